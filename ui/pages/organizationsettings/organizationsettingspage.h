// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/organizationpage.h"

class QTabBar;

namespace billfold
{

class CurrentStack;
class NoticeBar;
class PageHeader;
class SettingsPart;

/// The settings of the organization: what it is, its features, services, resource policy, who pays its bill.
class OrganizationSettingsPage : public OrganizationPage
{
    Q_OBJECT

public:
    /// The tabs, in order; the subject of a target is a tab's word.
    enum Tab { Overview, Services, ResourcePolicy, Transfers };

    explicit OrganizationSettingsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::OrganizationSettings; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    /// The subject is "overview", "services", "resource-policy" or "transfers".
    PageTarget target() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;

private:
    void addPart(SettingsPart* part, const QString& name);

    PageHeader* m_header;
    NoticeBar* m_notice;
    QTabBar* m_tabs;
    CurrentStack* m_stack;
    QList<SettingsPart*> m_parts;
};

} // namespace billfold
