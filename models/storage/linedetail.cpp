// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/linedetail.h"

#include "models/storage/lineid.h"
#include "models/storage/moneypair.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr unsigned idForms = 3; // bits
constexpr unsigned packedId = 1, textId = 2;
constexpr unsigned wholeHours = 4;
constexpr std::int64_t secondsPerHour = 3600;
enum CostForm : unsigned { AsUnblended, Zero, Nanos, NanosAndSubs };

std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>((value >> 1) ^ (0 - (value & 1)));
}

char* putVarint(char* to, std::uint64_t value)
{
    for (; value > 0x7f; value >>= 7)
        *to++ = static_cast<char>(0x80 | (value & 0x7f));
    *to++ = static_cast<char>(value);
    return to;
}

char* putCosts(char* to, const PackedLine& line)
{
    char* const forms = to++;
    unsigned bits = 0;
    for (std::size_t i = 1; i < line.cost.size(); ++i) {
        const Money value = line.cost[i];
        if (value == line.cost[0])
            continue;
        const auto [nanos, subs] = MoneyPair(value);
        const CostForm form = value.isZero() ? Zero : subs == 0 ? Nanos : NanosAndSubs;
        bits |= unsigned(form) << (2 * (i - 1));
        if (form != Zero)
            to = putVarint(to, zigzag(nanos));
        if (form == NanosAndSubs)
            to = putVarint(to, zigzag(subs));
    }
    *forms = static_cast<char>(bits);
    return to;
}

/// Reads from the front; 0 from where something is missing.
class Bytes
{
public:
    explicit Bytes(std::string_view bytes) : m_rest(bytes) {}

    unsigned byte()
    {
        const std::string_view one = take(1);
        return one.empty() ? 0 : static_cast<unsigned char>(one.front());
    }
    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size()) {
            m_rest = {};
            return {};
        }
        const std::string_view taken = m_rest.substr(0, static_cast<std::size_t>(count));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const unsigned part = byte();
            value |= std::uint64_t(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
                return value;
        }
        m_rest = {};
        return 0;
    }
    template <typename Number>
    Number number()
    {
        return static_cast<Number>(varint());
    }

private:
    std::string_view m_rest;
};

/// The id as it stands in the bytes, or unpacked into `room`.
std::string_view takeId(Bytes& bytes, unsigned form, char (&room)[lineIdSize])
{
    if ((form & idForms) == textId)
        return bytes.take(bytes.varint());
    if ((form & idForms) != packedId)
        return {};
    const std::string_view packed = bytes.take(packedLineIdSize);
    if (packed.empty())
        return {};
    unpackLineId(packed.data(), room);
    return {room, lineIdSize};
}

/// All but the id, which lies before.
void takeNumbers(Bytes& bytes, unsigned form, Money unblended, LineDetail& detail)
{
    const std::int64_t unit = (form & wholeHours) != 0 ? secondsPerHour : 1;
    detail.start = static_cast<std::int64_t>(bytes.varint() * static_cast<std::uint64_t>(unit));
    detail.seconds = static_cast<std::uint32_t>(bytes.varint() * static_cast<std::uint64_t>(unit));
    detail.commitment = bytes.number<std::uint32_t>();
    detail.sourceFile = bytes.number<std::uint32_t>();
    detail.sourceLine = bytes.number<std::uint32_t>();
    detail.cost[0] = unblended;
    const unsigned forms = bytes.byte();
    for (std::size_t i = 1; i < detail.cost.size(); ++i) {
        const unsigned costForm = (forms >> (2 * (i - 1))) & 3;
        detail.cost[i] = costForm == AsUnblended ? unblended : Money();
        if (costForm < Nanos)
            continue;
        const std::int64_t nanos = unzigzag(bytes.varint());
        detail.cost[i] = Money::fromPair(nanos, costForm == Nanos ? 0 : unzigzag(bytes.varint()));
    }
}

