// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/ingest/chargerules.h"
#include "models/ingest/columnmap.h"
#include "models/ingest/csvscanner.h"
#include "models/ingest/dictionary.h"
#include "models/ingest/exportreader.h"
#include "models/ingest/findinglist.h"

#include <vector>

namespace billfold {

/// Columns whose texts stand together in a dictionary: their raw bytes are looked up as one, and decoded once.
class ColumnGroup
{
public:
    void setColumns(std::vector<std::uint32_t> columns);
    /// The bytes that identify this record's entry. Valid until the next call.
    std::string_view bytes(const CsvScanner::Record& record);
    bool isEmpty() const { return m_columns.empty(); }
    Dictionary dictionary;

private:
    std::vector<std::uint32_t> m_columns;
    bool m_contiguous = false;
    std::string m_buffer;
};

/// Turns the records of one report's files into packed charge lines. One object reads all files of a report, so that
/// its dictionaries span them; setHeader() is called for each file.
class LineReader
{
public:
    LineReader(const ReadOptions& options, ChargeSink& sink);

    void setHeader(ColumnMap map, std::uint16_t fileIndex, const QString& fileName);
    /// One record after the header. An Error is the sink's.
    Result<void> read(const CsvScanner::Record& record, bool closeLook);
    /// Hands over what is left.
    Result<void> finish();

    FindingList findings;
    qint64 lines = 0;
    qint64 errorLines = 0;
    std::optional<Money> errorAmount = Money();
    QList<QPair<QString, Money>> controlTotals;
    Money total;
    std::array<bool, basisCount> basisAvailable{};

private:
    enum Group { OriginGroup, AccountGroup, ItemGroup, KindGroup, DescriptionGroup, ResourceGroup, TagGroup, CommitmentGroup, groupCount };
    struct KindInfo {
        KindRule rule;
        bool total = false;
        bool correction = false;
    };
    struct ItemInfo {
        bool support = false;
        bool splitCopy = false;
    };

    std::string_view text(const CsvScanner::Record& record, Role role);
    bool wellFormed(const CsvScanner::Record& record);
    /// False: the line has an error and is left out.
    bool fill(const CsvScanner::Record& record, PackedLine& line);
    bool fillOrigin(const CsvScanner::Record& record, PackedLine& line);
    bool fillAccount(const CsvScanner::Record& record, PackedLine& line);
    bool fillTimes(const CsvScanner::Record& record, PackedLine& line);
    bool fillCosts(const CsvScanner::Record& record, PackedLine& line, const KindInfo& kind, const ItemInfo& item);
    void fillTexts(const CsvScanner::Record& record, PackedLine& line);
    const ItemInfo& fillItem(const CsvScanner::Record& record, PackedLine& line);
    std::uint32_t kindOf(const CsvScanner::Record& record);
    /// Reads an amount that a charge cannot do without (needed) or can (a finding, and nullopt).
    std::optional<Money> amount(const CsvScanner::Record& record, Role role, bool needed);
    std::optional<Money> money(const CsvScanner::Record& record, Role role, std::string_view raw, bool needed);
    Money optionalAmount(const CsvScanner::Record& record, Role role, bool& given);
    void error(const CsvScanner::Record& record, Role role, const char* kind, const char* sentence, std::string_view value);
    void warn(const CsvScanner::Record& record, Role role, const char* kind, const char* sentence, std::string_view value);
    std::string tagSet(const CsvScanner::Record& record);
    void dropped(const CsvScanner::Record& record);
    Result<void> flush();

    const ReadOptions& m_options;
    ChargeSink& m_sink;
    ColumnMap m_map;
    QString m_file;
    std::uint16_t m_fileIndex = 0;
    std::array<ColumnGroup, groupCount> m_groups;
    std::vector<KindInfo> m_kinds;
    std::vector<std::uint32_t> m_kindOfType[2]; // dictionary id of the raw type -> kind id, apart for support services
    std::vector<int> m_originPeriods;           // by origin id; -1: wrong, reported
    std::vector<bool> m_accountGood;
    std::vector<ItemInfo> m_items;
    ChargeBatch m_batch;
    std::vector<ExactText> m_exactTexts;
    std::string m_scratch;
    std::string m_lastTime[2];
    std::int64_t m_lastSeconds[2] = {0, 0};
    std::uint32_t m_kindCount = 0;
};

} // namespace billfold
