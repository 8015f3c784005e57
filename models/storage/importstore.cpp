// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/importstore.h"

#include "models/storage/partstate.h"

#include <QCoreApplication>
#include <QHash>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ImportStore", sentence);
}

QDate dayOf(qint64 day)
{
    return QDate(1970, 1, 1).addDays(day);
}

struct UndoStep {
    qint64 part = 0, replaces = 0;
    PartState state = PartState::InForce;
    bool issued = false, replacedHasLines = false;
    int period = 0;
};

/// Why it cannot be taken back; nothing where it can.
std::optional<Error> refusal(const UndoStep& step)
{
    const QString month = BillingPeriod::fromIndex(step.period)->toString();
    if (step.issued)
        return Error{
            ErrorCode::Conflict,
            tr("%1 is issued, and its import stays. What is wrong in it can become a credit note or a"
               " correction.")
                .arg(month),
            {}};
    if (step.state == PartState::Replaced)
        return Error{ErrorCode::Conflict,
                     tr("A later import took its place for %1. Take that one back first.").arg(month),
                     {}};
    if (step.state == PartState::InForce && step.replaces != 0 && !step.replacedHasLines)
        return Error{
            ErrorCode::Conflict,
            tr("What it replaced for %1 is no longer kept. Import that report again instead.").arg(month),
            {}};
    return std::nullopt;
}

} // namespace

