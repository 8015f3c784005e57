// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/identitytables.h"

#include "models/identity/jobfunctions.h"
#include "models/views/datetext.h"
#include "models/views/identitywords.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QChar dash = u'\u2013';

QString tr(const char* text)
{
    return QCoreApplication::translate("IdentityTables", text);
}

Cell plain(const QString& text)
{
    return text.isEmpty() ? Cell{.text = QString(dash), .muted = true} : Cell{.text = text};
}

Cell second(const QString& text)
{
    Cell cell = plain(text);
    cell.secondary = true;
    return cell;
}

/// A moment, with how long ago it is as tool tip; sorted by time.
Cell moment(const std::optional<QDateTime>& time, const QDateTime& now, const QString& never)
{
    if (!time || !time->isValid())
        return {.text = never, .sort = qint64(0), .muted = true};
    return {.text = timeText(*time), .sort = time->toMSecsSinceEpoch(), .toolTip = ageText(*time, now)};
}

Cell age(const std::optional<QDateTime>& since, const QDateTime& now)
{
    if (!since || !since->isValid())
        return {.text = QString(dash), .sort = qint64(-1), .muted = true};
    const qint64 days = since->daysTo(now);
    return {.text = daysText(days), .sort = days, .toolTip = timeText(*since)};
}

Cell badge(const QString& meaning, const QString& word, const QString& icon = {})
{
    return {.text = word, .badge = meaning, .icon = icon};
}

Cell mfaCell(const Credentials* credentials)
{
    if (credentials != nullptr && !credentials->devices.isEmpty()) {
        const auto count = credentials->devices.size();
        return badge(u"success"_s, count == 1 ? tr("Assigned") : tr("%1 devices").arg(count));
    }
    if (credentials != nullptr && credentials->password)
        return badge(u"warning"_s, tr("None"));
    return {.text = QString(dash), .muted = true};
}

/// The age of the oldest key that is active.
std::optional<QDateTime> oldestKey(const Credentials* credentials)
{
    std::optional<QDateTime> oldest;
    if (credentials == nullptr)
        return oldest;
    for (const AccessKey& key : credentials->keys) {
        if (key.active && (!oldest || key.created < *oldest))
            oldest = key.created;
    }
    return oldest;
}

CellRow userRow(const QString& key, const Cell& name, const QString& groups, const Credentials* credentials,
                const QDateTime& now)
{
    const bool locked = credentials != nullptr && credentials->attempts.failures >= lockedFrom;
    std::optional<QDateTime> changed;
    if (credentials != nullptr && credentials->password)
        changed = credentials->password->changed;
    return {key,
            {name, second(groups),
             locked
                 ? badge(u"error"_s, tr("Locked"), u"lock"_s)
                 : moment(credentials != nullptr ? credentials->lastSignIn : std::nullopt, now, tr("Never")),
             mfaCell(credentials), age(changed, now), age(oldestKey(credentials), now)}};
}

QString titles(const Permissions& permissions)
{
    QStringList all;
    for (const PolicyArn& policy : permissions.policies)
        all.append(policyTitle(policy));
    all += permissions.inlinePolicies.keys();
    return all.join(u", "_s);
}

} // namespace

QStringList mfaHeadings()
{
    return {tr("Device"), tr("Type"), tr("Assigned")};
}

QList<CellRow> mfaRows(const Credentials* credentials, const QDateTime& now)
{
    QList<CellRow> rows;
    if (credentials == nullptr)
        return rows;
    for (const MfaDevice& device : credentials->devices)
        rows.append({device.name,
                     {Cell{.text = device.name,
                           .icon = u"mfa"_s,
                           .toolTip = device.serial(credentials->principal.account)},
                      second(tr("Authenticator app")), moment(device.enabled, now, QString(dash))}});
    return rows;
}

QStringList accessKeyHeadings()
{
    return {tr("Access key"), tr("State"), tr("Created"), tr("Age"), tr("Last used"), tr("For")};
}

QList<CellRow> accessKeyRows(const Credentials* credentials, const QDateTime& now)
{
    QList<CellRow> rows;
    if (credentials == nullptr)
        return rows;
    for (const AccessKey& key : credentials->keys)
        rows.append({key.id,
                     {Cell{.text = key.id, .icon = u"credentials"_s},
                      key.active ? badge(u"success"_s, tr("Active")) : badge(u"neutral"_s, tr("Inactive")),
                      moment(key.created, now, QString(dash)), age(key.created, now),
                      moment(key.lastUsed, now, tr("Never")), second(key.lastAction)}});
    return rows;
}

QStringList signInHeadings()
{
    return {tr("When"), tr("Result")};
}

QList<CellRow> signInRows(const QList<AuditEvent>& events, const QDateTime& now)
{
    QList<CellRow> rows;
    for (const AuditEvent& event : events) {
        const bool done = event.outcome == AuditEvent::Outcome::Done;
        Cell result = done ? badge(u"success"_s, tr("Signed in"))
                           : badge(u"warning"_s, event.reason.isEmpty() ? tr("Refused") : event.reason);
        rows.append({QString::number(event.number), {moment(event.at, now, QString(dash)), result}});
    }
    return rows;
}

