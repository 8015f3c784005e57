// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/trendtablemodel.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int firstYear = 1970;

} // namespace

TrendTableModel::TrendTableModel(QObject* parent)
    : QAbstractTableModel(parent), m_all{.query = {.last = *BillingPeriod::fromIndex(firstYear * 12)}}
{
}

void TrendTableModel::setTrend(const TrendTable& table)
{
    beginResetModel();
    m_all = table;
    m_all.totals.resize(m_all.periods.size());
    m_latest = -1;
    for (int month = 0; month < m_all.totals.size(); ++month) {
        if (m_all.totals[month])
            m_latest = month;
    }
    m_sortColumn = -1;
    m_hidden.clear();
    m_apart = mostTrendGroups;
    share();
    refold();
    endResetModel();
}

void TrendTableModel::share()
{
    const qsizetype months = m_all.periods.size();
    m_allCents.clear();
    m_allCents.resize(m_all.rows.size());
    m_totalCents = {};
    for (Cents& cents : m_allCents)
        cents.months.resize(months);
    m_totalCents.months.resize(months);
    for (qsizetype month = 0; month < months; ++month) {
        if (!m_all.totals[month])
            continue;
        BillTable bill{.query = {.bill = {m_all.periods[month], m_all.query.payer, m_all.query.currency}}};
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < m_all.rows.size(); ++i) {
            const TrendRow& row = m_all.rows[i];
            m_allCents[i].months[month] = 0;
            // A group without charges in this month has no part in its bill.
            if (const auto amount = row.months.value(month); amount && !amount->isZero()) {
                places.insert(row.key, i);
                bill.rows.append({.key = row.key, .name = row.name, .amount = *amount});
            }
        }
        settleTable(bill);
        for (const BillRow& row : std::as_const(bill.rows)) {
            Cents& cents = m_allCents[places.value(row.key)];
            cents.months[month] = row.cents;
            cents.total += row.cents;
        }
        m_totalCents.months[month] = bill.totalCents;
        m_totalCents.total += bill.totalCents;
    }
}

void TrendTableModel::setExpanded(bool expanded)
{
    if (m_expanded == expanded)
        return;
    beginResetModel();
    m_expanded = expanded;
    refold();
    endResetModel();
}

void TrendTableModel::refold()
{
    TrendTable shown = m_all;
    if (!m_expanded)
        foldTrend(shown, mostTrendGroups);
    m_rows = shown.rows;
    m_cents = m_allCents;
    if (m_rows.size() < m_allCents.size()) {
        Cents others;
        others.months.resize(m_all.periods.size());
        for (qsizetype i = m_rows.size() - 1; i < m_allCents.size(); ++i) {
            others.total += m_allCents[i].total;
            for (qsizetype month = 0; month < others.months.size(); ++month) {
                if (m_allCents[i].months[month])
                    others.months[month] = others.months[month].value_or(0) + *m_allCents[i].months[month];
            }
        }
        m_cents.resize(m_rows.size() - 1);
        m_cents.append(others);
    }
    reorder();
}

void TrendTableModel::reorder()
{
    m_order.resize(m_rows.size());
    for (int i = 0; i < m_order.size(); ++i)
        m_order[i] = i;
    if (m_sortColumn < 0)
        return;
    const Column kind = columnKind(m_sortColumn);
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        const TrendRow& left = m_rows[a];
        const TrendRow& right = m_rows[b];
        if (left.others != right.others)
            return right.others;
        if (kind == Column::Name) {
            const int compared = QString::localeAwareCompare(left.name, right.name);
            return descending ? compared > 0 : compared < 0;
        }
        const std::optional<Money> first = amountAt(left, m_sortColumn);
        const std::optional<Money> second = amountAt(right, m_sortColumn);
        // What has no value is neither large nor small: it stands below.
        if (first.has_value() != second.has_value())
            return first.has_value();
        return first && (descending ? *first > *second : *first < *second);
    });
}

void TrendTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= columnCount())
        return;
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<int> rows;
    for (const QModelIndex& index : before)
        rows.append(m_order[index.row()]);
    m_sortColumn = column;
    m_sortOrder = order;
    reorder();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(static_cast<int>(m_order.indexOf(rows[i])), before[i].column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void TrendTableModel::setChart(int apart, const QSet<int>& hidden)
{
    if (m_hidden == hidden && m_apart == apart)
        return;
    m_hidden = hidden;
    m_apart = apart;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {SwatchRole, MutedRole});
}

// ---- columns

TrendTableModel::Column TrendTableModel::columnKind(int column) const
{
    const int months = static_cast<int>(m_all.periods.size());
    if (column <= 0)
        return Column::Name;
    if (column <= months)
        return Column::Month;
    static constexpr std::array after{Column::Total, Column::Change, Column::ChangeShare, Column::Share};
    return after[static_cast<size_t>(std::min(column - months - 1, 3))];
}

int TrendTableModel::monthOf(int column) const
{
    return columnKind(column) == Column::Month ? column - 1 : -1;
}

int TrendTableModel::columnOf(Column kind, int month) const
{
    const int months = static_cast<int>(m_all.periods.size());
    switch (kind) {
    case Column::Name:
        return 0;
    case Column::Month:
        return std::min(month, months - 1) + 1;
    case Column::Total:
        return months + 1;
    case Column::Change:
        return months + 2;
    case Column::ChangeShare:
        return months + 3;
    case Column::Share:
        break;
    }
    return months + 4;
}

int TrendTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TrendTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_all.periods.isEmpty() ? 0 : static_cast<int>(m_all.periods.size()) + 5;
}

int TrendTableModel::seriesOf(int row) const
{
    return std::min(m_order[row], m_apart);
}

} // namespace billfold
