// SPDX-License-Identifier: GPL-3.0-or-later
// What the drill-down is made of, and who hears whom. What it shows is in drilldownpage.cpp.
#include "ui/charts/accountbarchart.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/pages/bills/billwords.h"
#include "ui/pages/drilldown/drilldownpage.h"
#include "ui/pages/drilldown/linespanel.h"
#include "ui/pages/drilldown/whypanel.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

constexpr int whyMilliseconds = 180;

QToolButton* checkable(const QString& iconName, const QString& text, QWidget* parent)
{
    QToolButton* button = makeToolButton(iconName, text, parent);
    button->setCheckable(true);
    return button;
}

} // namespace

DrillDownPage::DrillDownPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_header(new PageHeader({}, this)), m_chips(new FilterChips(this)),
      m_exportButton(makeButton(tr("Export"), u"export"_s)),
      m_statementButton(makeButton(tr("Statement"), u"invoice"_s)), m_stack(new QStackedWidget),
      m_states(new StateStack(m_stack)), m_table(new BillTablePanel),
      m_lines(new LinesPanel(workspacePointer())), m_chartPanel(new Panel(tr("Charges"))),
      m_chart(new AccountBarChart), m_why(new WhyPanel), m_whyDelay(new QTimer(this))
{
    // The content keeps 4 px of air for the focus rings of its buttons; the margins give them back.
    constexpr int air = Metrics::focusAir;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageSide - air, Metrics::pageTop, Metrics::pageSide - air,
                               Metrics::pageTop);
    column->setSpacing(Metrics::unit + Metrics::inner);
    m_header->addAction(m_exportButton);
    m_header->addAction(m_statementButton);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(air, 0, air, 0);
    head->setSpacing(Metrics::unit + Metrics::inner);
    head->addWidget(m_header);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(Metrics::unit);
    filters->addWidget(m_chips, 1, Qt::AlignTop);
    m_search = new SearchField(tr("Filter the rows"), tr("Filter"), this);
    m_search->setFixedWidth(200);
    filters->addWidget(m_search, 0, Qt::AlignTop);
    head->addLayout(filters);
    column->addLayout(head);

    auto* content = new QWidget;
    m_body = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_body->setContentsMargins(air, 0, air, 0);
    m_body->setSpacing(Metrics::panelGap);
    auto* left = new QVBoxLayout;
    left->setSpacing(Metrics::unit + Metrics::inner);
    left->addWidget(buildControls());
    m_chartPanel->addPaddedBody()->addWidget(m_chart, 1);
    for (QWidget* page : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_lines),
                          static_cast<QWidget*>(m_chartPanel)})
        m_stack->addWidget(page);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(
        u"bill"_s, tr("No bill yet"),
        tr("The drill-down shows what an amount of a bill is made of, down to its charge "
           "lines. It begins with the billing export of a month."));
    m_states->emptyState()->setAction(tr("Import"), u"import"_s);
    left->addWidget(m_states, 1);
    m_body->addLayout(left, 640);
    m_body->addWidget(m_why, 360);
    column->addWidget(content, 1);

    m_whyDelay->setSingleShot(true);
    m_whyDelay->setInterval(whyMilliseconds);
    const bool why = QSettings().value(u"drilldown/why"_s, true).toBool();
    m_why->setVisible(why);
    m_whyButton->setChecked(why);
    connectParts();
    connectTable();
}

QWidget* DrillDownPage::buildControls()
{
    auto* controls = new ActionRow;
    m_dimension = new QComboBox;
    m_basisBox = new QComboBox;
    const auto labelled = [controls](const QString& text, QComboBox* box) {
        auto* label = new QLabel(text);
        label->setBuddy(box);
        controls->addWidget(label);
        controls->addWidget(box);
    };
    labelled(tr("Group by"), m_dimension);
    m_dimension->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_dimension->setMinimumContentsLength(10);
    labelled(tr("Amounts"), m_basisBox);
    for (const Basis basis : allBases) {
        m_basisBox->addItem(basisName(basis), static_cast<int>(basis));
        m_basisBox->setItemData(m_basisBox->count() - 1, basisMeaning(basis), Qt::ToolTipRole);
    }
    controls->addStretch();
    m_tableButton = checkable(u"table"_s, tr("Show as table"), controls);
    m_barsButton = checkable(u"chart-bar"_s, tr("Show as bars"), controls);
    m_columnsButton = makeToolButton(u"columns"_s, tr("Choose columns"), controls);
    m_whyButton = checkable(u"explain"_s, tr("Why this amount"), controls);
    m_columnsMenu = new QMenu(m_columnsButton);
    for (QToolButton* button : {m_tableButton, m_barsButton, m_columnsButton, m_whyButton})
        controls->addWidget(button);
    return controls;
}

