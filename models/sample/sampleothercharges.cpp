// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/samplemonth.h"

#include <algorithm>

namespace billfold
{

using Column = CurColumn;

namespace
{

struct Charge {
    const char* type;
    const char* code;
    const char* product;
    const char* usageType;
    std::string description;
    Money cost;
};

CurRow rowOf(const SampleMonth& month, const SampleAccount& account, SampleSeller seller,
             const Charge& charge)
{
    CurRow row = month.row(account, seller, charge.type);
    row[Column::ProductCode] = charge.code;
    row[Column::ProductName] = charge.product;
    row[Column::UsageType] = charge.usageType;
    row[Column::UsageAmount] = "1.0";
    row[Column::Description] = charge.description;
    SampleMonth::setCost(row, charge.cost);
    return row;
}

/// Nothing is blended or listed of what is taken off.
void leaveOutOtherCosts(CurRow& row)
{
    row[Column::BlendedCost].clear();
    row[Column::ListCost].clear();
    row[Column::UsageAmount].clear();
}

Money sumOf(const std::map<std::string, Money>& products)
{
    Money sum;
    for (const auto& [code, amount] : products)
        sum += amount;
    return sum;
}

/// Business support: the greater of 100 and 10 % of the first 10,000, 7 % up to 80,000, 5 % up to 250,000, 3
/// % above.
Money businessSupport(Money usage)
{
    struct Band {
        std::int64_t upTo; // cents
        std::int64_t percent;
    };
    constexpr Band bands[] = {{1'000'000, 10}, {8'000'000, 7}, {25'000'000, 5}, {9'000'000'000'000'000, 3}};
    const auto cents = static_cast<std::int64_t>(usage.roundedToCents());
    std::int64_t from = 0;
    std::int64_t percents = 0; // hundredths of cents
    for (const Band& band : bands) {
        percents += (std::clamp(cents, from, band.upTo) - from) * band.percent;
        from = band.upTo;
    }
    const Money fee = Money::fromAttos(Money::Wide(percents) * (Money::attosPerUnit / 10000));
    return std::max(fee, Money::fromCents(10000));
}

/// Developer support: the greater of 29 and 3 %.
Money developerSupport(Money usage)
{
    const Money fee = Money::fromAttos(usage.roundedToCents() * 3 * (Money::attosPerUnit / 10000));
    return std::max(fee, Money::fromCents(2900));
}

void writeSupport(SampleMonth& month, const SampleSums& sums)
{
    const SampleOrganization& organization = month.organization();
    const auto put = [&](std::size_t index, const Charge& charge) {
        const SampleAccount& account = organization.accounts[index];
        CurRow row = rowOf(month, account, SampleMonth::sellerOf(account), charge);
        row[Column::Unit] = "Dollar";
        month.put(row);
    };
    const Money business = businessSupport(sumOf(sums[organization.largest]));
    put(organization.largest, {"Fee", "AWSSupportBusiness", "AWS Support (Business)", "Dollar",
                               "Business support for the month, of all usage before discounts", business});
    const Money developer = developerSupport(sumOf(sums[organization.second]));
    put(organization.second, {"Fee", "AWSDeveloperSupport", "AWS Support (Developer)", "Dollar",
                              "Developer support for the month, of all usage before discounts", developer});
}

void writeDeductions(SampleMonth& month, const SampleSums& sums)
{
    const SampleOrganization& organization = month.organization();
    const SampleAccount& largest = organization.accounts[organization.largest];
    const SampleAccount& second = organization.accounts[organization.second];
    SampleRandom random({month.seed(), 13, static_cast<std::uint64_t>(month.plan().period.index())});
    const auto computing = sums[organization.second].find("AmazonEC2");
    const Money usage = computing == sums[organization.second].end() ? Money() : computing->second;
    const Money credit = std::min(Money::fromCents(25000), usage);
    CurRow row = rowOf(month, second, SampleMonth::sellerOf(second),
                       {"Credit", "AmazonEC2", "Amazon Elastic Compute Cloud", "",
                        "Start-up programme, promotional credit", -credit});
    leaveOutOtherCosts(row);
    month.put(row);

    const Money bundled =
        Money::fromAttos(Money::Wide(random.between(300'000'000, 900'000'000)) * 10'000'000'000);
    row = rowOf(month, largest, SampleMonth::sellerOf(largest),
                {"BundledDiscount", "AmazonCloudFront", "Amazon CloudFront", "DataTransfer-Out-Bytes",
                 "Bundled discount: requests that the web firewall inspects", -bundled});
    leaveOutOtherCosts(row);
    month.put(row);

    if (!month.plan().refund)
        return;
    row = rowOf(month, largest, SampleMonth::sellerOf(largest),
                {"Refund", "AmazonRDS", "Amazon Relational Database Service", "",
                 "Refund: instances counted twice in the month before", Money::fromCents(-18250)});
    row[Column::BillType] = "Refund";
    leaveOutOtherCosts(row);
    month.put(row);
}

void writeDomain(SampleMonth& month)
{
    static constexpr const char* domains[] = {
        "alder-street.example", "alderstudio.example",   "alder-labs.example",      "hello-alder.example",
        "aldershop.example",    "alder-podcast.example", "alder-translate.example", "alder-maps.example"};
    const SampleAccount& payer = month.organization().payer();
    const char* domain = domains[static_cast<std::size_t>(month.plan().period.index()) % std::size(domains)];
    CurRow row = rowOf(month, payer, SampleMonth::sellerOf(payer),
                       {"Fee", "AmazonRegistrar", "Amazon Registrar", "",
                        std::string("Renewal of ") + domain + " for one year", Money::fromCents(1300)});
    row[Column::BillType] = "Purchase";
    month.put(row);
}

void writeMarketplace(SampleMonth& month)
{
    const SampleOrganization& organization = month.organization();
    const SampleAccount& largest = organization.accounts[organization.largest];
    SampleRandom random({month.seed(), 14, static_cast<std::uint64_t>(month.plan().period.index())});
    CurRow row = rowOf(month, largest, SampleSeller::Monitoring,
                       {"Usage", "3fq8lanternfishmonitor", "Lanternfish Monitoring for Linux hosts",
                        "SoftwareUsage:Host", "$0.0215 per host hour of Lanternfish Monitoring", Money()});
    row[Column::Unit] = "Hrs";
    row[Column::UnblendedRate] = row[Column::BlendedRate] = row[Column::ListRate] = "0.0215";
    constexpr std::int64_t nano = 1'000'000'000;
    const std::int64_t hosts = std::clamp<std::int64_t>(largest.budget / 100'000, 2, 500);
    SampleMonth::setCharge(row, hosts * month.hours() * random.between(930, 1000) * (nano / 1000),
                           215'000'000);
    month.put(row);

    const SampleAccount& second = organization.accounts[organization.second];
    row = rowOf(month, second, SampleSeller::Survey,
                {"Fee", "9xk2nordlichtsurvey", "Nordlicht Geodata, contract", "Contract",
                 "Contract fee for the month: Nordlicht Geodata, 5 seats", Money::fromCents(24500)});
    row[Column::BillType] = "Purchase";
    month.put(row);
}

} // namespace

void writeSampleOtherCharges(SampleMonth& month, const SampleSums& sums)
{
    writeSupport(month, sums);
    writeDeductions(month, sums);
    writeDomain(month);
    writeMarketplace(month);
}

} // namespace billfold
