// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"

#include "models/storage/billreader.h"
#include "models/storage/importwriter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <thread>

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

/// Hands batches from the reading thread to the storing one; a few at most wait, so memory stays bounded.
class BatchQueue final : public ChargeSink
{
public:
    Result<void> take(ChargeBatch&& batch) override
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_batches.size() < 3 || m_failed; });
        if (m_failed)
            return *m_failed;
        m_batches.push_back(std::move(batch));
        m_filled.notify_one();
        return {};
    }
    Result<void> takeExactText(ExactText&& text) override
    {
        const std::lock_guard lock(m_mutex);
        m_texts.push_back(std::move(text));
        return {};
    }
    /// The reader is done.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_filled.notify_one();
    }
    /// The storing side failed: the reader stops at its next batch.
    void fail(const Error& error)
    {
        const std::lock_guard lock(m_mutex);
        m_failed = error;
        m_room.notify_one();
    }
    /// False at the end.
    bool pop(ChargeBatch& batch)
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return !m_batches.empty() || m_closed; });
        if (m_batches.empty())
            return false;
        batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_room.notify_one();
        return true;
    }
    std::vector<ExactText>& texts() { return m_texts; }

private:
    std::mutex m_mutex;
    std::condition_variable m_room, m_filled;
    std::deque<ChargeBatch> m_batches;
    std::vector<ExactText> m_texts;
    std::optional<Error> m_failed;
    bool m_closed = false;
};

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

Result<bool> alreadyImported(Connection& connection, const QByteArray& hash)
{
    Query query(connection, u"SELECT count(*), sum(p.state IN (0, 3)) FROM import m JOIN part p ON p.import "
                            u"= m.id WHERE m.hash = ?"
                            " AND m.undone = 0 GROUP BY m.id"_s);
    query.bind(hash);
    if (auto ran = query.run(); !ran)
        return ran.error();
    bool found = false;
    while (query.next())
        found = found || query.integer(0) == query.integer(1);
    return found;
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

} // namespace

Result<ImportOutcome> importReport(Connection& connection, const ExportSource& source,
                                   const ImportOptions& options, const Clock& clock,
                                   const std::atomic<bool>& cancel,
                                   const std::function<void(const ImportProgress&)>& progress)
{
    ImportWriter writer(connection);
    if (auto begun = writer.begin(); !begun)
        return begun.error();
    BatchQueue queue;
    QElapsedTimer timer;
    timer.start();
    qint64 lastReport = -progressInterval;
    ReadOptions read;
    read.batchLines = 16384;
    read.cancel = &cancel;
    read.progress = [&](qint64 bytes, qint64 lines, const QString& file, int filesDone) {
        if (!progress || timer.elapsed() - lastReport < progressInterval)
            return;
        lastReport = timer.elapsed();
        progress(progressOf(source, bytes, lines, file, filesDone, timer.elapsed()));
    };
    std::optional<Result<ReadSummary>> outcome;
    std::thread reader([&] {
        outcome = readExport(source, read, queue);
        queue.close();
    });
    Result<void> stored;
    ChargeBatch batch;
    while (queue.pop(batch)) {
        if (!stored)
            continue; // the reader is stopping
        stored = writer.take(std::move(batch));
        if (!stored)
            queue.fail(stored.error());
        batch = {};
    }
    reader.join();
    if (!stored)
        return stored.error();
    if (!*outcome)
        return outcome->error();
    const ReadSummary& summary = **outcome;
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
    auto known = alreadyImported(connection, summary.contentHash);
    if (!known)
        return known.error();
    if (*known) {
        ImportOutcome same;
        same.format = source.formatName;
        same.unchanged = true;
        same.findings = summary.findings;
        return same;
    }
    for (ExactText& text : queue.texts()) {
        if (auto taken = writer.takeExactText(std::move(text)); !taken)
            return taken.error();
    }
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
    return writer.finish(head);
}

namespace
{

/// Adds up what passes by, for a preview.
class Tally final : public ChargeSink
{
public:
    struct Sum {
        OriginEntry origin;
        PeriodTotals totals;
        std::set<std::uint32_t> accounts;
    };
    Result<void> take(ChargeBatch&& batch) override
    {
        origins.insert(origins.end(), batch.origins.begin(), batch.origins.end());
        accounts.insert(accounts.end(), batch.accounts.begin(), batch.accounts.end());
        items.insert(items.end(), batch.items.begin(), batch.items.end());
        kinds.insert(kinds.end(), batch.kinds.begin(), batch.kinds.end());
        for (const PackedLine& line : batch.lines) {
            const OriginEntry& origin = origins[line.origin];
            Sum* sum = sumOf(origin);
            ++sum->totals.lines;
            sum->totals.total += line.cost[0];
            sum->totals.estimate = sum->totals.estimate || origin.invoiceId.empty();
            sum->accounts.insert(line.account);
            const QDate day = QDateTime::fromSecsSinceEpoch(line.start, Qt::UTC).date();
            if (!sum->totals.firstDay.isValid() || day < sum->totals.firstDay)
                sum->totals.firstDay = day;
            if (!sum->totals.lastDay.isValid() || day > sum->totals.lastDay)
                sum->totals.lastDay = day;
            if (firstLines.size() < 8)
                firstLines.append(shown(line, origin));
        }
        return {};
    }
    Result<void> takeExactText(ExactText&&) override { return {}; }

