// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drilldown/drilldownpage.h"

#include "models/views/datetext.h"
#include "ui/charts/accountbarchart.h"
#include "ui/pages/accountgroupings.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/pages/bills/billwords.h"
#include "ui/pages/drilldown/linespanel.h"
#include "ui/pages/drilldown/whypanel.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace billfold
{

using Column = BillTableModel::Column;

namespace
{
constexpr int wideEnough = 880; ///< below it the panel goes under the table
} // namespace

DrillDownPage::~DrillDownPage() = default;

QString DrillDownPage::title() const
{
    // The last two filters say where one is; the chain says the rest.
    QStringList names;
    for (qsizetype i = m_filters.size() - 1; i >= 0 && names.size() < 2; --i)
        names << m_filters[i].name;
    return names.isEmpty() ? tr("All charges") : names.join(u", "_s);
}

QList<Crumb> DrillDownPage::breadcrumb() const
{
    PageTarget bills;
    bills.page = PageId::Bills;
    QList<Crumb> crumbs{{tr("Bills"), bills}};
    if (bill()) {
        bills.bill = bill();
        crumbs.append({periodName(bill()->period), bills});
    }
    crumbs.append({tr("Drill-down"), {}});
    return crumbs;
}

PageTarget DrillDownPage::target() const
{
    PageTarget target = Page::target();
    target.filters = m_filters;
    target.by = m_by;
    target.tagKey = m_tagKey;
    target.basis = m_basis;
    target.lines = atLines();
    return target;
}

void DrillDownPage::openTarget(const PageTarget& target)
{
    m_filters = target.filters;
    m_tagKey = target.tagKey;
    const Dimension last = m_filters.isEmpty() ? Dimension::Line : m_filters.last().dimension;
    m_by = target.lines ? Dimension::Line : target.by.value_or(nextDimension(last, m_filters));
    if (target.basis)
        m_basis = *target.basis;
    clearFilter();
    m_focusRows = true;
    const std::optional<BillId> before = bill();
    Page::openTarget(target);
    if (bill() == before)
        invalidate(Change::Bills);
    emit titleChanged();
}

void DrillDownPage::billChanged()
{
    m_table->model()->clear();
    m_lines->clear();
}

void DrillDownPage::refresh(Changes what)
{
    constexpr Changes shown{Change::Imports, Change::Bills, Change::Organization};
    if (!(what & shown) && m_states->state() == StateStack::State::Filled)
        return;
    showHead();
    if (!bill()) {
        m_states->showEmpty();
        return;
    }
    askTagKeys();
    ask();
}

void DrillDownPage::showHead()
{
    m_header->setTitle(title());
    m_exportButton->setVisible(bill().has_value());
    m_statementButton->setVisible(bill().has_value() && !accountKey().isEmpty());
    m_basisBox->setCurrentIndex(m_basisBox->findData(static_cast<int>(m_basis)));
    showChips();
    fillDimensions();
    m_barsButton->setEnabled(!atLines());
    m_tableButton->setChecked(atLines() || m_shape == Shape::Table);
    m_barsButton->setChecked(!atLines() && m_shape == Shape::Bars);
    m_columnsButton->setEnabled(atLines());
    m_search->setPlaceholderText(atLines() ? tr("Find") : tr("Filter"));
}

QString DrillDownPage::accountKey() const
{
    const auto account = std::find_if(m_filters.begin(), m_filters.end(), [](const FilterStep& step) {
        return step.dimension == Dimension::Account;
    });
    return account == m_filters.end() ? QString() : account->key;
}

FilterStep DrillDownPage::stepTo(const QString& key, const QString& name) const
{
    return {m_by, key, name, hasTagKey(m_by) ? m_tagKey : QString()};
}

TableView* DrillDownPage::view() const
{
    return atLines() ? m_lines->view() : m_table->view();
}

void DrillDownPage::showChips()
{
    QList<FilterChips::Filter> chips;
    if (bill())
        chips.append({tr("Period"), periodName(bill()->period)});
    for (const FilterStep& step : std::as_const(m_filters))
        chips.append({hasTagKey(step.dimension) ? step.tagKey : dimensionName(step.dimension), step.name});
    m_chips->setFilters(chips);
}

void DrillDownPage::fillDimensions()
{
    const QScopedValueRollback filling(m_filling, true);
    m_dimension->clear();
    const auto filtered = [this](Dimension dimension) {
        return std::any_of(m_filters.begin(), m_filters.end(),
                           [dimension](const FilterStep& step) { return step.dimension == dimension; });
    };
    for (const Dimension dimension :
         {Dimension::Account, Dimension::Service, Dimension::Region, Dimension::UsageType,
          Dimension::ChargeType, Dimension::Operation, Dimension::Invoice, Dimension::Seller}) {
        if (!filtered(dimension) || dimension == m_by)
            m_dimension->addItem(dimensionName(dimension), dimensionKey(dimension));
    }
    const auto choiceKey = [](Dimension by, const QString& tag) {
        return hasTagKey(by) ? dimensionKey(by) + u':' + tag : dimensionKey(by);
    };
    const auto offer = [&](Dimension by, const QString& tag) {
        m_dimension->addItem(by == Dimension::Tag          ? tr("Tag %1").arg(tag)
                             : by == Dimension::AccountTag ? tr("Account tag %1").arg(tag)
                                                           : dimensionName(by),
                             choiceKey(by, tag));
    };
    const auto accountTags = bill() ? accountTagKeys(workspace(), bill()->payer) : std::nullopt;
    if (accountTags)
        offer(Dimension::Unit, {}); // in a unit too: then by the units inside it
    for (const QString& key : accountTags.value_or(QStringList()))
        offer(Dimension::AccountTag, key);
    for (const QString& key : std::as_const(m_tagKeys))
        offer(Dimension::Tag, key);
    m_dimension->addItem(chargesBy(Dimension::Line), dimensionKey(Dimension::Line));
    const QString now = choiceKey(m_by, m_tagKey);
    if (m_dimension->findData(now) < 0)
        offer(m_by, m_tagKey);
    m_dimension->setCurrentIndex(m_dimension->findData(now));
}

void DrillDownPage::askTagKeys()
{
    if (m_tagsOf == bill())
        return;
    m_tagsOf = bill();
    m_tagsAsked.ask(this, workspace().tagKeys(bill()->payer), [this](const Result<QStringList>& keys) {
        if (!keys)
            return; // a choice less; whatever is wrong shows in the table itself
        m_tagKeys = *keys;
        fillDimensions();
    });
}

void DrillDownPage::ask()
{
    m_whyAsked.drop();
    m_whyDelay->stop();
    if (atLines()) {
        m_tableAsked.drop();
        m_states->showContent();
        m_stack->setCurrentWidget(m_lines);
        m_why->showNothing();
        m_lines->ask({*bill(), m_filters, m_search->text().trimmed()}, m_basis);
        focusRows();
        return;
    }
    m_lines->clear();
    m_states->showLoading(tr("Loading %1").arg(title()));
    const BillQuery query{*bill(), m_by, m_tagKey, m_filters, m_basis};
    m_tableAsked.ask(this, workspace().table(query), [this](const Result<BillTable>& table) {
        if (table)
            showTable(*table);
        else
            m_states->showFailed(tr("%1 could not be shown").arg(title()), table.error());
    });
}

void DrillDownPage::showTable(const BillTable& table)
{
    if (table.rows.isEmpty()) {
        m_states->showFilteredOut(
            tr("There are no charges with these filters in %1.").arg(periodName(bill()->period)));
        m_why->showNothing();
        return;
    }
    QList<Column> columns{Column::Name};
    const bool usage = m_by == Dimension::UsageType || m_by == Dimension::Operation;
    if (m_by == Dimension::Account)
        columns << Column::Key;
    if (usage)
        columns << Column::Usage << Column::Unit;
    columns << Column::Exact << Column::Amount;
    m_table->setColumns(columns, usage                        ? u"drilldown-usage"_s
                                 : m_by == Dimension::Account ? u"drilldown-accounts"_s
                                                              : u"drilldown-groups"_s);
    m_table->model()->setHeading(Column::Amount, tr("Amount"));
    m_chart->setTitle(chargesBy(m_by, m_tagKey));
    m_chart->setTable(table);
    m_chartPanel->setHeading(chargesBy(m_by, m_tagKey));
    m_table->setTable(table);
    m_stack->setCurrentWidget(m_shape == Shape::Bars ? static_cast<QWidget*>(m_chartPanel) : m_table);
    m_states->showContent();
    focusRows();
    askWhy();
}

void DrillDownPage::focusRows()
{
    // Whoever went down by Enter goes on by Enter.
    if (std::exchange(m_focusRows, false))
        view()->setFocus(Qt::OtherFocusReason);
}

void DrillDownPage::askWhy()
{
    if (m_why->isHidden() || !bill())
        return;
    if (atLines()) {
        if (const LineRow* line = m_lines->currentLine())
            m_why->showLine(*line, bill()->currency);
        return;
    }
    m_whyAsked.drop();
    const BillRow* row = m_table->currentRow();
    if (row == nullptr) {
        m_whyDelay->stop();
        m_why->showNothing();
        return;
    }
    m_why->showRow(*row, bill()->currency);
    // Who runs down the table with the arrow keys asks once, at the end.
    m_whyDelay->start();
}

void DrillDownPage::askExplanation()
{
    const BillRow* row = m_table->currentRow();
    if (row == nullptr || !bill() || atLines())
        return;
    const BillQuery query = m_table->model()->table().query;
    m_whyAsked.ask(this, workspace().explain(query, row->key),
                   [this, basis = query.basis](const Result<Explanation>& answer) {
                       if (answer)
                           m_why->showExplanation(*answer, basis);
                       else
                           m_why->showError(answer.error().message);
                   });
}

void DrillDownPage::setShape(Shape shape)
{
    m_shape = shape;
    m_tableButton->setChecked(shape == Shape::Table);
    m_barsButton->setChecked(shape == Shape::Bars);
    if (!atLines())
        m_stack->setCurrentWidget(shape == Shape::Bars ? static_cast<QWidget*>(m_chartPanel) : m_table);
}

void DrillDownPage::setFilter(const QString& text)
{
    if (m_filling || !bill())
        return;
    if (atLines())
        ask();
    else
        m_table->setFilterText(text.trimmed());
}

void DrillDownPage::clearFilter()
{
    const QScopedValueRollback filling(m_filling, true);
    m_search->clear();
    m_table->setFilterText({});
}

void DrillDownPage::setWhyShown(bool shown)
{
    m_why->setVisible(shown);
    m_whyButton->setChecked(shown);
    QSettings().setValue(u"drilldown/why"_s, shown);
    if (shown)
        askWhy();
}

void DrillDownPage::place()
{
    clearFilter();
    showHead();
    if (bill())
        ask();
    emit titleChanged();
    emit placeChanged();
}

void DrillDownPage::drill(const QString& key, const QString& name)
{
    m_filters.append(stepTo(key, name));
    m_by = nextDimension(m_by, m_filters);
    m_tagKey.clear();
    place();
    view()->setFocus(Qt::OtherFocusReason);
}

void DrillDownPage::removeFrom(qsizetype filter)
{
    if (filter < 0 || filter >= m_filters.size())
        return;
    // Back to where this filter was chosen: its neighbours are in the table.
    m_by = m_filters[filter].dimension;
    m_tagKey = m_filters[filter].tagKey;
    m_filters.resize(filter);
    place();
}

void DrillDownPage::showLines(const FilterStep* step)
{
    if (step != nullptr)
        m_filters.append(*step);
    m_by = Dimension::Line;
    m_tagKey.clear();
    place();
    view()->setFocus(Qt::OtherFocusReason);
}

PageExport DrillDownPage::exported() const
{
    if (!bill() || m_states->state() != StateStack::State::Filled)
        return {};
    const QString name = bill()->period.toString() + u"-by-"_s + dimensionKey(m_by);
    if (atLines()) // only what was read so far is in the model: saveLines() writes them all
        return {name, m_lines->holdsAll() ? m_lines->model() : nullptr, nullptr};
    return {name, m_table->model(), m_chart};
}

void DrillDownPage::saveLines()
{
    auto* dialog = new QFileDialog(this, tr("Save the charge lines"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(bill()->period.toString() + u"-charge-lines.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, m_lines, &LinesPanel::save);
    dialog->open();
}

bool DrillDownPage::copy()
{
    if (!bill() || m_states->state() != StateStack::State::Filled)
        return false;
    view()->copySelection();
    return true;
}

bool DrillDownPage::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

bool DrillDownPage::requestDocument(DocumentRequest::What what)
{
    if (!bill())
        return false;
    QStringList accounts;
    if (!accountKey().isEmpty())
        accounts << accountKey(); // whose statement is shown, printed, or ticked among the others
    emit documentRequested({what, *bill(), Basis::Unblended, accounts});
    return true;
}

void DrillDownPage::arrange()
{
    const bool wide = width() >= wideEnough;
    m_body->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_why->setMinimumWidth(wide ? 320 : 0);
    m_why->setMaximumWidth(wide ? 400 : QWIDGETSIZE_MAX);
    m_why->setMinimumHeight(wide ? 0 : 200);
}

void DrillDownPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

} // namespace billfold
