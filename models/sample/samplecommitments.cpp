// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/samplemonth.h"

#include <algorithm>

namespace billfold
{

using Column = CurColumn;

namespace
{

constexpr std::int64_t nano = 1'000'000'000;
constexpr SampleProduct instanceHours = {SampleProduct::Kind::Instance,
                                         "AmazonEC2",
                                         "Amazon Elastic Compute Cloud",
                                         "Compute Instance",
                                         "BoxUsage:",
                                         "RunInstances",
                                         "Hrs",
                                         "",
                                         3,
                                         "",
                                         "",
                                         0};

std::string spelledUsage(std::int64_t nanos)
{
    return spelledNumber(Money::fromPair(nanos, 0));
}

Money times(std::int64_t usageNanos, std::int64_t rate)
{
    return Money::fromAttos(Money::Wide(usageNanos) * rate / 10);
}

std::string rateText(std::int64_t rate)
{
    return spelledNumber(Money::fromAttos(Money::Wide(rate) * 100'000'000));
}

void setInstance(CurRow& row, const SampleRegion& region, const char* type, const char* vcpus)
{
    SampleMonth::setProduct(row, instanceHours, &region);
    row[Column::UsageType] += type;
    row[Column::InstanceType] = type;
    row[Column::OperatingSystem] = "Linux";
    row[Column::Vcpu] = vcpus;
    row[Column::Zone] = std::string(region.code) + 'b';
}

/// Reserved m5.xlarge instances of the largest account: partly paid in advance, one year.
class Reservation
{
public:
    static constexpr std::int64_t onDemand = 1'920'000'000; // 0.192 an hour
    static constexpr std::int64_t upfront = 570'000'000;    // 0.057 an hour, paid for a year in advance
    static constexpr std::int64_t recurring = 570'000'000;
    static constexpr std::int64_t hoursInYear = 8760;

    explicit Reservation(SampleMonth& month)
        : m_month(month), m_account(month.organization().accounts[month.organization().largest])
    {
        // A seventh of what the account spends, and never more than what it certainly runs.
        constexpr std::int64_t monthCents = 14000;
        m_count = std::clamp<std::int64_t>(m_account.budget / 7 / monthCents, 1, 500);
        m_arn = "arn:aws:ec2:" + std::string(m_account.home->code) + ':' + m_account.id +
                ":reserved-instances/5b8d1a70-2c64-4f0e-9a37-61c2e0d4b8f5";
    }

    Money write()
    {
        if (m_month.plan().renewal)
            writeUpfrontFee();
        const std::int64_t used = writeUsage();
        writeFee(m_count * m_month.hours() * nano - used);
        return times(used, onDemand);
    }

private:
    CurRow row(const char* type) const
    {
        CurRow row = m_month.row(m_account, SampleMonth::sellerOf(m_account), type);
        row[Column::RiArn] = m_arn;
        row[Column::LeaseLength] = "1yr";
        row[Column::OfferingClass] = "standard";
        row[Column::PurchaseOption] = "Partial Upfront";
        setInstance(row, *m_account.home, "m5.xlarge", "4");
        row[Column::Term] = "Reserved";
        return row;
    }

    void writeUpfrontFee()
    {
        CurRow fee = row("Fee");
        fee[Column::BillType] = "Purchase";
        fee[Column::UsageAmount] = std::to_string(m_count) + ".0";
        fee[Column::Description] =
            "Sign up charge for subscription: " + std::to_string(m_count) + " x m5.xlarge, Linux";
        fee[Column::Zone].clear();
        SampleMonth::setCost(fee, times(m_count * hoursInYear * nano, upfront));
        fee[Column::ListCost] = "0.0";
        m_month.put(fee);
    }

    /// Usage that the reservation covers, in as many lines as the plan has; returns it in billionths of
    /// hours.
    std::int64_t writeUsage()
    {
        const qint64 lines = m_month.plan().reservedLines;
        const qint64 groups = std::min<qint64>(m_count, lines);
        SampleRandom random({m_month.seed(), 9, static_cast<std::uint64_t>(m_month.plan().period.index())});
        std::int64_t used = 0;
        for (qint64 group = 0; group < groups; ++group) {
            const std::int64_t count = m_count * (group + 1) / groups - m_count * group / groups;
            const auto steps = static_cast<int>(lines * (group + 1) / groups - lines * group / groups);
            CurRow line = row("DiscountedUsage");
            SampleRandom ids({m_month.seed(), 10, static_cast<std::uint64_t>(group)});
            line[Column::ResourceId] = "i-0" + std::to_string(1000000000000000 + ids.below(8999999999999999));
            line[Column::Description] = "m5.xlarge Linux, covered by a reserved instance";
            line[Column::ListRate] = rateText(onDemand);
            line[Column::TagEnv] = m_account.env;
            line[Column::TagTeam] = m_account.team;
            for (int step = 0; step < steps; ++step) {
                const int from = static_cast<int>(std::int64_t(m_month.hours()) * step / steps);
                const int to = static_cast<int>(std::int64_t(m_month.hours()) * (step + 1) / steps);
                const std::int64_t usage = (to - from) * count * random.between(900, 1000) * (nano / 1000);
                m_month.setTimes(line, from, to);
                setCovered(line, usage);
                m_month.put(line);
                used += usage;
            }
        }
        return used;
    }

