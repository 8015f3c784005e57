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

constexpr Money::Wide attosPerCent = Money::attosPerUnit / 100;
constexpr int firstColours = 9; ///< then Others

QString signedCents(Money::Wide cents)
{
    return cents > 0 ? u'+' + formatCents(cents) : formatCents(cents);
}

BillTable blankTable()
{
    return {.query = {.bill = {*BillingPeriod::of(QDate(1970, 1, 1)), {}, {}}}};
}

int signOf(Money::Wide value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
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

QString BillTableModel::text(const Line& line, Column column) const
{
    const BillRow& row = line.row;
    switch (column) {
    case Column::Name:
        return row.name;
    case Column::Key:
        return row.key;
    case Column::Detail:
        return row.detail;
    case Column::Lines:
        return formatCount(row.lines);
    case Column::Usage:
        return row.unit.isEmpty() ? noValue() : formatMoney(row.usage);
    case Column::Unit:
        return row.unit;
    case Column::Previous:
        return previousOf(row) ? formatCents(line.previousCents) : noValue();
    case Column::Change:
        return previousOf(row) ? signedCents(row.cents - line.previousCents) : noValue();
    case Column::Share:
        return formatShare(row.amount, m_table.total);
    case Column::BeforeTax:
        return formatCents(row.cents - line.taxCents);
    case Column::Tax:
        return formatCents(line.taxCents);
    case Column::Exact:
        return formatExact(row.amount);
    case Column::Amount:
        return formatCents(row.cents);
    }
    return {};
}

QString BillTableModel::exact(const Line& line, Column column) const
{
    const BillRow& row = line.row;
    switch (column) {
    case Column::Usage:
        return row.unit.isEmpty() ? QString() : formatExact(row.usage);
    case Column::Previous:
        return previousOf(row) ? formatExact(*previousOf(row)) : QString();
    case Column::Change:
        return previousOf(row) ? formatExact(row.amount - *previousOf(row)) : QString();
    case Column::BeforeTax:
        return formatExact(row.amount - line.tax);
    case Column::Tax:
        return formatExact(line.tax);
    case Column::Exact:
    case Column::Amount:
        return formatExact(row.amount);
    default:
        return {};
    }
}

QVariant BillTableModel::sortValue(const Line& line, Column column) const
{
    const auto cents = [](Money::Wide value) { return QVariant(static_cast<qint64>(value)); };
    switch (column) {
    case Column::Lines:
        return line.row.lines;
    case Column::Usage:
        return cents(line.row.usage.attos() / attosPerCent);
    case Column::Previous:
        return cents(line.previousCents);
    case Column::Change:
        return cents(line.row.cents - line.previousCents);
    case Column::BeforeTax:
        return cents(line.row.cents - line.taxCents);
    case Column::Tax:
        return cents(line.taxCents);
    case Column::Share:
    case Column::Exact:
    case Column::Amount:
        return cents(line.row.cents);
    default:
        return text(line, column);
    }
}

QVariant BillTableModel::icon(const Line& line) const
{
    if (line.gone)
        return {};
    switch (m_table.query.by) {
    case Dimension::Account:
        return line.row.isPayer ? u"payer"_s : u"account"_s;
    case Dimension::Service:
        return u"service"_s;
    case Dimension::Region:
        return u"region"_s;
    case Dimension::Invoice:
        return u"invoice"_s;
    case Dimension::Tag:
        return u"tag"_s;
    default:
        return {};
    }
}

QString BillTableModel::spokenChange(const Line& line) const
{
    const Money::Wide change = line.row.cents - line.previousCents;
    if (!previousOf(line.row))
        return {};
    if (change == 0)
        return tr("no change");
    return change > 0 ? tr("%1 more").arg(formatCents(change)) : tr("%1 less").arg(formatCents(-change));
}

QVariant BillTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line& line = m_lines[m_order[index.row()]];
    const Column column = m_columns[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((isAmountColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return column == Column::Change && previousOf(line.row) ? QVariant(spokenChange(line)) : QVariant();
    case SortRole:
        return sortValue(line, column);
    case ExactRole: {
        const QString amount = exact(line, column);
        return amount.isEmpty() ? QVariant() : QVariant(amount);
    }
    case KeyRole:
        return line.gone ? QVariant() : QVariant(line.row.key);
    case IconRole:
        return column == Column::Name && !m_swatches ? icon(line) : QVariant();
    case SwatchRole:
        return m_swatches && column == Column::Name && !line.gone
                   ? QVariant(std::min(m_order[index.row()], firstColours))
                   : QVariant();
    case DeltaRole:
        return column == Column::Change && previousOf(line.row)
                   ? QVariant(signOf(line.row.cents - line.previousCents))
                   : QVariant();
    case CentMovedRole:
        return (column == Column::Amount && line.row.centMoved) ||
               (column == Column::Previous && line.previousMoved);
    case MutedRole:
        return (column == Column::Change && line.row.cents == line.previousCents) ||
               (column == Column::Tax && line.taxCents == 0) || (column == Column::Amount && line.gone) ||
               (column == Column::Usage && line.row.unit.isEmpty());
    case SecondaryRole:
        return column == Column::Key || column == Column::Detail || column == Column::Unit ||
               column == Column::Previous || column == Column::Exact || column == Column::Lines || line.gone;
    default:
        return {};
    }
}

QString BillTableModel::previousHeading() const
{
    const BillingPeriod before = m_table.query.bill.period.plus(-1);
    return m_compare == Compare::SamePart && hasSamePart()
               ? tr("%1 so far").arg(QLocale().standaloneMonthName(before.month(), QLocale::ShortFormat))
               : monthName(before);
}

QVariant BillTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const Column column = m_columns[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isAmountColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (const QString heading = m_headings.value(column); !heading.isEmpty())
        return heading;
    switch (column) {
    case Column::Name:
        return m_table.query.by == Dimension::Tag ? m_table.query.tagKey : dimensionName(m_table.query.by);
    case Column::Key:
        return m_table.query.by == Dimension::Account ? tr("Account id") : tr("Code");
    case Column::Detail:
        return tr("Detail");
    case Column::Lines:
        return tr("Lines");
    case Column::Usage:
        return tr("Usage");
    case Column::Unit:
        return tr("Unit");
    case Column::Previous:
        return previousHeading();
    case Column::Change:
        return tr("Change");
    case Column::Share:
        return tr("Share");
    case Column::BeforeTax:
        return tr("Before tax");
    case Column::Tax:
        return tr("Tax");
    case Column::Exact:
        return tr("Exact amount");
    case Column::Amount:
        return monthName(m_table.query.bill.period);
    }
    return {};
}

} // namespace billfold
