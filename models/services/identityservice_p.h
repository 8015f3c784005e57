// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/doorkeeper.h"
#include "models/services/identitycore.h"
#include "models/services/identityservice.h"
#include "models/services/organizationservice_p.h"
#include "models/services/sessions.h"
#include "models/services/worker.h"

#include <atomic>

namespace billfold
{

/// Between the service's own thread, which has the directory without secrets and the sessions, and the
/// workers: the writing thread, and the keeper, which hashes and lets people in.
struct IdentityService::Private {
    /// What the jobs need of the workspace.
    struct Surroundings {
        OrganizationService::Private& organizations; ///< follow who acts here
        Worker& writer;
        Worker& keeper;
        const std::atomic<bool>& importing;
        std::shared_ptr<const Clock> clock;
    };
    explicit Private(Surroundings parts)
        : around(std::move(parts)),
          core(std::make_shared<IdentityCore>(around.clock, around.organizations.core)),
          keeper(std::make_shared<Doorkeeper>(around.clock))
    {
    }

    /// Reads everything; waits for it. Before any other method.
    Result<void> open();
    /// Writes the sign-ins that waited for the writing thread's job to end; on that thread.
    void flushOn(Connection& connection) const;

    // Any thread
    using Then = std::function<void()>;
    /// Lets the service's thread hear what is new, and do something more after that. `renewed` changed its
    /// own password, so its session holds.
    void tell(const DirectoryNews& news, Then then = {}, std::optional<PrincipalId> renewed = {}) const;
    /// A change on the writing thread, and the telling.
    Result<IdentityChange> write(Connection& connection, const IdentityRequest& request,
                                 const IdentityCore::Allowed& allowed, const IdentityCore::Decide& decide,
                                 Then then = {}, std::optional<PrincipalId> renewed = {}) const;

    /// A job of two steps: on the keeper (hashing), and what that answers with on the writing thread.
    template <typename T>
    using Step = std::function<Result<T>(Connection&)>;
    template <typename T>
    QFuture<Result<T>> inTwoSteps(std::function<Result<Step<T>>(Connection&)> first);

    // The service's thread
    void startTimer();
    void look();
    /// `then` has its place after what is new is known, and before it is told.
    void hear(const DirectoryNews& news, const std::optional<PrincipalId>& renewed = {},
              const Then& then = {});
    /// After the sessions or whether they are needed may have changed.
    void announce(bool always = false);
    Caller caller() const;
    /// All of it, whatever of it the caller may see.
    const World& world() const { return around.organizations.loaded.world; }
    /// The sessions and everybody's name, where a sign-in is needed.
    bool signInRequired() const { return known.directory.anyProtected(); }
    void openSession(const PrincipalId& principal, bool mfa);
    void switchAccount(const AccountId& account);
    bool mayActUnprotected(const AccountId& account) const;
    PasswordOwner ownerOf(const PrincipalId& principal) const;
    QList<PasswordRule> check(const PrincipalId& principal, const SecretText& password) const;
    /// May the caller change its own password; `expired`: because it had to while it signed in.
    IdentityCore::Allowed mayChangePassword(const Caller& caller, const PrincipalId& principal,
                                            bool expired) const;
    QFuture<Result<SignInOutcome>>
    letIn(std::function<Result<Doorkeeper::Answer>(Doorkeeper&, Connection&, bool importing)> ask);

    IdentityService* service = nullptr;
    Surroundings around;
    std::shared_ptr<IdentityCore> core;
    std::shared_ptr<Doorkeeper> keeper;
    std::shared_ptr<const PasswordHasher> hasher = std::make_shared<PasswordHasher>();

    DirectoryNews known;
    Sessions sessions;
    Caller toldCaller{};
    bool toldRequired = false;
    quint64 announced = 0; ///< how often
    /// Who may change a password without a session: somebody whose sign-in was right but for its age.
    struct ExpiredSignIn {
        PrincipalId principal;
        bool mfa = false;
        QDateTime at;
    };
    std::optional<ExpiredSignIn> expired;
    bool looking = false;
};

/// The answer of a job of several steps: given once, and where its workers go before that, too.
template <typename T>
class Promised
{
public:
    Promised() { m_promise.start(); }
    ~Promised()
    {
        if (!m_given)
            give(Worker::closed());
    }
    Promised(const Promised&) = delete;
    Promised& operator=(const Promised&) = delete;
    QFuture<Result<T>> future() { return m_promise.future(); }
    void give(Result<T> result)
    {
        m_given = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_given = false;
};

template <typename T>
QFuture<Result<T>> IdentityService::Private::inTwoSteps(std::function<Result<Step<T>>(Connection&)> first)
{
    auto promised = std::make_shared<Promised<T>>();
    const QFuture<Result<T>> future = promised->future();
    static_cast<void>(around.keeper.post<void>([promised, first = std::move(first), &writer = around.writer](
                                                   Connection& connection) -> Result<void> {
        Result<Step<T>> second = first(connection);
        if (!second) {
            promised->give(second.error());
            return {};
        }
        static_cast<void>(
            writer.post<void>([promised, second = *second](Connection& writing) -> Result<void> {
                promised->give(second(writing));
                return {};
            }));
        return {};
    }));
    return future;
}

/// A change as the window may have it.
IdentityChange withoutSecrets(IdentityChange change);

} // namespace billfold
