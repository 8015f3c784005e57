// SPDX-License-Identifier: GPL-3.0-or-later
// What NodeDetails tells of each kind of node: the other half of nodedetails.cpp.
#include "ui/pages/accounts/nodedetails.h"

#include "models/services/organizationservice.h"
#include "models/views/accounttreemodel.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/nodepolicymodel.h"
#include "models/views/organizationtext.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/accounts/costpane.h"
#include "ui/pages/accounts/policiespane.h"
#include "ui/pages/accounts/tagspane.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/treeview.h"

#include <QAction>
#include <QPushButton>
#include <QTabBar>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Fact = FactGrid::Fact;

constexpr int daysUntilGone = 90;

Fact copyable(const QString& label, const QString& value, bool code = false)
{
    return {.label = label, .value = value, .code = code, .copyable = true};
}

/// A path for the narrow panel: its end, which tells where it is.
QString endOf(const QString& path, bool narrow)
{
    constexpr int most = 30;
    return narrow && path.size() > most ? u'\u2026' + path.right(most - 1) : path;
}

QString day(const QDateTime& time)
{
    return dayText(time.toUTC().date());
}

} // namespace

void NodeDetails::showNode(const NodeId& node)
{
    m_policies->setNode(node);
    m_tags->setNode(node);
    m_summary->setNode(node, m_bill);
    m_costs->setNode(node, m_bill);
    m_links.clear();
    const Organization* organization = world().organizationOf(node);
    m_foot->show();
    m_showBill->setVisible(m_bill.has_value());
    m_move->setVisible(m_actions->action(AccountActions::Id::Move)->isVisible());
    switch (node.kind()) {
    case NodeId::Kind::Account:
        if (const Account* account = world().account(*node.account()))
            showAccount(*account);
        break;
    case NodeId::Kind::Unit:
        if (const Unit* unit = world().unit(*node.unit()))
            showUnit(*unit);
        break;
    case NodeId::Kind::Root:
        if (organization != nullptr)
            showRoot(*organization);
        break;
    }
}

void NodeDetails::showAccount(const Account& account)
{
    const Organization* organization = world().organizationOf(account.id);
    const bool payer = organization != nullptr && organization->payer == account.id;
    showHead(payer ? u"payer"_s : u"account"_s, nodeName(world(), account.id),
             semanticFromName(accountStateBadge(account.state)).value_or(Semantic::Neutral),
             accountStateWord(account.state));
    QList<Fact> facts{copyable(tr("Account id"), account.id.toString()),
                      {.label = tr("E-mail"), .value = account.email}};
    m_links = {{}, {}};
    if (organization != nullptr) {
        const NodeId parent = account.membership->parent;
        facts.append(copyable(tr("ARN"), nodeArn(world(), account.id), true));
        facts.append({.label = tr("Organizational unit"),
                      .value = endOf(nodePath(world(), parent), m_form == Form::Side),
                      .link = true});
        facts.append({.label = tr("Joined"), .value = joinedText(*account.membership)});
        m_links += {QString(), parent.toString(), QString()};
        if (!payer) {
            facts.append(
                {.label = tr("Paid by"), .value = organizationTitle(world(), *organization), .link = true});
            m_links.append(organization->payer.toString());
        }
    } else {
        facts.append({.label = tr("In the database since"), .value = day(account.created)});
        facts.append({.label = tr("Organization"), .value = tr("None: it pays its own bill")});
    }
    if (account.closed.isValid()) {
        m_hint->setNotice(
            Semantic::Warning, tr("Closed on %1.").arg(day(account.closed)),
            account.purged
                ? tr("It is gone for good.")
                : tr("Until %1 it can be reinstated.").arg(day(account.closed.addDays(daysUntilGone))));
        m_hint->show();
    } else if (!account.standalone.complete()) {
        facts.append({.label = tr("Sign-up"), .value = tr("Not complete: it cannot stand alone")});
    }
    if (!account.emailVerified)
        facts.append({.label = tr("Address"), .value = tr("Not confirmed yet")});
    m_facts->setFacts(facts);
    if (organization == nullptr)
        showTabs({Tab::Details, Tab::Bills});
    else
        showTabs({Tab::Details, Tab::Policies, Tab::TagList, Tab::Bills});
}

