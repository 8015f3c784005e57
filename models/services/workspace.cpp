// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/workspace.h"

#include "models/services/permissions.h"
#include "models/services/workspace_p.h"

#include <utility>

namespace billfold
{

Workspace::Workspace(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->owner = this;
}

OrganizationService::Private* Workspace::Private::organizationParts() const
{
    return organizations->d.get();
}

IdentityService::Private* Workspace::Private::identityParts() const
{
    return identity->d.get();
}

void Workspace::Private::makeGate()
{
    OrganizationService* const service = organizations;
    IdentityService* const people = identity;
    Gate::Sources sources;
    sources.caller = [people] { return people->caller(); };
    sources.world = [this]() -> const World& { return organizationParts()->loaded.world; };
    sources.directory = [people]() -> const Directory& { return people->directory(); };
    sources.now = [this] { return clock->now(); };
    sources.note = [this](const AuditEvent& event) { static_cast<void>(audit->note(event)); };
    gate = std::make_unique<Gate>(std::move(sources));
    audit->d->gate = gate.get();
    backups->d->gate = gate.get();
    organizationParts()->gate = gate.get();
    scope = gate->admission().scope;
    for (const auto signal : {&OrganizationService::changed, &OrganizationService::actorChanged})
        QObject::connect(service, signal, owner, [this] { tellScope(); });
    for (const auto signal : {&IdentityService::changed, &IdentityService::callerChanged})
        QObject::connect(people, signal, owner, [this, people, guarded = false]() mutable {
            const bool before = std::exchange(guarded, people->signInRequired());
            if (before || guarded) // else everything is shown to whoever acts
                organizationParts()->forgetVisible();
            tellScope();
        });
}

void Workspace::Private::tellScope()
{
    // Nobody is shown anything; pages that asked again now would only be refused, and leave that in the
    // record.
    if (identity->signInRequired() && !identity->caller().principal)
        return;
    const BillScope now = gate->admission().scope;
    if (now == std::exchange(scope, now))
        return;
    emit owner->changed(Change::Imports | Change::Bills | Change::Documents | Change::Reconciliation |
                        Change::Settings | Change::Organization);
}

Result<Admission> Workspace::Private::enterAsPayer(const char* method, const QString& payer,
                                                   const QString& resource) const
{
    auto entered = enter(method, resource);
    if (!entered)
        return entered;
    const bool seen = payer.isEmpty() ? entered->scope.all : entered->scope.seesWhole(payer);
    if (seen)
        return entered;
    return gate->refused(permissionOf("Workspace"_L1, QLatin1StringView(method))->action, resource,
                         payerOnly(payer));
}

Result<Admission> Workspace::Private::enterAsOwner(const char* method, const AccountId& account) const
{
    auto entered = enter(method, accountArn(account));
    if (!entered || !entered->caller.principal || entered->caller.principal->account == account)
        return entered;
    return gate->refused(permissionOf("Workspace"_L1, QLatin1StringView(method))->action, accountArn(account),
                         ownerOnly(account));
}

Result<void> Workspace::Private::openServices()
{
    organizations = new OrganizationService(
        std::make_unique<OrganizationService::Private>(*owner, writer, reader, clock));
    organizations->setParent(owner);
    OrganizationService::Private* const parts = organizationParts();
    identity = new IdentityService(std::make_unique<IdentityService::Private>(
        IdentityService::Private::Surroundings{*parts, writer, keeper, importing, clock}));
    identity->setParent(owner);
    parts->switchAccount = [this](const AccountId& account) { identityParts()->switchAccount(account); };
    audit.reset(new AuditService(std::make_unique<AuditService::Private>(writer, reader, background, clock)));
    audit->setCaller([people = identity] {
        const auto who = people->caller().principal;
        return who ? AuditActor{who->arn(), who->account.toString()} : rootActor({});
    });
    backups.reset(
        new BackupService(std::make_unique<BackupService::Private>(path, writer, background, *audit, clock)));
    if (auto read = parts->open(); !read)
        return read;
    makeGate();
    return identityParts()->open();
}

Workspace::~Workspace()
{
    d->cancel = true;
    d->closing = true;
    if (d->backups)
        d->backups->d->closing = true;
}

Result<void> Workspace::Private::begin(OpenMode mode)
{
    auto begun = beginOpening(path, mode);
    if (!begun)
        return begun.error();
    opening = *std::move(begun);
    // The writer first: it makes the file and its tables.
    for (Worker* worker : {&writer, &reader, &printer, &background, &keeper}) {
        if (auto opened = worker->start(); !opened)
            return opened;
        if (worker != &writer)
            continue;
        auto checked = writer.post<bool>(checkAtOnce);
        checked.waitForFinished();
        if (auto sound = checked.result(); !sound)
            return sound.error();
        checkedWhole = *checked.result();
    }
    // Another program has it: not even what time has to do is done here.
    if (!opening.lock)
        refuseWriting();
    return {};
}

/// All but the keeper, whose wrong attempts and used codes count whoever has the file.
void Workspace::Private::refuseWriting()
{
    if (opening.readOnly.isEmpty())
        return;
    for (Worker* worker : {&writer, &reader, &printer, &background})
        static_cast<void>(worker->post<void>(
            [why = opening.readOnly](Connection& connection) { return connection.setReadOnly(why); }));
}

/// Once everything is there.
void Workspace::Private::goOn(OpenMode mode)
{
    if (!opening.readOnly.isEmpty()) {
        refuseWriting();
        opening.lock.reset(); // what time had to do is done, and nothing else will be
        return;
    }
    if (!checkedWhole)
        static_cast<void>(background.post<void>([this](Connection& connection) {
            auto checked = checkWhole(connection, [this] { return closing.load(); });
            if (!checked && checked.error().name == databaseDamaged)
                QMetaObject::invokeMethod(
                    owner,
                    [workspace = owner, error = withRescue(checked.error(), path)] {
                        emit workspace->damaged(error);
                    },
                    Qt::QueuedConnection);
            return checked;
        }));
    if (mode == OpenMode::Owner)
        backups->makeDaily();
}

Result<std::shared_ptr<Workspace>> Workspace::open(const QString& path, std::shared_ptr<const Clock> clock,
                                                   OpenMode mode)
{
    static const int registered = qRegisterMetaType<Changes>("billfold::Changes");
    Q_UNUSED(registered)
    auto parts = std::make_unique<Private>(path, std::move(clock));
    if (auto begun = parts->begin(mode); !begun)
        return withRescue(begun.error(), path);
    std::shared_ptr<Workspace> workspace(new Workspace(std::move(parts)));
    if (auto opened = workspace->d->openServices(); !opened)
        return withRescue(opened.error(), path);
    workspace->d->goOn(mode);
    return workspace;
}

QString Workspace::path() const
{
    return d->path;
}

const Clock& Workspace::clock() const
{
    return *d->clock;
}

OrganizationService& Workspace::organizations() const
{
    return *d->organizations;
}

AuditService& Workspace::audit() const
{
    return *d->audit;
}

BackupService& Workspace::backups() const
{
    return *d->backups;
}

QString Workspace::readOnlyReason() const
{
    return d->opening.readOnly;
}

IdentityService& Workspace::identity() const
{
    return *d->identity;
}

Permit Workspace::may(const QString& action, const QString& resource) const
{
    return d->gate->may(action, resource);
}

Permit Workspace::mayAsPayer(const QString& action, const QString& payer) const
{
    Permit permit = d->gate->may(action, payer.isEmpty() ? u"*"_s : payerArn(payer));
    const BillScope scope = d->gate->admission().scope;
    if (permit.allowed && !(payer.isEmpty() ? scope.all : scope.seesWhole(payer))) {
        permit.allowed = false;
        permit.why = payerOnly(payer).message;
    }
    return permit;
}

} // namespace billfold
