// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>

namespace billfold
{

/// Pseudo-random numbers that are the same on every machine and in every version (SplitMix64 by Sebastiano
/// Vigna, public domain). What is made of a stream must not depend on how much another one was used, so each
/// thing has a stream of its own, keyed by what it is.
class SampleRandom
{
public:
    SampleRandom(std::initializer_list<std::uint64_t> keys)
    {
        for (const std::uint64_t key : keys)
            m_state = next() ^ (key * 0xd1342543de82ef95);
    }
    std::uint64_t next()
    {
        std::uint64_t bits = (m_state += 0x9e3779b97f4a7c15);
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }
    /// 0 … count - 1. The tiny bias of the remainder does not matter here.
    std::int64_t below(std::int64_t count)
    {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(count));
    }
    /// Both ends included.
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }

private:
    std::uint64_t m_state = 0x2545f4914f6cdd1d;
};

} // namespace billfold