void NodeDetails::showUnit(const Unit& unit)
{
    showHead(u"folder"_s, unit.name, Semantic::Neutral, {});
    qsizetype accounts = 0;
    QList<NodeId> open{unit.id};
    while (!open.isEmpty()) {
        const NodeId node = open.takeLast();
        accounts += world().accountsIn(node).size();
        const QList<UnitId> below = world().unitsIn(node);
        for (const UnitId& id : below)
            open.append(id);
    }
    m_facts->setFacts({copyable(tr("Unit id"), unit.id.toString()),
                       copyable(tr("ARN"), nodeArn(world(), unit.id), true),
                       {.label = tr("In"),
                        .value = endOf(nodePath(world(), unit.parent), m_form == Form::Side),
                        .link = true},
                       {.label = tr("Accounts"), .value = formatCount(accounts)},
                       {.label = tr("Units in it"), .value = formatCount(world().unitsIn(unit.id).size())},
                       {.label = tr("Created"), .value = day(unit.created)}});
    m_links = {{}, {}, unit.parent.toString()};
    if (m_form == Form::Page) {
        showChildren(unit.organization, unit.id.toString());
        showTabs({Tab::Details, Tab::Children, Tab::Policies, Tab::TagList, Tab::Bills});
    } else {
        showTabs({Tab::Details, Tab::Policies, Tab::TagList, Tab::Bills});
    }
}

void NodeDetails::showRoot(const Organization& organization)
{
    showHead(u"root"_s, tr("Root"), Semantic::Neutral, {});
    m_facts->setFacts(
        {copyable(tr("Root id"), organization.root.toString()),
         copyable(tr("ARN"), nodeArn(world(), organization.root), true),
         copyable(tr("Organization"), organization.id.toString()),
         {.label = tr("Features"), .value = featureSetName(organization.features)},
         {.label = tr("Payer account"), .value = organizationTitle(world(), organization), .link = true},
         {.label = tr("Accounts"),
          .value = tr("%1 of %2 that it may have")
                       .arg(formatCount(world().members(organization.id).size()),
                            formatCount(organization.accountQuota))},
         {.label = tr("Created"), .value = day(organization.created)}});
    m_links = {{}, {}, {}, {}, organization.payer.toString()};
    if (m_form == Form::Page) {
        showChildren(organization.id, organization.root.toString());
        showTabs({Tab::Details, Tab::Children, Tab::Policies, Tab::TagList, Tab::Bills});
    } else {
        showTabs({Tab::Details, Tab::Policies, Tab::TagList, Tab::Bills});
    }
}

void NodeDetails::showChildren(const OrganizationId& organization, const QString& of)
{
    m_childModel->setWorld(world(), organization);
    m_children->setRootIndex(m_childModel->indexOf(of));
    m_children->expandToDepth(0);
}

void NodeDetails::showRequest(const CreateAccountRequest& request)
{
    const bool failed = request.state == CreateAccountState::Failed;
    showHead(u"account"_s, request.accountName, failed ? Semantic::Error : Semantic::Warning,
             failed ? tr("Creation failed") : tr("Pending creation"));
    m_policies->setNode({});
    m_tags->setNode({});
    m_summary->setNode({}, {});
    m_costs->setNode({}, {});
    m_links.clear();
    if (failed) {
        m_hint->setNotice(Semantic::Error, tr("The account was not created."),
                          failureSentence(request.failureReason));
        m_hint->show();
    }
    m_facts->setFacts({{.label = tr("E-mail"), .value = request.email},
                       {.label = tr("Role"), .value = request.roleName},
                       {.label = tr("Requested"), .value = timeText(request.requested)},
                       copyable(tr("Request"), request.id.toString(), true)});
    m_foot->hide();
    showTabs({Tab::Details});
}

} // namespace billfold
