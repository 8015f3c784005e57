// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/identityrows.h"
#include "models/storage/identitystore.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QVariant timeOf(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}
QVariant timeOf(const std::optional<QDateTime>& time)
{
    return timeOf(time.value_or(QDateTime()));
}
QVariant textOf(const std::optional<QString>& text)
{
    return text ? bound(*text) : QVariant();
}
QVariant numberOf(const std::optional<int>& number)
{
    return number ? QVariant(*number) : QVariant();
}
QVariant blobOf(const QByteArray& bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

/// Takes entities out of their tables and puts them in; one that changes goes out and comes in again, all of
/// a change going out first, so that what has to be unique (an alias) is never there twice on the way.
class EntityWriter
{
public:
    explicit EntityWriter(Connection& connection) : m_connection(connection) {}

    Result<void> remove(const IdentityEntity& entity)
    {
        return std::visit([this](const auto& e) { return out(e); }, entity);
    }
    Result<void> insert(const IdentityEntity& entity)
    {
        return std::visit([this](const auto& e) { return in(e); }, entity);
    }

private:
    Result<void> put(const QString& sql, const QVariantList& values)
    {
        return m_connection.execute(sql, values);
    }
    /// One row that has to be there, and what belongs to it.
    Result<void> take(const QString& table, const QString& where, const QVariantList& key,
                      const QStringList& parts = {}, const QString& whereOfParts = {},
                      const QVariantList& keyOfParts = {})
    {
        for (const QString& part : parts) {
            if (auto ran = put(u"DELETE FROM %1 WHERE %2"_s.arg(part, whereOfParts), keyOfParts); !ran)
                return ran;
        }
        const auto there = m_connection.number(u"SELECT count(*) FROM %1 WHERE %2"_s.arg(table, where), key);
        if (!there)
            return there.error();
        if (*there != 1)
            return Error{ErrorCode::Conflict,
                         QCoreApplication::translate("IdentityStore",
                                                     "Another program changed the same thing. Try again."),
                         table};
        return put(u"DELETE FROM %1 WHERE %2"_s.arg(table, where), key);
    }
    Result<void> takeNamed(const QString& table, const AccountId& account, const QString& name,
                           const QString& partKey = {}, const QStringList& parts = {})
    {
        const QVariantList key{account.toString(), name};
        return take(table, u"account = ? AND name = ?"_s, key, parts,
                    u"account = ? AND %1 = ?"_s.arg(partKey), key);
    }
    /// Texts in their order: (owner…, position, text).
    Result<void> putList(const QString& sql, const QVariantList& owner, const QStringList& texts)
    {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (auto ran = put(sql, owner + QVariantList{i, bound(texts[i])}); !ran)
                return ran;
        }
        return {};
    }

    Result<void> takePermissions(IdentityHolder kind, const AccountId& account, const QString& holder)
    {
        const QVariantList key{static_cast<int>(kind), account.toString(), holder};
        for (const QString& table : {u"iam_attachment"_s, u"iam_inline_policy"_s}) {
            if (auto ran = put(
                    u"DELETE FROM %1 WHERE holder_kind = ? AND account = ? AND holder = ?"_s.arg(table), key);
                !ran)
                return ran;
        }
        return {};
    }
    Result<void> putPermissions(IdentityHolder kind, const AccountId& account, const QString& holder,
                                const Permissions& permissions)
    {
        const QVariantList key{static_cast<int>(kind), account.toString(), holder};
        if (auto ran = putList(u"INSERT INTO iam_attachment VALUES (?,?,?,?,?)"_s, key, permissions.policies);
            !ran)
            return ran;
        const auto& inlined = permissions.inlinePolicies;
        for (auto policy = inlined.cbegin(); policy != inlined.cend(); ++policy) {
            if (auto ran = put(u"INSERT INTO iam_inline_policy VALUES (?,?,?,?,?)"_s,
                               key + QVariantList{bound(policy.key()), bound(*policy)});
                !ran)
                return ran;
        }
        return {};
    }

    Result<void> out(const AccountSecurity& e)
    {
        return take(u"account_security"_s, u"account = ?"_s, {e.account.toString()});
    }
    Result<void> in(const AccountSecurity& e)
    {
        const PasswordPolicy p = e.passwordPolicy.value_or(PasswordPolicy());
        return put(u"INSERT INTO account_security VALUES (?,?,?,?,?,?,?,?,?,?,?)"_s,
                   {e.account.toString(), bound(e.alias),
                    e.passwordPolicy ? QVariant(p.minimumLength) : QVariant(), int(p.requireSymbols),
                    int(p.requireNumbers), int(p.requireUppercase), int(p.requireLowercase),
                    int(p.allowUsersToChange), numberOf(p.maxAgeDays), numberOf(p.reusePrevention),
                    int(p.hardExpiry)});
    }

    Result<void> out(const User& e)
    {
        if (auto ran = takePermissions(IdentityHolder::User, e.account, e.name); !ran)
            return ran;
        return takeNamed(u"iam_user"_s, e.account, e.name, u"user"_s,
                         {u"iam_user_tag"_s, u"iam_membership"_s});
    }
    Result<void> in(const User& e)
    {
        const QVariantList key{e.account.toString(), e.name};
        if (auto ran = put(u"INSERT INTO iam_user VALUES (?,?,?,?)"_s,
                           key + QVariantList{timeOf(e.created), textOf(e.boundary)});
            !ran)
            return ran;
        for (auto tag = e.tags.cbegin(); tag != e.tags.cend(); ++tag) {
            if (auto ran = put(u"INSERT INTO iam_user_tag VALUES (?,?,?,?)"_s,
                               key + QVariantList{bound(tag.key()), bound(*tag)});
                !ran)
                return ran;
        }
        if (auto ran = putList(u"INSERT INTO iam_membership VALUES (?,?,?,?)"_s, key, e.groups); !ran)
            return ran;
        return putPermissions(IdentityHolder::User, e.account, e.name, e.permissions);
    }

    Result<void> out(const Group& e)
    {
        if (auto ran = takePermissions(IdentityHolder::Group, e.account, e.name); !ran)
            return ran;
        return takeNamed(u"iam_group"_s, e.account, e.name);
    }
    Result<void> in(const Group& e)
    {
        if (auto ran = put(u"INSERT INTO iam_group VALUES (?,?,?)"_s,
                           {e.account.toString(), e.name, timeOf(e.created)});
            !ran)
            return ran;
        return putPermissions(IdentityHolder::Group, e.account, e.name, e.permissions);
    }

    Result<void> out(const Role& e)
    {
        if (auto ran = takePermissions(IdentityHolder::Role, e.account, e.name); !ran)
            return ran;
        return takeNamed(u"iam_role"_s, e.account, e.name, u"role"_s, {u"iam_trust"_s});
    }
    Result<void> in(const Role& e)
    {
        const QVariantList key{e.account.toString(), e.name};
        if (auto ran = put(u"INSERT INTO iam_role VALUES (?,?,?,?,?)"_s,
                           key + QVariantList{bound(e.description), timeOf(e.created), textOf(e.boundary)});
            !ran)
            return ran;
        if (auto ran = putList(u"INSERT INTO iam_trust VALUES (?,?,?,?)"_s, key, e.trusted); !ran)
            return ran;
        return putPermissions(IdentityHolder::Role, e.account, e.name, e.permissions);
    }

    Result<void> out(const IdentityPolicy& e) { return takeNamed(u"iam_policy"_s, e.account, e.name); }
    Result<void> in(const IdentityPolicy& e)
    {
        return put(u"INSERT INTO iam_policy VALUES (?,?,?,?,?,?)"_s,
                   {e.account.toString(), e.name, bound(e.description), bound(e.content), timeOf(e.created),
                    timeOf(e.updated)});
    }

    Result<void> out(const Credentials& e)
    {
        const QVariantList key{e.principal.arn()};
        return take(u"credential"_s, u"principal = ?"_s, key,
                    {u"earlier_password"_s, u"mfa_device"_s, u"recovery_code"_s, u"access_key"_s},
                    u"principal = ?"_s, key);
    }
    Result<void> in(const Credentials& e)
    {
        const QString arn = e.principal.arn();
        const auto& password = e.password;
        if (auto ran = put(u"INSERT INTO credential VALUES (?,?,?,?,?,?,?,?)"_s,
                           {arn, password ? QVariant(QString::fromLatin1(password->hash)) : QVariant(),
                            password ? timeOf(password->changed) : QVariant(),
                            password ? QVariant(int(password->mustChange)) : QVariant(), e.attempts.failures,
                            timeOf(e.attempts.last), timeOf(e.lastSignIn), timeOf(e.mfaPostponed)});
            !ran)
            return ran;
        if (auto ran = putSecrets(arn, e); !ran)
            return ran;
        for (qsizetype i = 0; i < e.keys.size(); ++i) {
            const AccessKey& key = e.keys[i];
            if (auto ran = put(u"INSERT INTO access_key VALUES (?,?,?,?,?,?,?,?)"_s,
                               {key.id, arn, i, blobOf(key.hash), int(key.active), timeOf(key.created),
                                timeOf(key.lastUsed), bound(key.lastAction)});
                !ran)
                return ran;
        }
        return {};
    }
    Result<void> putSecrets(const QString& arn, const Credentials& e)
    {
        QStringList earlier;
        for (const QByteArray& hash : e.password ? e.password->earlier : QList<QByteArray>())
            earlier.append(QString::fromLatin1(hash));
        if (auto ran = putList(u"INSERT INTO earlier_password VALUES (?,?,?)"_s, {arn}, earlier); !ran)
            return ran;
        for (qsizetype i = 0; i < e.devices.size(); ++i) {
            const MfaDevice& device = e.devices[i];
            if (auto ran = put(u"INSERT INTO mfa_device VALUES (?,?,?,?,?,?,?)"_s,
                               {arn, i, device.name, blobOf(device.secret), timeOf(device.enabled),
                                device.lastStep, device.drift});
                !ran)
                return ran;
        }
        for (qsizetype i = 0; i < e.recoveryCodes.size(); ++i) {
            if (auto ran =
                    put(u"INSERT INTO recovery_code VALUES (?,?,?)"_s, {arn, i, blobOf(e.recoveryCodes[i])});
                !ran)
                return ran;
        }
        return {};
    }

    Connection& m_connection;
};

} // namespace

