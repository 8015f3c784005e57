// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/views/columnsmodel.h"

#include <QSet>
#include <QStringList>

namespace billfold
{

/// The accounts of a bill with a tick box each: for choosing some of many.
class AccountPickModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, IdColumn, AmountColumn, ColumnCount };

    explicit AccountPickModel(QObject* parent = nullptr);

    /// Takes over the rows; ticks those of `picked`, all where it is empty.
    void setAccounts(const QList<BillRow>& accounts, const QStringList& picked);
    /// Keys of the ticked accounts, in the order of the rows.
    QStringList picked() const;
    /// Ticks or unticks one account by its row.
    void setPicked(int row, bool picked);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<BillRow> m_accounts;
    QSet<QString> m_picked;
};

} // namespace billfold
