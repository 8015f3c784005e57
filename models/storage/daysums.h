// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>

namespace billfold
{

/// Sums by day of the month, and their packed form in rollup.days: for each day with charges, ascending, a
/// byte (0 is the first of the month) and the amount in units of 10^-18 as a zigzag varint. A tenth of what a
/// row for each day takes.
class DaySums
{
public:
    static constexpr int days = 31;

    void add(int day, Money amount)
    {
        m_sums[static_cast<std::size_t>(day)] += amount;
        m_present |= 1u << day;
    }
    /// Replaces what is in `packed`.
    void pack(std::string& packed) const;
    /// The sum of the days up to and including `last`; nothing of what is damaged. False where there is none.
    static bool sumUpTo(std::string_view packed, int last, Money& sum);
    /// The days with charges, ascending, up to where the bytes are damaged.
    static void forEach(std::string_view packed, const std::function<void(int day, Money amount)>& take);

private:
    std::array<Money, days> m_sums{};
    std::uint32_t m_present = 0;
};

} // namespace billfold
