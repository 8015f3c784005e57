// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billtablemodel.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <algorithm>
#include <numeric>

namespace billfold
{

using namespace Qt::StringLiterals;

using Column = BillTableModel::Column;

namespace
{

BillTable blankTable()
{
    return {.query = {.bill = {*BillingPeriod::of(QDate(1970, 1, 1)), {}, {}}}};
}

} // namespace

bool isAmountColumn(Column column)
{
    switch (column) {
    case Column::Name:
    case Column::Key:
    case Column::Detail:
    case Column::Unit:
        return false;
    default:
        return true;
    }
}

BillTableModel::BillTableModel(QObject* parent)
    : QAbstractTableModel(parent), m_columns{Column::Name, Column::Previous, Column::Change, Column::Amount},
      m_table(blankTable())
{
}

void BillTableModel::setColumns(const QList<Column>& columns)
{
    if (columns == m_columns)
        return;
    beginResetModel();
    m_columns = columns;
    m_sortColumn = -1;
    order();
    endResetModel();
}

void BillTableModel::setHeading(Column column, const QString& heading)
{
    if (m_headings.value(column) == heading)
        return;
    m_headings.insert(column, heading);
    if (const int section = columnOf(column); section >= 0)
        emit headerDataChanged(Qt::Horizontal, section, section);
}

void BillTableModel::setTable(const BillTable& table)
{
    beginResetModel();
    m_table = table;
    m_tax.clear();
    rebuild();
    endResetModel();
}

void BillTableModel::clear()
{
    setTable(blankTable());
}

void BillTableModel::setTax(const BillTable& tax)
{
    beginResetModel();
    m_tax.clear();
    for (const BillRow& row : tax.rows)
        m_tax.insert(row.key, row);
    rebuild();
    endResetModel();
}

void BillTableModel::setCompare(Compare compare)
{
    if (m_compare == compare)
        return;
    beginResetModel();
    m_compare = compare;
    rebuild();
    endResetModel();
}

void BillTableModel::setFilterText(const QString& text)
{
    if (m_filter == text)
        return;
    beginResetModel();
    m_filter = text;
    order();
    endResetModel();
}

void BillTableModel::setSwatches(bool swatches)
{
    m_swatches = swatches;
}

bool BillTableModel::comparesSamePart() const
{
    return m_compare == Compare::SamePart && hasSamePart();
}

const std::optional<Money>& BillTableModel::previousOf(const BillRow& row) const
{
    return comparesSamePart() ? row.previousToDate : row.previous;
}

std::optional<Money> BillTableModel::previousTotal() const
{
    return comparesSamePart() ? m_table.previousToDateTotal : m_table.previousTotal;
}

void BillTableModel::rebuild()
{
    m_lines.clear();
    m_lines.reserve(m_table.rows.size() + 1);
    for (const BillRow& row : std::as_const(m_table.rows)) {
        Line line;
        line.row = row;
        if (const auto tax = m_tax.constFind(row.key); tax != m_tax.constEnd()) {
            line.tax = tax->amount;
            line.taxCents = tax->cents;
        }
        m_lines.append(std::move(line));
    }
    addPrevious();
    order();
}

void BillTableModel::addPrevious()
{
    const PreviousCents before = sharePreviousCents(m_table, comparesSamePart());
    for (qsizetype i = 0; i < before.rows.size(); ++i) {
        m_lines[i].previousCents = before.rows[i];
        m_lines[i].previousMoved = before.moved[i];
    }
    if (before.gone.isZero())
        return;
    Line line;
    line.gone = true;
    line.row.name = tr("No charges in %1").arg(monthName(m_table.query.bill.period));
    line.row.previous = before.gone;
    line.row.previousToDate = before.gone;
    line.previousCents = before.goneCents;
    line.previousMoved = before.goneMoved;
    m_lines.append(std::move(line));
}

bool BillTableModel::matches(const Line& line) const
{
    if (m_filter.isEmpty())
        return true;
    return !line.gone && (line.row.name.contains(m_filter, Qt::CaseInsensitive) ||
                          line.row.key.contains(m_filter, Qt::CaseInsensitive) ||
                          line.row.detail.contains(m_filter, Qt::CaseInsensitive));
}

bool BillTableModel::less(const Line& a, const Line& b) const
{
    const BillRow &x = a.row, &y = b.row;
    switch (m_columns[m_sortColumn]) {
    case Column::Name:
        return x.name.localeAwareCompare(y.name) < 0;
    case Column::Key:
        return x.key < y.key;
    case Column::Detail:
        return x.detail.localeAwareCompare(y.detail) < 0;
    case Column::Unit:
        return x.unit.localeAwareCompare(y.unit) < 0;
    case Column::Lines:
        return x.lines < y.lines;
    case Column::Usage:
        return x.usage < y.usage;
    case Column::Previous:
        return previousOf(x).value_or(Money()) < previousOf(y).value_or(Money());
    case Column::Change:
        return x.cents - a.previousCents < y.cents - b.previousCents;
    case Column::BeforeTax:
        return x.amount - a.tax < y.amount - b.tax;
    case Column::Tax:
        return a.tax < b.tax;
    case Column::Share:
    case Column::Exact:
    case Column::Amount:
        break;
    }
    return x.amount < y.amount;
}

void BillTableModel::order()
{
    m_order.clear();
    for (int i = 0; i < m_lines.size(); ++i) {
        if (matches(m_lines[i]))
            m_order.append(i);
    }
    if (m_sortColumn < 0 || m_sortColumn >= m_columns.size())
        return;
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        const Line &x = m_lines[a], &y = m_lines[b];
        if (x.gone != y.gone)
            return y.gone; // last, whatever the order
        return m_sortOrder == Qt::AscendingOrder ? less(x, y) : less(y, x);
    });
}

