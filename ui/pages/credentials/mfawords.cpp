// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/credentials/mfawords.h"

#include <QCoreApplication>
#include <QLocale>

namespace billfold
{

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("MfaWords", text);
}

} // namespace

MfaWords mfaWords(const World& world, const PrincipalId& principal)
{
    const Organization* paid = world.organizationPaidBy(principal.account);
    if (principal.kind != PrincipalId::Kind::Root)
        return {tr("You have no MFA device."), tr("Assign one: the password alone opens what you may see.")};
    if (paid == nullptr)
        return {tr("The root user of this account has no MFA device."),
                tr("Assign one: the password alone opens everything in the account.")};
    const qsizetype accounts = world.members(paid->id).size();
    return {tr("This payer account has no MFA device."),
            accounts == 1 ? tr("Assign one: the password alone opens the bills.")
                          : tr("Assign one: the password alone opens the bills of %1 accounts.")
                                .arg(QLocale().toString(accounts))};
}

} // namespace billfold
