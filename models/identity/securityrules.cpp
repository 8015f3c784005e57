// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityrules.h"

#include <QRegularExpression>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

AccountSecurity securityOf(const IdentityDraft& draft, const AccountId& account)
{
    const AccountSecurity* const found = draft.directory().security(account);
    AccountSecurity none{account, {}, {}};
    return found ? *found : none;
}

/// What says nothing is not kept.
void keep(IdentityDraft& draft, const AccountSecurity& security)
{
    if (security.alias.isEmpty() && !security.passwordPolicy)
        draft.remove(security);
    else
        draft.put(security);
}

Result<void> checkAlias(const IdentityDraft& draft, const AccountId& account, const QString& alias)
{
    static const QRegularExpression form(u"\\A[a-z0-9](([a-z0-9]|-(?!-))*[a-z0-9])?\\z"_s);
    if (alias.size() < 3 || alias.size() > 63 || !form.match(alias).hasMatch())
        return identityRefusal(
            u"ValidationError",
            IdentityText::tr("An alias has 3 to 63 small letters, digits and single hyphens, "
                             "and begins and ends with a letter or digit."));
    if (AccountId::parse(alias))
        return identityRefusal(
            u"ValidationError",
            IdentityText::tr("An alias of twelve digits would be taken for an account's id. Add a letter."));
    const AccountSecurity* const other = draft.directory().securityByAlias(alias);
    if (other && other->account != account)
        return identityRefusal(
            u"EntityAlreadyExists",
            IdentityText::tr("Another account has the alias “%1”. Choose another one.").arg(alias));
    return {};
}

Result<void> checkRange(int value, int least, int most, const QString& sentence)
{
    if (value >= least && value <= most)
        return {};
    return identityRefusal(u"ValidationError", sentence.arg(least).arg(most));
}

Result<void> checkPasswordPolicy(const PasswordPolicy& policy)
{
    if (const auto length =
            checkRange(policy.minimumLength, 6, 128,
                       IdentityText::tr("Passwords can be asked to have %1 to %2 characters."));
        !length)
        return length;
    if (const auto age = checkRange(policy.maxAgeDays.value_or(1), 1, 1095,
                                    IdentityText::tr("Passwords can expire after %1 to %2 days."));
        !age)
        return age;
    return checkRange(policy.reusePrevention.value_or(1), 1, 24,
                      IdentityText::tr("%1 to %2 earlier passwords can be remembered."));
}

} // namespace

Result<void> carryOut(IdentityDraft& draft, const SetAccountAlias& command)
{
    if (!command.alias.isEmpty())
        if (const auto alias = checkAlias(draft, command.account, command.alias); !alias)
            return alias;
    AccountSecurity security = securityOf(draft, command.account);
    security.alias = command.alias;
    keep(draft, security);
    draft.about(command.alias.isEmpty() ? command.account.toString() : command.alias);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const UpdatePasswordPolicy& command)
{
    if (command.policy)
        if (const auto policy = checkPasswordPolicy(*command.policy); !policy)
            return policy;
    AccountSecurity security = securityOf(draft, command.account);
    security.passwordPolicy = command.policy;
    keep(draft, security);
    draft.about(command.account.toString());
    return {};
}

} // namespace billfold
