// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/audit.h"
#include "models/services/authorization.h"
#include "models/services/permissions.h"

#include <functional>
#include <utility>

namespace billfold
{

/// What was asked for, and about what: action and resource.
using Asked = QList<std::pair<QString, QString>>;
using TakingBack = std::function<Result<void>(const QString& account, const Asked& asked)>;

/// What the commands ask for.
Asked askedFor(const World& world, const Commands& commands);

/// What of the audit log a caller is shown: what was done on behalf of its account, and, a payer or an
/// account that stands alone, on behalf of all but those accounts with passwords that are not of its
/// organization.
struct AuditSight {
    bool others = true;     ///< of other accounts, and of none
    QString account{};      ///< the caller's
    QSet<QString> hidden{}; ///< accounts of which nothing is shown
    bool limited() const { return !others || !hidden.isEmpty(); }
    bool sees(const AuditEvent& event) const
    {
        return event.account == account || (others && !hidden.contains(event.account));
    }
};

/// Stands at the door of every service: who asks, whether they may, and what of the bills they see. The
/// answer holds for the whole of the call, whatever changes until it is answered. Belongs to the thread of
/// its workspace; what it answers is a value that travels into the job.
class Gate
{
public:
    /// Where it knows from who asks, and of what policies there are; given by the workspace.
    struct Sources {
        std::function<Caller()> caller;
        std::function<const World&()> world;
        std::function<const Directory&()> directory;
        std::function<void(const AuditEvent&)> note{}; ///< keeps a refusal; may be empty
        std::function<QDateTime()> now{};              ///< for the refusal
    };
    explicit Gate(Sources sources) : m_sources(std::move(sources)) {}

    /// Who asks now, and what they see. Asks for no permission.
    Admission admission() const;
    Caller caller() const { return m_sources.caller(); }
    AuditSight auditSight() const;
    /// What of accounts and organizations the caller is shown.
    World visibleWorld() const;
    /// Whether the caller may; for pages that hide or disable.
    Permit may(const QString& action, const QString& resource = QStringLiteral("*")) const;

    /// Lets the caller of a method in, if it has what the table (permissions.h) says the method needs. A
    /// method that is not there lets nobody in.
    Result<Admission> enter(QLatin1StringView service, const char* method,
                            const QString& resource = QStringLiteral("*")) const;
    /// The same for an action that the table does not know beforehand.
    Result<Admission> ask(const QString& action, const QString& resource = QStringLiteral("*")) const;
    /// For operations on organizations: all of them must be allowed.
    Result<Admission> ask(const Commands& commands) const;
    /// The same for operations on organizations, as a refusal; nothing is kept of it.
    Result<void> may(const Commands& commands) const;
    /// Says on another thread, later, whether the caller of now may take back what an account did when it
    /// asked for those actions: its own steps only, unless it sees everything in a database without
    /// passwords.
    TakingBack takingBack() const;
    /// The first half of it, at once: for the names of such steps.
    bool mayTakeBack(const QString& account) const;
    /// Whether the caller may begin to act as the account without signing in as it.
    bool opens(const AccountId& account) const;

    /// A refusal that the gate did not decide, to be kept like its own.
    Error refused(const QString& action, const QString& resource, const Error& error) const;

private:
    Sources m_sources;
};

} // namespace billfold
