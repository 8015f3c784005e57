// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/charge.h"

#include <string_view>

namespace billfold
{

/// Line item types that change how a charge is counted.
enum class LineKind : std::uint8_t {
    Plain,
    DiscountedUsage,
    RiFee,
    Fee,
    SpCovered,
    SpNegation,
    SpRecurring,
    SpUpfront,
    Refund,
    Discount,
    Credit,
    Tax
};

struct KindRule {
    ChargeType type = ChargeType::Other;
    LineKind kind = LineKind::Plain;
    bool known = false;      ///< false: kept as Other and reported
    bool total = false;      ///< a control total of the detailed and monthly reports, which is no charge
    bool correction = false; ///< FOCUS: it corrects an earlier bill
};

/// The charge type of a CUR line item type (reference: the Data Exports dictionary of line item types), in
/// any case.
KindRule curKind(std::string_view lineItemType);
/// Of a FOCUS charge category and charge class.
KindRule focusKind(std::string_view category, std::string_view chargeClass);
/// Of a record type of the detailed and monthly reports.
KindRule recordKind(std::string_view recordType);
/// The type in the words of the bill: usage and fees of a support service are support, and money that a
/// correction gives back is a refund.
ChargeType chargeTypeOf(const KindRule& rule, bool supportService, bool negative);
/// True where usage or fees of this service are a support charge.
bool isSupportService(std::string_view serviceCode, std::string_view serviceName);
/// True for the services under which savings plans themselves are sold.
bool isSavingsPlanService(std::string_view serviceCode);
/// True for the operation of split cost lines, which tell the cost of their instance a second time.
bool isSplitCopy(std::string_view operation);

/// What amortizing a line needs. Amounts that the export does not give are zero and `given` false.
struct AmortizeInput {
    LineKind kind = LineKind::Plain;
    Money unblended;
    Money riEffective, riUnusedUpfront, riUnusedRecurring, spEffective, spTotalCommitment, spUsedCommitment;
    bool hasReservation = false; ///< a reservation ARN stands on the line
    bool ofSavingsPlan = false;  ///< a savings plan ARN does, or it is a line of the plans' own service
    bool splitCopy = false;      ///< isSplitCopy()
};
/// The rule that the provider's own dashboards use (summary view of the Cloud Intelligence Dashboards).
Money amortizedCost(const AmortizeInput& line);

} // namespace billfold
