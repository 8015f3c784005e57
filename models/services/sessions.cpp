// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/sessions.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

const Sessions::Entry* Sessions::entry(const PrincipalId& principal) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const Entry& e) { return e.session.principal == principal; });
    return found == m_entries.cend() ? nullptr : &*found;
}

QList<Session> Sessions::list() const
{
    QList<Session> sessions;
    for (const Entry& one : m_entries)
        sessions.append(one.session);
    return sessions;
}

std::optional<Caller> Sessions::acting() const
{
    if (m_locked || m_acting.isEmpty())
        return std::nullopt;
    const Acting& acting = m_acting.last();
    return Caller{acting.principal, acting.mfa, acting.signedIn};
}

bool Sessions::has(const PrincipalId& principal) const
{
    return !m_locked && entry(principal);
}

void Sessions::open(const Session& session, const Marks& marks)
{
    if (m_locked)
        m_entries.clear();
    m_locked = false;
    m_entries.removeIf([&](const Entry& e) { return e.session.principal == session.principal; });
    m_entries.append({session, marks.value(session.principal.key())});
    m_acting = {{session.principal, session.mfa, true}};
}

void Sessions::actAs(const PrincipalId& principal)
{
    if (const Entry* const one = entry(principal))
        m_acting = {{principal, one->session.mfa, true}};
}

void Sessions::actUnprotected(const PrincipalId& principal)
{
    m_acting = {{principal, false, true}};
}

void Sessions::actAsRole(const PrincipalId& role)
{
    if (const auto caller = acting())
        m_acting.append({role, caller->mfa, caller->signedIn});
}

void Sessions::close()
{
    if (m_acting.isEmpty())
        return;
    const PrincipalId principal = m_acting.takeLast().principal;
    if (!m_acting.isEmpty())
        return;
    m_entries.removeIf([&](const Entry& e) { return e.session.principal == principal; });
}

void Sessions::closeAll()
{
    m_entries.clear();
    m_acting.clear();
    m_locked = false;
}

void Sessions::lock()
{
    m_locked = true;
    m_acting.clear();
}

void Sessions::renew(const PrincipalId& principal, const Marks& marks)
{
    for (Entry& one : m_entries) {
        if (one.session.principal == principal)
            one.mark = marks.value(principal.key());
    }
}

void Sessions::follow(const Directory& directory, const Marks& marks)
{
    m_entries.removeIf([&](const Entry& e) {
        const PrincipalId& id = e.session.principal;
        const bool gone = id.kind == PrincipalId::Kind::User && !directory.user(id.account, id.name);
        return gone || e.mark != marks.value(id.key());
    });
    // For an account without a password acts somebody who signed in, where anybody must.
    const bool anybody = !m_entries.isEmpty() || !directory.anyProtected();
    for (qsizetype i = 0; i < m_acting.size(); ++i) {
        const PrincipalId& id = m_acting[i].principal;
        const bool holds =
            id.kind == PrincipalId::Kind::Role
                ? directory.role(id.account, id.name) &&
                      (i == 0 || trusts(*directory.role(id.account, id.name), m_acting[i - 1].principal))
                : entry(id) ||
                      (anybody && id.kind == PrincipalId::Kind::Root && !directory.isProtected(id.account));
        if (holds)
            continue;
        m_acting.remove(i, m_acting.size() - i);
        break;
    }
}

bool trustsByName(const Role& role, const PrincipalId& principal)
{
    const QString arn = principal.arn();
    return std::any_of(role.trusted.cbegin(), role.trusted.cend(), [&](const QString& trusted) {
        return trusted.compare(arn, Qt::CaseInsensitive) == 0;
    });
}

bool trusts(const Role& role, const PrincipalId& principal)
{
    return trustsByName(role, principal) || role.trusted.contains(principal.account.toString()) ||
           trustsByName(role, {principal.account});
}

} // namespace billfold
