// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationpage.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QSortFilterProxyModel;

namespace billfold
{

class NoticeBar;
class PageHeader;
class PolicyModel;
class SearchField;
class StateStack;
class TableView;

/// The policies of one type.
class PolicyListView : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyListView(const OrganizationDesk& desk, QWidget* parent = nullptr);

    void showType(const Organization& organization, PolicyType type);
    TableView* table() const { return m_table; }
    SearchField* search() const { return m_search; }
    QSortFilterProxyModel* shown() const { return m_shown; }

signals:
    void policyOpened(const billfold::PolicyId& policy);

private:
    void build();
    void create();
    void settleState();

    OrganizationDesk m_desk;
    std::optional<OrganizationId> m_id;
    PolicyType m_type = PolicyType::ServiceControl;
    PolicyModel* m_policies;
    QSortFilterProxyModel* m_shown;
    PageHeader* m_header;
    QPushButton* m_disable;
    QPushButton* m_enable;
    QPushButton* m_create;
    NoticeBar* m_notice;
    SearchField* m_search;
    TableView* m_table;
    StateStack* m_stack;
};

} // namespace billfold
