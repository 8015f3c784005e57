// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/billqueries.h"

#include "models/billing/billtable.h"
#include "models/services/billgroups.h"
#include "models/storage/billreader.h"
#include "models/storage/linestore.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillQueries", sentence);
}

Error noBill(const BillId& id)
{
    return {ErrorCode::NotFound,
            tr("There are no charges for %1. Import the export of that month.").arg(id.period.toString()),
            {}};
}

Result<PartRow> partOf(Connection& connection, const BillId& id)
{
    auto part = BillReader(connection).part(id);
    if (!part)
        return part.error();
    if (!part->has_value())
        return noBill(id);
    return **part;
}

/// The month before: the whole of it, and up to the same day where this month is not over.
Result<void> addPrevious(Connection& connection, BillGroups& groups, const BillQuery& query,
                         const PartRow& part, BillTable& table)
{
    BillReader reader(connection);
    const BillId before{query.bill.period.plus(-1), query.bill.payer, query.bill.currency};
    auto previous = reader.part(before);
    if (!previous)
        return previous.error();
    if (!previous->has_value())
        return {};
    const SumRequest request{{(*previous)->id}, query.by, query.tagKey, query.filters, query.basis, false};
    auto sums = groups.sums(request);
    if (!sums)
        return sums.error();
    QHash<QString, Money> amounts;
    Money total;
    for (const GroupSum& group : std::as_const(*sums)) {
        amounts.insert(group.key, group.amount);
        total += group.amount;
    }
    table.previousTotal = total;
    for (BillRow& row : table.rows)
        row.previous = amounts.value(row.key);
    if (query.basis != Basis::Unblended || !part.summary.estimate ||
        part.summary.chargesUntil >= query.bill.period.lastDay())
        return {};
    const int day = std::min(part.summary.chargesUntil.day(), before.period.lastDay().day());
    auto toDate = groups.daySums(request, day);
    if (!toDate)
        return toDate.error();
    amounts.clear();
    total = Money();
    for (const GroupSum& group : std::as_const(*toDate)) {
        amounts.insert(group.key, group.amount);
        total += group.amount;
    }
    if (toDate->isEmpty())
        return {};
    table.previousToDateTotal = total;
    for (BillRow& row : table.rows)
        row.previousToDate = amounts.value(row.key);
    return {};
}

/// Accounts for which the export beside an issued month has another amount: later less issued.
Result<QList<BillRow>> differenceRows(Connection& connection, const PartRow& part)
{
    if (part.besideId == 0)
        return QList<BillRow>();
    SumReader reader(connection);
    auto issued = reader.sums({.parts = {part.id}});
    if (!issued)
        return issued.error();
    auto later = reader.sums({.parts = {part.besideId}});
    if (!later)
        return later.error();
    QHash<QString, BillRow> rows;
    const auto add = [&](const GroupSum& group, bool negative) {
        BillRow& row = rows[group.key];
        row.key = group.key;
        row.name = group.name;
        row.isPayer = group.key == part.summary.id.payer;
        row.amount += negative ? -group.amount : group.amount;
        row.lines += negative ? -group.lines : group.lines;
    };
    for (const GroupSum& group : std::as_const(*later))
        add(group, false);
    for (const GroupSum& group : std::as_const(*issued))
        add(group, true);
    QList<BillRow> differences;
    for (const BillRow& row : std::as_const(rows)) {
        if (!row.amount.isZero())
            differences.append(row);
    }
    return differences;
}

/// What the part's head does not say by itself.
Result<void> complete(Connection& connection, PartRow& part)
{
    auto sellers = BillReader(connection).sellers(part.id);
    if (!sellers)
        return sellers.error();
    part.summary.sellers = *sellers;
    if (part.besideId == 0)
        return {};
    auto rows = differenceRows(connection, part);
    if (!rows)
        return rows.error();
    part.summary.differsFromIssue = !rows->isEmpty();
    return {};
}

} // namespace

Result<QList<BillSummary>> readBills(Connection& connection)
{
    auto parts = BillReader(connection).parts();
    if (!parts)
        return parts.error();
    QList<BillSummary> bills;
    for (PartRow& part : *parts) {
        if (auto completed = complete(connection, part); !completed)
            return completed.error();
        bills.append(part.summary);
    }
    return bills;
}

