// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyparser.h"

#include "models/policy/jsontext.h"
#include "models/policy/spelling.h"
#include "models/policy/statementreader.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Code = PolicyFindingCode;

QString say(const char* sentence)
{
    return QCoreApplication::translate("PolicyParser", sentence);
}

/// The vendor takes these without a Version, or with the old one.
bool isLenient(PolicyDialect dialect)
{
    return dialect == PolicyDialect::Identity || dialect == PolicyDialect::Delegation;
}

void checkVersion(const JsonNode& root, PolicyDialect dialect, PolicyDocument& document,
                  PolicyFindings& findings)
{
    const JsonMember* version = root.member(u"Version");
    document.version.clear();
    if (!version) {
        if (!isLenient(dialect))
            findings.error(Code::MissingElement, root.begin, root.begin + 1,
                           say("The policy has no Version. Add \"Version\": \"2012-10-17\"."));
        return;
    }
    document.version = version->value.text;
    const bool right = version->value.isString() && document.version == u"2012-10-17"_s;
    const bool old = version->value.isString() && document.version == u"2008-10-17"_s;
    if (!right && !(old && isLenient(dialect)))
        findings.error(Code::BadVersion, version->value.begin, version->value.end,
                       say("Version is that of the policy language, and must be “2012-10-17”."),
                       u"\"2012-10-17\""_s);
}

void checkTopElements(const JsonNode& root, PolicyDocument& document, PolicyFindings& findings)
{
    static const QStringList names{u"Version"_s, u"Statement"_s, u"Id"_s};
    static const QStringList inStatement{u"Sid"_s,      u"Effect"_s,      u"Action"_s,    u"NotAction"_s,
                                         u"Resource"_s, u"NotResource"_s, u"Condition"_s, u"Principal"_s};
    for (const JsonMember& member : root.members) {
        if (member.key == u"Id"_s && member.value.isString()) {
            document.id = member.value.text;
            continue;
        }
        if (names.contains(member.key) && member.key != u"Id"_s)
            continue;
        const QString near = nearestWord(member.key, names);
        QString sentence = say("A policy has no element “%1”. It has Version and Statement.").arg(member.key);
        if (inStatement.contains(member.key))
            sentence = say("%1 belongs into a statement, inside the Statement list.").arg(member.key);
        else if (!near.isEmpty() && near != member.key)
            sentence = say("A policy has no element “%1”. Did you mean %2?").arg(member.key, near);
        findings.fail(Code::UnknownElement, member.begin, member.end, sentence,
                      near.isEmpty() || near == member.key ? QString() : jsonQuoted(near));
    }
}

void readStatements(const JsonNode& root, PolicyDialect dialect, PolicyDocument& document,
                    PolicyFindings& findings)
{
    const JsonMember* member = root.member(u"Statement");
    if (!member) {
        findings.fail(
            Code::MissingElement, root.begin, root.begin + 1,
            say("The policy has no Statement. Add \"Statement\": [ … ] with at least one statement."));
        return;
    }
    StatementReader reader(dialect, findings);
    const JsonNode& value = member->value;
    if (!value.isArray()) {
        document.statements.append(reader.read(value, 1));
        return;
    }
    if (value.items.empty())
        findings.fail(Code::MissingElement, value.begin, value.end,
                      say("The Statement list is empty. Add at least one statement."));
    int number = 0;
    for (const JsonNode& item : value.items)
        document.statements.append(reader.read(item, ++number));
}

std::optional<PolicyDocument> readDocument(const JsonNode& root, PolicyDialect dialect,
                                           PolicyFindings& findings)
{
    PolicyDocument document;
    checkVersion(root, dialect, document, findings);
    checkTopElements(root, document, findings);
    readStatements(root, dialect, document, findings);
    if (!findings.understood())
        return std::nullopt;
    return document;
}

