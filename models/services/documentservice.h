// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"
#include "models/services/authorization.h"
#include "models/storage/connection.h"

#include <memory>

namespace billfold
{

/// The documents of a bill, on a connection's thread. Holds a snapshot of the database while it lives. Where
/// the bill is not seen as a whole, it has the account's own statement and no other document.
Result<std::unique_ptr<DocumentSource>> openDocuments(Connection& connection, const BillId& bill,
                                                      const BillScope& scope = {});

/// A document that was issued, of any kind, by its id. A bill or a statement is as detailed as `depth` says.
Result<DocumentInput> readDocument(Connection& connection, qint64 documentId, DocumentDepth depth,
                                   const BillScope& scope = {});

/// The issued documents that may be seen: an account's own statements, and all of the bills it pays.
Result<QList<IssuedDocument>> readDocuments(Connection& connection, const BillScope& scope);

/// How a payer issues, with the organization's own name and id where the person set no others. This is what
/// issuing freezes.
Result<IssueSettings> effectiveSettings(Connection& connection, const QString& payer);

} // namespace billfold
