// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/identitytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

void put(QJsonObject& json, const QString& key, const Permissions& permissions)
{
    if (!permissions.policies.isEmpty())
        json.insert(key, QJsonArray::fromStringList(permissions.policies));
    if (permissions.inlinePolicies.isEmpty())
        return;
    QJsonObject inlined;
    for (auto policy = permissions.inlinePolicies.cbegin(); policy != permissions.inlinePolicies.cend();
         ++policy)
        inlined.insert(policy.key(), *policy);
    json.insert(u"inlinePolicies"_s, inlined);
}

void put(QJsonObject& json, const QString& key, const std::optional<QString>& text)
{
    if (text)
        json.insert(key, *text);
}

void put(QJsonObject& json, const QString& key, const QStringList& texts)
{
    if (!texts.isEmpty())
        json.insert(key, QJsonArray::fromStringList(texts));
}

QJsonObject jsonOf(const AccountSecurity& e)
{
    QJsonObject json{{u"account"_s, e.account.toString()}};
    if (!e.alias.isEmpty())
        json.insert(u"alias"_s, e.alias);
    if (e.passwordPolicy) {
        const PasswordPolicy& p = *e.passwordPolicy;
        QJsonObject policy{{u"minimumLength"_s, p.minimumLength},
                           {u"requireSymbols"_s, p.requireSymbols},
                           {u"requireNumbers"_s, p.requireNumbers},
                           {u"requireUppercase"_s, p.requireUppercase},
                           {u"requireLowercase"_s, p.requireLowercase},
                           {u"allowUsersToChange"_s, p.allowUsersToChange},
                           {u"hardExpiry"_s, p.hardExpiry}};
        if (p.maxAgeDays)
            policy.insert(u"maxAgeDays"_s, *p.maxAgeDays);
        if (p.reusePrevention)
            policy.insert(u"reusePrevention"_s, *p.reusePrevention);
        json.insert(u"passwordPolicy"_s, policy);
    }
    return json;
}

QJsonObject jsonOf(const User& e)
{
    QJsonObject json{{u"user"_s, e.id().arn()}};
    put(json, u"groups"_s, e.groups);
    put(json, u"policies"_s, e.permissions);
    put(json, u"boundary"_s, e.boundary);
    if (!e.tags.isEmpty()) {
        QJsonObject tags;
        for (auto tag = e.tags.cbegin(); tag != e.tags.cend(); ++tag)
            tags.insert(tag.key(), *tag);
        json.insert(u"tags"_s, tags);
    }
    return json;
}

QJsonObject jsonOf(const Group& e)
{
    QJsonObject json{{u"group"_s, e.name}};
    put(json, u"policies"_s, e.permissions);
    return json;
}

QJsonObject jsonOf(const Role& e)
{
    QJsonObject json{{u"role"_s, e.id().arn()}, {u"description"_s, e.description}};
    put(json, u"trusted"_s, e.trusted);
    put(json, u"policies"_s, e.permissions);
    put(json, u"boundary"_s, e.boundary);
    return json;
}

QJsonObject jsonOf(const IdentityPolicy& e)
{
    return {{u"policy"_s, e.arn()}, {u"description"_s, e.description}, {u"content"_s, e.content}};
}

QJsonObject jsonOf(const Credentials& e)
{
    QJsonObject json{{u"principal"_s, e.principal.arn()}};
    if (e.password)
        json.insert(u"password"_s, QJsonObject{{u"changed"_s, e.password->changed.toString(Qt::ISODate)},
                                               {u"mustChange"_s, e.password->mustChange}});
    QStringList devices;
    for (const MfaDevice& device : e.devices)
        devices.append(device.name);
    put(json, u"mfaDevices"_s, devices);
    if (!e.recoveryCodes.isEmpty())
        json.insert(u"recoveryCodes"_s, e.recoveryCodes.size());
    QJsonArray keys;
    for (const AccessKey& key : e.keys)
        keys.append(QJsonObject{{u"id"_s, key.id}, {u"active"_s, key.active}});
    if (!keys.isEmpty())
        json.insert(u"accessKeys"_s, keys);
    return json;
}

} // namespace

QString textOf(const IdentityChange& change, bool afterwards)
{
    QJsonArray list;
    for (const IdentityEntityChange& one : change.changes) {
        const auto& entity = afterwards ? one.after : one.before;
        if (entity)
            list.append(std::visit([](const auto& e) { return jsonOf(e); }, *entity));
    }
    if (list.isEmpty())
        return {};
    const QJsonDocument json =
        list.size() == 1 ? QJsonDocument(list.first().toObject()) : QJsonDocument(list);
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

} // namespace billfold
