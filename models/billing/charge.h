// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>

namespace billfold
{

/// What a charge line is, folded into the words of the bill. Every export's own type is kept beside it.
enum class ChargeType : std::uint8_t { Usage, Fee, Discount, Credit, Refund, Tax, Support, Other };
inline constexpr int chargeTypeCount = 8;

/// The ways to count a charge. Unblended is cash: what the payer is charged.
enum class Basis : std::uint8_t { Unblended, Net, Amortized, Blended, List };
inline constexpr int basisCount = 5;
inline constexpr std::array<Basis, basisCount> allBases{Basis::Unblended, Basis::Net, Basis::Amortized,
                                                        Basis::Blended, Basis::List};

/// Words for programs (command line, JSON, database): `usage`, `fee`…; `unblended`, `net`, `amortized`,
/// `blended`, `list`.
QString chargeTypeKey(ChargeType type);
QString basisKey(Basis basis);
/// Words for people, translated.
QString chargeTypeName(ChargeType type);
QString basisName(Basis basis);
/// From the words for programs.
std::optional<Basis> basisFromKey(QStringView key);

/// One amount for each basis.
struct Amounts {
    std::array<Money, basisCount> of{};
    Money& operator[](Basis basis) { return of[static_cast<size_t>(basis)]; }
    Money operator[](Basis basis) const { return of[static_cast<size_t>(basis)]; }
    Amounts& operator+=(const Amounts& other)
    {
        for (size_t i = 0; i < of.size(); ++i)
            of[i] += other.of[i];
        return *this;
    }
    friend bool operator==(const Amounts&, const Amounts&) = default;
};

} // namespace billfold
