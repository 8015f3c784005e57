// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/importwriter.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

struct ImportWriter::Place {
    std::uint64_t run;   // part, account
    std::uint64_t order; // item, start
    const PackedLine* line;
    PartWriter::Part* part;
};

namespace
{

/// Sorted, lines lie anywhere in their batch: without this, everybody who goes over them waits for each.
void fetchAhead(const PackedLine* line)
{
    constexpr std::size_t cacheLine = 64;
    for (std::size_t at = 0; at < sizeof(PackedLine); at += cacheLine)
        __builtin_prefetch(reinterpret_cast<const char*>(line) + at);
}

} // namespace

ImportWriter::ImportWriter(Connection& connection)
    : m_connection(connection), m_transaction(connection), m_dictionaries(connection), m_table(connection),
      m_sums(connection), m_parts(connection)
{
}

Result<void> ImportWriter::begin()
{
    if (auto begun = m_transaction.begin(); !begun)
        return begun;
    if (auto prepared = m_dictionaries.prepare(); !prepared)
        return prepared;
    if (auto prepared = m_table.prepare(); !prepared)
        return prepared;
    if (auto prepared = m_sums.prepare(); !prepared)
        return prepared;
    auto run = Statement::prepare(m_connection, "INSERT INTO line_run VALUES (?,?,?,?,?,?)");
    if (!run)
        return run.error();
    m_insertRun = std::move(*run);
    // What it was is known at the end; parts refer to it from the start.
    Query head(
        m_connection,
        u"INSERT INTO import (imported, source, format, format_name, report_name, assembly, bytes, hash,"
        " lines, errors, warnings, skipped, has_amortized, has_blended, has_list)"
        " VALUES (0,'','','','','',0,x'',0,0,0,0,0,0,0)"_s);
    if (auto ran = head.run(); !ran)
        return ran;
    m_importId = head.lastId();
    const auto next = m_connection.number(u"SELECT coalesce(max(id), 0) + 1 FROM charge_line"_s);
    if (!next)
        return next.error();
    m_nextLine = *next;
    return {};
}

Result<void> ImportWriter::takeOrigins(const std::vector<OriginEntry>& origins)
{
    for (const OriginEntry& entry : origins) {
        if (entry.period == 0) { // a wrong one, of which no line is kept
            m_origins.push_back({});
            continue;
        }
        auto part = m_parts.of(entry, m_importId);
        if (!part)
            return part.error();
        m_origins.push_back({*part, entry.invoiceId.empty()});
    }
    return {};
}

/// Sets the database's numbers in the lines and puts them in the order of runs.
std::vector<ImportWriter::Place> ImportWriter::sorted(std::vector<PackedLine>& lines) const
{
    std::vector<Place> places;
    places.reserve(lines.size());
    for (PackedLine& line : lines) {
        const Origin& origin = m_origins[line.origin];
        origin.part->estimate = origin.part->estimate || origin.estimate;
        m_dictionaries.translate(line);
        places.push_back(
            {std::uint64_t(origin.part->id) << 32 | line.account,
             std::uint64_t(line.item) << 36 | (static_cast<std::uint64_t>(line.start) & 0xfffffffff), &line,
             origin.part});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.run != b.run ? a.run < b.run : a.order != b.order ? a.order < b.order : a.line < b.line;
    });
    return places;
}

Result<void> ImportWriter::writeRun(std::span<const Place> run, qint64 first)
{
    m_insertRun.bind(1, run.front().part->id);
    m_insertRun.bind(2, run.front().line->account);
    m_insertRun.bind(3, first);
    m_insertRun.bind(4, first + static_cast<qint64>(run.size()) - 1);
    m_insertRun.bind(5, run.front().line->item);
    m_insertRun.bind(6, run.back().line->item);
    return m_insertRun.run();
}

