// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/directory.h"

#include "models/identity/compiledpolicies.h"
#include "models/identity/jobfunctions.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

QString keyOf(QStringView kind, const AccountId& account, const QString& name)
{
    return kind + u'/' + account.toString() + u'/' + name.toLower();
}

QString keyOf(const PrincipalId& principal)
{
    return u"credentials/"_s + principal.key();
}

bool isProtectedRoot(const Credentials& credentials)
{
    return credentials.principal.kind == PrincipalId::Kind::Root && credentials.password;
}

/// All entities whose keys begin like that, in their order.
template <typename T>
QList<T> listOf(const QMap<QString, IdentityEntity>& entities, const QString& prefix)
{
    QList<T> list;
    for (auto it = entities.lowerBound(prefix); it != entities.cend() && it.key().startsWith(prefix); ++it)
        list.append(std::get<T>(*it));
    return list;
}

template <typename T>
const T* entityAt(const QMap<QString, IdentityEntity>& entities, const QString& key)
{
    const auto found = entities.constFind(key);
    return found == entities.cend() ? nullptr : std::get_if<T>(&*found);
}

} // namespace

QString entityKey(const IdentityEntity& entity)
{
    return std::visit(
        Overloaded{[](const AccountSecurity& e) -> QString { return u"account/"_s + e.account.toString(); },
                   [](const User& e) { return keyOf(u"user", e.account, e.name); },
                   [](const Group& e) { return keyOf(u"group", e.account, e.name); },
                   [](const Role& e) { return keyOf(u"role", e.account, e.name); },
                   [](const IdentityPolicy& e) { return keyOf(u"policy", e.account, e.name); },
                   [](const Credentials& e) { return keyOf(e.principal); }},
        entity);
}

const AccountSecurity* Directory::security(const AccountId& account) const
{
    return entityAt<AccountSecurity>(m_entities, u"account/"_s + account.toString());
}

const AccountSecurity* Directory::securityByAlias(const QString& alias) const
{
    const auto found = m_accountOfAlias.constFind(alias.toLower());
    return found == m_accountOfAlias.cend() ? nullptr : entityAt<AccountSecurity>(m_entities, *found);
}

const User* Directory::user(const AccountId& account, const QString& name) const
{
    return entityAt<User>(m_entities, keyOf(u"user", account, name));
}

const Group* Directory::group(const AccountId& account, const QString& name) const
{
    return entityAt<Group>(m_entities, keyOf(u"group", account, name));
}

const Role* Directory::role(const AccountId& account, const QString& name) const
{
    return entityAt<Role>(m_entities, keyOf(u"role", account, name));
}

const IdentityPolicy* Directory::policy(const PolicyArn& arn) const
{
    // arn:aws:iam::123456789012:policy/NAME
    const QStringList parts = arn.split(u':');
    if (parts.size() != 6 || parts.first() != u"arn"_s || parts.at(2) != u"iam"_s ||
        !parts.last().startsWith(u"policy/"_s))
        return nullptr;
    const std::optional<AccountId> account = AccountId::parse(parts.at(4));
    return account ? entityAt<IdentityPolicy>(m_entities, keyOf(u"policy", *account, parts.last().sliced(7)))
                   : nullptr;
}

const Credentials* Directory::credentials(const PrincipalId& principal) const
{
    return entityAt<Credentials>(m_entities, keyOf(principal));
}

const Credentials* Directory::credentialsOfKey(const QString& keyId) const
{
    const auto found = m_principalOfKey.constFind(keyId);
    return found == m_principalOfKey.cend() ? nullptr : entityAt<Credentials>(m_entities, *found);
}

QList<User> Directory::users(const AccountId& account) const
{
    return listOf<User>(m_entities, keyOf(u"user", account, {}));
}

QList<Group> Directory::groups(const AccountId& account) const
{
    return listOf<Group>(m_entities, keyOf(u"group", account, {}));
}

QList<Role> Directory::roles(const AccountId& account) const
{
    return listOf<Role>(m_entities, keyOf(u"role", account, {}));
}

QList<IdentityPolicy> Directory::policies(const AccountId& account) const
{
    return listOf<IdentityPolicy>(m_entities, keyOf(u"policy", account, {}));
}

QList<User> Directory::usersOf(const AccountId& account, const QString& group) const
{
    QList<User> members = users(account);
    members.removeIf([&](const User& user) { return !user.groups.contains(group, Qt::CaseInsensitive); });
    return members;
}

bool Directory::isProtected(const AccountId& account) const
{
    const Credentials* const root = credentials({account, PrincipalId::Kind::Root, {}});
    return root && root->password;
}

bool Directory::anyProtected() const
{
    return m_protectedAccounts > 0;
}

Directory Directory::withoutSecrets() const
{
    Directory result = *this;
    for (IdentityEntity& entity : result.m_entities) {
        Credentials* const credentials = std::get_if<Credentials>(&entity);
        if (!credentials)
            continue;
        if (credentials->password) {
            credentials->password->hash.clear();
            credentials->password->earlier.clear();
        }
        for (MfaDevice& device : credentials->devices)
            device.secret.clear();
        for (QByteArray& code : credentials->recoveryCodes)
            code.clear();
        for (AccessKey& key : credentials->keys)
            key.hash.clear();
    }
    return result;
}

