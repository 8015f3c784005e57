// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/identitycore.h"

#include "models/services/auditnote.h"
#include "models/services/identitytext.h"
#include "models/storage/identitystore.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("IdentityService", sentence);
}

AuditEvent eventOf(const IdentityRequest& request, const QDateTime& now)
{
    AuditEvent event;
    event.at = now;
    event.principal = request.caller.principal ? request.caller.principal->arn() : u"nobody"_s;
    event.account = request.account.toString();
    event.action = request.action;
    event.object = request.resource;
    return event;
}

} // namespace

Result<LoadedDirectory> loadDirectory(Connection& connection)
{
    const Snapshot snapshot(connection);
    IdentityStore store(connection);
    auto generation = store.generation();
    if (!generation)
        return generation.error();
    auto directory = store.load();
    if (!directory)
        return directory.error();
    return LoadedDirectory{*std::move(directory), *generation};
}

DirectoryNews newsOf(const LoadedDirectory& loaded)
{
    DirectoryNews news{loaded.directory.withoutSecrets(), loaded.generation};
    for (const IdentityEntity& entity : loaded.directory.everything()) {
        const auto* const credentials = std::get_if<Credentials>(&entity);
        if (credentials && credentials->password)
            news.passwordMarks.insert(
                credentials->principal.key(),
                QCryptographicHash::hash(credentials->password->hash, QCryptographicHash::Sha256).left(8));
    }
    return news;
}

Result<void> noteEvent(Connection& connection, const AuditEvent& event)
{
    return noteAudit(connection, event);
}

Credentials credentialsOf(const Directory& directory, const PrincipalId& principal)
{
    const Credentials* const known = directory.credentials(principal);
    return known ? *known : Credentials{principal};
}

IdentityChange credentialChange(const Directory& directory, const QString& operation,
                                const Credentials& after)
{
    const Credentials* const known = directory.credentials(after.principal);
    IdentityEntityChange change;
    if (known)
        change.before = *known;
    change.after = after;
    const PrincipalId& id = after.principal;
    return {operation, id.kind == PrincipalId::Kind::Root ? id.account.toString() : id.name, {change}};
}

bool exists(const World& world, const Directory& directory, const PrincipalId& principal)
{
    switch (principal.kind) {
    case PrincipalId::Kind::Root: {
        const Account* const account = world.account(principal.account);
        return account && !account->purged;
    }
    case PrincipalId::Kind::User:
        return directory.user(principal.account, principal.name) != nullptr;
    case PrincipalId::Kind::Role:
        return directory.role(principal.account, principal.name) != nullptr;
    }
    return false;
}

Error noSuchPrincipal(const PrincipalId& principal)
{
    return {ErrorCode::NotFound,
            principal.kind == PrincipalId::Kind::Root
                ? tr("There is no account %1 here.").arg(principal.account.toString())
                : tr("The account %1 has no %2.").arg(principal.account.toString(), principal.name),
            {},
            u"NoSuchEntity"_s};
}

Permit mayInAccount(const World& world, const Directory& directory, const Caller& caller,
                    const QString& action, const QString& resource, const AccountId& account)
{
    if (caller.principal && caller.principal->account != account) {
        Permit permit;
        permit.allowed = false;
        permit.why =
            tr("Only users of the account %1 may do that. Sign in to it first.").arg(account.toString());
        return permit;
    }
    return authorize(world, directory, caller, action, resource);
}

Permit unlessRootUsers(Permit permit, const Caller& caller, const PrincipalId& principal)
{
    if (permit.allowed && principal.kind == PrincipalId::Kind::Root && caller.principal != principal) {
        permit.allowed = false;
        permit.why = tr("Only the root user itself changes its MFA devices, recovery codes and access keys.");
    }
    return permit;
}

Permit mayPerform(const World& world, const Directory& directory, const Caller& caller,
                  const IdentityCommand& command)
{
    for (const RequiredPermission& needed : requiredPermissions(command)) {
        const Permit permit =
            mayInAccount(world, directory, caller, needed.action, needed.resource, accountOf(command));
        if (!permit.allowed)
            return permit;
    }
    return std::visit(
        [&caller]<typename C>(const C& asked) {
            constexpr bool secrets = std::is_same_v<C, DeactivateMfaDevice> ||
                                     std::is_same_v<C, UpdateAccessKey> || std::is_same_v<C, DeleteAccessKey>;
            if constexpr (secrets)
                return unlessRootUsers({}, caller, asked.principal);
            else
                return Permit();
        },
        command);
}

Permit mayManage(const World& world, const Directory& directory, const Caller& caller, const QString& action,
                 const PrincipalId& principal)
{
    Permit permit = mayInAccount(world, directory, caller, action, principal.arn(), principal.account);
    const bool own = caller.principal && *caller.principal == principal;
    const bool byOrganization = permit.organization && !permit.organization->allowed;
    if (!permit.allowed && own && !byOrganization && permit.policies.isEmpty())
        return {};
    return unlessRootUsers(permit, caller, principal);
}

Result<IdentityCore::Written> IdentityCore::transact(Connection& connection, const IdentityRequest& request,
                                                     const Allowed& allowed, const Decide& decide)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    if (auto read = m_organizations->catchUp(connection); !read)
        return read.error();
    auto loaded = loadDirectory(connection);
    if (!loaded)
        return loaded.error();
    const QDateTime now = m_clock->now();
    const View view{m_organizations->loaded().world, loaded->directory, now};
    AuditEvent event = eventOf(request, now);
    if (const Permit permit = allowed(view); !permit.allowed) {
        event.outcome = AuditEvent::Outcome::Denied;
        event.reason = permit.why;
        if (auto noted = noteEvent(connection, event); !noted)
            return noted.error();
        if (auto committed = transaction.commit(); !committed)
            return committed.error();
        return denied(request.action, permit);
    }
    auto change = decide(view);
    if (!change)
        return change.error();
    if (change->isEmpty())
        return Written{*change, *loaded};
    auto generation = IdentityStore(connection).write(*change);
    if (!generation)
        return generation.error();
    event.before = textOf(*change, false);
    event.after = textOf(*change, true);
    if (auto noted = noteEvent(connection, event); !noted)
        return noted.error();
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    loaded->directory.apply(*change);
    loaded->generation = *generation;
    return Written{*std::move(change), *std::move(loaded)};
}

Result<IdentityCore::Written> IdentityCore::perform(Connection& connection, const Caller& caller,
                                                    const IdentityCommand& command)
{
    const IdentityRequest request{caller, requiredAction(command), concernedResource(command),
                                  accountOf(command)};
    return transact(
        connection, request,
        [&](const View& view) { return mayPerform(view.world, view.directory, caller, command); },
        [&](const View& view) -> Result<IdentityChange> {
            const Account* const account = view.world.account(request.account);
            if (!account || account->purged)
                return noSuchPrincipal({request.account});
            return decide(view.directory, command, view.now);
        });
}

} // namespace billfold
