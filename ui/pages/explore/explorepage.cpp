// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/explorepage.h"

#include "models/views/datetext.h"
#include "models/views/trendtablemodel.h"
#include "ui/charts/trendchart.h"
#include "ui/pages/accountgroupings.h"
#include "ui/pages/explore/explorebar.h"
#include "ui/pages/explore/filterdialog.h"
#include "ui/pages/explore/monthsdialog.h"
#include "ui/pages/explore/trendpane.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
/// A short history is not drawn with months of nothing before it, but never as a single column either.
constexpr int fewestMonths = 3;

/// In a low window chart and table scroll together instead of being cut off.
QScrollArea* scrolled(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setBackgroundRole(QPalette::Window);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    return area;
}

} // namespace

ExplorePage::ExplorePage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_header(new PageHeader(title(), this)),
      m_viewsButton(makeButton({}, u"star"_s)), m_saveButton(makeButton(tr("Save view"))),
      m_viewsMenu(new QMenu(this)), m_bar(new ExploreBar), m_chips(new FilterChips), m_pane(new TrendPane),
      m_stack(new StateStack(scrolled(m_pane), this))
{
    build();
    makeActions();
    connectParts();
}

void ExplorePage::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageSide);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    m_viewsButton->setAccessibleName(tr("Saved views"));
    m_viewsButton->setToolTip(tr("Saved views"));
    m_header->addAction(m_viewsButton);
    m_header->addAction(m_saveButton);
    m_exportButton = makeButton(tr("Export"), u"export"_s);
    connect(m_exportButton, &QPushButton::clicked, this, &Page::exportRequested);
    m_header->addAction(m_exportButton);
    column->addWidget(m_header);
    column->addWidget(m_bar);
    column->addWidget(m_chips);
    column->addWidget(m_stack, 1);
    m_chips->hide();
    m_stack->setCancellable(false);
    m_stack->showLoading(tr("Looking for bills"));
}

void ExplorePage::makeActions()
{
    const auto add = [this](const QString& text, const QString& iconName, auto slot) {
        auto* action = new QAction(icon(iconName), text, this);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
    };
    add(tr("Add filter…"), u"filter"_s, &ExplorePage::addFilter);
    add(tr("Choose months…"), u"period"_s, &ExplorePage::chooseMonths);
    add(tr("Save view…"), u"star"_s, &ExplorePage::saveView);
    add(tr("Manage views…"), u"edit"_s, &ExplorePage::manageViews);
}

void ExplorePage::connectParts()
{
    connect(m_saveButton, &QPushButton::clicked, this, &ExplorePage::saveView);
    connect(m_viewsButton, &QPushButton::clicked, this, [this] {
        fillViewsMenu();
        const int air = Metrics::focusAir;
        m_viewsMenu->popup(m_viewsButton->mapToGlobal(QPoint(air, m_viewsButton->height() - air + 2)));
    });
    const auto changed = [this](auto&& edit) {
        ExploreQuestion question = m_question;
        edit(question);
        change(question);
    };
    connect(m_bar, &ExploreBar::groupingChosen, this, [changed](Dimension by, const QString& tagKey) {
        changed([&](ExploreQuestion& question) {
            question.by = by;
            question.tagKey = tagKey;
            question.expanded = false;
        });
    });
    connect(m_bar, &ExploreBar::basisChosen, this, [changed](Basis basis) {
        changed([basis](ExploreQuestion& question) { question.basis = basis; });
    });
    connect(m_bar, &ExploreBar::monthsChosen, this, [changed](int months) {
        changed([months](ExploreQuestion& question) {
            question.months = months;
            question.last.reset();
        });
    });
    connect(m_bar, &ExploreBar::shapeChosen, this, [changed](ExploreShape shape) {
        changed([shape](ExploreQuestion& question) { question.shape = shape; });
    });
    connect(m_bar, &ExploreBar::customMonthsRequested, this, &ExplorePage::chooseMonths);
    connect(m_bar, &ExploreBar::filterRequested, this, &ExplorePage::addFilter);
    // Unlike in a drill-down the filters here stand beside each other: one goes, the others stay.
    connect(m_chips, &FilterChips::removed, this, [changed](int index) {
        changed([index](ExploreQuestion& question) { question.filters.removeAt(index); });
    });
    const auto clear = [changed] { changed([](ExploreQuestion& question) { question.filters.clear(); }); };
    connect(m_chips, &FilterChips::cleared, this, clear);
    connect(m_stack, &StateStack::clearFiltersRequested, this, clear);
    connect(m_stack, &StateStack::retryRequested, this, &ExplorePage::askBills);
    connect(m_stack->emptyState(), &EmptyState::actionTriggered, this, [this, changed] {
        if (!m_latest)
            emit importRequested();
        else
            changed([](ExploreQuestion& question) {
                question.months = ExploreQuestion().months;
                question.last.reset();
            });
    });
    connect(m_pane, &TrendPane::groupOpened, this, &ExplorePage::openGroup);
    connect(m_pane, &TrendPane::monthOpened, this, &ExplorePage::openMonth);
    connect(m_pane, &TrendPane::expandRequested, this, [changed](bool expanded) {
        changed([expanded](ExploreQuestion& question) { question.expanded = expanded; });
    });
    connect(m_pane->table(), &TableView::filterRequested, this, &ExplorePage::addFilter);
}

