// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"

#include "models/storage/importstore.h"
#include "models/storage/importwriter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ImportJob", sentence);
}

constexpr int progressInterval = 100; // milliseconds
// A run of an account is as long as a batch lets it be; the more lines, the fewer runs, and the more memory.
constexpr int batchLines = 32768;

/// Rate and remaining time from what was read so far.
ImportProgress progressOf(const ExportSource& source, qint64 bytes, qint64 lines, const QString& file,
                          int filesDone, qint64 ms)
{
    ImportProgress progress;
    progress.bytes = bytes;
    progress.totalBytes = source.bytes;
    progress.lines = lines;
    progress.file = file;
    progress.filesDone = filesDone;
    progress.files = static_cast<int>(source.files.size());
    if (ms > 0)
        progress.linesPerSecond = lines * 1000 / ms;
    if (ms > 500 && bytes > 0)
        progress.secondsLeft = static_cast<int>((source.bytes - bytes) * ms / bytes / 1000);
    progress.phase = tr("Reading and storing charge lines");
    return progress;
}

QString refusal(const ReadSummary& summary)
{
    QString first;
    for (const Finding& finding : summary.findings) {
        if (finding.severity != Severity::Error)
            continue;
        first = finding.column.isEmpty()
                    ? tr("%1, line %2: %3").arg(finding.file).arg(finding.line).arg(finding.message)
                    : tr("%1, line %2, column %3: %4")
                          .arg(finding.file)
                          .arg(finding.line)
                          .arg(finding.column, finding.message);
        break;
    }
    return tr("The report has %1 lines with errors and nothing was imported. %2")
        .arg(summary.errorLines)
        .arg(first);
}

ImportHead headOf(const ExportSource& source, const ReadSummary& summary, const Clock& clock)
{
    ImportHead head;
    head.imported = clock.now();
    head.source =
        source.files.size() == 1 ? source.files.first() : QFileInfo(source.files.first()).absolutePath();
    head.format = source.format;
    head.formatName = source.formatName;
    head.reportName = source.reportName;
    head.assembly = source.assembly;
    head.hash = summary.contentHash;
    for (const QString& file : summary.files)
        head.files.append(QFileInfo(file).fileName());
    head.lines = summary.lines;
    head.errors = summary.errors;
    head.warnings = summary.warnings;
    head.skipped = summary.errorLines;
    head.skippedAmount = summary.errorAmount;
    head.basisAvailable = summary.basisAvailable;
    head.findings = summary.findings;
    head.accountNames = summary.accountNames;
    return head;
}

/// Tells how far it is: passes batches on and adds up what a person wants to see growing.
class ProgressSink final : public ChargeSink
{
public:
    explicit ProgressSink(ImportWriter& writer) : m_writer(writer) {}

    Result<void> take(ChargeBatch&& batch) override
    {
        for (const PackedLine& line : batch.lines)
            m_amount += line.cost[0];
        m_accounts += static_cast<int>(batch.accounts.size());
        return m_writer.take(std::move(batch));
    }
    Result<void> takeExactText(ExactText&& text) override { return m_writer.takeExactText(std::move(text)); }
    Money amount() const { return m_amount; }
    int accounts() const { return m_accounts; }

private:
    ImportWriter& m_writer;
    Money m_amount;
    int m_accounts = 0;
};

} // namespace

Result<ImportOutcome> importReport(Connection& connection, const ExportSource& source,
                                   const ImportOptions& options, const Clock& clock,
                                   const std::atomic<bool>& cancel,
                                   const std::function<void(const ImportProgress&)>& progress)
{
    ImportWriter writer(connection);
    if (auto begun = writer.begin(); !begun)
        return begun.error();
    ProgressSink sink(writer);
    QElapsedTimer timer;
    timer.start();
    qint64 lastReport = -progressInterval;
    ReadOptions read;
    read.batchLines = batchLines;
    read.cancel = &cancel;
    read.progress = [&](qint64 bytes, qint64 lines, const QString& file, int filesDone) {
        if (!progress || timer.elapsed() - lastReport < progressInterval)
            return;
        lastReport = timer.elapsed();
        ImportProgress now = progressOf(source, bytes, lines, file, filesDone, timer.elapsed());
        now.amount = sink.amount();
        now.accounts = sink.accounts();
        progress(now);
    };
    auto outcome = readExport(source, read, sink);
    if (!outcome)
        return outcome.error();
    const ReadSummary& summary = *outcome;
    if (summary.errorLines > 0 && !options.keepGoodLines) {
        ImportOutcome refused;
        refused.format = source.formatName;
        refused.findings = summary.findings;
        refused.skippedLines = summary.errorLines;
        refused.skippedAmount = summary.errorAmount;
        refused.refusal = refusal(summary);
        return refused;
    }
    if (summary.lines == 0)
        return Error{ErrorCode::Invalid, tr("The report has no lines to import."), {}};
    auto known = ImportStore(connection).holds(summary.contentHash);
    if (!known)
        return known.error();
    if (*known) {
        ImportOutcome same;
        same.format = source.formatName;
        same.unchanged = true;
        same.findings = summary.findings;
        return same;
    }
    // The last moment to turn back: what follows commits.
    if (cancel)
        return Error{ErrorCode::Cancelled, tr("The import was cancelled. Nothing was changed."), {}};
    return writer.finish(headOf(source, summary, clock));
}

} // namespace billfold
