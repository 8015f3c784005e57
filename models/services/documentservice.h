// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"
#include "models/storage/connection.h"

#include <memory>

namespace billfold
{

/// The documents of a bill, on a connection's thread. Holds a snapshot of the database while it lives.
Result<std::unique_ptr<DocumentSource>> openDocuments(Connection& connection, const BillId& bill);

/// A document that was issued, of any kind, by its id. A bill or a statement is as detailed as `depth` says.
Result<DocumentInput> readDocument(Connection& connection, qint64 documentId, DocumentDepth depth);

/// How a payer issues, with the organization's own name and id where the person set no others. This is what
/// issuing freezes.
Result<IssueSettings> effectiveSettings(Connection& connection, const QString& payer);

} // namespace billfold
