// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/bytesource.h"
#include "tests/fuzz/fuzzfile.h"

using namespace billfold;

/// Plain, gzip and zip. Reading ends, or fails with a sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    auto opened = openByteSource(fuzz::fileWith(data, size));
    if (!opened) {
        fuzz::expect(!opened.error().message.isEmpty());
        return 0;
    }
    static char buffer[1 << 16];
    constexpr std::int64_t enough = 4 << 20; // a small file may unpack to a very large one
    std::int64_t sum = 0;
    std::int64_t got = 0;
    while (sum < enough && (got = (*opened)->read(buffer, sizeof buffer)) > 0)
        sum += got;
    fuzz::expect(got >= 0 || !(*opened)->failure().message.isEmpty());
    fuzz::expect((*opened)->position() >= 0);
    return 0;
}
