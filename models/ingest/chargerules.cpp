// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/chargerules.h"

#include <algorithm>

namespace billfold
{

namespace
{

bool equals(std::string_view a, std::string_view lower)
{
    return a.size() == lower.size() && std::equal(a.begin(), a.end(), lower.begin(), [](char x, char y) {
               return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
           });
}

bool endsWith(std::string_view a, std::string_view lower)
{
    return a.size() >= lower.size() && equals(a.substr(a.size() - lower.size()), lower);
}

struct KindName {
    std::string_view lower;
    ChargeType type;
    LineKind kind;
};

constexpr KindName curKinds[] = {
    {"usage", ChargeType::Usage, LineKind::Plain},
    {"discountedusage", ChargeType::Usage, LineKind::DiscountedUsage},
    {"savingsplancoveredusage", ChargeType::Usage, LineKind::SpCovered},
    {"savingsplannegation", ChargeType::Discount, LineKind::SpNegation},
    {"savingsplanrecurringfee", ChargeType::Fee, LineKind::SpRecurring},
    {"savingsplanupfrontfee", ChargeType::Fee, LineKind::SpUpfront},
    {"rifee", ChargeType::Fee, LineKind::RiFee},
    {"fee", ChargeType::Fee, LineKind::Fee},
    {"flatratesubscription", ChargeType::Fee, LineKind::Plain},
    {"tax", ChargeType::Tax, LineKind::Tax},
    {"credit", ChargeType::Credit, LineKind::Credit},
    {"refund", ChargeType::Refund, LineKind::Refund},
    {"bundleddiscount", ChargeType::Discount, LineKind::Discount},
    {"discount", ChargeType::Discount, LineKind::Discount},
};

constexpr KindName focusKinds[] = {
    {"usage", ChargeType::Usage, LineKind::Plain},
    {"purchase", ChargeType::Fee, LineKind::Plain},
    {"tax", ChargeType::Tax, LineKind::Tax},
    {"credit", ChargeType::Credit, LineKind::Credit},
    {"adjustment", ChargeType::Other, LineKind::Plain},
};

constexpr KindName recordKinds[] = {
    {"lineitem", ChargeType::Usage, LineKind::Plain},
    {"linkedlineitem", ChargeType::Usage, LineKind::Plain},
    {"payerlineitem", ChargeType::Usage, LineKind::Plain},
    {"rounding", ChargeType::Other, LineKind::Plain},
    {"discount", ChargeType::Discount, LineKind::Discount},
    {"tax", ChargeType::Tax, LineKind::Tax},
    {"credit", ChargeType::Credit, LineKind::Credit},
    {"refund", ChargeType::Refund, LineKind::Refund},
};

template <size_t count>
KindRule lookUp(const KindName (&table)[count], std::string_view name)
{
    for (const KindName& entry : table) {
        if (equals(name, entry.lower))
            return {entry.type, entry.kind, true, false, false};
    }
    return {};
}

} // namespace

KindRule curKind(std::string_view lineItemType)
{
    const KindRule rule = lookUp(curKinds, lineItemType);
    // Discount programmes have names of their own: EdpDiscount, PrivateRateDiscount…
    if (!rule.known && endsWith(lineItemType, "discount"))
        return {ChargeType::Discount, LineKind::Discount, true, false, false};
    return rule;
}

KindRule focusKind(std::string_view category, std::string_view chargeClass)
{
    KindRule rule = lookUp(focusKinds, category);
    rule.correction = equals(chargeClass, "correction");
    return rule;
}

KindRule recordKind(std::string_view recordType)
{
    if (endsWith(recordType, "total"))
        return {ChargeType::Other, LineKind::Plain, true, true, false};
    return lookUp(recordKinds, recordType);
}

ChargeType chargeTypeOf(const KindRule& rule, bool supportService, bool negative)
{
    const bool usageOrFee = rule.type == ChargeType::Usage || rule.type == ChargeType::Fee;
    if (rule.correction && negative && (usageOrFee || rule.type == ChargeType::Other))
        return ChargeType::Refund;
    return supportService && usageOrFee ? ChargeType::Support : rule.type;
}

bool isSupportService(std::string_view serviceCode, std::string_view serviceName)
{
    return serviceCode.starts_with("AWSSupport") || serviceCode == "AWSDeveloperSupport" ||
           serviceName.starts_with("AWS Support") || serviceName.starts_with("AWS Premium Support");
}

bool isSavingsPlanService(std::string_view serviceCode)
{
    return endsWith(serviceCode, "savingsplans");
}

bool isSplitCopy(std::string_view operation)
{
    return operation == "EKSPod-EC2" || operation == "ECSTask-EC2";
}

Money amortizedCost(const AmortizeInput& line)
{
    if (line.splitCopy)
        return {};
    switch (line.kind) {
    case LineKind::SpCovered:
        return line.spEffective;
    case LineKind::SpRecurring:
        return line.spTotalCommitment - line.spUsedCommitment;
    case LineKind::SpNegation:
    case LineKind::SpUpfront:
        return {};
    case LineKind::DiscountedUsage:
        return line.riEffective;
    case LineKind::RiFee:
        return line.riUnusedUpfront + line.riUnusedRecurring;
    case LineKind::Fee:
        return line.hasReservation ? Money() : line.unblended;
    case LineKind::Refund:
        // The refund of a savings plan's one-time fee: its cost was never in the amortized sum.
        return line.ofSavingsPlan ? Money() : line.unblended;
    case LineKind::Plain:
    case LineKind::Discount:
    case LineKind::Credit:
    case LineKind::Tax:
        break;
    }
    return line.unblended;
}

} // namespace billfold
