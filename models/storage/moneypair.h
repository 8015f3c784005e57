// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <cstdint>

namespace billfold
{

/// An amount as the two columns that it is stored in.
struct MoneyPair {
    std::int64_t nanos, subs;

    /// As Money::nanos() and Money::subs(), for very many amounts: most are small enough to be divided in 64
    /// bits, in a tenth of the time.
    explicit MoneyPair(Money money)
    {
        const Money::Wide attos = money.attos();
        const auto narrow = static_cast<std::int64_t>(attos);
        if (narrow == attos) {
            nanos = narrow / Money::subsPerNano;
            subs = narrow % Money::subsPerNano;
        } else {
            nanos = money.nanos();
            subs = static_cast<std::int64_t>(attos - Money::Wide(nanos) * Money::subsPerNano);
        }
    }
};

} // namespace billfold
