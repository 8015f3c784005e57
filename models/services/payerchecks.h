// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/authorization.h"
#include "models/services/workspace.h"
#include "models/storage/connection.h"

namespace billfold
{

// Payers, accounts, imports and documents as far as a scope lets one see them, on a connection's thread.

Result<QList<PayerInfo>> readPayers(Connection& connection, const BillScope& scope);
Result<QList<AccountInfo>> readAccounts(Connection& connection, const QString& payer, const BillScope& scope);
/// Accounts with charges in the payer's bills that are not of its organization.
Result<QList<AccountInfo>> readUnknownAccounts(Connection& connection, const QString& payer);
/// Without those that brought anything of a payer that is hidden.
Result<QList<ImportRecord>> readImports(Connection& connection, const BillScope& scope);

/// Whether the import, or its document, is of payers that may be seen as a whole.
Result<void> checkImport(Connection& connection, qint64 importId, const BillScope& scope);
Result<void> checkOwnDocument(Connection& connection, qint64 documentId, const BillScope& scope);
/// Whether the account is the caller's own, or one of a payer whose bills may be seen as a whole.
Result<void> checkNaming(Connection& connection, const QString& account, const BillScope& scope);
/// What an import would bring is told; what is there of a hidden payer is not.
void hidePreviewed(QList<PeriodTotals>& periods, const BillScope& scope);

} // namespace billfold
