// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/csvindex.h"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define BILLFOLD_X86 1
#endif

namespace billfold
{

namespace
{

/// What 64 bytes hold, a bit a byte.
struct Masks {
    std::uint64_t quotes = 0, separators = 0, newlines = 0;
};

/// Bits set from each quote to the next: inside a quoted field, its opening quote included.
inline std::uint64_t prefixXor(std::uint64_t bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

inline std::uint64_t allOnesIfTopBit(std::uint64_t bits)
{
    return std::uint64_t(0) - (bits >> 63);
}

inline void takeRows(std::uint64_t newlines, std::uint64_t ends, CsvIndexState& state)
{
    while (newlines != 0) {
        const std::uint64_t bit = newlines & (~newlines + 1);
        state.rows[state.rowCount++] =
            state.endCount + static_cast<std::uint32_t>(std::popcount(ends & (bit - 1)));
        newlines ^= bit;
    }
}

/// One group of 64 bytes, for code without carry-less multiplication.
inline void take(const Masks& masks, std::uint32_t at, CsvIndexState& state)
{
    const std::uint64_t inside = prefixXor(masks.quotes) ^ state.inQuotes;
    state.inQuotes = allOnesIfTopBit(inside);
    std::uint64_t ends = masks.separators & ~inside;
    const std::uint64_t newlines = masks.newlines & ~inside;
    state.quotedNewlines += static_cast<std::uint32_t>(std::popcount(masks.newlines & inside));
    takeRows(newlines, ends, state);
    while (ends != 0) {
        state.ends[state.endCount++] = at + static_cast<std::uint32_t>(std::countr_zero(ends));
        ends &= ends - 1;
    }
}

constexpr std::uint64_t everyByte = 0x0101010101010101;

/// The top bit of every byte of `word` that equals `byte`. Exact for every byte: the borrow of the usual
/// trick does not cross bytes, because the top bits are looked at apart.
inline std::uint64_t equalBytes(std::uint64_t word, unsigned char byte)
{
    constexpr std::uint64_t low7 = everyByte * 0x7f;
    const std::uint64_t differ = word ^ (everyByte * byte);
    return ~(((differ & low7) + low7) | differ | low7);
}

/// Gathers the top bits of 8 bytes into 8 bits, first byte lowest.
inline std::uint64_t topBits(std::uint64_t word)
{
    return ((word >> 7) * 0x0102040810204080) >> 56;
}

void indexPortable(const char* base, std::uint32_t from, std::uint32_t to, CsvIndexState& state)
{
    for (std::uint32_t at = from; at < to; at += 64) {
        Masks masks;
        std::uint64_t nul = 0;
        std::uint64_t high = 0;
        for (std::uint32_t part = 0; part < 8; ++part) {
            std::uint64_t word = 0;
            std::memcpy(&word, base + at + part * 8, 8);
            if constexpr (std::endian::native == std::endian::big)
                word = __builtin_bswap64(word);
            const std::uint64_t newlines = equalBytes(word, '\n');
            masks.quotes |= topBits(equalBytes(word, '"')) << (part * 8);
            masks.separators |= topBits(equalBytes(word, ',') | newlines) << (part * 8);
            masks.newlines |= topBits(newlines) << (part * 8);
            nul |= equalBytes(word, 0);
            high |= word & (everyByte * 0x80);
        }
        state.nul = state.nul || nul != 0;
        state.high = state.high || high != 0;
        take(masks, at, state);
    }
}

#ifdef BILLFOLD_X86

void indexSse2(const char* base, std::uint32_t from, std::uint32_t to, CsvIndexState& state)
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i comma = _mm_set1_epi8(',');
    const __m128i newline = _mm_set1_epi8('\n');
    const __m128i zero = _mm_setzero_si128();
    __m128i anyNul = zero;
    __m128i anyHigh = zero;
    const auto bits = [](__m128i matches) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(matches)));
    };
    for (std::uint32_t at = from; at < to; at += 64) {
        Masks masks;
        for (std::uint32_t part = 0; part < 4; ++part) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(base + at + part * 16));
            const __m128i newlines = _mm_cmpeq_epi8(bytes, newline);
            masks.quotes |= bits(_mm_cmpeq_epi8(bytes, quote)) << (part * 16);
            masks.separators |= bits(_mm_or_si128(_mm_cmpeq_epi8(bytes, comma), newlines)) << (part * 16);
            masks.newlines |= bits(newlines) << (part * 16);
            anyNul = _mm_or_si128(anyNul, _mm_cmpeq_epi8(bytes, zero));
            anyHigh = _mm_or_si128(anyHigh, bytes);
        }
        take(masks, at, state);
    }
    state.nul = state.nul || _mm_movemask_epi8(anyNul) != 0;
    state.high = state.high || _mm_movemask_epi8(anyHigh) != 0;
}

