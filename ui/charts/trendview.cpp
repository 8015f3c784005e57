// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trendview.h"

#include "models/views/moneytext.h"
#include "ui/charts/charttheme.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QLineSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{
constexpr double columnShare = 0.65;
constexpr double widestColumn = 72;
} // namespace

TrendView::TrendView(QWidget* parent) : QChartView(new QChart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setRenderHint(QPainter::TextAntialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    // Qt Charts would zoom by a rubber band and pan by touch; the chart above handles the pointer.
    setInteractive(false);
    setRubberBand(QChartView::NoRubberBand);
    viewport()->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet({});
    viewport()->setAutoFillBackground(false);
    setMinimumSize(120, 100);
    retheme();
}

void TrendView::setPlot(const TrendPlot& plot, bool stacked)
{
    m_plot = plot;
    m_stacked = stacked;
    m_hidden.clear();
    m_pointed = m_month = m_series = -1;
    rebuild();
}

void TrendView::setHidden(const QSet<int>& hidden)
{
    m_hidden = hidden;
    m_pointed = -1;
    rebuild();
}

void TrendView::setPointed(int series)
{
    if (m_pointed == series)
        return;
    m_pointed = series;
    // Colours of attached sets may change; only values must not.
    for (QAbstractSeries* each : chart()->series()) {
        if (auto* columns = qobject_cast<QStackedBarSeries*>(each)) {
            for (QBarSet* set : columns->barSets())
                set->setBrush(colourOf(set->property("series").toInt()));
        } else if (auto* line = qobject_cast<QLineSeries*>(each)) {
            const int index = line->property("series").toInt();
            line->setPen(ChartTheme::line(colourOf(index), index));
        }
    }
    viewport()->update();
}

void TrendView::setHighlight(int month, int series, bool outline)
{
    if (m_month == month && m_series == series && m_outline == outline)
        return;
    m_month = month;
    m_series = series;
    m_outline = outline;
    viewport()->update();
}

void TrendView::setRing(bool ring)
{
    m_ring = ring;
    viewport()->update();
}

void TrendView::retheme()
{
    ChartTheme::apply(*chart(), Theme::current());
    rebuild();
}

QColor TrendView::colourOf(int series) const
{
    const Theme& theme = Theme::current();
    const QColor color = theme.series(m_plot.series.value(series).colour);
    return m_pointed >= 0 && m_pointed != series ? ChartTheme::faded(color, theme) : color;
}

void TrendView::rebuild()
{
    // Series are immutable: new ones replace the old, changing an attached one is quadratic in Qt 6.4.
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    if (!m_plot.isEmpty()) {
        const PlotRange range = plotRange(m_plot, m_hidden, m_stacked);
        m_scale = axisScale(range.low, range.high);
        if (m_stacked)
            buildColumns();
        else
            buildLines();
    }
    layOut();
    viewport()->update();
}

void TrendView::buildColumns()
{
    const Theme& theme = Theme::current();
    auto* series = new QStackedBarSeries;
    series->setLabelsVisible(false);
    for (int i = 0; i < m_plot.series.size(); ++i) {
        if (m_hidden.contains(i))
            continue;
        auto* set = new QBarSet(m_plot.series[i].name);
        set->setProperty("series", i);
        for (const std::optional<Money>& month : m_plot.series[i].months)
            set->append(month ? month->toPixelScale() : 0);
        set->setBrush(colourOf(i));
        set->setPen(ChartTheme::hairline(theme.surface)); // the gap between stacked parts
        series->append(set);
    }
    chart()->addSeries(series);
    auto* months = new QBarCategoryAxis;
    QStringList names;
    for (const BillingPeriod& period : m_plot.periods)
        names << period.toString();
    months->append(names);
    auto* values = new QValueAxis;
    values->setRange(m_scale.low, m_scale.high);
    values->setTickCount(m_scale.intervals() + 1);
    ChartTheme::hideAxis(*months);
    ChartTheme::hideAxis(*values);
    chart()->addAxis(months, Qt::AlignBottom);
    chart()->addAxis(values, Qt::AlignLeft);
    series->attachAxis(months);
    series->attachAxis(values);
}

void TrendView::buildLines()
{
    auto* months = new QValueAxis;
    months->setRange(-0.5, static_cast<double>(m_plot.periods.size()) - 0.5);
    months->setTickCount(2);
    auto* values = new QValueAxis;
    values->setRange(m_scale.low, m_scale.high);
    values->setTickCount(m_scale.intervals() + 1);
    ChartTheme::hideAxis(*months);
    ChartTheme::hideAxis(*values);
    chart()->addAxis(months, Qt::AlignBottom);
    chart()->addAxis(values, Qt::AlignLeft);
    for (int i = 0; i < m_plot.series.size(); ++i) {
        if (m_hidden.contains(i))
            continue;
        QList<QPointF> points;
        // A missing month is a gap: every run of months is a series of its own.
        const auto flush = [&] {
            if (points.isEmpty())
                return;
            auto* line = new QLineSeries;
            line->setProperty("series", i);
            line->setPen(ChartTheme::line(colourOf(i), i));
            line->setPointsVisible(points.size() == 1);
            line->replace(points);
            chart()->addSeries(line);
            line->attachAxis(months);
            line->attachAxis(values);
            points.clear();
        };
        for (int month = 0; month < m_plot.periods.size(); ++month) {
            if (const auto& value = m_plot.series[i].months[month])
                points << QPointF(month, value->toPixelScale());
            else
                flush();
        }
        flush();
    }
}

void TrendView::layOut()
{
    const QFontMetricsF metrics(Type::font(TextStyle::Caption));
    double left = 0;
    for (int i = 0; i <= m_scale.intervals(); ++i)
        left = std::max(left, metrics.horizontalAdvance(m_scale.label(i)));
    const QRectF all(viewport()->rect());
    left = std::ceil(left) + 8;
    const double bottom = std::ceil(metrics.height()) + 10;
    m_area = QRectF(left, std::ceil(metrics.height() / 2) + 2, std::max(10.0, all.width() - left - 2),
                    std::max(10.0, all.height() - bottom - std::ceil(metrics.height() / 2) - 2));
    chart()->setPlotArea(m_area);
    if (!m_plot.isEmpty() && m_stacked) {
        const double each = m_area.width() / static_cast<double>(m_plot.periods.size());
        for (QAbstractSeries* series : chart()->series()) {
            if (auto* columns = qobject_cast<QStackedBarSeries*>(series))
                columns->setBarWidth(std::min(columnShare, widestColumn / each));
        }
    }
    setRenderHint(QPainter::Antialiasing, !m_stacked);
}

void TrendView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

double TrendView::yOf(double value) const
{
    return m_area.bottom() - (value - m_scale.low) / (m_scale.high - m_scale.low) * m_area.height();
}

double TrendView::valueOf(double y) const
{
    return m_scale.low + (m_area.bottom() - y) / m_area.height() * (m_scale.high - m_scale.low);
}

QRect TrendView::columnRect(int month) const
{
    if (m_plot.isEmpty())
        return {};
    const double each = m_area.width() / static_cast<double>(m_plot.periods.size());
    return QRectF(m_area.left() + each * month, m_area.top(), each, m_area.height()).toRect();
}

QRect TrendView::partRect(int month, int series) const
{
    if (m_plot.isEmpty() || month < 0 || series < 0 || !m_plot.series[series].months[month])
        return {};
    const QRect column = columnRect(month);
    const double value = m_plot.series[series].months[month]->toPixelScale();
    if (!m_stacked)
        return QRect(column.center().x() - 4, static_cast<int>(yOf(value)) - 4, 9, 9);
    double from = 0;
    for (int i = 0; i < series; ++i) {
        const auto& part = m_plot.series[i].months[month];
        if (!m_hidden.contains(i) && part && part->isNegative() == (value < 0))
            from += part->toPixelScale();
    }
    const double width = std::min(column.width() * columnShare, widestColumn);
    const double top = yOf(std::max(from, from + value));
    const double bottom = yOf(std::min(from, from + value));
    return QRectF(column.center().x() + 0.5 - width / 2, top, width, bottom - top).toRect();
}

int TrendView::monthAt(QPointF position) const
{
    if (m_plot.isEmpty() || position.x() < m_area.left() || position.x() >= m_area.right() ||
        position.y() < m_area.top() - 8 || position.y() > viewport()->height())
        return -1;
    const double each = m_area.width() / static_cast<double>(m_plot.periods.size());
    return std::min(static_cast<int>((position.x() - m_area.left()) / each),
                    static_cast<int>(m_plot.periods.size()) - 1);
}

int TrendView::seriesAt(QPointF position) const
{
    const int month = monthAt(position);
    if (month < 0)
        return -1;
    if (m_stacked) {
        const QRect column = columnRect(month);
        const double half = std::min(column.width() * columnShare, widestColumn) / 2;
        if (std::abs(position.x() - column.center().x()) > half + 2)
            return -1;
        return partAt(m_plot, m_hidden, month, valueOf(position.y()));
    }
    int nearest = -1;
    double distance = 12;
    for (int i = 0; i < m_plot.series.size(); ++i) {
        if (m_hidden.contains(i) || !m_plot.series[i].months[month])
            continue;
        const double away = std::abs(yOf(m_plot.series[i].months[month]->toPixelScale()) - position.y());
        if (away < distance) {
            distance = away;
            nearest = i;
        }
    }
    return nearest;
}

void TrendView::drawBackground(QPainter* painter, const QRectF&)
{
    const Theme& theme = Theme::current();
    painter->fillRect(viewport()->rect(), theme.surface);
    if (m_month >= 0)
        painter->fillRect(columnRect(m_month), theme.hover);
    if (m_plot.isEmpty())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(ChartTheme::hairline(theme.border));
    for (int i = 0; i <= m_scale.intervals(); ++i) {
        const double y = std::floor(yOf(m_scale.valueAt(i)));
        painter->drawLine(QPointF(m_area.left(), y), QPointF(m_area.right(), y));
    }
    painter->restore();
}

void TrendView::drawLabels(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    painter.setFont(Type::font(TextStyle::Caption));
    painter.setPen(theme.text2);
    for (int i = 0; i <= m_scale.intervals(); ++i) {
        const double y = yOf(m_scale.valueAt(i));
        painter.drawText(QRectF(0, y - 10, m_area.left() - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                         m_scale.label(i));
    }
    double room = 48;
    for (const QString& label : m_plot.labels)
        room = std::max(room, painter.fontMetrics().horizontalAdvance(label) + 8.0);
    const int step = labelStep(static_cast<int>(m_plot.periods.size()), m_area.width(), room);
    for (int i = 0; i < m_plot.labels.size(); ++i) {
        // A highlighted month says its name even where labels are thinned out.
        if (i % step != 0 && i != m_month)
            continue;
        if (step > 1 && i != m_month && m_month >= 0 && std::abs(i - m_month) < step)
            continue;
        const QRect column = columnRect(i);
        painter.setFont(Type::font(i == m_month ? TextStyle::CaptionStrong : TextStyle::Caption));
        painter.setPen(i == m_month ? theme.text : m_plot.missing(i) ? theme.text3 : theme.text2);
        const double width = painter.fontMetrics().horizontalAdvance(m_plot.labels[i]) + 2;
        // The last label may be wider than its column: it stays inside the picture.
        const double left = std::clamp(column.center().x() + 0.5 - width / 2, 0.0,
                                       std::max(0.0, viewport()->width() - width));
        painter.drawText(QRectF(left, m_area.bottom() + 6, width, painter.fontMetrics().height()),
                         Qt::AlignHCenter | Qt::AlignTop, m_plot.labels[i]);
    }
}

void TrendView::drawMissing(QPainter& painter) const
{
    // Without a mark a missing month would look like one that cost nothing.
    painter.setFont(Type::font(TextStyle::Caption));
    painter.setPen(Theme::current().text3);
    for (int i = 0; i < m_plot.periods.size(); ++i) {
        if (m_plot.missing(i))
            painter.drawText(QRectF(columnRect(i)).adjusted(0, 0, 0, yOf(0) - m_area.bottom() - 2),
                             Qt::AlignHCenter | Qt::AlignBottom, noValue());
    }
}

void TrendView::drawForeground(QPainter* painter, const QRectF&)
{
    if (m_plot.isEmpty()) {
        painter->setFont(Type::font(TextStyle::Body));
        painter->setPen(Theme::current().text2);
        painter->drawText(viewport()->rect(), Qt::AlignCenter, m_emptyText);
        return;
    }
    const Theme& theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(ChartTheme::hairline(theme.borderStrong));
    const double zero = std::floor(yOf(0));
    painter->drawLine(QPointF(m_area.left(), zero), QPointF(m_area.right(), zero));
    painter->setRenderHint(QPainter::Antialiasing, true);
    drawLabels(*painter);
    drawMissing(*painter);
    const QRect part = partRect(m_month, m_series);
    if (!m_stacked && !part.isEmpty()) {
        painter->setPen(QPen(theme.surface, 2));
        painter->setBrush(colourOf(m_series));
        painter->drawEllipse(part);
    }
    if (m_outline && m_month >= 0) {
        const QRect marked = part.isEmpty() ? columnRect(m_month) : part.adjusted(-3, -3, 3, 3);
        Paint::focusRing(painter, marked);
    } else if (m_ring) {
        Paint::focusRing(painter, viewport()->rect());
    }
    painter->restore();
}

} // namespace billfold