QStringList userHeadings()
{
    return {tr("User"), tr("Groups"), tr("Last sign-in"), tr("MFA"), tr("Password age"), tr("Key age")};
}

QList<CellRow> userRows(const Directory& directory, const AccountId& account, const QDateTime& now)
{
    const PrincipalId root{account};
    QList<CellRow> rows{userRow(root.arn(),
                                Cell{.text = principalName(root), .icon = u"root"_s, .sort = QString()}, {},
                                directory.credentials(root), now)};
    for (const User& user : directory.users(account))
        rows.append(userRow(user.id().arn(), Cell{.text = user.name, .icon = u"user"_s, .link = true},
                            user.groups.join(u", "_s), directory.credentials(user.id()), now));
    return rows;
}

QStringList groupHeadings()
{
    return {tr("Group"), tr("Users"), tr("Policies")};
}

QList<CellRow> groupRows(const Directory& directory, const AccountId& account)
{
    QList<CellRow> rows;
    for (const Group& group : directory.groups(account)) {
        const qsizetype users = directory.usersOf(account, group.name).size();
        rows.append({group.name,
                     {Cell{.text = group.name, .icon = u"users"_s},
                      Cell{.text = QString::number(users), .sort = qint64(users), .right = true},
                      second(titles(group.permissions))}});
    }
    return rows;
}

QStringList roleHeadings()
{
    return {tr("Role"), tr("Trusts"), tr("Policies")};
}

QList<CellRow> roleRows(const World& world, const Directory& directory, const AccountId& account)
{
    QList<CellRow> rows;
    for (const Role& role : directory.roles(account)) {
        QStringList trusted;
        for (const QString& one : role.trusted) {
            const auto principal = PrincipalId::parse(one);
            const auto whole = AccountId::parse(one);
            trusted.append(principal ? principalTitle(world, *principal)
                           : whole   ? nodeName(world, *whole)
                                     : one);
        }
        rows.append({role.name,
                     {Cell{.text = role.name, .icon = u"role"_s, .toolTip = role.description},
                      plain(trusted.join(u", "_s)), second(titles(role.permissions))}});
    }
    return rows;
}

QStringList identityPolicyHeadings()
{
    return {tr("Policy"), tr("Kind"), tr("Attached to"), tr("Changed")};
}

QList<CellRow> identityPolicyRows(const Directory& directory, const AccountId& account, const QDateTime& now)
{
    const auto attached = [&](const PolicyArn& arn) {
        qint64 count = 0;
        for (const User& user : directory.users(account))
            count += user.permissions.policies.contains(arn) ? 1 : 0;
        for (const Group& group : directory.groups(account))
            count += group.permissions.policies.contains(arn) ? 1 : 0;
        for (const Role& role : directory.roles(account))
            count += role.permissions.policies.contains(arn) ? 1 : 0;
        return Cell{.text = QString::number(count), .sort = count, .right = true};
    };
    QList<CellRow> rows;
    for (const IdentityPolicy& policy : directory.policies(account))
        rows.append(
            {policy.arn(),
             {Cell{.text = policy.name, .icon = u"policies"_s, .toolTip = policy.description, .link = true},
              second(policyOrigin(policy.arn())), attached(policy.arn()),
              moment(policy.updated, now, QString(dash))}});
    for (const JobFunction& ready : jobFunctions())
        rows.append(
            {ready.arn,
             {Cell{.text = ready.title, .icon = u"lock"_s, .toolTip = ready.description, .link = true},
              second(policyOrigin(ready.arn)), attached(ready.arn),
              Cell{.text = QString(dash), .sort = qint64(0), .muted = true}}});
    return rows;
}

QStringList attachedHeadings()
{
    return {tr("Policy"), tr("Kind"), tr("Comes from")};
}

QList<CellRow> attachedRows(const Permissions& permissions, const QList<Group>& groups)
{
    QList<CellRow> rows;
    const auto add = [&rows](const Permissions& one, const QString& by) {
        const bool own = by.isEmpty();
        for (const PolicyArn& policy : one.policies)
            rows.append({own ? policy : QString(),
                         {Cell{.text = policyTitle(policy), .icon = u"policies"_s},
                          second(policyOrigin(policy)), second(own ? tr("Attached directly") : by)}});
        for (const QString& name : one.inlinePolicies.keys())
            rows.append({own ? u"inline:"_s + name : QString(),
                         {Cell{.text = name, .icon = u"policies"_s}, second(tr("Inline")),
                          second(own ? tr("Written here") : by)}});
    };
    add(permissions, {});
    for (const Group& group : groups)
        add(group.permissions, tr("Group %1").arg(group.name));
    return rows;
}

} // namespace billfold
