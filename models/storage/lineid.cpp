// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/lineid.h"

#include <QtEndian>

#include <array>
#include <cstdint>
#include <cstring>

namespace billfold
{

namespace
{
constexpr int characters = 52;
constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

/// Eight values of five bits, the first in the lowest byte, as 40 bits with the first on top.
std::uint64_t joined(std::uint64_t values)
{
    std::uint64_t x = qFromBigEndian(qToLittleEndian(values));
    x = (x & 0x00ff00ff00ff00ff) | (x & 0xff00ff00ff00ff00) >> 3;
    x = (x & 0x0000ffff0000ffff) | (x & 0xffff0000ffff0000) >> 6;
    return (x & 0xffffffff) | x >> 32 << 20;
}

} // namespace

bool packLineId(std::string_view id, char (&bytes)[packedLineIdSize])
{
    if (id.size() != characters)
        return false;
    // Plain loops without a way out, which compilers turn into vector code: this is done for every line.
    constexpr std::size_t groups = 7; // of eight characters, the last half full
    std::array<unsigned char, groups * 8> values{};
    unsigned char wrong = 0;
    for (std::size_t i = 0; i < characters; ++i) {
        const auto letter = static_cast<unsigned char>(id[i] - 'a');
        const auto digit = static_cast<unsigned char>(id[i] - '2');
        values[i] = letter < 26 ? letter : static_cast<unsigned char>(digit + 26);
        wrong |= static_cast<unsigned char>(letter >= 26) & static_cast<unsigned char>(digit >= 6);
    }
    std::array<char, groups * 5 + 3> packed;
    for (std::size_t i = 0; i < groups; ++i) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, values.data() + i * 8, 8);
        const std::uint64_t big = qToBigEndian(joined(eight) << 24);
        std::memcpy(packed.data() + i * 5, &big, 8);
    }
    std::memcpy(bytes, packed.data(), packedLineIdSize);
    return wrong == 0;
}

QString unpackLineId(const QVariant& stored)
{
    if (stored.typeId() != QMetaType::QByteArray)
        return stored.toString();
    const QByteArray bytes = stored.toByteArray();
    QString id;
    unsigned bits = 0;
    int have = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        have += 8;
        while (have >= 5 && id.size() < characters) {
            have -= 5;
            id += QLatin1Char(alphabet[(bits >> have) & 31]);
        }
    }
    return id;
}

} // namespace billfold