QList<IdentityEntity> Directory::everything() const
{
    return m_entities.values();
}

std::optional<IdentityEntity> Directory::find(const IdentityEntity& like) const
{
    const auto found = m_entities.constFind(entityKey(like));
    return found == m_entities.cend() ? std::nullopt : std::optional(*found);
}

bool Directory::fits(const IdentityChange& change) const
{
    QSet<QString> freed;
    for (const IdentityEntityChange& one : change.changes) {
        if (!one.before && !one.after)
            return false;
        if (!one.before)
            continue;
        const QString key = entityKey(*one.before);
        const auto found = m_entities.constFind(key);
        if (found == m_entities.cend() || *found != *one.before || freed.contains(key))
            return false;
        freed.insert(key);
    }
    QSet<QString> taken;
    for (const IdentityEntityChange& one : change.changes) {
        if (!one.after)
            continue;
        const QString key = entityKey(*one.after);
        if ((m_entities.contains(key) && !freed.contains(key)) || taken.contains(key))
            return false;
        taken.insert(key);
    }
    return true;
}

void Directory::apply(const IdentityChange& change)
{
    for (const IdentityEntityChange& one : change.changes) {
        if (one.before)
            remove(entityKey(*one.before));
    }
    for (const IdentityEntityChange& one : change.changes) {
        if (one.after)
            insert(*one.after);
    }
}

void Directory::insert(const IdentityEntity& entity)
{
    const QString key = entityKey(entity);
    remove(key);
    if (const auto* const security = std::get_if<AccountSecurity>(&entity);
        security && !security->alias.isEmpty())
        m_accountOfAlias.insert(security->alias.toLower(), key);
    if (const auto* const credentials = std::get_if<Credentials>(&entity)) {
        for (const AccessKey& accessKey : credentials->keys)
            m_principalOfKey.insert(accessKey.id, key);
        m_protectedAccounts += isProtectedRoot(*credentials) ? 1 : 0;
    }
    m_entities.insert(key, entity);
}

void Directory::remove(const QString& key)
{
    const auto found = m_entities.constFind(key);
    if (found == m_entities.cend())
        return;
    if (const auto* const security = std::get_if<AccountSecurity>(&*found))
        m_accountOfAlias.remove(security->alias.toLower());
    if (const auto* const credentials = std::get_if<Credentials>(&*found)) {
        for (const AccessKey& accessKey : credentials->keys)
            m_principalOfKey.remove(accessKey.id);
        m_protectedAccounts -= isProtectedRoot(*credentials) ? 1 : 0;
    }
    m_entities.erase(found);
}

namespace
{

/// Collects policies by what hangs on users, groups and roles.
class PolicyCollector
{
public:
    explicit PolicyCollector(const Directory& directory) : m_directory(directory) {}

    void add(const Permissions& permissions)
    {
        for (const PolicyArn& arn : permissions.policies)
            addAttached(arn);
        for (auto it = permissions.inlinePolicies.cbegin(); it != permissions.inlinePolicies.cend(); ++it)
            addContent(it.key(), *it);
    }

    void addAttached(const PolicyArn& arn)
    {
        if (m_seen.contains(arn))
            return;
        m_seen.insert(arn);
        if (const JobFunction* const job = jobFunction(arn))
            addContent(job->name, job->content);
        else if (const IdentityPolicy* const policy = m_directory.policy(arn))
            addContent(policy->name, policy->content);
    }

    PolicyLevel level{};
    QStringList names{};

private:
    void addContent(const QString& name, const QString& content)
    {
        const PolicyPtr policy = compiledPolicy(content);
        if (!policy)
            return;
        level.append(policy);
        names.append(name);
    }

    const Directory& m_directory;
    QSet<PolicyArn> m_seen{};
};

} // namespace

std::optional<IdentityPolicies> identityPolicies(const Directory& directory, const PrincipalId& principal)
{
    if (principal.kind == PrincipalId::Kind::Root)
        return std::nullopt;
    PolicyCollector own(directory);
    std::optional<PolicyArn> boundary;
    if (principal.kind == PrincipalId::Kind::User) {
        if (const User* const user = directory.user(principal.account, principal.name)) {
            own.add(user->permissions);
            for (const QString& name : user->groups) {
                if (const Group* const group = directory.group(principal.account, name))
                    own.add(group->permissions);
            }
            boundary = user->boundary;
        }
    } else if (const Role* const role = directory.role(principal.account, principal.name)) {
        own.add(role->permissions);
        boundary = role->boundary;
    }

    IdentityPolicies result{own.level, own.names, {}, {}};
    if (boundary) {
        PolicyCollector bound(directory);
        bound.addAttached(*boundary);
        result.boundary = bound.level;
        result.boundaryNames = bound.names;
    }
    return result;
}

} // namespace billfold