/// Management policies: inheritance operators begin with @@, and there are only these.
void checkOperators(const JsonNode& node, PolicyFindings& findings)
{
    static const QStringList names{u"@@assign"_s, u"@@append"_s,
                                   u"@@remove"_s, u"@@operators_allowed_for_child_policies"_s,
                                   u"@@all"_s,    u"@@none"_s};
    for (const JsonMember& member : node.members) {
        if (member.key.startsWith(u"@@"_s) && !names.contains(member.key)) {
            const QString near = nearestWord(member.key, names);
            findings.error(
                Code::UnknownOperator, member.begin, member.end,
                say("There is no inheritance operator %1. There are @@assign, @@append and @@remove.")
                    .arg(member.key),
                near.isEmpty() ? QString() : jsonQuoted(near));
        }
        checkOperators(member.value, findings);
    }
    for (const JsonNode& item : node.items)
        checkOperators(item, findings);
}

void checkManagement(const JsonNode& root, PolicyType type, PolicyFindings& findings)
{
    const QString top = policyTopKey(type);
    if (!root.member(top))
        findings.error(
            Code::MissingElement, root.begin, root.begin + 1,
            say("The content of this kind of policy begins with {\"%1\": { … }}. The key “%1” is missing.")
                .arg(top));
    checkOperators(root, findings);
}

void checkSize(const PolicyParse& parse, qsizetype limit, const QString& text, PolicyFindings& findings)
{
    const QLocale locale;
    if (parse.strippedSize > limit)
        findings.error(
            Code::TooLarge, 0, text.size(),
            say("The policy has %1 characters without white space; %2 are allowed. Use wildcards, or divide "
                "it into two policies.")
                .arg(locale.toString(parse.strippedSize), locale.toString(limit)));
    else if (parse.size > limit)
        findings.warn(Code::TooLarge, 0, 0,
                      say("With its white space the policy has %1 characters; %2 are allowed. White space "
                          "outside quotes "
                          "is not counted here, but a command that sends it as it stands is refused.")
                          .arg(locale.toString(parse.size), locale.toString(limit)));
}

PolicyDialect dialectOf(PolicyType type, PolicyOrigin origin)
{
    if (type != PolicyType::ResourceControl)
        return PolicyDialect::ServiceControl;
    return origin == PolicyOrigin::Vendor ? PolicyDialect::VendorResourceControl
                                          : PolicyDialect::ResourceControl;
}

PolicyParse measured(const QString& text)
{
    PolicyParse parse;
    parse.size = policySize(text);
    parse.strippedSize = policySize(strippedPolicy(text));
    return parse;
}

std::optional<JsonNode> readObject(const QString& text, PolicyFindings& findings)
{
    std::optional<JsonNode> root = readJson(text, findings);
    if (root && !root->isObject()) {
        findings.fail(Code::NotAnObject, root->begin, root->end,
                      say("A policy is an object in braces { }, not %1.").arg(jsonTypeName(root->type)));
        return std::nullopt;
    }
    return root;
}

PolicyParse parseOther(const QString& text, PolicyDialect dialect)
{
    PolicyParse parse = measured(text);
    PolicyFindings findings(text);
    if (const std::optional<JsonNode> root = readObject(text, findings))
        parse.document = readDocument(*root, dialect, findings);
    parse.findings = findings.take();
    return parse;
}

} // namespace

bool PolicyParse::hasErrors() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const PolicyFinding& f) { return f.severity == Severity::Error; });
}

QString PolicyParse::firstError() const
{
    for (const PolicyFinding& finding : findings) {
        if (finding.severity == Severity::Error)
            return say("Line %1: %2").arg(QLocale().toString(finding.line), finding.sentence);
    }
    return {};
}

PolicyParse parsePolicy(const QString& text, PolicyType type, PolicyOrigin origin)
{
    PolicyParse parse = measured(text);
    PolicyFindings findings(text);
    if (const std::optional<JsonNode> root = readObject(text, findings)) {
        if (hasStatements(type))
            parse.document = readDocument(*root, dialectOf(type, origin), findings);
        else
            checkManagement(*root, type, findings);
    }
    checkSize(parse, policySizeLimit(type), text, findings);
    parse.findings = findings.take();
    return parse;
}

PolicyParse parseDelegationPolicy(const QString& text)
{
    return parseOther(text, PolicyDialect::Delegation);
}

PolicyParse parseIdentityPolicy(const QString& text)
{
    return parseOther(text, PolicyDialect::Identity);
}

} // namespace billfold