Result<void> ImportWriter::take(ChargeBatch&& batch)
{
    if (auto taken = m_dictionaries.take(batch); !taken)
        return taken;
    if (auto taken = takeOrigins(batch.origins); !taken)
        return taken;
    const std::vector<Place> places = sorted(batch.lines);
    std::vector<const PackedLine*> lines;
    lines.reserve(places.size());
    for (std::size_t i = 0, start = 0; i < places.size(); ++i) {
        const Place& place = places[i];
        constexpr std::size_t ahead = 8;
        if (i + ahead < places.size())
            fetchAhead(places[i + ahead].line);
        lines.push_back(place.line);
        m_sums.add(*place.line, place.part->id, place.part->dayOf(*place.line));
        place.part->add(*place.line, m_nextLine + static_cast<qint64>(i));
        if (i + 1 < places.size() && places[i + 1].run == place.run)
            continue;
        const std::span run(places.data() + start, i + 1 - start);
        if (auto written = writeRun(run, m_nextLine + static_cast<qint64>(start)); !written)
            return written;
        start = i + 1;
    }
    if (auto inserted = m_table.insert(lines, batch.ids); !inserted)
        return inserted;
    m_nextLine += static_cast<qint64>(lines.size());
    return m_sums.flushIfFull();
}

Result<void> ImportWriter::takeExactText(ExactText&& text)
{
    return m_connection.execute(u"INSERT OR REPLACE INTO exact_text VALUES (?,?,?,?,?)"_s,
                                {m_importId, text.sourceFile, text.sourceLine,
                                 QString::fromStdString(text.column), QString::fromStdString(text.text)});
}

Result<void> ImportWriter::writeHead(const ImportHead& head)
{
    const QVariant nothing(QMetaType::fromType<qint64>());
    const auto has = [&head](Basis basis) { return head.basisAvailable[static_cast<size_t>(basis)] ? 1 : 0; };
    if (auto ran = m_connection.execute(
            u"UPDATE import SET imported = ?, source = ?, format = ?, format_name = ?, report_name = ?, "
            u"assembly = ?, bytes = ?, hash = ?,"
            " lines = ?, errors = ?, warnings = ?, skipped = ?, skipped_n = ?, skipped_s = ?, has_amortized "
            "= ?,"
            " has_blended = ?, has_list = ? WHERE id = ?"_s,
            {head.imported.toSecsSinceEpoch(), bound(head.source), bound(head.format), bound(head.formatName),
             bound(head.reportName), bound(head.assembly), head.bytes, head.hash, head.lines, head.errors,
             head.warnings, head.skipped,
             head.skippedAmount ? QVariant(head.skippedAmount->nanos()) : nothing,
             head.skippedAmount ? QVariant(head.skippedAmount->subs()) : nothing, has(Basis::Amortized),
             has(Basis::Blended), has(Basis::List), m_importId});
        !ran)
        return ran;
    for (qsizetype i = 0; i < head.files.size(); ++i) {
        if (auto ran = m_connection.execute(u"INSERT INTO import_file VALUES (?,?,?)"_s,
                                            {m_importId, i, head.files[i]});
            !ran)
            return ran;
    }
    return {};
}

Result<void> ImportWriter::writeFindings(const ImportHead& head)
{
    for (qsizetype i = 0; i < head.findings.size(); ++i) {
        const Finding& f = head.findings[i];
        if (auto ran = m_connection.execute(u"INSERT INTO finding VALUES (?,?,?,?,?,?,?,?)"_s,
                                            {m_importId, i, static_cast<int>(f.severity), bound(f.file),
                                             f.line, bound(f.column), bound(f.message), f.count});
            !ran)
            return ran;
    }
    return {};
}

Result<void> ImportWriter::writeNames(const ImportHead& head)
{
    for (const auto& [key, name] : head.accountNames) {
        if (name.isEmpty())
            continue;
        if (auto ran = m_connection.execute(u"UPDATE account SET imported_name = ? WHERE key = ?"_s,
                                            {name, bound(key)});
            !ran)
            return ran;
    }
    return {};
}

Result<ImportOutcome> ImportWriter::finish(const ImportHead& head, const Also& also)
{
    if (auto flushed = m_sums.flush(); !flushed)
        return flushed.error();
    auto periods = m_parts.settle(m_importId, head.reportName);
    if (!periods)
        return periods.error();
    if (auto written = writeHead(head); !written)
        return written.error();
    if (auto written = writeFindings(head); !written)
        return written.error();
    if (auto written = writeNames(head); !written)
        return written.error();
    ImportOutcome outcome;
    outcome.importId = m_importId;
    outcome.format = head.formatName;
    outcome.periods = *std::move(periods);
    outcome.findings = head.findings;
    outcome.skippedLines = head.skipped;
    outcome.skippedAmount = head.skippedAmount;
    if (also) {
        if (auto written = also(outcome); !written)
            return written.error();
    }
    if (auto committed = m_transaction.commit(); !committed)
        return committed.error();
    return outcome;
}

} // namespace billfold
