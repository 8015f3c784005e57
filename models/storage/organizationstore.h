// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/connection.h"

#include <QDateTime>

namespace billfold
{

struct StoredPayer {
    QString key, name;                        ///< name may be empty
    QString organizationName, organizationId; ///< empty where it has no organization yet
    int linkedAccounts = 0;                   ///< of the organization, else of its bills; without the payer
};
struct StoredAccount {
    QString key, name;
};

/// Payers, their organizations, and the names of accounts.
class OrganizationStore
{
public:
    explicit OrganizationStore(Connection& connection) : m_connection(connection) {}

    /// Every payer that has an organization or a bill in force, by key.
    Result<QList<StoredPayer>> payers();
    /// Accounts with charges in a payer's bills in force, and its organization's members, by key.
    Result<QList<StoredAccount>> accountsOf(const QString& payer);
    /// Makes the organization with the payer and every account of its bills as members; where there is one,
    /// adds the members that it lacks and leaves the rest. One transaction.
    Result<void> makeOrganization(const QString& payer, const QString& name, const QString& organizationId,
                                  const QDateTime& now);
    /// Names an account for good: imports leave it alone afterwards. Issued bills keep the name they were
    /// issued with. An empty name gives the account back to the imports. NotFound where no bill or
    /// organization has it.
    Result<void> nameAccount(const QString& key, const QString& name);

private:
    Connection& m_connection;
};

} // namespace billfold
