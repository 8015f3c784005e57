// SPDX-License-Identifier: GPL-3.0-or-later
// How the accounts page is put together; what it shows is in accountspage.cpp.
#include "ui/pages/accounts/accountspage.h"

#include "models/views/accountrowsmodel.h"
#include "models/views/accounttreemodel.h"
#include "models/views/organizationtext.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/accounts/nodedetails.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/treeview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int detailsWidth = 376;

} // namespace

AccountsPage::AccountsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_model(new AccountTreeModel(this)),
      m_rows(new AccountRowsModel(m_model, this)),
      m_actions(new AccountActions(workspacePointer(), noticeSink(), this)),
      m_view(new SegmentedControl(tr("View"))),
      m_search(new SearchField(tr("Search accounts"), tr("Name, id or e-mail"))),
      m_stateChoice(new QComboBox), m_failed(new QCheckBox(tr("Failed creations"))),
      m_selected(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_actionsButton(makeButton(tr("Actions"))), m_tree(new TreeView),
      m_details(new NodeDetails(workspacePointer(), NodeDetails::Form::Side, noticeSink()))
{
    build();
    wire();
    wireTree();
}

void AccountsPage::build()
{
    QVBoxLayout* column = buildFrame();
    buildHeader(column);
    m_bar = buildBar();
    column->addWidget(m_bar);
    m_parts = new QSplitter;
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Metrics::panelGap);
    m_parts->addWidget(buildTree());
    m_parts->addWidget(m_details);
    m_parts->setStretchFactor(0, 1);
    m_parts->setStretchFactor(1, 0);
    m_details->setMinimumWidth(320);
    m_parts->setSizes({10000, detailsWidth});
    column->addWidget(m_parts, 1);
}

void AccountsPage::buildHeader(QVBoxLayout* column)
{
    m_header = new PageHeader(title());
    m_leave = makeButton(tr("Leave this organization"), u"leave"_s, ButtonRole::Destructive);
    m_start = makeButton(tr("Get started"), u"organization"_s);
    m_export = makeButton(tr("Export account list"), u"export"_s);
    m_add = makeButton(tr("Add account"), u"add"_s, ButtonRole::Primary);
    for (QPushButton* button : {m_leave, m_start, m_export, m_add})
        m_header->addAction(button);
    column->addWidget(m_header);
}

QWidget* AccountsPage::buildBar()
{
    auto* bar = new AirFrame;
    m_barLayout = new QBoxLayout(QBoxLayout::LeftToRight, bar);
    m_barLayout->setContentsMargins(Metrics::focusAir, Metrics::focusAir, Metrics::focusAir,
                                    Metrics::focusAir);
    m_barLayout->setSpacing(Metrics::unit);
    m_view->addSegment(tr("Hierarchy"), u"accounts"_s);
    m_view->addSegment(tr("List"), u"table"_s);
    m_view->addSegment(tr("Standing alone"), u"account"_s);
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(140);
    m_search->setMaximumWidth(260);
    m_stateChoice->addItem(tr("All states"));
    for (AccountState state : {AccountState::Active, AccountState::Suspended, AccountState::PendingClosure,
                               AccountState::Closed, AccountState::PendingActivation})
        m_stateChoice->addItem(accountStateWord(state), static_cast<int>(state));
    // Says what the box is to assistive technology; for the eye its text does.
    auto* label = new QLabel(tr("State"), bar);
    label->setBuddy(m_stateChoice);
    label->hide();
    m_failed->setToolTip(tr("Show requests to create an account that failed"));
    auto* menu = new QMenu(m_actionsButton);
    m_actionsButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        showActions();
        m_actions->fill(*menu);
        if (!menu->isEmpty())
            menu->addSeparator();
        connect(menu->addAction(icon(u"export"_s), tr("Export account list…")), &QAction::triggered, this,
                &Page::exportRequested);
        connect(menu->addAction(icon(u"import"_s), tr("Import organization…")), &QAction::triggered, this,
                &Page::organizationImportRequested);
    });
    // Three parts beside each other; in a narrow window the filters stand below, and the actions at the view.
    auto* what = new QHBoxLayout;
    m_firstRow = what;
    what->addWidget(m_view);
    what->addStretch();
    auto* filters = new QHBoxLayout;
    filters->addWidget(m_search, 1);
    filters->addWidget(m_stateChoice);
    filters->addWidget(m_failed);
    filters->addStretch();
    auto* chosen = new QHBoxLayout;
    m_lastPart = chosen;
    chosen->addStretch();
    chosen->addWidget(m_selected);
    chosen->addWidget(m_actionsButton);
    m_barLayout->addLayout(what);
    m_barLayout->addLayout(filters, 1);
    m_barLayout->addLayout(chosen);
    return bar;
}

