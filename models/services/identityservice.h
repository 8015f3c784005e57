// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/directory.h"
#include "models/identity/identitycommands.h"
#include "models/identity/secrettext.h"
#include "models/services/authorization.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace billfold
{

class PasswordHasher;

/// What a person types to sign in.
struct SignInRequest {
    QString account; ///< id or alias; for the root user it may be left empty
    QString name; ///< of the user; for the root user the account's e-mail address, or empty with an account
    bool root = false;
    SecretText password{};
    SecretText code{}; ///< of an MFA device, or a recovery code; empty at the first step
};

/// What came of it.
struct SignInOutcome {
    enum class Step {
        SignedIn,
        CodeNeeded,     ///< the password is right and a device is assigned: ask again, with a code
        PasswordExpired ///< the password is right and must be changed first: changePassword with the old one
    };
    Step step = Step::SignedIn;
    PrincipalId principal;             ///< means nothing unless signed in or expired
    int recoveryCodesLeft = -1;        ///< where one was used
    std::optional<int> daysToExpiry{}; ///< of the password, where it is 15 or fewer
};

/// A sign-in that holds.
struct Session {
    PrincipalId principal;
    bool mfa = false;
    QDateTime since;
};

/// A device being assigned: shown until two codes were typed, kept nowhere else.
struct MfaEnrolment {
    PrincipalId principal;
    QString device;
    SecretText secret;
    QString uri; ///< for the QR code; holds the secret
};

struct NewAccessKey {
    QString id;
    SecretText secret; ///< shown once
};

/// Signing in, and the users, permissions and credentials of one open database. Belongs to its Workspace
/// (`Workspace::identity()`) and to that one's thread. Hashing and writing are done on worker threads. Names
/// that exist and names that do not take the same time and get the same answer (Error::name
/// "AuthenticationFailure"); too many wrong attempts are "ThrottlingException" with the time from which on
/// the next is heard in the sentence and as ISO 8601 in Error::reason. Every sign-in, also a failed one, and
/// every change is in the audit log.
class IdentityService : public QObject
{
    Q_OBJECT

public:
    /// How passwords are hashed from now on; for tests, which make and count many. The rest is not affected.
    void setHasher(std::shared_ptr<const PasswordHasher> hasher);

    /// Without hashes and secrets.
    const Directory& directory() const;

    /// Whether the window and the command line must sign in before anything is shown: a payer account, or any
    /// other, has a password.
    bool signInRequired() const;
    /// What whoever is about to sign in is told of the accounts (models/services/visibleworld.h).
    World signInWorld() const;
    /// Who acts now. Nobody where a sign-in is required and none was done, or the session is locked.
    Caller caller() const;
    bool isLocked() const;
    /// All who signed in since the program started and did not sign out: acting as any of them needs no
    /// password.
    QList<Session> sessions() const;

    QFuture<Result<SignInOutcome>> signIn(const SignInRequest& request);
    /// By an access key, for scripts. `action` is kept as what it was used for.
    QFuture<Result<SignInOutcome>> signInWithKey(const QString& keyId, const SecretText& secret,
                                                 const QString& action);
    /// Acts as somebody who has a session, or as the root user of an account that is not protected. In the
    /// organization of a payer that is protected that takes a session of the payer's root user, or of one who
    /// may take on the role OrganizationAccountAccessRole of the account.
    /// Without passwords anywhere it chooses the account, for the next start of the program too if wanted.
    enum class Remember { No, Yes };
    Result<void> switchTo(const PrincipalId& principal, Remember remember = Remember::Yes);
    /// Takes on a role that trusts the caller.
    Result<void> assumeRole(const PrincipalId& role);
    void signOut(); ///< of the principal that acts
    void signOutAll();
    /// Hides everything until somebody signs in again; the sessions end but for their names.
    void lock();

    // Passwords
    /// Sets the first password of an account's root user, which is signed in by that; later ones by
    /// changePassword.
    QFuture<Result<void>> setRootPassword(const AccountId& account, const SecretText& password);
    /// One's own, with the present one. Refused with the rule that is not met, "PasswordPolicyViolation".
    /// After SignInOutcome::Step::PasswordExpired it completes the sign-in.
    QFuture<Result<void>> changePassword(const PrincipalId& principal, const SecretText& present,
                                         const SecretText& next);
    /// Gives a user a password (CreateLoginProfile or UpdateLoginProfile).
    QFuture<Result<void>> setUserPassword(const PrincipalId& user, const SecretText& password,
                                          bool mustChange);
    /// The checklist for a page, as one types. At once.
    QList<PasswordRule> checkPassword(const PrincipalId& principal, const SecretText& password) const;

    // MFA
    Result<MfaEnrolment> beginMfa(const PrincipalId& principal, const QString& device) const;
    /// Two consecutive codes. Answers with recovery codes for the first device, to be shown once; else with
    /// none.
    QFuture<Result<QList<SecretText>>> finishMfa(const MfaEnrolment& enrolment, const QString& first,
                                                 const QString& second);
    QFuture<Result<void>> resynchronizeMfa(const PrincipalId& principal, const QString& device,
                                           const QString& first, const QString& second);
    /// New ones; those that are left are void.
    QFuture<Result<QList<SecretText>>> makeRecoveryCodes(const PrincipalId& principal);
    /// Puts the notice off until tomorrow; it stays on Home.
    QFuture<Result<void>> postponeMfa(const PrincipalId& principal);

    QFuture<Result<NewAccessKey>> createAccessKey(const PrincipalId& principal);

    /// Everything else. Decides, writes, announces.
    QFuture<Result<IdentityChange>> perform(const IdentityCommand& command);
    /// Whether it would be refused, and why. At once.
    Result<void> rehearse(const IdentityCommand& command) const;

    /// May the caller do that? At once; for pages that hide or disable. Changes with changed() and
    /// callerChanged().
    Permit may(const QString& action, const QString& resource = QStringLiteral("*")) const;
    /// The same for somebody else, as if signed in with a code: what "simulate" shows. Who may not ask that
    /// of another (iam:SimulatePrincipalPolicy) is answered with its own refusal.
    Permit simulate(const PrincipalId& principal, const QString& action, const QString& resource) const;

    /// The credential report of an account: CSV with the standard one's columns.
    QFuture<Result<QByteArray>> credentialReport(const AccountId& account) const;

    /// Looks at once whether another program changed anything; for when the window is looked at again.
    void refresh();

signals:
    void changed();       ///< directory() is another one
    void callerChanged(); ///< caller(), isLocked() or sessions() is another one

private:
    friend class Workspace;
    struct Private;
    explicit IdentityService(std::unique_ptr<Private> d);
    ~IdentityService() override;
    std::unique_ptr<Private> d;
};

} // namespace billfold
