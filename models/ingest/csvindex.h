// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace billfold
{

/// Finds the separators of CSV bytes, 64 bytes at a time: the part of the scanner that knows the processor.
/// Every implementation gives the same result.
enum class CsvIndexCode {
    Best,     ///< what this processor does fastest, chosen at run time
    Avx2,     ///< 32 bytes an instruction, quotes by carry-less multiplication (x86-64 since 2013)
    Sse2,     ///< 16 bytes an instruction (every x86-64)
    Portable, ///< 8 bytes in a register, any processor
};

struct CsvIndexState {
    std::uint64_t inQuotes = 0;    ///< all ones where the next byte stands inside quotes
    std::uint32_t* ends = nullptr; ///< offsets of commas and newlines outside quotes
    std::uint32_t endCount = 0;
    std::uint32_t* rows = nullptr; ///< positions in `ends` of the newlines
    std::uint32_t rowCount = 0;
    std::uint32_t quotedNewlines = 0; ///< newlines inside quotes
    bool nul = false;                 ///< a NUL was seen
    bool high = false;                ///< a byte beyond ASCII was seen
};

/// Indexes base[from, to); to - from is a multiple of 64. Both lists need room for one entry a byte and 8
/// more.
using CsvIndexFunction = void (*)(const char* base, std::uint32_t from, std::uint32_t to,
                                  CsvIndexState& state);

/// nullptr where this processor cannot run that code.
CsvIndexFunction csvIndexFunction(CsvIndexCode code);

} // namespace billfold
