// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/policymodels.h"

#include "models/organization/apiname.h"
#include "models/organization/managedpolicy.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/placemodel.h"
#include "models/views/roles.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int rightAligned = static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter);
constexpr qsizetype namesInSentence = 3;

} // namespace

QList<PolicyTypeRow> policyTypesOf(const World& world, const OrganizationId& organization)
{
    QList<PolicyTypeRow> rows;
    const Organization* known = world.organization(organization);
    if (known == nullptr)
        return rows;
    for (PolicyType type : allPolicyTypes()) {
        PolicyTypeRow row{.type = type};
        if (const auto found = known->policyTypes.constFind(type); found != known->policyTypes.cend())
            row.status = *found;
        for (const PolicyRow& policy : policiesOf(world, organization, type)) {
            ++row.policies;
            row.attachments += policy.targets;
        }
        rows.append(row);
    }
    return rows;
}

QString policyTypeStatusName(const std::optional<PolicyTypeStatus>& status)
{
    if (!status)
        return PolicyTypeModel::tr("Disabled");
    switch (*status) {
    case PolicyTypeStatus::PendingEnable:
        return PolicyTypeModel::tr("Being enabled");
    case PolicyTypeStatus::Enabled:
        return PolicyTypeModel::tr("Enabled");
    case PolicyTypeStatus::PendingDisable:
        break;
    }
    return PolicyTypeModel::tr("Being disabled");
}

QString policyTypeStatusBadge(const std::optional<PolicyTypeStatus>& status)
{
    return !status ? u"neutral"_s : *status == PolicyTypeStatus::Enabled ? u"success"_s : u"info"_s;
}

void PolicyTypeModel::setRows(const QList<PolicyTypeRow>& rows)
{
    if (rows.size() == m_rows.size() && !rows.isEmpty()) {
        // The types are always the same ones, so the selection stays.
        m_rows = rows;
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int PolicyTypeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PolicyTypeModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PolicyTypeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PolicyTypeRow& row = m_rows[index.row()];
    const int column = index.column();
    const bool count = column == PoliciesColumn || column == AttachmentsColumn;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn       ? policyTypeName(row.type)
               : column == StateColumn    ? policyTypeStatusName(row.status)
               : column == PoliciesColumn ? formatCount(row.policies)
                                          : formatCount(row.attachments);
    case Qt::TextAlignmentRole:
        return count ? QVariant(rightAligned) : QVariant();
    case SecondLineRole:
        return column == NameColumn ? QVariant(policyTypePurpose(row.type)) : QVariant();
    case BadgeRole:
        return column == StateColumn ? QVariant(policyTypeStatusBadge(row.status)) : QVariant();
    case IconRole:
        if (column == NameColumn)
            return u"policies"_s;
        return column == StateColumn && row.status && *row.status != PolicyTypeStatus::Enabled
                   ? QVariant(u"pending"_s)
                   : QVariant();
    case LinkRole:
        return column == NameColumn;
    case MutedRole:
        return (column == PoliciesColumn && row.policies == 0) ||
               (column == AttachmentsColumn && row.attachments == 0);
    case KeyRole:
        return toApiName(row.type);
    default:
        return {};
    }
}

QVariant PolicyTypeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section >= PoliciesColumn)
        return rightAligned;
    if (role != Qt::DisplayRole)
        return {};
    const QString names[ColumnCount] = {tr("Type"), tr("State"), tr("Policies"), tr("Attached")};
    return names[section];
}

QList<PolicyRow> policiesOf(const World& world, const OrganizationId& organization, PolicyType type)
{
    QList<PolicyRow> rows;
    for (const ManagedPolicy& policy : awsManagedPolicies()) {
        if (policy.type == type)
            rows.append({policy.id,
                         type,
                         policy.name,
                         policy.description,
                         policy.content,
                         true,
                         static_cast<int>(world.targetsOf(organization, policy.id).size()),
                         {}});
    }
    for (const Policy& policy : world.policies()) {
        if (policy.type == type && policy.organization == organization)
            rows.append({policy.id, type, policy.name, policy.description, policy.content, false,
                         static_cast<int>(world.targetsOf(organization, policy.id).size()), policy.tags});
    }
    return rows;
}

std::optional<PolicyRow> policyRow(const World& world, const OrganizationId& organization,
                                   const PolicyId& policy)
{
    const int targets = static_cast<int>(world.targetsOf(organization, policy).size());
    if (const ManagedPolicy* managed = awsManagedPolicy(policy))
        return PolicyRow{policy,           managed->type, managed->name, managed->description,
                         managed->content, true,          targets,       {}};
    const Policy* own = world.policy(policy);
    if (own == nullptr || own->organization != organization)
        return std::nullopt;
    return PolicyRow{policy, own->type, own->name, own->description, own->content, false, targets, own->tags};
}

QString targetsText(const World& world, const OrganizationId& organization, const PolicyId& policy)
{
    const QList<PlaceRow> targets = targetsOf(world, organization, policy);
    QStringList names;
    for (const PlaceRow& place : targets) {
        if (names.size() < namesInSentence)
            names.append(place.name);
    }
    const qsizetype more = targets.size() - names.size();
    if (more > 0)
        return PolicyModel::tr("%1 and %2 more").arg(names.join(u", "_s), formatCount(more));
    return names.join(u", "_s);
}

void PolicyModel::setPolicies(const QList<PolicyRow>& policies)
{
    beginResetModel();
    m_rows = policies;
    endResetModel();
}

int PolicyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PolicyModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PolicyModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PolicyRow& row = m_rows[index.row()];
    const int column = index.column();
    const auto text = [&]() -> QString {
        switch (column) {
        case NameColumn:
            return row.name;
        case OriginColumn:
            return row.managed ? tr("AWS managed") : tr("Own");
        case DescriptionColumn:
            return row.description;
        case TargetsColumn:
            return formatCount(row.targets);
        default:
            return tagsText(row.tags);
        }
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return column == NameColumn ? row.id.toString() : text();
    case Qt::TextAlignmentRole:
        return column == TargetsColumn ? QVariant(rightAligned) : QVariant();
    case SortRole:
        return column == TargetsColumn ? QVariant(row.targets) : QVariant(text());
    case BadgeRole:
        return column == OriginColumn && row.managed ? QVariant(u"neutral"_s) : QVariant();
    case IconRole:
        return column == NameColumn                    ? QVariant(u"policies"_s)
               : column == OriginColumn && row.managed ? QVariant(u"lock"_s)
                                                       : QVariant();
    case LinkRole:
        return column == NameColumn;
    case SecondaryRole:
        return column == DescriptionColumn || column == TagsColumn || column == OriginColumn;
    case MutedRole:
        return column == TargetsColumn && row.targets == 0;
    case KeyRole:
        return row.id.toString();
    default:
        return {};
    }
}

QVariant PolicyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == TargetsColumn)
        return rightAligned;
    if (role != Qt::DisplayRole)
        return {};
    const QString names[ColumnCount] = {tr("Name"), tr("Written by"), tr("Description"), tr("Targets"),
                                        tr("Tags")};
    return names[section];
}

} // namespace billfold
