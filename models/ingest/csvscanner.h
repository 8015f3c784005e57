// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/csvindex.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace billfold
{

/// Cuts CSV bytes (RFC 4180: comma, double quotes, LF or CRLF) into records, in one pass and in bounded
/// memory. Quoted commas and newlines are exact, nothing is guessed. A byte order mark at the start is left
/// out.
class CsvScanner
{
public:
    /// A record as it lies in the buffer: field i stands between ends[i-1]+1 and ends[i], quotes included.
    struct Record {
        const char* base = nullptr;
        std::uint32_t begin = 0;             ///< offset of the first byte
        const std::uint32_t* ends = nullptr; ///< offset of the separator after each field
        std::uint32_t fields = 0;
        std::int64_t line = 0; ///< line of the file where the record starts, from 1 (the header is 1)

        std::string_view raw(std::uint32_t field) const
        {
            const std::uint32_t from = field == 0 ? begin : ends[field - 1] + 1;
            return {base + from, ends[field] - from};
        }
        std::string_view bytes() const { return {base + begin, ends[fields - 1] - begin}; }
    };
    enum class Flaw { None, RecordTooLong, UnclosedQuote };

    /// Fills `to` with up to `size` bytes; 0 at the end, negative on failure (which ends the scan).
    using Source = std::function<std::int64_t(char* to, std::int64_t size)>;

    explicit CsvScanner(Source source, std::uint32_t blockSize = 2u << 20,
                        CsvIndexCode code = CsvIndexCode::Best);

    /// The next record; false at the end or at a flaw. Valid until the next call.
    bool next(Record& record);
    Flaw flaw() const { return m_flaw; }
    bool sourceFailed() const { return m_failed; }
    /// Line where the scan stands, for a finding about a flaw.
    std::int64_t line() const { return m_line; }
    std::uint64_t bytesRead() const { return m_bytes; }
    /// The buffer that holds the present record may hold a NUL or bytes beyond ASCII: look closer. Cheap to
    /// ask.
    bool blockHasNul() const { return m_hasNul; }
    bool blockHasNonAscii() const { return m_hasHigh; }

    /// No record is longer than this, whatever stands in the file.
    static constexpr std::uint32_t maxRecord = 16u << 20;

private:
    bool refill();
    void fill(std::uint32_t kept);
    void index(std::uint32_t to);
    void reserve(std::uint32_t bytes);

    Source m_source;
    std::uint32_t m_block;
    CsvIndexFunction m_indexFunction;
    std::unique_ptr<char[]> m_buffer;
    std::unique_ptr<std::uint32_t[]> m_ends; // separators of the buffer, in order
    std::unique_ptr<std::uint32_t[]> m_rows; // which of them end a record
    std::uint32_t m_capacity = 0;            // bytes of the buffer, and entries of both lists
    CsvIndexState m_found;
    std::uint32_t m_nextRow = 0;
    std::uint32_t m_nextEnd = 0;
    std::uint32_t m_begin = 0;   // start of the next record
    std::uint32_t m_filled = 0;  // bytes in the buffer
    std::uint32_t m_indexed = 0; // bytes indexed
    std::int64_t m_line = 1;
    std::uint64_t m_bytes = 0;
    bool m_end = false, m_failed = false, m_hasNul = false, m_hasHigh = false;
    Flaw m_flaw = Flaw::None;
};

/// The text of a raw field: quotes taken off, doubled quotes halved. `scratch` is used only where they are
/// doubled.
std::string_view csvUnquoted(std::string_view raw, std::string& scratch);
inline std::string_view csvText(std::string_view raw, std::string& scratch)
{
    return raw.empty() || raw.front() != '"' ? raw : csvUnquoted(raw, scratch);
}
/// All fields of a record as texts.
std::vector<std::string> csvTexts(const CsvScanner::Record& record);

} // namespace billfold
