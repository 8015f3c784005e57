// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/nodedetails.h"

#include "models/services/organizationservice.h"
#include "models/views/accounttreemodel.h"
#include "models/views/nodepolicymodel.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/accounts/costpane.h"
#include "ui/pages/accounts/policiespane.h"
#include "ui/pages/accounts/tagspane.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/treeview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int leastHeight = 400;

} // namespace

NodeDetails::NodeDetails(std::shared_ptr<Workspace> workspace, Form form, NoticeSink notice, QWidget* parent)
    : Panel(parent), m_workspace(std::move(workspace)), m_form(form), m_notice(std::move(notice)),
      m_actions(new AccountActions(m_workspace, m_notice, this))
{
    buildHead();
    buildTabs();
    buildFoot();
    connect(m_actions, &AccountActions::openRequested, this, &NodeDetails::openRequested);
    for (CostPane* pane : {m_summary, m_costs})
        connect(pane, &CostPane::openRequested, this, &NodeDetails::openRequested);
    connect(m_policies, &PoliciesPane::openRequested, this, &NodeDetails::openRequested);
}

void NodeDetails::buildHead()
{
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(Metrics::panelPadding, 12, Metrics::panelPadding, Metrics::inner);
    row->setSpacing(Metrics::unit);
    m_icon = new IconLabel(u"account"_s, ColorRole::Text2, Metrics::iconNavigation, head);
    m_name = new ElidingLabel({}, TextStyle::Subtitle, ColorRole::Text, head);
    m_badge = new Badge(head);
    row->addWidget(m_icon);
    row->addWidget(m_name, 1);
    row->addWidget(m_badge);
    addWidget(head);
    // On a page the title says all of it.
    head->setVisible(m_form == Form::Side);
    m_hint = new NoticeBar(this);
    m_hint->setClosable(false);
    m_hint->hide();
}

void NodeDetails::buildTabs()
{
    m_tabs = new QTabBar(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Parts of the details"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(Metrics::panelPadding, 0, Metrics::panelPadding, 0);
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    body()->addLayout(bar);
    addWidget(new Hairline);
    m_stack = new QStackedWidget(this);
    m_policies = new PoliciesPane(m_workspace, m_notice, m_form == Form::Side);
    m_tags = new TagsPane(m_workspace, m_notice);
    m_costs = new CostPane(m_workspace, CostPane::Form::Full);
    m_stack->addWidget(buildDetails());
    m_stack->addWidget(buildChildren());
    m_stack->addWidget(m_policies);
    m_stack->addWidget(m_tags);
    m_stack->addWidget(m_costs);
    // What the details need; of the other tabs each scrolls by itself.
    m_stack->setMinimumHeight(leastHeight);
    addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0)
            m_stack->setCurrentIndex(m_tabs->tabData(index).toInt());
    });
}

QWidget* NodeDetails::buildDetails()
{
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* padded = new QVBoxLayout;
    padded->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding, 12);
    padded->setSpacing(12);
    m_facts = new FactGrid(FactGrid::Arrangement::Rows);
    padded->addWidget(m_hint);
    padded->addWidget(m_facts);
    column->addLayout(padded);
    column->addWidget(new Hairline);
    m_summary = new CostPane(m_workspace, CostPane::Form::Summary);
    column->addWidget(m_summary, 1);
    connect(m_facts, &FactGrid::linkActivated, this, &NodeDetails::follow);
    return sheet;
}

