// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzsink.h"

using namespace billfold;

namespace
{

/// Headers of the formats, as tests/fuzz/seeds.py has them.
constexpr char legacy[] =
    "identity/LineItemId,bill/InvoiceId,bill/BillingEntity,bill/PayerAccountId,"
    "bill/BillingPeriodStartDate,lineItem/UsageAccountId,lineItem/LineItemType,"
    "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,"
    "lineItem/UsageAmount,lineItem/UnblendedCost,lineItem/LineItemDescription,lineItem/LegalEntity,"
    "lineItem/NetUnblendedCost,lineItem/BlendedCost,pricing/publicOnDemandCost,"
    "reservation/ReservationARN,reservation/EffectiveCost,"
    "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,reservation/UnusedRecurringFee,"
    "savingsPlan/SavingsPlanARN,savingsPlan/SavingsPlanEffectiveCost,"
    "savingsPlan/TotalCommitmentToDate,savingsPlan/UsedCommitment,resourceTags/user:env,"
    "lineItem/CurrencyCode\n";
constexpr char cur2[] =
    "bill_payer_account_id,bill_payer_account_name,bill_billing_period_start_date,"
    "line_item_usage_account_id,line_item_usage_account_name,line_item_line_item_type,"
    "line_item_usage_start_date,line_item_usage_end_date,line_item_product_code,"
    "line_item_unblended_cost,line_item_currency_code,product,resource_tags,cost_category\n";
constexpr char focus[] =
    "BilledCost,EffectiveCost,ListCost,ContractedCost,BillingAccountId,BillingCurrency,"
    "BillingPeriodStart,ChargeCategory,ChargeClass,ChargePeriodStart,ChargePeriodEnd,ServiceName,"
    "ServiceCategory,SubAccountId,SubAccountName,Tags\n";
constexpr char detailed[] =
    "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,ProductName,UsageStartDate,UsageEndDate,"
    "UsageQuantity,BlendedCost,UnBlendedCost,user:env\n";
constexpr char monthly[] =
    "InvoiceID,PayerAccountId,LinkedAccountId,RecordType,BillingPeriodStartDate,ProductName,"
    "SellerOfRecord,CurrencyCode,TaxType,TotalCost\n";
/// The input's first byte says which; the rest are its lines.
constexpr const char* headers[] = {legacy, cur2, focus, detailed, monthly};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    std::string bytes = headers[data[0] % std::size(headers)];
    bytes.append(reinterpret_cast<const char*>(data + 1), size - 1);
    fuzz::readTwice(fuzz::fileWith(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
    return 0;
}
