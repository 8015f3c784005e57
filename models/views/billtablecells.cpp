// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells and headings of a bill's table say. Which rows there are, and in which order, is in
// billtablemodel.cpp.
#include "models/views/billtablemodel.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

using Column = BillTableModel::Column;

namespace
{

constexpr Money::Wide attosPerCent = Money::attosPerUnit / 100;
constexpr int firstColours = 9; ///< then Others

int signOf(Money::Wide value)
{
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

} // namespace

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
        return previousOf(row) ? formatSignedCents(row.cents - line.previousCents) : noValue();
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
    case Dimension::Unit:
        return u"unit"_s;
    case Dimension::Tag:
    case Dimension::AccountTag:
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
        return hasTagKey(m_table.query.by) ? m_table.query.tagKey : dimensionName(m_table.query.by);
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
