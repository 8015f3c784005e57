// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/csvscanner.h"

#include <algorithm>
#include <cstring>

namespace billfold
{

namespace
{

constexpr std::uint32_t group = 64; // bytes that the index takes at a time
constexpr std::uint32_t padding =
    group; // bytes after the end that may be read, and entries that may be written

} // namespace

CsvScanner::CsvScanner(Source source, std::uint32_t blockSize, CsvIndexCode code)
    : m_source(std::move(source)), m_block(std::max(blockSize, group)),
      m_indexFunction(csvIndexFunction(code))
{
    if (m_indexFunction == nullptr)
        m_indexFunction = csvIndexFunction(CsvIndexCode::Portable);
}

/// Room for so many bytes and, at worst, as many separators. The lists are left uninitialised: only what is
/// used of them is ever touched, so they cost memory only where a file is made of commas.
void CsvScanner::reserve(std::uint32_t bytes)
{
    if (bytes + padding <= m_capacity)
        return;
    // More than asked for, so that a very long record does not copy itself over and over.
    const std::uint32_t capacity = bytes + padding + std::max(m_block / 2, m_capacity / 2);
    auto buffer = std::make_unique_for_overwrite<char[]>(capacity);
    auto ends = std::make_unique_for_overwrite<std::uint32_t[]>(capacity);
    std::copy_n(m_buffer.get(), m_filled, buffer.get());
    std::copy_n(m_ends.get(), m_found.endCount, ends.get());
    m_buffer = std::move(buffer);
    m_ends = std::move(ends);
    m_rows = std::make_unique_for_overwrite<std::uint32_t[]>(capacity); // all rows were handed out
    m_capacity = capacity;
    m_found.ends = m_ends.get();
    m_found.rows = m_rows.get();
}

void CsvScanner::index(std::uint32_t to)
{
    m_indexFunction(m_buffer.get(), m_indexed, to, m_found);
    m_indexed = to;
    m_hasNul = m_hasNul || m_found.nul;
    m_hasHigh = m_hasHigh || m_found.high;
}

/// Reads behind the `kept` bytes until the block is full or the source ends.
void CsvScanner::fill(std::uint32_t kept)
{
    std::int64_t got = 1;
    while (m_filled < kept + m_block) {
        got = m_source(m_buffer.get() + m_filled, kept + m_block - m_filled);
        if (got <= 0)
            break;
        m_filled += static_cast<std::uint32_t>(got);
        m_bytes += static_cast<std::uint64_t>(got);
    }
    m_failed = got < 0;
    m_end = got <= 0;
}

/// Moves the unfinished record to the front and reads on behind it. Whole groups of 64 bytes are indexed; the
/// rest waits for more bytes, so that the state inside quotes is exact at every seam.
bool CsvScanner::refill()
{
    const std::uint32_t kept = m_filled - m_begin;
    if (kept > maxRecord) {
        m_flaw = m_found.inQuotes != 0 ? Flaw::UnclosedQuote : Flaw::RecordTooLong;
        return false;
    }
    reserve(kept + m_block + group);
    // Separators of the unfinished record stay, shifted with it.
    const std::uint32_t pending = m_found.endCount - m_nextEnd;
    for (std::uint32_t i = 0; i < pending; ++i)
        m_ends[i] = m_ends[m_nextEnd + i] - m_begin;
    std::memmove(m_buffer.get(), m_buffer.get() + m_begin, kept);
    m_found.endCount = pending;
    m_found.rowCount = 0;
    m_found.nul = m_found.high = false;
    m_found.quotedNewlines = std::memchr(m_buffer.get(), '\n', kept) != nullptr ? 1 : 0;
    m_nextRow = m_nextEnd = 0;
    m_indexed -= m_begin;
    m_begin = 0;
    m_filled = kept;
    m_hasNul = std::memchr(m_buffer.get(), 0, kept) != nullptr;
    m_hasHigh = std::any_of(m_buffer.get(), m_buffer.get() + kept,
                            [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const bool first = m_bytes == 0;
    fill(kept);
    if (first && m_filled >= 3 && std::memcmp(m_buffer.get(), "\xef\xbb\xbf", 3) == 0) {
        m_begin = 3;
        m_indexed = 3;
    }
    if (!m_end) {
        index(m_indexed + (m_filled - m_indexed) / group * group);
        return true;
    }
    // A last line without a newline gets one; where the source broke off, what is left is no line.
    if (!m_failed && m_filled > m_begin && m_buffer[m_filled - 1] != '\n')
        m_buffer[m_filled++] = '\n';
    // Filled with blanks, which separate nothing.
    const std::uint32_t rounded = m_indexed + (m_filled - m_indexed + group - 1) / group * group;
    std::fill(m_buffer.get() + m_filled, m_buffer.get() + rounded, ' ');
    index(rounded);
    return true;
}

bool CsvScanner::next(Record& record)
{
    while (m_nextRow == m_found.rowCount) {
        if (m_flaw != Flaw::None)
            return false;
        if (m_end) {
            if (!m_failed && m_begin < m_filled && m_found.inQuotes != 0)
                m_flaw = Flaw::UnclosedQuote;
            return false;
        }
        if (!refill())
            return false;
    }
    const std::uint32_t row = m_rows[m_nextRow++];
    std::uint32_t& end = m_ends[row];
    record.base = m_buffer.get();
    record.begin = m_begin;
    record.ends = m_ends.get() + m_nextEnd;
    record.fields = row - m_nextEnd + 1;
    record.line = m_line;
    ++m_line;
    if (m_found.quotedNewlines != 0)
        m_line += std::count(m_buffer.get() + m_begin, m_buffer.get() + end, '\n');
    m_begin = end + 1;
    m_nextEnd = row + 1;
    // The CR of a CRLF belongs to the newline.
    if (end > record.begin && m_buffer[end - 1] == '\r')
        --end;
    return true;
}

std::string_view csvUnquoted(std::string_view raw, std::string& scratch)
{
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"')
        return raw;
    raw.remove_prefix(1);
    raw.remove_suffix(1);
    if (raw.find('"') == std::string_view::npos)
        return raw;
    scratch.clear();
    for (size_t i = 0; i < raw.size(); ++i) {
        scratch.push_back(raw[i]);
        if (raw[i] == '"' && i + 1 < raw.size() && raw[i + 1] == '"')
            ++i;
    }
    return scratch;
}

std::vector<std::string> csvTexts(const CsvScanner::Record& record)
{
    std::vector<std::string> texts;
    texts.reserve(record.fields);
    std::string scratch;
    for (std::uint32_t i = 0; i < record.fields; ++i)
        texts.emplace_back(csvText(record.raw(i), scratch));
    return texts;
}

} // namespace billfold