void DrillDownPage::connectParts()
{
    connect(m_exportButton, &QPushButton::clicked, this, [this] {
        if (atLines() && !m_lines->holdsAll())
            saveLines();
        else
            emit exportRequested();
    });
    connect(m_lines, &LinesPanel::saved, this, [this](const Result<qint64>& lines, const QString& path) {
        if (lines)
            emit notice(Semantic::Success, tr("%1 saved.").arg(countedGroups(Dimension::Line, *lines)), path);
        else
            emit notice(lines.error().code == ErrorCode::Cancelled ? Semantic::Info : Semantic::Error,
                        tr("The charge lines were not saved."), lines.error().message);
    });
    connect(m_statementButton, &QPushButton::clicked, this,
            [this] { requestDocument(DocumentRequest::What::Preview); });
    connect(m_chips, &FilterChips::removed, this, [this](int index) {
        if (index > 0) {
            removeFrom(index - 1);
            return;
        }
        PageTarget whole; // without its month there is no part of a bill: back to the bills
        whole.page = PageId::Bills;
        whole.bill = bill();
        emit openRequested(whole);
    });
    // Back to this level: what comes after it goes.
    connect(m_chips, &FilterChips::chosen, this, [this](int index) { removeFrom(index); });
    connect(m_chips, &FilterChips::cleared, this, [this] { removeFrom(0); });
    connect(m_states, &StateStack::clearFiltersRequested, this, [this] { removeFrom(0); });
    connect(m_states, &StateStack::retryRequested, this, [this] { refresh(Change::Bills); });
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this, &Page::importRequested);
    connect(m_dimension, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_filling || index < 0)
            return;
        const QString key = m_dimension->itemData(index).toString();
        const qsizetype colon = key.indexOf(u':'); // before a tag's key
        m_by = dimensionFromKey(QStringView(key).left(colon < 0 ? key.size() : colon))
                   .value_or(Dimension::Service);
        m_tagKey = colon < 0 ? QString() : key.mid(colon + 1);
        place();
    });
    connect(m_basisBox, &QComboBox::activated, this, [this](int index) {
        m_basis = static_cast<Basis>(m_basisBox->itemData(index).toInt());
        place();
    });
    connect(m_search, &SearchField::searchChanged, this, &DrillDownPage::setFilter);
    connect(m_search, &SearchField::leaveDown, this, [this] { view()->setFocus(Qt::OtherFocusReason); });
    connect(m_tableButton, &QToolButton::clicked, this, [this] { setShape(Shape::Table); });
    connect(m_barsButton, &QToolButton::clicked, this, [this] { setShape(Shape::Bars); });
    connect(m_whyButton, &QToolButton::clicked, this, &DrillDownPage::setWhyShown);
    connect(m_columnsButton, &QToolButton::clicked, this, [this] {
        m_columnsMenu->clear();
        m_lines->fillColumnMenu(m_columnsMenu);
        m_columnsMenu->popup(m_columnsButton->mapToGlobal(m_columnsButton->rect().bottomLeft()));
    });
    auto* why = new QAction(icon(u"explain"_s), tr("Why this amount"), this);
    connect(why, &QAction::triggered, this, [this] { setWhyShown(true); });
    auto* lines = new QAction(icon(u"table"_s), tr("Show the charge lines"), this);
    connect(lines, &QAction::triggered, this, [this] { showLines(); });
    m_actions = {why, lines};
    auto* escape = new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] { setWhyShown(false); });
}

void DrillDownPage::connectTable()
{
    connect(m_table, &BillTablePanel::opened, this, &DrillDownPage::drill);
    connect(m_table, &BillTablePanel::currentChanged, this, &DrillDownPage::askWhy);
    connect(m_table, &BillTablePanel::filterRequested, this, &DrillDownPage::find);
    connect(m_table, &BillTablePanel::clearFilterRequested, this, &DrillDownPage::clearFilter);
    connect(m_chart, &AccountBarChart::opened, this, &DrillDownPage::drill);
    connect(m_chart, &AccountBarChart::othersOpened, this, [this] { setShape(Shape::Table); });
    connect(m_lines, &LinesPanel::currentChanged, this, &DrillDownPage::askWhy);
    connect(m_lines, &LinesPanel::filterRequested, this, &DrillDownPage::find);
    connect(m_lines, &LinesPanel::clearFilterRequested, this, [this] {
        clearFilter();
        ask();
    });
    connect(m_lines->view(), &TableView::opened, this, [this] { setWhyShown(true); });
    m_table->view()->fillMenu = [this](QMenu& menu, const QModelIndex& index) {
        const BillRow* row = m_table->model()->rowAt(index.row());
        if (row == nullptr)
            return;
        const FilterStep step = stepTo(row->key, row->name);
        menu.addAction(icon(u"chevron-right"_s), tr("Open"), this,
                       [this, step] { drill(step.key, step.name); });
        menu.addAction(icon(u"table"_s), tr("Show its charge lines"), this,
                       [this, step] { showLines(&step); });
        menu.addAction(icon(u"explain"_s), tr("Why this amount"), this, [this] { setWhyShown(true); });
        menu.addSeparator();
    };
    connect(m_why, &WhyPanel::closeRequested, this, [this] { setWhyShown(false); });
    connect(m_why, &WhyPanel::linesRequested, this, [this] {
        if (const BillRow* row = m_table->currentRow()) {
            const FilterStep step = stepTo(row->key, row->name);
            showLines(&step);
        }
    });
    connect(m_whyDelay, &QTimer::timeout, this, &DrillDownPage::askExplanation);
}

} // namespace billfold
