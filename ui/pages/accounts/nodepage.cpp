// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/nodepage.h"

#include "models/views/organizationtext.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/accounts/nodedetails.h"
#include "ui/theme/controls.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

NodePage::NodePage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_header(new PageHeader),
      m_actions(makeButton(tr("Actions"))),
      m_details(new NodeDetails(workspacePointer(), NodeDetails::Form::Page, noticeSink()))
{
    QVBoxLayout* column = buildFrame();
    column->addWidget(m_header);
    column->addWidget(m_details, 1);
    auto* menu = new QMenu(m_actions);
    m_actions->setMenu(menu);
    m_header->addAction(m_actions);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_details->actions()->setSelection({m_key});
        m_details->actions()->fill(*menu);
    });
    connect(m_details, &NodeDetails::openRequested, this, &Page::openRequested);
}

QString NodePage::title() const
{
    return node() ? nodeName(world(), *node()) : tr("Account");
}

QList<Crumb> NodePage::breadcrumb() const
{
    QList<Crumb> crumbs{{tr("Accounts"), PageTarget{PageId::Accounts}}};
    if (const auto here = node()) {
        const QList<NodeId> path = world().pathTo(*here);
        for (const NodeId& step : path) {
            if (step != *here)
                crumbs.append(
                    {nodeName(world(), step), PageTarget{.page = PageId::Node, .subject = step.toString()}});
        }
    }
    crumbs.append({title(), {}});
    return crumbs;
}

PageTarget NodePage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_key;
    return target;
}

void NodePage::openTarget(const PageTarget& target)
{
    if (!target.subject.isEmpty() && target.subject != m_key) {
        m_key = target.subject;
        m_bill.reset();
        invalidate(Change::Organization);
    }
    Page::openTarget(target);
    emit titleChanged();
}

void NodePage::refresh(Changes what)
{
    OrganizationPage::refresh(what | Change::Organization);
}

bool NodePage::isThere() const
{
    const auto here = node();
    if (!here)
        return false;
    return here->kind() == NodeId::Kind::Account ? world().account(*here->account()) != nullptr
                                                 : world().organizationOf(*here) != nullptr;
}

void NodePage::showWorld()
{
    if (!isThere()) {
        states()->emptyState()->setContent(u"accounts"_s, tr("It is no longer here"),
                                           tr("%1 was deleted, or left this database.").arg(m_key));
        setEmptyAction(tr("Open Accounts"), u"accounts"_s,
                       [this] { emit openRequested({.page = PageId::Accounts}); });
        states()->showEmpty();
        return;
    }
    states()->showContent();
    m_header->setTitle(title());
    const auto here = *node();
    const Account* account = here.account() ? world().account(*here.account()) : nullptr;
    if (account != nullptr) {
        m_header->setBadge(semanticFromName(accountStateBadge(account->state)).value_or(Semantic::Neutral),
                           accountStateWord(account->state));
        m_header->setSubtitle(
            u"%1, %2"_s.arg(account->id.toString(), standingName(standingOf(world(), account->id))));
    } else {
        m_header->setBadge(Semantic::Neutral, {});
        m_header->setSubtitle(here.kind() == NodeId::Kind::Root ? tr("The root of the organization")
                                                                : nodePath(world(), here));
    }
    m_details->setKey(m_key, m_bill);
    askBill();
    emit titleChanged();
}

void NodePage::askBill()
{
    const Organization* organization = world().organizationOf(*node());
    const QString payer = organization != nullptr ? organization->payer.toString() : m_key;
    m_billsAsked.ask(this, workspace().bills(), [this, payer](const Result<QList<BillSummary>>& bills) {
        std::optional<BillId> month;
        for (const BillSummary& summary : bills ? *bills : QList<BillSummary>()) {
            // The month of the top bar where it is one of these, else the latest.
            if (summary.id.payer == payer && (!month || (bill() && summary.id == *bill())))
                month = summary.id;
        }
        if (month == m_bill)
            return;
        m_bill = month;
        m_details->setKey(m_key, m_bill);
    });
}

} // namespace billfold