void BillTableModel::sort(int column, Qt::SortOrder sortOrder)
{
    if (column == m_sortColumn && sortOrder == m_sortOrder)
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<int> before = m_order;
    m_sortColumn = column;
    m_sortOrder = sortOrder;
    order();
    QHash<int, int> places;
    for (int row = 0; row < m_order.size(); ++row)
        places.insert(m_order[row], row);
    const QModelIndexList old = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex& place : old)
        moved.append(index(places.value(before[place.row()]), place.column()));
    changePersistentIndexList(old, moved);
    emit layoutChanged({}, VerticalSortHint);
}

const BillRow* BillTableModel::rowAt(int row) const
{
    if (row < 0 || row >= m_order.size() || m_lines[m_order[row]].gone)
        return nullptr;
    return &m_lines[m_order[row]].row;
}

int BillTableModel::rowOf(const QString& key) const
{
    for (int row = 0; row < m_order.size(); ++row) {
        const Line& line = m_lines[m_order[row]];
        if (!line.gone && line.row.key == key)
            return row;
    }
    return -1;
}

BillTableModel::Totals BillTableModel::totals() const
{
    Totals totals;
    totals.hasPrevious = previousTotal().has_value();
    bool sameUnit = true;
    for (const int i : m_order) {
        const Line& line = m_lines[i];
        totals.previous += previousOf(line.row).value_or(Money());
        totals.previousCents += line.previousCents;
        if (line.gone)
            continue;
        sameUnit = sameUnit && !line.row.unit.isEmpty() && (totals.rows == 0 || totals.unit == line.row.unit);
        totals.unit = line.row.unit;
        ++totals.rows;
        totals.amount += line.row.amount;
        totals.cents += line.row.cents;
        totals.taxCents += line.taxCents;
        totals.usage += line.row.usage;
        totals.lines += line.row.lines;
    }
    if (!sameUnit)
        totals.unit.clear();
    return totals;
}

bool BillTableModel::anyCentMoved() const
{
    return std::any_of(m_order.begin(), m_order.end(), [this](int i) { return m_lines[i].row.centMoved; });
}

int BillTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int BillTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

} // namespace billfold
