// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <compare>
#include <optional>

namespace billfold
{

/// A number of a condition, exact to any length: 10, -0.5, 1e3.
class PolicyNumber
{
public:
    /// Nothing for what is no number, and for exponents beyond a thousand.
    static std::optional<PolicyNumber> parse(QStringView text);

    friend std::strong_ordering operator<=>(const PolicyNumber& a, const PolicyNumber& b);
    friend bool operator==(const PolicyNumber& a, const PolicyNumber& b) { return (a <=> b) == 0; }

private:
    bool m_negative = false; ///< never set for zero
    QString m_whole;         ///< digits without leading zeros
    QString m_fraction;      ///< digits without trailing zeros
};

/// A moment, in milliseconds since 1970 UTC: 2026, 2026-10, 2026-10-03, 2026-10-03T07:40Z,
/// 2026-10-03T07:40:00.5+02:00, or the seconds since 1970.
std::optional<qint64> parsePolicyDate(QStringView text);

/// true or false, in any case.
std::optional<bool> parsePolicyBool(QStringView text);

/// The bytes of a Base64 text.
std::optional<QByteArray> parsePolicyBinary(QStringView text);

/// An address or a range of addresses (10.0.0.0/8, 2001:db8::/32).
class IpRange
{
public:
    static std::optional<IpRange> parse(QStringView text);
    /// Whether the other one lies within this one. An IPv4 range never holds an IPv6 address.
    bool contains(const IpRange& other) const;

private:
    std::array<quint8, 16> m_bytes{};
    bool m_six = false;
    int m_prefix = 0; ///< in bits
};

} // namespace billfold
