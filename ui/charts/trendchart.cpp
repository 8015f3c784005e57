// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trendchart.h"

#include "models/views/moneytext.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/charttip.h"
#include "ui/charts/trendview.h"

#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{
constexpr int narrowest = 440;
}

TrendChart::TrendChart(QWidget* parent)
    : ChartWidget(parent), m_view(new TrendView(this)), m_legend(new ChartLegend(this)),
      m_tip(new ChartTip(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_legend, 0);
    setMouseTracking(true);
    m_view->setEmptyText(tr("No charges in these months"));
    connect(m_legend, &ChartLegend::hiddenChanged, this, [this](const QSet<int>& hidden) {
        clearHighlight();
        m_view->setHidden(hidden);
        emit hiddenChanged(hidden);
    });
    connect(m_legend, &ChartLegend::pointed, this, [this](int series) {
        m_view->setPointed(series);
        emit pointedSeries(series);
    });
}

void TrendChart::setTrend(const TrendTable& table)
{
    m_table = table;
    rebuild();
}

void TrendChart::setShape(Shape shape)
{
    if (m_shape == shape)
        return;
    m_shape = shape;
    rebuild();
}

void TrendChart::setLegendShown(bool shown)
{
    m_legendShown = shown;
    placeLegend();
}

void TrendChart::placeLegend()
{
    // In a narrow place the columns are worth more than their names, which the tip says too.
    m_legend->setVisible(m_legendShown && !m_plot.isEmpty() && width() >= narrowest);
}

void TrendChart::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    placeLegend();
}

void TrendChart::rebuild()
{
    if (!m_table)
        return;
    m_tip->hide();
    m_month = m_series = -1;
    const bool lines = m_shape == Shape::Line;
    m_plot = makeTrendPlot(*m_table, lines ? mostLines : mostParts);
    QList<LegendEntry> entries;
    for (int i = 0; i < m_plot.series.size(); ++i)
        entries << LegendEntry{m_plot.series[i].name, m_plot.series[i].colour, lines ? i : -1};
    m_legend->setEntries(entries);
    placeLegend();
    m_view->setPlot(m_plot, !lines);
    setSummary(spokenSummary(m_plot, m_table->query.currency));
}

void TrendChart::themeChanged()
{
    m_view->retheme();
    m_legend->update();
}

bool TrendChart::event(QEvent* event)
{
    // The arrow keys belong to the chart, also where a shortcut of the window wants them.
    if (event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
            event->accept();
            return true;
        default:
            break;
        }
    }
    return ChartWidget::event(event);
}

QRect TrendChart::columnRect(int month) const
{
    return m_view->columnRect(month).translated(m_view->pos());
}

QRect TrendChart::partRect(int month, int series) const
{
    return m_view->partRect(month, series).translated(m_view->pos());
}

void TrendChart::point(int series)
{
    m_view->setPointed(series >= 0 && series < m_plot.series.size() ? series : -1);
}

void TrendChart::setHidden(const QSet<int>& hidden)
{
    m_legend->setHiddenEntries(hidden);
}

const QSet<int>& TrendChart::hiddenSeries() const
{
    return m_legend->hiddenEntries();
}

void TrendChart::highlight(int month, int series, bool byKeyboard)
{
    m_month = month;
    m_series = series;
    m_byKeyboard = byKeyboard;
    m_view->setHighlight(month, series, byKeyboard);
    if (month < 0)
        m_tip->hide();
}

void TrendChart::clearHighlight()
{
    highlight(-1, -1, false);
    m_view->setRing(ringVisible());
    if (m_table)
        setSummary(spokenSummary(m_plot, m_table->query.currency));
}

/// All the places that the amount has, but never one: cents are two.
QString TrendChart::tipAmount(Money amount)
{
    const bool wholeCents = amount.attos() % (Money::attosPerUnit / 100) == 0;
    return wholeCents ? formatMoney(amount) : formatExact(amount);
}

