// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/directory.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

QString iamArn(const AccountId& account, const QString& resource)
{
    return u"arn:aws:iam::"_s + account.toString() + u':' + resource;
}

} // namespace

QString PrincipalId::arn() const
{
    switch (kind) {
    case Kind::Root:
        break;
    case Kind::User:
        return iamArn(account, u"user/"_s + name);
    case Kind::Role:
        return iamArn(account, u"role/"_s + name);
    }
    return iamArn(account, u"root"_s);
}

std::optional<PrincipalId> PrincipalId::parse(QStringView arn)
{
    static const QRegularExpression form(
        u"\\Aarn:aws:iam::([0-9]{12}):(?:(root)|(user|role)/([A-Za-z0-9_+=,.@-]{1,64}))\\z"_s);
    const QRegularExpressionMatch match = form.match(arn.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const std::optional<AccountId> account = AccountId::parse(match.captured(1));
    if (!account)
        return std::nullopt;
    if (!match.captured(2).isEmpty())
        return PrincipalId{*account};
    return PrincipalId{*account, match.captured(3) == u"user"_s ? Kind::User : Kind::Role, match.captured(4)};
}

QString PrincipalId::key() const
{
    return arn().toLower();
}

PolicyArn IdentityPolicy::arn() const
{
    return iamArn(account, u"policy/"_s + name);
}

QString MfaDevice::serial(const AccountId& account) const
{
    return iamArn(account, u"mfa/"_s + name);
}

} // namespace billfold