    std::map<std::tuple<std::string, int, std::string>, Sum> sums;
    std::vector<AccountEntry> accounts;
    QList<LineRow> firstLines;

private:
    Sum* sumOf(const OriginEntry& origin)
    {
        const auto key = std::make_tuple(origin.payerKey, origin.period, origin.currency);
        auto found = sums.find(key);
        if (found == sums.end()) {
            Sum fresh{
                origin,
                {.bill = {*BillingPeriod::fromIndex(origin.period), QString::fromStdString(origin.payerKey),
                          QString::fromStdString(origin.currency)}},
                {}};
            found = sums.emplace(key, std::move(fresh)).first;
        }
        return &found->second;
    }
    LineRow shown(const PackedLine& line, const OriginEntry& origin) const
    {
        LineRow row;
        const ItemEntry& item = items[line.item];
        row.rawType = QString::fromStdString(kinds[line.kind].rawType);
        row.type = kinds[line.kind].type;
        row.accountKey = QString::fromStdString(accounts[line.account].key);
        row.accountName = QString::fromStdString(accounts[line.account].name);
        row.service = QString::fromStdString(item.serviceName.empty() ? item.serviceCode : item.serviceName);
        row.usageType = QString::fromStdString(item.usageType);
        row.region = QString::fromStdString(item.region);
        row.unit = QString::fromStdString(item.unit);
        row.usage = line.usage;
        row.amounts.of = line.cost;
        row.start = QDateTime::fromSecsSinceEpoch(line.start, Qt::UTC);
        row.end = row.start.addSecs(line.seconds);
        row.seller = QString::fromStdString(origin.seller);
        row.sourceLine = line.sourceLine;
        return row;
    }

    std::vector<OriginEntry> origins;
    std::vector<ItemEntry> items;
    std::vector<KindEntry> kinds;
};

} // namespace

Result<ImportPreview> previewReport(Connection& connection, const ExportSource& source, qint64 maxLines)
{
    Tally tally;
    ReadOptions options;
    options.maxLines = maxLines;
    options.batchLines = 8192;
    auto read = readExport(source, options, tally);
    if (!read)
        return read.error();
    auto parts = BillReader(connection).parts();
    if (!parts)
        return parts.error();
    ImportPreview preview;
    preview.format = source.formatName;
    preview.formatKey = source.format;
    preview.files = source.files;
    preview.bytes = source.bytes;
    preview.newest = source.newest;
    preview.complete = read->complete;
    preview.lines = read->lines;
    preview.findings = read->findings;
    preview.errorLines = read->errorLines;
    preview.firstLines = tally.firstLines;
    auto imports = BillReader(connection).imports();
    if (!imports)
        return imports.error();
    for (auto& [key, sum] : tally.sums) {
        sum.totals.accounts = static_cast<int>(sum.accounts.size());
        sum.totals.payerName = QString::fromStdString(sum.origin.payerName);
        for (const PartRow& part : *parts) {
            if (part.summary.id != sum.totals.bill)
                continue;
            sum.totals.replacesTotal = part.summary.total;
            sum.totals.replacesImported = part.summary.lastImport;
            sum.totals.issued = part.summary.status == BillStatus::Issued;
        }
        preview.periods.append(sum.totals);
    }
    QHash<QString, QString> names;
    for (const AccountEntry& account : tally.accounts) {
        QString& name = names[QString::fromStdString(account.key)];
        if (name.isEmpty())
            name = QString::fromStdString(account.name);
    }
    for (const auto& [key, name] : read->accountNames) {
        if (names.contains(key))
            names[key] = name;
    }
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        preview.accounts.append({it.key(), it.value()});
    std::sort(preview.accounts.begin(), preview.accounts.end());
    if (read->complete) {
        auto known = alreadyImported(connection, read->contentHash);
        if (!known)
            return known.error();
        for (PeriodTotals& totals : preview.periods)
            totals.unchanged = *known;
    }
    return preview;
}

} // namespace billfold
