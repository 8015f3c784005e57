// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/columnsmodel.h"

#include <utility>

namespace billfold
{

ColumnsModel::ColumnsModel(QList<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

int ColumnsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    return role == Qt::DisplayRole ? QVariant(m_columns[section].heading) : QVariant();
}

QVariant ColumnsModel::alignment(int column) const
{
    return static_cast<int>((m_columns[column].figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace billfold