    static void setCovered(CurRow& line, std::int64_t usage)
    {
        line[Column::UsageAmount] = spelledUsage(usage);
        line[Column::UnblendedRate] = line[Column::BlendedRate] = "0.0";
        line[Column::UnblendedCost] = line[Column::BlendedCost] = "0.0";
        line[Column::ListCost] = spelledNumber(times(usage, onDemand));
        line[Column::RiAmortizedForUsage] = spelledNumber(times(usage, upfront));
        line[Column::RiRecurringForUsage] = spelledNumber(times(usage, recurring));
        line[Column::RiEffectiveCost] = spelledNumber(times(usage, upfront + recurring));
    }

    void writeFee(std::int64_t unused)
    {
        const std::int64_t all = m_count * m_month.hours() * nano;
        CurRow fee = row("RIFee");
        fee[Column::UsageType].insert(0, "HeavyUsage:");
        fee[Column::UsageAmount] = spelledUsage(all);
        fee[Column::UnblendedRate] = rateText(recurring);
        SampleMonth::setCost(fee, times(all, recurring));
        fee[Column::ListCost] = "0.0";
        fee[Column::BlendedCost] = "0.0"; // blended rates leave the fees out
        fee[Column::Description] = "USD 0.057 hourly fee per Linux/UNIX, m5.xlarge instance";
        fee[Column::RiNumber] = std::to_string(m_count);
        fee[Column::RiAmortizedForPeriod] = spelledNumber(times(all, upfront));
        fee[Column::RiUnusedQuantity] = spelledUsage(unused);
        fee[Column::RiUnusedUpfront] = spelledNumber(times(unused, upfront));
        fee[Column::RiUnusedRecurring] = spelledNumber(times(unused, recurring));
        fee[Column::RiUpfrontValue] = spelledNumber(times(m_count * hoursInYear * nano, upfront));
        m_month.put(fee);
    }

    SampleMonth& m_month;
    const SampleAccount& m_account;
    std::int64_t m_count = 1;
    std::string m_arn;
};

/// A compute savings plan that the payer bought without upfront payment; it covers c5.2xlarge of the two
/// largest.
class SavingsPlan
{
public:
    static constexpr std::int64_t onDemand = 3'400'000'000; // 0.34 an hour
    static constexpr std::int64_t planRate = 2'482'000'000; // 0.2482

    explicit SavingsPlan(SampleMonth& month) : m_month(month)
    {
        const SampleOrganization& organization = month.organization();
        for (const std::size_t account : {organization.largest, organization.second}) {
            constexpr std::int64_t monthCents = 24800;
            const std::int64_t budget = organization.accounts[account].budget;
            m_counts.push_back(std::clamp<std::int64_t>(budget / 9 / monthCents, 2, 1000));
            m_accounts.push_back(account);
        }
        // An hour's commitment has three decimals here; a little of it is lost every hour.
        constexpr std::int64_t thousandth = 10'000'000;
        const std::int64_t full = (m_counts[0] + m_counts[1]) * planRate;
        m_commitment = (full / thousandth + 1) * thousandth;
        m_arn = "arn:aws:savingsplans::" + organization.payer().id +
                ":savingsplan/0f3c7b52-98ad-4a61-b1de-7ce2405f9a13";
    }

    void write(SampleSums& sums)
    {
        const auto steps = static_cast<int>(m_month.plan().planSteps);
        SampleRandom random({m_month.seed(), 11, static_cast<std::uint64_t>(m_month.plan().period.index())});
        for (int step = 0; step < steps; ++step) {
            const int from = static_cast<int>(std::int64_t(m_month.hours()) * step / steps);
            const int to = static_cast<int>(std::int64_t(m_month.hours()) * (step + 1) / steps);
            Money used;
            for (std::size_t i = 0; i < m_accounts.size(); ++i) {
                const Cover cover = writeCovered(i, from, to, random);
                used += cover.effective;
                sums[m_accounts[i]]["AmazonEC2"] += cover.onDemand;
            }
            writeFee(from, to, used);
        }
    }

private:
    struct Cover {
        Money onDemand, effective;
    };

