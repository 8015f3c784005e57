// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/columnsmodel.h"

#include <QList>
#include <QPair>
#include <QStringList>

namespace billfold
{

/// The accounts that an export names: payers first, then as given.
class SeenAccountModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, IdColumn, RoleColumn, ColumnCount };

    explicit SeenAccountModel(QObject* parent = nullptr);

    /// Key and name (may be empty) of every account; `payers` are the keys of those that pay.
    void setAccounts(const QList<QPair<QString, QString>>& accounts, const QStringList& payers);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<QPair<QString, QString>> m_accounts;
    QStringList m_payers;
};

} // namespace billfold
