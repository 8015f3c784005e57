// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/storage/connection.h"

namespace billfold
{

/// The provider's invoices against the bill in force.
class ReconcileStore
{
public:
    explicit ReconcileStore(Connection& connection) : m_connection(connection) {}

    /// One row for each invoice and seller of the bill, with what was entered for it; then what was entered
    /// for invoices that the bill no longer has (their bill amount is zero). Ordered by invoice and seller.
    Result<QList<ReconcileRow>> rows(const BillId& bill);
    /// Keeps amount, state, note and time of one row (by invoice and seller). An amount beyond a pair is
    /// Invalid.
    Result<void> set(const BillId& bill, const ReconcileRow& row);

private:
    Connection& m_connection;
};

} // namespace billfold
