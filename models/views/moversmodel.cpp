// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/moversmodel.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Money::Wide magnitude(Money::Wide cents)
{
    return cents < 0 ? -cents : cents;
}

} // namespace

void MoversModel::setTable(const BillTable& table, qsizetype most)
{
    beginResetModel();
    m_movers.clear();
    m_toDate = table.previousToDateTotal.has_value();
    const BillingPeriod now = table.query.bill.period;
    const BillingPeriod before = now.plus(-1);
    m_beforeHeading = m_toDate ? tr("%1 so far").arg(monthName(before)) : monthName(before);
    m_nowHeading = monthName(now);
    const PreviousCents beforeCents = sharePreviousCents(table, m_toDate);
    for (qsizetype i = 0; i < beforeCents.rows.size(); ++i) {
        const BillRow& row = table.rows[i];
        const std::optional<Money>& previous = m_toDate ? row.previousToDate : row.previous;
        // A group that is new has no amount in the month before; the month itself is known.
        const Money base = previous.value_or(Money());
        const Mover mover{row.key, row.name, row.isPayer, base, row.amount, beforeCents.rows[i], row.cents};
        if (mover.changeCents() != 0)
            m_movers.append(mover);
    }
    std::stable_sort(m_movers.begin(), m_movers.end(), [](const Mover& a, const Mover& b) {
        return magnitude(a.changeCents()) > magnitude(b.changeCents());
    });
    m_movers.resize(std::min(most, m_movers.size()));
    endResetModel();
}

int MoversModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_movers.size());
}

int MoversModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MoversModel::text(const Mover& mover, int column)
{
    switch (column) {
    case Name:
        return mover.name;
    case Key:
        return mover.key;
    case Before:
        return formatCents(mover.beforeCents);
    case Now:
        return formatCents(mover.nowCents);
    default:
        return formatSigned(Money::fromCents(static_cast<qint64>(mover.changeCents())));
    }
}

QVariant MoversModel::exact(const Mover& mover, int column)
{
    switch (column) {
    case Before:
        return formatExact(mover.before);
    case Now:
        return formatExact(mover.now);
    case Change:
        return formatExact(mover.now - mover.before);
    default:
        return {};
    }
}

QVariant MoversModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Mover& mover = m_movers[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(mover, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column >= Before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ExactRole:
        return exact(mover, column);
    case KeyRole:
        return mover.key;
    case IconRole:
        return column == Name ? QVariant(mover.isPayer ? u"payer"_s : u"account"_s) : QVariant();
    case LinkRole:
        return column == Name;
    case SecondaryRole:
        return column == Key || column == Before;
    case DeltaRole:
        return column == Change ? QVariant(mover.changeCents() > 0 ? 1 : -1) : QVariant();
    default:
        return {};
    }
}

QVariant MoversModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Before ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Account");
    case Key:
        return tr("Account id");
    case Before:
        return m_beforeHeading;
    case Now:
        return m_nowHeading;
    default:
        return tr("Change");
    }
}

void MoversModel::sort(int column, Qt::SortOrder order)
{
    const auto less = [column](const Mover& a, const Mover& b) {
        switch (column) {
        case Name:
            return a.name.localeAwareCompare(b.name) < 0;
        case Key:
            return a.key < b.key;
        case Before:
            return a.before < b.before;
        case Now:
            return a.now < b.now;
        default:
            return magnitude(a.changeCents()) < magnitude(b.changeCents());
        }
    };
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QList<Mover> before = m_movers;
    std::stable_sort(m_movers.begin(), m_movers.end(), [&](const Mover& a, const Mover& b) {
        return order == Qt::AscendingOrder ? less(a, b) : less(b, a);
    });
    const QModelIndexList old = persistentIndexList();
    QModelIndexList now;
    for (const QModelIndex& index : old) {
        const QString key = before[index.row()].key;
        const auto place = std::find_if(m_movers.cbegin(), m_movers.cend(),
                                        [&key](const Mover& mover) { return mover.key == key; });
        now.append(this->index(static_cast<int>(place - m_movers.cbegin()), index.column()));
    }
    changePersistentIndexList(old, now);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace billfold
