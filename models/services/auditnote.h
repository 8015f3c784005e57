// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/identity/audit.h"
#include "models/services/auditservice.h"
#include "models/storage/connection.h"

#include <QList>
#include <QPair>

#include <functional>
#include <memory>

namespace billfold
{

/// While it lives, what is noted on this thread was done by this actor, at the time of this clock, unless an
/// event says otherwise. Whoever gives a job to a worker makes one around it.
class AuditScope
{
public:
    AuditScope(AuditActor actor, std::shared_ptr<const Clock> clock);
    ~AuditScope();
    AuditScope(const AuditScope&) = delete;
    AuditScope& operator=(const AuditScope&) = delete;

private:
    friend Result<void> noteAudit(Connection& connection, AuditEvent event);
    AuditActor m_actor;
    std::shared_ptr<const Clock> m_clock;
    AuditScope* m_outer;
};

/// Writes an event into the audit log, as part of the transaction that runs: call it between the change and
/// the commit. Time, principal and account that are left empty come from the AuditScope; without one they are
/// the system's. On a connection's thread.
Result<void> noteAudit(Connection& connection, AuditEvent event);

/// Writes that something was refused or went wrong: denied where the error is an AccessDeniedException, else
/// failed. Call it after the change's transaction was rolled back. What was cancelled is not noted. A log
/// that cannot be written changes nothing about the refusal, and is told to the program's own log.
void noteRefusal(Connection& connection, AuditEvent event, const Error& error);

/// Does a change and notes it, in one transaction; where it is refused, nothing but the refusal is written.
/// The job may complete the event: what was before, what is after.
template <typename T>
Result<T> audited(Connection& connection, AuditEvent event,
                  const std::function<Result<T>(AuditEvent& event)>& job)
{
    const auto attempt = [&]() -> Result<T> {
        Transaction transaction(connection);
        if (auto begun = transaction.begin(); !begun)
            return begun.error();
        Result<T> done = job(event);
        if (!done)
            return done;
        if (auto noted = noteAudit(connection, event); !noted)
            return noted.error();
        if (auto committed = transaction.commit(); !committed)
            return committed.error();
        return done;
    };
    Result<T> done = attempt();
    if (!done)
        noteRefusal(connection, event, done.error());
    return done;
}

/// Names and values as an event keeps them: a JSON object. Empty values are left out; nothing is empty.
QString auditText(const QList<QPair<QString, QString>>& values);

} // namespace billfold
