// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/ingest/controltotals.h"
#include "models/ingest/entryreader.h"
#include "models/ingest/fieldreader.h"

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace billfold
{

/// Turns the records of one report's files into packed charge lines. One object reads all files of a report,
/// so that its dictionaries span them; setFile() is called for each.
class LineReader
{
public:
    using Sink = std::function<Result<void>(ChargeBatch&& batch, std::vector<ExactText>&& exact)>;

    LineReader(int batchLines, Sink sink);
    LineReader(const LineReader&) = delete;
    LineReader& operator=(const LineReader&) = delete;

    /// The next file and what its header says. `period` is the month of a file without a period column.
    void setFile(ColumnMap map, std::uint16_t index, const QString& name, std::optional<int> period);
    /// One record after the header. `closeLook`: it may hold a NUL or bytes beyond ASCII. An Error is the
    /// sink's.
    Result<void> read(const CsvScanner::Record& record, bool closeLook);
    /// The file breaks off at this line: nobody knows what is missing behind it.
    void breakOff(const QString& file, qint64 line, const char* kind, const QString& sentence);
    /// Hands over what is left.
    Result<void> finish();

    FindingList& findings() { return m_fields.findings; }
    qint64 lines() const { return m_lines; }
    qint64 errorLines() const { return m_errorLines; }
    /// The sum of the lines with errors, where it is known: every amount readable, and all of one currency.
    std::optional<Money> errorAmount() const
    {
        return m_errorLines > 0 && m_errorAmountKnown ? m_errorAmount : std::optional<Money>();
    }
    const ControlTotals& controlTotals() const { return m_controlTotals; }
    const std::array<bool, basisCount>& basisAvailable() const { return m_basisAvailable; }

private:
    /// False: the line has an error and is left out.
    bool fill(const CsvScanner::Record& record, std::uint32_t rawKind, PackedLine& line);
    bool fillTimes(const CsvScanner::Record& record, PackedLine& line);
    bool fillTime(const CsvScanner::Record& record, Role role, std::int64_t whenBlank, std::int64_t& seconds);
    void takeTotal(const CsvScanner::Record& record);
    void leaveOut(const CsvScanner::Record& record);
    Result<void> flush();

    int m_batchLines;
    Sink m_sink;
    FieldReader m_fields;
    ChargeBatch m_batch;
    EntryReader m_entries{m_fields, m_batch};
    bool m_isRecords = false; // a detailed or monthly report
    std::string m_lastTime[2];
    std::int64_t m_lastSeconds[2] = {0, 0};
    ControlTotals m_controlTotals;
    std::array<bool, basisCount> m_basisAvailable{};
    qint64 m_lines = 0;
    qint64 m_errorLines = 0;
    Money m_errorAmount;
    bool m_errorAmountKnown = true;
    std::string m_errorCurrency;
};

} // namespace billfold
