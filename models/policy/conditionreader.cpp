// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/conditionreader.h"

#include "models/policy/policypattern.h"
#include "models/policy/policyvalues.h"
#include "models/policy/spelling.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Code = PolicyFindingCode;

QString say(const char* sentence)
{
    return QCoreApplication::translate("ConditionReader", sentence);
}

class ConditionReader
{
public:
    ConditionReader(PolicyEffect effect, PolicyFindings& findings) : m_effect(effect), m_findings(findings) {}

    QList<PolicyCondition> read(const JsonNode& node)
    {
        if (!node.isObject()) {
            m_findings.fail(
                Code::WrongType, node.begin, node.end,
                say("Condition needs an object such as {\"StringEquals\": {\"aws:RequestedRegion\": "
                    "\"eu-west-1\"}}, not %1.")
                    .arg(jsonTypeName(node.type)));
            return {};
        }
        for (const JsonMember& member : node.members)
            readOperator(member);
        return m_conditions;
    }

private:
    void readOperator(const JsonMember& member)
    {
        const std::optional<ConditionTest> test = readConditionTest(member.key);
        if (!test) {
            reportOperator(member);
            return;
        }
        const QString usual = conditionTestText(*test);
        if (usual != member.key)
            m_findings.warn(Code::UnknownOperator, member.begin, member.end,
                            say("This operator is written %1.").arg(usual), jsonQuoted(usual));
        if (!member.value.isObject()) {
            m_findings.fail(Code::WrongType, member.value.begin, member.value.end,
                            say("%1 needs an object of keys and values, not %2.")
                                .arg(member.key, jsonTypeName(member.value.type)));
            return;
        }
        if (test->qualifier == ConditionQualifier::ForAllValues && m_effect == PolicyEffect::Allow)
            m_findings.warn(
                Code::RiskyCondition, member.begin, member.end,
                say("ForAllValues also holds for requests without the key, so that this allows them. Add "
                    "a Null condition that asks for the key."));
        QSet<QString> seen;
        for (const JsonMember& line : member.value.members) {
            if (seen.contains(line.key.toLower()))
                m_findings.error(
                    Code::DuplicateKey, line.begin, line.end,
                    say("The condition key %1 stands here a second time in another case. Put all its "
                        "values into one list.")
                        .arg(line.key));
            seen.insert(line.key.toLower());
            readLine(*test, line);
        }
    }

    void reportOperator(const JsonMember& member)
    {
        if (member.key.compare(u"NullIfExists", Qt::CaseInsensitive) == 0) {
            m_findings.fail(Code::UnknownOperator, member.begin, member.end,
                            say("Null cannot have IfExists: it asks itself whether the key exists."),
                            jsonQuoted(u"Null"));
            return;
        }
        const QString near = nearestWord(member.key, conditionOperatorNames());
        QString sentence = say("There is no condition operator %1.").arg(member.key);
        if (!near.isEmpty())
            sentence = say("There is no condition operator %1. Did you mean %2?").arg(member.key, near);
        else if (isConditionKey(member.key))
            sentence = say("%1 is a condition key. Put it inside an operator, such as {\"StringEquals\": "
                           "{\"%1\": …}}.")
                           .arg(member.key);
        m_findings.fail(Code::UnknownOperator, member.begin, member.end, sentence,
                        near.isEmpty() ? QString() : jsonQuoted(near));
    }

    void readLine(const ConditionTest& test, const JsonMember& line)
    {
        if (!isConditionKey(line.key))
            m_findings.error(
                Code::BadConditionKey, line.begin, line.end,
                say("“%1” is no condition key. Keys look like aws:RequestedRegion.").arg(line.key));
        PolicyCondition condition{test.op, test.qualifier, test.ifExists, line.key, {}};
        const JsonNode& value = line.value;
        if (value.isArray()) {
            if (value.items.empty())
                m_findings.fail(
                    Code::BadConditionValue, value.begin, value.end,
                    say("This list is empty, so the condition can never be answered. Add a value."));
            for (const JsonNode& item : value.items)
                readValue(condition, item);
        } else {
            readValue(condition, value);
        }
        m_conditions.append(condition);
    }

