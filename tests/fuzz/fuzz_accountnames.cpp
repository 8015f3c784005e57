// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/accountid.h"
#include "models/ingest/accountnames.h"
#include "tests/fuzz/fuzzfile.h"

using namespace billfold;

/// Whatever the list, what comes out are accounts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto names = readAccountNames(fuzz::fileWith(data, size));
    for (const auto& [key, name] : names)
        fuzz::expect(AccountId::parse(key).has_value());
    return 0;
}
