// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/pagetarget.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace billfold
{

class NodePolicyModel;
class StateStack;
class TableView;

/// The policies of an account, a unit or the root: attached ones, which can be detached, and inherited ones;
/// and attaching more.
class PoliciesPane : public QWidget
{
    Q_OBJECT

public:
    PoliciesPane(std::shared_ptr<Workspace> workspace, NoticeSink notice, bool narrow,
                 QWidget* parent = nullptr);

    void setNode(const std::optional<NodeId>& node);
    NodePolicyModel* model() const { return m_model; }
    TableView* table() const { return m_table; }
    QPushButton* attachButton() const { return m_attach; }
    QPushButton* detachButton() const { return m_detach; }

signals:
    void openRequested(const billfold::PageTarget& target);

private:
    const World& world() const { return m_workspace->organizations().world(); }
    void refreshButtons();
    void attach();
    void detach();

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    std::optional<NodeId> m_node;
    NodePolicyModel* m_model;
    TableView* m_table;
    StateStack* m_states;
    QPushButton* m_attach;
    QPushButton* m_detach;
};

} // namespace billfold