// ---- the page's contract

QString ExplorePage::title() const
{
    return tr("Explore");
}

QList<Crumb> ExplorePage::breadcrumb() const
{
    PageTarget plain;
    plain.page = PageId::Explore;
    return {{title(), plain}, {m_viewName.isEmpty() ? questionName(m_question) : m_viewName, std::nullopt}};
}

PageTarget ExplorePage::target() const
{
    PageTarget target = Page::target();
    target.filters = m_question.filters;
    target.by = m_question.by;
    target.tagKey = m_question.tagKey;
    target.basis = m_question.basis;
    target.subject = m_viewName;
    return target;
}

void ExplorePage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    // A target that says nothing means the page as it was left.
    if (!target.by && !target.basis && target.filters.isEmpty() && target.subject.isEmpty())
        return;
    ExploreQuestion question = m_question;
    question.filters = target.filters;
    if (target.by) {
        question.by = *target.by;
        question.tagKey = target.tagKey;
    }
    question.basis = target.basis.value_or(question.basis);
    m_wantedView = target.subject;
    const auto view = std::find_if(m_views.begin(), m_views.end(),
                                   [&](const SavedView& each) { return each.name == m_wantedView; });
    m_viewName.clear();
    if (view != m_views.end() && !target.by) {
        question = ExploreQuestion::from(*view);
        m_viewName = view->name;
        m_wantedView.clear();
    } else if (view != m_views.end()) {
        m_viewName = view->name;
        m_wantedView.clear();
    }
    m_question = question;
    showQuestion();
    askTrend();
}

void ExplorePage::refresh(Changes what)
{
    if (what & Changes(Change::Settings))
        askViews();
    if (what & (Change::Bills | Change::Imports | Change::Organization | Change::Documents))
        askBills();
}

void ExplorePage::billChanged()
{
    // Filters name accounts and services of the payer that was shown.
    const bool samePayer = bill() && bill()->payer == m_payer;
    if (!samePayer && !m_payer.isEmpty()) {
        m_question.filters.clear();
        m_viewName.clear();
    }
}

PageExport ExplorePage::exported() const
{
    if (m_stack->state() != StateStack::State::Filled)
        return {};
    const QString by = hasTagKey(m_question.by) ? m_question.tagKey : dimensionKey(m_question.by);
    const BillingPeriod last = shownLast();
    return {.name =
                u"explore-%1-%2-to-%3"_s.arg(by, last.plus(1 - shownMonths()).toString(), last.toString()),
            .table = m_pane->model(),
            .chart = m_question.shape == ExploreShape::Table ? nullptr : m_pane->chart()};
}

bool ExplorePage::copy()
{
    if (m_stack->state() != StateStack::State::Filled)
        return false;
    if (m_pane->chart()->hasFocus())
        m_pane->chart()->copyPicture();
    else
        m_pane->table()->copySelection();
    return true;
}

