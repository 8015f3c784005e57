// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/csvscanner.h"
#include "tests/fuzz/fuzzfile.h"

#include <algorithm>

using namespace billfold;

namespace
{

struct Scan {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::int64_t> lines;
    CsvScanner::Flaw flaw = CsvScanner::Flaw::None;
};

Scan scan(const std::uint8_t* data, std::size_t size, std::uint32_t block, CsvIndexCode code,
          std::size_t portion)
{
    std::size_t at = 0;
    CsvScanner scanner(
        [&](char* to, std::int64_t room) {
            const std::size_t count = std::min({size - at, static_cast<std::size_t>(room), portion});
            std::copy_n(data + at, count, to);
            at += count;
            return static_cast<std::int64_t>(count);
        },
        block, code);
    Scan result;
    CsvScanner::Record record;
    while (scanner.next(record)) {
        result.rows.push_back(csvTexts(record));
        result.lines.push_back(record.line);
    }
    result.flaw = scanner.flaw();
    return result;
}

} // namespace

/// Whatever the blocks and the processor's code, the same records come out.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::uint32_t block = 64u + data[0] * 7u;
    const std::size_t portion = 1u + data[1];
    const Scan whole = scan(data + 2, size - 2, 2u << 20, CsvIndexCode::Best, size);
    const Scan pieces = scan(data + 2, size - 2, block, CsvIndexCode::Portable, portion);
    fuzz::expect(whole.rows == pieces.rows);
    fuzz::expect(whole.lines == pieces.lines);
    fuzz::expect(whole.flaw == pieces.flaw);
    return 0;
}
