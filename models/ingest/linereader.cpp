// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/linereader.h"

#include "models/ingest/linecosts.h"

#include <QCoreApplication>

namespace billfold
{

namespace
{

constexpr char endsEarly[] = QT_TRANSLATE_NOOP("FieldReader", "The time '%1' lies before the line's start.");
constexpr char wrongTotal[] =
    QT_TRANSLATE_NOOP("FieldReader", "The total row's amount '%1' is not a number, so it checks nothing.");
constexpr char wrongFieldCount[] = QT_TRANSLATE_NOOP(
    "FieldReader",
    "The line has %1 columns and the header %2. The file is cut off or damaged; download it again.");

} // namespace

LineReader::LineReader(int batchLines, Sink sink) : m_batchLines(batchLines), m_sink(std::move(sink)) {}

void LineReader::setFile(ColumnMap map, std::uint16_t index, const QString& name, std::optional<int> period)
{
    m_isRecords = !isCur(map.format) && !isFocus(map.format);
    const auto bases = basesOf(map);
    for (std::size_t i = 0; i < bases.size(); ++i)
        m_basisAvailable[i] = m_basisAvailable[i] || bases[i];
    m_fields.setFile(std::move(map), index, name);
    m_entries.setFile(period);
}

bool LineReader::fillTime(const CsvScanner::Record& record, Role role, std::int64_t whenBlank,
                          std::int64_t& seconds)
{
    const std::string_view text = m_fields.text(record, role);
    if (text.empty() && m_isRecords) {
        seconds = whenBlank;
        return true;
    }
    // Lines of the same hour often stand together.
    const std::size_t slot = role == Role::Start ? 0 : 1;
    if (text != m_lastTime[slot] || text.empty()) {
        const auto time = m_fields.time(record, role);
        if (!time)
            return false;
        m_lastTime[slot] = m_fields.text(record, role);
        m_lastSeconds[slot] = *time;
    }
    seconds = m_lastSeconds[slot];
    return true;
}

bool LineReader::fillTimes(const CsvScanner::Record& record, PackedLine& line)
{
    std::int64_t monthStart = 0;
    std::int64_t monthEnd = 0;
    if (m_isRecords && line.origin != PackedLine::none) {
        // Taxes and credits of the older reports have no times of their own: they are the month's.
        const auto period = BillingPeriod::fromIndex(m_entries.periodOf(line.origin));
        monthStart = period->start().toSecsSinceEpoch();
        monthEnd = period->end().toSecsSinceEpoch();
    }
    std::int64_t end = 0;
    const bool startGood = fillTime(record, Role::Start, monthStart, line.start);
    const bool endGood = fillTime(record, Role::End, monthEnd, end);
    if (!startGood || !endGood)
        return false;
    if (end < line.start) {
        m_fields.report(Severity::Error, record, Role::End, endsEarly, m_fields.text(record, Role::End));
        return false;
    }
    // 136 years fit.
    line.seconds = static_cast<std::uint32_t>(std::min<std::int64_t>(end - line.start, 0xffffffff));
    return true;
}

bool LineReader::fill(const CsvScanner::Record& record, std::uint32_t rawKind, PackedLine& line)
{
    // All are looked at even where one is wrong, so that one pass names everything that must be mended.
    const bool originGood = m_entries.fillOrigin(record, line);
    const bool accountGood = m_entries.fillAccount(record, line);
    const bool timesGood = fillTimes(record, line);
    const EntryReader::ItemInfo item = m_entries.fillItem(record, line);
    const KindRule& rule = m_entries.rule(rawKind);
    const bool costsGood = readCosts(m_fields, record, {rule, item.splitCopy, item.savingsPlan}, line);
    line.kind =
        m_entries.kindOf(record, rawKind, chargeTypeOf(rule, item.support, line.cost[0].isNegative()));
    if (!originGood || !accountGood || !timesGood || !costsGood)
        return false;
    m_entries.fillTexts(record, line);
    return true;
}

/// Counts a line with an error, and its amount while that is known.
void LineReader::leaveOut(const CsvScanner::Record& record)
{
    ++m_errorLines;
    if (!m_errorAmountKnown)
        return;
    m_errorAmountKnown = record.fields == m_fields.map().names.size();
    if (!m_errorAmountKnown)
        return;
    const std::string currency = m_fields.copy(record, Role::Currency);
    if (m_errorLines == 1)
        m_errorCurrency = currency;
    const Money::Parsed parsed = Money::parse(m_fields.text(record, Role::Unblended));
    m_errorAmountKnown =
        currency == m_errorCurrency && parsed.value.fitsPair() &&
        (parsed.status == Money::ParseStatus::Exact || parsed.status == Money::ParseStatus::Rounded);
    if (m_errorAmountKnown)
        m_errorAmount += parsed.value;
}

void LineReader::takeTotal(const CsvScanner::Record& record)
{
    const std::string_view text = m_fields.text(record, Role::Unblended);
    const Money::Parsed total = Money::parse(text);
    if (total.status != Money::ParseStatus::Exact || !total.value.fitsPair()) {
        m_fields.report(Severity::Warning, record, Role::Unblended, wrongTotal, text);
        return;
    }
    m_controlTotals.addTotal(m_fields.copy(record, Role::LineType), m_fields.copy(record, Role::InvoiceId),
                             m_fields.copy(record, Role::AccountId), total.value);
}

Result<void> LineReader::read(const CsvScanner::Record& record, bool closeLook)
{
    const std::size_t columns = m_fields.map().names.size();
    if (record.fields != columns) {
        if (record.fields == 1 && record.bytes().empty())
            return {}; // a blank line, as some tools leave at the end
        m_fields.reportRecord(Severity::Error, record, {}, wrongFieldCount, QString::number(record.fields),
                              QString::number(columns));
        leaveOut(record);
        return {};
    }
    if (!closeLook)
        m_fields.setPlain();
    else if (!m_fields.isReadable(record)) {
        leaveOut(record);
        return {};
    }
    const std::uint32_t rawKind = m_entries.rawKindOf(record);
    if (m_entries.rule(rawKind).total) {
        takeTotal(record);
        return {};
    }
    PackedLine line;
    if (!fill(record, rawKind, line)) {
        leaveOut(record);
        return {};
    }
    line.sourceFile = m_fields.fileIndex();
    line.sourceLine = static_cast<std::uint32_t>(record.line);
    if (m_isRecords)
        m_controlTotals.addCharge(m_fields.copy(record, Role::InvoiceId),
                                  m_fields.copy(record, Role::AccountId), line.cost[0]);
    ++m_lines;
    m_batch.lines.push_back(line);
    if (m_batch.lines.size() >= static_cast<std::size_t>(m_batchLines))
        return flush();
    return {};
}

void LineReader::breakOff(const QString& file, qint64 line, const char* kind, const QString& sentence)
{
    findings().add(Severity::Error, file, line, {}, kind, [&] { return sentence; });
    m_errorAmountKnown = false;
}

Result<void> LineReader::flush()
{
    ChargeBatch batch;
    std::swap(batch, m_batch);
    m_batch.lines.reserve(batch.lines.size());
    m_batch.ids.reserve(batch.ids.size());
    std::vector<ExactText> exact;
    exact.swap(m_fields.exactTexts);
    return m_sink(std::move(batch), std::move(exact));
}

Result<void> LineReader::finish()
{
    return flush();
}

} // namespace billfold
