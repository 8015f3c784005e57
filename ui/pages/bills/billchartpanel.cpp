// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billchartpanel.h"

#include "models/views/moneytext.h"
#include "ui/charts/accountbarchart.h"
#include "ui/charts/shareview.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tableview.h"

#include <QHash>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

constexpr qsizetype mostBars = 9;
const QString shapeKey = u"bills/chart"_s;

/// A chart in the padding of a panel.
QWidget* padded(QWidget* chart, int top)
{
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(Metrics::panelPadding, top, Metrics::panelPadding, Metrics::unit);
    layout->addWidget(chart);
    return area;
}

/// The table as a chart names its rows: where several have one name (invoices that the provider has not made
/// yet, a service with several kinds of savings), the detail tells them apart.
BillTable told(BillTable table)
{
    QHash<QString, int> names;
    for (const BillRow& row : std::as_const(table.rows))
        ++names[row.name];
    for (BillRow& row : table.rows) {
        if (names.value(row.name) > 1 && !row.detail.isEmpty())
            row.name = BillChartPanel::tr("%1, %2").arg(row.detail, row.name);
    }
    return table;
}

} // namespace

BillChartPanel::BillChartPanel(QWidget* parent)
    : Panel(tr("Charges"), parent), m_bars(new AccountBarChart), m_shares(new ShareView),
      m_model(new BillTableModel(this)), m_twin(new TableView), m_stack(new QStackedWidget)
{
    m_stack->addWidget(padded(m_bars, Metrics::unit));
    m_stack->addWidget(padded(m_shares, Metrics::unit));
    m_model->setSwatches(true);
    m_model->setColumns(
        {BillTableModel::Column::Name, BillTableModel::Column::Share, BillTableModel::Column::Amount});
    m_twin->setModel(m_model);
    m_twin->setDensity(TableView::Density::Dense);
    m_twin->setSortingEnabled(false);
    m_stack->addWidget(m_twin);
    addWidget(m_stack, 1);
    m_buttons = {addShape(Shape::Bars, u"chart-bar"_s, tr("Show as bars")),
                 addShape(Shape::Share, u"chart-stack"_s, tr("Show as shares of the total")),
                 addShape(Shape::Table, u"table"_s, tr("Show as table"))};
    const int kept = QSettings().value(shapeKey).toInt();
    setShape(static_cast<Shape>(std::clamp(kept, 0, 2)));

    const auto openKey = [this](const QString& key) {
        if (const int row = m_model->rowOf(key); row >= 0)
            emit opened(key, m_model->rowAt(row)->name);
    };
    connect(m_bars, &AccountBarChart::opened, this, openKey);
    connect(m_bars, &AccountBarChart::othersOpened, this, &BillChartPanel::othersOpened);
    connect(m_shares, &ShareView::opened, this, openKey);
    connect(m_shares, &ShareView::othersOpened, this, &BillChartPanel::othersOpened);
    connect(m_twin, &TableView::opened, this, [this](const QModelIndex& index) {
        if (const BillRow* row = m_model->rowAt(index.row()))
            emit opened(row->key, row->name);
    });
}

QToolButton* BillChartPanel::addShape(Shape shape, const QString& iconName, const QString& text)
{
    QToolButton* button = makeToolButton(iconName, text, this);
    button->setCheckable(true);
    connect(button, &QToolButton::clicked, this, [this, shape] {
        setShape(shape);
        QSettings().setValue(shapeKey, static_cast<int>(shape));
    });
    addTool(button);
    return button;
}

void BillChartPanel::setShape(Shape shape)
{
    m_shape = shape;
    m_stack->setCurrentIndex(static_cast<int>(shape));
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(i == static_cast<int>(shape));
    setHeading(m_groups > mostBars + 1 && shape != Shape::Table ? tr("%1, top %2").arg(m_title).arg(mostBars)
                                                                : m_title);
}

void BillChartPanel::setTable(const BillTable& table, const QString& counted, const QString& title)
{
    m_title = title;
    m_groups = table.rows.size();
    for (ChartWidget* chart : {static_cast<ChartWidget*>(m_bars), static_cast<ChartWidget*>(m_shares)})
        chart->setTitle(title);
    m_twin->setAccessibleName(title);
    const BillTable drawn = told(table);
    m_bars->setTable(drawn);
    m_shares->setTable(drawn);
    m_model->setTable(table);
    m_twin->setTotals({{0, {tr("Total, %1").arg(counted)}},
                       {2, {formatCents(table.totalCents), formatExact(table.total)}}});
    setShape(m_shape);
}

ChartWidget* BillChartPanel::chart() const
{
    return m_shape == Shape::Share ? static_cast<ChartWidget*>(m_shares) : m_bars;
}

} // namespace billfold
