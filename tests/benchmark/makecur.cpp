// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a large legacy Cost and Usage Report, always the same one for the same arguments:
//     makecur LINES FILE [MONTHS]
// and prints the exact total of the unblended costs.
// 125 columns of which half are empty on a line, as in real ones; 200 linked accounts, each with some dozens
// of the 3,000 products and some hundreds of resources, hourly lines in no order, unique line ids, amounts
// with ten decimals.

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace
{

constexpr int accountCount = 200;
constexpr int productCount = 3000;
constexpr int maxResources = 200; // of an account

class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
    /// Small numbers much more often than large ones.
    int skewed(int limit)
    {
        const double u = static_cast<double>(next() >> 11) / 9007199254740992.0;
        return static_cast<int>(u * u * u * limit);
    }

private:
    std::uint64_t m_state;
};

constexpr std::array columns{
    "identity/LineItemId",
    "identity/TimeInterval",
    "bill/InvoiceId",
    "bill/InvoicingEntity",
    "bill/BillingEntity",
    "bill/BillType",
    "bill/PayerAccountId",
    "bill/BillingPeriodStartDate",
    "bill/BillingPeriodEndDate",
    "lineItem/UsageAccountId",
    "lineItem/LineItemType",
    "lineItem/UsageStartDate",
    "lineItem/UsageEndDate",
    "lineItem/ProductCode",
    "lineItem/UsageType",
    "lineItem/Operation",
    "lineItem/AvailabilityZone",
    "lineItem/ResourceId",
    "lineItem/UsageAmount",
    "lineItem/NormalizationFactor",
    "lineItem/NormalizedUsageAmount",
    "lineItem/CurrencyCode",
    "lineItem/UnblendedRate",
    "lineItem/UnblendedCost",
    "lineItem/BlendedRate",
    "lineItem/BlendedCost",
    "lineItem/LineItemDescription",
    "lineItem/TaxType",
    "lineItem/LegalEntity",
    "product/ProductName",
    "product/availability",
    "product/availabilityZone",
    "product/capacitystatus",
    "product/classicnetworkingsupport",
    "product/clockSpeed",
    "product/currentGeneration",
    "product/databaseEngine",
    "product/dedicatedEbsThroughput",
    "product/deploymentOption",
    "product/durability",
    "product/ecu",
    "product/endpointType",
    "product/engineCode",
    "product/enhancedNetworkingSupported",
    "product/fromLocation",
    "product/fromLocationType",
    "product/fromRegionCode",
    "product/gpuMemory",
    "product/group",
    "product/groupDescription",
    "product/instanceFamily",
    "product/instanceType",
    "product/instanceTypeFamily",
    "product/intelAvx2Available",
    "product/intelAvxAvailable",
    "product/intelTurboAvailable",
    "product/licenseModel",
    "product/location",
    "product/locationType",
    "product/marketoption",
    "product/maxIopsvolume",
    "product/maxThroughputvolume",
    "product/maxVolumeSize",
    "product/memory",
    "product/networkPerformance",
    "product/normalizationSizeFactor",
    "product/operatingSystem",
    "product/operation",
    "product/physicalProcessor",
    "product/preInstalledSw",
    "product/processorArchitecture",
    "product/processorFeatures",
    "product/productFamily",
    "product/region",
    "product/regionCode",
    "product/servicecode",
    "product/servicename",
    "product/sku",
    "product/storage",
    "product/storageClass",
    "product/storageMedia",
    "product/tenancy",
    "product/toLocation",
    "product/toLocationType",
    "product/toRegionCode",
    "product/transferType",
    "product/usagetype",
    "product/vcpu",
    "product/version",
    "product/volumeApiName",
    "product/volumeType",
    "product/vpcnetworkingsupport",
    "pricing/LeaseContractLength",
    "pricing/OfferingClass",
    "pricing/PurchaseOption",
    "pricing/RateCode",
    "pricing/RateId",
    "pricing/currency",
    "pricing/publicOnDemandCost",
    "pricing/publicOnDemandRate",
    "pricing/term",
    "pricing/unit",
    "reservation/AmortizedUpfrontCostForUsage",
    "reservation/AmortizedUpfrontFeeForBillingPeriod",
    "reservation/EffectiveCost",
    "reservation/EndTime",
    "reservation/RecurringFeeForUsage",
    "reservation/ReservationARN",
    "reservation/StartTime",
    "reservation/SubscriptionId",
    "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod",
    "reservation/UnusedQuantity",
    "reservation/UnusedRecurringFee",
    "savingsPlan/OfferingType",
    "savingsPlan/RecurringCommitmentForBillingPeriod",
    "savingsPlan/SavingsPlanARN",
    "savingsPlan/SavingsPlanEffectiveCost",
    "savingsPlan/SavingsPlanRate",
    "savingsPlan/TotalCommitmentToDate",
    "savingsPlan/UsedCommitment",
    "resourceTags/aws:createdBy",
    "resourceTags/user:application",
    "resourceTags/user:cost-center",
    "resourceTags/user:env",
    "resourceTags/user:team",
};

