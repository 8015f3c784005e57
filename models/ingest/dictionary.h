// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inlined: the keys are short, and a call would cost as much as the hash.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace billfold
{

/// Numbers texts in the order they are first seen, by their 128-bit hash: a lookup touches one slot and never
/// the text. (Two texts that share a hash are expected once in 10^19 texts of a dictionary.)
class Dictionary
{
public:
    struct Found {
        std::uint32_t id;
        bool isNew;
    };

    Dictionary() : m_slots(256) {}

    /// `seed` keeps apart equal texts that mean different things.
    Found number(std::string_view bytes, std::uint64_t seed = 0)
    {
        const XXH128_hash_t hash = XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed);
        std::size_t at = hash.low64 & (m_slots.size() - 1);
        while (m_slots[at].used != 0) {
            if (m_slots[at].low == hash.low64 && m_slots[at].high == hash.high64)
                return {m_slots[at].id, false};
            at = (at + 1) & (m_slots.size() - 1);
        }
        const std::uint32_t id = m_count++;
        m_slots[at] = {hash.low64, hash.high64, id, 1};
        if (std::size_t(m_count) * 2 > m_slots.size())
            grow();
        return {id, true};
    }
    std::uint32_t size() const { return m_count; }

private:
    struct Slot {
        std::uint64_t low = 0, high = 0;
        std::uint32_t id = 0;
        std::uint32_t used = 0;
    };

    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old) {
            if (slot.used == 0)
                continue;
            std::size_t at = slot.low & (m_slots.size() - 1);
            while (m_slots[at].used != 0)
                at = (at + 1) & (m_slots.size() - 1);
            m_slots[at] = slot;
        }
    }

    std::vector<Slot> m_slots;
    std::uint32_t m_count = 0;
};

} // namespace billfold
