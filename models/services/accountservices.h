// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/accountservices.h"
#include "models/core/accountid.h"
#include "models/storage/connection.h"

namespace billfold
{

/// What the owner of an account sees and decides on its own, answered on a connection's thread.
Result<QList<AccountService>> readAccountServices(Connection& connection, const AccountId& account);
Result<AccountResources> readAccountResources(Connection& connection, const AccountId& account, int limit);
Result<AccountSupport> readAccountSupport(Connection& connection, const AccountId& account);

/// Signs up for a service, or leaves it. Refused where a policy of the organization restricts the account.
/// Noted in the audit log, and in the activity, by the account.
Result<void> chooseAccountService(Connection& connection, const AccountId& account, const QString& prefix,
                                  bool signUp, const QDateTime& now);
Result<void> chooseAccountSupport(Connection& connection, const AccountId& account, const QString& plan,
                                  const QDateTime& now);

} // namespace billfold
