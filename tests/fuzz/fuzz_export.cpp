// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzsink.h"

/// A whole file of any kind, as a person may drop it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    billfold::fuzz::readTwice(billfold::fuzz::fileWith(data, size));
    return 0;
}
