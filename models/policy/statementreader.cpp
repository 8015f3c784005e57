// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/statementreader.h"

#include "models/policy/actioncatalog.h"
#include "models/policy/conditionreader.h"
#include "models/policy/policypattern.h"
#include "models/policy/spelling.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Code = PolicyFindingCode;

QString say(const char* sentence)
{
    return QCoreApplication::translate("StatementReader", sentence);
}

bool isAscii(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool consistsOf(QStringView text, QStringView others)
{
    return std::all_of(text.begin(), text.end(),
                       [others](QChar c) { return isAscii(c) || others.contains(c); });
}

const QStringList& elementNames()
{
    static const QStringList names{u"Sid"_s,         u"Effect"_s,    u"Principal"_s,
                                   u"Action"_s,      u"NotAction"_s, u"Resource"_s,
                                   u"NotResource"_s, u"Condition"_s, u"NotPrincipal"_s};
    return names;
}

bool isResourceDialect(PolicyDialect dialect)
{
    return dialect == PolicyDialect::ResourceControl || dialect == PolicyDialect::VendorResourceControl;
}

/// What is wrong with an ARN, or an empty text.
QString arnProblem(const QString& text)
{
    if (!text.startsWith(u"arn:"_s))
        return say("“%1” is neither * nor an ARN. ARNs begin with “arn:”, as in arn:aws:s3:::my-bucket/*.")
            .arg(text);
    // Variables hold colons of their own.
    QString plain = text;
    for (qsizetype at = plain.indexOf(u"${"_s); at >= 0; at = plain.indexOf(u"${"_s)) {
        const qsizetype close = plain.indexOf(u'}', at);
        plain.replace(at, close < 0 ? plain.size() - at : close - at + 1, u"*"_s);
    }
    const QStringList parts = plain.split(u':');
    if (parts.size() < 6)
        return say("The ARN “%1” has %2 of its six parts: arn:partition:service:region:account:resource.")
            .arg(text)
            .arg(parts.size());
    const QString& partition = parts[1];
    if (!partition.startsWith(u"aws"_s) && !partition.contains(u'*') && !partition.contains(u'?'))
        return say("“%1” is no partition of AWS. Most ARNs begin with arn:aws:.").arg(partition);
    if (parts[2].isEmpty())
        return say("The ARN “%1” names no service.").arg(text);
    if (!consistsOf(parts[3], u"-*?"))
        return say("“%1” is no Region.").arg(parts[3]);
    const QString& account = parts[4];
    const bool digits =
        std::all_of(account.begin(), account.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const bool wild = account.contains(u'*') || account.contains(u'?');
    if (!account.isEmpty() && !wild && account != u"aws"_s && !(digits && account.size() == 12))
        return say("“%1” is no account id. Account ids have 12 digits.").arg(account);
    if (QStringView(plain).sliced(parts.mid(0, 5).join(u':').size() + 1).isEmpty())
        return say("The ARN “%1” names no resource. End it with * for all.").arg(text);
    return {};
}

} // namespace

StatementReader::StatementReader(PolicyDialect dialect, PolicyFindings& findings)
    : m_dialect(dialect), m_findings(findings)
{
}

PolicyStatement StatementReader::read(const JsonNode& node, int number)
{
    PolicyStatement statement;
    statement.number = number;
    statement.offset = node.begin;
    statement.length = node.end - node.begin;
    statement.line = m_findings.lineOf(node.begin);
    statement.column = m_findings.columnOf(node.begin);
    if (!node.isObject()) {
        m_findings.fail(Code::WrongType, node.begin, node.end,
                        say("A statement is an object in braces, not %1.").arg(jsonTypeName(node.type)));
        return statement;
    }
    // Conditions are judged by the effect, wherever it stands.
    if (const JsonMember* effect = node.member(u"Effect"))
        readEffect(effect->value, statement);
    for (const JsonMember& member : node.members)
        readElement(member, statement);
    checkPresence(node, statement);
    return statement;
}

void StatementReader::readElement(const JsonMember& member, PolicyStatement& statement)
{
    const QString& key = member.key;
    if (key == u"Sid"_s) {
        readSid(member.value, statement);
    } else if (key == u"Effect"_s) {
        return;
    } else if (key == u"Principal"_s || key == u"NotPrincipal"_s) {
        readPrincipal(member, statement);
    } else if (key == u"Action"_s || key == u"NotAction"_s) {
        readActions(member, statement);
    } else if (key == u"Resource"_s || key == u"NotResource"_s) {
        readResources(member, statement);
    } else if (key == u"Condition"_s) {
        statement.conditions = readConditions(member.value, statement.effect, m_findings);
    } else {
        const QString near = nearestWord(key, elementNames());
        QString sentence =
            say("A statement has no element “%1”. It can have Sid, Effect, Action or NotAction, Resource "
                "or NotResource, and Condition.")
                .arg(key);
        if (!near.isEmpty())
            sentence = say("A statement has no element “%1”. Did you mean %2?").arg(key, near);
        m_findings.fail(Code::UnknownElement, member.begin, member.end, sentence,
                        near.isEmpty() ? QString() : jsonQuoted(near));
    }
}

void StatementReader::readSid(const JsonNode& node, PolicyStatement& statement)
{
    if (!node.isString()) {
        m_findings.fail(Code::WrongType, node.begin, node.end,
                        say("Sid needs a text in quotes, not %1.").arg(jsonTypeName(node.type)));
        return;
    }
    statement.sid = node.text;
    if (!consistsOf(node.text, u"")) {
        QString letters;
        std::copy_if(node.text.begin(), node.text.end(), std::back_inserter(letters), isAscii);
        m_findings.error(Code::BadSid, node.begin, node.end,
                         say("The Sid “%1” can hold only letters and digits (A–Z, a–z, 0–9).").arg(node.text),
                         letters.isEmpty() ? QString() : jsonQuoted(letters));
    }
    if (node.text.isEmpty())
        return;
    const auto before = m_sids.constFind(node.text);
    if (before != m_sids.constEnd())
        m_findings.error(Code::DuplicateSid, node.begin, node.end,
                         say("The Sid “%1” is in line %2 already. Each statement needs its own.")
                             .arg(node.text)
                             .arg(*before));
    else
        m_sids.insert(node.text, m_findings.lineOf(node.begin));
}

void StatementReader::readEffect(const JsonNode& node, PolicyStatement& statement)
{
    if (node.isString() && node.text == u"Allow"_s) {
        statement.effect = PolicyEffect::Allow;
        if (m_dialect == PolicyDialect::ResourceControl)
            m_findings.error(Code::BadEffect, node.begin, node.end,
                             say("A resource control policy can only deny. Its Effect must be Deny."),
                             u"\"Deny\""_s);
        return;
    }
    if (node.isString() && node.text == u"Deny"_s)
        return;
    const QString near = node.isString() ? nearestWord(node.text, {u"Allow"_s, u"Deny"_s}) : QString();
    m_findings.fail(Code::BadEffect, node.begin, node.end, say("Effect must be “Allow” or “Deny”."),
                    near.isEmpty() ? QString() : jsonQuoted(near));
}

void StatementReader::readPrincipal(const JsonMember& member, PolicyStatement& statement)
{
    const bool resource = isResourceDialect(m_dialect);
    if (m_dialect == PolicyDialect::Delegation && member.key == u"Principal"_s) {
        statement.principal = jsonLine(member.value);
        readDelegates(member.value);
        return;
    }
    if (member.key == u"NotPrincipal"_s) {
        m_findings.fail(
            Code::ForbiddenElement, member.begin, member.end,
            m_dialect == PolicyDialect::Delegation
                ? say("This policy cannot have NotPrincipal. Name the accounts that may act in Principal.")
            : resource
                ? say("A resource control policy cannot have NotPrincipal. Use \"Principal\": \"*\" with "
                      "a Condition.")
                : say("This policy cannot have NotPrincipal. It applies to every principal of the "
                      "accounts that it is attached to; use a Condition on aws:PrincipalArn."));
        return;
    }
    statement.principal = jsonLine(member.value);
    if (!resource) {
        m_findings.error(
            Code::ForbiddenElement, member.begin, member.end,
            say("This policy cannot have Principal. It applies to every principal of the accounts that it "
                "is attached to; use a Condition on aws:PrincipalArn."));
    } else if (!member.value.isString() || member.value.text != u"*"_s) {
        m_findings.error(
            Code::ForbiddenElement, member.value.begin, member.value.end,
            say("The Principal of a resource control policy must be \"*\". Name principals in a Condition."),
            u"\"*\""_s);
    }
}

/// Who may act for the organization: accounts of twelve digits, or users and roles by ARN.
void StatementReader::readDelegates(const JsonNode& node)
{
    const QString example = u"{\"AWS\": \"123456789012\"}"_s;
    const JsonMember* aws = node.isObject() ? node.member(u"AWS") : nullptr;
    if (!aws) {
        m_findings.error(Code::WrongType, node.begin, node.end,
                         say("Principal names accounts, as in %1.").arg(example));
        return;
    }
    for (const Text& text : texts(*aws)) {
        const bool digits =
            text.value.size() == 12 &&
            std::all_of(text.value.begin(), text.value.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (digits)
            continue;
        const QString problem = text.value.startsWith(u"arn:"_s) ? arnProblem(text.value) : QString();
        if (!text.value.startsWith(u"arn:"_s) || !problem.isEmpty())
            m_findings.error(
                Code::BadResource, text.begin, text.end,
                !problem.isEmpty()
                    ? problem
                    : say("“%1” is no account. Write its 12 digits, or the ARN of a user or role "
                          "of it.")
                          .arg(text.value));
    }
}

void StatementReader::readActions(const JsonMember& member, PolicyStatement& statement)
{
    const bool negated = member.key == u"NotAction"_s;
    if (!statement.actions.isEmpty() && statement.notActions == negated)
        return; // the same key twice, which the reader of the text reports
    if (!statement.actions.isEmpty()) {
        m_findings.fail(
            Code::BothElements, member.begin, member.end,
            say("A statement has Action or NotAction, not both. Make two statements of this one."));
        return;
    }
    if (negated && isResourceDialect(m_dialect))
        m_findings.error(
            Code::ForbiddenElement, member.begin, member.end,
            say("A resource control policy cannot have NotAction. List the actions that it denies."));
    statement.notActions = negated;
    for (const Text& text : texts(member)) {
        checkAction(text);
        statement.actions.append(text.value);
    }
}

void StatementReader::readResources(const JsonMember& member, PolicyStatement& statement)
{
    const bool negated = member.key == u"NotResource"_s;
    if (!statement.resources.isEmpty() && statement.notResources == negated)
        return;
    if (!statement.resources.isEmpty()) {
        m_findings.fail(
            Code::BothElements, member.begin, member.end,
            say("A statement has Resource or NotResource, not both. Make two statements of this one."));
        return;
    }
    statement.notResources = negated;
    for (const Text& text : texts(member)) {
        checkResource(text);
        statement.resources.append(text.value);
    }
}

void StatementReader::checkPresence(const JsonNode& node, const PolicyStatement& statement)
{
    const auto missing = [this, &node](const QString& sentence) {
        m_findings.fail(Code::MissingElement, node.begin, node.begin + 1, sentence);
    };
    const auto has = [&node](QStringView key, QStringView otherKey) {
        return node.member(key) || node.member(otherKey);
    };
    if (!node.member(u"Effect"))
        missing(say("This statement has no Effect. Add \"Effect\": \"Deny\" or \"Effect\": \"Allow\"."));
    if (!has(u"Action", u"NotAction"))
        missing(say("This statement has no Action. Add \"Action\" or \"NotAction\" with the actions that it "
                    "is about."));
    if (!has(u"Resource", u"NotResource") && m_dialect != PolicyDialect::Delegation)
        missing(say("This statement has no Resource. Add \"Resource\": \"*\" for all resources."));
    if (m_dialect == PolicyDialect::Delegation && !node.member(u"Principal") && !node.member(u"NotPrincipal"))
        missing(
            say("This statement has no Principal. Add \"Principal\": {\"AWS\": \"123456789012\"} with the "
                "account that may act for the organization."));
    if (isResourceDialect(m_dialect) && statement.principal.isEmpty() && !node.member(u"NotPrincipal"))
        m_findings.error(Code::MissingElement, node.begin, node.begin + 1,
                         say("This statement has no Principal. Add \"Principal\": \"*\"."));
}

void StatementReader::checkAction(const Text& action)
{
    const QString& text = action.value;
    const qsizetype colon = text.indexOf(u':');
    const auto report = [this, &action](const QString& sentence, const QString& replacement = {}) {
        m_findings.error(Code::BadAction, action.begin, action.end, sentence, replacement);
    };
    const bool delegation = m_dialect == PolicyDialect::Delegation;
    if (delegation && !text.startsWith(u"organizations:"_s, Qt::CaseInsensitive)) {
        report(say("“%1” is no action of the organization. A resource policy is about these only, as in "
                   "organizations:ListAccounts.")
                   .arg(text));
    } else if (text == u"*"_s || text == u"*:*"_s) {
        if (m_dialect == PolicyDialect::ResourceControl)
            report(say("A resource control policy cannot deny all actions of all services. Name a service, "
                       "as in s3:*."));
    } else if (colon < 0) {
        report(say("“%1” is no action. Actions name a service and what it does, as in s3:GetObject or s3:*.")
                   .arg(text));
    } else if (colon == 0 || !consistsOf(text.left(colon), u"-")) {
        report(say("“%1” is no service. The name before the colon has letters, digits and hyphens, and no "
                   "wildcard.")
                   .arg(text.left(colon)));
    } else if (colon + 1 == text.size()) {
        report(say("“%1” names no action. Add * for all actions of the service.").arg(text),
               jsonQuoted(QString(text + u'*')));
    } else if (!consistsOf(QStringView(text).sliced(colon + 1), u"*?-_.")) {
        report(
            say("“%1” is no action. The name behind the colon has letters, digits and the wildcards * and ?.")
                .arg(text));
    } else {
        doubt(action);
    }
}

void StatementReader::doubt(const Text& action)
{
    const std::optional<ActionDoubt> doubt = doubtAction(action.value);
    if (!doubt)
        return;
    const QString found = action.value.sliced(action.value.indexOf(u':') + 1);
    const QString meant = doubt->meant.sliced(doubt->meant.indexOf(u':') + 1);
    const QString sentence =
        doubt->service.isEmpty()
            ? say("No service “%1” is known. Did you mean %2?")
                  .arg(action.value.left(action.value.indexOf(u':')),
                       doubt->meant.left(doubt->meant.indexOf(u':')))
            : say("No action %1 of %2 is known. Did you mean %3?").arg(found, doubt->service, meant);
    m_findings.warn(Code::UnlikelyAction, action.begin, action.end, sentence, jsonQuoted(doubt->meant));
}

void StatementReader::checkResource(const Text& resource)
{
    if (resource.value == u"*"_s)
        return;
    if (PolicyPattern::badVariable(resource.value) >= 0) {
        m_findings.error(
            Code::BadVariable, resource.begin, resource.end,
            say("“${” begins a variable such as ${aws:username}, and “}” must end it. Write ${$} for a "
                "plain $."));
    } else if (const QString problem = arnProblem(resource.value); !problem.isEmpty()) {
        m_findings.error(Code::BadResource, resource.begin, resource.end, problem);
    }
}

QList<StatementReader::Text> StatementReader::texts(const JsonMember& member)
{
    QList<Text> list;
    const auto add = [this, &list, &member](const JsonNode& node) {
        if (!node.isString()) {
            m_findings.fail(
                Code::WrongType, node.begin, node.end,
                say("%1 needs a text, or a list of texts, not %2.").arg(member.key, jsonTypeName(node.type)));
        } else if (node.text.isEmpty()) {
            m_findings.fail(Code::WrongType, node.begin, node.end,
                            member.key == u"AWS"_s ? say("Write the account that may act: its 12 digits.")
                                                   : say("This text is empty. Remove it."));
        } else {
            list.append({node.text, node.begin, node.end});
        }
    };
    if (!member.value.isArray()) {
        add(member.value);
        return list;
    }
    if (member.value.items.empty())
        m_findings.fail(Code::WrongType, member.value.begin, member.value.end,
                        say("The list of %1 is empty. Add at least one.").arg(member.key));
    for (const JsonNode& item : member.value.items)
        add(item);
    return list;
}

} // namespace billfold
