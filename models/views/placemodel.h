// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QAbstractTableModel>

namespace billfold
{

/// A root, a unit or an account that something concerns: where a policy is attached, or could be.
struct PlaceRow {
    NodeId node;
    QString name, kind, icon, path;
    int accounts = 0;   ///< at or below it
    bool taken = false; ///< cannot be ticked, because it is so already
    bool ticked = false;
    friend bool operator==(const PlaceRow&, const PlaceRow&) = default;
};

/// The places a policy is attached to.
QList<PlaceRow> targetsOf(const World& world, const OrganizationId& organization, const PolicyId& policy);
/// Every place of the organization, root first, units by path, then accounts by name; those to which the
/// policy is attached are `taken`.
QList<PlaceRow> placesFor(const World& world, const OrganizationId& organization, const PolicyId& policy);
/// Members to which the policy is attached, themselves or above.
int accountsReached(const World& world, const OrganizationId& organization, const PolicyId& policy);

/// Places, one a row; with tick boxes where they can be chosen.
class PlaceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, KindColumn, AccountsColumn, PathColumn, ColumnCount };

    explicit PlaceModel(bool tickable, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_tickable(tickable)
    {
    }

    void setPlaces(const QList<PlaceRow>& places);
    const PlaceRow& at(int row) const { return m_rows.at(row); }
    QList<NodeId> ticked() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void tickedChanged();

private:
    bool m_tickable;
    QList<PlaceRow> m_rows;
};

} // namespace billfold
