// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QAbstractTableModel>

namespace billfold
{

/// The accounts of a payer with their part of one bill: the payer first, then by amount. The name can be
/// edited: the model does not keep it but says `renamed`; the new name comes back with the next
/// setAccounts().
class AccountsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Key, Role, Share, Amount, ColumnCount };
    struct Account {
        QString key, name;
        bool isPayer = false;
        Money amount;
        Money::Wide cents = 0;
        bool centMoved = false;
        bool charged = false; ///< false: no charges in this bill
    };

    explicit AccountsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// `heading` is that of the amounts: the month of the bill.
    void setAccounts(const QList<Account>& accounts, Money total, const QString& heading);
    const QList<Account>& accounts() const { return m_accounts; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void renamed(const QString& key, const QString& name);

private:
    QVariant text(const Account& account, int column) const;
    static QVariant sortValue(const Account& account, int column);

    QList<Account> m_accounts;
    Money m_total;
    QString m_heading;
};

} // namespace billfold
