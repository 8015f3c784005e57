// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/policydocument.h"
#include "models/policy/policypattern.h"
#include "models/policy/policyvalues.h"

#include <vector>

namespace billfold
{

/// A condition made ready to be asked often.
///
/// The rules, of the IAM reference: a key with several values in the policy holds if one fits, and with a
/// negated operator if none fits. A key that the request lacks fails, but for negated operators, IfExists and
/// ForAllValues it holds; ForAnyValue always needs a value. A value that is no number, date… fits nothing.
class CompiledCondition
{
public:
    /// Without variables (policies of version 2008-10-17), ${…} is plain text.
    explicit CompiledCondition(const PolicyCondition& condition, bool variables = true);

    bool holds(const RequestContext& context) const;

private:
    struct Value {
        QString text;
        std::optional<PolicyPattern> pattern;
        std::optional<PolicyNumber> number;
        std::optional<qint64> moment;
        std::optional<IpRange> range;
        std::optional<QByteArray> bytes;
        std::optional<bool> truth;
    };

    bool fitsOne(const QString& found, const RequestContext& context) const;
    bool fits(const Value& value, const QString& found, const RequestContext& context) const;
    bool fitsOrder(std::strong_ordering foundToValue) const;

    ConditionOperator m_operator;
    ConditionQualifier m_qualifier;
    bool m_ifExists;
    bool m_negated;
    QString m_key; ///< in lower case
    std::vector<Value> m_values;
};

} // namespace billfold
