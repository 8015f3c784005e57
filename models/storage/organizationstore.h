// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/billingperiod.h"
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
/// An account with charges in a payer's bills in force.
struct ChargedAccount {
    QString key, name;   ///< name may be empty
    BillingPeriod first; ///< its earliest bill
    bool member = false; ///< is, or once was, of the payer's organization, or is known as the payer's
};

/// Payers and accounts as bills have them, whatever the form of their keys, with what the organizations
/// (WorldStore) know of them; and plain lists of members for payers that no organization can have: keys of
/// other providers.
class OrganizationStore
{
public:
    explicit OrganizationStore(Connection& connection) : m_connection(connection) {}

    /// Every payer that has an organization or a bill in force, by key.
    Result<QList<StoredPayer>> payers();
    /// Accounts with charges in a payer's bills in force, and its organization's members, by key.
    Result<QList<StoredAccount>> accountsOf(const QString& payer);
    /// Keys of the payers in whose bills in force the account has charges, or in whose organization it is.
    Result<QStringList> payersOf(const QString& account);
    /// Accounts with charges in a payer's bills in force, by key.
    Result<QList<ChargedAccount>> chargedAccounts(const QString& payer);
    /// Keeps that the payer has an organization. Where that is known already, nothing is changed.
    Result<void> knowPayer(const QString& payer, const QString& name, const QString& organizationId,
                           const QDateTime& now);
    /// Keeps that these accounts of its bills are the payer's.
    Result<void> knowMembers(const QString& payer, const QStringList& keys);
    /// Names an account for good: imports leave it alone afterwards. Issued bills keep the name they were
    /// issued with, and the name that an account has in the organizations goes before this one. An empty name
    /// gives the account back to the imports. NotFound where no bill or payer has it.
    Result<void> nameAccount(const QString& key, const QString& name);
    /// Whether any bill, in force or not, has charges of the account.
    Result<bool> isCharged(const QString& key);
    /// As the exports have it; empty where none has.
    Result<QString> importedName(const QString& key);

private:
    Connection& m_connection;
};

} // namespace billfold
