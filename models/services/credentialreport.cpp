// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/credentialreport.h"

#include "models/core/csvcell.h"

#include <QStringList>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

const QString notApplicable = u"N/A"_s;

QString timeOf(const std::optional<QDateTime>& time, const QString& none)
{
    return time && time->isValid() ? time->toString(u"yyyy-MM-ddTHH:mm:ss+00:00"_s) : none;
}

QString wordOf(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QStringList passwordCells(const Directory& directory, const Credentials* credentials, bool root)
{
    const PasswordRecord* const password =
        credentials && credentials->password ? &*credentials->password : nullptr;
    const AccountSecurity* const security =
        credentials ? directory.security(credentials->principal.account) : nullptr;
    QString next = notApplicable;
    if (root)
        next = u"not_supported"_s;
    else if (password && security && security->passwordPolicy && security->passwordPolicy->maxAgeDays)
        next = timeOf(password->changed.addDays(*security->passwordPolicy->maxAgeDays), {});
    return {wordOf(password), password ? timeOf(credentials->lastSignIn, u"no_information"_s) : notApplicable,
            password ? timeOf(password->changed, notApplicable) : notApplicable, next};
}

QStringList keyCells(const Credentials* credentials, qsizetype at)
{
    if (!credentials || at >= credentials->keys.size())
        return {u"false"_s, notApplicable, notApplicable, notApplicable, notApplicable};
    const AccessKey& key = credentials->keys[at];
    const QString service = key.lastAction.section(u':', 0, 0);
    return {wordOf(key.active), timeOf(key.created, notApplicable), timeOf(key.lastUsed, notApplicable),
            notApplicable, key.lastUsed && !service.isEmpty() ? service : notApplicable};
}

QString lineOf(const QStringList& cells)
{
    QStringList safe;
    for (const QString& cell : cells)
        safe.append(csvCell(cell));
    return safe.join(u',') + u'\n';
}

} // namespace

QByteArray credentialReportOf(const Directory& directory, const Account& account)
{
    QString text =
        u"user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
        "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
        "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,"
        "cert_2_active,cert_2_last_rotated\n"_s;
    const auto add = [&](const QString& name, const PrincipalId& id, const QDateTime& created) {
        const Credentials* const credentials = directory.credentials(id);
        const bool root = id.kind == PrincipalId::Kind::Root;
        text += lineOf(QStringList{name, id.arn(), timeOf(created, notApplicable)} +
                       passwordCells(directory, credentials, root) +
                       QStringList{wordOf(credentials && !credentials->devices.isEmpty())} +
                       keyCells(credentials, 0) + keyCells(credentials, 1) +
                       QStringList{u"false"_s, notApplicable, u"false"_s, notApplicable});
    };
    add(u"<root_account>"_s, {account.id}, account.created);
    for (const User& user : directory.users(account.id))
        add(user.name, user.id(), user.created);
    return text.toUtf8();
}

} // namespace billfold
