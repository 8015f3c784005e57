// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/accountservices.h"
#include "ui/pages/ask.h"
#include "ui/pages/organizationpage.h"

class QPushButton;

namespace billfold
{

class CellPanel;
class NoticeBar;
class PageHeader;
class SearchField;
class TextLabel;

/// What the owner of the acting account decides on its own: the services it has signed up for, its resources
/// with their cost, and its plan of premium support. What a policy of the payer restricts says which policy
/// it is.
class ServicesPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit ServicesPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Services; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    void showWorld() override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;

private:
    void build();
    void buildServices();
    void buildResources();
    void buildSupport();
    void ask();
    void showIndependence();
    void showServices(const QList<AccountService>& services);
    void showResources(const AccountResources& resources);
    void showSupport(const AccountSupport& support);
    void settleButtons();
    /// Why the acting account may not sign up for the service; empty where it may.
    QString restriction(const QString& prefix) const;
    const AccountService* selectedService() const;
    void signUp();
    void leave();
    void choosePlan();
    /// Waits for what was asked for and says what came of it.
    void tell(const QFuture<Result<void>>& asked, const QString& done, const QString& text);

    Latest m_askedServices, m_askedResources, m_askedSupport;
    std::optional<AccountId> m_account; ///< whose answers are shown
    QList<AccountService> m_services;
    AccountSupport m_support;
    PageHeader* m_header;
    NoticeBar* m_independence;
    CellPanel* m_serviceList;
    CellPanel* m_resourceList;
    CellPanel* m_plans;
    SearchField* m_search;
    TextLabel* m_resourceNote;
    TextLabel* m_supportNote;
    QPushButton* m_signUp;
    QPushButton* m_leave;
    QPushButton* m_choose;
};

} // namespace billfold
