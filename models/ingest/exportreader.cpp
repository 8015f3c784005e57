// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/exportreader.h"

#include "models/ingest/accountnames.h"
#include "models/ingest/bytesource.h"
#include "models/ingest/exporthead.h"
#include "models/ingest/linereader.h"
#include "models/ingest/parcelqueue.h"
#include "models/ingest/rawfile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <xxhash.h>

#include <limits>
#include <thread>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ExportReader", sentence);
}

constexpr char sourceDamaged[] = QT_TRANSLATE_NOOP("ExportReader", "%1 The lines before are read.");
constexpr char quoteNeverEnds[] = QT_TRANSLATE_NOOP(
    "ExportReader",
    "A quoted field that begins here never ends. The file is cut off or damaged; download it again.");
constexpr char lineTooLong[] = QT_TRANSLATE_NOOP(
    "ExportReader", "The line is longer than %1 MB, so the file is damaged. Download it again.");
constexpr char columnTwice[] = QT_TRANSLATE_NOOP(
    "ExportReader", "The column is there twice; where both have a value, the last one counts.");
constexpr char noLines[] = QT_TRANSLATE_NOOP("ExportReader", "The file has a header and no lines.");
constexpr char sameBytes[] = QT_TRANSLATE_NOOP(
    "ExportReader",
    "The file holds the same bytes as another part of the report, so its charges would count twice.");

Error cancelled()
{
    return {ErrorCode::Cancelled, tr("The import was cancelled. Nothing was changed."), {}};
}

/// Of a report, from those of its files.
QByteArray hashOf(const QList<QByteArray>& hashes)
{
    const QByteArray all = hashes.join();
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(all.constData(), static_cast<std::size_t>(all.size())));
    return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

/// Reads all files of a report, in a thread of its own, and puts what it reads into the queue.
class ReportReading
{
public:
    ReportReading(const ExportSource& source, const ReadOptions& options, ParcelQueue& queue)
        : m_source(source), m_options(options), m_queue(queue),
          m_lines(options.batchLines, [this](ChargeBatch&& batch, std::vector<ExactText>&& exact) {
              return hand(std::move(batch), std::move(exact));
          })
    {
    }

    Result<void> run()
    {
        for (m_file = 0; m_file < m_source.files.size() && m_complete; ++m_file) {
            auto read = readFile();
            m_bytes.reset();
            if (!read)
                return read;
            m_bytesBefore += QFileInfo(m_source.files[m_file]).size();
        }
        return m_lines.finish();
    }

    /// After run().
    void summarize(ReadSummary& summary)
    {
        const QString name =
            m_source.files.isEmpty() ? QString() : QFileInfo(m_source.files.first()).fileName();
        if (m_complete)
            m_lines.controlTotals().compare(name, m_lines.findings());
        summary.lines = m_lines.lines();
        summary.errorLines = m_lines.errorLines();
        summary.errorAmount = m_lines.errorAmount();
        summary.findings = m_source.findings + m_lines.findings().list();
        summary.errors = m_lines.findings().errors();
        summary.warnings = m_lines.findings().warnings();
        for (const Finding& finding : m_source.findings) {
            summary.errors += finding.severity == Severity::Error ? finding.count : 0;
            summary.warnings += finding.severity == Severity::Warning ? finding.count : 0;
        }
        summary.controlTotals = m_lines.controlTotals().list();
        summary.basisAvailable = m_lines.basisAvailable();
        summary.complete = m_complete;
        if (m_complete)
            summary.contentHash = hashOf(m_hashes);
    }

private:
    Result<void> readFile()
    {
        m_path = m_source.files[m_file];
        m_name = QFileInfo(m_path).fileName();
        auto opened = openByteSource(m_path);
        if (!opened)
            return opened.error();
        m_bytes = std::move(*opened);
        if (m_bytes->packing() != Packing::Plain)
            m_bytes = readAhead(std::move(m_bytes));
        CsvScanner scanner([this](char* to, std::int64_t size) -> std::int64_t {
            if (m_options.cancel != nullptr && m_options.cancel->load(std::memory_order_relaxed))
                m_cancelled = true;
            return m_cancelled ? -1 : m_bytes->read(to, size);
        });
        auto read = readRecords(scanner);
        if (m_cancelled)
            return cancelled();
        if (!read)
            return read;
        if (auto good = takeEnd(scanner); !good)
            return good;
        takeHash();
        return {};
    }

