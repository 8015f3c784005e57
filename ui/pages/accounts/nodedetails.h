// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/pagetarget.h"
#include "ui/widgets/panel.h"

#include <memory>

class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace billfold
{

class AccountActions;
class AccountTreeModel;
class Badge;
class CostPane;
class ElidingLabel;
class FactGrid;
class IconLabel;
class NoticeBar;
class PoliciesPane;
class TagsPane;
class TreeView;

/// One account, unit, root, or request to create an account in full, in tabs: details, children, policies,
/// tags, bills. Beside the tree it is narrow; on a page of its own it has the children too.
class NodeDetails : public Panel
{
    Q_OBJECT

public:
    enum class Form { Side, Page };
    enum class Tab { Details, Children, Policies, TagList, Bills };

    NodeDetails(std::shared_ptr<Workspace> workspace, Form form, NoticeSink notice,
                QWidget* parent = nullptr);

    /// The id of a node or of a request; empty: nothing is chosen. `bill`: the latest month of whoever pays
    /// for it; nothing where there is no bill.
    void setKey(const QString& key, const std::optional<BillId>& bill);
    const QString& key() const { return m_key; }
    QTabBar* tabs() const { return m_tabs; }
    /// Goes to a tab; nothing happens where what is shown has no such tab.
    void setTab(Tab tab);
    FactGrid* facts() const { return m_facts; }
    PoliciesPane* policies() const { return m_policies; }
    TagsPane* tags() const { return m_tags; }
    CostPane* costs() const { return m_costs; }
    TreeView* children() const { return m_children; }
    AccountActions* actions() const { return m_actions; }

signals:
    void openRequested(const billfold::PageTarget& target);

private:
    void buildHead();
    void buildTabs();
    void buildFoot();
    QWidget* buildDetails();
    QWidget* buildChildren();
    void showTabs(const QList<Tab>& tabs);
    void showNode(const NodeId& node);
    void showAccount(const Account& account);
    void showUnit(const Unit& unit);
    void showRoot(const Organization& organization);
    void showChildren(const OrganizationId& organization, const QString& of);
    void showRequest(const CreateAccountRequest& request);
    void showHead(const QString& iconName, const QString& name, Semantic semantic, const QString& word);
    void follow(int fact);
    const World& world() const;

    std::shared_ptr<Workspace> m_workspace;
    Form m_form;
    NoticeSink m_notice;
    QString m_key;
    std::optional<BillId> m_bill;
    AccountActions* m_actions;
    IconLabel* m_icon = nullptr;
    ElidingLabel* m_name = nullptr;
    Badge* m_badge = nullptr;
    NoticeBar* m_hint = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    FactGrid* m_facts = nullptr;
    QList<QString> m_links; ///< by fact: the id it leads to
    CostPane* m_summary = nullptr;
    AccountTreeModel* m_childModel = nullptr;
    TreeView* m_children = nullptr;
    PoliciesPane* m_policies = nullptr;
    TagsPane* m_tags = nullptr;
    CostPane* m_costs = nullptr;
    QWidget* m_foot = nullptr;
    QPushButton* m_showBill = nullptr;
    QPushButton* m_move = nullptr;
    QToolButton* m_more = nullptr;
};

} // namespace billfold
