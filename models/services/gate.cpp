// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/gate.h"

namespace billfold
{

using namespace Qt::StringLiterals;

Admission Gate::admission() const
{
    const Caller caller = m_sources.caller();
    return {caller, billScope(m_sources.world(), m_sources.directory(), caller)};
}

Permit Gate::may(const QString& action, const QString& resource) const
{
    return authorize(m_sources.world(), m_sources.directory(), m_sources.caller(), action, resource);
}

Error Gate::refused(const QString& action, const QString& resource, const Error& error) const
{
    if (!m_sources.note)
        return error;
    const Caller caller = m_sources.caller();
    AuditEvent event;
    if (m_sources.now)
        event.at = m_sources.now();
    event.principal = caller.principal ? caller.principal->arn() : QString();
    event.account = caller.principal ? caller.principal->account.toString() : QString();
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

Result<Admission> Gate::ask(const Commands& commands) const
{
    for (const Command& command : commands) {
        auto allowed = ask(requiredAction(command), concernedResource(m_sources.world(), command));
        if (!allowed)
            return allowed;
    }
    return admission();
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
