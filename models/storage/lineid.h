// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <string_view>

namespace billfold
{

inline constexpr int packedLineIdSize = 33;

/// Line item ids of a CUR are 52 characters of base32; as 33 bytes they take a third less of the database.
/// Writes the bytes and answers true where `id` has that form; any other id is stored as text.
bool packLineId(std::string_view id, char (&bytes)[packedLineIdSize]);
/// The id from what was stored: a blob of packLineId() or text.
QString unpackLineId(const QVariant& stored);

} // namespace billfold
