// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace billfold
{

/// Where usage takes place.
struct SampleRegion {
    std::string_view code;     ///< us-east-1
    std::string_view prefix;   ///< of usage types: `USW2-`; empty in us-east-1
    std::string_view location; ///< as the price list names it
};

/// An account of the made-up organization.
struct SampleAccount {
    std::string id, name, slug; ///< slug: the name as bucket and host names spell it
    std::int64_t budget = 0;    ///< cents that its usage costs in the last month, about
    bool european = false;      ///< charged by the European seller of record, with VAT
    int firstMonth = 0;         ///< joined the organization in this month of the sample
    int taxPermille = 0;
    const char* taxType = "";
    std::string env, team, department;
    const SampleRegion* home = nullptr;
    const SampleRegion* second = nullptr;
};

struct SampleOrganization {
    std::vector<SampleAccount> accounts; ///< the payer first
    const SampleAccount& payer() const { return accounts.front(); }
    std::size_t largest = 0; ///< index of the account that spends most…
    std::size_t second = 0;  ///< …and of the one after it (the same where there is one account)
};

/// At least one account. The first six are those of the picture "example of a consolidated bill".
SampleOrganization makeSampleOrganization(int accounts, int months, std::uint64_t seed);

} // namespace billfold