QWidget* AccountsPage::buildTree()
{
    auto* panel = new Panel;
    m_tree->setAccessibleName(tr("Accounts"));
    m_tree->setModel(m_model);
    m_tree->setYieldingColumns(
        {AccountTreeModel::EmailColumn, AccountTreeModel::UnitColumn, AccountTreeModel::JoinedColumn});
    m_tree->setDragEnabled(true);
    m_tree->setAcceptDrops(true);
    m_tree->setDropIndicatorShown(true);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setAutoExpandDelay(700);
    m_tree->sortByColumn(AccountTreeModel::NameColumn, Qt::AscendingOrder);
    m_list = new StateStack(m_tree, panel);
    m_list->setCancellable(false);
    panel->addWidget(m_list, 1);
    panel->setMinimumHeight(220);
    return panel;
}

void AccountsPage::wire()
{
    connect(m_view, &SegmentedControl::currentChanged, this, [this] {
        m_model->setTicked({});
        showRows();
        emit placeChanged();
    });
    connect(m_search, &SearchField::searchChanged, this, &AccountsPage::applyFilter);
    connect(m_search, &SearchField::leaveDown, m_tree, [this] { m_tree->setFocus(Qt::TabFocusReason); });
    connect(m_stateChoice, &QComboBox::currentIndexChanged, this, &AccountsPage::applyFilter);
    connect(m_failed, &QCheckBox::toggled, this, &AccountsPage::applyFilter);
    connect(m_list, &StateStack::clearFiltersRequested, this, [this] {
        m_search->clear();
        m_stateChoice->setCurrentIndex(0);
        applyFilter();
    });
    connect(m_list->emptyState(), &EmptyState::actionTriggered, this, &AccountsPage::addAccount);
    connect(states()->emptyState(), &EmptyState::secondActionTriggered, this,
            &Page::organizationImportRequested);
    connect(m_add, &QPushButton::clicked, this, &AccountsPage::addAccount);
    connect(m_export, &QPushButton::clicked, this, &Page::exportRequested);
    connect(m_start, &QPushButton::clicked, this,
            [this] { emit openRequested({.page = PageId::Consolidated}); });
    connect(m_leave, &QPushButton::clicked, this, [this] {
        m_actions->setSelection({actor()->toString()});
        m_actions->action(AccountActions::Id::Leave)->trigger();
    });
    connect(m_actions, &AccountActions::openRequested, this, &Page::openRequested);
    connect(m_details, &NodeDetails::openRequested, this, &Page::openRequested);
}

void AccountsPage::wireTree()
{
    connect(m_model, &AccountTreeModel::ticksChanged, this, &AccountsPage::showActions);
    connect(m_model, &AccountTreeModel::moveRequested, this,
            [this](const QStringList& keys, const QString& destination) {
                // After the drop is over, which still holds the model's indexes.
                QMetaObject::invokeMethod(
                    this, [this, keys, destination] { m_actions->moveTo(keys, destination); },
                    Qt::QueuedConnection);
            });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AccountsPage::selectionChanged);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_restoring)
            m_open.insert(m_model->keyAt(index));
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_restoring)
            m_open.remove(m_model->keyAt(index));
    });
    connect(m_tree, &TreeView::opened, this, [this](const QModelIndex& index) {
        if (NodeId::parse(m_model->keyAt(index)))
            emit openRequested({.page = PageId::Node, .subject = m_model->keyAt(index)});
    });
    connect(m_tree, &TreeView::filterRequested, this, [this] { find(); });
    m_tree->fillMenu = [this](QMenu& menu, const QModelIndex&) {
        showActions();
        m_actions->fill(menu);
    };
}

} // namespace billfold
