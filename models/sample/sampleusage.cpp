// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/samplemonth.h"

#include <algorithm>

namespace billfold
{

using Column = CurColumn;
using Kind = SampleProduct::Kind;

namespace
{

constexpr const char* thingNames[] = {"assets",  "orders", "events",     "sessions", "reports", "catalog",
                                      "media",   "ledger", "thumbnails", "search",   "inbox",   "metrics",
                                      "exports", "queue",  "profiles",   "frontend", "api",     "ingest"};

/// One thing that an account runs all the time.
struct Item {
    const SampleProduct* product = nullptr;
    const SampleRegion* region = nullptr;
    CurRow row;
    std::int64_t rate = 0;  ///< units of 10^-10
    std::int64_t share = 0; ///< of the account's budget, among its items' shares
    std::int64_t count = 1; ///< instances
    std::int64_t busy =
        0; ///< of Instance: thousandths of the hours that it runs when the budget is the last month's
    std::int64_t trickle = 0; ///< usage in the month, in steps of the product's smallest
};

std::string hexDigits(SampleRandom& random, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "0123456789abcdef"[random.below(16)];
    return text;
}

std::string resourceOf(const Item& item, const SampleAccount& account, SampleRandom& random)
{
    std::string text;
    const std::string_view pattern = item.product->resource;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            text += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
        case 'h':
            text += hexDigits(random, 17);
            break;
        case 'r':
            text += item.region->code;
            break;
        case 'a':
            text += account.id;
            break;
        default:
            text += account.slug + '-' + thingNames[random.below(std::ssize(thingNames))];
        }
    }
    return text;
}

const SampleProduct& pick(std::size_t number, SampleRandom& random)
{
    const auto products = sampleProducts();
    if (number == 0)
        return products.front(); // every account runs something
    // Every fourth costs fractions of a cent: that is what exports are full of.
    const bool trickle = number % 4 == 3;
    int total = 0;
    for (const SampleProduct& product : products)
        total += (product.kind == Kind::Trickle) == trickle ? product.weight : 0;
    std::int64_t at = random.below(total);
    for (const SampleProduct& product : products) {
        if ((product.kind == Kind::Trickle) != trickle)
            continue;
        at -= product.weight;
        if (at < 0)
            return product;
    }
    return products.front();
}

std::int64_t unitsOf10(Money rate)
{
    return static_cast<std::int64_t>(rate.attos() / 100'000'000);
}

/// The size whose month costs at least what the item may cost, and how many of the largest where none does.
void chooseSize(Item& item, std::int64_t cents)
{
    const auto sizes = sampleSizes(item.product->code);
    constexpr std::int64_t hoursInMonth = 730;
    const auto monthCents = [](const SampleSize& size) {
        return static_cast<std::int64_t>((exactly(size.rate).attos() * hoursInMonth) /
                                         (Money::attosPerUnit / 100));
    };
    const auto fits = [&](const SampleSize& size) { return monthCents(size) >= cents; };
    auto chosen = std::find_if(sizes.begin(), sizes.end(), fits);
    if (chosen == sizes.end())
        --chosen;
    item.count = std::max<std::int64_t>(1, (cents + monthCents(*chosen) - 1) / monthCents(*chosen));
    item.busy = std::clamp<std::int64_t>(cents * 1000 / (monthCents(*chosen) * item.count), 1, 1000);
    item.rate = unitsOf10(exactly(chosen->rate));
    item.row[Column::UsageType] += ':';
    item.row[Column::UsageType] += chosen->size;
    item.row[Column::InstanceType] = chosen->size;
    item.row[Column::Vcpu] = std::to_string(chosen->vcpus);
    if (item.product->code == "AmazonEC2")
        item.row[Column::OperatingSystem] = "Linux";
    item.row[Column::Description] = '$' + std::string(chosen->rate) + " per " +
                                    std::string(item.product->described) + ' ' + std::string(chosen->size) +
                                    " Instance Hour";
}

Item makeItem(const SampleMonth& month, std::size_t accountIndex, std::size_t number)
{
    const SampleAccount& account = month.organization().accounts[accountIndex];
    SampleRandom random({month.seed(), 7, accountIndex, number});
    Item item;
    item.product = &pick(number, random);
    item.region = random.below(5) == 0 ? account.second : account.home;
    item.row = month.row(account, SampleMonth::sellerOf(account), "Usage");
    SampleMonth::setProduct(item.row, *item.product, item.region);
    item.row[Column::ResourceId] = resourceOf(item, account, random);
    item.row[Column::Sku] = hexDigits(random, 16);
    if (random.below(4) != 0) {
        item.row[Column::TagEnv] = account.env;
        item.row[Column::TagTeam] = account.team;
    }
    if (item.product->kind == Kind::Trickle)
        item.trickle = random.between(3, 9000);
    else
        item.share = 1'000'000 / static_cast<std::int64_t>(number + 2) * random.between(500, 1500) / 1000;
    return item;
}

