// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/organizationdialog.h"

class QSortFilterProxyModel;

namespace billfold
{

class PolicyModel;
class SearchField;
class TableView;

/// Attaches policies to an account, a unit or the root: one or several of those that are not attached there
/// yet, of the types that are enabled.
class OrganizationAttachDialog : public OrganizationDialog
{
    Q_OBJECT

public:
    OrganizationAttachDialog(std::shared_ptr<Workspace> workspace, const NodeId& target, NoticeSink notice,
                             QWidget* parent);

    TableView* table() const { return m_table; }
    QPushButton* button() const { return m_attach; }

private:
    Commands commands() const;
    void check();
    void attach();

    NodeId m_target;
    PolicyModel* m_model;
    QSortFilterProxyModel* m_shown;
    SearchField* m_search;
    TableView* m_table;
    QPushButton* m_attach;
};

} // namespace billfold
