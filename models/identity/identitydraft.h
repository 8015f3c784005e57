// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/directory.h"

#include <QCoreApplication>
#include <QDateTime>

namespace billfold
{

/// Where the sentences of the rules are translated.
struct IdentityText {
    Q_DECLARE_TR_FUNCTIONS(IdentityRules)
};

/// A directory that rules alter while what they alter is kept as a change. Inside of models/identity only.
///
/// Pointers into `directory()` end with the next `put` or `remove`: copy what is needed after one.
class IdentityDraft
{
public:
    IdentityDraft(Directory directory, QDateTime now)
        : m_directory(std::move(directory)), m_now(std::move(now))
    {
    }

    const Directory& directory() const { return m_directory; }
    const QDateTime& now() const { return m_now; }

    /// Adds the entity, or gives the one with its key this value.
    void put(const IdentityEntity& entity);
    /// Takes the entity with this key out, if there is one.
    void remove(const IdentityEntity& entity);

    /// Whom the operation concerns, for people; see IdentityChange::subject.
    void about(const QString& subject) { m_subject = subject; }
    /// What was altered so far, each entity once.
    IdentityChange change(const QString& operation) const;

private:
    void note(const QString& key, const std::optional<IdentityEntity>& before,
              const std::optional<IdentityEntity>& after);

    Directory m_directory;
    QDateTime m_now;
    QString m_subject{};
    QList<IdentityEntityChange> m_changes{};
    QHash<QString, qsizetype> m_placeOf{}; ///< in m_changes, by key
};

/// A refusal with the identity API's name; the error's code follows from it.
Error identityRefusal(QStringView name, const QString& message);

// What has to be there: NoSuchEntity where it is not. ValidationError where the principal is of another kind
// than the operation is for.
Result<User> requireUser(const IdentityDraft& draft, const PrincipalId& principal);
Result<Group> requireGroup(const IdentityDraft& draft, const AccountId& account, const QString& name);
Result<Role> requireRole(const IdentityDraft& draft, const PrincipalId& principal);
/// A policy that this account may attach: its own, or a ready-made one.
Result<void> requirePolicy(const IdentityDraft& draft, const AccountId& account, const PolicyArn& arn);
/// The policy by its ARN, where it is an account's own and can be altered.
Result<IdentityPolicy> requireOwnPolicy(const IdentityDraft& draft, const PolicyArn& arn);
/// Credentials of a principal that exists: empty ones where it has none yet.
Result<Credentials> requireCredentials(const IdentityDraft& draft, const PrincipalId& principal);

// What texts may be: ValidationError, or LimitExceeded where there are too many.
/// `what` begins the sentence: "The user's name".
Result<void> checkIdentityName(const QString& name, int longest, const QString& what);
Result<void> checkIdentityDescription(const QString& description);
Result<void> checkIdentityTags(const QMap<QString, QString>& tags);
/// MalformedPolicyDocument with the line and what is wrong there.
Result<void> checkIdentityPolicyText(const QString& content);
/// Names, contents and sizes of inline policies, and that the attached ones are there and not too many.
Result<void> checkPermissions(const IdentityDraft& draft, const AccountId& account,
                              const Permissions& permissions, int inlineSize);
/// Whom a role trusts: accounts, or principals that exist.
Result<void> checkTrusted(const IdentityDraft& draft, const QStringList& trusted);

/// Roles that trusted the principal trust `renamed` in its place, or nobody.
void replaceTrusted(IdentityDraft& draft, const PrincipalId& principal,
                    const std::optional<PrincipalId>& renamed);

} // namespace billfold
