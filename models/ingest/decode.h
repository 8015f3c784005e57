// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace billfold
{

/// Seconds since 1970 UTC from the forms that exports use: `2025-08-01T00:00:00Z`, `….000Z`, `2025-08-01
/// 00:00:00`, `2025-08-01 00:00:00+00:00`, `2025/08/01 00:00:00`, `2025-08-01`. A time without a zone is UTC.
/// Years 1970 to 9999; anything else is nullopt.
std::optional<std::int64_t> decodeTime(std::string_view text);

/// Offset of the first byte that is not well-formed UTF-8; npos where all is.
std::size_t findInvalidUtf8(std::string_view text);

/// The text with every byte that is not UTF-8 replaced by U+FFFD, which shows that something is missing
/// there.
std::string repairedUtf8(std::string_view text);

/// True for what a spreadsheet makes of a 12-digit id: `3.57E+11`.
bool isMangledId(std::string_view text);

} // namespace billfold
