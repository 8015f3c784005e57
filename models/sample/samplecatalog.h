// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace billfold
{

/// What can be bought. Prices are those of the public price list some time ago; that they are near enough is
/// all that matters.
struct SampleProduct {
    enum class Kind : std::uint8_t {
        Instance, ///< hours of one of several sizes (SampleSize)
        Quantity, ///< any amount
        Trickle   ///< a few requests, for fractions of a cent
    };
    Kind kind;
    std::string_view code, name, family;
    std::string_view usageType; ///< without the region's prefix; of Instance: what stands before the size
    std::string_view operation, unit, rate;
    int usageDecimals;          ///< with the rate's decimals at most 11
    std::string_view resource;  ///< pattern: %h hex digits, %r region, %a account, %n a name; empty: none
    std::string_view described; ///< what the price is for
    int weight;                 ///< how often it is used
    bool global = false;        ///< belongs to no region
};

/// A size of instances. Sizes of a product stand together, the cheapest first.
struct SampleSize {
    std::string_view code; ///< of the product
    std::string_view size, rate;
    int vcpus;
};

std::span<const SampleProduct> sampleProducts();
std::span<const SampleSize> sampleSizes(std::string_view productCode);

/// A price or an amount of ours, which is well-formed.
Money exactly(std::string_view text);

} // namespace billfold
