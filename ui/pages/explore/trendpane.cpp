// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/trendpane.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/trendtablemodel.h"
#include "ui/charts/trendchart.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/headerview.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace billfold
{

namespace
{

constexpr int fewestMonths = 2;
constexpr int leastName = 160;
constexpr int mostName = 280;
constexpr int leastChart = 180;
constexpr int leastRows = 4;

} // namespace

TrendPane::TrendPane(QWidget* parent)
    : QWidget(parent), m_model(new TrendTableModel(this)), m_chartPanel(new Panel(this)),
      m_chart(new TrendChart), m_tablePanel(new Panel(this)), m_table(new TableView),
      m_footText(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)),
      m_sortKind(static_cast<int>(TrendTableModel::Column::Month))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    column->addWidget(m_chartPanel, 1);
    column->addWidget(m_tablePanel, 1);
    // Takes what a short table leaves when no chart is beside it.
    column->addStretch();
    m_chartPanel->addPaddedBody()->addWidget(m_chart);
    m_chart->setLegendShown(false);
    m_chart->setMinimumHeight(leastChart);

    m_table->setModel(m_model);
    m_table->setDensity(TableView::Density::Dense);
    m_tablePanel->addWidget(m_table, 1);
    QHBoxLayout* foot = m_tablePanel->addFoot();
    m_foot = foot->parentWidget();
    foot->addWidget(m_footText, 1);
    QPushButton* fold = makeButton(tr("Fold the smallest into Others"), {}, ButtonRole::Link);
    foot->addWidget(fold);
    m_foot->hide();

    connect(fold, &QPushButton::clicked, this, [this] { emit expandRequested(false); });
    connect(m_chart, &TrendChart::opened, this, &TrendPane::openFromChart);
    connect(m_chart, &TrendChart::hiddenChanged, this, &TrendPane::followChart);
    connect(m_table, &TableView::opened, this, &TrendPane::openFromTable);
    connect(m_table, &TableView::linkClicked, this, &TrendPane::openFromTable);
    m_table->fillMenu = [this](QMenu& menu, const QModelIndex& index) { fillMenu(menu, index); };
    connect(m_table->headerView(), &QHeaderView::sortIndicatorChanged, this,
            [this](int section, Qt::SortOrder order) {
                if (m_filling || section < 0)
                    return;
                m_sortKind = static_cast<int>(m_model->columnKind(section));
                m_sortBack = std::max(0, m_model->latestMonth() - m_model->monthOf(section));
                m_sortOrder = order;
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (m_table->hasFocus() && !m_filling)
                    pointAt(current.isValid() ? current.row() : -1);
            });
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
}

void TrendPane::setTrend(const TrendTable& table, const QString& name, bool expanded)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_model->setExpanded(expanded);
        m_model->setTrend(table);
    }
    m_chart->setTitle(name);
    m_table->setAccessibleName(name);
    m_chart->setTrend(table);
    refill();
}

void TrendPane::setExpanded(bool expanded)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_model->setExpanded(expanded);
    }
    refill();
}

void TrendPane::setShape(ExploreShape shape)
{
    m_shape = shape;
    m_chartPanel->setVisible(shape != ExploreShape::Table);
    m_chart->setShape(shape == ExploreShape::Line ? TrendChart::Shape::Line : TrendChart::Shape::Stacked);
    refill();
}

void TrendPane::refill()
{
    followChart();
    QHash<int, TotalsCell> totals;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (const auto sum = m_model->sum(column))
            totals.insert(column, TotalsCell{.text = sum->text, .exact = sum->exact, .delta = sum->delta});
    }
    m_table->setTotals(totals);
    sortAgain();
    m_footText->setText(tr("Every group has a row of its own; the chart shows the largest %1.")
                            .arg(formatCount(std::max<qsizetype>(0, m_chart->plot().series.size() - 1))));
    m_foot->setVisible(m_model->isExpanded() && m_model->groupCount() > mostTrendGroups + 1);
    placeColumns();
    placeHeights();
}

void TrendPane::sortAgain()
{
    if (m_model->columnCount() == 0)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const auto kind = static_cast<TrendTableModel::Column>(m_sortKind);
    const int month = std::max(0, m_model->latestMonth() - m_sortBack);
    m_table->sortByColumn(m_model->columnOf(kind, month), m_sortOrder);
}

void TrendPane::followChart()
{
    const auto& series = m_chart->plot().series;
    const int apart = static_cast<int>(
        std::count_if(series.begin(), series.end(), [](const PlotSeries& each) { return !each.others; }));
    m_model->setChart(apart, m_chart->hiddenSeries());
}

void TrendPane::placeColumns()
{
    using Column = TrendTableModel::Column;
    if (m_model->columnCount() == 0)
        return;
    const bool alone = m_shape == ExploreShape::Table;
    QSet<int> shown{0};
    int room = m_table->viewport()->width() - std::clamp(m_table->neededWidth(0), leastName, mostName);
    for (const Column kind : {Column::Share, Column::ChangeShare, Column::Change}) {
        const int column = m_model->columnOf(kind);
        shown.insert(column);
        room -= m_table->neededWidth(column);
    }
    int months = 0;
    for (int month = static_cast<int>(m_model->trend().periods.size()) - 1; month >= 0; --month) {
        const int column = m_model->columnOf(Column::Month, month);
        room -= m_table->neededWidth(column);
        if (!alone && room < 0 && months >= fewestMonths)
            break;
        shown.insert(column);
        ++months;
    }
    if (alone)
        shown.insert(m_model->columnOf(Column::Total));
    const int needed = std::accumulate(shown.begin(), shown.end(), 0, [this](int sum, int column) {
        return sum + m_table->neededWidth(column);
    });
    // With all months the table is wider than the window: names are then as wide as they are.
    m_table->setStretchColumn(alone && needed > m_table->viewport()->width() ? -1 : 0);
    m_table->setShownColumns(shown);
    m_table->setFirstFrozen(alone);
}

