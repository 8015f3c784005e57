// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/samplemonth.h"

namespace billfold
{

using Column = CurColumn;

namespace
{

constexpr const char* sellerNames[] = {"Amazon Web Services, Inc.", "Amazon Web Services EMEA SARL",
                                       "Lanternfish Monitoring, Inc.", "Nordlicht Vermessung GmbH"};
constexpr const char* invoicePrefixes[] = {"USINV", "EUINV", "MPINV", "MPINV"};

bool isMarketplace(SampleSeller seller)
{
    return seller == SampleSeller::Monitoring || seller == SampleSeller::Survey;
}

std::string isoTime(const QDateTime& time)
{
    return time.toString(Qt::ISODate).toStdString();
}

} // namespace

qint64 otherSampleLines(const SampleMonthPlan& plan)
{
    // The fee of the reservations, support twice, a credit, a discount, a domain, marketplace twice.
    constexpr qint64 everyMonth = 8;
    return everyMonth + (plan.renewal ? 1 : 0) + (plan.refund ? 1 : 0);
}

SampleMonth::SampleMonth(const SampleOrganization& organization, const SampleMonthPlan& plan,
                         std::uint64_t seed, CurPartWriter& writer)
    : m_organization(organization), m_plan(plan), m_seed(seed), m_writer(writer),
      m_ids({seed, 3, static_cast<std::uint64_t>(plan.period.index())}),
      m_start(isoTime(plan.period.start())), m_end(isoTime(plan.period.end()))
{
    for (QDateTime hour = plan.period.start(); hour <= plan.period.end(); hour = hour.addSecs(3600))
        m_hours.push_back(isoTime(hour));
}

std::int64_t SampleMonth::budget(std::size_t account, int lastIndex) const
{
    SampleRandom trends({m_seed, 4, account});
    const std::int64_t trend = trends.between(-12, 46); // thousandths a month
    std::int64_t cents = m_organization.accounts[account].budget;
    for (int month = lastIndex; month > m_plan.index; --month)
        cents = cents * 1000 / (1000 + trend + trends.between(-15, 15));
    SampleRandom wobble({m_seed, 5, account, static_cast<std::uint64_t>(lastIndex - m_plan.index)});
    return cents * wobble.between(945, 1055) / 1000;
}

SampleSeller SampleMonth::sellerOf(const SampleAccount& account)
{
    return account.european ? SampleSeller::ProviderEurope : SampleSeller::Provider;
}

std::string SampleMonth::invoice(SampleSeller seller) const
{
    if (m_plan.estimate)
        return {};
    SampleRandom number(
        {m_seed, 6, static_cast<std::uint64_t>(seller), static_cast<std::uint64_t>(m_plan.period.index())});
    return invoicePrefixes[static_cast<std::size_t>(seller)] + std::to_string(m_plan.period.year() % 100) +
           '-' + std::to_string(number.between(1000000, 9999999));
}

CurRow SampleMonth::row(const SampleAccount& account, SampleSeller seller, std::string_view type) const
{
    CurRow row;
    row[Column::InvoiceId] = invoice(seller);
    row[Column::InvoicingEntity] =
        isMarketplace(seller) ? sellerNames[0] : sellerNames[static_cast<std::size_t>(seller)];
    row[Column::BillingEntity] = isMarketplace(seller) ? "AWS Marketplace" : "AWS";
    row[Column::BillType] = "Anniversary";
    row[Column::PayerAccountId] = m_organization.payer().id;
    row[Column::PeriodStart] = m_start;
    row[Column::PeriodEnd] = m_end;
    row[Column::UsageAccountId] = account.id;
    row[Column::LineItemType] = type;
    row[Column::CurrencyCode] = "USD";
    row[Column::LegalEntity] = sellerNames[static_cast<std::size_t>(seller)];
    row[Column::PricingCurrency] = "USD";
    row[Column::Department] = account.department;
    setTimes(row, 0, hours());
    return row;
}

void SampleMonth::setProduct(CurRow& row, const SampleProduct& product, const SampleRegion* region)
{
    row[Column::ProductCode] = product.code;
    row[Column::ProductName] = product.name;
    row[Column::ProductFamily] = product.family;
    row[Column::ServiceCode] = product.code;
    row[Column::Operation] = product.operation;
    row[Column::Unit] = product.unit;
    row[Column::Term] = "OnDemand";
    const bool regional = region != nullptr && !product.global;
    row[Column::UsageType] = regional ? region->prefix : std::string_view();
    row[Column::UsageType] += product.usageType;
    if (!regional)
        return;
    row[Column::Region] = region->code;
    row[Column::RegionCode] = region->code;
    row[Column::Location] = region->location;
}

void SampleMonth::setTimes(CurRow& row, int from, int to) const
{
    const std::string& start = m_hours[static_cast<std::size_t>(from)];
    const std::string& end = m_hours[static_cast<std::size_t>(to)];
    row[Column::UsageStart] = start;
    row[Column::UsageEnd] = end;
    std::string& interval = row[Column::TimeInterval];
    interval = start;
    interval += '/';
    interval += end;
}

Money SampleMonth::setCharge(CurRow& row, std::int64_t usageNanos, std::int64_t rate)
{
    // 10^-9 times 10^-10 is a tenth of the smallest amount; rates and usages have 11 decimals together at
    // most.
    const Money cost = Money::fromAttos(Money::Wide(usageNanos) * rate / 10);
    row[Column::UsageAmount] = spelledNumber(Money::fromPair(usageNanos, 0));
    setCost(row, cost);
    return cost;
}

void SampleMonth::setCost(CurRow& row, Money cost)
{
    row[Column::UnblendedCost] = spelledNumber(cost);
    row[Column::BlendedCost] = row[Column::UnblendedCost];
    row[Column::ListCost] = row[Column::UnblendedCost];
}

void SampleMonth::put(CurRow& row)
{
    constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::string& id = row[Column::LineItemId];
    id.resize(52);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < id.size(); ++i, bits >>= 5) {
        if (i % 12 == 0)
            bits = m_ids.next();
        id[i] = letters[bits & 31];
    }
    m_writer.add(row);
}

} // namespace billfold
