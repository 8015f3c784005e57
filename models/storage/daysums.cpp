// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/daysums.h"

namespace billfold
{

namespace
{

__extension__ using Unsigned = unsigned __int128;
constexpr int widest = 128;
constexpr int bitsOfAnAmount = 118; // more than any bill; a damaged file must not end the program by its sums

Unsigned zigzag(Money::Wide value)
{
    return (static_cast<Unsigned>(value) << 1) ^ static_cast<Unsigned>(value >> (widest - 1));
}

Money::Wide unzigzag(Unsigned value)
{
    return static_cast<Money::Wide>((value >> 1) ^ (Unsigned(0) - (value & 1)));
}

} // namespace

void DaySums::pack(std::string& packed) const
{
    packed.clear();
    for (int day = 0; day < days; ++day) {
        if ((m_present >> day & 1) == 0)
            continue;
        packed.push_back(static_cast<char>(day));
        Unsigned rest = zigzag(m_sums[static_cast<std::size_t>(day)].attos());
        for (; rest > 0x7f; rest >>= 7)
            packed.push_back(static_cast<char>(0x80 | static_cast<int>(rest & 0x7f)));
        packed.push_back(static_cast<char>(rest));
    }
}

/// Reads the next day behind `at`; false at the end and at what is damaged.
static bool nextDay(std::string_view packed, std::size_t& at, int& day, Money& amount)
{
    if (at >= packed.size())
        return false;
    const int before = day;
    day = static_cast<unsigned char>(packed[at++]);
    if (day <= before || day >= DaySums::days)
        return false;
    Unsigned value = 0;
    bool more = true;
    for (int shift = 0; more && shift < widest && at < packed.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(packed[at++]);
        value |= Unsigned(byte & 0x7f) << shift;
        more = (byte & 0x80) != 0;
    }
    if (more || value >> bitsOfAnAmount != 0)
        return false;
    amount = Money::fromAttos(unzigzag(value));
    return true;
}

bool DaySums::sumUpTo(std::string_view packed, int last, Money& sum)
{
    bool any = false;
    int day = -1;
    std::size_t at = 0;
    Money amount;
    while (nextDay(packed, at, day, amount) && day <= last) {
        sum += amount;
        any = true;
    }
    return any;
}

void DaySums::forEach(std::string_view packed, const std::function<void(int day, Money amount)>& take)
{
    int day = -1;
    std::size_t at = 0;
    Money amount;
    while (nextDay(packed, at, day, amount))
        take(day, amount);
}

} // namespace billfold
