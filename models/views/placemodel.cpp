// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/placemodel.h"

#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"
#include "models/views/roles.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int rightAligned = static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter);

/// How many accounts are at or below each place: every account counts for all that is above it.
QHash<NodeId, int> accountsByNode(const World& world, const OrganizationId& organization)
{
    QHash<NodeId, int> counts;
    for (const AccountId& account : world.members(organization)) {
        for (const NodeId& node : world.pathTo(account))
            ++counts[node];
    }
    return counts;
}

PlaceRow placeOf(const World& world, const NodeId& node, int accounts)
{
    return {node,
            nodeName(world, node),
            nodeKindName(world, node),
            nodeIcon(world, node),
            nodePath(world, node),
            accounts};
}

/// Root, then units, then accounts; each by path.
bool before(const PlaceRow& a, const PlaceRow& b)
{
    if (a.node.kind() != b.node.kind())
        return a.node.kind() < b.node.kind();
    const int order = a.path.compare(b.path, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.node.toString() < b.node.toString();
}

} // namespace

int accountsReached(const World& world, const OrganizationId& organization, const PolicyId& policy)
{
    const QList<NodeId> nodes = world.targetsOf(organization, policy);
    const QSet<NodeId> targets(nodes.cbegin(), nodes.cend());
    int reached = 0;
    for (const AccountId& account : world.members(organization)) {
        const QList<NodeId> path = world.pathTo(account);
        reached += std::any_of(path.cbegin(), path.cend(),
                               [&](const NodeId& node) { return targets.contains(node); })
                       ? 1
                       : 0;
    }
    return reached;
}

QList<PlaceRow> targetsOf(const World& world, const OrganizationId& organization, const PolicyId& policy)
{
    const QList<NodeId> nodes = world.targetsOf(organization, policy);
    const QHash<NodeId, int> counts =
        nodes.isEmpty() ? QHash<NodeId, int>() : accountsByNode(world, organization);
    QList<PlaceRow> rows;
    for (const NodeId& node : nodes)
        rows.append(placeOf(world, node, counts.value(node)));
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

QList<PlaceRow> placesFor(const World& world, const OrganizationId& organization, const PolicyId& policy)
{
    const Organization* known = world.organization(organization);
    if (known == nullptr)
        return {};
    const QHash<NodeId, int> counts = accountsByNode(world, organization);
    const QList<NodeId> taken = world.targetsOf(organization, policy);
    const QSet<NodeId> attached(taken.cbegin(), taken.cend());
    QList<PlaceRow> rows;
    const auto add = [&](const NodeId& node) {
        rows.append(placeOf(world, node, counts.value(node)));
        rows.last().taken = attached.contains(node);
    };
    add(known->root);
    for (const UnitId& unit : world.unitsOf(organization))
        add(unit);
    for (const AccountId& account : world.members(organization))
        add(account);
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

void PlaceModel::setPlaces(const QList<PlaceRow>& places)
{
    beginResetModel();
    m_rows = places;
    endResetModel();
    emit tickedChanged();
}

QList<NodeId> PlaceModel::ticked() const
{
    QList<NodeId> nodes;
    for (const PlaceRow& row : m_rows) {
        if (row.ticked && !row.taken)
            nodes.append(row.node);
    }
    return nodes;
}

int PlaceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlaceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlaceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlaceRow& row = m_rows[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn       ? row.name
               : column == KindColumn     ? row.kind
               : column == AccountsColumn ? formatCount(row.accounts)
                                          : row.path;
    case Qt::ToolTipRole:
        if (column == NameColumn && m_tickable && row.taken)
            return tr("%1: attached already").arg(row.node.toString());
        return column == NameColumn ? row.node.toString() : row.path;
    case Qt::TextAlignmentRole:
        return column == AccountsColumn ? QVariant(rightAligned) : QVariant();
    case Qt::CheckStateRole:
        if (!m_tickable || column != NameColumn)
            return {};
        return row.ticked || row.taken ? Qt::Checked : Qt::Unchecked;
    case IconRole:
        return column == NameColumn ? QVariant(row.icon) : QVariant();
    case SortRole:
        return column == AccountsColumn ? QVariant(row.accounts) : data(index, Qt::DisplayRole);
    case LinkRole:
        return !m_tickable && column == NameColumn;
    case SecondaryRole:
        return column == KindColumn || column == PathColumn;
    case MutedRole:
        return m_tickable && row.taken;
    case KeyRole:
        return row.node.toString();
    default:
        return {};
    }
}

bool PlaceModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_rows[index.row()].ticked = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

Qt::ItemFlags PlaceModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_tickable && index.isValid() && index.column() == NameColumn && !m_rows[index.row()].taken)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PlaceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == AccountsColumn)
        return rightAligned;
    if (role != Qt::DisplayRole)
        return {};
    const QString names[ColumnCount] = {tr("Name"), tr("Kind"), tr("Accounts"), tr("Path")};
    return names[section];
}

} // namespace billfold
