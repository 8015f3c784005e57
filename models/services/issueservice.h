// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/core/clock.h"
#include "models/storage/connection.h"

namespace billfold
{

/// Reconciling and issuing, on a connection's thread.
Result<Reconciliation> readReconciliation(Connection& connection, const BillId& bill);
Result<void> writeReconciliation(Connection& connection, const BillId& bill, const ReconcileRow& row,
                                 const Clock& clock);
/// Everything but the freezing.
Result<IssueRehearsal> rehearse(Connection& connection, const BillId& bill, const Clock& clock);
Result<QList<IssuedDocument>> issueBill(Connection& connection, const BillId& bill, const Clock& clock);
Result<IssuedDocument> correctDocument(Connection& connection, qint64 documentId, Money amount,
                                       const QString& reason, const Clock& clock);

/// Refuses an invalid day.
Result<void> payDocument(Connection& connection, qint64 documentId, QDate on, const QString& reference);
Result<void> openDocument(Connection& connection, qint64 documentId);

/// Of the day of issue where the bill is issued, else the present ones.
Result<IssueSettings> readIssueSettings(Connection& connection, const BillId& bill);
/// Refuses a number scheme that cannot be used and a due time below zero.
Result<void> writeIssueSettings(Connection& connection, const QString& payer, const IssueSettings& settings);

} // namespace billfold
