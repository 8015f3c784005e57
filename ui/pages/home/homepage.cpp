// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/homepage.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/recentimportsmodel.h"
#include "models/views/roles.h"
#include "ui/charts/trendchart.h"
#include "ui/pages/home/attentionpanel.h"
#include "ui/pages/home/trendpanel.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/headerview.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int trendMonths = 6;
constexpr qsizetype mostMovers = 5;
constexpr qsizetype mostImports = 4;
/// Below it panels that stand side by side go one below the other.
constexpr int narrowPage = 884;
/// Below it four figures do not fit in a line.
constexpr int narrowFigures = 780;
enum Figure { Now, LastIssued, Year, Accounts, figureCount };

/// A hairline between two figures.
QFrame* divider(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameStyle(QFrame::NoFrame);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

} // namespace

HomePage::HomePage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_state(new StateStack(new QWidget(this), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    build();
    m_state->setCancellable(false);
    connect(m_state->emptyState(), &EmptyState::actionTriggered, this, &Page::importRequested);
    connect(m_state->emptyState(), &EmptyState::secondActionTriggered, this, &Page::sampleRequested);
    connect(m_state, &StateStack::retryRequested, this, [this] { refresh({}); });
}

HomePage::~HomePage() = default;

void HomePage::build()
{
    auto* scroll = new QScrollArea(m_state->content());
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(m_state->content());
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    auto* sheet = new QWidget;
    scroll->setWidget(sheet);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageTop);
    column->setSpacing(Metrics::panelGap);

    auto* header = new PageHeader(title(), sheet);
    m_import = makeButton(tr("Import"), u"import"_s);
    auto* pdf = makeButton(tr("Save as PDF"), u"pdf"_s);
    header->addAction(m_import);
    header->addAction(pdf);
    connect(m_import, &QPushButton::clicked, this, &Page::importRequested);
    connect(pdf, &QPushButton::clicked, this, [this] { requestDocument(DocumentRequest::What::SavePdf); });
    column->addWidget(header);
    column->addWidget(buildFigures());
    m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
    m_upper->setSpacing(Metrics::panelGap);
    m_upper->addWidget(buildTrend(), 632);
    m_attention = new AttentionPanel(sheet);
    m_upper->addWidget(m_attention, 368);
    column->addLayout(m_upper, 3);
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(Metrics::panelGap);
    m_lower->addWidget(buildMovers(), 632);
    m_lower->addWidget(buildImports(), 368);
    column->addLayout(m_lower, 2);
    connect(m_attention, &AttentionPanel::chosen, this, [this](const AttentionItem& item) {
        if (item.request)
            emit documentRequested(*item.request);
        else if (item.target)
            emit openRequested(*item.target);
    });
}

QWidget* HomePage::buildFigures()
{
    auto* strip = new QWidget;
    m_figureGrid = new QGridLayout(strip);
    m_figureGrid->setContentsMargins(0, 0, 0, 0);
    m_figureGrid->setHorizontalSpacing(Metrics::pageSide);
    m_figureGrid->setVerticalSpacing(Metrics::panelGap);
    for (int i = 0; i < figureCount; ++i) {
        m_figures.append(new FigureBlock);
        m_dividers.append(divider(strip));
    }
    placeFigures(figureCount);
    return strip;
}

void HomePage::placeFigures(int columns)
{
    for (int i = 0; i < figureCount; ++i) {
        const int column = i % columns;
        m_figureGrid->addWidget(m_figures[i], i / columns, 2 * column + 1);
        // Before every figure but the first of its line.
        m_figureGrid->addWidget(m_dividers[i], i / columns, 2 * column);
        m_dividers[i]->setVisible(column > 0);
    }
    // What is left over goes behind the last one.
    for (int column = 0; column < 2 * figureCount; ++column)
        m_figureGrid->setColumnStretch(column, column == 2 * columns - 1 ? 1 : 0);
}

QWidget* HomePage::buildTrend()
{
    m_trend = new HomeTrendPanel;
    connect(m_trend, &HomeTrendPanel::monthOpened, this, [this](BillingPeriod period) {
        if (!bill())
            return;
        PageTarget target{PageId::Bills};
        target.bill = bill();
        target.bill->period = period;
        emit openRequested(target);
    });
    return m_trend;
}

