// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/reconcilestore.h"

#include <QCoreApplication>

#include <map>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using RowKey = std::pair<QString, QString>; // invoice, seller

Result<void> addBillAmounts(Connection& connection, const BillId& bill, std::map<RowKey, ReconcileRow>& rows)
{
    // Units and billionths are summed apart: no sum can overflow.
    Query query(connection,
                u"SELECT o.invoice, o.seller, sum(r.cost_n / 1000000000), sum(r.cost_n % 1000000000),"
                " sum(r.cost_s) FROM part p JOIN rollup r ON r.part = p.id JOIN origin o ON o.id = r.origin"
                " WHERE p.payer = ? AND p.period = ? AND p.currency = ? AND p.state = 0"
                " GROUP BY o.invoice, o.seller"_s);
    query.bind({bound(bill.payer), bill.period.index(), bound(bill.currency)});
    if (auto ran = query.run(); !ran)
        return ran;
    while (query.next()) {
        ReconcileRow& row = rows[{query.text(0), query.text(1)}];
        row.bill = Money::fromAttos(Money::Wide(query.integer(2)) * Money::attosPerUnit +
                                    Money::Wide(query.integer(3)) * Money::subsPerNano + query.integer(4));
    }
    return {};
}

Result<void> addEntered(Connection& connection, const BillId& bill, std::map<RowKey, ReconcileRow>& rows)
{
    Query query(connection,
                u"SELECT invoice, seller, invoiced_n, invoiced_s, state, note, changed FROM reconcile"
                " WHERE payer = ? AND period = ? AND currency = ?"_s);
    query.bind({bound(bill.payer), bill.period.index(), bound(bill.currency)});
    if (auto ran = query.run(); !ran)
        return ran;
    while (query.next()) {
        ReconcileRow& row = rows[{query.text(0), query.text(1)}];
        if (!query.isNull(2))
            row.invoiced = query.pair(2);
        row.state = static_cast<ReconcileState>(query.integer(4));
        row.note = query.text(5);
        row.changed = QDateTime::fromSecsSinceEpoch(query.integer(6), Qt::UTC);
    }
    return {};
}

} // namespace

Result<QList<ReconcileRow>> ReconcileStore::rows(const BillId& bill)
{
    const Snapshot snapshot(m_connection);
    std::map<RowKey, ReconcileRow> rows;
    if (auto added = addBillAmounts(m_connection, bill, rows); !added)
        return added.error();
    if (auto added = addEntered(m_connection, bill, rows); !added)
        return added.error();
    QList<ReconcileRow> result;
    for (auto& [key, row] : rows) {
        row.invoiceId = key.first;
        row.seller = key.second;
        result.append(std::move(row));
    }
    return result;
}

Result<void> ReconcileStore::set(const BillId& bill, const ReconcileRow& row)
{
    if (row.invoiced && !row.invoiced->fitsPair())
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("ReconcileStore", "This amount is too large to be stored."),
                     {}};
    const QVariant nothing(QMetaType::fromType<qint64>());
    return m_connection.execute(
        u"INSERT INTO reconcile VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (payer, period, currency, invoice, "
        u"seller)"
        " DO UPDATE SET invoiced_n = excluded.invoiced_n, invoiced_s = excluded.invoiced_s, state = "
        "excluded.state,"
        " note = excluded.note, changed = excluded.changed"_s,
        {bound(bill.payer), bill.period.index(), bound(bill.currency), bound(row.invoiceId),
         bound(row.seller), row.invoiced ? QVariant(row.invoiced->nanos()) : nothing,
         row.invoiced ? QVariant(row.invoiced->subs()) : nothing, static_cast<int>(row.state),
         bound(row.note), row.changed.toSecsSinceEpoch()});
}

} // namespace billfold
