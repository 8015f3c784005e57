// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/organizationtext.h"

#include <QAbstractTableModel>
#include <QList>

namespace billfold
{

/// One account that one can act as.
struct AccountChoice {
    AccountId id;
    QString name;  ///< falls back to the id
    QString email; ///< empty where it is unknown
    Standing standing = Standing::Alone;
    QString organization; ///< what its organization is called; empty where it stands alone
};

/// Every account of the database that is not gone for good: payers first, then those that stand alone, then
/// the linked ones, each by name.
QList<AccountChoice> accountChoices(const World& world);
AccountChoice accountChoice(const World& world, const Account& account);

/// "payer", "info" or "neutral": a BadgeRole for it.
QString standingBadge(Standing standing);

/// The accounts that one can act as, one a row of two lines.
class AccountChoiceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, EmailColumn, StandingColumn, ColumnCount };

    explicit AccountChoiceModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setChoices(const QList<AccountChoice>& choices);
    const AccountChoice& at(int row) const { return m_choices[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<AccountChoice> m_choices;
};

} // namespace billfold
