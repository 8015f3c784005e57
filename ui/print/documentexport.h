// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"
#include "ui/print/pdfexporter.h"

namespace billfold
{

// Jobs for Workspace::withDocuments(): documents are read, laid out and written one by one, so memory is that
// of the largest, whatever their number. They run on the thread that calls them.

/// The consolidated bill in one PDF; with the statement of each account behind it, pages numbered through,
/// where `withStatements` says so; all of them to the same depth. Progress counts pages.
Result<void> writeBillPdf(DocumentSource& source, DocumentDepth depth, bool withStatements,
                          const QString& path, const ExportProgress& progress = {});

/// A PDF for each account's statement, named as documentFileName() says, in a folder that is made where it is
/// missing. `accounts` empty: all accounts of the bill. Answers with the paths of the files. Progress counts
/// statements. What was written before it stopped or failed is complete and stays.
Result<QStringList> writeStatements(DocumentSource& source, DocumentDepth depth, const QStringList& accounts,
                                    const QString& folder, const ExportProgress& progress = {});

} // namespace billfold