    CurRow row(const SampleAccount& account, const char* type, int from, int to) const
    {
        CurRow row = m_month.row(account, SampleMonth::sellerOf(account), type);
        m_month.setTimes(row, from, to);
        row[Column::SpArn] = m_arn;
        row[Column::SpOffering] = "ComputeSavingsPlans";
        row[Column::SpPayment] = "No Upfront";
        row[Column::SpTerm] = "3yr";
        row[Column::SpStart] = "2025-06-01T00:00:00.000Z";
        row[Column::SpEnd] = "2028-05-31T23:59:59.000Z";
        return row;
    }

    /// Two instances at the price on demand, and one line that takes both off again.
    Cover writeCovered(std::size_t which, int from, int to, SampleRandom& random)
    {
        const SampleAccount& account = m_month.organization().accounts[m_accounts[which]];
        CurRow line = row(account, "SavingsPlanCoveredUsage", from, to);
        setInstance(line, *account.home, "c5.2xlarge", "8");
        line[Column::UnblendedRate] = line[Column::BlendedRate] = line[Column::ListRate] = rateText(onDemand);
        line[Column::SpRate] = rateText(planRate);
        line[Column::Description] = "$0.34 per On Demand Linux c5.2xlarge Instance Hour";
        CurRow negation = line;
        std::int64_t usage = 0;
        line[Column::TagEnv] = account.env;
        line[Column::TagTeam] = account.team;
        for (const std::int64_t half : {0, 1}) {
            const std::int64_t count = (m_counts[which] + half) / 2;
            const std::int64_t part = (to - from) * count * random.between(930, 1000) * (nano / 1000);
            SampleRandom ids({m_month.seed(), 12, which, static_cast<std::uint64_t>(half)});
            line[Column::ResourceId] = "i-0" + std::to_string(1000000000000000 + ids.below(8999999999999999));
            SampleMonth::setCharge(line, part, onDemand);
            line[Column::SpEffectiveCost] = spelledNumber(times(part, planRate));
            m_month.put(line);
            usage += part;
        }
        negation[Column::LineItemType] = "SavingsPlanNegation";
        negation[Column::Description] = "SavingsPlanNegation used by AccountId : " + account.id;
        SampleMonth::setCharge(negation, -usage, onDemand);
        negation[Column::ListCost].clear();
        negation[Column::SpRate].clear();
        negation[Column::SpEffectiveCost] = "0.0";
        m_month.put(negation);
        return {times(usage, onDemand), times(usage, planRate)};
    }

    void writeFee(int from, int to, Money used)
    {
        const SampleAccount& payer = m_month.organization().payer();
        const Money commitment = times((to - from) * nano, m_commitment);
        CurRow fee = row(payer, "SavingsPlanRecurringFee", from, to);
        fee[Column::ProductCode] = "ComputeSavingsPlans";
        fee[Column::ProductName] = "Savings Plans for AWS Compute usage";
        fee[Column::UsageType] = "ComputeSP:3yrNoUpfront";
        fee[Column::Unit] = "Hrs";
        fee[Column::UsageAmount] = std::to_string(to - from) + ".0";
        fee[Column::Description] = "3 year No Upfront Compute Savings Plan";
        SampleMonth::setCost(fee, commitment);
        fee[Column::ListCost] = fee[Column::BlendedCost] = "0.0";
        fee[Column::SpTotalCommitment] = spelledNumber(commitment);
        fee[Column::SpUsedCommitment] = spelledNumber(used);
        fee[Column::SpRecurringForPeriod] = spelledNumber(times(m_month.hours() * nano, m_commitment));
        fee[Column::SpAmortizedForPeriod] = "0.0";
        m_month.put(fee);
    }

    SampleMonth& m_month;
    std::vector<std::size_t> m_accounts;
    std::vector<std::int64_t> m_counts; ///< instances
    std::int64_t m_commitment = 0;      ///< an hour, units of 10^-10
    std::string m_arn;
};

} // namespace

void writeSampleCommitments(SampleMonth& month, SampleSums& sums)
{
    sums[month.organization().largest]["AmazonEC2"] += Reservation(month).write();
    SavingsPlan(month).write(sums);
}

} // namespace billfold
