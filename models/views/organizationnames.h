// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QString>

#include <optional>

namespace billfold
{

// What organizationtext.h does for accounts and units, for handshakes, policies and tags. The words of states
// are the API's own (OPEN, ACCEPTED), which are not translated.

/// The account's name; its id where it has none or is not known here.
QString accountName(const World& world, const AccountId& account);
/// "Claims Production EU (891970436352)"; the id alone where there is no name.
QString accountNameAndId(const World& world, const AccountId& account);
/// What an organization is called: its payer's name, for organizations have none.
QString organizationName(const World& world, const OrganizationId& organization);

/// "Root", "Organizational unit", "Account", "Payer account".
QString nodeKindName(const World& world, const NodeId& node);
/// An icon of resources/icons.
QString nodeIcon(const World& world, const NodeId& node);

/// "Service control policies", for headings and lists.
QString policyTypeName(PolicyType type);
/// What policies of the type are for, in one sentence.
QString policyTypePurpose(PolicyType type);

/// "OPEN", and what BadgeRole and IconRole say of it.
QString handshakeStateWord(HandshakeState state);
QString handshakeStateBadge(HandshakeState state);
QString handshakeStateIcon(HandshakeState state);
QString transferStatusWord(TransferStatus status);
QString transferStatusBadge(TransferStatus status);

/// The resource name of a policy of an organization; also of those of the provider.
QString policyArn(const World& world, const OrganizationId& organization, const PolicyId& policy,
                  PolicyType type);
QString organizationArn(const Organization& organization);

/// "team = logistics, stage = test"; empty where there are none.
QString tagsText(const Tags& tags);

} // namespace billfold
