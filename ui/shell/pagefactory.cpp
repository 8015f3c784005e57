// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagefactory.h"

#include "ui/pages/accounts/accountspage.h"
#include "ui/pages/accounts/addaccountpage.h"
#include "ui/pages/accounts/nodepage.h"
#include "ui/pages/activity/activitypage.h"
#include "ui/pages/audit/auditpage.h"
#include "ui/pages/bills/billspage.h"
#include "ui/pages/consolidated/consolidatedpage.h"
#include "ui/pages/credentials/credentialspage.h"
#include "ui/pages/documents/documentspage.h"
#include "ui/pages/drilldown/drilldownpage.h"
#include "ui/pages/effectiveaccess/effectiveaccesspage.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/home/homepage.h"
#include "ui/pages/imports/importspage.h"
#include "ui/pages/invitations/invitationspage.h"
#include "ui/pages/organizationsettings/organizationsettingspage.h"
#include "ui/pages/policies/policiespage.h"
#include "ui/pages/policies/policyeditpage.h"
#include "ui/pages/reconcile/reconcilepage.h"
#include "ui/pages/services/servicespage.h"
#include "ui/pages/users/identitypolicypage.h"
#include "ui/pages/users/userspage.h"

#include <QCoreApplication>

namespace billfold
{

namespace
{

template <typename P>
Page* make(std::shared_ptr<Workspace> workspace, QWidget* parent)
{
    return new P(std::move(workspace), parent);
}

} // namespace

const QList<PageEntry>& pageEntries()
{
    // In the order of the navigation.
    static const QList<PageEntry> entries{
        {PageId::Home, QT_TRANSLATE_NOOP("PageFactory", "Home"), "home", true, make<HomePage>},
        {PageId::Bills, QT_TRANSLATE_NOOP("PageFactory", "Bills"), "bill", true, make<BillsPage>},
        {PageId::DrillDown, QT_TRANSLATE_NOOP("PageFactory", "Drill-down"), "filter", false,
         make<DrillDownPage>},
        {PageId::Reconcile, QT_TRANSLATE_NOOP("PageFactory", "Reconcile"), "reconcile", false,
         make<ReconcilePage>},
        {PageId::Consolidated, QT_TRANSLATE_NOOP("PageFactory", "Consolidated billing"), "consolidated", true,
         make<ConsolidatedPage>},
        {PageId::Explore, QT_TRANSLATE_NOOP("PageFactory", "Explore"), "explore", true, make<ExplorePage>},
        {PageId::Documents, QT_TRANSLATE_NOOP("PageFactory", "Documents"), "documents", true,
         make<DocumentsPage>},
        {PageId::Imports, QT_TRANSLATE_NOOP("PageFactory", "Imports"), "imports", true, make<ImportsPage>},
        {PageId::Accounts, QT_TRANSLATE_NOOP("PageFactory", "Accounts"), "accounts", true, make<AccountsPage>,
         PageGroup::Organizations},
        {PageId::AddAccount, QT_TRANSLATE_NOOP("PageFactory", "Add account"), "add", false,
         make<AddAccountPage>, PageGroup::Organizations},
        {PageId::Node, QT_TRANSLATE_NOOP("PageFactory", "Account"), "account", false, make<NodePage>,
         PageGroup::Organizations},
        {PageId::Invitations, QT_TRANSLATE_NOOP("PageFactory", "Invitations"), "invitations", true,
         make<InvitationsPage>, PageGroup::Organizations},
        {PageId::Policies, QT_TRANSLATE_NOOP("PageFactory", "Policies"), "policies", true, make<PoliciesPage>,
         PageGroup::Organizations},
        {PageId::PolicyEditor, QT_TRANSLATE_NOOP("PageFactory", "Edit policy"), "edit", false,
         make<PolicyEditPage>, PageGroup::Organizations},
        {PageId::EffectiveAccess, QT_TRANSLATE_NOOP("PageFactory", "Effective access"), "search", false,
         make<EffectiveAccessPage>, PageGroup::Organizations},
        {PageId::OrganizationSettings, QT_TRANSLATE_NOOP("PageFactory", "Settings"), "settings", true,
         make<OrganizationSettingsPage>, PageGroup::Organizations},
        {PageId::Activity, QT_TRANSLATE_NOOP("PageFactory", "Activity"), "audit", true, make<ActivityPage>,
         PageGroup::Organizations},
        {PageId::Services, QT_TRANSLATE_NOOP("PageFactory", "Services and support"), "service", true,
         make<ServicesPage>, PageGroup::Organizations},
        {PageId::Credentials, QT_TRANSLATE_NOOP("PageFactory", "Security credentials"), "credentials", true,
         make<CredentialsPage>, PageGroup::Security},
        {PageId::Users, QT_TRANSLATE_NOOP("PageFactory", "Users"), "users", true, make<UsersPage>,
         PageGroup::Security},
        {PageId::IdentityPolicy, QT_TRANSLATE_NOOP("PageFactory", "Policy"), "policies", false,
         make<IdentityPolicyPage>, PageGroup::Security},
        {PageId::AuditLog, QT_TRANSLATE_NOOP("PageFactory", "Audit log"), "audit", true, make<AuditPage>,
         PageGroup::Security},
    };
    return entries;
}

const PageEntry* pageEntry(PageId id)
{
    for (const PageEntry& entry : pageEntries()) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

QString pageName(const PageEntry& entry)
{
    return QCoreApplication::translate("PageFactory", entry.name);
}

QString groupName(PageGroup group)
{
    switch (group) {
    case PageGroup::Billing:
        return QCoreApplication::translate("PageFactory", "Billing and Cost Management");
    case PageGroup::Organizations:
        return QCoreApplication::translate("PageFactory", "Organizations");
    case PageGroup::Security:
        break;
    }
    return QCoreApplication::translate("PageFactory", "Security");
}

} // namespace billfold
