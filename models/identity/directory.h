// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"
#include "models/identity/password.h"
#include "models/identity/secrettext.h"
#include "models/identity/throttle.h"
#include "models/policy/evaluate.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <variant>

namespace billfold
{

/// Who can act in an account: its root user, a user or a role. The text form is the ARN
/// (arn:aws:iam::123456789012:root, …:user/ines.holm, …:role/Audit).
struct PrincipalId {
    enum class Kind { Root, User, Role };
    AccountId account;
    Kind kind = Kind::Root;
    QString name{}; ///< of the user or role as it was created; empty for the root user

    QString arn() const;
    static std::optional<PrincipalId> parse(QStringView arn);
    /// Names are compared without regard to case (section 6.1 of the reference).
    QString key() const;
    friend bool operator==(const PrincipalId& a, const PrincipalId& b) { return a.key() == b.key(); }
    friend size_t qHash(const PrincipalId& id, size_t seed = 0) { return qHash(id.key(), seed); }
};

/// A policy by its ARN: one of the account's own (arn:aws:iam::ID:policy/NAME) or a ready-made one
/// (arn:aws:iam::aws:policy/job-function/NAME, see jobfunctions.h).
using PolicyArn = QString;

/// What hangs on a user, a group or a role.
struct Permissions {
    QList<PolicyArn> policies{};
    QMap<QString, QString> inlinePolicies{}; ///< name to content
    friend bool operator==(const Permissions&, const Permissions&) = default;
};

struct User {
    AccountId account;
    QString name;
    QDateTime created;
    QStringList groups{}; ///< names, sorted
    Permissions permissions{};
    std::optional<PolicyArn> boundary{};
    QMap<QString, QString> tags{};
    PrincipalId id() const { return {account, PrincipalId::Kind::User, name}; }
    friend bool operator==(const User&, const User&) = default;
};

struct Group {
    AccountId account;
    QString name;
    QDateTime created;
    Permissions permissions{};
    friend bool operator==(const Group&, const Group&) = default;
};

/// Taken on by a principal whom it trusts, of this account or another.
struct Role {
    AccountId account;
    QString name;
    QString description{};
    QDateTime created;
    QStringList trusted{}; ///< ARNs of principals, or ids of whole accounts
    Permissions permissions{};
    std::optional<PolicyArn> boundary{};
    PrincipalId id() const { return {account, PrincipalId::Kind::Role, name}; }
    friend bool operator==(const Role&, const Role&) = default;
};

/// A policy that an account made for itself.
struct IdentityPolicy {
    AccountId account;
    QString name;
    QString description{};
    QString content;
    QDateTime created, updated;
    PolicyArn arn() const;
    friend bool operator==(const IdentityPolicy&, const IdentityPolicy&) = default;
};

/// What concerns all users of one account.
struct AccountSecurity {
    AccountId account;
    QString alias{}; ///< a name to sign in with in place of the id; unique over all accounts
    std::optional<PasswordPolicy> passwordPolicy{};
    friend bool operator==(const AccountSecurity&, const AccountSecurity&) = default;
};

struct MfaDevice {
    QString name;
    QByteArray secret{}; ///< empty in what the window is given
    QDateTime enabled;
    qint64 lastStep = 0; ///< of the last code that was taken
    /// By how many steps its clock is ahead of ours, as resynchronizing found; codes are checked against
    /// now.addSecs(30 * drift).
    int drift = 0;
    QString serial(const AccountId& account) const;
    friend bool operator==(const MfaDevice&, const MfaDevice&) = default;
};

struct AccessKey {
    QString id;        ///< AKIA and 16 more characters
    QByteArray hash{}; ///< of its secret; empty in what the window is given
    bool active = true;
    QDateTime created;
    std::optional<QDateTime> lastUsed{};
    QString lastAction{}; ///< what it was used for last
    friend bool operator==(const AccessKey&, const AccessKey&) = default;
};

struct PasswordRecord {
    QByteArray hash{}; ///< empty in what the window is given
    QDateTime changed;
    bool mustChange = false;     ///< at the next sign-in
    QList<QByteArray> earlier{}; ///< hashes, latest first, at most 24
    friend bool operator==(const PasswordRecord&, const PasswordRecord&) = default;
};

/// What a principal signs in with.
struct Credentials {
    PrincipalId principal;
    std::optional<PasswordRecord> password{};
    QList<MfaDevice> devices{};        ///< at most eight
    QList<QByteArray> recoveryCodes{}; ///< hashes of those that are left
    QList<AccessKey> keys{};           ///< at most two
    Attempts attempts{};
    std::optional<QDateTime> lastSignIn{};
    std::optional<QDateTime> mfaPostponed{}; ///< since when the notice is put off
    friend bool operator==(const Credentials&, const Credentials&) = default;
};

using IdentityEntity = std::variant<AccountSecurity, User, Group, Role, IdentityPolicy, Credentials>;
/// Tells entities apart, of all kinds; names in lower case.
QString entityKey(const IdentityEntity& entity);

struct IdentityEntityChange {
    std::optional<IdentityEntity> before{}, after{};
    const IdentityEntity& any() const { return after ? *after : *before; }
    friend bool operator==(const IdentityEntityChange&, const IdentityEntityChange&) = default;
};

/// What one operation does, whole: written in one transaction.
struct IdentityChange {
    QString operation{}; ///< the standard name, such as CreateUser
    QString subject{};   ///< whom it concerns, for people
    QList<IdentityEntityChange> changes{};
    bool isEmpty() const { return changes.isEmpty(); }
};

/// All users, groups, roles, policies and credentials of a database at one moment: a value like World, read
/// by any number of threads.
class Directory
{
public:
    const AccountSecurity* security(const AccountId& account) const;
    const AccountSecurity* securityByAlias(const QString& alias) const;
    const User* user(const AccountId& account, const QString& name) const;
    const Group* group(const AccountId& account, const QString& name) const;
    const Role* role(const AccountId& account, const QString& name) const;
    const IdentityPolicy* policy(const PolicyArn& arn) const; ///< the accounts' own only
    const Credentials* credentials(const PrincipalId& principal) const;
    /// The principal with this active or inactive key.
    const Credentials* credentialsOfKey(const QString& keyId) const;

