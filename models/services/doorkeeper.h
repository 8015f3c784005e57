// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/identity/audit.h"
#include "models/services/identitycore.h"
#include "models/services/identityservice.h"
#include "models/services/passwordhasher.h"

#include <QMutex>

#include <memory>

namespace billfold
{

/// What a sign-in, or an attempt, leaves in the database.
struct SignInTrace {
    enum class Count {
        Nothing,
        Failure,
        Success ///< the wrong attempts before it are forgotten
    };
    std::optional<PrincipalId> principal{}; ///< whose credentials it concerns, where there are some
    QByteArray name;                        ///< hash of what was typed, where the attempts are kept by that
    Count count = Count::Nothing;
    bool signedIn = false;
    QString device{}; ///< whose code was taken, of the step
    qint64 step = 0;
    QByteArray recoveryCode{}; ///< used up
    QString keyId{}, keyAction{};
    AuditEvent event{};
};
/// The attempts, and the credentials, with the trace in them.
Attempts applied(const SignInTrace& trace, const Attempts& attempts);
void apply(const SignInTrace& trace, Credentials& credentials);

/// Checks who signs in, on a thread of its own with its own connection: hashing takes a tenth of a second,
/// and somebody who wants in does not wait for an import. While this program's own import holds the writer's
/// place, traces are kept in memory, count at once, and are written as soon as it is free; else each is
/// written before the answer is given, so that neither a restart nor a crash forgives anything.
class Doorkeeper
{
public:
    explicit Doorkeeper(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    struct Answer {
        SignInOutcome outcome;
        bool mfa = false; ///< a code was given and taken
        std::optional<LoadedDirectory> loaded{};
    };
    /// `importing`: the writer's place is taken by a long job of this program.
    Result<Answer> signIn(Connection& connection, const SignInRequest& request, const PasswordHasher& hasher,
                          bool importing);
    Result<Answer> signInWithKey(Connection& connection, const QString& keyId, const SecretText& secret,
                                 const QString& action, bool importing);
    /// The present password, before it is changed: throttled and counted as a sign-in.
    Result<void> checkPassword(Connection& connection, const PrincipalId& principal,
                               const SecretText& password, const PasswordHasher& hasher, bool importing);
    /// Writes what is waiting. Any thread.
    Result<void> flush(Connection& connection);
    bool hasWaiting() const;

private:
    /// Who is meant, and what is known of the name.
    struct Visitor {
        LoadedDirectory loaded;
        Credentials credentials; ///< empty ones, with the attempts alone, where there are none
        SignInTrace trace;       ///< so far
    };
    // The next three are called with the mutex locked: what waits and what is written must be of one moment.
    Result<Visitor> visitor(Connection& connection, const SignInRequest& request) const;
    Result<Visitor> visitor(Connection& connection, const std::optional<PrincipalId>& principal,
                            const QByteArray& name, LoadedDirectory loaded) const;
    Result<Visitor> keyVisitor(Connection& connection, const QString& keyId) const;

    Error refuse(Connection& connection, Visitor& visitor, const QString& why, bool importing);
    bool takeCode(Visitor& visitor, const SecretText& code, Answer& answer) const;
    Result<Answer> letIn(Connection& connection, Visitor& visitor, Answer answer, bool importing);
    Result<void> leave(Connection& connection, const SignInTrace& trace, bool importing);
    /// `fresh`: was found right just now, and has to be still.
    static Result<void> write(Connection& connection, const QList<SignInTrace>& traces, bool fresh);

    std::shared_ptr<const Clock> m_clock;
    mutable QMutex m_mutex; ///< of what waits, and of its writing
    QList<SignInTrace> m_waiting;
};

/// Whether the password must be changed before anything else, and whether only an administrator can help.
struct PasswordAge {
    bool expired = false;
    bool needsAdministrator = false;
    std::optional<int> daysLeft{};
};
PasswordAge passwordAge(const Directory& directory, const Credentials& credentials, const QDateTime& now);

} // namespace billfold
