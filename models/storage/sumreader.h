// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/storage/connection.h"

namespace billfold
{

/// One group of a sum over parts.
struct GroupSum {
    int period = 0;    ///< BillingPeriod::index() where asked for by period, else 0
    QString key, name; ///< the name falls back to the key
    Money amount;      ///< in the basis asked for
    Money usage;
    QString unit; ///< empty where units differ
    qint64 lines = 0;
};

struct SumRequest {
    QList<qint64> parts;
    Dimension by = Dimension::Account; ///< Dimension::Line: one group of everything
    QString tagKey;
    QList<FilterStep> filters;
    Basis basis = Basis::Unblended;
    bool byPeriod = false;
};

/// Answers questions about bills out of the sums that imports wrote, without touching a line. The sums' rows
/// go by as numbers and are added up here: several times faster than grouping by texts in SQL, and no sum can
/// overflow.
class SumReader
{
public:
    explicit SumReader(Connection& connection) : m_connection(connection) {}

    /// In no order.
    Result<QList<GroupSum>> sums(const SumRequest& request);
    /// Unblended, of the days of the parts' month up to and including `lastDay` (from 1); nothing by or with
    /// tags, whose sums have no days.
    Result<QList<GroupSum>> daySums(const SumRequest& request, int lastDay);

private:
    Result<QList<GroupSum>> without(const SumRequest& request, qsizetype filter);
    Result<QList<GroupSum>> byTag(const SumRequest& request);

    Connection& m_connection;
};

} // namespace billfold
