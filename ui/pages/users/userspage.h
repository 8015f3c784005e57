// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/identitydesk.h"
#include "ui/pages/organizationpage.h"

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace billfold
{

class CellPanel;
class HolderView;
class PageHeader;
class SearchField;

/// Users, groups, roles and policies of the acting account, and one of them in full.
class UsersPage : public OrganizationPage
{
    Q_OBJECT

public:
    /// The tabs, in order.
    enum Tab { Users, Groups, Roles, Policies, TabCount };

    explicit UsersPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Users; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is empty, a tab's word, the ARN of a root user, a user or a role, or "group:" and a name.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;
    PageExport exported() const override;
    bool find() override;

    CellPanel* list(Tab tab) const { return m_lists[tab]; }
    QTabBar* tabs() const { return m_tabs; }
    HolderView* holder() const { return m_holder; }
    QPushButton* create() const { return m_create; }
    QPushButton* report() const { return m_report; }

private:
    void build();
    QWidget* buildLists();
    std::optional<AccountId> account() const;
    void fillLists();
    bool showSubject();
    void settleActions();
    void openRow(Tab tab, const QString& key);
    void go(const QString& subject);
    void createNew();
    void deletePolicy();
    void saveReport();

    IdentityDesk m_desk;
    QString m_subject;
    PageHeader* m_header;
    QPushButton* m_report;
    QPushButton* m_delete;
    QPushButton* m_create;
    QTabBar* m_tabs;
    SearchField* m_search;
    QStackedWidget* m_stack; ///< the lists
    QStackedWidget* m_views; ///< the lists, or one thing in full
    QList<CellPanel*> m_lists;
    HolderView* m_holder;
};

} // namespace billfold
