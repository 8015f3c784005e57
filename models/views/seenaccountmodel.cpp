// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/seenaccountmodel.h"

#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

SeenAccountModel::SeenAccountModel(QObject* parent)
    : ColumnsModel({{tr("Account")}, {tr("Account id")}, {tr("Role")}}, parent)
{
}

void SeenAccountModel::setAccounts(const QList<QPair<QString, QString>>& accounts, const QStringList& payers)
{
    beginResetModel();
    m_accounts = accounts;
    m_payers = payers;
    std::stable_partition(m_accounts.begin(), m_accounts.end(),
                          [&](const auto& account) { return payers.contains(account.first); });
    endResetModel();
}

int SeenAccountModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

QVariant SeenAccountModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& [key, name] = m_accounts[index.row()];
    const bool pays = m_payers.contains(key);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        switch (column) {
        case NameColumn:
            return name.isEmpty() ? tr("No name in the export") : name;
        case IdColumn:
            return key;
        default:
            return pays ? tr("Payer account") : tr("Linked account");
        }
    case IconRole:
        return column == NameColumn ? (pays ? u"payer"_s : u"account"_s) : QVariant();
    case BadgeRole:
        return column == RoleColumn && pays ? u"payer"_s : QVariant();
    case MutedRole:
        return column == NameColumn && name.isEmpty();
    case SecondaryRole:
        return column != NameColumn;
    case KeyRole:
        return key;
    default:
        return {};
    }
}

} // namespace billfold
