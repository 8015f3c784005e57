// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/policycontent.h"

#include "models/organization/draft.h"
#include "models/organization/quotas.h"
#include "models/policy/policyparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

Result<QJsonObject> readObject(const QString& content, QStringView name, QStringView reason)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(content.toUtf8(), &problem);
    if (document.isObject())
        return document.object();
    const int line = int(content.left(problem.offset).count(u'\n')) + 1;
    return refusal(name, reason,
                   OrganizationText::tr("The policy is not JSON: line %1: %2. Mend it there.")
                       .arg(line)
                       .arg(problem.errorString()));
}

/// One or several texts, as policies write them.
QStringList textsOf(const QJsonValue& value)
{
    QStringList texts;
    if (value.isString())
        texts.append(value.toString());
    const QJsonArray list = value.toArray();
    for (const QJsonValue& item : list)
        texts.append(item.toString());
    return texts;
}

bool isPrincipal(const QString& text)
{
    static const QRegularExpression allowed(u"\\A(\\d{12}|arn:aws[a-z-]*:iam::\\d{12}:.+)\\z"_s);
    return allowed.match(text).hasMatch();
}

Result<void> checkResourceStatement(const QJsonObject& statement)
{
    const QStringList principals = textsOf(statement.value("Principal"_L1).toObject().value("AWS"_L1));
    if (principals.isEmpty() || !std::all_of(principals.begin(), principals.end(), isPrincipal))
        return refusal(u"InvalidInputException", u"INVALID_PRINCIPAL",
                       OrganizationText::tr("Each statement needs a Principal such as {\"AWS\": "
                                            "\"123456789012\"}: the account that may "
                                            "act for the organization."));
    const QStringList actions = textsOf(statement.value("Action"_L1));
    const bool supported = std::all_of(actions.begin(), actions.end(), [](const QString& action) {
        return action.startsWith("organizations:"_L1, Qt::CaseInsensitive);
    });
    if (actions.isEmpty() || !supported)
        return refusal(
            u"InvalidInputException", u"UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
            OrganizationText::tr("Each statement needs an Action of the organization's own, such as "
                                 "organizations:ListAccounts."));
    const QString effect = statement.value("Effect"_L1).toString();
    if (effect != "Allow"_L1 && effect != "Deny"_L1)
        return refusal(u"InvalidInputException", u"INVALID_RESOURCE_POLICY_JSON",
                       OrganizationText::tr("Each statement needs an Effect: Allow or Deny."));
    return {};
}

} // namespace

Result<void> checkPolicyContent(const QString& content, PolicyType type)
{
    const PolicyParse parse = parsePolicy(content, type);
    // As the console counts: without white space outside quotes
    const qsizetype longest = policySizeLimit(type);
    if (parse.strippedSize > longest)
        return refusal(
            u"ConstraintViolationException", u"POLICY_CONTENT_LIMIT_EXCEEDED",
            OrganizationText::tr("The policy has %1 characters, and %2 are allowed. Shorten it, or "
                                 "make two of it.")
                .arg(parse.strippedSize)
                .arg(longest));
    if (parse.hasErrors())
        return refusal(u"MalformedPolicyDocumentException", {}, parse.firstError());
    return {};
}

Result<void> checkResourcePolicyContent(const QString& content)
{
    constexpr QStringView invalid = u"INVALID_RESOURCE_POLICY_JSON";
    if (content.isEmpty() || content.size() > resourcePolicyLength)
        return refusal(
            u"InvalidInputException",
            content.isEmpty() ? QStringView(u"INPUT_REQUIRED") : QStringView(u"MAX_LENGTH_EXCEEDED"),
            OrganizationText::tr("The policy can have 1 to %1 characters.").arg(resourcePolicyLength));
    const Result<QJsonObject> object = readObject(content, u"InvalidInputException", invalid);
    if (!object)
        return object.error();
    const QJsonValue value = object->value("Statement"_L1);
    const QJsonArray statements = value.isObject() ? QJsonArray{value} : value.toArray();
    if (statements.isEmpty())
        return refusal(u"InvalidInputException", invalid,
                       OrganizationText::tr("The policy has no Statement. Say who may do what."));
    for (const QJsonValue& statement : statements)
        if (const auto fine = checkResourceStatement(statement.toObject()); !fine)
            return fine;
    return {};
}

} // namespace billfold
