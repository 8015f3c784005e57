// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/widgets/gallery.h"

#include "models/views/roles.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/steplist.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/treeview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int right = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

QStandardItem* cell(const QString& text, bool amount = false)
{
    auto* item = new QStandardItem(text);
    item->setEditable(false);
    if (amount)
        item->setData(right, Qt::TextAlignmentRole);
    return item;
}

QList<QStandardItem*> account(const QString& name, const QString& id, const QString& change, int delta,
                              const QString& amount)
{
    QStandardItem* first = cell(name);
    first->setData(name == "Reporting"_L1 ? u"payer"_s : u"account"_s, IconRole);
    QStandardItem* second = cell(id);
    second->setData(true, SecondaryRole);
    QStandardItem* third = cell(change, true);
    third->setData(delta, DeltaRole);
    third->setData(delta == 0, MutedRole);
    QStandardItem* fourth = cell(amount, true);
    fourth->setData(QString(amount + u"7284193"_s), ExactRole);
    return {first, second, third, fourth};
}

QVBoxLayout* columnIn(QWidget* parent)
{
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    return column;
}

} // namespace

std::unique_ptr<QStandardItemModel> makeAccountsModel(QObject* parent)
{
    auto model = std::make_unique<QStandardItemModel>(parent);
    model->setHorizontalHeaderLabels({u"Account"_s, u"Account id"_s, u"Change"_s, u"October"_s});
    for (int column : {2, 3})
        model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    model->appendRow(account(u"Data Lake"_s, u"962206530332"_s, u"+599.12"_s, 1, u"13,969.84"_s));
    model->appendRow(account(u"Research"_s, u"974882487266"_s, u"−8.74"_s, -1, u"11,690.36"_s));
    model->appendRow(account(u"Reporting"_s, u"622232719209"_s, u"0.00"_s, 0, u"11,282.41"_s));
    model->appendRow(account(u"Refund"_s, u"000000000012"_s, u"−1,200.00"_s, -1, u"−1,200.00"_s));
    return model;
}

std::unique_ptr<QStandardItemModel> makeHierarchyModel()
{
    auto model = std::make_unique<QStandardItemModel>();
    model->setHorizontalHeaderLabels({u"Name"_s, u"Accounts"_s, u"October"_s});
    const auto node = [](const QString& name, const QString& iconName, const QString& count,
                         const QString& sum) {
        QStandardItem* first = cell(name);
        first->setCheckable(true);
        first->setData(iconName, IconRole);
        QStandardItem* second = cell(count, true);
        second->setData(true, SecondaryRole);
        return QList<QStandardItem*>{first, second, cell(sum, true)};
    };
    const QList<QStandardItem*> root = node(u"Root"_s, u"root"_s, u"200"_s, u"508,974.46"_s);
    model->appendRow(root);
    root.first()->appendRow(node(u"Meridian Billing"_s, u"payer"_s, {}, u"22,127.14"_s));
    const QList<QStandardItem*> workloads = node(u"Workloads"_s, u"folder"_s, u"151"_s, u"321,131.13"_s);
    root.first()->appendRow(workloads);
    const QList<QStandardItem*> claims = node(u"Claims Production EU"_s, u"account"_s, {}, u"8,186.53"_s);
    claims.first()->setCheckState(Qt::Checked);
    workloads.first()->appendRow(claims);
    QStandardItem* more = cell(u"Load 55 more accounts in 'Production'"_s);
    more->setData(true, LinkRole);
    workloads.first()->appendRow(more);
    return model;
}

Gallery::Gallery(QWidget* parent)
    : QWidget(parent), m_accounts(makeAccountsModel()), m_lines(std::make_unique<QStandardItemModel>()),
      m_hierarchy(makeHierarchyModel())
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 16, 24, 16);
    row->setSpacing(24);
    auto* left = new QVBoxLayout;
    auto* middle = new QVBoxLayout;
    auto* rightSide = new QVBoxLayout;
    left->addWidget(controls());
    left->addWidget(notices());
    left->addStretch(1);
    middle->addWidget(views());
    middle->addStretch(1);
    rightSide->addWidget(states());
    rightSide->addStretch(1);
    row->addLayout(left, 5);
    row->addLayout(middle, 5);
    row->addLayout(rightSide, 3);
}

Gallery::~Gallery() = default;