QWidget* NodeDetails::buildChildren()
{
    m_childModel = new AccountTreeModel(this);
    m_children = new TreeView;
    m_children->setAccessibleName(tr("Accounts and units in it"));
    m_children->setModel(m_childModel);
    using Model = AccountTreeModel;
    m_children->setShownColumns({Model::NameColumn, Model::IdColumn, Model::EmailColumn, Model::StateColumn,
                                 Model::JoinedColumn, Model::AccountsColumn});
    m_children->sortByColumn(AccountTreeModel::NameColumn, Qt::AscendingOrder);
    m_children->fillMenu = [this](QMenu& menu, const QModelIndex& index) {
        m_actions->setSelection({m_childModel->keyAt(index)});
        m_actions->fill(menu);
        // Once the menu is gone, the buttons are about the node itself again.
        connect(&menu, &QObject::destroyed, m_actions, [this] { m_actions->setSelection({m_key}); });
    };
    connect(m_children, &TreeView::opened, this, [this](const QModelIndex& index) {
        emit openRequested({.page = PageId::Node, .subject = m_childModel->keyAt(index)});
    });
    return m_children;
}

void NodeDetails::buildFoot()
{
    auto* row = new ActionRow(this);
    row->row()->setContentsMargins(12, Metrics::unit, 12, Metrics::unit);
    m_foot = row;
    m_showBill = makeButton(tr("Show bill"), u"bill"_s);
    m_move = makeButton(tr("Move"), u"move"_s);
    m_more = makeToolButton(u"more"_s, tr("More actions"));
    row->addWidget(m_showBill);
    row->addWidget(m_move);
    row->addStretch();
    row->addWidget(m_more);
    addWidget(new Hairline);
    addWidget(row);
    connect(m_showBill, &QPushButton::clicked, this, [this] {
        if (m_bill)
            emit openRequested(m_summary->targetOf(m_bill->period));
    });
    connect(m_move, &QPushButton::clicked, this,
            [this] { m_actions->action(AccountActions::Id::Move)->trigger(); });
    connect(m_more, &QToolButton::clicked, this, [this] {
        QMenu menu(this);
        m_actions->fill(menu);
        menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
}

const World& NodeDetails::world() const
{
    return m_workspace->organizations().world();
}

void NodeDetails::setTab(Tab tab)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).toInt() == static_cast<int>(tab))
            m_tabs->setCurrentIndex(i);
    }
}

void NodeDetails::showTabs(const QList<Tab>& tabs)
{
    const auto titleOf = [this](Tab tab) {
        switch (tab) {
        case Tab::Details:
            return tr("Details");
        case Tab::Children:
            return tr("Children");
        case Tab::Policies:
            return tr("Policies (%1)").arg(m_policies->model()->rowCount());
        case Tab::TagList:
            return tr("Tags (%1)").arg(tagsOf(world(), *NodeId::parse(m_key)).size());
        case Tab::Bills:
            return tr("Bills");
        }
        return QString();
    };
    QList<Tab> before;
    for (int i = 0; i < m_tabs->count(); ++i)
        before.append(static_cast<Tab>(m_tabs->tabData(i).toInt()));
    if (before != tabs) {
        const int current = m_stack->currentIndex();
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
        for (Tab tab : tabs)
            m_tabs->setTabData(m_tabs->addTab(titleOf(tab)), static_cast<int>(tab));
        setTab(tabs.contains(static_cast<Tab>(current)) ? static_cast<Tab>(current) : Tab::Details);
    }
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titleOf(tabs[i]));
}

void NodeDetails::setKey(const QString& key, const std::optional<BillId>& bill)
{
    m_key = key;
    m_bill = bill;
    m_actions->setSelection({key});
    m_hint->hide();
    if (const auto node = NodeId::parse(key))
        showNode(*node);
    else if (const auto request = CreateRequestId::parse(key);
             request && world().createRequest(*request) != nullptr)
        showRequest(*world().createRequest(*request));
}

void NodeDetails::showHead(const QString& iconName, const QString& name, Semantic semantic,
                           const QString& word)
{
    m_icon->setIcon(iconName, iconName == u"payer"_s ? ColorRole::Payer : ColorRole::Text2);
    m_name->setText(name);
    m_badge->setState(semantic, word);
    setAccessibleName(name);
}

void NodeDetails::follow(int fact)
{
    const QString to = m_links.value(fact);
    if (!to.isEmpty())
        emit openRequested({.page = PageId::Node, .subject = to});
}

} // namespace billfold
