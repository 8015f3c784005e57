// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/trendpanel.h"

#include "ui/charts/trendchart.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tableview.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int leastHeight = 232;

} // namespace

HomeTrendPanel::HomeTrendPanel(QWidget* parent)
    : Panel(tr("Cost by service, last six months"), parent), m_chart(new TrendChart),
      m_model(new TrendTableModel(this)), m_table(new TableView), m_stack(new QStackedWidget)
{
    m_chart->setTitle(heading());
    m_table->setModel(m_model);
    m_table->setDensity(TableView::Density::Dense);
    m_table->setAccessibleName(heading());
    m_table->setFrameStyle(QFrame::NoFrame);
    auto* padded = new QWidget;
    auto* column = new QVBoxLayout(padded);
    column->setContentsMargins(Metrics::panelPadding - 1, 12, Metrics::panelPadding - 1, 12);
    column->addWidget(m_chart);
    m_stack->addWidget(padded);
    m_stack->addWidget(m_table);
    // As tall as the window leaves room for, so that the page fits a window of 800.
    m_stack->setMinimumHeight(leastHeight);
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    addWidget(m_stack, 1);

    auto* shapes = new QButtonGroup(this);
    QToolButton* bars = makeToolButton(u"chart-stack"_s, tr("Show as stacked bars"));
    QToolButton* rows = makeToolButton(u"table"_s, tr("Show as table"));
    for (QToolButton* button : {bars, rows}) {
        button->setCheckable(true);
        shapes->addButton(button, button == rows ? 1 : 0);
        addTool(button);
    }
    bars->setChecked(true);
    connect(shapes, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            m_stack->setCurrentIndex(id);
    });
    const auto open = [this](int month) {
        if (month >= 0 && month < m_model->trend().periods.size())
            emit monthOpened(m_model->trend().periods[month]);
    };
    connect(m_chart, &TrendChart::opened, this, [open](int month, int) { open(month); });
    connect(m_table, &TableView::opened, this, [this, open](const QModelIndex& index) {
        const int month = m_model->monthOf(index.column());
        open(month < 0 ? m_model->latestMonth() : month);
    });
}

void HomeTrendPanel::setTrend(const TrendTable& table)
{
    m_model->setTrend(table);
    m_chart->setTrend(table);
    const auto& series = m_chart->plot().series;
    const auto apart =
        std::count_if(series.begin(), series.end(), [](const PlotSeries& each) { return !each.others; });
    m_model->setChart(static_cast<int>(apart), {});
    QHash<int, TotalsCell> totals;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (const auto sum = m_model->sum(column))
            totals.insert(column, TotalsCell{.text = sum->text, .exact = sum->exact, .delta = sum->delta});
    }
    m_table->setTotals(totals);
}

bool HomeTrendPanel::showsTable() const
{
    return m_stack->currentIndex() == 1;
}

void HomeTrendPanel::showTable(bool table)
{
    const auto* shapes = findChild<QButtonGroup*>();
    shapes->button(table ? 1 : 0)->setChecked(true);
}

} // namespace billfold