QWidget* Gallery::controls()
{
    auto* area = new QWidget(this);
    QVBoxLayout* column = columnIn(area);
    auto* head = new PageHeader(u"October 2026"_s, area);
    head->setBadge(Semantic::Warning, u"Pending"_s, u"pending"_s);
    head->setSubtitle(
        u"Estimate from the import of 4 Nov 2026, 06:12 UTC. It can change until it is issued."_s);
    QPushButton* more = makeButton({}, u"more"_s, ButtonRole::Secondary, head);
    more->setAccessibleName(u"More actions"_s);
    head->addAction(more);
    QPushButton* exporting = makeButton(u"Export"_s, u"export"_s, ButtonRole::Secondary, head);
    auto* menu = new QMenu(exporting);
    menu->addAction(icon(u"copy"_s), u"Copy"_s, QKeySequence::Copy, this, [] {});
    exporting->setMenu(menu);
    head->addAction(exporting);
    head->addAction(makeButton(u"Save as PDF"_s, u"pdf"_s, ButtonRole::Primary, head));
    column->addWidget(head);

    auto* actions = new ActionRow(area);
    actions->addWidget(makeButton(u"Close account"_s, {}, ButtonRole::Destructive, actions));
    QPushButton* finish = makeButton(u"Finish"_s, {}, ButtonRole::Secondary, actions);
    finish->setEnabled(false);
    actions->addWidget(finish);
    QToolButton* on = makeToolButton(u"chart-bar"_s, u"Show as bars"_s, actions);
    on->setCheckable(true);
    on->setChecked(true);
    actions->addWidget(on);
    actions->addWidget(makeToolButton(u"table"_s, u"Show as table"_s, actions));
    auto* segments = new SegmentedControl(u"View"_s, actions);
    segments->addSegment(u"Hierarchy"_s);
    segments->addSegment(u"List"_s);
    actions->addWidget(segments);
    actions->addStretch();
    column->addWidget(actions);

    auto* choices = new QHBoxLayout;
    auto* ticked = new QCheckBox(u"Ticked"_s, area);
    ticked->setChecked(true);
    auto* one = new QRadioButton(u"One"_s, area);
    one->setChecked(true);
    choices->addWidget(ticked);
    choices->addWidget(new QCheckBox(u"Not"_s, area));
    choices->addWidget(one);
    choices->addWidget(new QRadioButton(u"Other"_s, area));
    auto* link = makeButton(u"Choose columns"_s, {}, ButtonRole::Link, area);
    choices->addWidget(link);
    choices->addStretch(1);
    column->addLayout(choices);

    auto* chips = new FilterChips(area);
    chips->setFilters(
        {{u"Period"_s, u"October 2026"_s}, {u"Unit"_s, u"Production"_s}, {u"Service"_s, u"Amazon EC2"_s}});
    column->addWidget(chips);

    auto* fields = new QGridLayout;
    fields->setSpacing(Metrics::fieldGap);
    fields->addWidget(
        new FormField(u"Account &name"_s, new QLineEdit(u"Sandbox"_s), u"1 to 50 characters."_s, area), 0, 0);
    auto* wrong = new FormField(u"Account &id"_s, new QLineEdit(u"12345678901"_s), {}, area);
    wrong->setError(u"An account id has 12 digits."_s);
    fields->addWidget(wrong, 0, 1);
    auto* search = new SearchField(u"Search accounts"_s, u"Name, id or e-mail"_s, area);
    search->setShortcutHint(u"Ctrl+K"_s);
    fields->addWidget(search, 1, 0);
    auto* fixed = new QLineEdit(u"o-7m3k9x2qfa"_s, area);
    fixed->setReadOnly(true);
    fixed->setAccessibleName(u"Organization id"_s);
    fields->addWidget(fixed, 1, 1);
    auto* period = new QComboBox;
    period->addItem(icon(u"period"_s), u"October 2026"_s);
    fields->addWidget(new FormField(u"&Period"_s, period, {}, area), 2, 0);
    fields->addWidget(new FormField(u"&Tolerance"_s, new QSpinBox, {}, area), 2, 1);
    column->addLayout(fields);

    auto* badges = new QWidget(area);
    auto* flow = new FlowLayout(badges, 8, 8);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->addWidget(new Badge(Semantic::Warning, u"Pending"_s, u"pending"_s));
    flow->addWidget(new Badge(Semantic::Success, u"Issued"_s, u"lock"_s));
    flow->addWidget(new Badge(Semantic::Info, u"OPEN"_s, u"pending"_s));
    flow->addWidget(new Badge(Semantic::Neutral, u"DECLINED"_s, u"denied"_s));
    flow->addWidget(new Badge(Semantic::Error, u"Failed"_s));
    flow->addWidget(new Badge(Semantic::Payer, u"Payer account"_s));
    column->addWidget(badges);
    return area;
}

QWidget* Gallery::notices()
{
    auto* area = new QWidget(this);
    QVBoxLayout* column = columnIn(area);
    auto* saved = new NoticeBar(Semantic::Success, u"Statement saved."_s,
                                u"consolidated-bill-2026-09.pdf, 7 pages."_s, area);
    saved->setAction(u"Open"_s);
    saved->setClosable(true);
    column->addWidget(saved);
    column->addWidget(new NoticeBar(Semantic::Info, {}, u"This replaces the import of 1 Nov 2026."_s, area));
    column->addWidget(
        new NoticeBar(Semantic::Warning, {}, u"October 2026 is an estimate until it is issued."_s, area));
    auto* failed =
        new NoticeBar(Semantic::Error, u"The file could not be read."_s,
                      u"Part 3 of 24 is missing. Put it beside the manifest and try again."_s, area);
    failed->setAction(u"Try again"_s);
    column->addWidget(failed);
    return area;
}

