// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationpage.h"

#include <optional>

class QStackedWidget;

namespace billfold
{

class PolicyDetailView;
class PolicyListView;
class PolicyTypesView;

/// The policies of the organization: the types, the policies of one type, one policy.
class PoliciesPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit PoliciesPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Policies; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is empty (the types), a type's word ("SERVICE_CONTROL_POLICY"), or a policy's id.
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

private:
    void goTo(const QString& subject);

    QString m_subject;
    QStackedWidget* m_stack;
    PolicyTypesView* m_types;
    PolicyListView* m_list;
    PolicyDetailView* m_detail;
};

/// Whether the account administers policies: it pays, or administers a service for the organization.
bool administersPolicies(const World& world, const Organization& organization, const AccountId& account);

} // namespace billfold
