// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountchoicemodel.h"

#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

AccountChoice accountChoice(const World& world, const Account& account)
{
    const Organization* organization = world.organizationOf(account.id);
    return {account.id, nodeName(world, account.id), account.email, standingOf(world, account.id),
            organization != nullptr ? organizationTitle(world, *organization) : QString()};
}

QList<AccountChoice> accountChoices(const World& world)
{
    QList<AccountChoice> choices;
    for (const Account& account : world.accounts()) {
        if (!account.purged)
            choices.append(accountChoice(world, account));
    }
    const auto place = [](Standing standing) {
        return standing == Standing::Payer ? 0 : standing == Standing::Alone ? 1 : 2;
    };
    std::stable_sort(choices.begin(), choices.end(), [&](const AccountChoice& a, const AccountChoice& b) {
        if (a.standing != b.standing)
            return place(a.standing) < place(b.standing);
        return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return choices;
}

QString standingBadge(Standing standing)
{
    switch (standing) {
    case Standing::Payer:
        return u"payer"_s;
    case Standing::Linked:
        return u"info"_s;
    case Standing::Alone:
        break;
    }
    return u"neutral"_s;
}

void AccountChoiceModel::setChoices(const QList<AccountChoice>& choices)
{
    beginResetModel();
    m_choices = choices;
    endResetModel();
}

int AccountChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

int AccountChoiceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant AccountChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const AccountChoice& choice = m_choices[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        if (column == NameColumn)
            return choice.name;
        if (column == EmailColumn)
            return choice.email.isEmpty() ? tr("unknown") : choice.email;
        return standingName(choice.standing);
    case SecondLineRole:
        if (column == NameColumn)
            return choice.id.toString();
        return {};
    case IconRole:
        if (column == NameColumn)
            return choice.standing == Standing::Payer ? u"payer"_s : u"account"_s;
        return {};
    case BadgeRole:
        return column == StandingColumn ? standingBadge(choice.standing) : QVariant();
    case Qt::ToolTipRole:
        return column == StandingColumn && !choice.organization.isEmpty()
                   ? tr("In the organization of %1").arg(choice.organization)
                   : QVariant();
    case SecondaryRole:
        return column == EmailColumn;
    case KeyRole:
        return choice.id.toString();
    default:
        return {};
    }
}

QVariant AccountChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Account");
    case EmailColumn:
        return tr("E-mail");
    case StandingColumn:
        return tr("Standing");
    default:
        return {};
    }
}

} // namespace billfold
