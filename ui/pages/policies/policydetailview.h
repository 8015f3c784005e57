// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/policymodels.h"
#include "ui/pages/organizationpage.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace billfold
{

class CellPanel;
class FactGrid;
class PageHeader;
class PlaceModel;
class PolicyEditor;
class StateStack;
class TableView;

/// One policy: its text, where it is attached, its tags.
class PolicyDetailView : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyDetailView(const OrganizationDesk& desk, QWidget* parent = nullptr);

    /// \pre the organization has the policy
    void showPolicy(const Organization& organization, const PolicyRow& policy);

signals:
    /// The person deleted it; `type` is where to go on.
    void deleted(billfold::PolicyType type);

private:
    void build();
    QWidget* buildTargets();
    QWidget* buildTags();
    void settleTargets();
    void attach();
    void detach();
    void remove();
    QList<NodeId> chosenTargets() const;

    OrganizationDesk m_desk;
    std::optional<OrganizationId> m_id;
    std::optional<PolicyRow> m_policy;
    PageHeader* m_header;
    QPushButton* m_delete;
    QPushButton* m_edit;
    FactGrid* m_facts;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    PolicyEditor* m_content;
    PlaceModel* m_places;
    TableView* m_targets;
    StateStack* m_targetStates;
    QPushButton* m_attach;
    QPushButton* m_detach;
    CellPanel* m_tags;
    QPushButton* m_manageTags;
};

} // namespace billfold