QWidget* HomePage::buildMovers()
{
    m_moversPanel = new Panel(tr("Largest changes"));
    auto* all = makeButton(tr("All changes"));
    connect(all, &QPushButton::clicked, this, [this] {
        PageTarget target{PageId::Bills};
        target.by = Dimension::Account;
        emit openRequested(target);
    });
    m_moversPanel->addTool(all);
    m_moversView = new TableView(m_moversPanel);
    m_moversView->setModel(&m_movers);
    m_moversView->setDensity(TableView::Density::Dense);
    m_moversView->setAccessibleName(tr("Largest changes by account"));
    m_moversView->setFrameStyle(QFrame::NoFrame);
    m_moversView->setMinimumHeight(m_moversView->heightForRows(static_cast<int>(mostMovers)));
    m_moversState = new StateStack(m_moversView, m_moversPanel);
    m_moversState->emptyState()->setContent(u"delta-flat"_s, {},
                                            tr("No account costs more or less than the month before."));
    m_moversPanel->addWidget(m_moversState, 1);
    const auto open = [this](const QModelIndex& index) {
        PageTarget target{PageId::DrillDown};
        target.bill = bill();
        const QModelIndex name = index.siblingAtColumn(MoversModel::Name);
        target.filters = {{Dimension::Account, name.data(KeyRole).toString(), name.data().toString(), {}}};
        emit openRequested(target);
    };
    connect(m_moversView, &TableView::opened, this, open);
    connect(m_moversView, &TableView::linkClicked, this, open);
    return m_moversPanel;
}

QWidget* HomePage::buildImports()
{
    auto* panel = new Panel(tr("Recent imports"));
    m_importsPanel = panel;
    m_imports = new RecentImportsModel(this);
    auto* view = new TableView(panel);
    view->setModel(m_imports);
    view->setDensity(TableView::Density::TwoLines);
    view->headerView()->hide();
    view->setSortingEnabled(false);
    view->setAccessibleName(panel->heading());
    view->setFrameStyle(QFrame::NoFrame);
    panel->addWidget(view, 1);
    connect(view, &TableView::opened, this, [this](const QModelIndex& index) {
        PageTarget target{PageId::Imports};
        target.subject = index.data(KeyRole).toString();
        emit openRequested(target);
    });
    return panel;
}

void HomePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const auto direction = width() < narrowPage ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    placeFigures(width() < narrowFigures ? figureCount / 2 : figureCount);
    m_upper->setDirection(direction);
    m_lower->setDirection(direction);
}

void HomePage::refresh(Changes)
{
    ++m_question;
    if (bill()) {
        // Another month takes the place of the one that is shown when it is there.
        if (!m_facts || m_state->state() != PageState::Filled)
            m_state->showLoading(tr("Adding up the month"));
        askFacts(*bill());
        return;
    }
    // No bill was chosen: there is none, or the window has not heard of it yet.
    whenAnswered(this, workspace().bills(),
                 [this, question = m_question](const Result<QList<BillSummary>>& bills) {
                     if (question != m_question)
                         return;
                     if (!bills)
                         fail(bills.error());
                     else if (bills->isEmpty())
                         showNothing();
                 });
}

template <typename T>
void HomePage::askFor(const QFuture<Result<T>>& answer, std::function<void(const T&)> take)
{
    ++m_missing;
    whenAnswered(this, answer,
                 [this, question = m_question, take = std::move(take)](const Result<T>& result) {
                     if (question != m_question)
                         return;
                     if (!result) {
                         fail(result.error());
                         return;
                     }
                     take(*result);
                     if (--m_missing == 0)
                         present();
                 });
}

