// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/csvscanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define BILLFOLD_X86 1
#endif

namespace billfold {

namespace {

/// What 64 bytes hold, a bit a byte.
struct Masks {
    std::uint64_t quotes = 0, separators = 0, nul = 0, high = 0;
};

/// Bits set from each quote to the next: inside a quoted field, its opening quote included.
std::uint64_t prefixXor(std::uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

Masks portableMasks(const char* bytes)
{
    Masks masks;
    for (int i = 0; i < 64; ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        const std::uint64_t bit = std::uint64_t(1) << i;
        if (c == '"')
            masks.quotes |= bit;
        else if (c == ',' || c == '\n')
            masks.separators |= bit;
        else if (c == 0)
            masks.nul |= bit;
        else if (c >= 0x80)
            masks.high |= bit;
    }
    return masks;
}

using IndexFunction = std::uint32_t (*)(const char* base, std::uint32_t from, std::uint32_t to, std::uint64_t& inQuotes,
                                        std::uint32_t* out, bool& nul, bool& high);

/// Writes the offsets of the set bits.
inline std::uint32_t flatten(std::uint64_t bits, std::uint32_t offset, std::uint32_t* out)
{
    std::uint32_t count = 0;
    while (bits != 0) {
        out[count++] = offset + static_cast<std::uint32_t>(std::countr_zero(bits));
        bits &= bits - 1;
    }
    return count;
}

std::uint32_t indexPortable(const char* base, std::uint32_t from, std::uint32_t to, std::uint64_t& inQuotes,
                            std::uint32_t* out, bool& nul, bool& high)
{
    std::uint32_t count = 0;
    for (std::uint32_t at = from; at < to; at += 64) {
        const Masks masks = portableMasks(base + at);
        const std::uint64_t inside = prefixXor(masks.quotes) ^ inQuotes;
        inQuotes = static_cast<std::uint64_t>(static_cast<std::int64_t>(inside) >> 63);
        nul = nul || masks.nul != 0;
        high = high || masks.high != 0;
        count += flatten(masks.separators & ~inside, at, out + count);
    }
    return count;
}

#ifdef BILLFOLD_X86

__attribute__((target("avx2,pclmul,bmi"))) std::uint32_t
indexAvx2(const char* base, std::uint32_t from, std::uint32_t to, std::uint64_t& inQuotes, std::uint32_t* out, bool& nul,
          bool& high)
{
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i comma = _mm256_set1_epi8(',');
    const __m256i newline = _mm256_set1_epi8('\n');
    const __m256i zero = _mm256_setzero_si256();
    std::uint32_t count = 0;
    std::uint64_t carry = inQuotes;
    __m256i anyNul = zero;
    __m256i anyHigh = zero;
    const auto bits = [](__m256i low, __m256i upper) __attribute__((target("avx2"))) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(low))) |
               (static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(upper))) << 32);
    };
    for (std::uint32_t at = from; at < to; at += 64) {
        const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(base + at));
        const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(base + at + 32));
        const std::uint64_t quotes = bits(_mm256_cmpeq_epi8(a, quote), _mm256_cmpeq_epi8(b, quote));
        const std::uint64_t separators =
            bits(_mm256_or_si256(_mm256_cmpeq_epi8(a, comma), _mm256_cmpeq_epi8(a, newline)),
                 _mm256_or_si256(_mm256_cmpeq_epi8(b, comma), _mm256_cmpeq_epi8(b, newline)));
        anyNul = _mm256_or_si256(anyNul, _mm256_or_si256(_mm256_cmpeq_epi8(a, zero), _mm256_cmpeq_epi8(b, zero)));
        anyHigh = _mm256_or_si256(anyHigh, _mm256_or_si256(a, b));
        const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(quotes)),
                                                     _mm_set1_epi8(static_cast<char>(0xff)), 0);
        const std::uint64_t inside = static_cast<std::uint64_t>(_mm_cvtsi128_si64(product)) ^ carry;
        carry = static_cast<std::uint64_t>(static_cast<std::int64_t>(inside) >> 63);
        std::uint64_t ends = separators & ~inside;
        // Eight at a time without a branch each: most blocks of an export hold many separators. Writes past `count`
        // are overwritten; the output has room for them.
        const auto found = static_cast<std::uint32_t>(std::popcount(ends));
        std::uint32_t* to8 = out + count;
        for (std::uint32_t done = 0; done < found; done += 8) {
            for (int i = 0; i < 8; ++i) {
                to8[i] = at + static_cast<std::uint32_t>(std::countr_zero(ends));
                ends &= ends - 1;
            }
            to8 += 8;
        }
        count += found;
    }
    inQuotes = carry;
    nul = nul || _mm256_movemask_epi8(anyNul) != 0;
    high = high || _mm256_movemask_epi8(anyHigh) != 0;
    return count;
}

