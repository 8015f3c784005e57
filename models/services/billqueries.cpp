// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/billqueries.h"

#include "models/billing/billtable.h"
#include "models/services/billgroups.h"
#include "models/storage/billreader.h"
#include "models/storage/documentstore.h"
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

/// An account has its own number, amount and cents on an issued bill: those of its statement.
Result<void> narrowIssued(Connection& connection, BillSummary& bill, const QString& account)
{
    auto documents = DocumentStore(connection).documentsOf(bill.id);
    if (!documents)
        return documents.error();
    bill.number.clear();
    for (const IssuedDocument& document : std::as_const(*documents)) {
        if (document.kind != DocumentKind::Statement || document.accountKey != account)
            continue;
        bill.number = document.number;
        bill.totalCents = document.amount.roundedToCents();
    }
    return {};
}

/// What the account has of the part, as if there were nothing else. False where it has nothing. How far the
/// export goes and how many lines it left out is said of the whole: nobody knows whose those lines are.
Result<bool> narrow(Connection& connection, PartRow& part, const QString& account)
{
    auto own = BillReader(connection).ofAccount(part.id, account);
    if (!own)
        return own.error();
    if (!own->has_value())
        return false;
    BillSummary& bill = part.summary;
    bill.total = (*own)->total;
    bill.totalCents = bill.total.roundedToCents();
    bill.lines = (*own)->lines;
    bill.estimate = (*own)->estimate;
    bill.accounts = 1;
    bill.dueOn = {}; // the payer owes it
    bill.seenAccount = account;
    bill.seenAccountName = (*own)->name.isEmpty() ? account : (*own)->name;
    bill.missingAmount.reset();
    part.absent = (*own)->absent;
    if (bill.status != BillStatus::Issued)
        return true;
    if (auto narrowed = narrowIssued(connection, bill, account); !narrowed)
        return narrowed.error();
    return true;
}