    QList<User> users(const AccountId& account) const; ///< by name
    QList<Group> groups(const AccountId& account) const;
    QList<Role> roles(const AccountId& account) const;
    QList<IdentityPolicy> policies(const AccountId& account) const;
    QList<User> usersOf(const AccountId& account, const QString& group) const;

    /// Whether the account's root user has a password, so that acting as the account needs a sign-in.
    bool isProtected(const AccountId& account) const;
    bool anyProtected() const;

    /// The same without hashes and secrets: what the window's thread has. How many there are of them stays:
    /// of each recovery code that is left, an empty hash.
    Directory withoutSecrets() const;
    QList<IdentityEntity> everything() const; ///< by kind and key
    /// The entity with the same key, as it is now.
    std::optional<IdentityEntity> find(const IdentityEntity& like) const;
    /// True where each entity of the change is as its `before` says, and nothing stands where a new one goes.
    bool fits(const IdentityChange& change) const;
    /// All that goes is taken out first, so that what must be unique may pass from one entity to another.
    /// \pre fits(change)
    void apply(const IdentityChange& change);

private:
    void insert(const IdentityEntity& entity);
    void remove(const QString& key);

    QMap<QString, IdentityEntity> m_entities; // by entityKey
    QHash<QString, QString> m_accountOfAlias; // in lower case, to the key of AccountSecurity
    QHash<QString, QString> m_principalOfKey; // access key id to the key of Credentials
    int m_protectedAccounts = 0;              // root users with a password
};

/// The policies that give a principal its permissions, and those that bound them, ready to be asked. Nothing
/// for the root user, who needs none. A user's groups' policies are among its own. Policies whose text makes
/// no sense allow nothing and are left out; a boundary that is gone allows nothing, and so do the policies of
/// a user or role that does not exist.
struct IdentityPolicies {
    PolicyLevel identity{};
    QStringList identityNames{}; ///< beside `identity`: the policy's name, for people
    std::optional<PolicyLevel> boundary{};
    QStringList boundaryNames{};
};
std::optional<IdentityPolicies> identityPolicies(const Directory& directory, const PrincipalId& principal);

} // namespace billfold
