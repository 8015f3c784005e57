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
    organizationParts()->gate = gate.get();
    scope = gate->admission().scope;
    for (const auto signal : {&OrganizationService::changed, &OrganizationService::actorChanged})
        QObject::connect(service, signal, owner, [this] { tellScope(); });
    for (const auto signal : {&IdentityService::changed, &IdentityService::callerChanged})
        QObject::connect(people, signal, owner, [this] {
            organizationParts()->forgetVisible();
            tellScope();
        });
}

void Workspace::Private::tellScope()
{
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
    if (auto read = parts->open(); !read)
        return read;
    makeGate();
    return identityParts()->open();
}

Workspace::~Workspace()
{
    d->cancel = true;
}

Result<std::shared_ptr<Workspace>> Workspace::open(const QString& path, std::shared_ptr<const Clock> clock)
{
    static const int registered = qRegisterMetaType<Changes>("billfold::Changes");
    Q_UNUSED(registered)
    auto parts = std::make_unique<Private>(path, std::move(clock));
    // The writer first: it makes the file and its tables.
    if (auto opened = parts->writer.start(); !opened)
        return opened.error();
    if (auto opened = parts->reader.start(); !opened)
        return opened.error();
    if (auto opened = parts->printer.start(); !opened)
        return opened.error();
    for (Worker* const worker : {&parts->background, &parts->keeper}) {
        if (auto opened = worker->start(); !opened)
            return opened.error();
    }
    std::shared_ptr<Workspace> workspace(new Workspace(std::move(parts)));
    if (auto opened = workspace->d->openServices(); !opened)
        return opened.error();
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
