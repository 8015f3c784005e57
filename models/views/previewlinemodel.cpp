// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/previewlinemodel.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"

namespace billfold
{

namespace
{

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

PreviewLineModel::PreviewLineModel(QObject* parent)
    : ColumnsModel({{tr("Type")},
                    {tr("Account")},
                    {tr("Service")},
                    {tr("Usage type")},
                    {tr("Usage"), true},
                    {tr("Unblended"), true}},
                   parent)
{
}

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
        return alignment(column);
    case ExactRole:
        return column == UsageColumn  ? formatExact(line.usage)
               : column == CostColumn ? formatExact(line.amounts[Basis::Unblended])
                                      : QVariant();
    default:
        return {};
    }
}

} // namespace billfold
