// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/auditstore.h"

#include "models/storage/boundsql.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

AuditEvent eventOf(const Statement& row)
{
    AuditEvent event{.number = row.integer(0),
                     .at = QDateTime::fromMSecsSinceEpoch(row.integer(1), Qt::UTC),
                     .principal = row.string(2),
                     .account = row.string(3),
                     .action = row.string(4),
                     .object = row.string(5)};
    event.before = row.string(6);
    event.after = row.string(7);
    event.outcome = static_cast<AuditEvent::Outcome>(row.integer(8));
    event.reason = row.string(9);
    const std::string_view hash = row.text(10);
    event.hash = QByteArray(hash.data(), static_cast<qsizetype>(hash.size()));
    return event;
}

bool finds(const AuditEvent& event, const QString& text)
{
    for (const QString& column : {event.principal, event.account, event.action, event.object, event.before,
                                  event.after, event.reason}) {
        if (column.contains(text, Qt::CaseInsensitive))
            return true;
    }
    return QString::fromLatin1(event.hash.toHex()).contains(text, Qt::CaseInsensitive);
}

BoundSql conditions(const AuditQuery& query)
{
    BoundSql sql("SELECT number, at, principal, account, action, object, before_text, after_text, outcome,"
                 " reason, hash FROM audit_event WHERE 1 = 1");
    const auto equal = [&sql](const char* condition, const QString& value) {
        if (!value.isEmpty())
            sql += BoundSql(condition, {value.toStdString()});
    };
    equal(" AND account = ?", query.account);
    equal(" AND principal = ?", query.principal);
    equal(" AND action = ?", query.action);
    if (query.outcome)
        sql += BoundSql(" AND outcome = ?", {std::int64_t(*query.outcome)});
    if (query.from)
        sql += BoundSql(" AND at >= ?", {std::int64_t(query.from->toMSecsSinceEpoch())});
    if (query.to)
        sql += BoundSql(" AND at <= ?", {std::int64_t(query.to->toMSecsSinceEpoch())});
    if (query.before > 0)
        sql += BoundSql(" AND number < ?", {std::int64_t(query.before)});
    return sql;
}

} // namespace

Result<AuditHead> AuditStore::head()
{
    Query query(m_connection, u"SELECT number, hash FROM audit_head"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    if (!query.next())
        return Error{ErrorCode::Storage,
                     QCoreApplication::translate("AuditStore", "The end of the audit log is missing. Restore "
                                                               "a copy of the database."),
                     u"audit_head is empty"_s};
    AuditHead head{query.integer(0)};
    if (head.number > 0)
        head.hash = query.value(1).toByteArray();
    return head;
}

Result<AuditEvent> AuditStore::append(AuditEvent event)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    auto last = head();
    if (!last)
        return last.error();
    event.number = last->number + 1;
    event.at = QDateTime::fromMSecsSinceEpoch(event.at.toMSecsSinceEpoch(), Qt::UTC);
    event.hash = chainHash(last->hash, event);
    if (auto ran = m_connection.execute(u"INSERT INTO audit_event VALUES (?,?,?,?,?,?,?,?,?,?,?)"_s,
                                        {event.number, event.at.toMSecsSinceEpoch(), bound(event.principal),
                                         bound(event.account), bound(event.action), bound(event.object),
                                         bound(event.before), bound(event.after),
                                         static_cast<int>(event.outcome), bound(event.reason), event.hash});
        !ran)
        return ran.error();
    if (auto ran =
            m_connection.execute(u"UPDATE audit_head SET number = ?, hash = ?"_s, {event.number, event.hash});
        !ran)
        return ran.error();
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return event;
}

Result<void> AuditStore::read(const AuditQuery& query, bool latestFirst,
                              const std::function<Result<bool>(AuditEvent&& event)>& take)
{
    const BoundSql sql =
        conditions(query) + BoundSql(latestFirst ? " ORDER BY number DESC" : " ORDER BY number");
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    const QString text = query.text.trimmed();
    int left = query.limit > 0 ? query.limit : -1;
    while (left != 0) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        AuditEvent event = eventOf(*rows);
        if (!text.isEmpty() && !finds(event, text))
            continue;
        auto taken = take(std::move(event));
        if (!taken)
            return taken.error();
        if (!*taken)
            break;
        --left;
    }
    return {};
}

Result<QList<AuditEvent>> AuditStore::events(const AuditQuery& query)
{
    QList<AuditEvent> events;
    auto done = read(query, true, [&events](AuditEvent&& event) -> Result<bool> {
        events.append(std::move(event));
        return true;
    });
    if (!done)
        return done.error();
    return events;
}

Result<void> AuditStore::forEach(const AuditQuery& query,
                                 const std::function<Result<void>(const AuditEvent& event)>& take)
{
    return read(query, false, [&take](AuditEvent&& event) -> Result<bool> {
        auto taken = take(event);
        if (!taken)
            return taken.error();
        return true;
    });
}

Result<QStringList> AuditStore::values(Column column)
{
    const QString name = column == Column::Account     ? u"account"_s
                         : column == Column::Principal ? u"principal"_s
                                                       : u"action"_s;
    Query query(m_connection, u"SELECT DISTINCT %1 FROM audit_event WHERE %1 <> '' ORDER BY 1"_s.arg(name));
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList values;
    while (query.next())
        values.append(query.text(0));
    return values;
}

Result<std::optional<ChainBreak>> AuditStore::verify()
{
    const Snapshot snapshot(m_connection);
    auto last = head();
    if (!last)
        return last.error();
    ChainCheck check;
    std::optional<ChainBreak> broken;
    auto done = read({.limit = 0}, false, [&](AuditEvent&& event) -> Result<bool> {
        broken = check.next(event);
        return !broken.has_value();
    });
    if (!done)
        return done.error();
    return broken ? broken : check.end(last->number, last->hash);
}

} // namespace billfold
