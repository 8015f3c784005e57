// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/identitystore.h"

#include "models/storage/identityrows.h"

#include <QCoreApplication>

#include <array>
#include <functional>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QDateTime timeAt(const Query& row, int column)
{
    return row.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC);
}
std::optional<QDateTime> maybeTimeAt(const Query& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(timeAt(row, column));
}
std::optional<QString> maybeTextAt(const Query& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.text(column));
}
std::optional<int> maybeNumberAt(const Query& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(static_cast<int>(row.integer(column)));
}

/// Reads the tables one after the other, what belongs to an entity before it.
class DirectoryReader
{
public:
    explicit DirectoryReader(Connection& connection) : m_connection(connection) {}

    Result<Directory> read()
    {
        using Part = Result<void> (DirectoryReader::*)();
        constexpr std::array<Part, 9> parts{&DirectoryReader::readPermissions, &DirectoryReader::readLists,
                                            &DirectoryReader::readSecurity,    &DirectoryReader::readUsers,
                                            &DirectoryReader::readGroups,      &DirectoryReader::readRoles,
                                            &DirectoryReader::readPolicies,    &DirectoryReader::readParts,
                                            &DirectoryReader::readCredentials};
        for (const Part part : parts) {
            if (auto done = (this->*part)(); !done)
                return done.error();
        }
        Directory directory;
        directory.apply(m_all);
        return directory;
    }

private:
    using Row = Query;
    /// Owners in one form: names ignore case.
    static QString ownerOf(const QString& account, const QString& name)
    {
        return account + u'/' + name.toLower();
    }
    /// `make` answers false for a row that makes no sense.
    Result<void> each(const QString& sql, const std::function<bool(const Row&)>& make)
    {
        Query row(m_connection, sql);
        if (auto ran = row.run(); !ran)
            return ran;
        while (row.next()) {
            if (!make(row))
                return Error{
                    ErrorCode::Storage,
                    QCoreApplication::translate("IdentityStore", "%1 is damaged. Restore a copy of it.")
                        .arg(m_connection.path()),
                    sql};
        }
        return {};
    }
    bool add(IdentityEntity entity)
    {
        m_all.changes.append({{}, std::move(entity)});
        return true;
    }
    Permissions& permissions(const Row& row)
    {
        return m_permissions[static_cast<std::size_t>(row.integer(0))][ownerOf(row.text(1), row.text(2))];
    }
    Permissions permissionsOf(IdentityHolder kind, const QString& account, const QString& name) const
    {
        return m_permissions[static_cast<std::size_t>(kind)].value(ownerOf(account, name));
    }

    Result<void> readPermissions()
    {
        if (auto done = each(u"SELECT holder_kind, account, holder, policy FROM iam_attachment"
                             " ORDER BY holder_kind, account, holder, position"_s,
                             [this](const Row& row) {
                                 permissions(row).policies.append(row.text(3));
                                 return true;
                             });
            !done)
            return done;
        return each(u"SELECT holder_kind, account, holder, name, content FROM iam_inline_policy"_s,
                    [this](const Row& row) {
                        permissions(row).inlinePolicies.insert(row.text(3), row.text(4));
                        return true;
                    });
    }

    Result<void> readLists()
    {
        const auto texts = [this](const QString& sql, QHash<QString, QStringList>& into) {
            return each(sql, [&into](const Row& row) {
                into[ownerOf(row.text(0), row.text(1))].append(row.text(2));
                return true;
            });
        };
        if (auto done = texts(
                u"SELECT account, user, member_of FROM iam_membership ORDER BY account, user, position"_s,
                m_groupsOf);
            !done)
            return done;
        if (auto done =
                texts(u"SELECT account, role, trusted FROM iam_trust ORDER BY account, role, position"_s,
                      m_trustedOf);
            !done)
            return done;
        return each(u"SELECT account, user, key, value FROM iam_user_tag"_s, [this](const Row& row) {
            m_tagsOf[ownerOf(row.text(0), row.text(1))].insert(row.text(2), row.text(3));
            return true;
        });
    }

