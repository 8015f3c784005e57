// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/activitystore.h"

#include "models/storage/boundsql.h"
#include "models/storage/worldrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString textOf(const QList<FieldChange>& fields)
{
    QJsonArray all;
    for (const FieldChange& f : fields)
        all.append(QJsonArray{f.kind, f.id, f.field, f.before, f.after});
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QList<FieldChange> fieldsOf(const QString& text)
{
    QList<FieldChange> fields;
    const QJsonArray all = QJsonDocument::fromJson(text.toUtf8()).array();
    fields.reserve(all.size());
    for (const QJsonValue& value : all) {
        const QJsonArray f = value.toArray();
        fields.append({f[0].toString(), f[1].toString(), f[2].toString(), f[3].toString(), f[4].toString()});
    }
    return fields;
}

/// The ids that a record concerns: the entities' own, the parts of those that are put together (an
/// attachment's target and policy), and where something was moved from and to.
QSet<QString> idsOf(const QList<FieldChange>& fields)
{
    QSet<QString> ids;
    for (const FieldChange& f : fields) {
        ids.insert(f.id);
        if (f.id.contains(u'/')) {
            const QStringList parts = f.id.split(u'/');
            ids.unite(QSet<QString>(parts.cbegin(), parts.cend()));
        }
        if (f.field == "ParentId"_L1)
            ids.unite({f.before, f.after});
    }
    ids.remove(QString());
    return ids;
}

} // namespace

Result<qint64> ActivityStore::append(const ActivityRecord& record)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    const QString folded =
        QStringList{record.operation, record.subject, record.actor}.join(u'\n').toCaseFolded();
    if (auto ran = m_connection.execute(
            u"INSERT INTO activity (at, actor, operation, subject, fields, folded) VALUES (?,?,?,?,?,?)"_s,
            {record.at.toMSecsSinceEpoch(), bound(record.actor), bound(record.operation),
             bound(record.subject), textOf(record.fields), folded});
        !ran)
        return ran.error();
    auto id = lastId();
    if (!id)
        return id;
    {
        RowWriter rows(m_connection);
        for (const QString& about : idsOf(record.fields)) {
            const auto ran =
                rows.run("INSERT INTO activity_about VALUES (?,?)", {cell(about), Cell(std::int64_t(*id))});
            if (!ran)
                return ran.error();
        }
    }
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return id;
}

Result<qint64> ActivityStore::lastId()
{
    return m_connection.number(u"SELECT max(id) FROM activity"_s);
}

Result<QList<ActivityRecord>> ActivityStore::records(const ActivityQuery& query)
{
    BoundSql sql("SELECT id, at, actor, operation, subject, fields FROM activity WHERE 1 = 1");
    if (query.before > 0)
        sql += BoundSql(" AND id < ?", {std::int64_t(query.before)});
    if (!query.about.isEmpty())
        sql += BoundSql(" AND id IN (SELECT activity FROM activity_about WHERE about = ?)",
                        {query.about.toStdString()});
    if (const QString text = query.text.trimmed().toCaseFolded(); !text.isEmpty())
        sql += BoundSql(" AND instr(folded, ?) > 0", {text.toStdString()});
    sql += BoundSql(" ORDER BY id DESC LIMIT ?", {std::int64_t(query.limit)});
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    QList<ActivityRecord> records;
    for (;;) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return records;
        records.append({rows->integer(0), timeAt(*rows, 1), rows->string(2), rows->string(3), rows->string(4),
                        fieldsOf(rows->string(5))});
    }
}

} // namespace billfold
