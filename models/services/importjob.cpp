// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"

#include "models/services/auditnote.h"
#include "models/services/billaccounts.h"
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
    if (summary.errorLines == 0)
        return tr("The report has errors and nothing was imported. %1").arg(first);
    return summary.errorLines == 1
               ? tr("The report has 1 line with errors and nothing was imported. %1").arg(first)
               : tr("The report has %1 lines with errors and nothing was imported. %2")
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
    head.bytes = source.bytes;
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

AuditEvent importEvent(const ImportHead& head, const ImportOutcome& outcome)
{
    QList<QPair<QString, QString>> values{{u"import"_s, QString::number(outcome.importId)},
                                          {u"format"_s, head.format},
                                          {u"report"_s, head.reportName},
                                          {u"lines"_s, QString::number(head.lines)},
                                          {u"content"_s, QString::fromLatin1(head.hash.toHex())}};
    if (head.skipped > 0)
        values.append({u"linesLeftOut"_s, QString::number(head.skipped)});
    for (const PeriodTotals& totals : outcome.periods)
        values.append(
            {u"bill %1 %2 %3"_s.arg(totals.bill.payer, totals.bill.period.toString(), totals.bill.currency),
             totals.total.toString()});
    return {.action = u"billing:ImportUsage"_s, .object = head.source, .after = auditText(values)};
}

} // namespace

/// Passes lines on, and adds up what a person wants to see growing.
class ImportJob::Sink final : public ChargeSink
{
public:
    Sink(ImportWriter& writer, ImportJob& job) : m_writer(writer), m_job(job) {}

    Result<void> take(ChargeBatch&& batch) override
    {
        for (const PackedLine& line : batch.lines)
            m_job.m_amount += line.cost[0];
        for (const AccountEntry& account : batch.accounts)
            m_job.m_accounts.insert(account.key);
        return m_writer.take(std::move(batch));
    }
    Result<void> takeExactText(ExactText&& text) override { return m_writer.takeExactText(std::move(text)); }

private:
    ImportWriter& m_writer;
    ImportJob& m_job;
};

ImportJob::ImportJob(Connection& connection, const ImportOptions& options, const Clock& clock,
                     const std::atomic<bool>& cancel, std::function<void(const ImportProgress&)> progress)
    : m_connection(connection), m_options(options), m_clock(clock), m_cancel(cancel),
      m_progress(std::move(progress))
{
}

/// `read` is of the report that is being read.
void ImportJob::report(const ReadProgress& read)
{
    const qint64 ms = m_timer.elapsed();
    if (!m_progress || ms - m_lastReport < progressInterval)
        return;
    m_lastReport = ms;
    ImportProgress now = m_done;
    now.bytes += read.bytes;
    now.lines += read.lines;
    now.findings += read.findings;
    now.filesDone += read.filesDone;
    now.file = read.file;
    now.amount = m_amount;
    now.accounts = static_cast<int>(m_accounts.size());
    if (ms > 0)
        now.linesPerSecond = now.lines * 1000 / ms;
    if (ms > 500 && now.bytes > 0)
        now.secondsLeft = static_cast<int>((now.totalBytes - now.bytes) * ms / now.bytes / 1000);
    now.phase = tr("Reading and storing charge lines");
    m_progress(now);
}

Result<ImportOutcome> ImportJob::unchanged(qint64 importId, const ExportSource& source) const
{
    auto records = ImportStore(m_connection).imports();
    if (!records)
        return records.error();
    ImportOutcome same;
    same.format = source.formatName;
    same.unchanged = true;
    for (const ImportRecord& record : std::as_const(*records)) {
        if (record.id == importId)
            same.periods = record.periods;
    }
    for (PeriodTotals& totals : same.periods)
        totals.unchanged = true;
    return same;
}

/// The import that holds these very bytes, told without reading a line; 0 where there is none.
Result<qint64> ImportJob::known(const ExportSource& source) const
{
    ImportStore store(m_connection);
    const auto likely = store.mayHold(source.bytes, m_options.keepGoodLines);
    if (!likely)
        return likely.error();
    if (!*likely)
        return 0;
    const auto hash = contentHashOf(source, &m_cancel);
    if (!hash)
        return hash.error();
    return store.holding(*hash);
}

