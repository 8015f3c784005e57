// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/auditnote.h"
#include "models/services/auditservice_p.h"
#include "models/services/backupservice_p.h"
#include "models/services/gate.h"
#include "models/services/identityservice_p.h"
#include "models/services/opening.h"
#include "models/services/organizationservice_p.h"
#include "models/services/worker.h"
#include "models/services/workspace.h"

#include <atomic>

namespace billfold
{

using namespace Qt::StringLiterals;

/// What the methods of a workspace work with: who may come in, and the thread that does the job. The methods
/// stand in workspacebills.cpp, workspaceimports.cpp and workspacedocuments.cpp.
struct Workspace::Private {
    Private(QString file, std::shared_ptr<const Clock> time)
        : path(std::move(file)), clock(std::move(time)), writer(path), reader(path), printer(path),
          background(path), keeper(path)
    {
    }
    QString path;
    std::shared_ptr<const Clock> clock;
    Opening opening; // before the workers, so that the file is theirs until they are gone
    std::atomic<bool> cancel{false};
    std::atomic<bool> closing{false};
    bool checkedWhole = true;
    std::atomic<bool> importing{false};  ///< the writing thread has the writer's place for long
    std::unique_ptr<AuditService> audit; // before the workers, whose jobs use them to the last
    std::unique_ptr<BackupService> backups;
    Worker writer;
    Worker reader;
    Worker printer;
    Worker background; ///< for what takes long and nobody waits for: checks, copies
    Worker keeper;     ///< lets people in; gives work to the writer, and so goes before it
    Workspace* owner = nullptr;
    OrganizationService* organizations = nullptr; // a child of the owner, so that it follows it to its thread
    IdentityService* identity = nullptr;          // likewise

    std::unique_ptr<Gate> gate;
    BillScope scope; // as it was told last

    OrganizationService::Private* organizationParts() const;
    IdentityService::Private* identityParts() const;
    Result<void> begin(OpenMode mode);
    Result<void> openServices();
    void refuseWriting();
    void goOn(OpenMode mode);
    /// A job that has the writer's place for long.
    QFuture<Result<ImportOutcome>>
    import(const Result<Admission>& entered,
           std::function<Result<ImportOutcome>(Connection&, const BillScope&)> job);

    void makeGate();
    /// Everything that pages show is another thing for somebody who sees other bills.
    void tellScope();

    Result<Admission> enter(const char* method, const QString& resource = u"*"_s) const
    {
        return gate->enter("Workspace"_L1, method, resource);
    }
    /// For what is a payer's alone; no payer: of those of its own bills.
    Result<Admission> enterAsPayer(const char* method, const QString& payer, const QString& resource) const;
    /// For what only the owner of an account decides.
    Result<Admission> enterAsOwner(const char* method, const AccountId& account) const;

    template <typename T>
    static QFuture<Result<T>> refused(const Error& error)
    {
        return QtFuture::makeReadyFuture(Result<T>(error));
    }
    /// All that the job reads is of one moment. It ends early when its future is cancelled.
    template <typename T>
    QFuture<Result<T>> read(const Result<Admission>& entered,
                            std::function<Result<T>(Connection&, const BillScope&)> job)
    {
        if (!entered)
            return refused<T>(entered.error());
        return reader.ask<T>([scope = entered->scope, job = std::move(job)](
                                 Connection& connection, const Worker::Withdrawn& withdrawn) {
            const Snapshot snapshot(connection);
            const Withdrawable withdrawable(connection, withdrawn);
            return job(connection, scope);
        });
    }
    template <typename T>
    QFuture<Result<T>> print(const Result<Admission>& entered,
                             std::function<Result<T>(Connection&, const BillScope&)> job)
    {
        if (!entered)
            return refused<T>(entered.error());
        return printer.post<T>([scope = entered->scope, job = std::move(job)](Connection& connection) {
            return job(connection, scope);
        });
    }
    /// Does the job on the writing thread and tells everybody what changed where it went well.
    template <typename T>
    QFuture<Result<T>> write(const Result<Admission>& entered, Changes what,
                             std::function<Result<T>(Connection&, const BillScope&)> job)
    {
        if (!entered)
            return refused<T>(entered.error());
        Workspace* workspace = owner;
        OrganizationService::Private* parts = organizationParts();
        return writer.post<T>([job = std::move(job), scope = entered->scope, what, workspace, parts,
                               time = clock, actor = audit->actor()](Connection& connection) {
            const AuditScope audited(actor, time);
            Result<T> result = job(connection, scope);
            if (result.ok() && what.testFlag(Change::Organization))
                parts->noticeOn(connection);
            if (result.ok())
                QMetaObject::invokeMethod(
                    workspace, [workspace, what] { emit workspace->changed(what); }, Qt::QueuedConnection);
            return result;
        });
    }
};

} // namespace billfold