QWidget* Gallery::views()
{
    auto* area = new QWidget(this);
    QVBoxLayout* column = columnIn(area);
    auto* tabs = new QTabBar(area);
    tabs->setDrawBase(true);
    tabs->setExpanding(false);
    for (const QString& name :
         {u"Charges by account"_s, u"Charges by service"_s, u"Invoices"_s, u"Savings"_s})
        tabs->addTab(name);
    column->addWidget(tabs);

    auto* panel = new Panel(area);
    auto* table = new TableView(panel);
    table->setAccessibleName(u"Charges by account"_s);
    table->setDensity(TableView::Density::Dense);
    table->setModel(m_accounts.get());
    table->setTotals({{0, {u"Total"_s}}, {1, {u"4 rows"_s}}, {3, {u"35,742.61"_s}}});
    table->sortByColumn(3, Qt::DescendingOrder);
    table->selectRow(2);
    table->setFixedHeight(table->heightForRows(4));
    panel->addWidget(table);
    column->addWidget(panel);

    auto* lines = new Panel(u"Usage types"_s, area);
    lines->addTool(makeToolButton(u"table"_s, u"Show as table"_s, lines));
    m_lines->setHorizontalHeaderLabels({u"Usage type"_s, u"State"_s, u"Exact amount"_s, u"Amount"_s});
    QStandardItem* name = cell(u"EUW1-DataTransfer-Regional-Bytes"_s);
    name->setData(u"Between Availability Zones, $0.01 per GB"_s, SecondLineRole);
    name->setData(3, SwatchRole);
    QStandardItem* state = cell(u"Differs"_s);
    state->setData(u"warning"_s, BadgeRole);
    QStandardItem* exact = cell(u"184.206"_s, true);
    exact->setData(true, SecondaryRole);
    QStandardItem* moved = cell(u"184.20"_s, true);
    moved->setData(true, CentMovedRole);
    m_lines->appendRow({name, state, exact, moved});
    auto* usage = new TableView(lines);
    usage->setAccessibleName(u"Usage types"_s);
    usage->setDensity(TableView::Density::TwoLines);
    usage->setModel(m_lines.get());
    usage->setFixedHeight(usage->heightForRows(1));
    lines->addWidget(usage);
    column->addWidget(lines);

    auto* hierarchy = new Panel(area);
    auto* tree = new TreeView(hierarchy);
    tree->setAccessibleName(u"Hierarchy"_s);
    tree->setModel(m_hierarchy.get());
    tree->setTotals({{0, {u"Total, 200 accounts"_s}}, {2, {u"508,974.46"_s}}});
    tree->expandAll();
    tree->setFixedHeight(260);
    hierarchy->addWidget(tree);
    column->addWidget(hierarchy);

    auto* figures = new QHBoxLayout;
    auto* charged = new FigureBlock(u"October 2026, estimated so far"_s, area);
    charged->setFigure(u"$508,974.46"_s, u"$508,974.4612"_s);
    charged->setDelta(u"+26,942.71"_s, 1, u"+5.6 % from September"_s);
    auto* rows = new FigureBlock(u"Rows"_s, area);
    rows->setSize(FigureBlock::Size::Small);
    rows->setFigure(u"1,874,210"_s);
    figures->addWidget(charged);
    figures->addWidget(rows);
    column->addLayout(figures);
    return area;
}

QWidget* Gallery::states()
{
    auto* area = new QWidget(this);
    QVBoxLayout* column = columnIn(area);
    auto* empty = new Panel(area);
    auto* nothing =
        new EmptyState(u"import"_s, u"No import yet"_s, u"An import brings the charges of a period."_s);
    nothing->setAction(u"Import"_s, u"import"_s);
    empty->addWidget(nothing);
    column->addWidget(empty);

    auto* failed = new Panel(area);
    auto* stack = new StateStack(new QWidget);
    stack->showFailed(u"October was not read"_s, u"Another program has locked the database."_s,
                      u"SQLITE_BUSY"_s);
    failed->addWidget(stack);
    column->addWidget(failed);

    auto* progress = new QProgressBar(area);
    progress->setAccessibleName(u"Import"_s);
    progress->setValue(61);
    column->addWidget(progress);

    auto* first = new OptionCard(u"Create an account"_s,
                                 u"A new linked account that belongs to this organization at once."_s,
                                 u"account"_s, area);
    first->setChecked(true);
    column->addWidget(first);
    column->addWidget(new OptionCard(u"Invite an existing account"_s,
                                     u"Its owner decides. The payer pays from the moment it joins."_s,
                                     u"invitations"_s, area));
    auto* steps = new StepList({u"Choose files"_s, u"Preview"_s, u"Import"_s}, area);
    steps->setCurrent(1);
    steps->setFixedHeight(140);
    column->addWidget(steps);
    auto* path = new ElidingLabel(u"/srv/exports/2026/10/part-000017-of-000024.csv.gz"_s, TextStyle::Caption,
                                  ColorRole::Text2, area);
    path->setElideMode(Qt::ElideMiddle);
    column->addWidget(path);
    return area;
}

} // namespace billfold
