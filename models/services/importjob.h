// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/core/clock.h"
#include "models/ingest/exportreader.h"
#include "models/storage/connection.h"

#include <atomic>
#include <functional>

namespace billfold
{

/// Imports one report: a thread of its own reads and decodes while this one stores. Blocks until done.
Result<ImportOutcome> importReport(Connection& connection, const ExportSource& source,
                                   const ImportOptions& options, const Clock& clock,
                                   const std::atomic<bool>& cancel,
                                   const std::function<void(const ImportProgress&)>& progress);

/// What a report holds, read up to `maxLines` (-1: all), without writing anything.
Result<ImportPreview> previewReport(Connection& connection, const ExportSource& source, qint64 maxLines);

/// The same for what a person dropped: every report found in the paths. One preview, or one outcome, for all
/// of them.
Result<ImportPreview> previewReports(Connection& connection, const QStringList& paths, qint64 maxLines);
Result<ImportOutcome> importReports(Connection& connection, const QStringList& paths,
                                    const ImportOptions& options, const Clock& clock,
                                    const std::atomic<bool>& cancel,
                                    const std::function<void(const ImportProgress&)>& progress);

/// Makes an organization of a payer from what its bills name. Its id is made of the payer's key.
Result<void> makeOrganizationOf(Connection& connection, const QString& payer, const Clock& clock);

} // namespace billfold
