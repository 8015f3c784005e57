// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/organizationdialog.h"

#include <QStringList>

namespace billfold
{

class AccountTreeModel;
class SearchField;
class TreeView;

/// What moving these accounts and units to `destination` asks for; what is there already is left out.
Commands moveCommands(const World& world, const QStringList& keys, const NodeId& destination);
/// "Move 3 accounts", "Move Production": the step's name in the Edit menu.
QString moveTitle(const World& world, const QStringList& keys);

/// Moves accounts and units to a unit that is chosen in a tree: what dragging does, for the keyboard.
class OrganizationMoveDialog : public OrganizationDialog
{
    Q_OBJECT

public:
    /// \pre all keys are accounts or units of one organization
    OrganizationMoveDialog(std::shared_ptr<Workspace> workspace, const QStringList& keys, NoticeSink notice,
                           QWidget* parent);

    TreeView* tree() const { return m_tree; }
    AccountTreeModel* model() const { return m_model; }
    QPushButton* button() const { return m_move; }

private:
    void check();
    void move();

    QStringList m_keys;
    AccountTreeModel* m_model;
    SearchField* m_search;
    TreeView* m_tree;
    QPushButton* m_move;
};

} // namespace billfold
