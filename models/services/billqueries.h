// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/core/clock.h"
#include "models/services/authorization.h"
#include "models/storage/connection.h"

namespace billfold
{

/// The questions about bills, answered on a connection's thread. Workspace asks them from its own threads.
/// Each is answered as far as the scope lets one see: of a bill that is not seen as a whole, the lines of the
/// one account, as if there were no others. NotFound where it has none.
Result<QList<BillSummary>> readBills(Connection& connection, const BillScope& scope = {});
Result<BillSummary> readBill(Connection& connection, const BillId& id, const BillScope& scope = {});
Result<BillTable> readTable(Connection& connection, const BillQuery& query, const BillScope& scope = {});
Result<LinePage> readLines(Connection& connection, const LineQuery& query, const BillScope& scope = {});
Result<QPair<Money, qint64>> readLineTotals(Connection& connection, const LineQuery& query,
                                            const BillScope& scope = {});
Result<TrendTable> readTrend(Connection& connection, const TrendQuery& query, const BillScope& scope = {});
Result<QStringList> readTagKeys(Connection& connection, const QString& payer, const BillScope& scope = {});

/// What a later export of an issued month changed, by account: later less issued. No rows where nothing
/// differs.
Result<BillTable> readDifference(Connection& connection, const BillId& bill, const BillScope& scope = {});

/// The filters of a question about a payer's bills, and that it is about the one account where no more may be
/// seen.
QList<FilterStep> withinScope(const QList<FilterStep>& filters, const QString& payer, const BillScope& scope);

} // namespace billfold