struct Product {
    std::string code, name, usageType, operation, unit, description, block, sku, instanceType, region;
    std::int64_t rate = 0; // in 10^-10
    bool compute = false;
};

constexpr std::array<std::string_view, 8> regions{"us-east-1",      "us-west-2",   "eu-west-1",
                                                  "eu-central-1",   "sa-east-1",   "ap-southeast-1",
                                                  "ap-northeast-1", "ca-central-1"};
constexpr std::array<std::string_view, 12> words{"Compute", "Storage",   "Queue",  "Notification",
                                                 "Cache",   "Warehouse", "Search", "Stream",
                                                 "Ledger",  "Gateway",   "Index",  "Transfer"};

std::string number(std::int64_t value, int width)
{
    std::string text = std::to_string(value);
    return std::string(static_cast<std::size_t>(width) > text.size()
                           ? static_cast<std::size_t>(width) - text.size()
                           : 0,
                       '0') +
           text;
}

std::string decimal(std::int64_t tenth) // of 10^-10
{
    const bool negative = tenth < 0;
    const std::string text = number(negative ? -tenth : tenth, 11);
    return (negative ? "-" : "") + text.substr(0, text.size() - 10) + '.' + text.substr(text.size() - 10);
}

std::string letters(std::uint64_t value, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i, value = value * 6364136223846793005ull + 1442695040888963407ull)
        text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(value >> 40) % 32];
    return text;
}

