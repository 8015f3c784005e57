// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/gate.h"

#include "models/organization/refusal.h"
#include "models/services/visibleworld.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

bool takesBack(const World& world, const Directory& directory, const Caller& caller, const QString& account)
{
    const BillScope scope = billScope(world, directory, caller);
    const QString own = caller.principal ? caller.principal->account.toString() : QString();
    return own == account || (scope.all && !directory.anyProtected());
}

} // namespace

Admission Gate::admission() const
{
    const Caller caller = m_sources.caller();
    return {caller, billScope(m_sources.world(), m_sources.directory(), caller)};
}

AuditSight Gate::auditSight() const
{
    const World& world = m_sources.world();
    const BillScope scope = admission().scope;
    AuditSight sight{scope.all, scope.account, scope.hiddenPayers};
    const auto own = AccountId::parse(scope.account);
    const Organization* const organization = own ? world.organizationPaidBy(*own) : nullptr;
    if (organization) {
        for (const AccountId& member : world.members(organization->id))
            sight.hidden.remove(member.toString());
    }
    return sight;
}

World Gate::visibleWorld() const
{
    return billfold::visibleWorld(m_sources.world(), m_sources.directory(), m_sources.caller());
}

Permit Gate::may(const QString& action, const QString& resource) const
{
    return authorize(m_sources.world(), m_sources.directory(), m_sources.caller(), action, resource);
}

Error Gate::refused(const QString& action, const QString& resource, const Error& error) const
{
    const Caller caller = m_sources.caller();
    // Whoever is nobody is asked to sign in, and that is in the record.
    if (!m_sources.note || !caller.principal)
        return error;
    AuditEvent event;
    if (m_sources.now)
        event.at = m_sources.now();
    event.principal = caller.principal->arn();
    event.account = caller.principal->account.toString();
    event.action = action;
    event.object = resource;
    event.outcome = AuditEvent::Outcome::Denied;
    event.reason = error.message;
    m_sources.note(event);
    return error;
}

Result<Admission> Gate::ask(const QString& action, const QString& resource) const
{
    const Permit permit = may(action, resource);
    if (!permit.allowed)
        return refused(action, resource, denied(action, permit));
    return admission();
}

Asked askedFor(const World& world, const Commands& commands)
{
    Asked asked;
    for (const Command& command : commands) {
        const std::pair one(requiredAction(command), concernedResource(world, command));
        if (!asked.contains(one))
            asked.append(one);
    }
    return asked;
}

Result<Admission> Gate::ask(const Commands& commands) const
{
    for (const auto& [action, resource] : askedFor(m_sources.world(), commands)) {
        if (auto allowed = ask(action, resource); !allowed)
            return allowed;
    }
    return admission();
}

Result<void> Gate::may(const Commands& commands) const
{
    for (const auto& [action, resource] : askedFor(m_sources.world(), commands)) {
        if (const Permit permit = may(action, resource); !permit.allowed)
            return denied(action, permit);
    }
    return {};
}

bool Gate::mayTakeBack(const QString& account) const
{
    return takesBack(m_sources.world(), m_sources.directory(), m_sources.caller(), account);
}

TakingBack Gate::takingBack() const
{
    return [world = m_sources.world(), directory = m_sources.directory(),
            caller = m_sources.caller()](const QString& account, const Asked& asked) -> Result<void> {
        if (!takesBack(world, directory, caller, account))
            return refusal(u"AccessDeniedException", {},
                           QCoreApplication::translate(
                               "Gate", "Another account did the last step. It alone can take that back."));
        for (const auto& [action, resource] : asked) {
            if (const Permit permit = authorize(world, directory, caller, action, resource); !permit.allowed)
                return denied(action, permit);
        }
        return {};
    };
}

Result<Admission> Gate::enter(QLatin1StringView service, const char* method, const QString& resource) const
{
    const MethodPermission* const permission = permissionOf(service, QLatin1StringView(method));
    if (permission && permission->kind == MethodPermission::Kind::Action)
        return ask(permission->action, resource);
    // A method without a line in the table, or that should have asked for the actions of its commands.
    return denied(service + "::"_L1 + QLatin1StringView(method), Permit{false});
}

bool Gate::opens(const AccountId& account) const
{
    const Directory& directory = m_sources.directory();
    const Caller caller = m_sources.caller();
    const bool own = caller.principal && caller.principal->account == account;
    return own || !directory.isProtected(account);
}

} // namespace billfold
