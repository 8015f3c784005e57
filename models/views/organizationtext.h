// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QString>

namespace billfold
{

/// How accounts and organizations are named on screen. Badges carry the words of the organizations' API.

/// ACTIVE, SUSPENDED, CLOSED…
QString accountStateWord(AccountState state);
/// A BadgeRole: what the state means.
QString accountStateBadge(AccountState state);
/// "14 Feb 2021, created here".
QString joinedText(const Membership& membership);
/// "All features", "Consolidated billing features".
QString featureSetName(FeatureSet features);
/// Why a request to create an account failed, as a sentence; the word itself where it is not known.
QString failureSentence(const QString& reason);

/// The name of an account, a unit or the root; its id where it has none.
QString nodeName(const World& world, const NodeId& node);
/// "Root / Workloads / Production", the node itself last.
QString nodePath(const World& world, const NodeId& node);
/// The resource name: arn:aws:organizations::<payer>:account/<organization>/<account>. Empty for what is in
/// no organization.
QString nodeArn(const World& world, const NodeId& node);
/// What an organization is called: its payer's name.
QString organizationTitle(const World& world, const Organization& organization);

/// What an account is to organizations; decides what the pages offer while it acts.
enum class Standing { Payer, Linked, Alone };
Standing standingOf(const World& world, const AccountId& account);
/// "Payer account", "Linked account", "Stands alone".
QString standingName(Standing standing);

} // namespace billfold
