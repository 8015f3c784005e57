// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sample/currow.h"

namespace billfold
{

namespace
{

constexpr std::string_view names[] = {
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
    "lineItem/CurrencyCode",
    "lineItem/UnblendedRate",
    "lineItem/UnblendedCost",
    "lineItem/BlendedRate",
    "lineItem/BlendedCost",
    "lineItem/LineItemDescription",
    "lineItem/TaxType",
    "lineItem/LegalEntity",
    "product/ProductName",
    "product/instanceType",
    "product/location",
    "product/operatingSystem",
    "product/productFamily",
    "product/region",
    "product/regionCode",
    "product/servicecode",
    "product/sku",
    "product/vcpu",
    "pricing/currency",
    "pricing/publicOnDemandCost",
    "pricing/publicOnDemandRate",
    "pricing/LeaseContractLength",
    "pricing/OfferingClass",
    "pricing/PurchaseOption",
    "pricing/term",
    "pricing/unit",
    "reservation/AmortizedUpfrontCostForUsage",
    "reservation/AmortizedUpfrontFeeForBillingPeriod",
    "reservation/EffectiveCost",
    "reservation/NumberOfReservations",
    "reservation/RecurringFeeForUsage",
    "reservation/ReservationARN",
    "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod",
    "reservation/UnusedQuantity",
    "reservation/UnusedRecurringFee",
    "reservation/UpfrontValue",
    "savingsPlan/AmortizedUpfrontCommitmentForBillingPeriod",
    "savingsPlan/EndTime",
    "savingsPlan/OfferingType",
    "savingsPlan/PaymentOption",
    "savingsPlan/PurchaseTerm",
    "savingsPlan/RecurringCommitmentForBillingPeriod",
    "savingsPlan/SavingsPlanARN",
    "savingsPlan/SavingsPlanEffectiveCost",
    "savingsPlan/SavingsPlanRate",
    "savingsPlan/StartTime",
    "savingsPlan/TotalCommitmentToDate",
    "savingsPlan/UsedCommitment",
    "costCategory/Department",
    "resourceTags/user:env",
    "resourceTags/user:team",
};
static_assert(std::size(names) == curColumnCount);

void appendField(std::string& csv, const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) {
        csv += c;
        if (c == '"')
            csv += c;
    }
    csv += '"';
}

} // namespace

std::string_view curColumnName(CurColumn column)
{
    return names[static_cast<std::size_t>(column)];
}

void appendCurHeader(std::string& csv)
{
    for (std::size_t i = 0; i < curColumnCount; ++i) {
        if (i > 0)
            csv += ',';
        csv += names[i];
    }
    csv += '\n';
}

void CurRow::appendTo(std::string& csv) const
{
    for (std::size_t i = 0; i < curColumnCount; ++i) {
        if (i > 0)
            csv += ',';
        if (!m_texts[i].empty())
            appendField(csv, m_texts[i]);
    }
    csv += '\n';
}

std::string spelledNumber(Money value)
{
    if (value.isZero())
        return "0.0";
    // All digits in units of 10^-18, without the zeros at the end. Two 64-bit halves: dividing 128 bits digit
    // by digit would take most of the time of making a sample.
    const Money::Wide attos = value.abs().attos();
    auto whole = static_cast<std::uint64_t>(attos / Money::attosPerUnit);
    auto part = static_cast<std::uint64_t>(attos % Money::attosPerUnit);
    constexpr int decimals = 18;
    std::array<char, 40> buffer{};
    char* at = buffer.data() + buffer.size();
    for (int i = 0; i < decimals; ++i, part /= 10)
        *--at = static_cast<char>('0' + part % 10);
    for (; whole != 0; whole /= 10)
        *--at = static_cast<char>('0' + whole % 10);
    std::string digits(at, buffer.data() + buffer.size());
    const std::size_t last = digits.find_last_not_of('0');
    const int exponent =
        static_cast<int>(digits.size() - 1 - last) - decimals; // of the last digit that counts
    digits.erase(last + 1);
    digits.erase(0, digits.find_first_not_of('0'));
    const int leading = exponent + static_cast<int>(digits.size()) - 1; // exponent of the first digit
    const std::string sign = value.isNegative() ? "-" : "";
    if (leading < -3 || leading >= 7) {
        if (digits.size() == 1)
            digits += '0';
        return sign + digits[0] + '.' + digits.substr(1) + 'E' + std::to_string(leading);
    }
    if (leading < 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-leading - 1), '0') + digits;
    const auto point = static_cast<std::size_t>(leading) + 1;
    if (digits.size() < point)
        digits.append(point - digits.size(), '0');
    const std::string after = digits.substr(point);
    return sign + digits.substr(0, point) + '.' + (after.empty() ? "0" : after);
}

} // namespace billfold
