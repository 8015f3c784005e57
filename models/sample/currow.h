// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace billfold
{

/// The columns of the sample's legacy CUR, in the order in which they are written.
enum class CurColumn : std::uint8_t {
    LineItemId,
    TimeInterval,
    InvoiceId,
    InvoicingEntity,
    BillingEntity,
    BillType,
    PayerAccountId,
    PeriodStart,
    PeriodEnd,
    UsageAccountId,
    LineItemType,
    UsageStart,
    UsageEnd,
    ProductCode,
    UsageType,
    Operation,
    Zone,
    ResourceId,
    UsageAmount,
    CurrencyCode,
    UnblendedRate,
    UnblendedCost,
    BlendedRate,
    BlendedCost,
    Description,
    TaxType,
    LegalEntity,
    ProductName,
    InstanceType,
    Location,
    OperatingSystem,
    ProductFamily,
    Region,
    RegionCode,
    ServiceCode,
    Sku,
    Vcpu,
    PricingCurrency,
    ListCost,
    ListRate,
    LeaseLength,
    OfferingClass,
    PurchaseOption,
    Term,
    Unit,
    RiAmortizedForUsage,
    RiAmortizedForPeriod,
    RiEffectiveCost,
    RiNumber,
    RiRecurringForUsage,
    RiArn,
    RiUnusedUpfront,
    RiUnusedQuantity,
    RiUnusedRecurring,
    RiUpfrontValue,
    SpAmortizedForPeriod,
    SpEnd,
    SpOffering,
    SpPayment,
    SpTerm,
    SpRecurringForPeriod,
    SpArn,
    SpEffectiveCost,
    SpRate,
    SpStart,
    SpTotalCommitment,
    SpUsedCommitment,
    Department,
    TagEnv,
    TagTeam,
};
inline constexpr std::size_t curColumnCount = static_cast<std::size_t>(CurColumn::TagTeam) + 1;

/// `category/Name`, as a header spells the column.
std::string_view curColumnName(CurColumn column);

/// One line of the report, as texts.
class CurRow
{
public:
    std::string& operator[](CurColumn column) { return m_texts[static_cast<std::size_t>(column)]; }
    const std::string& operator[](CurColumn column) const
    {
        return m_texts[static_cast<std::size_t>(column)];
    }
    /// Appends the line, quoted where it must be, with its end.
    void appendTo(std::string& csv) const;

private:
    std::array<std::string, curColumnCount> m_texts;
};

void appendCurHeader(std::string& csv);

/// A number as the provider spells it: every digit, at least one decimal, and E-notation below a thousandth
/// and from ten million on (`0.0`, `12.5`, `1.81E-8`).
std::string spelledNumber(Money value);

} // namespace billfold