LineDetail numbersOf(std::string_view packed, Money unblended)
{
    LineDetail detail;
    Bytes bytes(packed);
    const unsigned form = bytes.byte();
    if ((form & idForms) == packedId)
        bytes.take(packedLineIdSize);
    else if ((form & idForms) == textId)
        bytes.take(bytes.varint());
    takeNumbers(bytes, form, unblended, detail);
    return detail;
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

std::string_view bytesOf(sqlite3_value* value)
{
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    return {bytes != nullptr ? bytes : "", static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void start(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int64(context, numbersOf(bytesOf(values[0]), {}).start);
}

void commitment(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int64(context, numbersOf(bytesOf(values[0]), {}).commitment);
}

void file(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int64(context, numbersOf(bytesOf(values[0]), {}).sourceFile);
}

void costNanos(sqlite3_context* context, int, sqlite3_value** values)
{
    const Money unblended = Money::fromPair(sqlite3_value_int64(values[2]), sqlite3_value_int64(values[3]));
    const auto basis = static_cast<std::size_t>(sqlite3_value_int(values[1]));
    const LineDetail detail = numbersOf(bytesOf(values[0]), unblended);
    sqlite3_result_int64(context, basis < detail.cost.size() ? detail.cost[basis].nanos() : 0);
}

} // namespace

void packDetail(const PackedLine& line, std::string_view id, std::string& to)
{
    char room[14 * 10]; // all the numbers there can be, each as long as one of 64 bits
    unsigned form = id.empty() ? 0 : textId;
    const bool hours =
        line.start >= 0 && line.start % secondsPerHour == 0 && line.seconds % secondsPerHour == 0;
    if (hours)
        form |= wholeHours;
    char bytes[packedLineIdSize];
    to.clear();
    if (packLineId(id, bytes)) {
        to.push_back(static_cast<char>((form & ~idForms) | packedId));
        to.append(bytes, packedLineIdSize);
    } else {
        to.push_back(static_cast<char>(form));
        if (!id.empty()) {
            to.append(room, static_cast<std::size_t>(putVarint(room, id.size()) - room));
            to.append(id);
        }
    }
    char* end = putVarint(room, static_cast<std::uint64_t>(hours ? line.start / secondsPerHour : line.start));
    end = putVarint(end, hours ? line.seconds / secondsPerHour : line.seconds);
    end = putVarint(end, line.commitment);
    end = putVarint(end, line.sourceFile);
    end = putVarint(end, line.sourceLine);
    end = putCosts(end, line);
    to.append(room, static_cast<std::size_t>(end - room));
}

LineDetail unpackDetail(std::string_view packed, Money unblended)
{
    LineDetail detail;
    Bytes bytes(packed);
    const unsigned form = bytes.byte();
    char room[lineIdSize];
    detail.id = takeId(bytes, form, room);
    takeNumbers(bytes, form, unblended, detail);
    return detail;
}

LineIdSearch::LineIdSearch(std::string_view text) : m_text(text)
{
    std::transform(m_text.begin(), m_text.end(), m_text.begin(), small);
    m_inPackedIds = isPartOfLineId(m_text);
}

bool LineIdSearch::finds(std::string_view packedDetail) const
{
    Bytes bytes(packedDetail);
    const unsigned form = bytes.byte();
    const bool isPacked = (form & idForms) == packedId;
    if (isPacked && !m_inPackedIds)
        return false;
    char room[lineIdSize];
    const std::string_view id = takeId(bytes, form, room);
    if (isPacked)
        return memmem(id.data(), id.size(), m_text.data(), m_text.size()) != nullptr;
    return std::search(id.begin(), id.end(), m_text.begin(), m_text.end(),
                       [](char a, char b) { return small(a) == b; }) != id.end();
}

Result<void> addLineFunctions(Connection& connection)
{
    struct Entry {
        const char* name;
        int values;
        void (*function)(sqlite3_context*, int, sqlite3_value**);
    };
    for (const Entry& e : {Entry{"line_start", 1, start}, Entry{"line_commitment", 1, commitment},
                           Entry{"line_file", 1, file}, Entry{"line_cost_n", 4, costNanos}}) {
        const int code = sqlite3_create_function_v2(connection.handle(), e.name, e.values,
                                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                                    nullptr, e.function, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            return connection.failed(QString::fromLatin1(e.name), {}, code);
    }
    return {};
}

} // namespace billfold
