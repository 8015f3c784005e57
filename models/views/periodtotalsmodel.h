// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/views/columnsmodel.h"

#include <QList>

namespace billfold
{

/// The payers' months of one export: what each has, what is there now, and what the import does to it.
class PeriodTotalsModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column {
        PeriodColumn,
        PayerColumn,
        AccountsColumn,
        LinesColumn,
        TotalColumn,
        PresentColumn,
        EffectColumn,
        ColumnCount
    };

    explicit PeriodTotalsModel(QObject* parent = nullptr);

    void setPeriods(const QList<PeriodTotals>& periods);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString text(const PeriodTotals& period, int column) const;

    QList<PeriodTotals> m_periods;
};

} // namespace billfold
