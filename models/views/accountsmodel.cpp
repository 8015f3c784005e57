// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountsmodel.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

void AccountsModel::setAccounts(const QList<Account>& accounts, Money total, const QString& heading)
{
    beginResetModel();
    m_accounts = accounts;
    m_total = total;
    m_heading = heading;
    std::stable_sort(m_accounts.begin(), m_accounts.end(), [](const Account& a, const Account& b) {
        if (a.isPayer != b.isPayer)
            return a.isPayer;
        return a.amount != b.amount ? a.amount > b.amount : a.name.localeAwareCompare(b.name) < 0;
    });
    endResetModel();
}

int AccountsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

int AccountsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AccountsModel::text(const Account& account, int column) const
{
    switch (column) {
    case Name:
        return account.name;
    case Key:
        return account.key;
    case Role:
        return account.isPayer ? tr("Payer account") : tr("Linked account");
    case Share:
        return account.charged ? formatShare(account.amount, m_total) : noValue();
    default:
        return account.charged ? formatCents(account.cents) : noValue();
    }
}

QVariant AccountsModel::sortValue(const Account& account, int column)
{
    switch (column) {
    case Name:
        return account.name;
    case Key:
        return account.key;
    case Role:
        return account.isPayer ? 0 : 1;
    default:
        return static_cast<qint64>(account.cents);
    }
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Account& account = m_accounts[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(account, column);
    case Qt::EditRole:
        // An account without a name is called by its id; that is no name to begin from.
        return column == Name && account.name != account.key ? QVariant(account.name) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((column >= Share ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return sortValue(account, column);
    case ExactRole:
        return column == Amount && account.charged ? QVariant(formatExact(account.amount)) : QVariant();
    case CentMovedRole:
        return column == Amount && account.centMoved;
    case IconRole:
        return column == Name ? QVariant(account.isPayer ? u"payer"_s : u"account"_s) : QVariant();
    case BadgeRole:
        return column == Role && account.isPayer ? QVariant(u"payer"_s) : QVariant();
    case SecondaryRole:
        return column == Key || column == Role || column == Share;
    case MutedRole:
        return column >= Share && !account.charged;
    case KeyRole:
        return account.key;
    default:
        return {};
    }
}

bool AccountsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name)
        return false;
    const Account& account = m_accounts[index.row()];
    const QString name = value.toString().trimmed();
    const QString before = account.name == account.key ? QString() : account.name;
    if (name == before)
        return false;
    emit renamed(account.key, name);
    return true;
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section >= Share ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Account");
    case Key:
        return tr("Account id");
    case Role:
        return tr("Part in the bill");
    case Share:
        return tr("Share");
    default:
        return m_heading;
    }
}

Qt::ItemFlags AccountsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

} // namespace billfold
