// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/exporthead.h"

#include "models/core/billingperiod.h"
#include "models/ingest/accountnames.h"
#include "models/ingest/chargerules.h"
#include "models/ingest/decode.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ExportHead", sentence);
}

constexpr qint64 largestManifest = 16 << 20;
constexpr std::uint32_t headBlock = 1u << 16;

QString nameOf(const QString& path)
{
    return QFileInfo(path).fileName();
}

std::optional<int> monthIn(const CsvScanner::Record& record, const ColumnMap& map)
{
    const Role role = map.has(Role::PeriodStart) ? Role::PeriodStart : Role::Start;
    if (!map.has(role) || record.fields != map.names.size())
        return std::nullopt;
    std::string scratch;
    if (map.has(Role::LineType)) {
        const auto type = csvText(record.raw(static_cast<std::uint32_t>(map.of(Role::LineType))), scratch);
        if (!isCur(map.format) && !isFocus(map.format) && recordKind(type).total)
            return std::nullopt;
    }
    const auto seconds = decodeTime(csvText(record.raw(static_cast<std::uint32_t>(map.of(role))), scratch));
    if (!seconds)
        return std::nullopt;
    const auto period = BillingPeriod::of(QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC).date());
    return period ? std::optional<int>(period->index()) : std::nullopt;
}

/// What the first lines say: enough of them to pass over total rows and lines without a time.
void readFirstLines(CsvScanner& scanner, ExportHead& head)
{
    constexpr int enough = 100;
    CsvScanner::Record record;
    std::string scratch;
    for (int i = 0; i < enough && !head.period && scanner.next(record); ++i) {
        if (record.fields != head.map.names.size())
            continue;
        if (!head.hasLines && head.map.has(Role::PayerId))
            head.payer = csvText(record.raw(static_cast<std::uint32_t>(head.map.of(Role::PayerId))), scratch);
        head.hasLines = true;
        head.period = monthIn(record, head.map);
    }
}

void readManifest(const QString& path, ExportHead& head)
{
    QFile file(path);
    if (file.size() > largestManifest || !file.open(QIODevice::ReadOnly)) {
        head.problem = tr("%1 cannot be read as a manifest.").arg(nameOf(path));
        return;
    }
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    if (object.contains("reportKeys"_L1) || object.contains("dataFiles"_L1)) {
        head.kind = ExportHead::Kind::Manifest;
        head.manifest = object;
    } else {
        head.problem = tr("%1 is no manifest of a billing export.").arg(nameOf(path));
    }
}

/// Files that people have and that are no CSV, told by their first bytes.
QString otherKindOf(const std::string& start, const QString& name)
{
    if (start.starts_with("PAR1"))
        return tr("%1 is a Parquet file. Set the export to text/csv and download it again.").arg(name);
    if (start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff"))
        return tr("%1 is UTF-16 text. Save it as UTF-8 and import it again.").arg(name);
    return {};
}

} // namespace

Result<HeaderReading> takeHeader(CsvScanner& scanner, const QString& fileName)
{
    CsvScanner::Record record;
    if (!scanner.next(record))
        return Error{ErrorCode::Invalid,
                     tr("%1 has no header line, so it is not a billing export.").arg(fileName),
                     {}};
    HeaderReading header = readHeader(csvTexts(record));
    if (!header.problem.isEmpty())
        return Error{ErrorCode::Invalid, tr("%1, line 1: %2").arg(fileName, header.problem), header.column};
    return header;
}

ExportHead readHead(const QString& path)
{
    ExportHead head;
    const QString name = nameOf(path);
    auto opened = openByteSource(path);
    if (!opened) {
        head.problem = opened.error().message;
        head.damaged = opened.error().code == ErrorCode::Invalid;
        return head;
    }
    ByteSource& source = **opened;
    head.packing = source.packing();
    std::string start;
    CsvScanner scanner(
        [&](char* to, std::int64_t size) {
            const std::int64_t got = source.read(to, size);
            if (start.empty() && got > 0)
                start.assign(to, static_cast<std::size_t>(std::min<std::int64_t>(got, 64)));
            return got;
        },
        headBlock);
    CsvScanner::Record record;
    const bool any = scanner.next(record);
    const std::size_t first = start.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (first != std::string::npos && start[first] == '{' && head.packing == Packing::Plain) {
        readManifest(path, head);
        return head;
    }
    head.problem = otherKindOf(start, name);
    if (!head.problem.isEmpty())
        return head;
    if (!any) {
        head.problem = scanner.sourceFailed() ? source.failure().message : tr("%1 is empty.").arg(name);
        head.damaged = scanner.sourceFailed();
        if (!scanner.sourceFailed() && scanner.bytesRead() == 0)
            head.kind = ExportHead::Kind::Empty;
        else if (scanner.flaw() != CsvScanner::Flaw::None)
            head.problem = tr("%1 is not a billing export: its first line never ends.").arg(name);
        return head;
    }
    const std::vector<std::string> names = csvTexts(record);
    HeaderReading header = readHeader(names);
    if (header.map.format == ExportFormat::Unknown && isAccountNamesHeader(names)) {
        head.kind = ExportHead::Kind::AccountNames;
        return head;
    }
    head.broken = header.map.format != ExportFormat::Unknown && !header.problem.isEmpty();
    head.header = std::string(record.bytes());
    head.map = std::move(header.map);
    if (!header.problem.isEmpty()) {
        head.problem = tr("%1, line 1: %2").arg(name, header.problem);
        return head;
    }
    head.kind = ExportHead::Kind::Export;
    readFirstLines(scanner, head);
    return head;
}

std::optional<int> monthOf(const QString& path, const ColumnMap& map)
{
    auto opened = openByteSource(path);
    if (!opened)
        return std::nullopt;
    CsvScanner scanner([&](char* to, std::int64_t size) { return (*opened)->read(to, size); }, headBlock);
    CsvScanner::Record record;
    std::optional<int> month;
    bool header = true;
    while (!month && scanner.next(record)) {
        if (!header)
            month = monthIn(record, map);
        header = false;
    }
    return month;
}

} // namespace billfold
