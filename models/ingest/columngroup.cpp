// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/columngroup.h"

#include <algorithm>

namespace billfold
{

void ColumnGroup::setColumns(std::vector<std::uint32_t> columns, std::uint64_t layout)
{
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    m_layout = layout;
    m_runs.clear();
    for (const std::uint32_t column : columns) {
        if (!m_runs.empty() && m_runs.back().second + 1 == column)
            m_runs.back().second = column;
        else
            m_runs.push_back({column, column});
    }
}

void ColumnGroup::setEntry(std::uint32_t rawId, std::uint32_t entry)
{
    if (m_entries.size() <= rawId)
        m_entries.resize(rawId + 1);
    m_entries[rawId] = entry;
}

} // namespace billfold
