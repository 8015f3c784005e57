// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/storage/connection.h"

#include <QSet>

namespace billfold
{

/// A part in force: one payer's month in one currency, as an import delivered it.
struct PartRow {
    qint64 id = 0;
    qint64 importId = 0;
    BillSummary summary; ///< without sellers and the difference since issue
    std::array<qint64, basisCount> absent{};
    std::array<bool, basisCount> available{};
    qint64 besideId = 0; ///< a later export kept beside an issued month
};

/// What one account has of a part.
struct AccountPart {
    QString name; ///< of an issued bill the name of that day; may be empty
    Money total;  ///< unblended
    qint64 lines = 0;
    bool estimate = false;
    std::array<qint64, basisCount> absent{};
};

/// The heads of bills. An issued bill has the names and dates of its issue.
class BillReader
{
public:
    explicit BillReader(Connection& connection) : m_connection(connection) {}

    /// Parts in force, latest period first.
    Result<QList<PartRow>> parts();
    Result<std::optional<PartRow>> part(const BillId& bill);
    Result<QStringList> sellers(qint64 part);
    /// The same of one account of it.
    Result<QStringList> sellers(qint64 part, const QString& account);
    /// Nothing where the part has no charges of the account.
    Result<std::optional<AccountPart>> ofAccount(qint64 part, const QString& account);
    /// The parts in force that have charges of the account.
    Result<QSet<qint64>> partsWith(const QString& account);
    /// Keys of the part's accounts that are no members of its payer's organization.
    Result<QStringList> unknownAccounts(qint64 part);
    /// Tag keys and cost categories in a payer's bills in force.
    Result<QStringList> tagKeys(const QString& payer);
    /// The same among the charges of one account.
    Result<QStringList> tagKeys(const QString& payer, const QString& account);

private:
    Result<QList<PartRow>> read(const QString& where, const QVariantList& values);
    Result<QStringList> texts(const QString& sql, const QVariantList& values);

    Connection& m_connection;
};

} // namespace billfold
