// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/identitywords.h"

#include "models/identity/jobfunctions.h"
#include "models/views/datetext.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("IdentityWords", text);
}

} // namespace

QString principalName(const PrincipalId& principal)
{
    return principal.kind == PrincipalId::Kind::Root ? tr("Root user") : principal.name;
}

QString principalTitle(const World& world, const PrincipalId& principal)
{
    return tr("%1, %2").arg(principalName(principal), nodeName(world, principal.account));
}

QString principalIcon(PrincipalId::Kind kind)
{
    return kind == PrincipalId::Kind::Role ? u"role"_s : u"user"_s;
}

QString policyTitle(const PolicyArn& policy)
{
    if (const JobFunction* ready = jobFunction(policy))
        return ready->title;
    return policy.section(u'/', -1);
}

QString policyOrigin(const PolicyArn& policy)
{
    return jobFunction(policy) != nullptr ? tr("Ready-made") : tr("This account");
}

QString passwordPolicyText(const std::optional<PasswordPolicy>& policy)
{
    if (!policy)
        return tr(
            "The default: at least 8 characters, three of upper case, lower case, digits and symbols, and "
            "not the name or the address of the account. Passwords do not expire.");
    QStringList parts{tr("at least %1 characters").arg(policy->minimumLength)};
    const auto add = [&parts](bool wanted, const char* text) {
        if (wanted)
            parts.append(tr(text));
    };
    add(policy->requireUppercase, QT_TRANSLATE_NOOP("IdentityWords", "an upper case letter"));
    add(policy->requireLowercase, QT_TRANSLATE_NOOP("IdentityWords", "a lower case letter"));
    add(policy->requireNumbers, QT_TRANSLATE_NOOP("IdentityWords", "a digit"));
    add(policy->requireSymbols, QT_TRANSLATE_NOOP("IdentityWords", "a symbol"));
    QStringList sentences{tr("Of this account: %1.").arg(parts.join(tr(", ")))};
    if (policy->maxAgeDays)
        sentences.append(policy->hardExpiry ? tr("Expires after %1; an administrator must reset it then.")
                                                  .arg(daysText(*policy->maxAgeDays))
                                            : tr("Expires after %1.").arg(daysText(*policy->maxAgeDays)));
    if (policy->reusePrevention)
        sentences.append(tr("None of the last %1 may come again.").arg(*policy->reusePrevention));
    sentences.append(policy->allowUsersToChange ? tr("Users may change their own.")
                                                : tr("Users may not change their own."));
    return sentences.join(u' ');
}

bool asksForMfa(const Credentials* credentials, const QDateTime& now, bool onHome)
{
    if (credentials == nullptr || !credentials->password || !credentials->devices.isEmpty())
        return false;
    const auto& postponed = credentials->mfaPostponed;
    return onHome || !postponed || postponed->toUTC().date() < now.toUTC().date();
}

} // namespace billfold
