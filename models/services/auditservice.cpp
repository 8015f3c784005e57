// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"

#include "models/core/csvcell.h"
#include "models/identity/directory.h"
#include "models/services/auditnote.h"
#include "models/services/auditservice_p.h"
#include "models/storage/auditstore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMap>
#include <QSaveFile>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(logAudit, "billfold.audit")

QString outcomeWord(AuditEvent::Outcome outcome)
{
    switch (outcome) {
    case AuditEvent::Outcome::Done:
        return u"done"_s;
    case AuditEvent::Outcome::Denied:
        return u"denied"_s;
    case AuditEvent::Outcome::Failed:
        break;
    }
    return u"failed"_s;
}

QString timeText(const QDateTime& at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QByteArray csvRow(const QStringList& cells)
{
    QStringList escaped;
    for (const QString& cell : cells)
        escaped.append(csvCell(cell));
    return escaped.join(u',').toUtf8() + "\r\n";
}

QByteArray csvRow(const AuditEvent& event)
{
    return csvRow({QString::number(event.number), timeText(event.at), event.principal, event.account,
                   event.action, event.object, outcomeWord(event.outcome), event.reason, event.before,
                   event.after, QString::fromLatin1(event.hash.toHex())});
}

QByteArray jsonRow(const AuditEvent& event)
{
    const QJsonObject object{{u"number"_s, event.number},
                             {u"time"_s, timeText(event.at)},
                             {u"principal"_s, event.principal},
                             {u"account"_s, event.account},
                             {u"action"_s, event.action},
                             {u"object"_s, event.object},
                             {u"outcome"_s, outcomeWord(event.outcome)},
                             {u"reason"_s, event.reason},
                             {u"before"_s, event.before},
                             {u"after"_s, event.after},
                             {u"hash"_s, QString::fromLatin1(event.hash.toHex())}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Those that the query selects and that may be seen, latest first.
Result<QList<AuditEvent>> seenEvents(Connection& connection, const AuditQuery& query, const AuditSight& sight)
{
    AuditStore store(connection);
    if (!sight.limited())
        return store.events(query);
    AuditQuery some = query;
    some.limit = std::max(query.limit, 500);
    QList<AuditEvent> seen;
    for (;;) {
        auto events = store.events(some);
        if (!events)
            return events;
        for (const AuditEvent& event : std::as_const(*events)) {
            if (sight.sees(event))
                seen.append(event);
            if (query.limit > 0 && seen.size() == query.limit)
                return seen;
        }
        if (events->size() < some.limit)
            return seen;
        some.before = events->last().number;
    }
}

/// What occurs in the events that may be seen.
Result<AuditChoices> seenChoices(Connection& connection, const AuditSight& sight)
{
    QMap<QString, bool> accounts, principals, actions;
    const auto read =
        AuditStore(connection).forEach({.limit = 0}, [&](const AuditEvent& event) -> Result<void> {
            if (sight.sees(event)) {
                accounts.insert(event.account, true);
                principals.insert(event.principal, true);
                actions.insert(event.action, true);
            }
            return {};
        });
    if (!read)
        return read.error();
    for (auto* names : {&accounts, &principals, &actions})
        names->remove(QString());
    return AuditChoices{accounts.keys(), principals.keys(), actions.keys()};
}

Result<qint64> writeEvents(Connection& connection, QIODevice& file, const AuditQuery& query, bool json,
                           const AuditSight& sight)
{
    qint64 events = 0;
    file.write(json ? "["_ba
                    : csvRow({u"number"_s, u"time"_s, u"principal"_s, u"account"_s, u"action"_s, u"object"_s,
                              u"outcome"_s, u"reason"_s, u"before"_s, u"after"_s, u"hash"_s}));
    const Snapshot snapshot(connection);
    auto read = AuditStore(connection).forEach(query, [&](const AuditEvent& event) -> Result<void> {
        if (!sight.sees(event))
            return {};
        if (json)
            file.write((events > 0 ? ",\n"_ba : "\n"_ba) + jsonRow(event));
        else
            file.write(csvRow(event));
        ++events;
        return {};
    });
    if (!read)
        return read.error();
    if (json)
        file.write("\n]\n");
    return events;
}

} // namespace

QString auditObject(const BillId& bill)
{
    return u"%1 %2 %3"_s.arg(bill.payer, bill.period.toString(), bill.currency);
}

AuditActor rootActor(const std::optional<AccountId>& account)
{
    if (!account)
        return {u"nobody"_s, {}};
    return {PrincipalId{*account}.arn(), account->toString()};
}

AuditService::AuditService(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

AuditService::~AuditService() = default;

AuditActor AuditService::actor() const
{
    return d->caller ? d->caller() : rootActor(std::nullopt);
}

void AuditService::setCaller(std::function<AuditActor()> caller)
{
    d->caller = std::move(caller);
}

QFuture<Result<QList<AuditEvent>>> AuditService::events(const AuditQuery& query) const
{
    const auto sight = d->enter(__func__);
    if (!sight)
        return QtFuture::makeReadyFuture(Result<QList<AuditEvent>>(sight.error()));
    return d->reader.ask<QList<AuditEvent>>(
        [query, sight = *sight](Connection& connection, const Worker::Withdrawn& gone) {
            const Snapshot snapshot(connection);
            const Withdrawable withdrawable(connection, gone);
            return seenEvents(connection, query, sight);
        });
}

QFuture<Result<AuditChoices>> AuditService::choices() const
{
    const auto sight = d->enter(__func__);
    if (!sight)
        return QtFuture::makeReadyFuture(Result<AuditChoices>(sight.error()));
    return d->reader.post<AuditChoices>([sight = *sight](Connection& connection) -> Result<AuditChoices> {
        if (sight.limited())
            return seenChoices(connection, sight);
        AuditStore store(connection);
        auto accounts = store.values(AuditStore::Column::Account);
        if (!accounts)
            return accounts.error();
        auto principals = store.values(AuditStore::Column::Principal);
        if (!principals)
            return principals.error();
        auto actions = store.values(AuditStore::Column::Action);
        if (!actions)
            return actions.error();
        return AuditChoices{*accounts, *principals, *actions};
    });
}

QFuture<Result<AuditEvent>> AuditService::event(qint64 number) const
{
    const auto sight = d->enter(__func__);
    if (!sight)
        return QtFuture::makeReadyFuture(Result<AuditEvent>(sight.error()));
    return d->reader.post<AuditEvent>([number, sight = *sight](Connection& connection) -> Result<AuditEvent> {
        auto found = AuditStore(connection).events({.before = number + 1, .limit = 1});
        if (!found)
            return found.error();
        if (found->isEmpty() || found->first().number != number || !sight.sees(found->first()))
            return Error{ErrorCode::NotFound,
                         QCoreApplication::translate("AuditService", "There is no event %1.").arg(number)};
        return found->first();
    });
}

QFuture<Result<AuditVerification>> AuditService::verify() const
{
    if (const auto sight = d->enter(__func__); !sight)
        return QtFuture::makeReadyFuture(Result<AuditVerification>(sight.error()));
    return d->background.ask<AuditVerification>(
        [](Connection& connection, const Worker::Withdrawn& gone) -> Result<AuditVerification> {
            const Snapshot snapshot(connection);
            const Withdrawable withdrawable(connection, gone);
            AuditStore store(connection);
            auto head = store.head();
            if (!head)
                return head.error();
            auto broken = store.verify();
            if (!broken)
                return broken.error();
            return AuditVerification{head->number, *broken, head->hash};
        });
}

QFuture<Result<qint64>> AuditService::exportTo(const QString& path, const AuditQuery& query, bool json) const
{
    const auto entered = d->enter(__func__);
    if (!entered)
        return QtFuture::makeReadyFuture(Result<qint64>(entered.error()));
    Private* const parts = d.get();
    return d->background.post<qint64>([=, sight = *entered,
                                       who = actor()](Connection& connection) -> Result<qint64> {
        QSaveFile file(path);
        const auto unwritable = [&file, &path] {
            return Error{ErrorCode::Storage,
                         QCoreApplication::translate("AuditService",
                                                     "%1 cannot be written. Check the folder and the free "
                                                     "space, or choose another place.")
                             .arg(path),
                         file.errorString()};
        };
        if (!file.open(QIODevice::WriteOnly))
            return unwritable();
        auto written = writeEvents(connection, file, query, json, sight);
        if (!written)
            return written;
        if (!file.commit())
            return unwritable();
        const AuditScope scope(who, parts->clock);
        const WritingAllowed allowed(connection);
        if (auto noted =
                noteAudit(connection, {.action = u"billfold:ExportAuditLog"_s,
                                       .object = path,
                                       .after = auditText({{u"events"_s, QString::number(*written)}})});
            !noted)
            return noted.error();
        return written;
    });
}

QFuture<Result<void>> AuditService::note(const AuditEvent& event) const
{
    return d->writer.postInAnyCase<void>([event, who = actor(), time = d->clock](Connection& connection) {
        const AuditScope scope(who, time);
        const WritingAllowed allowed(connection);
        auto noted = noteAudit(connection, event);
        if (!noted)
            qCWarning(logAudit) << noted.error().message << noted.error().cause;
        return noted;
    });
}

QFuture<Result<void>> AuditService::noteExport(const QString& action, const QString& object,
                                               const QString& target) const
{
    return note({.action = action, .object = object, .after = auditText({{u"to"_s, target}})});
}

} // namespace billfold
