// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QAbstractTableModel>
#include <QList>

namespace billfold
{

/// A policy that holds for an account, a unit or the root, and where it comes from.
struct NodePolicy {
    PolicyId policy;
    QString name;
    PolicyType type = PolicyType::ServiceControl;
    NodeId from; ///< what it is attached to: the node itself, or one above it
    QString fromName;
    bool here = false; ///< attached to the node itself
};

/// All policies on the way from the root to the node, by type, the node's own first.
QList<NodePolicy> policiesOn(const World& world, const NodeId& node);

/// The policies of one node, attached and inherited.
class NodePolicyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, TypeColumn, FromColumn, ColumnCount };

    explicit NodePolicyModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setPolicies(const QList<NodePolicy>& policies);
    const QList<NodePolicy>& policies() const { return m_policies; }
    const NodePolicy& at(int row) const { return m_policies[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<NodePolicy> m_policies;
};

} // namespace billfold