    Result<void> readSecurity()
    {
        return each(u"SELECT account, alias, minimum_length, require_symbols, require_numbers,"
                    " require_uppercase, require_lowercase, allow_users_to_change, max_age_days,"
                    " reuse_prevention, hard_expiry FROM account_security"_s,
                    [this](const Row& row) {
                        const auto account = AccountId::parse(row.text(0));
                        if (!account)
                            return false;
                        AccountSecurity e{*account, row.text(1), {}};
                        if (!row.isNull(2)) {
                            PasswordPolicy p;
                            p.minimumLength = static_cast<int>(row.integer(2));
                            p.requireSymbols = row.integer(3) != 0;
                            p.requireNumbers = row.integer(4) != 0;
                            p.requireUppercase = row.integer(5) != 0;
                            p.requireLowercase = row.integer(6) != 0;
                            p.allowUsersToChange = row.integer(7) != 0;
                            p.maxAgeDays = maybeNumberAt(row, 8);
                            p.reusePrevention = maybeNumberAt(row, 9);
                            p.hardExpiry = row.integer(10) != 0;
                            e.passwordPolicy = p;
                        }
                        return add(e);
                    });
    }

    Result<void> readUsers()
    {
        return each(u"SELECT account, name, created, boundary FROM iam_user"_s, [this](const Row& row) {
            const auto account = AccountId::parse(row.text(0));
            if (!account)
                return false;
            const QString owner = ownerOf(row.text(0), row.text(1));
            return add(User{*account, row.text(1), timeAt(row, 2), m_groupsOf.value(owner),
                            permissionsOf(IdentityHolder::User, row.text(0), row.text(1)),
                            maybeTextAt(row, 3), m_tagsOf.value(owner)});
        });
    }
    Result<void> readGroups()
    {
        return each(u"SELECT account, name, created FROM iam_group"_s, [this](const Row& row) {
            const auto account = AccountId::parse(row.text(0));
            return account && add(Group{*account, row.text(1), timeAt(row, 2),
                                        permissionsOf(IdentityHolder::Group, row.text(0), row.text(1))});
        });
    }
    Result<void> readRoles()
    {
        return each(
            u"SELECT account, name, description, created, boundary FROM iam_role"_s, [this](const Row& row) {
                const auto account = AccountId::parse(row.text(0));
                return account && add(Role{*account, row.text(1), row.text(2), timeAt(row, 3),
                                           m_trustedOf.value(ownerOf(row.text(0), row.text(1))),
                                           permissionsOf(IdentityHolder::Role, row.text(0), row.text(1)),
                                           maybeTextAt(row, 4)});
            });
    }
    Result<void> readPolicies()
    {
        return each(u"SELECT account, name, description, content, created, updated FROM iam_policy"_s,
                    [this](const Row& row) {
                        const auto account = AccountId::parse(row.text(0));
                        return account && add(IdentityPolicy{*account, row.text(1), row.text(2), row.text(3),
                                                             timeAt(row, 4), timeAt(row, 5)});
                    });
    }

    /// What credentials consist of, by principal.
    Result<void> readParts()
    {
        if (auto done =
                each(u"SELECT principal, password FROM earlier_password ORDER BY principal, position"_s,
                     [this](const Row& row) {
                         m_earlierOf[row.text(0).toLower()].append(row.text(1).toLatin1());
                         return true;
                     });
            !done)
            return done;
        if (auto done = each(u"SELECT principal, name, secret, enabled, last_step, drift FROM mfa_device"
                             " ORDER BY principal, position"_s,
                             [this](const Row& row) {
                                 m_devicesOf[row.text(0).toLower()].append(
                                     {row.text(1), row.value(2).toByteArray(), timeAt(row, 3), row.integer(4),
                                      static_cast<int>(row.integer(5))});
                                 return true;
                             });
            !done)
            return done;
        if (auto done = each(u"SELECT principal, hash FROM recovery_code ORDER BY principal, position"_s,
                             [this](const Row& row) {
                                 m_recoveryOf[row.text(0).toLower()].append(row.value(1).toByteArray());
                                 return true;
                             });
            !done)
            return done;
        return each(u"SELECT principal, id, hash, active, created, last_used, last_action FROM access_key"
                    " ORDER BY principal, position"_s,
                    [this](const Row& row) {
                        m_keysOf[row.text(0).toLower()].append({row.text(1), row.value(2).toByteArray(),
                                                                row.integer(3) != 0, timeAt(row, 4),
                                                                maybeTimeAt(row, 5), row.text(6)});
                        return true;
                    });
    }

