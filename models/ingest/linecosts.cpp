// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/linecosts.h"

#include <QCoreApplication>

namespace billfold
{

namespace
{

using Amount = FieldReader::Amount;
using Need = FieldReader::Need;
using State = FieldReader::State;

constexpr char sumTooLarge[] = QT_TRANSLATE_NOOP(
    "FieldReader", "The amortized cost is too large for an amount (more than 9.2 billion).");

void set(PackedLine& line, Basis basis, Money value)
{
    const auto at = static_cast<std::size_t>(basis);
    line.cost[at] = value;
    line.given[at] = value == line.cost[0] ? Given::Same : Given::Value;
}

void setAbsent(PackedLine& line, Basis basis, Money counts)
{
    const auto at = static_cast<std::size_t>(basis);
    line.cost[at] = counts;
    line.given[at] = Given::Absent;
}

/// Nothing is blended, listed or spread of money that is taken off the bill.
bool isDeduction(ChargeType type)
{
    return type == ChargeType::Discount || type == ChargeType::Credit || type == ChargeType::Refund;
}

/// Reads what amortizing this kind of line takes. False where none of it is given, or some of it is wrong. A
/// blank beside a given amount is a zero: a reservation without upfront payment has no upfront fee.
bool readAmortization(FieldReader& fields, const CsvScanner::Record& record, AmortizeInput& input)
{
    const auto take = [&](std::initializer_list<std::pair<Role, Money*>> parts) {
        bool any = false;
        bool bad = false;
        for (const auto& [role, value] : parts) {
            const Amount amount = fields.amount(record, role, Need::Optional);
            any = any || amount.good();
            bad = bad || amount.state == State::Bad;
            *value = amount.value;
        }
        return any && !bad;
    };
    switch (input.kind) {
    case LineKind::DiscountedUsage:
        return take({{Role::RiEffective, &input.riEffective}});
    case LineKind::RiFee:
        return take({{Role::RiUnusedUpfront, &input.riUnusedUpfront},
                     {Role::RiUnusedRecurring, &input.riUnusedRecurring}});
    case LineKind::SpCovered:
        return take({{Role::SpEffective, &input.spEffective}});
    case LineKind::SpRecurring:
        return take({{Role::SpTotalCommitment, &input.spTotalCommitment},
                     {Role::SpUsedCommitment, &input.spUsedCommitment}});
    case LineKind::Fee:
        input.hasReservation = !fields.text(record, Role::RiArn).empty();
        return true;
    case LineKind::Refund:
        input.ofSavingsPlan = input.ofSavingsPlan || !fields.text(record, Role::SpArn).empty();
        return true;
    case LineKind::Plain:
    case LineKind::SpNegation:
    case LineKind::SpUpfront:
    case LineKind::Discount:
    case LineKind::Credit:
    case LineKind::Tax:
        break;
    }
    return true;
}

void readAmortized(FieldReader& fields, const CsvScanner::Record& record, const CostContext& context,
                   PackedLine& line)
{
    AmortizeInput input;
    input.kind = context.rule.kind;
    input.unblended = line.cost[0];
    input.splitCopy = context.splitCopy;
    input.ofSavingsPlan = context.savingsPlanService;
    if (!readAmortization(fields, record, input)) {
        setAbsent(line, Basis::Amortized, line.cost[0]);
        return;
    }
    const Money amortized = amortizedCost(input);
    // Of two amounts that each can be stored, the sum may not.
    if (amortized.fitsPair()) {
        set(line, Basis::Amortized, amortized);
        return;
    }
    fields.report(Severity::Warning, record, Role::Unblended, sumTooLarge);
    setAbsent(line, Basis::Amortized, line.cost[0]);
}

} // namespace

bool readCosts(FieldReader& fields, const CsvScanner::Record& record, const CostContext& context,
               PackedLine& line)
{
    const ColumnMap& map = fields.map();
    const Amount unblended = fields.amount(record, Role::Unblended, Need::Needed);
    const Money cash = unblended.value;
    const bool deduction = isDeduction(context.rule.type);
    line.cost.fill(cash);
    line.given.fill(Given::Same);
    line.given[0] = Given::Value;

    // No net column, or nothing in it: no discount applies, and net is unblended.
    const Amount net = fields.amount(record, Role::Net, Need::Optional);
    if (net.good())
        set(line, Basis::Net, net.value);
    else if (net.state == State::Bad)
        setAbsent(line, Basis::Net, cash);

    const Amount blended = fields.amount(record, Role::Blended, Need::Optional);
    if (blended.good())
        set(line, Basis::Blended, blended.value);
    else if (blended.state == State::Blank && deduction && map.has(Role::Blended))
        set(line, Basis::Blended, Money());
    else
        setAbsent(line, Basis::Blended, Money());

    const Amount list = fields.amount(record, Role::List, Need::Optional);
    if (list.good())
        set(line, Basis::List, list.value);
    else if (list.state == State::Blank && map.has(Role::List) && deduction)
        set(line, Basis::List, Money());
    else if (list.state == State::Bad || !map.has(Role::List) || context.rule.kind != LineKind::Tax)
        setAbsent(line, Basis::List, cash); // tax has no list price and stays what it is

    if (isCur(map.format)) {
        readAmortized(fields, record, context, line);
    } else {
        const Amount effective = fields.amount(record, Role::Effective, Need::Optional);
        if (effective.good())
            set(line, Basis::Amortized, effective.value);
        else
            setAbsent(line, Basis::Amortized, cash);
    }
    line.usage = fields.amount(record, Role::Usage, Need::Optional).value;
    return unblended.good();
}

std::array<bool, basisCount> basesOf(const ColumnMap& map)
{
    std::array<bool, basisCount> bases{};
    const auto at = [&bases](Basis basis) -> bool& { return bases[static_cast<std::size_t>(basis)]; };
    at(Basis::Unblended) = true;
    at(Basis::Net) = true;
    at(Basis::Amortized) = isCur(map.format) || map.has(Role::Effective);
    at(Basis::Blended) = map.has(Role::Blended);
    at(Basis::List) = map.has(Role::List);
    return bases;
}

} // namespace billfold
