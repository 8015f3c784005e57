// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <QByteArray>
#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cstdint>

namespace billfold
{

namespace
{

__extension__ using Unsigned = unsigned __int128;

constexpr int decimals = 18;
// Far above every amount there is, and low enough that no step below can overflow 127 bits.
constexpr int maxDigits = 38;

Unsigned pow10(int exponent)
{
    Unsigned result = 1;
    for (int i = 0; i < exponent; ++i)
        result *= 10;
    return result;
}

/// Digits of a number and where its point stands: value = digits * 10^-scale.
struct Digits {
    Unsigned digits = 0;
    int count = 0; // significant digits taken into `digits`
    qint64 scale = 0;
    bool dropped = false; // digits beyond maxDigits that were not zero
    bool wide = false;    // more significant digits than fit before the point was seen
    bool any = false;
};

void takeDigit(Digits& number, int digit, bool afterPoint)
{
    number.any = true;
    if (number.count < maxDigits) {
        number.digits = number.digits * 10 + static_cast<unsigned>(digit);
        if (number.digits != 0)
            ++number.count;
        if (afterPoint)
            ++number.scale;
        return;
    }
    // A digit that does not fit: before the point the number is too large anyway; after it, it only matters
    // whether something was lost.
    number.dropped = number.dropped || digit != 0;
    if (!afterPoint)
        number.wide = true;
}

bool readExponent(std::string_view text, size_t at, qint64& exponent)
{
    bool negative = false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-'))
        negative = text[at++] == '-';
    if (at == text.size())
        return false;
    for (; at < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9')
            return false;
        // Saturates: nothing beyond a thousand makes a difference.
        exponent = std::min<qint64>(exponent * 10 + (text[at] - '0'), 100000);
    }
    if (negative)
        exponent = -exponent;
    return true;
}

Money::Parsed scaled(const Digits& number, bool negative)
{
    using Status = Money::ParseStatus;
    if (number.digits == 0 && !number.dropped)
        return {Status::Exact, Money()};
    Unsigned attos = 0;
    bool rounded = number.dropped;
    const qint64 shift = decimals - number.scale; // multiply by 10^shift
    if (number.wide || shift > maxDigits)
        return {Status::OutOfRange, Money()};
    if (shift >= 0) {
        const Unsigned factor = pow10(static_cast<int>(shift));
        constexpr Unsigned limit = (Unsigned(1) << 127) - 1;
        if (number.digits > limit / factor)
            return {Status::OutOfRange, Money()};
        attos = number.digits * factor;
    } else if (-shift <= maxDigits) {
        const Unsigned divisor = pow10(static_cast<int>(-shift));
        attos = number.digits / divisor;
        const Unsigned rest = number.digits % divisor;
        if (rest != 0) {
            rounded = true;
            const Unsigned half = divisor / 2;
            if (rest > half || (rest == half && (number.dropped || (attos & 1) != 0)))
                ++attos;
        }
    } else {
        rounded = true; // smaller than half of the smallest unit
    }
    const auto value = static_cast<Money::Wide>(attos);
    return {rounded ? Status::Rounded : Status::Exact, Money::fromAttos(negative ? -value : value)};
}

} // namespace

Money::Parsed Money::parse(std::string_view text)
{
    size_t at = 0;
    bool negative = false;
    if (!text.empty() && (text[0] == '-' || text[0] == '+'))
        negative = text[at++] == '-';
    Digits number;
    // The common case: at most 18 digits before and after the point go through 64-bit registers only.
    std::uint64_t fast = 0;
    int fastDigits = 0;
    int fastScale = -1;
    size_t scan = at;
    for (; scan < text.size() && fastDigits < 18; ++scan) {
        const char c = text[scan];
        if (c >= '0' && c <= '9') {
            fast = fast * 10 + static_cast<unsigned>(c - '0');
            ++fastDigits;
            if (fastScale >= 0)
                ++fastScale;
        } else if (c == '.' && fastScale < 0) {
            fastScale = 0;
        } else {
            break;
        }
    }
    if (scan == text.size() && fastDigits > 0) {
        static constexpr auto powers = [] {
            std::array<std::uint64_t, 19> table{};
            table[0] = 1;
            for (size_t i = 1; i < table.size(); ++i)
                table[i] = table[i - 1] * 10;
            return table;
        }();
        const auto value = static_cast<Wide>(fast) *
                           static_cast<Wide>(powers[static_cast<size_t>(18 - std::max(fastScale, 0))]);
        return {ParseStatus::Exact, Money(negative ? -value : value)};
    }
    bool afterPoint = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c >= '0' && c <= '9') {
            takeDigit(number, c - '0', afterPoint);
        } else if (c == '.' && !afterPoint) {
            afterPoint = true;
        } else if ((c == 'e' || c == 'E') && number.any) {
            qint64 exponent = 0;
            if (!readExponent(text, at + 1, exponent))
                return {};
            number.scale -= exponent;
            return scaled(number, negative);
        } else {
            return {};
        }
    }
    if (!number.any)
        return {};
    return scaled(number, negative);
}

std::optional<Money> Money::fromString(QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    const Parsed parsed = parse({bytes.constData(), static_cast<size_t>(bytes.size())});
    if (parsed.status != ParseStatus::Exact)
        return std::nullopt;
    return parsed.value;
}

void Money::outOfRange()
{
    qFatal("Money: a sum is out of range");
}

namespace
{

QByteArray wideToDigits(Unsigned value)
{
    QByteArray digits;
    do {
        digits.prepend(static_cast<char>('0' + static_cast<int>(value % 10)));
        value /= 10;
    } while (value != 0);
    return digits;
}

QString withPoint(Money::Wide value, int scale, bool trim)
{
    const bool negative = value < 0;
    const Unsigned magnitude =
        negative ? Unsigned(0) - static_cast<Unsigned>(value) : static_cast<Unsigned>(value);
    QByteArray digits = wideToDigits(magnitude);
    if (digits.size() <= scale)
        digits.prepend(QByteArray(scale + 1 - digits.size(), '0'));
    digits.insert(digits.size() - scale, '.');
    if (trim) {
        while (digits.endsWith('0'))
            digits.chop(1);
        if (digits.endsWith('.'))
            digits.chop(1);
    }
    if (negative)
        digits.prepend('-');
    return QString::fromLatin1(digits);
}

} // namespace

QString Money::toString() const
{
    return withPoint(m_attos, decimals, true);
}

Money::Wide Money::roundedToCents() const
{
    constexpr Wide attosPerCent = attosPerUnit / 100;
    Wide cents = m_attos / attosPerCent;
    const Wide rest = m_attos % attosPerCent;
    if (rest >= attosPerCent / 2)
        ++cents;
    else if (rest <= -attosPerCent / 2)
        --cents;
    return cents;
}

QString Money::toCentsString() const
{
    return centsToString(roundedToCents());
}

QString centsToString(Money::Wide cents)
{
    return withPoint(cents, 2, false);
}

} // namespace billfold
