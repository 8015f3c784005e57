// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billtable.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillTable", sentence);
}

constexpr Money::Wide attosPerCent = Money::attosPerUnit / 100;

/// Rounded towards minus infinity, and what is left (0 … one cent).
Money::Wide floorCents(Money amount, Money::Wide& rest)
{
    Money::Wide cents = amount.attos() / attosPerCent;
    rest = amount.attos() % attosPerCent;
    if (rest < 0) {
        rest += attosPerCent;
        --cents;
    }
    return cents;
}

} // namespace

void shareCents(QList<BillRow>& rows, Money total, Money::Wide& totalCents)
{
    totalCents = total.roundedToCents();
    shareCentsTo(rows, totalCents);
}

void shareCentsTo(QList<BillRow>& rows, Money::Wide totalCents)
{
    QList<Money::Wide> rests(rows.size());
    Money::Wide missing = totalCents;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        rows[i].cents = floorCents(rows[i].amount, rests[i]);
        missing -= rows[i].cents;
    }
    QList<qsizetype> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](qsizetype a, qsizetype b) { return rests[a] > rests[b]; });
    // The rows' exact sum is the total, so 0 <= missing <= rows: one cent each is enough.
    for (qsizetype i = 0; i < order.size() && missing > 0; ++i, --missing)
        ++rows[order[i]].cents;
    for (BillRow& row : rows)
        row.centMoved = row.cents != row.amount.roundedToCents();
}

PreviousCents sharePreviousCents(const BillTable& table, bool toDate)
{
    PreviousCents shared;
    const std::optional<Money>& total = toDate ? table.previousToDateTotal : table.previousTotal;
    if (!total)
        return shared;
    shared.gone = *total;
    QList<BillRow> before(table.rows.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const std::optional<Money>& amount = toDate ? table.rows[i].previousToDate : table.rows[i].previous;
        before[i].amount = amount.value_or(Money());
        shared.gone -= before[i].amount;
    }
    // Last, as where it is shown: of equal remainders the first row gets the cent.
    if (!shared.gone.isZero())
        before.append(BillRow{.amount = shared.gone});
    Money::Wide totalCents = 0;
    shareCents(before, *total, totalCents);
    if (!shared.gone.isZero()) {
        shared.goneCents = before.last().cents;
        shared.goneMoved = before.last().centMoved;
        before.removeLast();
    }
    for (const BillRow& row : std::as_const(before)) {
        shared.rows.append(row.cents);
        shared.moved.append(row.centMoved);
    }
    return shared;
}

void settleTable(BillTable& table)
{
    std::sort(table.rows.begin(), table.rows.end(), [](const BillRow& a, const BillRow& b) {
        if (a.amount != b.amount)
            return a.amount > b.amount;
        const int byName = a.name.localeAwareCompare(b.name);
        return byName != 0 ? byName < 0 : a.key < b.key;
    });
    table.total = Money();
    table.lines = 0;
    for (const BillRow& row : std::as_const(table.rows)) {
        table.total += row.amount;
        table.lines += row.lines;
    }
    shareCents(table.rows, table.total, table.totalCents);
}

void foldTrend(TrendTable& table, int top)
{
    if (top <= 0 || table.rows.size() <= top + 1)
        return;
    TrendRow others;
    others.others = true;
    others.months.resize(table.periods.size());
    for (qsizetype i = top; i < table.rows.size(); ++i) {
        const TrendRow& row = table.rows[i];
        others.othersCount += row.others ? row.othersCount : 1;
        others.total += row.total;
        for (qsizetype month = 0; month < others.months.size(); ++month) {
            if (const auto amount = row.months.value(month))
                others.months[month] = others.months[month].value_or(Money()) + *amount;
        }
    }
    others.name = tr("Others (%1)").arg(QLocale().toString(others.othersCount));
    table.rows.resize(top);
    table.rows.append(others);
}

QString emptyGroupName(Dimension dimension, const QString& tagKey)
{
    switch (dimension) {
    case Dimension::Region:
        return tr("No region");
    case Dimension::UsageType:
        return tr("No usage type");
    case Dimension::Invoice:
        return tr("Not invoiced yet");
    case Dimension::Seller:
        return tr("No seller of record");
    case Dimension::Operation:
        return tr("No operation");
    case Dimension::Service:
        return tr("No service");
    case Dimension::Tag:
        return tr("Without %1").arg(tagKey);
    case Dimension::Unit:
        return tr("Not in the organization");
    case Dimension::AccountTag:
        return tr("Accounts without %1").arg(tagKey);
    case Dimension::Account:
    case Dimension::ChargeType:
    case Dimension::Line:
        break;
    }
    return tr("Without a name");
}

BasisNote basisNote(Basis basis, bool available, qint64 absentLines)
{
    BasisNote note;
    note.available = available;
    note.absentLines = absentLines;
    if (!available)
        note.sentence =
            tr("The export has no amounts for '%1'; unblended amounts stand in.").arg(basisName(basis));
    else if (absentLines > 0 && basis == Basis::Blended)
        note.sentence = absentLines == 1
                            ? tr("1 line has no blended cost and counts as zero.")
                            : tr("%1 lines have no blended cost and count as zero.").arg(absentLines);
    else if (absentLines > 0)
        note.sentence =
            absentLines == 1
                ? tr("1 line has no value for '%1'; its unblended cost stands in.").arg(basisName(basis))
                : tr("%1 lines have no value for '%2'; their unblended cost stands in.")
                      .arg(absentLines)
                      .arg(basisName(basis));
    return note;
}

} // namespace billfold