void HomePage::askFacts(const BillId& bill)
{
    m_missing = 0;
    m_facts.emplace(bill);
    m_facts->attention.today = workspace().clock().now().date();
    BillQuery accounts{bill, Dimension::Account, {}, {}, Basis::Unblended};
    TrendQuery trend{bill.payer, bill.currency, bill.period};
    trend.months = trendMonths;
    trend.top = 0;
    askFor<QList<BillSummary>>(workspace().bills(), [this, bill](const QList<BillSummary>& all) {
        std::copy_if(all.cbegin(), all.cend(), std::back_inserter(m_facts->bills),
                     [&bill](const BillSummary& other) {
                         return other.id.payer == bill.payer && other.id.currency == bill.currency;
                     });
        m_facts->attention.bills = m_facts->bills;
    });
    askFor<BillTable>(workspace().table(accounts),
                      [this](const BillTable& table) { m_facts->accounts = table; });
    askFor<TrendTable>(workspace().trend(trend), [this](const TrendTable& table) { m_facts->trend = table; });
    // What is not for whoever acts is left out.
    m_facts->attention.mayIssue = workspace().mayAsPayer(u"billing:IssueBill"_s, bill.payer).allowed;
    if (workspace().mayAsPayer(u"billing:ViewReconciliation"_s, bill.payer).allowed)
        askFor<Reconciliation>(workspace().reconciliation(bill),
                               [this](const Reconciliation& reconciliation) {
                                   m_facts->attention.reconciliation = reconciliation;
                               });
    if (workspace().mayAsPayer(u"billing:ViewImports"_s, {}).allowed)
        askFor<QList<ImportRecord>>(workspace().imports(), [this](const QList<ImportRecord>& imports) {
            m_facts->attention.imports = imports;
        });
    if (workspace().may(u"billing:ViewDocuments"_s).allowed)
        askFor<QList<IssuedDocument>>(
            workspace().documents(),
            [this](const QList<IssuedDocument>& documents) { m_facts->attention.documents = documents; });
    askFor<QList<PayerInfo>>(workspace().payers(), [this, bill](const QList<PayerInfo>& payers) {
        for (const PayerInfo& payer : payers) {
            if (payer.key != bill.payer)
                continue;
            m_facts->attention.hasOrganization = !payer.organizationId.isEmpty();
            m_facts->attention.seesWhole = payer.seenWhole;
        }
    });
}

const BillSummary* HomePage::summary() const
{
    const auto found =
        std::find_if(m_facts->bills.cbegin(), m_facts->bills.cend(),
                     [this](const BillSummary& other) { return bill() && other.id == *bill(); });
    return found == m_facts->bills.cend() ? nullptr : &*found;
}

void HomePage::presentAllowed()
{
    const Permit import = workspace().mayAsPayer(u"billing:ImportUsage"_s, {});
    m_import->setEnabled(import.allowed);
    m_import->setToolTip(plainToolTip(import.why));
    m_importsPanel->setVisible(workspace().mayAsPayer(u"billing:ViewImports"_s, {}).allowed);
}

void HomePage::present()
{
    presentAllowed();
    if (summary() == nullptr) {
        if (m_facts->bills.isEmpty())
            showNothing();
        return;
    }
    presentFigures();
    m_trend->setTrend(m_facts->trend);
    m_attention->setItems(attentionItems(m_facts->attention));
    m_movers.setTable(m_facts->accounts, mostMovers);
    if (m_movers.rowCount() > 0)
        m_moversState->showContent();
    else
        m_moversState->showEmpty();
    const BillingPeriod now = bill()->period;
    m_moversPanel->setHeading(tr("Largest changes, %1 to %2").arg(monthName(now.plus(-1)), periodName(now)));
    m_imports->setImports(m_facts->attention.imports, workspace().clock().now(), mostImports);
    m_state->showContent();
    emit titleChanged();
}

void HomePage::presentFigures()
{
    const BillSummary& current = *summary();
    presentNow(current, m_figures[Now]);
    presentLast();
    QList<BillSummary> year;
    std::copy_if(m_facts->bills.cbegin(), m_facts->bills.cend(), std::back_inserter(year),
                 [&current](const BillSummary& other) {
                     return other.id.period.year() == current.id.period.year() &&
                            other.id.period <= current.id.period;
                 });
    presentYear(year);
    const auto payers = std::count_if(m_facts->accounts.rows.cbegin(), m_facts->accounts.rows.cend(),
                                      [](const BillRow& row) { return row.isPayer; });
    if (!current.seenAccount.isEmpty()) {
        m_figures[Accounts]->setLabel(tr("Charged to the payer account"));
        m_figures[Accounts]->setFigure(current.payerName);
        m_figures[Accounts]->setCaption(current.id.payer);
        return;
    }
    m_figures[Accounts]->setLabel(tr("Accounts billed"));
    m_figures[Accounts]->setFigure(formatCount(current.accounts));
    m_figures[Accounts]->setCaption(
        tr("%1 payer, %2 linked").arg(formatCount(payers), formatCount(current.accounts - payers)));
}

