// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "models/ingest/decode.h"
#include "models/ingest/tagset.h"
#include "tests/fuzz/fuzzfile.h"

using namespace billfold;

/// The values of fields: amounts, times, tag maps, texts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Money::Parsed parsed = Money::parse(text);
    if (parsed.status == Money::ParseStatus::Exact) {
        const auto again = Money::fromString(parsed.value.toString());
        fuzz::expect(again.has_value() && *again == parsed.value);
    }
    if (const auto time = decodeTime(text))
        fuzz::expect(*time >= 0 && *time < 253402300800 + 86400);
    const std::string repaired = repairedUtf8(text);
    fuzz::expect(findInvalidUtf8(repaired) == std::string_view::npos);
    fuzz::expect((findInvalidUtf8(text) == std::string_view::npos) == (repaired == text));
    isMangledId(text);
    TagSet tags;
    // A record with a NUL never gets as far.
    if (repaired.find('\0') == std::string::npos && readTagMap(repaired, "x", tags)) {
        const std::string json = tagJson(tags);
        TagSet again;
        fuzz::expect(json.empty() ? tags.empty() || !tags.begin()->second.empty()
                                  : readTagMap(json, "", again));
        fuzz::expect(json.empty() || tagJson(again) == json);
    }
    return 0;
}
