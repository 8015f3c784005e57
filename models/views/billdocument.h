// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"
#include "models/views/document.h"

namespace billfold
{

// Documents of a bill as values: what stands on the pages, nothing about how. The same input makes the same
// document, whatever the clock or the locale, so an issued bill reads the same for ever.

/// The bill that the payer account is charged.
Document billDocument(const BillDocumentInput& input);
/// What one account cost, for information.
Document statementDocument(const StatementInput& input);
/// An invoice of a seller of record, a credit note or a correction.
Document invoiceDocument(const InvoiceInput& input);
Document documentOf(const DocumentInput& input);

/// A file name for a document, without a folder. It is the same each time and names month, payer and
/// currency, so that the documents of several bills can lie in one folder:
/// `2026-09-bill-112233445566-USD.pdf`, `2026-09-statement-112233445566-USD-669150428837.pdf`,
/// `2026-09-invoice-112233445566-2026-09-0001-I1.pdf`.
QString documentFileName(const DocumentInput& input);
/// Of a consolidated bill.
QString documentFileName(const BillId& bill);

} // namespace billfold
