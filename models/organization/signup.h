// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/world.h"

#include <QString>
#include <QStringView>

namespace billfold
{

// What the owner of an account does on its own: signing up for services, and choosing premium support. The
// payer restricts that with policies alone, so only where the organization has all features.

/// The prefix under which policies know a service of a bill: "s3" for AmazonS3, "ec2" for AmazonVPC. The code
/// itself in small letters where nothing better is known.
QString servicePrefixOf(QStringView serviceCode);

/// The action that signing up for a service asks for: "s3:SignUp". No service has an action of that name, so
/// a policy is about it where it is about the whole service (s3:*), or about everything.
QString signUpAction(const QString& servicePrefix);
/// The action that choosing a plan of premium support asks for.
QString supportPlanAction();

/// AccessDeniedException that names the policy, where a policy of the organization restricts the account.
Result<void> checkMaySignUp(const World& world, const AccountId& account, const QString& servicePrefix);
/// Enterprise support can be chosen by the root user whatever the policies say (section 5.1, rule 7).
Result<void> checkMayChooseSupport(const World& world, const AccountId& account, QStringView planKey,
                                   bool byRootUser);

} // namespace billfold
