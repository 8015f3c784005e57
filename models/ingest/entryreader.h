// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/ingest/chargerules.h"
#include "models/ingest/columngroup.h"
#include "models/ingest/fieldreader.h"

#include <array>
#include <optional>
#include <vector>

namespace billfold
{

/// Numbers the texts that charge lines share: whose bill, which account, what was bought, what kind of
/// charge, and the texts of a line. Equal texts get one number for all files of a report, and new ones go
/// into the batch as dictionary entries.
class EntryReader
{
public:
    /// What a line's item says about how its costs count.
    struct ItemInfo {
        bool support = false;
        bool splitCopy = false;
        bool savingsPlan = false;
    };

    /// Both outlive it.
    EntryReader(FieldReader& fields, ChargeBatch& batch) : m_fields(fields), m_batch(batch) {}

    /// After the fields were given the file. `period` is the month of a file without a period column.
    void setFile(std::optional<int> period);
    /// False, with findings, where a line cannot be counted: it belongs to no bill, or to nobody.
    bool fillOrigin(const CsvScanner::Record& record, PackedLine& line);
    bool fillAccount(const CsvScanner::Record& record, PackedLine& line);
    ItemInfo fillItem(const CsvScanner::Record& record, PackedLine& line);
    void fillTexts(const CsvScanner::Record& record, PackedLine& line);
    /// The line type as it stands in the file, and the rule for it.
    std::uint32_t rawKindOf(const CsvScanner::Record& record);
    const KindRule& rule(std::uint32_t rawKind) const { return m_kinds[rawKind].rule; }
    /// The kind that a line of this raw kind is, as a charge of this type.
    std::uint32_t kindOf(const CsvScanner::Record& record, std::uint32_t rawKind, ChargeType type);
    /// BillingPeriod::index() of an origin.
    int periodOf(std::uint32_t origin) const { return m_periods[origin]; }

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
    /// A line type as it stands in the file, and the kinds it becomes: as it is, for a support service, and
    /// as a refund.
    struct KindInfo {
        KindRule rule;
        std::array<std::uint32_t, chargeTypeCount> kinds;
    };

    std::uint32_t decodeOrigin(const CsvScanner::Record& record);
    bool fillPeriod(const CsvScanner::Record& record, OriginEntry& entry);
    std::uint32_t decodeAccount(const CsvScanner::Record& record);
    std::uint32_t decodeItem(const CsvScanner::Record& record);
    bool checkId(const CsvScanner::Record& record, Role role, const std::string& id);
    std::string tagsOf(const CsvScanner::Record& record);
    template <typename Decode>
    std::uint32_t textOf(Group group, const CsvScanner::Record& record, std::vector<std::string>& entries,
                         Decode&& decode);

    FieldReader& m_fields;
    ChargeBatch& m_batch;
    std::vector<std::vector<std::string>> m_layouts; // the different headers so far
    std::optional<int> m_filePeriod;
    std::array<ColumnGroup, groupCount> m_groups;
    std::vector<int> m_periods;    // by origin
    std::vector<ItemInfo> m_items; // by item
    std::vector<KindInfo> m_kinds; // by raw kind
};

} // namespace billfold
