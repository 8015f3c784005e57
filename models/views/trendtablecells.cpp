// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells and headings of a trend's table say. Which rows there are, and in which order, is in
// trendtablemodel.cpp.
#include "models/views/trendtablemodel.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QLocale>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int othersSeries = mostTrendGroups;

int sign(Money::Wide cents)
{
    return cents == 0 ? 0 : cents < 0 ? -1 : 1;
}

} // namespace

std::optional<Money> TrendTableModel::latestOf(const QList<std::optional<Money>>& months) const
{
    return m_latest >= 0 ? months.value(m_latest) : std::nullopt;
}

std::optional<Money> TrendTableModel::previousOf(const QList<std::optional<Money>>& months) const
{
    return m_latest >= 1 ? months.value(m_latest - 1) : std::nullopt;
}

std::optional<Money> TrendTableModel::amountAt(const TrendRow& row, int column) const
{
    switch (columnKind(column)) {
    case Column::Name:
        return std::nullopt;
    case Column::Month:
        return row.months.value(column - 1);
    case Column::Total:
        return row.total;
    case Column::Share:
        return latestOf(row.months);
    case Column::Change:
    case Column::ChangeShare:
        break;
    }
    const std::optional<Money> now = latestOf(row.months);
    const std::optional<Money> before = previousOf(row.months);
    return now && before ? std::optional(*now - *before) : std::nullopt;
}

std::optional<Money::Wide> TrendTableModel::centsAt(int place, int column) const
{
    return columnKind(column) == Column::Total ? m_cents[place].total
                                               : m_cents[place].months.value(column - 1);
}

std::optional<Money::Wide> TrendTableModel::changeOf(const Cents& cents) const
{
    const auto now = m_latest >= 0 ? cents.months.value(m_latest) : std::nullopt;
    const auto before = m_latest >= 1 ? cents.months.value(m_latest - 1) : std::nullopt;
    return now && before ? std::optional(*now - *before) : std::nullopt;
}

QVariant TrendTableModel::nameData(int row, int role) const
{
    const TrendRow& group = rowAt(row);
    const int series = seriesOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return group.name;
    case Qt::ToolTipRole:
        // The name falls back to the key; where both are known the tip says the key too.
        return group.others || group.key == group.name || group.key.isEmpty()
                   ? QVariant()
                   : QVariant(u"%1\n%2"_s.arg(group.name, group.key));
    case KeyRole:
        return group.key;
    case SwatchRole:
        return m_hidden.contains(series) ? -1 : series < m_apart ? series : othersSeries;
    case MutedRole:
        return m_hidden.contains(series);
    case LinkRole:
        return group.others;
    case Qt::AccessibleTextRole:
        return m_hidden.contains(series) ? tr("%1, not in the chart").arg(group.name) : group.name;
    default:
        return {};
    }
}

QVariant TrendTableModel::amountData(int place, int column, int role) const
{
    const std::optional<Money> amount = amountAt(m_rows[place], column);
    const std::optional<Money::Wide> cents = centsAt(place, column);
    switch (role) {
    case Qt::DisplayRole:
        return cents ? formatCents(*cents) : noValue();
    case ExactRole:
        return amount ? formatExact(*amount) : QString();
    case CentMovedRole:
        return amount && cents && *cents != amount->roundedToCents();
    case MutedRole:
        return !cents || *cents == 0;
    case SecondaryRole:
        return columnKind(column) == Column::Total;
    case Qt::AccessibleTextRole:
        return cents ? formatCents(*cents) : tr("no import");
    default:
        return {};
    }
}

QVariant TrendTableModel::changeData(int place, int role) const
{
    const std::optional<Money::Wide> change = changeOf(m_cents[place]);
    const std::optional<Money> exact = amountAt(m_rows[place], columnOf(Column::Change));
    switch (role) {
    case Qt::DisplayRole:
        return change ? formatSignedCents(*change) : noValue();
    case ExactRole:
        return exact ? formatExact(*exact) : QString();
    case DeltaRole:
        return change ? QVariant(sign(*change)) : QVariant();
    case MutedRole:
        return !change || *change == 0;
    default:
        return {};
    }
}

QVariant TrendTableModel::changeShareData(int place, int role) const
{
    const std::optional<Money> before = previousOf(m_rows[place].months);
    const std::optional<Money> now = latestOf(m_rows[place].months);
    switch (role) {
    case Qt::DisplayRole:
        return before && now ? formatChange(*before, *now) : noValue();
    case MutedRole:
        return !before || !now || *before == *now;
    case SecondaryRole:
        return true;
    default:
        return {};
    }
}

