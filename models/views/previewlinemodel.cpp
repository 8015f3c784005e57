// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/previewlinemodel.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"

namespace billfold
{

namespace
{

bool isRight(int column)
{
    return column == PreviewLineModel::UsageColumn || column == PreviewLineModel::CostColumn;
}

QString text(const LineRow& line, int column)
{
    switch (column) {
    case PreviewLineModel::TypeColumn:
        return line.rawType;
    case PreviewLineModel::AccountColumn:
        return line.accountName.isEmpty() ? line.accountKey : line.accountName;
    case PreviewLineModel::ServiceColumn:
        return line.service.isEmpty() ? noValue() : line.service;
    case PreviewLineModel::UsageTypeColumn:
        return line.usageType.isEmpty() ? noValue() : line.usageType;
    case PreviewLineModel::UsageColumn:
        return formatExact(line.usage);
    case PreviewLineModel::CostColumn:
        return formatExact(line.amounts[Basis::Unblended]);
    default:
        return {};
    }
}

} // namespace

void PreviewLineModel::setLines(const QList<LineRow>& lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int PreviewLineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PreviewLineModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant PreviewLineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const LineRow& line = m_lines[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(line, column);
    case Qt::ToolTipRole:
        return column == AccountColumn && !line.accountName.isEmpty() ? line.accountKey : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ExactRole:
        return column == UsageColumn  ? formatExact(line.usage)
               : column == CostColumn ? formatExact(line.amounts[Basis::Unblended])
                                      : QVariant();
    default:
        return {};
    }
}

QVariant PreviewLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isRight(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TypeColumn:
        return tr("Type");
    case AccountColumn:
        return tr("Account");
    case ServiceColumn:
        return tr("Service");
    case UsageTypeColumn:
        return tr("Usage type");
    case UsageColumn:
        return tr("Usage");
    case CostColumn:
        return tr("Unblended");
    default:
        return {};
    }
}

} // namespace billfold