void TrendChart::showTip(int y)
{
    if (m_month < 0)
        return;
    const QString period = QLocale().toString(m_plot.periods[m_month].firstDay(), u"MMMM yyyy"_s);
    QList<TipLine> lines;
    QString heading = period;
    if (m_plot.missing(m_month)) {
        lines << TipLine{-1, tr("No import for this month"), {}, true};
    } else {
        if (m_plot.estimated.value(m_month))
            heading = tr("%1, estimated").arg(period);
        if (m_series >= 0) {
            const PlotSeries& series = m_plot.series[m_series];
            lines << TipLine{series.colour, series.name, tipAmount(series.months[m_month].value_or(Money())),
                             false};
        }
        lines << TipLine{-1, tr("Month total"), tipAmount(*m_plot.totals[m_month]), true};
    }
    m_tip->setContent(heading, lines);
    m_tip->showBeside(columnRect(m_month), y);
    if (hasFocus()) {
        QStringList words{heading};
        for (const TipLine& line : std::as_const(lines))
            words << line.name + u' ' + line.amount;
        announce(words.join(u", "_s));
    }
}

void TrendChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position() - QPointF(m_view->pos());
    const int month = m_view->monthAt(position);
    const int series = m_view->seriesAt(position);
    setCursor(month >= 0 && !m_plot.missing(month) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    highlight(month, series, false);
    showTip(static_cast<int>(event->position().y()));
}

void TrendChart::mouseReleaseEvent(QMouseEvent* event)
{
    const QPointF position = event->position() - QPointF(m_view->pos());
    const int month = m_view->monthAt(position);
    if (event->button() == Qt::LeftButton && month >= 0 && !m_plot.missing(month))
        emit opened(month, m_view->seriesAt(position));
}

void TrendChart::leaveEvent(QEvent* event)
{
    ChartWidget::leaveEvent(event);
    clearHighlight();
}

void TrendChart::stepSeries(int by)
{
    // Up is up the stack, so towards the later series; -1 is the whole month, below the first and above the
    // last.
    int series = m_series;
    const int count = static_cast<int>(m_plot.series.size());
    for (int tries = 0; tries <= count; ++tries) {
        series += by;
        if (series < -1)
            series = count - 1;
        else if (series >= count)
            series = -1;
        if (series < 0 || (!m_legend->hiddenEntries().contains(series) &&
                           m_plot.series[series].months[m_month].has_value()))
            break;
    }
    highlight(m_month, series, true);
}

void TrendChart::keyPressEvent(QKeyEvent* event)
{
    if (m_plot.isEmpty()) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    keyboardUsed();
    const int last = static_cast<int>(m_plot.periods.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        highlight(m_month < 0 ? last : std::max(0, m_month - 1), m_series, true);
        break;
    case Qt::Key_Right:
        highlight(m_month < 0 ? last : std::min(last, m_month + 1), m_series, true);
        break;
    case Qt::Key_Home:
        highlight(0, m_series, true);
        break;
    case Qt::Key_End:
        highlight(last, m_series, true);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_month < 0)
            highlight(last, -1, true);
        stepSeries(event->key() == Qt::Key_Up ? 1 : -1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_month >= 0 && !m_plot.missing(m_month))
            emit opened(m_month, m_series);
        return;
    case Qt::Key_Escape:
        if (m_month >= 0) {
            clearHighlight();
            return;
        }
        [[fallthrough]];
    default:
        ChartWidget::keyPressEvent(event);
        return;
    }
    showTip(m_series >= 0 ? partRect(m_month, m_series).center().y() : columnRect(m_month).top() + 40);
}

void TrendChart::focusInEvent(QFocusEvent* event)
{
    ChartWidget::focusInEvent(event);
    m_view->setRing(ringVisible());
}

void TrendChart::focusOutEvent(QFocusEvent* event)
{
    ChartWidget::focusOutEvent(event);
    clearHighlight();
}

void TrendChart::paintPicture(QPainter& painter) const
{
    m_view->setHighlight(-1, -1, false);
    m_view->setRing(false);
    m_view->render(&painter, QRectF(m_view->geometry()), m_view->viewport()->rect(), Qt::IgnoreAspectRatio);
    if (m_legend->isVisibleTo(this)) {
        painter.save();
        painter.translate(m_legend->pos());
        m_legend->render(&painter, {}, {}, QWidget::DrawChildren);
        painter.restore();
    }
    m_view->setHighlight(m_month, m_series, m_byKeyboard);
    m_view->setRing(ringVisible());
}

} // namespace billfold
