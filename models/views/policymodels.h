// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QAbstractTableModel>

namespace billfold
{

/// One type of policies in an organization.
struct PolicyTypeRow {
    PolicyType type = PolicyType::ServiceControl;
    std::optional<PolicyTypeStatus> status{}; ///< none: disabled
    int policies = 0;                         ///< those of the provider among them
    int attachments = 0;
    friend bool operator==(const PolicyTypeRow&, const PolicyTypeRow&) = default;
};

/// All thirteen types.
QList<PolicyTypeRow> policyTypesOf(const World& world, const OrganizationId& organization);

/// "Enabled", "Being enabled", "Being disabled", "Disabled", and the BadgeRole that goes with it.
QString policyTypeStatusName(const std::optional<PolicyTypeStatus>& status);
QString policyTypeStatusBadge(const std::optional<PolicyTypeStatus>& status);

/// The types of policies with their state, in rows of two lines.
class PolicyTypeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, PoliciesColumn, AttachmentsColumn, ColumnCount };

    explicit PolicyTypeModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRows(const QList<PolicyTypeRow>& rows);
    const PolicyTypeRow& at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<PolicyTypeRow> m_rows;
};

/// One policy, whoever wrote it.
struct PolicyRow {
    PolicyId id;
    PolicyType type = PolicyType::ServiceControl;
    QString name, description, content;
    bool managed = false; ///< the provider's: nobody can change it
    int targets = 0;      ///< where it is attached in this organization
    Tags tags{};
    friend bool operator==(const PolicyRow&, const PolicyRow&) = default;
};

/// The policies of one type that the organization can attach, those of the provider first.
QList<PolicyRow> policiesOf(const World& world, const OrganizationId& organization, PolicyType type);
/// One of them; nothing where the organization has no such policy.
std::optional<PolicyRow> policyRow(const World& world, const OrganizationId& organization,
                                   const PolicyId& policy);
/// "Root, Workloads and 3 more": where it is attached, for a sentence. Empty where it is nowhere.
QString targetsText(const World& world, const OrganizationId& organization, const PolicyId& policy);

/// Policies, one a row.
class PolicyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, OriginColumn, DescriptionColumn, TargetsColumn, TagsColumn, ColumnCount };

    explicit PolicyModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setPolicies(const QList<PolicyRow>& policies);
    const PolicyRow& at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<PolicyRow> m_rows;
};

} // namespace billfold