Result<ImportOutcome> ImportJob::importOne(const ExportSource& source)
{
    const auto before = known(source);
    if (!before)
        return before.error();
    if (*before != 0) {
        m_done.bytes += source.bytes;
        m_done.filesDone += static_cast<int>(source.files.size());
        return unchanged(*before, source);
    }
    ImportWriter writer(m_connection);
    if (auto begun = writer.begin(); !begun)
        return begun.error();
    Sink sink(writer, *this);
    ReadOptions read;
    read.batchLines = batchLines;
    read.cancel = &m_cancel;
    read.progress = [this](const ReadProgress& now) { report(now); };
    auto summary = readExport(source, read, sink);
    if (!summary)
        return summary.error();
    m_done.bytes += source.bytes;
    m_done.lines += summary->lines;
    m_done.findings += summary->findings.size();
    m_done.filesDone += static_cast<int>(source.files.size());
    // Also where no line is wrong: of a file that is cut off, nobody knows what is missing.
    if (summary->errors > 0 && !m_options.keepGoodLines) {
        ImportOutcome refused;
        refused.format = source.formatName;
        refused.findings = summary->findings;
        refused.skippedLines = summary->errorLines;
        refused.skippedAmount = summary->errorAmount;
        refused.refusal = refusal(*summary);
        return refused;
    }
    if (summary->lines == 0)
        return Error{ErrorCode::Invalid, tr("The report has no lines to import."), {}};
    // Another program may have brought it meanwhile.
    const auto meanwhile = ImportStore(m_connection).holding(summary->contentHash);
    if (!meanwhile)
        return meanwhile.error();
    if (*meanwhile != 0)
        return unchanged(*meanwhile, source);
    // The last moment to turn back: what follows commits.
    if (m_cancel)
        return Error{ErrorCode::Cancelled, tr("The import was cancelled. Nothing was changed."), {}};
    const ImportHead head = headOf(source, *summary, m_clock);
    return writer.finish(head, [&](const ImportOutcome& outcome) {
        return noteAudit(m_connection, importEvent(head, outcome));
    });
}

Result<void> ImportJob::makeOrganizations(const QList<PeriodTotals>& periods)
{
    QStringList payers;
    for (const PeriodTotals& totals : periods) {
        if (!payers.contains(totals.bill.payer))
            payers.append(totals.bill.payer);
    }
    for (const QString& payer : std::as_const(payers)) {
        if (auto made = makeOrganizationOf(m_connection, payer, m_clock); !made)
            return made;
    }
    return {};
}

Result<ImportOutcome> ImportJob::importAll(const QList<ExportSource>& sources)
{
    ImportOutcome all;
    all.unchanged = true;
    for (const ExportSource& source : sources) {
        auto one = importOne(source);
        if (!one || !one->refusal.isEmpty())
            return one;
        all.importId = std::max(all.importId, one->importId);
        all.format = one->format;
        all.periods += one->periods;
        all.findings += one->findings;
        all.skippedLines += one->skippedLines;
        if (one->skippedAmount)
            all.skippedAmount = all.skippedAmount.value_or(Money()) + *one->skippedAmount;
        all.unchanged = all.unchanged && one->unchanged;
    }
    if (m_options.makeOrganization) {
        if (auto made = makeOrganizations(all.periods); !made)
            return made.error();
    }
    return all;
}

Result<ImportOutcome> ImportJob::run(const QList<ExportSource>& sources)
{
    m_timer.start();
    for (const ExportSource& source : sources) {
        m_done.totalBytes += source.bytes;
        m_done.files += static_cast<int>(source.files.size());
    }
    // One report is a transaction by itself. Savepoints within another cost a fifth more.
    if (sources.size() == 1 && !m_options.makeOrganization)
        return importAll(sources);
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    auto all = importAll(sources);
    if (!all || !all->refusal.isEmpty())
        return all;
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return all;
}

} // namespace billfold