    Result<void> readRecords(CsvScanner& scanner)
    {
        auto header = takeHeader(scanner, m_name);
        if (!header) {
            // A chunk that a provider emptied is no error, and what breaks off before the header says so
            // itself.
            const bool isEmpty = scanner.bytesRead() == 0 && !scanner.sourceFailed();
            return isEmpty || scanner.sourceFailed() ? Result<void>() : header.error();
        }
        for (const QString& column : std::as_const(header->repeated))
            m_lines.findings().add(Severity::Warning, m_name, 1, column, columnTwice,
                                   [] { return tr(columnTwice); });
        std::optional<int> month;
        if (!header->map.has(Role::PeriodStart))
            month = monthOf(m_path, header->map);
        m_lines.setFile(std::move(header->map), static_cast<std::uint16_t>(m_file), m_name, month);
        CsvScanner::Record record;
        bool any = false;
        while (scanner.next(record)) {
            any = true;
            if (m_options.maxLines >= 0 && m_lines.lines() + m_lines.errorLines() >= m_options.maxLines) {
                m_complete = false;
                return {};
            }
            if (auto read = m_lines.read(record, scanner.blockHasNul() || scanner.blockHasNonAscii()); !read)
                return read;
        }
        if (!any && scanner.flaw() == CsvScanner::Flaw::None && !scanner.sourceFailed())
            m_lines.findings().add(Severity::Info, m_name, 1, {}, noLines, [] { return tr(noLines); });
        return {};
    }

    /// How the file ended. What breaks off makes the report wrong, because nobody knows what is missing; but
    /// only a file that changed is of no use at all.
    Result<void> takeEnd(const CsvScanner& scanner)
    {
        if (scanner.sourceFailed()) {
            const Error failure = m_bytes->failure();
            if (failure.code != ErrorCode::Invalid)
                return failure;
            m_lines.breakOff(m_name, scanner.line(), sourceDamaged, tr(sourceDamaged).arg(failure.message));
        }
        if (scanner.flaw() == CsvScanner::Flaw::UnclosedQuote)
            m_lines.breakOff(m_name, scanner.line(), quoteNeverEnds, tr(quoteNeverEnds));
        if (scanner.flaw() == CsvScanner::Flaw::RecordTooLong)
            m_lines.breakOff(m_name, scanner.line(), lineTooLong,
                             tr(lineTooLong).arg(CsvScanner::maxRecord >> 20));
        return {};
    }

    void takeHash()
    {
        const QByteArray hash = m_bytes->hash();
        const bool hasBytes = QFileInfo(m_path).size() > 0;
        if (hasBytes && m_complete && m_hashes.contains(hash))
            m_lines.findings().add(Severity::Error, m_name, 0, {}, sameBytes, [] { return tr(sameBytes); });
        m_hashes.append(hash);
    }

    Result<void> hand(ChargeBatch&& batch, std::vector<ExactText>&& exact)
    {
        Parcel parcel{std::move(batch),
                      std::move(exact),
                      {m_bytesBefore + (m_bytes != nullptr ? m_bytes->position() : 0), m_lines.lines(),
                       m_source.findings.size() + m_lines.findings().list().size(), m_name,
                       static_cast<int>(m_file)}};
        if (!m_queue.put(std::move(parcel)))
            return cancelled();
        return {};
    }

    const ExportSource& m_source;
    const ReadOptions& m_options;
    ParcelQueue& m_queue;
    LineReader m_lines;
    qsizetype m_file = 0;
    QString m_path, m_name;
    std::unique_ptr<ByteSource> m_bytes;
    qint64 m_bytesBefore = 0;
    QList<QByteArray> m_hashes;
    bool m_complete = true;
    bool m_cancelled = false;
};

Result<void> deliver(Parcel&& parcel, const ReadOptions& options, ChargeSink& sink)
{
    if (auto taken = sink.take(std::move(parcel.batch)); !taken)
        return taken;
    for (ExactText& exact : parcel.exact) {
        if (auto taken = sink.takeExactText(std::move(exact)); !taken)
            return taken;
    }
    if (options.progress)
        options.progress(parcel.progress);
    return {};
}

} // namespace

Result<QByteArray> contentHashOf(const ExportSource& source, const std::atomic<bool>* cancel)
{
    QList<QByteArray> hashes;
    std::vector<char> buffer(1u << 20);
    for (const QString& path : source.files) {
        auto file = RawFile::open(path);
        if (!file)
            return file.error();
        std::int64_t got = 0;
        do {
            if (cancel != nullptr && cancel->load(std::memory_order_relaxed))
                return cancelled();
            got = (*file)->read(buffer.data(), static_cast<std::int64_t>(buffer.size()));
        } while (got > 0);
        if (got < 0)
            return (*file)->failure();
        hashes.append((*file)->hash());
    }
    return hashOf(hashes);
}

Result<ReadSummary> readExport(const ExportSource& source, const ReadOptions& options, ChargeSink& sink)
{
    if (source.files.size() > std::numeric_limits<std::uint16_t>::max())
        return Error{ErrorCode::Invalid,
                     tr("The report has more than 65535 files. Import it in smaller portions."),
                     {}};
    ParcelQueue queue;
    ReportReading reading(source, options, queue);
    Result<void> read;
    std::thread reader([&] {
        read = reading.run();
        queue.end();
    });
    Result<void> delivered;
    while (auto parcel = queue.take()) {
        delivered = deliver(std::move(*parcel), options, sink);
        if (!delivered) {
            queue.stop();
            break;
        }
    }
    reader.join();
    if (!delivered)
        return delivered.error();
    if (!read)
        return read.error();
    ReadSummary summary;
    summary.files = source.files;
    reading.summarize(summary);
    if (!source.accountNames.isEmpty())
        summary.accountNames = readAccountNames(source.accountNames);
    return summary;
}

} // namespace billfold
