// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountpickmodel.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"

namespace billfold
{

using namespace Qt::StringLiterals;

AccountPickModel::AccountPickModel(QObject* parent)
    : ColumnsModel({{tr("Account")}, {tr("Account id")}, {tr("Amount"), true}}, parent)
{
}

void AccountPickModel::setAccounts(const QList<BillRow>& accounts, const QStringList& picked)
{
    beginResetModel();
    m_accounts = accounts;
    m_picked = QSet<QString>(picked.cbegin(), picked.cend());
    if (picked.isEmpty()) {
        for (const BillRow& account : accounts)
            m_picked.insert(account.key);
    }
    endResetModel();
}

QStringList AccountPickModel::picked() const
{
    QStringList keys;
    for (const BillRow& account : m_accounts) {
        if (m_picked.contains(account.key))
            keys.append(account.key);
    }
    return keys;
}

void AccountPickModel::setPicked(int row, bool picked)
{
    setData(index(row, NameColumn), picked ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

int AccountPickModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

QVariant AccountPickModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const BillRow& account = m_accounts[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? account.name
               : column == IdColumn ? account.key
                                    : formatCents(account.cents);
    case Qt::CheckStateRole:
        if (column != NameColumn)
            return {};
        return static_cast<int>(m_picked.contains(account.key) ? Qt::Checked : Qt::Unchecked);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case IconRole:
        return column == NameColumn ? (account.isPayer ? u"payer"_s : u"account"_s) : QVariant();
    case SecondaryRole:
        return column == IdColumn;
    case ExactRole:
        return column == AmountColumn ? account.amount.toString() : QVariant();
    case CentMovedRole:
        return column == AmountColumn && account.centMoved;
    case KeyRole:
        return account.key;
    case SortRole:
        if (column == AmountColumn)
            return static_cast<qlonglong>(account.cents);
        return column == NameColumn ? account.name : account.key;
    default:
        return {};
    }
}

bool AccountPickModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != NameColumn)
        return false;
    const QString& key = m_accounts[index.row()].key;
    if (value.toInt() == Qt::Checked)
        m_picked.insert(key);
    else
        m_picked.remove(key);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags AccountPickModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace billfold
