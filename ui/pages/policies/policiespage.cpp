// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policiespage.h"

#include "models/organization/apiname.h"
#include "models/organization/managedpolicy.h"
#include "models/views/organizationnames.h"
#include "models/views/policymodels.h"
#include "ui/pages/policies/policydetailview.h"
#include "ui/pages/policies/policylistview.h"
#include "ui/pages/policies/policytypesview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

bool administersPolicies(const World& world, const Organization& organization, const AccountId& account)
{
    if (organization.payer == account)
        return true;
    for (const Delegation& delegation : world.delegationsOf(account)) {
        if (delegation.organization == organization.id)
            return true;
    }
    return false;
}

PoliciesPage::PoliciesPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_stack(new QStackedWidget),
      m_types(new PolicyTypesView(desk())), m_list(new PolicyListView(desk())),
      m_detail(new PolicyDetailView(desk()))
{
    QVBoxLayout* column = buildFrame();
    constexpr int side = Metrics::pageSide - Metrics::inner;
    constexpr int top = Metrics::pageTop - Metrics::inner;
    column->setContentsMargins(side, top, side, top);
    for (QWidget* view :
         {static_cast<QWidget*>(m_types), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_detail)})
        m_stack->addWidget(view);
    column->addWidget(m_stack, 1);
    connect(m_types, &PolicyTypesView::typeOpened, this, [this](PolicyType type) { goTo(toApiName(type)); });
    connect(m_list, &PolicyListView::policyOpened, this,
            [this](const PolicyId& policy) { goTo(policy.toString()); });
    connect(m_detail, &PolicyDetailView::deleted, this, [this](PolicyType type) { goTo(toApiName(type)); });
}

QString PoliciesPage::title() const
{
    if (const auto type = fromApiName<PolicyType>(m_subject))
        return policyTypeName(*type);
    const auto id = PolicyId::parse(m_subject);
    return id ? policyName(world(), *id) : tr("Policies");
}

QList<Crumb> PoliciesPage::breadcrumb() const
{
    QList<Crumb> crumbs{{tr("Policies"), std::nullopt}};
    if (m_subject.isEmpty())
        return crumbs;
    crumbs[0].target = PageTarget{.page = PageId::Policies};
    std::optional<PolicyType> type = fromApiName<PolicyType>(m_subject);
    const auto id = PolicyId::parse(m_subject);
    const Organization* known = organization();
    if (const auto row = id && known != nullptr ? policyRow(world(), known->id, *id) : std::nullopt)
        type = row->type;
    if (type)
        crumbs.append({policyTypeName(*type),
                       id ? std::optional(PageTarget{.page = PageId::Policies, .subject = toApiName(*type)})
                          : std::nullopt});
    if (id)
        crumbs.append({policyName(world(), *id), std::nullopt});
    return crumbs;
}

PageTarget PoliciesPage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_subject;
    return target;
}

void PoliciesPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    m_subject = target.subject;
    invalidate(Change::Organization);
    emit titleChanged();
}

void PoliciesPage::goTo(const QString& subject)
{
    m_subject = subject;
    showWorld();
    emit titleChanged();
    emit placeChanged();
}

void PoliciesPage::showWorld()
{
    const QString purpose = tr("Policies limit what users and roles of linked accounts may do. They are "
                               "written once, and attached to the root, to units or to accounts.");
    if (showNoOrganization(u"policies"_s, purpose))
        return;
    const Organization* known = organization();
    if (!administersPolicies(world(), *known, *actor())) {
        states()->emptyState()->setContent(
            u"policies"_s, tr("Policies are for the payer account"),
            tr("%1 administers the policies of this organization. What they allow this account is on the "
               "page Effective access.")
                .arg(accountNameAndId(world(), known->payer)));
        setEmptyAction(tr("Open Effective access"), u"search"_s,
                       [this] { emit openRequested({.page = PageId::EffectiveAccess}); });
        states()->showEmpty();
        return;
    }
    states()->showContent();
    const auto type = fromApiName<PolicyType>(m_subject);
    const auto id = PolicyId::parse(m_subject);
    const auto row = id ? policyRow(world(), known->id, *id) : std::nullopt;
    if (row) {
        m_detail->showPolicy(*known, *row);
        m_stack->setCurrentWidget(m_detail);
    } else if (type) {
        m_list->showType(*known, *type);
        m_stack->setCurrentWidget(m_list);
    } else {
        // A policy that was deleted meanwhile leads back to the types.
        m_subject.clear();
        m_types->showOrganization(*known);
        m_stack->setCurrentWidget(m_types);
    }
}

PageExport PoliciesPage::exported() const
{
    if (m_stack->currentWidget() == m_list)
        return {u"policies"_s, m_list->shown(), nullptr};
    return {u"policy-types"_s, m_types->table()->model(), nullptr};
}

bool PoliciesPage::copy()
{
    TableView* table = m_stack->currentWidget() == m_list ? m_list->table() : m_types->table();
    if (m_stack->currentWidget() == m_detail || table->model()->rowCount() == 0)
        return false;
    table->copySelection();
    return true;
}

bool PoliciesPage::find()
{
    if (m_stack->currentWidget() != m_list)
        return false;
    m_list->search()->setFocus();
    return true;
}

} // namespace billfold
