// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/billingperiod.h"
#include "models/sample/curpartwriter.h"
#include "models/sample/currow.h"
#include "models/sample/samplecatalog.h"
#include "models/sample/sampleorganization.h"
#include "models/sample/samplerandom.h"

#include <map>

namespace billfold
{

/// Who sells, and on whose invoice it stands.
enum class SampleSeller : std::uint8_t { Provider, ProviderEurope, Monitoring, Survey };

/// How many lines of a month go where.
struct SampleMonthPlan {
    int index = 0; ///< 0: the first month
    BillingPeriod period;
    bool estimate = false;            ///< no invoice ids yet
    bool renewal = false;             ///< the reservations are renewed, and their upfront fee is due
    bool refund = false;              ///< money of the month before is given back
    std::vector<qint64> accountLines; ///< usage and its tax, by account; 0: not in the organization yet
    qint64 reservedLines = 1;         ///< of usage under reservations
    qint64 planSteps = 1; ///< portions of the month in which the savings plan's lines come, 7 lines each
    qint64 partLines = 1; ///< lines in a part
};
/// Lines of a month that are neither accountLines nor reservedLines nor of the savings plan.
qint64 otherSampleLines(const SampleMonthPlan& plan);
inline constexpr qint64 linesOfPlanStep = 7;

/// A month that is being written: what its lines share.
class SampleMonth
{
public:
    SampleMonth(const SampleOrganization& organization, const SampleMonthPlan& plan, std::uint64_t seed,
                CurPartWriter& writer);

    const SampleOrganization& organization() const { return m_organization; }
    const SampleMonthPlan& plan() const { return m_plan; }
    std::uint64_t seed() const { return m_seed; }
    int hours() const { return static_cast<int>(m_hours.size()) - 1; }
    /// The account's usage in this month should cost about so many cents: it grows, and wobbles.
    std::int64_t budget(std::size_t account, int lastIndex) const;

    /// A line with everything that is the same on all lines of the account and seller.
    CurRow row(const SampleAccount& account, SampleSeller seller, std::string_view type) const;
    static SampleSeller sellerOf(const SampleAccount& account);
    static void setProduct(CurRow& row, const SampleProduct& product, const SampleRegion* region);
    /// From one hour of the month to another.
    void setTimes(CurRow& row, int from, int to) const;
    /// Usage in billionths at a rate in units of 10^-10, charged in full. Returns the cost, which is exact.
    static Money setCharge(CurRow& row, std::int64_t usageNanos, std::int64_t rate);
    static void setCost(CurRow& row, Money cost);
    /// Gives it an id of its own, and writes it.
    void put(CurRow& row);

private:
    std::string invoice(SampleSeller seller) const;

    const SampleOrganization& m_organization;
    const SampleMonthPlan& m_plan;
    std::uint64_t m_seed;
    CurPartWriter& m_writer;
    SampleRandom m_ids;
    std::vector<std::string> m_hours; ///< 2026-09-01T00:00:00Z and so on, the month's end included
    std::string m_start, m_end;
};

/// What the usage of a month came to, by account: support and taxes are made of it.
using SampleSums = std::vector<std::map<std::string, Money>>; ///< by product code

/// Usage on demand and its tax. `items` is how many things each account runs.
void writeSampleUsage(SampleMonth& month, const std::vector<qint64>& items, int lastIndex, SampleSums& sums);
/// Reserved instances and the savings plan, with what they cover.
void writeSampleCommitments(SampleMonth& month, SampleSums& sums);
/// Support, fees, credits, discounts, refunds, marketplace.
void writeSampleOtherCharges(SampleMonth& month, const SampleSums& sums);

} // namespace billfold