Result<PartRow> partOf(Connection& connection, const BillId& id, const BillScope& scope)
{
    auto part = BillReader(connection).part(id);
    if (!part)
        return part.error();
    if (!part->has_value())
        return noBill(id);
    if (scope.seesWhole(id.payer))
        return **part;
    auto seen = narrow(connection, **part, scope.account);
    if (!seen)
        return seen.error();
    return *seen ? Result<PartRow>(**part) : Result<PartRow>(noBill(id));
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
Result<QList<BillRow>> differenceRows(Connection& connection, const PartRow& part, const BillScope& scope)
{
    if (part.besideId == 0)
        return QList<BillRow>();
    SumReader reader(connection);
    const QList<FilterStep> filters = withinScope({}, part.summary.id.payer, scope);
    auto issued = reader.sums({.parts = {part.id}, .filters = filters});
    if (!issued)
        return issued.error();
    auto later = reader.sums({.parts = {part.besideId}, .filters = filters});
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

/// The question as the database understands it, within what may be seen.
Result<LineQuery> resolved(Connection& connection, const LineQuery& query, const BillScope& scope)
{
    LineQuery asked = query;
    auto filters = BillGroups(connection, query.bill.payer)
                       .resolved(withinScope(query.filters, query.bill.payer, scope));
    if (!filters)
        return filters.error();
    asked.filters = *filters;
    return asked;
}

/// What the part's head does not say by itself.
Result<void> complete(Connection& connection, PartRow& part, const BillScope& scope)
{
    BillReader reader(connection);
    auto sellers = scope.seesWhole(part.summary.id.payer) ? reader.sellers(part.id)
                                                          : reader.sellers(part.id, scope.account);
    if (!sellers)
        return sellers.error();
    part.summary.sellers = *sellers;
    if (part.besideId == 0)
        return {};
    auto rows = differenceRows(connection, part, scope);
    if (!rows)
        return rows.error();
    part.summary.differsFromIssue = !rows->isEmpty();
    return {};
}

} // namespace

QList<FilterStep> withinScope(const QList<FilterStep>& filters, const QString& payer, const BillScope& scope)
{
    if (scope.seesWhole(payer))
        return filters;
    return filters + QList<FilterStep>{{Dimension::Account, scope.account, scope.account, {}}};
}

Result<QList<BillSummary>> readBills(Connection& connection, const BillScope& scope)
{
    auto parts = BillReader(connection).parts();
    if (!parts)
        return parts.error();
    QList<BillSummary> bills;
    for (PartRow& part : *parts) {
        if (!scope.seesWhole(part.summary.id.payer)) {
            auto seen = narrow(connection, part, scope.account);
            if (!seen)
                return seen.error();
            if (!*seen)
                continue;
        }
        if (auto completed = complete(connection, part, scope); !completed)
            return completed.error();
        bills.append(part.summary);
    }
    return bills;
}

Result<BillSummary> readBill(Connection& connection, const BillId& id, const BillScope& scope)
{
    auto part = partOf(connection, id, scope);
    if (!part)
        return part.error();
    if (auto completed = complete(connection, *part, scope); !completed)
        return completed.error();
    return part->summary;
}

Result<BillTable> readTable(Connection& connection, const BillQuery& query, const BillScope& scope)
{
    auto part = partOf(connection, query.bill, scope);
    if (!part)
        return part.error();
    BillQuery asked = query;
    asked.filters = withinScope(query.filters, query.bill.payer, scope);
    BillGroups groups(connection, query.bill.payer);
    auto sums = groups.sums({{part->id}, query.by, query.tagKey, asked.filters, query.basis, false});
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
    // What an account's statement says, where its rows are all of it.
    if (!scope.seesWhole(query.bill.payer) && part->summary.status == BillStatus::Issued &&
        query.basis == Basis::Unblended && query.filters.isEmpty()) {
        table.totalCents = part->summary.totalCents;
        shareCentsTo(table.rows, table.totalCents);
    }
    const auto basis = static_cast<size_t>(query.basis);
    table.note = basisNote(query.basis, part->available[basis], part->absent[basis]);
    if (auto added = addPrevious(connection, groups, asked, *part, table); !added)
        return added.error();
    return table;
}

Result<LinePage> readLines(Connection& connection, const LineQuery& query, const BillScope& scope)
{
    auto part = partOf(connection, query.bill, scope);
    if (!part)
        return part.error();
    auto asked = resolved(connection, query, scope);
    if (!asked)
        return asked.error();
    auto page = LineStore(connection).lines(part->id, *asked);
    if (!page || scope.seesWhole(query.bill.payer))
        return page;
    for (LineRow& line : page->rows)
        line.sourceFile.clear(); // the payer's
    return page;
}

Result<QPair<Money, qint64>> readLineTotals(Connection& connection, const LineQuery& query,
                                            const BillScope& scope)
{
    auto part = BillReader(connection).part(query.bill);
    if (!part)
        return part.error();
    if (!part->has_value())
        return qMakePair(Money(), qint64(0));
    auto asked = resolved(connection, query, scope);
    if (!asked)
        return asked.error();
    return LineStore(connection).totals((*part)->id, *asked);
}

Result<QStringList> readTagKeys(Connection& connection, const QString& payer, const BillScope& scope)
{
    BillReader reader(connection);
    return scope.seesWhole(payer) ? reader.tagKeys(payer) : reader.tagKeys(payer, scope.account);
}

Result<TrendTable> readTrend(Connection& connection, const TrendQuery& query, const BillScope& scope)
{
    BillReader reader(connection);
    auto parts = reader.parts();
    if (!parts)
        return parts.error();
    if (!scope.seesWhole(query.payer)) {
        auto own = reader.partsWith(scope.account);
        if (!own)
            return own.error();
        parts->removeIf([&](const PartRow& part) { return !own->contains(part.id); });
    }
    TrendTable table{.query = query};
    const BillingPeriod first = query.last.plus(1 - query.months);
    SumRequest request{{},          query.by, query.tagKey, withinScope(query.filters, query.payer, scope),
                       query.basis, true};
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

Result<BillTable> readDifference(Connection& connection, const BillId& bill, const BillScope& scope)
{
    auto part = partOf(connection, bill, scope);
    if (!part)
        return part.error();
    auto rows = differenceRows(connection, *part, scope);
    if (!rows)
        return rows.error();
    BillTable table{.query = {.bill = bill}, .rows = *rows};
    settleTable(table);
    return table;
}

} // namespace billfold
