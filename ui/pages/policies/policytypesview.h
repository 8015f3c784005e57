// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationpage.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace billfold
{

class NoticeBar;
class PolicyTypeModel;
class TableView;

/// The types of policies with their state; enables and disables them.
class PolicyTypesView : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyTypesView(const OrganizationDesk& desk, QWidget* parent = nullptr);

    void showOrganization(const Organization& organization);
    TableView* table() const { return m_table; }

signals:
    void typeOpened(billfold::PolicyType type);

private:
    std::optional<PolicyType> current() const;
    void settleButtons();

    OrganizationDesk m_desk;
    std::optional<OrganizationId> m_id;
    PolicyTypeModel* m_types;
    TableView* m_table;
    NoticeBar* m_notice;
    QPushButton* m_enable;
    QPushButton* m_disable;
    QPushButton* m_open;
};

/// Ask before a type is enabled or disabled, and do it. Disabling detaches, so the word "disable" is typed.
void askToEnable(const OrganizationDesk& desk, const Organization& organization, PolicyType type,
                 QWidget* window);
void askToDisable(const OrganizationDesk& desk, const Organization& organization, PolicyType type,
                  QWidget* window);

} // namespace billfold
