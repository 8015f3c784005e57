// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/exportreader.h"

#include "models/ingest/accountnames.h"
#include "models/ingest/bytesource.h"
#include "models/ingest/linereader.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace billfold {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* sentence) { return QCoreApplication::translate("ExportReader", sentence); }

/// Reads one file of a report through the line reader.
class FileReading
{
public:
    FileReading(const QString& path, std::uint16_t index, const ReadOptions& options, LineReader& lines)
        : m_path(path), m_name(QFileInfo(path).fileName()), m_index(index), m_options(options), m_lines(lines)
    {
    }

    /// True: read to the end (or to maxLines).
    Result<void> run(qint64 bytesBefore)
    {
        auto opened = openByteSource(m_path);
        if (!opened)
            return opened.error();
        ByteSource& source = **opened;
        CsvScanner scanner([&source](char* to, std::int64_t size) { return source.read(to, size); });
        CsvScanner::Record record;
        if (!scanner.next(record)) {
            if (auto failed = failure(scanner, source); !failed)
                return failed;
            empty = true;
            hash = source.hash();
            return {};
        }
        if (auto header = readHeaderOf(record); !header)
            return header;
        while (scanner.next(record)) {
            if (m_options.maxLines >= 0 && m_lines.lines + m_lines.errorLines >= m_options.maxLines) {
                complete = false;
                break;
            }
            if (auto read = m_lines.read(record, scanner.blockHasNul() || scanner.blockHasNonAscii()); !read)
                return read;
            if ((record.line & 0xfff) == 0) {
                if (m_options.cancel != nullptr && m_options.cancel->load(std::memory_order_relaxed))
                    return Error{ErrorCode::Cancelled, tr("The import was cancelled. Nothing was changed."), {}};
                if (m_options.progress)
                    m_options.progress(bytesBefore + source.position(), m_lines.lines, m_name, m_index);
            }
        }
        hash = source.hash();
        return failure(scanner, source);
    }

    bool complete = true;
    bool empty = false;
    QByteArray hash;

private:
    Result<void> readHeaderOf(const CsvScanner::Record& record)
    {
        std::vector<std::string> names;
        std::string scratch;
        for (std::uint32_t i = 0; i < record.fields; ++i) {
            std::string_view raw = record.raw(i);
            if (i == 0 && raw.starts_with("\xef\xbb\xbf"))
                raw.remove_prefix(3); // a byte order mark
            names.emplace_back(csvText(raw, scratch));
        }
        HeaderReading header = readHeader(names);
        if (!header.problem.isEmpty())
            return Error{ErrorCode::Invalid, tr("%1: %2").arg(m_name, header.problem), header.column};
        m_lines.setHeader(std::move(header.map), m_index, m_name);
        return {};
    }

    /// How the scan ended. A stream that is cut off or quotes that never close make the whole report wrong, because
    /// nobody knows what is missing.
    Result<void> failure(const CsvScanner& scanner, const ByteSource& source) const
    {
        if (scanner.sourceFailed()) {
            return Error{ErrorCode::Invalid, source.failure(), tr("at line %1").arg(scanner.line())};
        }
        switch (scanner.flaw()) {
        case CsvScanner::Flaw::None:
            return {};
        case CsvScanner::Flaw::UnclosedQuote:
            return Error{ErrorCode::Invalid,
                         tr("%1, line %2: a quoted field never ends. The file is cut off or damaged; download it again.")
                             .arg(m_name)
                             .arg(scanner.line()),
                         {}};
        case CsvScanner::Flaw::RecordTooLong:
            return Error{ErrorCode::Invalid,
                         tr("%1, line %2: the line is longer than 32 MB, so this is not a billing export.")
                             .arg(m_name)
                             .arg(scanner.line()),
                         {}};
        }
        return {};
    }

    QString m_path;
    QString m_name;
    std::uint16_t m_index;
    const ReadOptions& m_options;
    LineReader& m_lines;
};

/// Statement total first: it counts everything; else the invoice totals together.
void compareControlTotals(LineReader& lines, const QString& file)
{
    Money statement;
    bool any = false;
    for (const QString& kind : {u"StatementTotal"_s, u"InvoiceTotal"_s}) {
        for (const auto& [name, value] : std::as_const(lines.controlTotals)) {
            if (name == kind) {
                statement += value;
                any = true;
            }
        }
        if (any)
            break;
    }
    if (!any || statement.roundedToCents() == lines.total.roundedToCents())
        return;
    lines.findings.add(Severity::Warning, file, 0, {}, "control-total", [&] {
        return tr("The report's own total is %1 and its lines add up to %2. Lines may be missing; export it again.")
            .arg(statement.toString(), lines.total.toString());
    });
}

} // namespace

Result<ReadSummary> readExport(const ExportSource& source, const ReadOptions& options, ChargeSink& sink)
{
    ReadSummary summary;
    summary.files = source.files;
    LineReader lines(options, sink);
    qint64 bytesBefore = 0;
    QByteArray hashes;
    for (qsizetype i = 0; i < source.files.size() && summary.complete; ++i) {
        FileReading file(source.files[i], static_cast<std::uint16_t>(i), options, lines);
        if (auto read = file.run(bytesBefore); !read)
            return read.error();
        bytesBefore += QFileInfo(source.files[i]).size();
        hashes += file.hash;
        summary.complete = file.complete;
    }
    if (auto finished = lines.finish(); !finished)
        return finished.error();
    compareControlTotals(lines, source.files.isEmpty() ? QString() : QFileInfo(source.files.first()).fileName());
    summary.lines = lines.lines;
    summary.errorLines = lines.errorLines;
    summary.errorAmount = lines.errorLines > 0 ? lines.errorAmount : std::nullopt;
    summary.findings = lines.findings.list();
    summary.errors = lines.findings.errors();
    summary.warnings = lines.findings.warnings();
    summary.controlTotals = lines.controlTotals;
    summary.basisAvailable = lines.basisAvailable;
    summary.contentHash = hashes;
    if (!source.accountNames.isEmpty())
        summary.accountNames = readAccountNames(source.accountNames);
    return summary;
}

} // namespace billfold
