// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/lineid.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace billfold
{

namespace
{

constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t groupCharacters = 8;
constexpr std::size_t groupBytes = 5;

/// The same byte eight times.
constexpr std::uint64_t all(unsigned byte)
{
    return 0x0101010101010101u * byte;
}

/// The top bit of every byte that is `least` or more, for bytes below 128.
std::uint64_t atLeast(std::uint64_t bytes, unsigned least)
{
    return (bytes + all(0x80 - least)) & all(0x80);
}

/// Eight values of five bits, the first in the lowest byte, as 40 bits with the first on top.
std::uint64_t joined(std::uint64_t values)
{
    std::uint64_t x = qFromBigEndian(qToLittleEndian(values));
    x = (x & 0x00ff00ff00ff00ff) | (x & 0xff00ff00ff00ff00) >> 3;
    x = (x & 0x0000ffff0000ffff) | (x & 0xffff0000ffff0000) >> 6;
    return (x & 0xffffffff) | x >> 32 << 20;
}

/// The two characters that ten bits stand for.
using Pairs = std::array<std::array<char, 2>, 1024>;
constexpr Pairs makePairs()
{
    Pairs pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {alphabet[i >> 5], alphabet[i & 31]};
    return pairs;
}
constexpr Pairs pairs = makePairs();

} // namespace

bool packLineId(std::string_view id, char (&bytes)[packedLineIdSize])
{
    if (id.size() != lineIdSize)
        return false;
    // Eight characters at a time in one register: this is done for every line.
    std::array<char, 7 * groupBytes + 3> packed;
    std::uint64_t good = all(0x80);
    std::uint64_t high = 0;
    for (std::size_t i = 0; i < 7; ++i) {
        std::uint64_t text = all('a'); // the last group is half full
        std::memcpy(&text, id.data() + i * groupCharacters, i < 6 ? groupCharacters : groupCharacters / 2);
        high |= text;
        const std::uint64_t letters = atLeast(text & all(0x7f), 'a');
        const std::uint64_t digits = atLeast(text & all(0x7f), '2');
        good &=
            (letters & ~atLeast(text & all(0x7f), 'z' + 1)) | (digits & ~atLeast(text & all(0x7f), '7' + 1));
        // 'a' is 0 and '2' is 26. What borrows from its neighbour is not good, and thrown away.
        const std::uint64_t values = text - all('2' - 26) - (letters >> 7) * ('a' - ('2' - 26));
        const std::uint64_t big = qToBigEndian(joined(qFromLittleEndian(values)) << 24);
        std::memcpy(packed.data() + i * groupBytes, &big, sizeof big);
    }
    std::memcpy(bytes, packed.data(), packedLineIdSize);
    return good == all(0x80) && (high & all(0x80)) == 0;
}

void unpackLineId(const char* bytes, char (&id)[lineIdSize])
{
    char* to = id;
    const auto put = [&to](std::uint64_t tenBits) {
        std::memcpy(to, pairs[tenBits & 1023].data(), 2);
        to += 2;
    };
    for (int group = 0; group < 6; ++group) {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < groupBytes; ++i)
            bits = bits << 8 | static_cast<unsigned char>(*bytes++);
        for (int shift = 30; shift >= 0; shift -= 10)
            put(bits >> shift);
    }
    const auto byte = [bytes](int i) {
        return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i]));
    };
    const std::uint64_t bits = byte(0) << 16 | byte(1) << 8 | byte(2); // 20 of 24
    put(bits >> 14);
    put(bits >> 4);
}

bool isPartOfLineId(std::string_view text)
{
    return text.size() <= lineIdSize && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
           });
}

} // namespace billfold
