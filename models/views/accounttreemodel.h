// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accounttree.h"

#include <QAbstractItemModel>
#include <QSet>
#include <QStringList>

namespace billfold
{

/// The accounts page's rows: an organization as a tree (root, units, accounts, creations under way) or as a
/// list of its accounts, or the accounts that stand alone, with a tick box each. It never changes the world:
/// dropping rows on a unit says `moveRequested`, and the next world shows what came of it.
///
/// New worlds, shapes and filters reset the model; sorting and amounts keep indexes valid. Ticks stay by id.
class AccountTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        IdColumn,
        EmailColumn,
        UnitColumn,
        StateColumn,
        JoinedColumn,
        AccountsColumn,
        AmountColumn,
        ColumnCount
    };

    explicit AccountTreeModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    /// Nothing for `organization`: the accounts that stand alone, as a list.
    void setWorld(const World& world, const std::optional<OrganizationId>& organization);
    /// By account id; `heading` is that of the amounts: the month. Empty: no bill.
    void setAmounts(const QHash<QString, AccountAmount>& amounts, const QString& heading);
    void setShape(AccountTree::Shape shape);
    void setFilter(const AccountTree::Filter& filter);
    /// Rows may be ticked, and dragged onto units.
    void setEditable(bool editable);

    const AccountTree& tree() const { return m_tree; }
    /// The id of a row; empty for an invalid index.
    QString keyAt(const QModelIndex& index) const;
    /// Invalid where the row is not shown.
    QModelIndex indexOf(const QString& key) const;
    const AccountTree::Node& nodeAt(const QModelIndex& index) const;

    /// Ids of the ticked rows that are still there, in the order of the tree; filtered out or not.
    QStringList ticked() const;
    void setTicked(const QStringList& keys);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    void sort(int column, Qt::SortOrder order) override;

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    /// What a cell says, for a node of tree() that need not be shown.
    QString text(int node, int column) const;

signals:
    void ticksChanged();
    /// The person dropped these rows on a root or unit. What is ticked moves with a ticked row.
    void moveRequested(const QStringList& keys, const QString& destination);

private:
    QString mark(const AccountTree::Node& node) const;
    QVariant nameData(const AccountTree::Node& node, int role) const;
    void tellAll(int column);
    /// Between the signals of a layout that changes: persistent indexes go where their nodes went.
    void followRows();

    AccountTree m_tree;
    QSet<QString> m_ticked;
    QString m_heading;
    bool m_editable = false;
};

} // namespace billfold
