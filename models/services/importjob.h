// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/core/clock.h"
#include "models/ingest/exportreader.h"
#include "models/services/authorization.h"
#include "models/storage/connection.h"

#include <QElapsedTimer>

#include <atomic>
#include <functional>
#include <set>

namespace billfold
{

/// Imports reports, all of them or none: in one transaction, a thread of its own reading and decoding while
/// this one stores. A report that is there already, byte for byte, changes nothing; one with errors is
/// refused unless its good lines are to be kept, and then nothing of the others is kept either.
class ImportJob
{
public:
    /// Progress is called in the thread that runs the job, at most ten times a second.
    ImportJob(Connection& connection, const ImportOptions& options, const Clock& clock,
              const std::atomic<bool>& cancel, std::function<void(const ImportProgress&)> progress);

    /// Blocks until done.
    Result<ImportOutcome> run(const QList<ExportSource>& sources);

private:
    class Sink;
    Result<ImportOutcome> importAll(const QList<ExportSource>& sources);
    Result<ImportOutcome> importOne(const ExportSource& source);
    Result<qint64> known(const ExportSource& source) const;
    Result<ImportOutcome> unchanged(qint64 importId, const ExportSource& source) const;
    Result<void> makeOrganizations(const QList<PeriodTotals>& periods);
    void report(const ReadProgress& read);

    Connection& m_connection;
    const ImportOptions& m_options;
    const Clock& m_clock;
    const std::atomic<bool>& m_cancel;
    std::function<void(const ImportProgress&)> m_progress;
    QElapsedTimer m_timer;
    qint64 m_lastReport = std::numeric_limits<qint64>::min() / 2;
    ImportProgress m_done; // of the reports that are done; totals of all
    Money m_amount;
    std::set<std::string> m_accounts;
};

/// One report. Refused, and nothing of it kept, where it is of a payer whose bills the scope hides.
Result<ImportOutcome> importReport(Connection& connection, const ExportSource& source,
                                   const ImportOptions& options, const Clock& clock,
                                   const std::atomic<bool>& cancel,
                                   const std::function<void(const ImportProgress&)>& progress,
                                   const BillScope& scope = {});
/// Every report that is found in the paths, likewise.
Result<ImportOutcome> importReports(Connection& connection, const QStringList& paths,
                                    const ImportOptions& options, const Clock& clock,
                                    const std::atomic<bool>& cancel,
                                    const std::function<void(const ImportProgress&)>& progress,
                                    const BillScope& scope = {});

/// Takes an import back: ImportStore::undo.
Result<void> undoImportOf(Connection& connection, qint64 importId);

/// What is in the paths that a person dropped, read up to `maxLines` of each report, without writing
/// anything.
Result<ImportPreview> previewReports(Connection& connection, const QStringList& paths, qint64 maxLines);

} // namespace billfold
