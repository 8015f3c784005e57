// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/conditionoperator.h"

#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct OperatorRow {
    const char* name;
    ConditionType type;
    bool negated = false;
};

// Row n is operator n.
constexpr std::array OPERATORS = {
    OperatorRow{"StringEquals", ConditionType::String},
    OperatorRow{"StringNotEquals", ConditionType::String, true},
    OperatorRow{"StringEqualsIgnoreCase", ConditionType::String},
    OperatorRow{"StringNotEqualsIgnoreCase", ConditionType::String, true},
    OperatorRow{"StringLike", ConditionType::String},
    OperatorRow{"StringNotLike", ConditionType::String, true},
    OperatorRow{"NumericEquals", ConditionType::Numeric},
    OperatorRow{"NumericNotEquals", ConditionType::Numeric, true},
    OperatorRow{"NumericLessThan", ConditionType::Numeric},
    OperatorRow{"NumericLessThanEquals", ConditionType::Numeric},
    OperatorRow{"NumericGreaterThan", ConditionType::Numeric},
    OperatorRow{"NumericGreaterThanEquals", ConditionType::Numeric},
    OperatorRow{"DateEquals", ConditionType::Date},
    OperatorRow{"DateNotEquals", ConditionType::Date, true},
    OperatorRow{"DateLessThan", ConditionType::Date},
    OperatorRow{"DateLessThanEquals", ConditionType::Date},
    OperatorRow{"DateGreaterThan", ConditionType::Date},
    OperatorRow{"DateGreaterThanEquals", ConditionType::Date},
    OperatorRow{"Bool", ConditionType::Bool},
    OperatorRow{"BinaryEquals", ConditionType::Binary},
    OperatorRow{"IpAddress", ConditionType::Ip},
    OperatorRow{"NotIpAddress", ConditionType::Ip, true},
    OperatorRow{"ArnEquals", ConditionType::Arn},
    OperatorRow{"ArnLike", ConditionType::Arn},
    OperatorRow{"ArnNotEquals", ConditionType::Arn, true},
    OperatorRow{"ArnNotLike", ConditionType::Arn, true},
    OperatorRow{"Null", ConditionType::Null},
};

const OperatorRow& rowOf(ConditionOperator op)
{
    return OPERATORS[static_cast<std::size_t>(op)];
}

} // namespace

ConditionType conditionType(ConditionOperator op)
{
    return rowOf(op).type;
}

bool isNegated(ConditionOperator op)
{
    return rowOf(op).negated;
}

bool takesVariables(ConditionOperator op)
{
    return conditionType(op) == ConditionType::String || conditionType(op) == ConditionType::Arn;
}

QString conditionOperatorName(ConditionOperator op)
{
    return conditionOperatorNames().at(static_cast<qsizetype>(op));
}

const QStringList& conditionOperatorNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const OperatorRow& row : OPERATORS)
            list.append(QString::fromLatin1(row.name));
        return list;
    }();
    return names;
}

std::optional<ConditionTest> readConditionTest(QStringView text)
{
    ConditionTest test;
    const auto cutStart = [&text](QStringView start) {
        const bool found = text.startsWith(start, Qt::CaseInsensitive);
        if (found)
            text = text.sliced(start.size());
        return found;
    };
    if (cutStart(u"ForAnyValue:"))
        test.qualifier = ConditionQualifier::ForAnyValue;
    else if (cutStart(u"ForAllValues:"))
        test.qualifier = ConditionQualifier::ForAllValues;
    constexpr QStringView END = u"IfExists";
    if (text.endsWith(END, Qt::CaseInsensitive)) {
        test.ifExists = true;
        text.chop(END.size());
    }
    const QStringList& names = conditionOperatorNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (text.compare(names[i], Qt::CaseInsensitive) != 0)
            continue;
        test.op = static_cast<ConditionOperator>(i);
        if (test.op == ConditionOperator::Null && test.ifExists)
            return std::nullopt;
        return test;
    }
    return std::nullopt;
}

QString conditionTestText(const ConditionTest& test)
{
    QString text;
    if (test.qualifier == ConditionQualifier::ForAnyValue)
        text = u"ForAnyValue:"_s;
    else if (test.qualifier == ConditionQualifier::ForAllValues)
        text = u"ForAllValues:"_s;
    text += conditionOperatorName(test.op);
    if (test.ifExists)
        text += u"IfExists"_s;
    return text;
}

} // namespace billfold