    Result<void> readCredentials()
    {
        return each(u"SELECT principal, password, password_changed, must_change, failures, last_failure,"
                    " last_sign_in, mfa_postponed FROM credential"_s,
                    [this](const Row& row) {
                        const auto principal = PrincipalId::parse(row.text(0));
                        if (!principal)
                            return false;
                        const QString owner = row.text(0).toLower();
                        Credentials e{*principal};
                        if (!row.isNull(1))
                            e.password = PasswordRecord{row.text(1).toLatin1(), timeAt(row, 2),
                                                        row.integer(3) != 0, m_earlierOf.value(owner)};
                        e.devices = m_devicesOf.value(owner);
                        e.recoveryCodes = m_recoveryOf.value(owner);
                        e.keys = m_keysOf.value(owner);
                        e.attempts = {static_cast<int>(row.integer(4)), timeAt(row, 5)};
                        e.lastSignIn = maybeTimeAt(row, 6);
                        e.mfaPostponed = maybeTimeAt(row, 7);
                        return add(e);
                    });
    }

    Connection& m_connection;
    IdentityChange m_all;
    std::array<QHash<QString, Permissions>, 3> m_permissions; // by IdentityHolder, then owner
    QHash<QString, QStringList> m_groupsOf, m_trustedOf;
    QHash<QString, QMap<QString, QString>> m_tagsOf;
    QHash<QString, QList<QByteArray>> m_earlierOf, m_recoveryOf; // from here on by principal
    QHash<QString, QList<MfaDevice>> m_devicesOf;
    QHash<QString, QList<AccessKey>> m_keysOf;
};

} // namespace

Result<Directory> IdentityStore::load()
{
    const Snapshot snapshot(m_connection);
    return DirectoryReader(m_connection).read();
}

Result<qint64> IdentityStore::generation()
{
    return m_connection.number(u"SELECT value FROM identity_generation"_s);
}

Result<std::optional<AccountId>> IdentityStore::accountByEmail(const QString& email)
{
    Query query(m_connection, u"SELECT id FROM org_account WHERE lower(email) = lower(?) AND email <> ''"_s);
    if (auto ran = query.bind(bound(email)).run(); !ran)
        return ran.error();
    return query.next() ? AccountId::parse(query.text(0)) : std::optional<AccountId>();
}

Result<QString> IdentityStore::emailOf(const AccountId& account)
{
    Query query(m_connection, u"SELECT email FROM org_account WHERE id = ?"_s);
    if (auto ran = query.bind(account.toString()).run(); !ran)
        return ran.error();
    return query.next() ? query.text(0) : QString();
}

Result<bool> IdentityStore::isUsed(const AccountId& account)
{
    const auto used = m_connection.number(
        u"SELECT EXISTS (SELECT 1 FROM iam_user WHERE account = ?)"
        " OR EXISTS (SELECT 1 FROM credential WHERE principal = ? AND password IS NOT NULL)"_s,
        {account.toString(), PrincipalId{account}.arn()});
    return used ? Result<bool>(*used != 0) : used.error();
}

Result<Attempts> IdentityStore::attempts(const QByteArray& name)
{
    Query query(m_connection, u"SELECT failures, last_failure FROM sign_in_attempt WHERE name = ?"_s);
    if (auto ran = query.bind(name).run(); !ran)
        return ran.error();
    return query.next() ? Attempts{static_cast<int>(query.integer(0)), timeAt(query, 1)} : Attempts();
}

} // namespace billfold