/// Prices, which depend on what the account's things may cost together.
void priceItem(Item& item, std::int64_t lastMonthCents, std::int64_t shares)
{
    if (item.product->kind == Kind::Instance) {
        chooseSize(item, std::max<std::int64_t>(1, lastMonthCents * item.share / shares));
        if (item.product->code == "AmazonEC2" && !item.row[Column::RegionCode].empty())
            item.row[Column::Zone] = item.row[Column::RegionCode] + "abc"[item.share % 3];
    } else {
        item.rate = unitsOf10(exactly(item.product->rate));
        item.row[Column::Description] = '$' + std::string(item.product->rate) + " per " +
                                        std::string(item.product->unit) + " - " +
                                        std::string(item.product->described);
        if (!item.row[Column::Location].empty())
            item.row[Column::Description] += ", " + item.row[Column::Location];
    }
    item.row[Column::UnblendedRate] = spelledNumber(Money::fromAttos(Money::Wide(item.rate) * 100'000'000));
    item.row[Column::BlendedRate] = item.row[Column::UnblendedRate];
    item.row[Column::ListRate] = item.row[Column::UnblendedRate];
}

/// Usage of a portion of the month, in billionths.
std::int64_t portion(const Item& item, std::int64_t itemCents, std::int64_t budgetPermille, int hours,
                     int monthHours, SampleRandom& random)
{
    constexpr std::int64_t nano = 1'000'000'000;
    const std::int64_t wobble = random.between(860, 1140);
    if (item.product->kind == Kind::Instance) {
        const std::int64_t milliHours =
            hours * item.count * item.busy * budgetPermille / 1000 * wobble / 1000;
        return std::min(milliHours, hours * item.count * 1000) * (nano / 1000);
    }
    std::int64_t step = nano;
    for (int i = 0; i < item.product->usageDecimals; ++i)
        step /= 10;
    if (item.product->kind == Kind::Trickle)
        return std::max<std::int64_t>(1, item.trickle * hours / monthHours * wobble / 1000) * step;
    // cents / rate, with cents in 10^-2 and the rate in 10^-10: 10^8 of one are one of the other.
    const auto nanos = static_cast<std::int64_t>(Money::Wide(itemCents) * nano * 100'000'000 / item.rate *
                                                 hours / monthHours * wobble / 1000);
    return nanos / step * step;
}

void writeTax(SampleMonth& month, const SampleAccount& account, const std::string& code,
              std::string_view name, Money taxable)
{
    CurRow row = month.row(account, SampleMonth::sellerOf(account), "Tax");
    row[Column::ProductCode] = code;
    row[Column::ProductName] = name;
    row[Column::UsageAmount] = "1.0";
    row[Column::TaxType] = account.taxType;
    row[Column::Description] = "Tax for product code " + code;
    SampleMonth::setCost(
        row, Money::fromCents(static_cast<qint64>(taxable.roundedToCents()) * account.taxPermille / 1000));
    row[Column::ListCost].clear();
    month.put(row);
}

/// The lines of one account: usage of as many of its things as there is room for, then a tax line for each
/// product.
void writeAccount(SampleMonth& month, std::size_t index, qint64 lines, qint64 most, int lastIndex,
                  std::map<std::string, Money>& sums)
{
    const SampleAccount& account = month.organization().accounts[index];
    const auto used = static_cast<std::size_t>(std::clamp<qint64>(lines / 2, 1, most));
    std::vector<Item> items;
    std::map<std::string, std::string_view> products;
    std::int64_t shares = 0;
    for (std::size_t i = 0; i < used; ++i) {
        items.push_back(makeItem(month, index, i));
        products.emplace(items.back().product->code, items.back().product->name);
        shares += items.back().share;
    }
    const std::int64_t cents = month.budget(index, lastIndex);
    const qint64 usageLines = lines - static_cast<qint64>(products.size());
    std::map<std::string, Money> taxable;
    for (std::size_t i = 0; i < used; ++i) {
        Item& item = items[i];
        priceItem(item, account.budget, shares);
        const auto before = usageLines * static_cast<qint64>(i) / static_cast<qint64>(used);
        const auto after = usageLines * static_cast<qint64>(i + 1) / static_cast<qint64>(used);
        const auto steps = static_cast<int>(after - before);
        SampleRandom random(
            {month.seed(), 8, index, i, static_cast<std::uint64_t>(month.plan().period.index())});
        Money sum;
        for (int step = 0; step < steps; ++step) {
            // With more lines than hours, several stand in one hour, as different operations do.
            const int from = static_cast<int>(std::int64_t(month.hours()) * step / steps);
            const int to =
                std::max(from + 1, static_cast<int>(std::int64_t(month.hours()) * (step + 1) / steps));
            month.setTimes(item.row, from, to);
            const std::int64_t usage =
                portion(item, cents * item.share / shares, cents * 1000 / account.budget, to - from,
                        month.hours(), random);
            sum += SampleMonth::setCharge(item.row, usage, item.rate);
            month.put(item.row);
        }
        taxable[std::string(item.product->code)] += sum;
    }
    for (const auto& [code, name] : products) {
        sums[code] += taxable[code];
        writeTax(month, account, code, name, taxable[code]);
    }
}

} // namespace

void writeSampleUsage(SampleMonth& month, const std::vector<qint64>& items, int lastIndex, SampleSums& sums)
{
    for (std::size_t i = 0; i < month.organization().accounts.size(); ++i) {
        if (const qint64 lines = month.plan().accountLines[i]; lines > 0)
            writeAccount(month, i, lines, items[i], lastIndex, sums[i]);
    }
}

} // namespace billfold
