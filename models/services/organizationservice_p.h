// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationcore.h"
#include "models/services/organizationservice.h"
#include "models/services/worker.h"

#include <QTimer>

namespace billfold
{

class Workspace;

/// Between the service's own thread, which keeps what was last heard, and the workers, which do the work.
struct OrganizationService::Private {
    /// What a worker tells after its work.
    struct News {
        LoadedWorld loaded;
        bool history = false; ///< whether the titles are known: only the writing thread knows them
        OrganizationCore::Title undo{}, redo{};
    };
    static News newsOf(const OrganizationCore& core);
    using Job = std::function<Result<ChangeSet>(OrganizationCore&, Connection&)>;

    Private(Workspace& owner, Worker& writing, Worker& reading, std::shared_ptr<const Clock> time)
        : workspace(owner), writer(writing), reader(reading), clock(std::move(time)),
          core(std::make_shared<OrganizationCore>(clock))
    {
    }

    /// Reads everything; waits for it. Before any other method.
    Result<void> open();
    /// Does the job on the writing thread, and tells what came of it before the future has its answer.
    QFuture<Result<ChangeSet>> run(Job job);
    /// The same where the gate let the caller in.
    QFuture<Result<ChangeSet>> run(const Result<Admission>& entered, Job job);
    Result<Admission> enter(const char* method) const;
    /// For what changes whole organizations from files, which is no linked account's to do.
    Result<Admission> enterToImport(const char* method) const;
    /// For the plan of an organization, which shows all of it.
    Result<Admission> enterToPlan(const OrganizationId& organization) const;
    /// The account on whose behalf a change is made: the caller's.
    ActingAccount actingAccount(const Result<Admission>& entered) const;
    /// On the writing thread, after something was written that may concern organizations.
    void noticeOn(Connection& connection);

    // The rest on the service's thread
    void startTimers();
    void hear(const News& news);
    void armDue();
    void settleWhenDue();
    bool isUsable(const AccountId& id) const; ///< whether one can act as it
    enum class Choice { OfPerson, OfProgram };
    void choose(const AccountId& account, Choice by); ///< keeps it as who acts; a person's choice is noted
    std::optional<AccountId> actor() const;
    /// Where somebody signed in, or has to, who acts is not chosen here: the account of who signed in, or
    /// nobody. Nothing: it is chosen here.
    void impose(const std::optional<std::optional<AccountId>>& actor);
    void tellActor(const std::optional<AccountId>& before);
    /// After somebody else signed in, or passwords were given: world() may be another one.
    void forgetVisible();
    void renewVisible();

    OrganizationService* service = nullptr;
    Workspace& workspace;
    Worker& writer;
    Worker& reader;
    Gate* gate = nullptr; ///< the workspace's
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<OrganizationCore> core; ///< of the writing thread

    LoadedWorld loaded;
    /// What the caller is shown of it; nothing where nobody asked yet.
    std::optional<World> visible;
    OrganizationCore::Title undo, redo;
    std::optional<AccountId> chosen; ///< by a person, where nobody has to sign in
    std::optional<std::optional<AccountId>> imposed;
    std::function<void(const AccountId&)> switchAccount; ///< what actAs does where it is imposed
    bool looking = false;                                ///< a look for others' changes is on its way
    QTimer* due = nullptr;
    RandomIds ids; ///< for rehearsals
};

} // namespace billfold
