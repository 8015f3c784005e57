// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QAbstractTableModel>
#include <QList>

namespace billfold
{

/// The first charge lines of an export as they stand in the file: exact amounts, the export's own types.
class PreviewLineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TypeColumn,
        AccountColumn,
        ServiceColumn,
        UsageTypeColumn,
        UsageColumn,
        CostColumn,
        ColumnCount
    };

    explicit PreviewLineModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setLines(const QList<LineRow>& lines);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<LineRow> m_lines;
};

} // namespace billfold
