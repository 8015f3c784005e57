// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/core/clock.h"
#include "models/storage/connection.h"

namespace billfold
{

/// The questions about bills, answered on a connection's thread. Workspace asks them from its own threads.
Result<QList<BillSummary>> readBills(Connection& connection);
Result<BillSummary> readBill(Connection& connection, const BillId& id);
Result<BillTable> readTable(Connection& connection, const BillQuery& query);
Result<LinePage> readLines(Connection& connection, const LineQuery& query);
Result<TrendTable> readTrend(Connection& connection, const TrendQuery& query);

/// What a later export of an issued month changed, by account: later less issued. No rows where nothing
/// differs.
Result<BillTable> readDifference(Connection& connection, const BillId& bill);

} // namespace billfold
