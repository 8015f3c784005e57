// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/organizationpage.h"

#include <QSet>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace billfold
{

class AccountActions;
class AccountRowsModel;
class AccountTreeModel;
class NodeDetails;
class PageHeader;
class SearchField;
class SegmentedControl;
class StateStack;
class TextLabel;
class TreeView;

/// The accounts of the organization that the acting account pays for, as a hierarchy or a list, and the
/// accounts of the database that stand alone; with one of them in full beside it. A linked account sees
/// itself, one that stands alone what else stands alone.
class AccountsPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit AccountsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Accounts; }
    QString title() const override { return tr("Accounts"); }
    QList<Crumb> breadcrumb() const override { return {{title(), {}}}; }
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void refresh(Changes what) override;
    void showWorld() override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;
    QList<QAction*> pageActions() const override;

    AccountTreeModel* model() const { return m_model; }
    TreeView* tree() const { return m_tree; }
    SearchField* search() const { return m_search; }
    SegmentedControl* view() const { return m_view; }
    QComboBox* stateChoice() const { return m_stateChoice; }
    NodeDetails* details() const { return m_details; }
    AccountActions* actions() const { return m_actions; }
    QPushButton* addButton() const { return m_add; }
    StateStack* stateStack() const { return m_list; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void billChanged() override;

private:
    enum View { Hierarchy, List, Alone };

    void build();
    QWidget* buildBar();
    QWidget* buildTree();
    void buildHeader(QVBoxLayout* column);
    void wire();
    void wireTree();
    void showStanding();
    void showColumns();
    void showRows();
    void showStates();
    void applyFilter();
    void restoreExpansion();
    void selectionChanged();
    void showActions();
    void askAmounts();
    void takeBills(const QList<BillSummary>& bills);
    void addAccount();
    QStringList selectedKeys() const;
    /// Whose bills count: the payer of the organization, or the account itself.
    QString payerKey() const;

    Latest m_billsAsked;
    Latest m_amountsAsked;
    std::optional<BillId> m_month; ///< the bill whose amounts are shown
    AccountTreeModel* m_model;
    AccountRowsModel* m_rows;
    AccountActions* m_actions;
    PageHeader* m_header = nullptr;
    QPushButton* m_leave = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_add = nullptr;
    SegmentedControl* m_view;
    SearchField* m_search;
    QComboBox* m_stateChoice;
    QCheckBox* m_failed;
    TextLabel* m_selected;
    QPushButton* m_actionsButton;
    TreeView* m_tree;
    StateStack* m_list = nullptr;
    NodeDetails* m_details;
    QSplitter* m_parts = nullptr;
    QWidget* m_bar = nullptr;
    QBoxLayout* m_barLayout = nullptr;
    QBoxLayout* m_firstRow = nullptr;
    QBoxLayout* m_lastPart = nullptr;
    QSet<QString> m_open;                         ///< ids of the rows that are folded open
    std::optional<OrganizationId> m_organization; ///< whose rows they are
    QString m_current;                            ///< the row that is shown beside the tree
    bool m_restoring = false;
};

} // namespace billfold
