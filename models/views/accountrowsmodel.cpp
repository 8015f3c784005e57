// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountrowsmodel.h"

#include "models/views/roles.h"

namespace billfold
{

AccountRowsModel::AccountRowsModel(AccountTreeModel* source, QObject* parent)
    : QAbstractTableModel(parent), m_source(source)
{
    const auto follow = [this] {
        beginResetModel();
        m_rows = m_source->tree().shownAccounts();
        endResetModel();
    };
    connect(source, &QAbstractItemModel::modelReset, this, follow);
    connect(source, &QAbstractItemModel::layoutChanged, this, follow);
}

int AccountRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AccountRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(AccountTreeModel::ColumnCount) - 2;
}

// Without the counts of units and the amounts.
static_assert(AccountTreeModel::AccountsColumn == AccountTreeModel::ColumnCount - 2);

QVariant AccountRowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = m_rows[index.row()];
    const AccountTree::Node& node = m_source->tree().node(row);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == AccountTreeModel::EmailColumn)
            return node.email;
        return m_source->text(row, index.column());
    case ExactRole:
        if (index.column() == AccountTreeModel::JoinedColumn)
            return node.since.toUTC().toString(Qt::ISODate);
        return {};
    case KeyRole:
        return node.key;
    default:
        return {};
    }
}

QVariant AccountRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return role == Qt::DisplayRole ? m_source->headerData(section, orientation, role) : QVariant();
}

} // namespace billfold
