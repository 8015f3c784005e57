// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <compare>
#include <limits>
#include <optional>
#include <string_view>

namespace billfold
{

/// An exact amount: a whole number of 10^-18 units, 128 bits wide (about ±1.7 * 10^20 units). It carries no
/// currency: what holds amounts holds their currency once, and amounts of different currencies are never
/// added.
///
/// In the database and in bulk rows an amount is the pair (nanos, subs): billionths and the rest in units of
/// 10^-18, both of the same sign, |subs| < 10^9, which SQL can sum. A pair holds up to ±9.2 * 10^9 units.
/// Also used for usage quantities, which obey the same rules. Never convert to double except to place a
/// pixel.
class Money
{
public:
    __extension__ using Wide = __int128;
    static constexpr qint64 subsPerNano = 1'000'000'000;
    static constexpr qint64 nanosPerUnit = 1'000'000'000;
    static constexpr Wide attosPerUnit = Wide(subsPerNano) * nanosPerUnit;

    constexpr Money() = default;
    static constexpr Money fromAttos(Wide attos) { return Money(attos); }
    static constexpr Money fromPair(qint64 nanos, qint64 subs)
    {
        return Money(Wide(nanos) * subsPerNano + subs);
    }
    static constexpr Money fromCents(qint64 cents) { return Money(Wide(cents) * (attosPerUnit / 100)); }

    /// How a text was read.
    enum class ParseStatus {
        Exact,      ///< every digit is kept
        Rounded,    ///< more than 18 decimals: rounded half to even; the caller keeps and reports the text
        NotANumber, ///< not a plain or E-notation decimal number
        OutOfRange, ///< a number too large for this type
    };
    struct Parsed;
    /// Reads `-12.5`, `+3`, `.5`, `1.81E-8`, `35.2e-7`. No blanks, no separators, no currency. Empty is
    /// NotANumber.
    static Parsed parse(std::string_view text);
    /// Exact value or nullopt, for texts that are known to be ours (database, tests).
    static std::optional<Money> fromString(QStringView text);

    constexpr Wide attos() const { return m_attos; }
    constexpr bool fitsPair() const
    {
        const Wide nanos = m_attos / subsPerNano;
        return nanos <= std::numeric_limits<qint64>::max() && nanos >= std::numeric_limits<qint64>::min();
    }
    /// The stored pair; call only where fitsPair().
    constexpr qint64 nanos() const { return static_cast<qint64>(m_attos / subsPerNano); }
    constexpr qint64 subs() const { return static_cast<qint64>(m_attos % subsPerNano); }

    constexpr bool isZero() const { return m_attos == 0; }
    constexpr bool isNegative() const { return m_attos < 0; }
    constexpr Money abs() const { return m_attos < 0 ? Money(-m_attos) : *this; }
    constexpr Money operator-() const { return Money(-m_attos); }
    /// Sums are checked: overflow ends the program with a message, it never wraps. (It takes 10^10 amounts of
    /// the largest storable size to get there.)
    friend Money operator+(Money a, Money b)
    {
        Money sum;
        if (__builtin_add_overflow(a.m_attos, b.m_attos, &sum.m_attos))
            outOfRange();
        return sum;
    }
    friend Money operator-(Money a, Money b)
    {
        Money difference;
        if (__builtin_sub_overflow(a.m_attos, b.m_attos, &difference.m_attos))
            outOfRange();
        return difference;
    }
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Money a, Money b) = default;

    /// Plain decimal, exact, no exponent, no padding zeros, `-` before negatives, always a digit before the
    /// point: `1529.783612928`, `0`, `-0.00000001`. C locale.
    QString toString() const;
    /// Rounded to cents, half away from zero, as a whole number of cents. The only rounding there is; called
    /// where a document or a table shows cents.
    Wide roundedToCents() const;
    /// roundedToCents() with two decimals in the C locale: `636.64`.
    QString toCentsString() const;
    /// To place a pixel in a chart, and for nothing else.
    double toPixelScale() const { return static_cast<double>(m_attos) / 1e18; }

private:
    [[noreturn]] static void outOfRange();
    constexpr explicit Money(Wide attos) : m_attos(attos) {}
    Wide m_attos = 0;
};

struct Money::Parsed {
    ParseStatus status = ParseStatus::NotANumber;
    Money value;
};

/// Formats a whole number of cents as `1234.50`, C locale.
QString centsToString(Money::Wide cents);

} // namespace billfold

Q_DECLARE_METATYPE(billfold::Money)