    void readValue(PolicyCondition& condition, const JsonNode& value)
    {
        const bool plain =
            value.isString() || value.type == JsonNode::Type::Number || value.type == JsonNode::Type::Bool;
        if (!plain) {
            m_findings.fail(Code::WrongType, value.begin, value.end,
                            say("A condition's value is a text, or a list of texts, not %1.")
                                .arg(jsonTypeName(value.type)));
            return;
        }
        if (const QString problem = conditionValueProblem(condition.op, value.text); !problem.isEmpty()) {
            const bool variable = PolicyPattern::badVariable(value.text) >= 0 && takesVariables(condition.op);
            m_findings.error(variable ? Code::BadVariable : Code::BadConditionValue, value.begin, value.end,
                             problem);
        } else if (!takesVariables(condition.op) || conditionType(condition.op) == ConditionType::Arn) {
            // Only for texts is a wildcard in an Equals operator worth a word.
        } else if (value.text.contains(u'*') && !value.text.contains(u"${*}"_s) &&
                   conditionOperatorName(condition.op).contains(u"Equals"_s)) {
            m_findings.warn(Code::RiskyCondition, value.begin, value.end,
                            say("%1 takes * as a plain character. Use %2 for wildcards.")
                                .arg(conditionOperatorName(condition.op),
                                     isNegated(condition.op) ? u"StringNotLike"_s : u"StringLike"_s));
        }
        condition.values.append(value.text);
    }

    PolicyEffect m_effect;
    PolicyFindings& m_findings;
    QList<PolicyCondition> m_conditions;
};

} // namespace

QList<PolicyCondition> readConditions(const JsonNode& node, PolicyEffect effect, PolicyFindings& findings)
{
    return ConditionReader(effect, findings).read(node);
}

QString conditionValueProblem(ConditionOperator op, const QString& value)
{
    if (takesVariables(op) && PolicyPattern::badVariable(value) >= 0)
        return say(
            "“${” begins a variable such as ${aws:username}, and “}” must end it. Write ${$} for a plain $.");
    switch (conditionType(op)) {
    case ConditionType::String:
        return {};
    case ConditionType::Numeric:
        return PolicyNumber::parse(value) ? QString() : say("“%1” is no number.").arg(value);
    case ConditionType::Date:
        return parsePolicyDate(value)
                   ? QString()
                   : say("“%1” is no date. Write it like 2026-10-03T07:40:00Z.").arg(value);
    case ConditionType::Bool:
    case ConditionType::Null:
        return parsePolicyBool(value) ? QString() : say("Write true or false here, not “%1”.").arg(value);
    case ConditionType::Binary:
        return parsePolicyBinary(value) ? QString() : say("“%1” is no Base64 text.").arg(value);
    case ConditionType::Ip:
        return IpRange::parse(value)
                   ? QString()
                   : say("“%1” is no address or range. Write it like 203.0.113.0/24 or 2001:db8::/32.")
                         .arg(value);
    case ConditionType::Arn:
        if (value.contains(u"${"_s) || value == u"*"_s || value.count(u':') >= 5)
            return {};
        return say("“%1” is no ARN. ARNs have six parts, such as arn:aws:iam::111122223333:role/Audit.")
            .arg(value);
    }
    return {};
}

bool isConditionKey(QStringView key)
{
    const qsizetype colon = key.indexOf(u':');
    if (colon <= 0 || colon + 1 == key.size())
        return false;
    const QStringView prefix = key.left(colon);
    const bool plain = std::all_of(prefix.begin(), prefix.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_' || c == u'/';
    });
    return plain && !key.startsWith(u"ForAnyValue:") && !key.startsWith(u"ForAllValues:");
}

} // namespace billfold