void HomePage::presentNow(const BillSummary& current, FigureBlock* figure) const
{
    const QString month = periodName(current.id.period);
    const bool over = current.id.period.lastDay() < m_facts->attention.today;
    figure->setLabel(current.status == BillStatus::Issued ? tr("%1, issued").arg(month)
                     : over                               ? tr("%1, pending").arg(month)
                                                          : tr("%1, estimated so far").arg(month));
    figure->setFigure(formatCentsWithCurrency(current.id.currency, current.totalCents),
                      u"%1 %2"_s.arg(current.id.currency, formatExact(current.total)));
    const BillTable& table = m_facts->accounts;
    const bool toDate = table.previousToDateTotal.has_value();
    const std::optional<Money>& base = toDate ? table.previousToDateTotal : table.previousTotal;
    const QString before = monthName(current.id.period.plus(-1));
    if (!base) {
        figure->setCaption(tr("No bill for %1").arg(before));
        return;
    }
    // Of the cents that are shown, as the bill's page says it.
    const Money change = Money::fromCents(static_cast<qint64>(table.totalCents - base->roundedToCents()));
    if (change.isZero()) {
        figure->setDelta(formatSigned(change), 0, tr("unchanged from %1").arg(before));
        return;
    }
    const QString per = formatChange(*base, table.total);
    figure->setDelta(formatSigned(change), change.isNegative() ? -1 : 1,
                     toDate ? tr("%1 from %2 up to the same day").arg(per, before)
                            : tr("%1 from %2").arg(per, before));
}

void HomePage::presentLast()
{
    FigureBlock* figure = m_figures[LastIssued];
    const auto issued =
        std::find_if(m_facts->bills.cbegin(), m_facts->bills.cend(),
                     [](const BillSummary& other) { return other.status == BillStatus::Issued; });
    if (issued == m_facts->bills.cend()) {
        figure->setLabel(tr("Last issued bill"));
        figure->setFigure(noValue());
        figure->setCaption(tr("None is issued yet"));
        return;
    }
    figure->setLabel(tr("Last issued bill, %1").arg(periodName(issued->id.period)));
    figure->setFigure(formatCentsWithCurrency(issued->id.currency, issued->totalCents),
                      u"%1 %2"_s.arg(issued->id.currency, formatExact(issued->total)));
    figure->setCaption(tr("Issued %1").arg(dayText(issued->issuedOn)));
}

void HomePage::presentYear(const QList<BillSummary>& bills)
{
    Money::Wide cents = 0;
    Money exact;
    for (const BillSummary& other : bills) {
        cents += other.totalCents;
        exact += other.total;
    }
    FigureBlock* figure = m_figures[Year];
    figure->setLabel(tr("%1 to date").arg(bill()->period.year()));
    // The sum of what the bills show, so that it can be checked with them.
    figure->setFigure(formatCentsWithCurrency(bill()->currency, cents),
                      u"%1 %2"_s.arg(bill()->currency, formatExact(exact)));
    figure->setCaption(bills.size() == 1 ? tr("1 month") : tr("%1 months").arg(formatCount(bills.size())));
}

void HomePage::showNothing()
{
    if (const Permit import = workspace().mayAsPayer(u"billing:ImportUsage"_s, {}); !import.allowed) {
        m_state->emptyState()->setContent(
            u"home"_s, tr("No bill yet"),
            tr("Your account's bill comes with the payer's first billing export. %1").arg(import.why));
        m_state->emptyState()->setAction({});
        m_state->emptyState()->setSecondAction({});
        m_state->showEmpty();
        return;
    }
    m_state->emptyState()->setContent(u"home"_s, tr("No bill yet"),
                                      tr("Drop a billing export on this window, or import one. The "
                                         "consolidated bill of its month is ready a moment "
                                         "later."));
    m_state->emptyState()->setAction(tr("Import an export"), u"import"_s);
    m_state->emptyState()->setSecondAction(tr("Try the sample organization"), u"organization"_s);
    m_state->showEmpty();
}

void HomePage::fail(const Error& error)
{
    ++m_question;
    m_state->showFailed(tr("The month could not be added up."), error);
}

PageExport HomePage::exported() const
{
    if (m_state->state() != PageState::Filled || !bill())
        return {};
    // The table goes with what is looked at: the months, or else what has the focus.
    const QString period = bill()->period.toString();
    if (m_moversView->hasFocus())
        return {u"%1-largest-changes"_s.arg(period), const_cast<MoversModel*>(&m_movers), m_trend->chart()};
    return {u"%1-by-service"_s.arg(period), m_trend->model(), m_trend->chart()};
}

bool HomePage::copy()
{
    if (m_state->state() != PageState::Filled)
        return false;
    m_moversView->copySelection();
    return true;
}

bool HomePage::requestDocument(DocumentRequest::What what)
{
    if (!bill())
        return false;
    emit documentRequested(DocumentRequest{what, *bill()});
    return true;
}

} // namespace billfold
