// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditnote.h"

#include "models/storage/auditstore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(logAudit, "billfold.audit")

thread_local AuditScope* current = nullptr;

} // namespace

AuditScope::AuditScope(AuditActor actor, std::shared_ptr<const Clock> clock)
    : m_actor(std::move(actor)), m_clock(std::move(clock)), m_outer(current)
{
    current = this;
}

AuditScope::~AuditScope()
{
    current = m_outer;
}

Result<void> noteAudit(Connection& connection, AuditEvent event)
{
    if (event.principal.isEmpty()) {
        event.principal = current ? current->m_actor.principal : u"system"_s;
        if (event.account.isEmpty() && current)
            event.account = current->m_actor.account;
    }
    if (!event.at.isValid())
        event.at = current && current->m_clock ? current->m_clock->now() : QDateTime::currentDateTimeUtc();
    auto written = AuditStore(connection).append(std::move(event));
    return written ? Result<void>() : Result<void>(written.error());
}

void noteRefusal(Connection& connection, AuditEvent event, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    event.outcome =
        error.name == "AccessDeniedException"_L1 ? AuditEvent::Outcome::Denied : AuditEvent::Outcome::Failed;
    event.reason = error.name.isEmpty() ? error.message : error.name + u": "_s + error.message;
    event.after.clear();
    if (auto noted = noteAudit(connection, std::move(event)); !noted)
        qCWarning(logAudit) << noted.error().message << noted.error().cause;
}

QString auditText(const QList<QPair<QString, QString>>& values)
{
    QJsonObject object;
    for (const auto& [name, value] : values) {
        if (!value.isEmpty())
            object.insert(name, value);
    }
    return object.isEmpty() ? QString()
                            : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace billfold
