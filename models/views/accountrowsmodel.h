// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accounttreemodel.h"

#include <QAbstractTableModel>
#include <QList>

namespace billfold
{

/// The accounts that an AccountTreeModel shows as a plain table with their units: for exporting.
class AccountRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit AccountRowsModel(AccountTreeModel* source, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    AccountTreeModel* m_source;
    QList<int> m_rows;
};

} // namespace billfold
