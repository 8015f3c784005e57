// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/csvscanner.h"
#include "models/ingest/dictionary.h"

#include <string>
#include <utility>
#include <vector>

namespace billfold
{

/// Columns whose texts stand together in a dictionary. A record's raw bytes of all of them are looked up as
/// one, and only bytes that were never seen are decoded; texts that are equal after decoding get the same
/// entry.
class ColumnGroup
{
public:
    /// `layout` differs between files with different headers, so that equal bytes of other columns are kept
    /// apart.
    void setColumns(std::vector<std::uint32_t> columns, std::uint64_t layout);
    bool isEmpty() const { return m_runs.empty(); }

    /// A number for the record's raw bytes. For a new one, setEntry() must be called before the next
    /// number().
    Dictionary::Found raw(const CsvScanner::Record& record);
    /// The dictionary entry of raw bytes.
    std::uint32_t entry(std::uint32_t rawId) const { return m_entries[rawId]; }
    void setEntry(std::uint32_t rawId, std::uint32_t entry);
    /// Numbers decoded texts: those, in this order, are what the sink is sent.
    Dictionary decoded;

private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_runs; ///< first and last column of neighbours
    std::uint64_t m_layout = 0;
    Dictionary m_raw;
    std::vector<std::uint32_t> m_entries;
    std::string m_buffer;
};

inline Dictionary::Found ColumnGroup::raw(const CsvScanner::Record& record)
{
    const auto run = [&record](const std::pair<std::uint32_t, std::uint32_t>& columns) -> std::string_view {
        const std::uint32_t from = columns.first == 0 ? record.begin : record.ends[columns.first - 1] + 1;
        return {record.base + from, record.ends[columns.second] - from};
    };
    if (m_runs.size() == 1)
        return m_raw.number(run(m_runs.front()), m_layout);
    m_buffer.clear();
    for (const auto& columns : m_runs) {
        m_buffer.append(run(columns));
        m_buffer.push_back(','); // no raw field has one outside quotes, so that borders stay clear
    }
    return m_raw.number(m_buffer, m_layout);
}

} // namespace billfold
