// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditnote.h"
#include "models/services/importjob.h"
#include "models/storage/importstore.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// What was not imported, and why.
void noteRefused(Connection& connection, const QStringList& paths, const Result<ImportOutcome>& outcome)
{
    const AuditEvent event{.action = u"billing:ImportUsage"_s, .object = paths.join(u'\n')};
    if (!outcome)
        noteRefusal(connection, event, outcome.error());
    else if (!outcome->refusal.isEmpty())
        noteRefusal(connection, event, {ErrorCode::Invalid, outcome->refusal});
}

/// Imports the sources, or nothing where a bill is among them that the caller does not see whole.
Result<ImportOutcome> importSources(Connection& connection, const QList<ExportSource>& sources,
                                    const ImportOptions& options, const Clock& clock,
                                    const std::atomic<bool>& cancel,
                                    const std::function<void(const ImportProgress&)>& progress,
                                    const BillScope& scope)
{
    if (!scope.limited())
        return ImportJob(connection, options, clock, cancel, progress).run(sources);
    // Whose bills they are is known when they are read.
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    auto outcome = ImportJob(connection, options, clock, cancel, progress).run(sources);
    if (!outcome)
        return outcome;
    for (const PeriodTotals& period : std::as_const(outcome->periods)) {
        if (!scope.seesWhole(period.bill.payer))
            return payerOnly(period.bill.payer);
    }
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return outcome;
}

} // namespace

Result<ImportOutcome> importReport(Connection& connection, const ExportSource& source,
                                   const ImportOptions& options, const Clock& clock,
                                   const std::atomic<bool>& cancel,
                                   const std::function<void(const ImportProgress&)>& progress,
                                   const BillScope& scope)
{
    auto outcome = importSources(connection, {source}, options, clock, cancel, progress, scope);
    noteRefused(connection, source.files, outcome);
    return outcome;
}

Result<ImportOutcome> importReports(Connection& connection, const QStringList& paths,
                                    const ImportOptions& options, const Clock& clock,
                                    const std::atomic<bool>& cancel,
                                    const std::function<void(const ImportProgress&)>& progress,
                                    const BillScope& scope)
{
    auto sources = findExports(paths);
    auto outcome = sources ? importSources(connection, *sources, options, clock, cancel, progress, scope)
                           : Result<ImportOutcome>(sources.error());
    noteRefused(connection, paths, outcome);
    return outcome;
}

Result<void> undoImportOf(Connection& connection, qint64 importId)
{
    return audited<void>(connection, {.action = u"billing:UndoImport"_s, .object = QString::number(importId)},
                         [&](AuditEvent& event) -> Result<void> {
                             auto imports = ImportStore(connection).imports();
                             if (!imports)
                                 return imports.error();
                             for (const ImportRecord& record : std::as_const(*imports)) {
                                 if (record.id == importId)
                                     event.before =
                                         auditText({{u"source"_s, record.source},
                                                    {u"report"_s, record.reportName},
                                                    {u"imported"_s, record.imported.toString(Qt::ISODate)},
                                                    {u"lines"_s, QString::number(record.lines)}});
                             }
                             return ImportStore(connection).undo(importId);
                         });
}

} // namespace billfold
