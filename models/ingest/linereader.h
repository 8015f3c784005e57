// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/ingest/chargerules.h"
#include "models/ingest/columngroup.h"
#include "models/ingest/controltotals.h"
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
    enum Group {
        OriginGroup,
        AccountGroup,
        ItemGroup,
        KindGroup,
        DescriptionGroup,
        ResourceGroup,
        TagGroup,
        CommitmentGroup,
        groupCount
    };
    struct ItemInfo {
        bool support = false;
        bool splitCopy = false;
        bool savingsPlan = false;
    };
    /// A line type as it stands in the file, and the kinds it becomes: as it is, for a support service, and
    /// as a refund.
    struct KindInfo {
        KindRule rule;
        std::array<std::uint32_t, chargeTypeCount> kinds;
    };

    void setGroups();
    /// False: the line has an error and is left out.
    bool fill(const CsvScanner::Record& record, std::uint32_t rawKind, PackedLine& line);
    bool fillOrigin(const CsvScanner::Record& record, PackedLine& line);
    bool fillAccount(const CsvScanner::Record& record, PackedLine& line);
    bool fillTimes(const CsvScanner::Record& record, PackedLine& line);
    bool fillTime(const CsvScanner::Record& record, Role role, std::int64_t whenBlank, std::int64_t& seconds);
    ItemInfo fillItem(const CsvScanner::Record& record, PackedLine& line);
    void fillTexts(const CsvScanner::Record& record, PackedLine& line);
    std::uint32_t rawKindOf(const CsvScanner::Record& record);
    std::uint32_t kindOf(const CsvScanner::Record& record, std::uint32_t rawKind, ChargeType type);
    template <typename Decode>
    std::uint32_t textOf(Group group, const CsvScanner::Record& record, std::vector<std::string>& entries,
                         Decode&& decode);
    std::uint32_t decodeOrigin(const CsvScanner::Record& record);
    std::uint32_t decodeAccount(const CsvScanner::Record& record);
    bool checkId(const CsvScanner::Record& record, Role role, const std::string& id);
    std::string tagsOf(const CsvScanner::Record& record);
    void takeTotal(const CsvScanner::Record& record);
    void leaveOut(const CsvScanner::Record& record);
    Result<void> flush();

    int m_batchLines;
    Sink m_sink;
    FieldReader m_fields;
    std::vector<std::vector<std::string>> m_layouts; // the different headers so far
    std::optional<int> m_filePeriod;
    bool m_isRecords = false; // a detailed or monthly report
    std::array<ColumnGroup, groupCount> m_groups;
    std::vector<int> m_periods;    // by origin
    std::vector<ItemInfo> m_items; // by item
    std::vector<KindInfo> m_kinds; // by raw kind
    std::string m_lastTime[2];
    std::int64_t m_lastSeconds[2] = {0, 0};
    ChargeBatch m_batch;
    ControlTotals m_controlTotals;
    std::array<bool, basisCount> m_basisAvailable{};
    qint64 m_lines = 0;
    qint64 m_errorLines = 0;
    Money m_errorAmount;
    bool m_errorAmountKnown = true;
    std::string m_errorCurrency;
};

} // namespace billfold
