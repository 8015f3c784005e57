// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/billing/pricegroup.h"
#include "models/storage/boundsql.h"

namespace billfold
{

/// Reads charge lines of a part. The runs in which they were stored lead to them: a filter skips the runs
/// that cannot have what it asks for, and texts are looked up for the lines that are shown only.
class LineStore
{
public:
    explicit LineStore(Connection& connection) : m_connection(connection) {}

    /// In the order of their row ids.
    Result<LinePage> lines(qint64 part, const LineQuery& query);
    /// Unblended sum and number of what the query selects, page and limit left aside.
    Result<QPair<Money, qint64>> totals(qint64 part, const LineQuery& query);
    /// The lines of largest amount, either sign, largest first; at most query.limit.
    Result<QList<LineRow>> largest(qint64 part, const LineQuery& query, Basis basis);
    /// The lines by what the provider says of them, largest amount first, either sign; at most query.limit.
    Result<QList<PriceGroup>> prices(qint64 part, const LineQuery& query, Basis basis);

private:
    Result<BoundSql> selection(qint64 part, const LineQuery& query);

    Connection& m_connection;
};

} // namespace billfold
