// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identitydraft.h"
#include "models/identity/identityquotas.h"
#include "models/policy/policyparser.h"
#include "models/policy/policytype.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Error invalid(const QString& message)
{
    return identityRefusal(u"ValidationError", message);
}

bool isTagText(const QString& text)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*\\z"_s);
    return allowed.match(text).hasMatch();
}

} // namespace

Result<void> checkIdentityName(const QString& name, int longest, const QString& what)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_+=,.@-]*\\z"_s);
    if (name.isEmpty())
        return invalid(IdentityText::tr("%1 is missing. Fill it in.").arg(what));
    if (name.size() > longest)
        return invalid(IdentityText::tr("%1 is too long: it has %2 characters, and %3 are allowed.")
                           .arg(what)
                           .arg(name.size())
                           .arg(longest));
    if (!allowed.match(name).hasMatch())
        return invalid(IdentityText::tr("%1 can have letters without accents, digits and + = , . @ _ - only; "
                                        "no blanks.")
                           .arg(what));
    return {};
}

Result<void> checkIdentityDescription(const QString& description)
{
    if (description.size() > identityDescriptionLength)
        return invalid(
            IdentityText::tr("The description is too long: it has %1 characters, and %2 are allowed.")
                .arg(description.size())
                .arg(identityDescriptionLength));
    const bool printable = std::all_of(description.begin(), description.end(),
                                       [](QChar c) { return c.isPrint() || c.isSurrogate() || c.isSpace(); });
    if (!printable)
        return invalid(IdentityText::tr("The description has control characters. Take them out."));
    return {};
}

Result<void> checkIdentityTags(const QMap<QString, QString>& tags)
{
    if (tags.size() > identityTagQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("A user can have %1 tags. Take some out.").arg(identityTagQuota));
    QSet<QString> keys;
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag) {
        const QString& key = tag.key();
        if (key.isEmpty() || key.size() > 128 || !isTagText(key))
            return invalid(
                IdentityText::tr("The tag key “%1” does not do: 1 to 128 letters, digits, blanks and "
                                 "_ . : / = + - @ are allowed.")
                    .arg(key));
        if (key.startsWith("aws:"_L1, Qt::CaseInsensitive))
            return invalid(
                IdentityText::tr("Tag keys that begin with aws: are the provider's. Name it otherwise."));
        if (tag->size() > 256 || !isTagText(*tag))
            return invalid(
                IdentityText::tr("The value of the tag “%1” does not do: up to 256 letters, digits, "
                                 "blanks and _ . : / = + - @ are allowed.")
                    .arg(key));
        if (keys.contains(key.toLower()))
            return identityRefusal(
                u"InvalidInput", IdentityText::tr("The tag “%1” is there twice: upper and lower case make no "
                                                  "difference.")
                                     .arg(key));
        keys.insert(key.toLower());
    }
    return {};
}

Result<void> checkIdentityPolicyText(const QString& content)
{
    const PolicyParse parse = parseIdentityPolicy(content);
    if (parse.hasErrors())
        return identityRefusal(u"MalformedPolicyDocument", parse.firstError());
    return {};
}

Result<void> checkPermissions(const IdentityDraft& draft, const AccountId& account,
                              const Permissions& permissions, int inlineSize)
{
    if (permissions.policies.size() > attachedPoliciesQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("%1 policies can be attached. Make one of several, or use groups.")
                .arg(attachedPoliciesQuota));
    const QSet<QString> different(permissions.policies.cbegin(), permissions.policies.cend());
    if (different.size() != permissions.policies.size())
        return identityRefusal(u"InvalidInput",
                               IdentityText::tr("A policy is attached twice. Take one of them out."));
    for (const PolicyArn& arn : permissions.policies)
        if (const auto found = requirePolicy(draft, account, arn); !found)
            return found;

    qsizetype size = 0;
    for (auto it = permissions.inlinePolicies.cbegin(); it != permissions.inlinePolicies.cend(); ++it) {
        if (const auto name =
                checkIdentityName(it.key(), longNameLength, IdentityText::tr("The policy's name"));
            !name)
            return name;
        size += policySize(strippedPolicy(*it));
        if (size <= inlineSize)
            if (const auto text = checkIdentityPolicyText(*it); !text)
                return text;
    }
    if (size > inlineSize)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("The inline policies have %1 characters without white space, and %2 "
                             "are allowed. Make a policy of its own and attach it.")
                .arg(size)
                .arg(inlineSize));
    return {};
}

Result<void> checkTrusted(const IdentityDraft& draft, const QStringList& trusted)
{
    QSet<QString> seen;
    for (const QString& one : trusted) {
        const QString key = one.toLower();
        if (seen.contains(key))
            return identityRefusal(u"InvalidInput", IdentityText::tr("%1 is there twice.").arg(one));
        seen.insert(key);
        if (AccountId::parse(one))
            continue;
        const std::optional<PrincipalId> id = PrincipalId::parse(one);
        if (!id)
            return identityRefusal(
                u"MalformedPolicyDocument",
                IdentityText::tr("“%1” is nobody that a role could trust. Write an account's id, "
                                 "or an ARN such as arn:aws:iam::123456789012:user/ines.")
                    .arg(one));
        const Directory& directory = draft.directory();
        const bool exists =
            id->kind == PrincipalId::Kind::Root ||
            (id->kind == PrincipalId::Kind::User ? directory.user(id->account, id->name) != nullptr
                                                 : directory.role(id->account, id->name) != nullptr);
        if (!exists)
            return identityRefusal(u"MalformedPolicyDocument",
                                   IdentityText::tr("There is no %1 that the role could trust.").arg(one));
    }
    return {};
}

} // namespace billfold