void TrendPane::placeHeights()
{
    const int rows = m_model->rowCount();
    const int foot = m_foot->isHidden() ? 0 : m_foot->sizeHint().height();
    const int bar = m_shape == ExploreShape::Table ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    // No empty surface below the totals: the chart takes what the rows do not need. Ten rows and the totals
    // are the usual answer: they are seen whole wherever that leaves enough of a chart.
    const int chart =
        m_chartPanel->isHidden() ? 0 : m_chartPanel->minimumSizeHint().height() + layout()->spacing();
    const int wanted = m_table->heightForRows(std::min(rows, mostTrendGroups + 1)) + foot + 2;
    const int least = m_table->heightForRows(std::min(rows, leastRows)) + foot + 2;
    m_tablePanel->setMinimumHeight(std::clamp(height() - chart, std::min(least, wanted), wanted));
    m_tablePanel->setMaximumHeight(m_table->heightForRows(rows) + foot + bar + 2);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setStretch(0, 2);
    column->setStretch(1, 3);
}

QSize TrendPane::minimumSizeHint() const
{
    // Counted for few rows: the minimum that the layout knows grows with the pane.
    const int chart =
        m_chartPanel->isHidden() ? 0 : m_chartPanel->minimumSizeHint().height() + layout()->spacing();
    const int rows = std::min(m_model->rowCount(), leastRows);
    return {320, chart + m_table->heightForRows(rows) + 2};
}

void TrendPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeColumns();
    placeHeights();
}

void TrendPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_model->columnCount() > 0) {
        placeColumns();
        placeHeights();
    }
}

// ---- pointer, keyboard, menu

bool TrendPane::eventFilter(QObject* object, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        if (object == m_table->viewport())
            pointAt(m_table->rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y()));
        break;
    case QEvent::Leave:
    case QEvent::FocusOut:
        m_chart->point(-1);
        break;
    case QEvent::KeyPress:
        if (object == m_table && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space &&
            m_table->currentIndex().isValid()) {
            toggle(m_model->seriesOf(m_table->currentIndex().row()));
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(object, event);
}

void TrendPane::pointAt(int row)
{
    const int series = row >= 0 ? m_model->seriesOf(row) : -1;
    m_chart->point(m_chart->hiddenSeries().contains(series) ? -1 : series);
}

void TrendPane::toggle(int series)
{
    QSet<int> hidden = m_chart->hiddenSeries();
    if (!hidden.remove(series))
        hidden.insert(series);
    // A chart of nothing says nothing: hiding the last one shows all.
    m_chart->setHidden(hidden.size() == m_chart->plot().series.size() ? QSet<int>() : hidden);
}

void TrendPane::showAlone(int series)
{
    QSet<int> hidden;
    for (int i = 0; i < m_chart->plot().series.size(); ++i) {
        if (i != series)
            hidden.insert(i);
    }
    m_chart->setHidden(hidden);
}

int TrendPane::monthOf(const QModelIndex& index) const
{
    const int month = m_model->monthOf(index.column());
    const bool known = month >= 0 && m_model->trend().totals[month].has_value();
    return known ? month : m_model->latestMonth();
}

void TrendPane::openFromChart(int month, int series)
{
    if (series < 0) {
        emit monthOpened(month);
        return;
    }
    const PlotSeries& part = m_chart->plot().series[series];
    if (part.others) {
        emit expandRequested(true);
        return;
    }
    emit groupOpened(month, TrendRow{.key = part.key, .name = part.name});
}

void TrendPane::openFromTable(const QModelIndex& index)
{
    const TrendRow row = m_model->rowAt(index.row());
    if (row.others)
        emit expandRequested(true);
    else if (const int month = monthOf(index); month >= 0)
        emit groupOpened(month, row);
}

void TrendPane::fillMenu(QMenu& menu, const QModelIndex& index)
{
    const TrendRow& row = m_model->rowAt(index.row());
    const int month = monthOf(index);
    if (row.others) {
        menu.addAction(icon(QStringLiteral("chevron-down")), tr("Show each of them"), this,
                       [this] { emit expandRequested(true); });
    } else if (month >= 0) {
        const QString where = periodName(m_model->trend().periods[month]);
        menu.addAction(icon(QStringLiteral("bill")), tr("Open %1 in the bill").arg(where), this,
                       [this, row, month] { emit groupOpened(month, row); });
    }
    if (m_shape == ExploreShape::Table)
        return;
    const int series = m_model->seriesOf(index.row());
    const bool hidden = m_chart->hiddenSeries().contains(series);
    menu.addSeparator();
    QAction* show = menu.addAction(icon(hidden ? QStringLiteral("show") : QStringLiteral("hide")),
                                   hidden ? tr("Show in the chart") : tr("Hide in the chart"), this,
                                   [this, series] { toggle(series); });
    show->setShortcut(Qt::Key_Space);
    show->setShortcutVisibleInContextMenu(true);
    menu.addAction(tr("Show alone in the chart"), this, [this, series] { showAlone(series); });
    QAction* all = menu.addAction(tr("Show all in the chart"), this, [this] { m_chart->setHidden({}); });
    all->setEnabled(!m_chart->hiddenSeries().isEmpty());
}

} // namespace billfold
