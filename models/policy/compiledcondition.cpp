// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/compiledcondition.h"

#include <algorithm>

namespace billfold
{

using Op = ConditionOperator;

CompiledCondition::CompiledCondition(const PolicyCondition& condition, bool variables)
    : m_operator(condition.op), m_qualifier(condition.qualifier), m_ifExists(condition.ifExists),
      m_negated(isNegated(condition.op)), m_key(condition.key.toLower())
{
    const bool like = m_operator == Op::StringLike || m_operator == Op::StringNotLike ||
                      conditionType(m_operator) == ConditionType::Arn;
    for (const QString& text : condition.values) {
        Value value;
        value.text = text;
        switch (conditionType(m_operator)) {
        case ConditionType::String:
        case ConditionType::Arn:
            value.pattern.emplace(text, like ? PolicyPattern::Wildcards::Yes : PolicyPattern::Wildcards::No,
                                  variables ? PolicyPattern::Variables::Yes : PolicyPattern::Variables::No);
            break;
        case ConditionType::Numeric:
            value.number = PolicyNumber::parse(text);
            break;
        case ConditionType::Date:
            value.moment = parsePolicyDate(text);
            break;
        case ConditionType::Ip:
            value.range = IpRange::parse(text);
            break;
        case ConditionType::Binary:
            value.bytes = parsePolicyBinary(text);
            break;
        case ConditionType::Bool:
        case ConditionType::Null:
            value.truth = parsePolicyBool(text);
            break;
        }
        m_values.push_back(std::move(value));
    }
}

bool CompiledCondition::holds(const RequestContext& context) const
{
    const QStringList* found = context.find(m_key);
    const bool missing = !found || found->isEmpty();
    if (m_operator == Op::Null)
        return std::any_of(m_values.begin(), m_values.end(),
                           [missing](const Value& value) { return value.truth == missing; });
    if (missing && m_ifExists)
        return true;
    const auto good = [this, &context](const QString& one) { return fitsOne(one, context) != m_negated; };
    switch (m_qualifier) {
    case ConditionQualifier::ForAllValues:
        return missing || std::all_of(found->begin(), found->end(), good);
    case ConditionQualifier::ForAnyValue:
        return !missing && std::any_of(found->begin(), found->end(), good);
    case ConditionQualifier::None:
        break;
    }
    if (missing)
        return m_negated;
    const bool any = std::any_of(found->begin(), found->end(),
                                 [this, &context](const QString& one) { return fitsOne(one, context); });
    return any != m_negated;
}

bool CompiledCondition::fitsOne(const QString& found, const RequestContext& context) const
{
    return std::any_of(m_values.begin(), m_values.end(),
                       [this, &found, &context](const Value& value) { return fits(value, found, context); });
}

bool CompiledCondition::fits(const Value& value, const QString& found, const RequestContext& context) const
{
    switch (conditionType(m_operator)) {
    case ConditionType::String: {
        const bool anyCase =
            m_operator == Op::StringEqualsIgnoreCase || m_operator == Op::StringNotEqualsIgnoreCase;
        return value.pattern->matches(found, context, anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive);
    }
    case ConditionType::Arn:
        return value.pattern->matchesArn(found, context);
    case ConditionType::Numeric: {
        const std::optional<PolicyNumber> number = PolicyNumber::parse(found);
        return number && value.number && fitsOrder(*number <=> *value.number);
    }
    case ConditionType::Date: {
        const std::optional<qint64> moment = parsePolicyDate(found);
        return moment && value.moment && fitsOrder(*moment <=> *value.moment);
    }
    case ConditionType::Ip: {
        const std::optional<IpRange> address = IpRange::parse(found);
        return address && value.range && value.range->contains(*address);
    }
    case ConditionType::Binary: {
        const std::optional<QByteArray> bytes = parsePolicyBinary(found);
        return bytes && value.bytes && *bytes == *value.bytes;
    }
    case ConditionType::Bool: {
        const std::optional<bool> truth = parsePolicyBool(found);
        return truth && value.truth && *truth == *value.truth;
    }
    case ConditionType::Null:
        break; // asked for the key, not for a value
    }
    return false;
}

bool CompiledCondition::fitsOrder(std::strong_ordering foundToValue) const
{
    switch (m_operator) {
    case Op::NumericLessThan:
    case Op::DateLessThan:
        return foundToValue < 0;
    case Op::NumericLessThanEquals:
    case Op::DateLessThanEquals:
        return foundToValue <= 0;
    case Op::NumericGreaterThan:
    case Op::DateGreaterThan:
        return foundToValue > 0;
    case Op::NumericGreaterThanEquals:
    case Op::DateGreaterThanEquals:
        return foundToValue >= 0;
    default:
        return foundToValue == 0;
    }
}

} // namespace billfold
