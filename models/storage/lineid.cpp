// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/lineid.h"

namespace billfold
{

namespace
{
constexpr int characters = 52;
constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
} // namespace

bool packLineId(std::string_view id, char (&bytes)[packedLineIdSize])
{
    if (id.size() != characters)
        return false;
    unsigned bits = 0;
    int have = 0;
    size_t out = 0;
    for (const char c : id) {
        unsigned value = 0;
        if (c >= 'a' && c <= 'z')
            value = static_cast<unsigned>(c - 'a');
        else if (c >= '2' && c <= '7')
            value = static_cast<unsigned>(c - '2' + 26);
        else
            return false;
        bits = (bits << 5) | value;
        have += 5;
        if (have >= 8) {
            have -= 8;
            bytes[out++] = static_cast<char>(bits >> have);
        }
    }
    bytes[out] = static_cast<char>(bits << (8 - have));
    return true;
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
