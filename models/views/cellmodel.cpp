// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/cellmodel.h"

#include "models/views/roles.h"

namespace billfold
{

CellModel::CellModel(const QStringList& headings, QObject* parent)
    : QAbstractTableModel(parent), m_headings(headings)
{
}

void CellModel::setHeadings(const QStringList& headings)
{
    beginResetModel();
    m_headings = headings;
    m_rows.clear();
    endResetModel();
}

void CellModel::setRows(const QList<CellRow>& rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void CellModel::appendRows(const QList<CellRow>& rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    m_rows.append(rows);
    endInsertRows();
}

QString CellModel::keyAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].key : QString();
}

int CellModel::rowOf(const QString& key) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].key == key)
            return row;
    }
    return -1;
}

int CellModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant CellModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CellRow& row = m_rows[index.row()];
    const Cell& cell = row.cells[index.column()];
    const auto given = [](const QString& text) { return text.isEmpty() ? QVariant() : QVariant(text); };
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return given(cell.toolTip);
    case Qt::TextAlignmentRole:
        return cell.right ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case SortRole:
        return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
    case BadgeRole:
        return given(cell.badge);
    case IconRole:
        return given(cell.icon);
    case SecondLineRole:
        return given(cell.secondLine);
    case SecondaryRole:
        return cell.secondary;
    case MutedRole:
        return cell.muted;
    case LinkRole:
        return cell.link;
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

QVariant CellModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_headings.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_headings[section];
    if (role == Qt::TextAlignmentRole && !m_rows.isEmpty() && m_rows.first().cells[section].right)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

} // namespace billfold
