// SPDX-License-Identifier: GPL-3.0-or-later
// What the Bills page is made of, and who hears whom. What it shows is in billspage.cpp.
#include "ui/pages/bills/billspage.h"

#include "ui/pages/bills/billchartpanel.h"
#include "ui/pages/bills/billpicturepanel.h"
#include "ui/pages/bills/billpictureview.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/pages/bills/billtabs.h"
#include "ui/pages/bills/compareline.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace billfold
{

BillsPage::BillsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_header(new PageHeader({}, this)),
      m_compare(new CompareLine(this)), m_missing(new NoticeBar(this)), m_differs(new NoticeBar(this)),
      m_content(new QWidget), m_picture(new BillPicturePanel(m_content)), m_tabs(new BillTabs(m_content)),
      m_chart(new BillChartPanel(m_content)), m_table(new BillTablePanel(m_content))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Metrics::pageTop, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(Metrics::pageSide, 0, Metrics::pageSide, Metrics::unit);
    head->setSpacing(Metrics::inner);
    head->addWidget(m_header);
    head->addWidget(m_compare);
    head->addWidget(m_missing);
    head->addWidget(m_differs);
    column->addLayout(head);

    buildHeader();
    buildNotices();
    buildContent();
    auto* scroll = new QScrollArea;
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);
    m_states = new StateStack(scroll, this);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(
        u"bill"_s, tr("No bill yet"),
        tr("A bill shows what the payer account is charged and what each linked account "
           "cost. It begins with the billing export of a month."));
    m_states->emptyState()->setAction(tr("Import"), u"import"_s);
    column->addWidget(m_states, 1);
    connectParts();
}

QAction* BillsPage::makeAction(const QString& text, const QString& iconName, std::function<void()> done)
{
    auto* action = new QAction(icon(iconName), text, this);
    connect(action, &QAction::triggered, this, std::move(done));
    return action;
}

void BillsPage::buildHeader()
{
    m_moreButton = makeButton({}, u"more"_s);
    m_moreButton->setAccessibleName(tr("More actions"));
    m_moreButton->setToolTip(tr("More actions"));
    auto* more = new QMenu(m_moreButton);
    m_issueAction = makeAction(tr("Issue period…"), u"issue"_s,
                               [this] { requestDocument(DocumentRequest::What::Issue); });
    m_reconcileAction = makeAction(tr("Reconcile"), u"reconcile"_s, [this] { reconcile(); });
    more->addAction(m_issueAction);
    more->addAction(m_reconcileAction);
    m_exportAction = makeAction(tr("Export…"), u"export"_s, [this] { emit exportRequested(); });
    more->addAction(m_exportAction);
    m_differenceAction =
        makeAction(tr("See the difference since issue…"), u"explain"_s, [this] { seeDifference(); });
    more->addAction(m_differenceAction);
    m_actions.append(m_differenceAction); // the window's own menus have the others
    m_statementsAction = makeAction(tr("Save the statements of linked accounts…"), u"documents"_s,
                                    [this] { requestDocument(DocumentRequest::What::Statements); });
    m_previewAction = makeAction(tr("Preview the bill…"), u"bill"_s,
                                 [this] { requestDocument(DocumentRequest::What::Preview); });
    m_printAction = makeAction(tr("Print the bill…"), u"print"_s,
                               [this] { requestDocument(DocumentRequest::What::Print); });
    more->addActions({m_statementsAction, m_previewAction, m_printAction});
    more->addAction(makeAction(tr("Copy the table"), u"copy"_s, [this] { copy(); }));
    more->addSeparator();
    m_foldAction = new QAction(tr("Show the picture of the bill"), this);
    m_foldAction->setCheckable(true);
    more->addAction(m_foldAction);
    m_actions.append(m_foldAction);
    m_wholeMonthAction = new QAction(tr("Compare with the whole of the month before"), this);
    m_wholeMonthAction->setCheckable(true);
    more->addAction(m_wholeMonthAction);
    m_actions.append(m_wholeMonthAction);
    m_moreButton->setMenu(more);

    m_issueButton = makeButton(tr("Issue period"), u"issue"_s);
    m_reconcileButton = makeButton(tr("Reconcile"), u"reconcile"_s);
    m_exportButton = makeButton(tr("Export"), u"export"_s);
    m_pdfButton = makeButton(tr("Save as PDF"), u"pdf"_s, ButtonRole::Primary);
    for (QPushButton* button :
         {m_moreButton, m_issueButton, m_reconcileButton, m_exportButton, m_pdfButton}) {
        m_header->addAction(button);
        button->hide();
    }
}