Result<qint64> IdentityStore::write(const IdentityChange& change)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    EntityWriter writer(m_connection);
    for (const IdentityEntityChange& one : change.changes) {
        if (!one.before)
            continue;
        if (auto removed = writer.remove(*one.before); !removed)
            return removed.error();
    }
    for (const IdentityEntityChange& one : change.changes) {
        if (!one.after)
            continue;
        if (auto inserted = writer.insert(*one.after); !inserted)
            return inserted.error();
    }
    if (auto counted = m_connection.execute(u"UPDATE identity_generation SET value = value + 1"_s); !counted)
        return counted.error();
    auto number = generation();
    if (!number)
        return number;
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return number;
}

Result<void> IdentityStore::setAttempts(const QByteArray& name, const Attempts& attempts,
                                        const QDateTime& forgetBefore)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto ran = m_connection.execute(u"DELETE FROM sign_in_attempt WHERE name = ? OR last_failure < ?"_s,
                                        {name, forgetBefore.toMSecsSinceEpoch()});
        !ran)
        return ran;
    if (attempts.failures > 0) {
        if (auto ran = m_connection.execute(u"INSERT INTO sign_in_attempt VALUES (?,?,?)"_s,
                                            {name, attempts.failures, attempts.last.toMSecsSinceEpoch()});
            !ran)
            return ran;
        if (auto ran = m_connection.execute(
                u"DELETE FROM sign_in_attempt WHERE name IN (SELECT name FROM sign_in_attempt"
                " ORDER BY last_failure DESC LIMIT -1 OFFSET 10000)"_s);
            !ran)
            return ran;
    }
    return transaction.commit();
}

} // namespace billfold