bool ExplorePage::find()
{
    addFilter();
    return true;
}

// ---- asking

void ExplorePage::askBills()
{
    if (m_stack->state() != StateStack::State::Filled)
        m_stack->showLoading(tr("Looking for bills"));
    m_billsAsked.ask(this, workspace().bills(), [this](const Result<QList<BillSummary>>& answer) {
        if (answer)
            takeBills(*answer);
        else
            m_stack->showFailed(tr("The bills were not read"), answer.error());
    });
}

void ExplorePage::takeBills(const QList<BillSummary>& bills)
{
    m_earliest.reset();
    m_latest.reset();
    m_payer = bill() ? bill()->payer : bills.isEmpty() ? QString() : bills.first().id.payer;
    m_currency = bill() ? bill()->currency : bills.isEmpty() ? QString() : bills.first().id.currency;
    for (const BillSummary& each : bills) {
        if (each.id.payer != m_payer || each.id.currency != m_currency)
            continue;
        m_earliest = std::min(m_earliest.value_or(each.id.period), each.id.period);
        m_latest = std::max(m_latest.value_or(each.id.period), each.id.period);
    }
    m_tagsAsked.ask(this, workspace().tagKeys(m_payer), [this](const Result<QStringList>& answer) {
        m_tagKeys = answer ? *answer : QStringList();
        m_bar->setTagKeys(m_tagKeys);
        m_bar->setAccountTagKeys(accountTagKeys(workspace(), m_payer));
        showQuestion();
    });
    askTrend();
}

void ExplorePage::askViews()
{
    m_viewsAsked.ask(this, workspace().savedViews(), [this](const Result<QList<SavedView>>& answer) {
        if (!answer)
            return;
        m_views = *answer;
        for (const SavedView& view : std::as_const(m_views)) {
            if (!m_wantedView.isEmpty() && view.name == m_wantedView) {
                m_wantedView.clear();
                openView(view);
                return;
            }
        }
    });
}

int ExplorePage::shownMonths() const
{
    if (m_question.last || !m_latest)
        return m_question.months;
    const int known = m_latest->index() - m_earliest->index() + 1;
    return std::min(m_question.months, std::max(fewestMonths, known));
}

BillingPeriod ExplorePage::shownLast() const
{
    const BillingPeriod now = *BillingPeriod::of(workspace().clock().now().toUTC().date());
    return m_question.last.value_or(m_latest.value_or(now));
}

TrendQuery ExplorePage::query() const
{
    TrendQuery query = m_question.query(m_payer, m_currency, shownLast());
    query.months = shownMonths();
    return query;
}

void ExplorePage::askTrend()
{
    showQuestion();
    if (!m_latest) {
        showNothing(false);
        return;
    }
    if (m_stack->state() != StateStack::State::Loading)
        m_stack->showLoading(tr("Adding up %1").arg(questionName(m_question)));
    m_trendAsked.ask(this, workspace().trend(query()), [this](const Result<TrendTable>& answer) {
        if (answer)
            takeTrend(*answer);
        else
            m_stack->showFailed(tr("The months were not added up"), answer.error());
    });
}

void ExplorePage::takeTrend(const TrendTable& table)
{
    m_pane->setShape(m_question.shape);
    TrendTable shown = table;
    tellApart(shown);
    m_pane->setTrend(shown, questionName(m_question), m_question.expanded);
    askNote(shown);
    if (!table.rows.isEmpty())
        m_stack->showContent();
    else if (!m_question.filters.isEmpty())
        m_stack->showFilteredOut(tr("No charge of these months fits all the filters."));
    else
        showNothing(true);
    emit titleChanged();
}