void BillsPage::buildNotices()
{
    m_missing->setAction(tr("Show the findings"));
    m_differs->setAction(tr("See the difference"));
    m_missing->hide();
    m_differs->hide();
}

void BillsPage::buildContent()
{
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(Metrics::pageSide, Metrics::inner, Metrics::pageSide, Metrics::unit);
    column->setSpacing(Metrics::unit);
    column->addWidget(m_picture);
    column->addWidget(m_tabs);
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(Metrics::panelGap);
    m_lower->addWidget(m_chart, 400);
    m_lower->addWidget(m_table, 600);
    m_table->setMinimumHeight(200);
    column->addLayout(m_lower, 1);
    column->addStretch(0);
}

void BillsPage::connectParts()
{
    connect(m_issueButton, &QPushButton::clicked, m_issueAction, &QAction::trigger);
    connect(m_reconcileButton, &QPushButton::clicked, m_reconcileAction, &QAction::trigger);
    connect(m_exportButton, &QPushButton::clicked, m_exportAction, &QAction::trigger);
    connect(m_pdfButton, &QPushButton::clicked, this,
            [this] { requestDocument(DocumentRequest::What::SavePdf); });
    connect(m_missing, &NoticeBar::actionTriggered, this, [this] {
        PageTarget target;
        target.page = PageId::Imports;
        emit openRequested(target);
    });
    connect(m_differs, &NoticeBar::actionTriggered, this, &BillsPage::seeDifference);
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this, &Page::importRequested);
    connect(m_states, &StateStack::retryRequested, this,
            [this] { refresh(Change::Imports | Change::Bills); });

    m_foldAction->setChecked(!m_picture->isFolded());
    connect(m_foldAction, &QAction::toggled, this, [this](bool shown) { m_picture->setFolded(!shown); });
    connect(m_picture, &BillPicturePanel::foldedChanged, this,
            [this](bool folded) { m_foldAction->setChecked(!folded); });
    connect(m_wholeMonthAction, &QAction::toggled, this, [this](bool whole) {
        m_table->model()->setCompare(whole ? BillTableModel::Compare::WholeMonth
                                           : BillTableModel::Compare::SamePart);
        m_table->setFilterText(m_tabs->filterText());
    });
    connect(m_picture->view(), &BillPictureView::opened, this, &BillsPage::openAccount);
    connect(m_picture->view(), &BillPictureView::restOpened, this, [this] {
        m_tabs->clearFilter();
        m_tabs->setQuestion({});
        askQuestion();
        m_table->view()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tabs, &BillTabs::questionChanged, this, [this] {
        askQuestion();
        if (m_summary && m_accounts)
            showPicture();
        emit placeChanged();
    });
    connect(m_tabs, &BillTabs::filterChanged, this, &BillsPage::setFilter);
    connect(m_table, &BillTablePanel::opened, this, &BillsPage::openRow);
    connect(m_table, &BillTablePanel::clearFilterRequested, m_tabs, &BillTabs::clearFilter);
    connect(m_table, &BillTablePanel::filterRequested, m_tabs, &BillTabs::focusFilter);
    connect(m_chart, &BillChartPanel::opened, this, &BillsPage::openRow);
    connect(m_chart, &BillChartPanel::othersOpened, this,
            [this] { m_table->view()->setFocus(Qt::OtherFocusReason); });
}

} // namespace billfold
