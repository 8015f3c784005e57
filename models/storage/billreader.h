// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/billing/imports.h"
#include "models/storage/connection.h"

namespace billfold
{

/// A part in force: one payer's month in one currency, as an import delivered it.
struct PartRow {
    qint64 id = 0;
    qint64 importId = 0;
    BillSummary summary; ///< without sellers and what issuing adds
    std::array<qint64, basisCount> absent{};
    std::array<bool, basisCount> available{};
    qint64 besideId = 0; ///< a later export kept beside an issued month
};

/// One group of a sum over parts.
struct GroupSum {
    int period = 0; ///< BillingPeriod::index() where asked for by period, else 0
    QString key, name;
    Amounts amounts;
    Money usage;
    QString unit; ///< empty where units differ
    qint64 lines = 0;
};
struct SumRequest {
    QList<qint64> parts;
    Dimension by = Dimension::Account;
    QString tagKey;
    QList<FilterStep> filters;
    bool byPeriod = false;
};

/// Reads bills out of the sums that imports wrote. Every call is one short read, finished when it returns.
/// Amounts are summed in parts that cannot overflow.
class BillReader
{
public:
    explicit BillReader(Connection& connection) : m_connection(connection) {}

    /// Parts in force, latest period first.
    Result<QList<PartRow>> parts();
    Result<std::optional<PartRow>> part(const BillId& bill);
    Result<QList<GroupSum>> sums(const SumRequest& request);
    /// Unblended, by group, of the days up to and including `lastDay`.
    Result<QList<GroupSum>> daySums(const SumRequest& request, QDate lastDay);
    Result<LinePage> lines(qint64 part, const LineQuery& query);
    Result<QPair<Money, qint64>> lineTotals(qint64 part, const LineQuery& query);
    /// The lines of largest amount, either sign.
    Result<QList<LineRow>> largestLines(qint64 part, const LineQuery& query, Basis basis);
    Result<QStringList> tagKeys(const QString& payer);
    Result<QStringList> sellers(qint64 part);
    /// Keys of the part's accounts that are no members of its payer's organization.
    Result<QStringList> unknownAccounts(qint64 part);

    Result<QList<ImportRecord>> imports();
    Result<QList<Finding>> findings(qint64 importId);

private:
    Connection& m_connection;
};

} // namespace billfold