bool hasAvx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi");
}

#endif

IndexFunction indexFunction([[maybe_unused]] CsvScanner::Code code)
{
#ifdef BILLFOLD_X86
    static const bool fast = hasAvx2();
    if (code == CsvScanner::Code::Best && fast)
        return indexAvx2;
#endif
    return indexPortable;
}

// Bytes after the end that the block code may read.
constexpr std::uint32_t padding = 64;

} // namespace

CsvScanner::CsvScanner(Source source, std::uint32_t blockSize, Code code)
    : m_source(std::move(source)), m_block(std::max(blockSize, 64u)), m_code(code)
{
}

void CsvScanner::index(std::uint32_t from, std::uint32_t to)
{
    // At most one separator a byte, and the eight-wide writes of the last block.
    m_ends.resize(m_endCount + (to - from) + 64 + 8);
    m_endCount += indexFunction(m_code)(m_buffer.data(), from, to, m_inQuotes, m_ends.data() + m_endCount, m_hasNul,
                                        m_hasHigh);
}

/// Moves the unfinished record to the front and reads on behind it. Whole groups of 64 bytes are indexed; the rest
/// waits for more bytes, so that the state inside quotes is exact at every seam.
bool CsvScanner::refill()
{
    if (m_end)
        return false;
    const std::uint32_t kept = m_filled - m_begin;
    if (kept > maxRecord) {
        m_flaw = m_inQuotes != 0 ? Flaw::UnclosedQuote : Flaw::RecordTooLong;
        return false;
    }
    // Separators of the unfinished record stay, shifted with it.
    const std::uint32_t pending = m_endCount - m_next;
    for (std::uint32_t i = 0; i < pending; ++i)
        m_ends[i] = m_ends[m_next + i] - m_begin;
    m_endCount = pending;
    m_next = 0;
    if (m_buffer.size() < kept + m_block + padding)
        m_buffer.resize(kept + m_block + padding);
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, kept);
    m_indexed -= m_begin;
    m_begin = 0;
    m_filled = kept;
    m_hasNul = std::find(m_buffer.begin(), m_buffer.begin() + kept, '\0') != m_buffer.begin() + kept;
    m_hasHigh = std::any_of(m_buffer.begin(), m_buffer.begin() + kept, [](char c) { return c < 0; });
    std::int64_t got = 0;
    while (m_filled < kept + m_block) {
        got = m_source(m_buffer.data() + m_filled, kept + m_block - m_filled);
        if (got <= 0)
            break;
        m_filled += static_cast<std::uint32_t>(got);
        m_bytes += static_cast<std::uint64_t>(got);
    }
    if (got < 0)
        m_failed = true;
    if (got <= 0) {
        m_end = true;
        // A last line without a newline gets one, unless the file is empty or the quotes never close.
        if (m_filled > 0 && m_buffer[m_filled - 1] != '\n')
            m_buffer[m_filled++] = '\n';
        // Filled with blanks, which separate nothing.
        const std::uint32_t rounded = m_indexed + (m_filled - m_indexed + 63) / 64 * 64;
        if (m_buffer.size() < rounded + padding)
            m_buffer.resize(rounded + padding);
        std::fill(m_buffer.begin() + m_filled, m_buffer.begin() + rounded, ' ');
        index(m_indexed, rounded);
        m_indexed = rounded;
    } else {
        const std::uint32_t whole = m_indexed + (m_filled - m_indexed) / 64 * 64;
        index(m_indexed, whole);
        m_indexed = whole;
    }
    return true;
}

bool CsvScanner::next(Record& record)
{
    for (;;) {
        for (std::uint32_t at = m_next; at < m_endCount; ++at) {
            if (m_buffer[m_ends[at]] != '\n')
                continue;
            record.base = m_buffer.data();
            record.begin = m_begin;
            record.ends = m_ends.data() + m_next;
            record.fields = at - m_next + 1;
            record.line = m_line;
            ++m_line;
            m_begin = m_ends[at] + 1;
            m_next = at + 1;
            // The CR of a CRLF belongs to the newline.
            if (m_ends[at] > record.begin && m_buffer[m_ends[at] - 1] == '\r')
                --m_ends[at];
            return true;
        }
        if (m_flaw != Flaw::None || m_failed)
            return false;
        if (m_end) {
            if (m_begin < m_filled && m_inQuotes != 0)
                m_flaw = Flaw::UnclosedQuote;
            return false;
        }
        if (!refill())
            return false;
    }
}

std::string_view csvText(std::string_view raw, std::string& scratch)
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

} // namespace billfold
