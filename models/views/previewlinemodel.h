// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/views/columnsmodel.h"

#include <QList>

namespace billfold
{

/// The first charge lines of an export as they stand in the file: exact amounts, the export's own types.
class PreviewLineModel : public ColumnsModel
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

    explicit PreviewLineModel(QObject* parent = nullptr);

    void setLines(const QList<LineRow>& lines);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<LineRow> m_lines;
};

} // namespace billfold
