// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace billfold
{

inline constexpr int packedLineIdSize = 33;
inline constexpr int lineIdSize = 52;

/// Line item ids of a CUR are 52 characters of base32; as 33 bytes they take a third less of the database.
/// Writes the bytes and answers true where `id` has that form; any other id is stored as it is.
bool packLineId(std::string_view id, char (&bytes)[packedLineIdSize]);
/// The characters of packLineId()'s bytes.
void unpackLineId(const char* bytes, char (&id)[lineIdSize]);
/// Whether a part of an id can look like this at all, in small letters.
bool isPartOfLineId(std::string_view text);

} // namespace billfold