void ExplorePage::askNote(const TrendTable& table)
{
    m_header->setSubtitle({});
    m_noteAsked.drop();
    const int latest = m_pane->model()->latestMonth();
    if (m_question.basis == Basis::Unblended || latest < 0)
        return;
    // What the amounts lack is said for the latest month: that is what people look at.
    const BillingPeriod period = table.periods[latest];
    const BillQuery asked{.bill = {period, m_payer, m_currency},
                          .by = Dimension::ChargeType,
                          .filters = m_question.filters,
                          .basis = m_question.basis};
    m_noteAsked.ask(this, workspace().table(asked), [this, period](const Result<BillTable>& answer) {
        if (answer && !answer->note.sentence.isEmpty())
            m_header->setSubtitle(tr("%1: %2").arg(periodName(period), answer->note.sentence));
    });
}

void ExplorePage::showNothing(bool anyBill)
{
    EmptyState* state = m_stack->emptyState();
    if (anyBill) {
        state->setContent(u"explore"_s, tr("No charges in these months"),
                          tr("The months that were chosen have no imported charges."));
        state->setAction(tr("Show the latest months"), u"period"_s, false);
    } else {
        state->setContent(
            u"explore"_s, tr("Nothing to explore yet"),
            tr("Months side by side, grouped by account, service, region and more: they come from "
               "the billing exports that you import."));
        state->setAction(tr("Import a billing export"), u"import"_s);
    }
    m_stack->showEmpty();
}

void ExplorePage::showQuestion()
{
    const BillingPeriod last = shownLast();
    m_bar->setQuestion(m_question, last.plus(1 - shownMonths()), last);
    m_bar->setEnabled(m_latest.has_value());
    m_saveButton->setEnabled(m_latest.has_value());
    m_exportButton->setEnabled(m_latest.has_value());
    QList<FilterChips::Filter> chips;
    for (const FilterStep& step : std::as_const(m_question.filters))
        chips.append({groupingName(step.dimension, step.tagKey), step.name});
    m_chips->setFilters(chips);
    m_chips->setVisible(!chips.isEmpty());
}

// ---- what the person does

void ExplorePage::change(const ExploreQuestion& question, const QString& viewName)
{
    if (question == m_question && viewName == m_viewName)
        return;
    ExploreQuestion asked = question;
    asked.shape = m_question.shape;
    asked.expanded = m_question.expanded;
    const bool sameAnswer = asked == m_question;
    m_question = question;
    m_viewName = viewName;
    if (sameAnswer && m_stack->state() == StateStack::State::Filled) {
        showQuestion();
        m_pane->setShape(question.shape);
        m_pane->setExpanded(question.expanded);
    } else {
        askTrend();
    }
    emit titleChanged();
    emit placeChanged();
}

void ExplorePage::openGroup(int month, const TrendRow& group)
{
    QList<FilterStep> filters = m_question.filters;
    filters.append({m_question.by, group.key, group.name, m_question.tagKey});
    openInBill(month, filters);
}

void ExplorePage::openMonth(int month)
{
    openInBill(month, m_question.filters);
}

void ExplorePage::openInBill(int month, const QList<FilterStep>& filters)
{
    const TrendTable& shown = m_pane->model()->trend();
    PageTarget target;
    target.page = PageId::DrillDown;
    target.bill = BillId{shown.periods[month], m_payer, m_currency};
    target.filters = filters;
    target.by = nextDimension(filters);
    target.lines = !target.by;
    target.basis = m_question.basis;
    emit openRequested(target);
}

void ExplorePage::addFilter()
{
    if (!m_latest)
        return;
    auto* dialog = new FilterDialog(workspacePointer(), query(), m_tagKeys, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const auto step = dialog->step();
        if (!step)
            return;
        ExploreQuestion question = m_question;
        question.filters.append(*step);
        change(question);
    });
    dialog->open();
}

void ExplorePage::chooseMonths()
{
    if (!m_latest)
        return;
    const BillingPeriod last = shownLast();
    auto* dialog = new MonthsDialog(*m_earliest, *m_latest, last.plus(1 - shownMonths()), last, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        ExploreQuestion question = m_question;
        question.last = dialog->last();
        question.months = dialog->last().index() - dialog->first().index() + 1;
        change(question);
    });
    // The menu ticked "From a month to a month" at the click; after Cancel it is as it was.
    connect(dialog, &QDialog::rejected, this, &ExplorePage::showQuestion);
    dialog->open();
}

} // namespace billfold
