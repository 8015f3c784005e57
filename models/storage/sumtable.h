// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace billfold
{

/// Sums by a key of small numbers: open addressing, cells in one array, in the order they were first met.
template <std::size_t keys, typename Sum>
class SumTable
{
public:
    using Key = std::array<std::uint32_t, keys>;
    struct Cell {
        Key key{};
        Sum sum;
    };

    SumTable() : m_slots(4096, 0) {}

    /// Valid until the next call.
    Sum& at(const Key& key)
    {
        // Lines come sorted: the next is mostly of the same cell.
        if (m_last < m_cells.size() && same(m_cells[m_last].key, key))
            return m_cells[m_last].sum;
        std::size_t slot = hash(key) & (m_slots.size() - 1);
        while (m_slots[slot] != 0) {
            m_last = m_slots[slot] - 1;
            if (same(m_cells[m_last].key, key))
                return m_cells[m_last].sum;
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        m_cells.push_back({key, {}});
        m_slots[slot] = static_cast<std::uint32_t>(m_cells.size());
        m_last = m_cells.size() - 1;
        if (m_cells.size() * 2 > m_slots.size())
            grow();
        return m_cells.back().sum;
    }
    /// To be read and sorted before clear(), not to be looked up in after that.
    std::vector<Cell>& cells() { return m_cells; }
    std::size_t size() const { return m_cells.size(); }
    void clear()
    {
        m_cells.clear();
        std::fill(m_slots.begin(), m_slots.end(), 0);
    }

private:
    /// Without a call: this is asked for every line.
    static bool same(const Key& a, const Key& b)
    {
        std::uint32_t differ = 0;
        for (std::size_t i = 0; i < keys; ++i)
            differ |= a[i] ^ b[i];
        return differ == 0;
    }
    static std::size_t hash(const Key& key)
    {
        std::uint64_t h = 0x9e3779b97f4a7c15ull;
        for (const std::uint32_t part : key)
            h = (h ^ part) * 0xff51afd7ed558ccdull, h ^= h >> 32;
        return static_cast<std::size_t>(h);
    }
    void grow()
    {
        m_slots.assign(m_slots.size() * 2, 0);
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            std::size_t slot = hash(m_cells[i].key) & (m_slots.size() - 1);
            while (m_slots[slot] != 0)
                slot = (slot + 1) & (m_slots.size() - 1);
            m_slots[slot] = static_cast<std::uint32_t>(i + 1);
        }
    }

    std::vector<Cell> m_cells;
    std::size_t m_last = 0;
    std::vector<std::uint32_t> m_slots;
};

} // namespace billfold
