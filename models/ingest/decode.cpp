// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/decode.h"

#include <cstring>

namespace billfold
{

namespace
{

/// Reads exactly `count` digits at `at`; -1 where they are not all digits.
int digits(std::string_view text, size_t at, size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Days since 1970-01-01 in the Gregorian calendar.
std::int64_t daysFromCivil(int year, int month, int day)
{
    const int shifted = month <= 2 ? year - 1 : year;
    const int era = shifted / 400;
    const int yearOfEra = shifted - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<std::int64_t>(era) * 146097 + dayOfEra - 719468;
}

int daysInMonth(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/// What follows the seconds: a fraction (whole seconds are kept), then Z, +00:00, an offset, or nothing.
std::optional<std::int64_t> zoneOffset(std::string_view rest)
{
    if (!rest.empty() && rest[0] == '.') {
        size_t end = 1;
        while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9')
            ++end;
        if (end == 1)
            return std::nullopt;
        rest.remove_prefix(end);
    }
    if (rest.empty() || rest == "Z" || rest == " UTC")
        return 0;
    const bool sign = rest[0] == '+' || rest[0] == '-';
    const size_t minutesAt = rest.size() == 6 && rest[3] == ':' ? 4 : 3;
    if (!sign || (rest.size() != 6 && rest.size() != 5 && rest.size() != 3))
        return std::nullopt;
    const int hours = digits(rest, 1, 2);
    const int minutes = rest.size() == 3 ? 0 : digits(rest, minutesAt, 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59)
        return std::nullopt;
    const std::int64_t offset = hours * 3600 + minutes * 60;
    return rest[0] == '+' ? offset : -offset;
}

} // namespace

std::optional<std::int64_t> decodeTime(std::string_view text)
{
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || text[4] != text[7] ||
        (text[4] != '-' && text[4] != '/') || day > daysInMonth(year, month))
        return std::nullopt;
    const std::int64_t midnight = daysFromCivil(year, month, day) * 86400;
    if (text.size() == 10)
        return midnight;
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    if ((text[10] != 'T' && text[10] != ' ') || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        text[13] != ':')
        return std::nullopt;
    int second = 0;
    size_t at = 16;
    if (text.size() > 16 && text[16] == ':') {
        second = digits(text, 17, 2);
        at = 19;
    }
    if (second < 0 || second > 59)
        return std::nullopt;
    const auto offset = zoneOffset(text.substr(at));
    if (!offset)
        return std::nullopt;
    return midnight + hour * 3600 + minute * 60 + second - *offset;
}

std::size_t findInvalidUtf8(std::string_view text)
{
    size_t at = 0;
    while (at < text.size()) {
        // Eight ASCII bytes at a time: most of a line is.
        std::uint64_t word = 0;
        if (at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & 0x8080808080808080) == 0) {
                at += sizeof word;
                continue;
            }
        }
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > text.size())
            return at;
        std::uint32_t code = lead & (0x7fu >> length);
        for (size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            if ((next & 0xc0) != 0x80)
                return at;
            code = (code << 6) | (next & 0x3fu);
        }
        const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
        if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string repairedUtf8(std::string_view text)
{
    std::string result;
    for (;;) {
        const std::size_t good = std::min(findInvalidUtf8(text), text.size());
        result.append(text.substr(0, good));
        if (good == text.size())
            return result;
        result.append("\xef\xbf\xbd");
        text.remove_prefix(good + 1);
    }
}

bool isMangledId(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    size_t at = 0;
    const auto skipDigits = [&] {
        const size_t from = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at - from;
    };
    if (skipDigits() != 1)
        return false;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        ++at;
        if (skipDigits() == 0)
            return false;
    }
    if (at + 1 >= text.size() || (text[at] != 'E' && text[at] != 'e') || text[at + 1] != '+')
        return false;
    at += 2;
    return skipDigits() > 0 && at == text.size();
}

} // namespace billfold