std::vector<Product> products()
{
    Random random(1);
    std::vector<Product> all;
    for (int i = 0; i < productCount; ++i) {
        Product p;
        const int service = random.skewed(60);
        p.compute = service < 8;
        p.region = regions[static_cast<std::size_t>(random.skewed(8))];
        const auto word = std::string(words[static_cast<std::size_t>(service) % words.size()]);
        p.code = "Amazon" + word + std::to_string(service);
        p.name = "Amazon Simple " + word + " Service " + std::to_string(service);
        p.sku = letters(static_cast<std::uint64_t>(i) * 7919 + 17, 16);
        p.instanceType =
            p.compute ? "m" + std::to_string(4 + i % 4) + "." + std::to_string(1 << (i % 4)) + "xlarge" : "";
        p.usageType = p.region + "-" +
                      (p.compute ? "BoxUsage:" + p.instanceType : "Requests-Tier" + std::to_string(i % 40)) +
                      (i % 3 == 0 ? "-" + std::to_string(i) : "");
        p.operation = p.compute ? "RunInstances:" + number(i % 12, 4) : "Operation" + std::to_string(i % 70);
        p.unit = p.compute ? "Hrs" : i % 2 == 0 ? "Requests" : "GB-Mo";
        p.rate = 100 + random.skewed(2'000'000'000);
        p.description =
            "\"$" + decimal(p.rate) + " per " + p.unit + ", " + p.usageType + " in " + p.region + "\"";
        all.push_back(p);
    }
    return all;
}

class Line
{
public:
    explicit Line(std::string& out) : m_out(out) {}
    Line& operator<<(std::string_view field)
    {
        m_out += field;
        m_out += ',';
        return *this;
    }
    void skip(int fields) { m_out.append(static_cast<std::size_t>(fields), ','); }
    void end() { m_out.back() = '\n'; }

private:
    std::string& m_out;
};

std::string moment(int month, int hour)
{
    return "2026-" + number(month, 2) + "-" + number(1 + hour / 24, 2) + "T" + number(hour % 24, 2) +
           ":00:00Z";
}

void writeProduct(Line& line, const Product& p)
{
    line << ("\"" + p.name + "\"");
    line.skip(2);
    line << (p.compute ? "Used" : "") << "" << (p.compute ? "3.1 GHz" : "") << (p.compute ? "Yes" : "");
    line.skip(4);
    line << (p.compute ? "NA" : "");
    line.skip(2);
    line << (p.compute ? "Yes" : "");
    line.skip(5);
    line << "" << (p.compute ? "General purpose" : "") << p.instanceType << (p.compute ? "m5" : "");
    line << (p.compute ? "Yes" : "") << (p.compute ? "Yes" : "") << (p.compute ? "Yes" : "");
    line << (p.compute ? "No License required" : "") << ("\"Region (" + p.region + ")\"") << "AWS Region";
    line << (p.compute ? "OnDemand" : "");
    line.skip(3);
    line << (p.compute ? "16 GiB" : "") << (p.compute ? "\"Up to 10 Gigabit\"" : "")
         << (p.compute ? "8" : "");
    line << (p.compute ? "Linux" : "") << p.operation << (p.compute ? "\"Intel Xeon Platinum 8175\"" : "");
    line << (p.compute ? "NA" : "") << (p.compute ? "64-bit" : "") << "";
    line << (p.compute ? "\"Compute Instance\"" : "API Request") << p.region << p.region << p.code
         << ("\"" + p.name + "\"");
    line << p.sku << (p.compute ? "EBS only" : "");
    line.skip(2);
    line << (p.compute ? "Shared" : "");
    line.skip(4);
    line << p.usageType << (p.compute ? "4" : "");
    line.skip(3);
    line << (p.compute ? "true" : "");
}

enum class Type { Usage, Reserved, Covered, Negation, Tax, Credit, Refund };

/// What runs in an account: always the same product, bought the same way.
struct Resource {
    int account = 0, number = 0;
    int product = 0;
    Type type = Type::Usage;
};

Resource pickResource(Random& random)
{
    Resource r;
    r.account = random.skewed(accountCount);
    const int productsOfAccount = 15 + r.account * 37 % 50;
    r.number = random.skewed(40 + r.account * 53 % (maxResources - 40));
    // Skewed over all products, but the same for a resource.
    Random own(static_cast<std::uint64_t>(r.account * 1000 + r.number % productsOfAccount));
    r.product = own.skewed(productCount);
    const int permille = random.below(1000);
    const int way = r.number % 20;
    if (permille < 12)
        r.type = Type::Tax;
    else if (permille < 20)
        r.type = permille == 19 ? Type::Refund : Type::Credit;
    else if (way < 3)
        r.type = Type::Reserved;
    else if (way == 3)
        r.type = permille % 2 == 0 ? Type::Covered : Type::Negation;
    return r;
}

constexpr std::array<std::string_view, 7> typeNames{
    "Usage", "DiscountedUsage", "SavingsPlanCoveredUsage", "SavingsPlanNegation", "Tax", "Credit", "Refund"};

/// Appends a line; answers with its unblended cost in 10^-10.
std::int64_t writeLine(std::string& out, Random& random, const std::vector<Product>& all, int months)
{
    const int month = months == 1 ? 9 : 1 + random.below(months);
    const int hours = month == 2 ? 672 : 720; // the last day of a long month is quiet
    const int hour = random.below(hours);
    const Resource resource = pickResource(random);
    const int account = resource.account;
    const Product& p = all[static_cast<std::size_t>(resource.product)];
    const Type type = resource.type;
    const std::int64_t amount = 1 + random.skewed(4'000'000); // in 10^-6
    std::int64_t cost = p.rate / 1'000 * amount / 1'000;      // in 10^-10
    if (type == Type::Credit || type == Type::Refund || type == Type::Negation)
        cost = -cost;
    const std::int64_t charged = type == Type::Reserved ? 0 : cost;
    const bool purchased = type == Type::Reserved || type == Type::Covered || type == Type::Negation;
    const std::string accountId = number(200'000'000'000 + account * 4'194'301LL, 12);
    std::string id;
    for (int i = 0; i < 4; ++i) {
        std::uint64_t bits = random.next();
        for (int c = 0; c < 13; ++c, bits >>= 5)
            id += "abcdefghijklmnopqrstuvwxyz234567"[bits % 32];
    }
    Line line(out);
    const std::string start = moment(month, hour);
    const std::string next = month == 12 ? "2027-01-01T00:00:00Z" : moment(month + 1, 0);
    const std::string end = hour + 1 == hours ? next : moment(month, hour + 1);
    line << id << (start + "/" + end) << ("INV" + number(month, 6)) << "\"Amazon Web Services, Inc.\""
         << "AWS";
    line << "Anniversary"
         << "112233445566" << moment(month, 0) << next;
    line << accountId << typeNames[static_cast<std::size_t>(type)] << start << end << p.code << p.usageType
         << p.operation;
    line << (p.compute ? p.region + "abc"[hour % 3] : "");
    if (type == Type::Tax || type == Type::Credit)
        line << "";
    else
        line << ("arn:aws:" + p.code + ":" + p.region + ":" + accountId + ":resource/" +
                 letters(static_cast<std::uint64_t>(account * maxResources + resource.number), 17));
    line << decimal(amount * 10'000) << (p.compute ? "8" : "") << (p.compute ? decimal(amount * 80'000) : "")
         << "USD";
    line << decimal(p.rate) << decimal(charged) << decimal(p.rate) << decimal(charged) << p.description;
    line << (type == Type::Tax ? "USSalesTax" : "") << "\"Amazon Web Services, Inc.\"";
    writeProduct(line, p);
    line << "" << (type == Type::Reserved ? "standard" : "") << "" << (p.sku + ".JRTCKXETXF.6YS6EN2CT7");
    line << std::to_string(1'000'000 + (&p - all.data())) << "USD" << decimal(cost < 0 ? 0 : cost)
         << decimal(p.rate);
    line << (type == Type::Reserved ? "Reserved" : "OnDemand") << p.unit;
    if (type == Type::Reserved) {
        line << decimal(cost / 3) << "" << decimal(cost / 2) << "" << decimal(cost / 6);
        line << ("arn:aws:ec2:" + p.region + ":" + accountId + ":reserved-instances/" +
                 number(account % 40, 12))
             << "";
        line << number(account % 40, 10);
        line.skip(3);
    } else {
        line.skip(11);
    }
    if (type == Type::Covered || type == Type::Negation) {
        line << "ComputeSavingsPlans"
             << "" << ("arn:aws:savingsplans::112233445566:savingsplan/" + number(account % 9, 12));
        line << (type == Type::Covered ? decimal(cost * 7 / 10) : "0") << decimal(p.rate * 7 / 10);
        line.skip(2);
    } else {
        line.skip(7);
    }
    const bool tagged = !purchased && account % 3 != 0;
    line << (tagged ? "IAMUser:deploy" : "") << (tagged ? "app-" + std::to_string(account % 17) : "");
    line << (account % 2 == 0 ? number(1000 + account % 23, 4) : "");
    line << (tagged ? std::array{"prod", "stage", "dev"}[static_cast<std::size_t>(resource.number) % 3] : "");
    line << (tagged ? "team-" + std::to_string(account % 31) : "");
    line.end();
    return charged;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::fputs("makecur LINES FILE [MONTHS]\n", stderr);
        return 2;
    }
    const long lines = std::atol(arguments[1]);
    const int months = count > 3 ? std::atoi(arguments[3]) : 1;
    std::FILE* file = std::fopen(arguments[2], "wb");
    if (file == nullptr) {
        std::perror(arguments[2]);
        return 1;
    }
    const std::vector<Product> all = products();
    std::string out;
    Line header(out);
    for (const char* column : columns)
        header << column;
    header.end();
    Random random(2026);
    std::int64_t total = 0;
    bool good = true;
    for (long i = 0; i < lines && good; ++i) {
        total += writeLine(out, random, all, months);
        if (out.size() > 1 << 20) {
            good = std::fwrite(out.data(), 1, out.size(), file) == out.size();
            out.clear();
        }
    }
    good = good && std::fwrite(out.data(), 1, out.size(), file) == out.size();
    if (std::fclose(file) != 0 || !good) {
        std::perror(arguments[2]);
        return 1;
    }
    std::puts(decimal(total).c_str());
    return 0;
}
