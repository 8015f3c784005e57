// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/sampleorganization.h"

#include "models/sample/samplerandom.h"

#include <algorithm>
#include <set>

namespace billfold
{

namespace
{

constexpr SampleRegion regions[] = {
    {"us-east-1", "", "US East (N. Virginia)"},          {"us-west-2", "USW2-", "US West (Oregon)"},
    {"eu-central-1", "EUC1-", "EU (Frankfurt)"},         {"eu-west-1", "EU-", "EU (Ireland)"},
    {"ap-northeast-1", "APN1-", "Asia Pacific (Tokyo)"},
};

struct Known {
    const char* id;
    const char* name;
    std::int64_t budget; // cents
    bool european;
    const char* env;
    const char* team;
};
constexpr Known known[] = {
    {"112233445566", "Alder Billing", 18000, false, "management", "finance"},
    {"669150428837", "Production", 1240000, false, "production", "platform"},
    {"440916273358", "Analytics", 560000, false, "production", "data"},
    {"318204557120", "Website", 185000, true, "production", "web"},
    {"204417809913", "Sandbox", 42000, false, "development", "platform"},
    {"527730184406", "Audit archive", 31000, true, "management", "security"},
};
constexpr std::size_t knownCount = std::size(known);

// With what real account lists have: commas, ampersands, and letters of other scripts.
constexpr const char* projects[] = {
    "Checkout",         "Mobile app",       "Data lake",
    "Machine learning", "Search",           "Payments",
    "Recommendations",  "Customer support", "Warehouse",
    "R&D, Lisbon",      "Video pipeline",   "Partner portal",
    "Fraud detection",  "Identity",         "Büro Zürich",
    "Logistics",        "Notifications",    "Maps and routes",
    "Loyalty",          "Studio renders",   "Pricing engine",
    "Build farm",       "Observability",    "Café kiosk",
    "Network hub",      "Shared services",  "Newsletter",
    "Photo archive",    "Field service",    "東京スタジオ",
    "Invoicing",        "Translations",     "Backup vault",
    "Device lab",       "Weather stations", "Security tooling",
    "Łódź studio",      "Podcast",          "Chat",
    "Training",
};
constexpr std::size_t projectCount = std::size(projects);

struct Stage {
    const char* suffix;
    const char* env;
    int weight; // of a production account's budget, in thousandths
};
constexpr Stage stages[] = {
    {"", "production", 1000},       {" staging", "staging", 240},   {" development", "development", 170},
    {" load tests", "staging", 90}, {" archive", "management", 40},
};
constexpr std::size_t stageCount = std::size(stages);

constexpr const char* teams[] = {"platform", "web", "data", "mobile", "finance", "security", "research"};

const char* departmentOf(const std::string& team)
{
    if (team == "finance" || team == "security")
        return "Administration";
    return team == "data" || team == "research" ? "Insights" : "Product";
}

/// Lower-case letters, digits and dashes; what has none of them becomes `studio`.
std::string slugOf(const std::string& name)
{
    std::string slug;
    for (const char c : name) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            slug.push_back(c);
        else if (c >= 'A' && c <= 'Z')
            slug.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (!slug.empty() && slug.back() != '-')
            slug.push_back('-');
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "studio" : slug;
}

std::string freshId(std::set<std::string>& taken, SampleRandom& random)
{
    for (;;) {
        std::string id(12, '0');
        for (char& digit : id)
            digit = static_cast<char>('0' + random.below(10));
        if (taken.insert(id).second)
            return id;
    }
}

/// The accounts after the known six: projects, then their further stages, each round with a smaller budget.
void fillInvented(SampleAccount& account, std::size_t number, SampleRandom& random)
{
    const std::size_t round = number / projectCount;
    const Stage& stage = stages[round % stageCount];
    account.name = std::string(projects[number % projectCount]) + stage.suffix;
    if (round >= stageCount)
        account.name += ' ' + std::to_string(round / stageCount + 1);
    account.env = stage.env;
    account.team = teams[random.below(std::ssize(teams))];
    account.european = random.below(3) == 0;
    constexpr std::int64_t largest = 420000;
    const auto rank = static_cast<std::int64_t>(number % projectCount) + 1;
    account.budget =
        std::max<std::int64_t>(300, largest / rank * stage.weight / 1000 * random.between(500, 1400) / 1000);
}

void settle(SampleAccount& account, bool invented, SampleRandom& random)
{
    account.slug = slugOf(account.name);
    account.department = departmentOf(account.team);
    const bool overseas = invented && !account.european && random.below(9) == 0;
    account.home = account.european ? &regions[2] : overseas ? &regions[4] : &regions[0];
    account.second = account.european ? &regions[3] : &regions[1];
    account.taxType = account.european ? "VAT" : "USSalesTax";
    account.taxPermille = account.european ? 190 : random.below(4) == 0 ? 65 : 0;
}

} // namespace

SampleOrganization makeSampleOrganization(int accounts, int months, std::uint64_t seed)
{
    SampleOrganization organization;
    std::set<std::string> taken;
    for (const Known& account : known)
        taken.insert(account.id);
    SampleRandom ids({seed, 1});
    for (std::size_t i = 0; i < static_cast<std::size_t>(accounts); ++i) {
        SampleAccount account;
        SampleRandom random({seed, 2, i});
        if (i < knownCount) {
            account.id = known[i].id;
            account.name = known[i].name;
            account.budget = known[i].budget;
            account.european = known[i].european;
            account.env = known[i].env;
            account.team = known[i].team;
        } else {
            account.id = freshId(taken, ids);
            fillInvented(account, i - knownCount, random);
            if (months > 2 && random.below(7) == 0)
                account.firstMonth = static_cast<int>(random.between(1, months - 2));
        }
        settle(account, i >= knownCount, random);
        organization.accounts.push_back(std::move(account));
    }
    const auto& list = organization.accounts;
    for (std::size_t i = 1; i < list.size(); ++i) {
        if (list[i].firstMonth > 0)
            continue; // what is bought for every month needs accounts that are there every month
        if (list[i].budget > list[organization.largest].budget) {
            organization.second = organization.largest;
            organization.largest = i;
        } else if (organization.second == organization.largest ||
                   list[i].budget > list[organization.second].budget) {
            organization.second = i;
        }
    }
    return organization;
}

} // namespace billfold