Result<BillSummary> readBill(Connection& connection, const BillId& id)
{
    auto part = partOf(connection, id);
    if (!part)
        return part.error();
    if (auto completed = complete(connection, *part); !completed)
        return completed.error();
    return part->summary;
}

Result<BillTable> readTable(Connection& connection, const BillQuery& query)
{
    auto part = partOf(connection, query.bill);
    if (!part)
        return part.error();
    BillGroups groups(connection, query.bill.payer);
    auto sums = groups.sums({{part->id}, query.by, query.tagKey, query.filters, query.basis, false});
    if (!sums)
        return sums.error();
    BillTable table{.query = query};
    for (const GroupSum& group : std::as_const(*sums)) {
        BillRow row;
        row.key = group.key;
        row.name = !group.name.isEmpty() ? group.name : emptyGroupName(query.by, query.tagKey);
        row.amount = group.amount;
        row.usage = group.usage;
        row.unit = group.unit;
        row.lines = group.lines;
        row.isPayer = query.by == Dimension::Account && group.key == query.bill.payer;
        table.rows.append(std::move(row));
    }
    settleTable(table);
    const auto basis = static_cast<size_t>(query.basis);
    table.note = basisNote(query.basis, part->available[basis], part->absent[basis]);
    if (auto added = addPrevious(connection, groups, query, *part, table); !added)
        return added.error();
    return table;
}

Result<LinePage> readLines(Connection& connection, const LineQuery& query)
{
    auto part = partOf(connection, query.bill);
    if (!part)
        return part.error();
    LineQuery asked = query;
    auto filters = BillGroups(connection, query.bill.payer).resolved(query.filters);
    if (!filters)
        return filters.error();
    asked.filters = *filters;
    return LineStore(connection).lines(part->id, asked);
}

Result<TrendTable> readTrend(Connection& connection, const TrendQuery& query)
{
    BillReader reader(connection);
    auto parts = reader.parts();
    if (!parts)
        return parts.error();
    TrendTable table{.query = query};
    const BillingPeriod first = query.last.plus(1 - query.months);
    SumRequest request{{}, query.by, query.tagKey, query.filters, query.basis, true};
    QHash<int, bool> known; // period -> estimated
    for (const PartRow& part : std::as_const(*parts)) {
        const BillId& id = part.summary.id;
        if (id.payer != query.payer || id.currency != query.currency || id.period < first ||
            id.period > query.last)
            continue;
        request.parts.append(part.id);
        known.insert(id.period.index(), part.summary.status == BillStatus::Pending && part.summary.estimate);
    }
    auto sums = BillGroups(connection, query.payer).sums(request);
    if (!sums)
        return sums.error();
    for (int i = 0; i < query.months; ++i) {
        const BillingPeriod period = first.plus(i);
        table.periods.append(period);
        table.estimated.append(known.value(period.index()));
        table.totals.append(known.contains(period.index()) ? std::optional(Money()) : std::nullopt);
    }
    const QList<std::optional<Money>> blank = table.totals;
    QHash<QString, qsizetype> index;
    for (const GroupSum& group : std::as_const(*sums)) {
        const auto month = group.period - first.index();
        const Money amount = group.amount;
        auto found = index.constFind(group.key);
        if (found == index.constEnd()) {
            found = index.insert(group.key, table.rows.size());
            TrendRow row;
            row.key = group.key;
            row.name = !group.name.isEmpty() ? group.name : emptyGroupName(query.by, query.tagKey);
            row.months = blank;
            table.rows.append(row);
        }
        TrendRow& row = table.rows[*found];
        row.months[month] = row.months[month].value_or(Money()) + amount;
        row.total += amount;
        table.totals[month] = table.totals[month].value_or(Money()) + amount;
    }
    std::sort(table.rows.begin(), table.rows.end(), [](const TrendRow& a, const TrendRow& b) {
        return a.total != b.total ? a.total > b.total : a.key < b.key;
    });
    foldTrend(table, query.top);
    return table;
}

Result<BillTable> readDifference(Connection& connection, const BillId& bill)
{
    auto part = partOf(connection, bill);
    if (!part)
        return part.error();
    auto rows = differenceRows(connection, *part);
    if (!rows)
        return rows.error();
    BillTable table{.query = {.bill = bill}, .rows = *rows};
    settleTable(table);
    return table;
}

} // namespace billfold
