// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"
#include "models/organization/world.h"

#include <QString>

namespace billfold
{

/// "Root user", the name of a user, the name of a role.
QString principalName(const PrincipalId& principal);
/// With the account's name: "ines.holm, Meridian Billing".
QString principalTitle(const World& world, const PrincipalId& principal);
/// The icon that goes with a kind of principal.
QString principalIcon(PrincipalId::Kind kind);

/// What a policy is called: the title of a ready-made one, the name of one of the account's own.
QString policyTitle(const PolicyArn& policy);
/// "Ready-made" or "This account".
QString policyOrigin(const PolicyArn& policy);

/// The rules of a password policy in a sentence; of the default where there is none.
QString passwordPolicyText(const std::optional<PasswordPolicy>& policy);

/// Whether the notice that asks for MFA is to be shown for these credentials: a password, no device, and not
/// put off. `onHome`: there it stays although it was put off until tomorrow.
bool asksForMfa(const Credentials* credentials, const QDateTime& now, bool onHome);

} // namespace billfold