QVariant TrendTableModel::shareData(int place, int role) const
{
    const std::optional<Money> now = latestOf(m_rows[place].months);
    const std::optional<Money> whole = latestOf(m_all.totals);
    switch (role) {
    case Qt::DisplayRole:
        return now && whole ? formatShare(*now, *whole) : noValue();
    case SecondaryRole:
        return true;
    default:
        return {};
    }
}

QVariant TrendTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Column kind = columnKind(index.column());
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((kind == Column::Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const int place = m_order[index.row()];
    switch (kind) {
    case Column::Name:
        return nameData(index.row(), role);
    case Column::Month:
    case Column::Total:
        return amountData(place, index.column(), role);
    case Column::Change:
        return changeData(place, role);
    case Column::ChangeShare:
        return changeShareData(place, role);
    case Column::Share:
        break;
    }
    return shareData(place, role);
}

QVariant TrendTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column kind = columnKind(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(kind == Column::Name ? Qt::AlignLeft : Qt::AlignRight);
    const int month = monthOf(section);
    const bool estimated = month >= 0 && m_all.estimated.value(month);
    const QString latest = m_latest >= 0 ? periodName(m_all.periods[m_latest]) : QString();
    const bool tip = role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (kind) {
    case Column::Name:
        return hasTagKey(m_all.query.by) ? m_all.query.tagKey : dimensionName(m_all.query.by);
    case Column::Month: {
        const QString name = periodName(m_all.periods[month]);
        if (tip)
            return estimated ? tr("%1, estimated").arg(name) : name;
        const QString text = QLocale().toString(m_all.periods[month].firstDay(), u"MMM yyyy"_s);
        return estimated ? tr("%1 est.").arg(text) : text;
    }
    case Column::Total:
        return tip ? tr("All months that are shown") : tr("Total");
    case Column::Change:
        return tip ? tr("%1 against the month before").arg(latest) : tr("Change");
    case Column::ChangeShare:
        return tip ? tr("Change of %1 in per cent").arg(latest) : tr("Change %");
    case Column::Share:
        break;
    }
    return tip ? tr("Part of the total of %1").arg(latest) : tr("Share");
}

std::optional<TrendTableModel::Sum> TrendTableModel::sum(int column) const
{
    const auto known = [](std::optional<Money::Wide> cents, Money exact) {
        return cents ? Sum{formatCents(*cents), formatExact(exact)} : Sum{noValue(), {}};
    };
    const std::optional<Money> now = latestOf(m_all.totals);
    const std::optional<Money> before = previousOf(m_all.totals);
    switch (columnKind(column)) {
    case Column::Name:
        return Sum{tr("Total, %1").arg(groupsText()), {}};
    case Column::Month:
        return known(m_totalCents.months[column - 1], m_all.totals[column - 1].value_or(Money()));
    case Column::Total: {
        Money total;
        for (const std::optional<Money>& month : m_all.totals)
            total += month.value_or(Money());
        return known(m_totalCents.total, total);
    }
    case Column::Change:
        if (const auto change = changeOf(m_totalCents))
            return Sum{formatSignedCents(*change), formatExact(*now - *before), sign(*change)};
        return Sum{noValue(), {}};
    case Column::ChangeShare:
        return Sum{now && before ? formatChange(*before, *now) : noValue(), {}};
    case Column::Share:
        break;
    }
    return std::nullopt; // shares have no total
}

QString TrendTableModel::groupsText() const
{
    const bool one = groupCount() == 1;
    QString many;
    switch (m_all.query.by) {
    case Dimension::Account:
        many = one ? tr("1 account") : tr("%1 accounts");
        break;
    case Dimension::Service:
        many = one ? tr("1 service") : tr("%1 services");
        break;
    case Dimension::Region:
        many = one ? tr("1 region") : tr("%1 regions");
        break;
    case Dimension::UsageType:
        many = one ? tr("1 usage type") : tr("%1 usage types");
        break;
    case Dimension::ChargeType:
        many = one ? tr("1 charge type") : tr("%1 charge types");
        break;
    case Dimension::Seller:
        many = one ? tr("1 seller") : tr("%1 sellers");
        break;
    case Dimension::Operation:
        many = one ? tr("1 operation") : tr("%1 operations");
        break;
    case Dimension::Unit:
        many = one ? tr("1 unit") : tr("%1 units");
        break;
    case Dimension::Tag:
    case Dimension::AccountTag:
        many = one ? tr("1 value") : tr("%1 values");
        break;
    case Dimension::Invoice:
    case Dimension::Line:
        many = one ? tr("1 group") : tr("%1 groups");
        break;
    }
    return one ? many : many.arg(formatCount(groupCount()));
}

} // namespace billfold