Result<QList<ImportRecord>> ImportStore::imports()
{
    const Snapshot snapshot(m_connection);
    QList<ImportRecord> result;
    QHash<qint64, qsizetype> index;
    {
        Query query(m_connection,
                    u"SELECT id, imported, source, format_name, report_name, assembly, lines, errors,"
                    " warnings, skipped, undone FROM import ORDER BY id DESC"_s);
        if (auto ran = query.run(); !ran)
            return ran.error();
        while (query.next()) {
            ImportRecord record;
            record.id = query.integer(0);
            record.imported = QDateTime::fromSecsSinceEpoch(query.integer(1), Qt::UTC);
            record.source = query.text(2);
            record.format = query.text(3);
            record.reportName = query.text(4);
            record.assembly = query.text(5);
            record.lines = query.integer(6);
            record.errors = query.integer(7);
            record.warnings = query.integer(8);
            record.skippedLines = query.integer(9);
            record.undone = query.integer(10) != 0;
            record.active = false;
            index.insert(record.id, result.size());
            result.append(std::move(record));
        }
    }
    Query query(m_connection,
                u"SELECT import, payer, payer_name, period, currency, lines, accounts, estimate,"
                " first_day, last_day, total_n, total_s, state, issued FROM part"
                " WHERE lines > 0 ORDER BY period, payer, currency"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    while (query.next()) {
        ImportRecord& record = result[index.value(query.integer(0))];
        const auto period = BillingPeriod::fromIndex(static_cast<int>(query.integer(3)));
        PeriodTotals totals{.bill = {*period, query.text(1), query.text(4)}};
        totals.payerName = query.text(2);
        totals.lines = query.integer(5);
        totals.accounts = static_cast<int>(query.integer(6));
        totals.estimate = query.integer(7) != 0;
        totals.firstDay = dayOf(query.integer(8));
        totals.lastDay = dayOf(query.integer(9));
        totals.total = query.pair(10);
        totals.issued = query.integer(13) != 0;
        const auto state = static_cast<PartState>(query.integer(12));
        record.active = record.active || state == PartState::InForce;
        record.besideIssued = record.besideIssued || state == PartState::Beside;
        record.periods.append(std::move(totals));
    }
    return result;
}

Result<QList<Finding>> ImportStore::findings(qint64 importId)
{
    Query query(
        m_connection,
        u"SELECT severity, file, line, column_name, message, count FROM finding WHERE import = ? ORDER BY number"_s);
    query.bind(importId);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<Finding> result;
    while (query.next())
        result.append({static_cast<Severity>(query.integer(0)), query.text(1), query.integer(2),
                       query.text(3), query.text(4), query.integer(5)});
    return result;
}

Result<qint64> ImportStore::holding(const QByteArray& contentHash)
{
    return m_connection.number(
        u"SELECT m.id FROM import m WHERE m.hash = ? AND m.undone = 0"
        " AND EXISTS (SELECT 1 FROM part WHERE import = m.id)"
        " AND NOT EXISTS (SELECT 1 FROM part WHERE import = m.id AND state NOT IN (0, 3)) ORDER BY m.id DESC LIMIT 1"_s,
        {contentHash});
}

Result<bool> ImportStore::mayHold(qint64 bytes, bool withErrors)
{
    const auto found = m_connection.number(
        u"SELECT count(*) FROM import WHERE bytes = ? AND undone = 0 AND (errors = 0 OR ?)"_s,
        {bytes, withErrors ? 1 : 0});
    if (!found)
        return found.error();
    return *found > 0;
}

Result<void> ImportStore::undoPart(qint64 partId, qint64 replaces, PartState state)
{
    if (auto dropped = deletePartLines(m_connection, partId); !dropped)
        return dropped;
    if (auto ran = m_connection.execute(u"UPDATE part SET state = ? WHERE id = ?"_s,
                                        {static_cast<int>(PartState::Undone), partId});
        !ran)
        return ran;
    if (state != PartState::InForce || replaces == 0)
        return {};
    return m_connection.execute(u"UPDATE part SET state = ? WHERE id = ?"_s,
                                {static_cast<int>(PartState::InForce), replaces});
}

Result<void> ImportStore::undo(qint64 importId)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    QList<UndoStep> steps;
    {
        Query query(m_connection,
                    u"SELECT p.id, coalesce(p.replaces, 0), p.state, p.issued, coalesce(r.has_lines, 0),"
                    " p.period, m.undone FROM part p JOIN import m ON m.id = p.import"
                    " LEFT JOIN part r ON r.id = p.replaces WHERE p.import = ? ORDER BY p.period"_s);
        query.bind(importId);
        if (auto ran = query.run(); !ran)
            return ran;
        while (query.next()) {
            if (query.integer(6) != 0)
                return Error{ErrorCode::Conflict, tr("This import was taken back already."), {}};
            steps.append({query.integer(0), query.integer(1), static_cast<PartState>(query.integer(2)),
                          query.integer(3) != 0, query.integer(4) != 0, static_cast<int>(query.integer(5))});
        }
    }
    if (steps.isEmpty())
        return Error{ErrorCode::NotFound, tr("There is no such import."), {}};
    for (const UndoStep& step : std::as_const(steps)) {
        if (auto refused = refusal(step))
            return *refused;
    }
    for (const UndoStep& step : std::as_const(steps)) {
        if (auto undone = undoPart(step.part, step.replaces, step.state); !undone)
            return undone;
    }
    if (auto ran = m_connection.execute(u"UPDATE import SET undone = 1 WHERE id = ?"_s, {importId}); !ran)
        return ran;
    return transaction.commit();
}

Result<void> deletePartLines(Connection& connection, qint64 partId)
{
    QList<QPair<qint64, qint64>> ranges; // of runs that touch, as one
    {
        Query query(connection, u"SELECT first, last FROM line_run WHERE part = ? ORDER BY first"_s);
        query.bind(partId);
        if (auto ran = query.run(); !ran)
            return ran;
        while (query.next()) {
            if (!ranges.isEmpty() && ranges.last().second + 1 == query.integer(0))
                ranges.last().second = query.integer(1);
            else
                ranges.append({query.integer(0), query.integer(1)});
        }
    }
    for (const auto& [first, last] : std::as_const(ranges)) {
        if (auto ran =
                connection.execute(u"DELETE FROM charge_line WHERE id BETWEEN ? AND ?"_s, {first, last});
            !ran)
            return ran;
    }
    for (const QString& table : {u"line_run"_s, u"rollup"_s, u"rollup_tag"_s}) {
        if (auto ran = connection.execute(u"DELETE FROM %1 WHERE part = ?"_s.arg(table), {partId}); !ran)
            return ran;
    }
    return connection.execute(u"UPDATE part SET has_lines = 0 WHERE id = ?"_s, {partId});
}

} // namespace billfold
