// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/nodepolicymodel.h"

#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"
#include "models/views/policymodels.h"
#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

QList<NodePolicy> policiesOn(const World& world, const NodeId& node)
{
    QList<NodePolicy> policies;
    const Organization* organization = world.organizationOf(node);
    if (organization == nullptr)
        return policies;
    const QList<NodeId> path = world.pathTo(node);
    for (auto step = path.crbegin(); step != path.crend(); ++step) {
        const QList<Attachment> attached = world.attachmentsOn(*step);
        for (const Attachment& attachment : attached) {
            const std::optional<PolicyRow> row = policyRow(world, organization->id, attachment.policy);
            policies.append({attachment.policy, row ? row->name : attachment.policy.toString(),
                             attachment.type, *step, nodeName(world, *step), *step == node});
        }
    }
    std::stable_sort(policies.begin(), policies.end(),
                     [](const NodePolicy& a, const NodePolicy& b) { return a.type < b.type; });
    return policies;
}

void NodePolicyModel::setPolicies(const QList<NodePolicy>& policies)
{
    beginResetModel();
    m_policies = policies;
    endResetModel();
}

int NodePolicyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_policies.size());
}

int NodePolicyModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant NodePolicyModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const NodePolicy& row = m_policies[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return row.name;
        if (column == TypeColumn)
            return policyTypeName(row.type);
        return row.here ? tr("Attached here") : tr("Inherited from %1").arg(row.fromName);
    case IconRole:
        if (column == NameColumn)
            return u"policies"_s;
        return {};
    case LinkRole:
        return column == NameColumn;
    case SecondaryRole:
        return column != NameColumn && !row.here;
    case Qt::ToolTipRole:
        return column == NameColumn ? row.policy.toString() : QVariant();
    case KeyRole:
        return row.policy.toString();
    default:
        return {};
    }
}

QVariant NodePolicyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Policy");
    case TypeColumn:
        return tr("Type");
    case FromColumn:
        return tr("Where from");
    default:
        return {};
    }
}

} // namespace billfold
