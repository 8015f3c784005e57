// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace billfold
{

enum class ConditionOperator {
    StringEquals,
    StringNotEquals,
    StringEqualsIgnoreCase,
    StringNotEqualsIgnoreCase,
    StringLike,
    StringNotLike,
    NumericEquals,
    NumericNotEquals,
    NumericLessThan,
    NumericLessThanEquals,
    NumericGreaterThan,
    NumericGreaterThanEquals,
    DateEquals,
    DateNotEquals,
    DateLessThan,
    DateLessThanEquals,
    DateGreaterThan,
    DateGreaterThanEquals,
    Bool,
    BinaryEquals,
    IpAddress,
    NotIpAddress,
    ArnEquals,
    ArnLike,
    ArnNotEquals,
    ArnNotLike,
    Null,
};

/// What an operator compares.
enum class ConditionType { String, Numeric, Date, Bool, Binary, Ip, Arn, Null };

/// How a key with several values in the request is taken: as a whole, or each value by itself.
enum class ConditionQualifier { None, ForAnyValue, ForAllValues };

ConditionType conditionType(ConditionOperator op);
/// Whether it holds when none of the values fits: StringNotEquals, NotIpAddress…
bool isNegated(ConditionOperator op);
/// Whether ${variables} are replaced in its values: the operators on strings and on ARNs.
bool takesVariables(ConditionOperator op);
/// "StringNotEquals".
QString conditionOperatorName(ConditionOperator op);
/// All names, in the order of the enumeration.
const QStringList& conditionOperatorNames();

/// An operator with what may stand around it: "ForAnyValue:StringLikeIfExists".
struct ConditionTest {
    ConditionOperator op = ConditionOperator::StringEquals;
    ConditionQualifier qualifier = ConditionQualifier::None;
    bool ifExists = false;

    friend bool operator==(const ConditionTest&, const ConditionTest&) = default;
};

/// Reads it in any case; nothing for what is no operator. NullIfExists is none.
std::optional<ConditionTest> readConditionTest(QStringView text);
QString conditionTestText(const ConditionTest& test);

} // namespace billfold