#define BILLFOLD_AVX2 __attribute__((target("avx2,pclmul,bmi,popcnt")))

BILLFOLD_AVX2 inline std::uint64_t bitsOf(__m256i low, __m256i upper)
{
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(low))) |
           (static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(upper))) << 32);
}

BILLFOLD_AVX2 void indexAvx2(const char* base, std::uint32_t from, std::uint32_t to, CsvIndexState& state)
{
    const __m256i quote = _mm256_set1_epi8('"');
    const __m256i comma = _mm256_set1_epi8(',');
    const __m256i newline = _mm256_set1_epi8('\n');
    const __m256i zero = _mm256_setzero_si256();
    __m256i anyNul = zero;
    __m256i anyHigh = zero;
    std::uint64_t carry = state.inQuotes;
    std::uint32_t count = state.endCount;
    std::uint32_t quotedNewlines = 0;
    for (std::uint32_t at = from; at < to; at += 64) {
        const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(base + at));
        const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(base + at + 32));
        const std::uint64_t quotes = bitsOf(_mm256_cmpeq_epi8(a, quote), _mm256_cmpeq_epi8(b, quote));
        const std::uint64_t commas = bitsOf(_mm256_cmpeq_epi8(a, comma), _mm256_cmpeq_epi8(b, comma));
        const std::uint64_t lines = bitsOf(_mm256_cmpeq_epi8(a, newline), _mm256_cmpeq_epi8(b, newline));
        anyNul =
            _mm256_or_si256(anyNul, _mm256_or_si256(_mm256_cmpeq_epi8(a, zero), _mm256_cmpeq_epi8(b, zero)));
        anyHigh = _mm256_or_si256(anyHigh, _mm256_or_si256(a, b));
        const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<long long>(quotes)),
                                                     _mm_set1_epi8(static_cast<char>(0xff)), 0);
        const std::uint64_t inside = static_cast<std::uint64_t>(_mm_cvtsi128_si64(product)) ^ carry;
        carry = allOnesIfTopBit(inside);
        std::uint64_t ends = (commas | lines) & ~inside;
        if (lines != 0) {
            quotedNewlines += static_cast<std::uint32_t>(std::popcount(lines & inside));
            state.endCount = count;
            takeRows(lines & ~inside, ends, state);
        }
        // Eight at a time without a branch each: most groups of an export hold many separators. What is
        // written beyond the real count is overwritten later; the lists have room for it.
        const auto found = static_cast<std::uint32_t>(std::popcount(ends));
        std::uint32_t* out = state.ends + count;
        for (std::uint32_t done = 0; done < found; done += 8) {
            for (int i = 0; i < 8; ++i) {
                out[i] = at + static_cast<std::uint32_t>(std::countr_zero(ends));
                ends &= ends - 1;
            }
            out += 8;
        }
        count += found;
    }
    state.inQuotes = carry;
    state.endCount = count;
    state.quotedNewlines += quotedNewlines;
    state.nul = state.nul || _mm256_movemask_epi8(anyNul) != 0;
    state.high = state.high || _mm256_movemask_epi8(anyHigh) != 0;
}

bool hasAvx2()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
           __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

#endif

} // namespace

CsvIndexFunction csvIndexFunction(CsvIndexCode code)
{
    switch (code) {
#ifdef BILLFOLD_X86
    case CsvIndexCode::Best:
        return hasAvx2() ? indexAvx2 : indexSse2;
    case CsvIndexCode::Avx2:
        return hasAvx2() ? indexAvx2 : nullptr;
    case CsvIndexCode::Sse2:
        return indexSse2;
#else
    case CsvIndexCode::Best:
        return indexPortable;
    case CsvIndexCode::Avx2:
    case CsvIndexCode::Sse2:
        return nullptr;
#endif
    case CsvIndexCode::Portable:
        break;
    }
    return indexPortable;
}

} // namespace billfold
