// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/barview.h"

#include "ui/charts/charttheme.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QHorizontalBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace billfold
{

namespace
{
constexpr double gap = 8;
constexpr double barGap = 6;
constexpr double tallestRow = 34;
} // namespace

BarView::BarView(QWidget* parent) : QChartView(new QChart, parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setRenderHint(QPainter::TextAntialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setInteractive(false);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    viewport()->setAttribute(Qt::WA_TransparentForMouseEvents);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setMinimumSize(160, 60);
    retheme();
}

void BarView::setBars(const QList<Bar>& bars)
{
    m_bars = bars;
    m_row = -1;
    rebuild();
}

void BarView::setHighlight(int row, bool outline)
{
    if (m_row == row && m_outline == outline)
        return;
    m_row = row;
    m_outline = outline;
    viewport()->update();
}

void BarView::setRing(bool ring)
{
    m_ring = ring;
    viewport()->update();
}

void BarView::retheme()
{
    ChartTheme::apply(*chart(), Theme::current());
    rebuild();
}

void BarView::rebuild()
{
    const Theme& theme = Theme::current();
    chart()->removeAllSeries();
    for (QAbstractAxis* axis : chart()->axes()) {
        chart()->removeAxis(axis);
        delete axis;
    }
    m_low = m_high = 0;
    for (const Bar& bar : std::as_const(m_bars)) {
        m_low = std::min(m_low, bar.amount.toPixelScale());
        m_high = std::max(m_high, bar.amount.toPixelScale());
    }
    if (!(m_high - m_low > 0))
        m_high = m_low + 1;
    if (!m_bars.isEmpty()) {
        auto* set = new QBarSet({});
        QStringList keys;
        // A category axis counts from below.
        for (auto bar = m_bars.crbegin(); bar != m_bars.crend(); ++bar) {
            set->append(bar->amount.toPixelScale());
            keys << QString::number(keys.size());
        }
        set->setBrush(theme.series(0));
        set->setPen(Qt::NoPen);
        auto* series = new QHorizontalBarSeries;
        series->append(set);
        chart()->addSeries(series);
        auto* names = new QBarCategoryAxis;
        names->append(keys);
        auto* values = new QValueAxis;
        values->setRange(m_low, m_high);
        ChartTheme::hideAxis(*names);
        ChartTheme::hideAxis(*values);
        chart()->addAxis(names, Qt::AlignLeft);
        chart()->addAxis(values, Qt::AlignBottom);
        series->attachAxis(names);
        series->attachAxis(values);
    }
    layOut();
    viewport()->update();
}

void BarView::layOut()
{
    const QFontMetricsF metrics(Type::font(TextStyle::Caption));
    const double width = viewport()->width();
    double names = 0;
    double amounts = 0;
    for (const Bar& bar : std::as_const(m_bars)) {
        names = std::max(names, metrics.horizontalAdvance(bar.name));
        amounts = std::max(amounts, metrics.horizontalAdvance(bar.text));
    }
    amounts = std::ceil(amounts) + barGap + 2;
    names = std::min(std::ceil(names) + 1, std::max(60.0, (width - amounts) * 0.45));
    const double rows = static_cast<double>(std::max<qsizetype>(1, m_bars.size()));
    const double height = std::min(static_cast<double>(viewport()->height()), rows * tallestRow);
    // Amounts of negative bars stand right of zero, so the end of the longest bar bounds them all.
    m_area = QRectF(names + gap, 0, std::max(10.0, width - names - gap - amounts), std::max(10.0, height));
    chart()->setPlotArea(m_area);
    for (QAbstractSeries* series : chart()->series()) {
        if (auto* bars = qobject_cast<QHorizontalBarSeries*>(series))
            bars->setBarWidth(thickness() / (m_area.height() / rows));
    }
}

double BarView::thickness() const
{
    const double row = m_area.height() / static_cast<double>(std::max<qsizetype>(1, m_bars.size()));
    return std::clamp(std::floor(row * 0.55), 4.0, 18.0);
}

void BarView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    layOut();
}

double BarView::xOf(double value) const
{
    return m_area.left() + (value - m_low) / (m_high - m_low) * m_area.width();
}

QRect BarView::rowRect(int row) const
{
    if (row < 0 || row >= m_bars.size())
        return {};
    const double each = m_area.height() / static_cast<double>(m_bars.size());
    return QRectF(0, m_area.top() + each * row, viewport()->width(), each).toAlignedRect();
}

QRect BarView::barRect(int row) const
{
    const QRect box = rowRect(row);
    if (box.isEmpty())
        return {};
    const double end = xOf(m_bars[row].amount.toPixelScale());
    const double left = std::min(xOf(0), end);
    return QRectF(left, box.center().y() - thickness() / 2, std::max(1.0, std::abs(end - xOf(0))),
                  thickness())
        .toRect();
}

int BarView::rowAt(QPointF position) const
{
    if (m_bars.isEmpty() || position.y() < m_area.top() || position.y() >= m_area.bottom())
        return -1;
    const double each = m_area.height() / static_cast<double>(m_bars.size());
    return std::min(static_cast<int>((position.y() - m_area.top()) / each),
                    static_cast<int>(m_bars.size()) - 1);
}

bool BarView::nameElided(int row) const
{
    const QFontMetricsF metrics(Type::font(TextStyle::Caption));
    return row >= 0 && row < m_bars.size() &&
           metrics.horizontalAdvance(m_bars[row].name) > m_area.left() - gap;
}

void BarView::drawBackground(QPainter* painter, const QRectF&)
{
    const Theme& theme = Theme::current();
    painter->fillRect(viewport()->rect(), theme.surface);
    if (m_row >= 0)
        painter->fillRect(rowRect(m_row), theme.hover);
}

void BarView::drawForeground(QPainter* painter, const QRectF&)
{
    if (m_bars.isEmpty()) {
        painter->setFont(Type::font(TextStyle::Body));
        painter->setPen(Theme::current().text2);
        painter->drawText(viewport()->rect(), Qt::AlignCenter, m_emptyText);
        return;
    }
    const Theme& theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(ChartTheme::hairline(theme.borderStrong));
    const double zero = std::floor(xOf(0)) - (m_low < 0 ? 0 : 1);
    painter->drawLine(QPointF(zero, m_area.top()), QPointF(zero, m_area.bottom()));
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->setFont(Type::font(TextStyle::Caption));
    const QFontMetricsF metrics(painter->font());
    for (int i = 0; i < m_bars.size(); ++i) {
        const QRectF row(rowRect(i));
        const QRectF name(0, row.top(), m_area.left() - gap, row.height());
        painter->setPen(theme.text2);
        painter->drawText(name, Qt::AlignRight | Qt::AlignVCenter,
                          metrics.elidedText(m_bars[i].name, Qt::ElideRight, name.width()));
        painter->setPen(theme.text);
        const double end = std::max(xOf(0), xOf(m_bars[i].amount.toPixelScale()));
        painter->drawText(QRectF(end + barGap, row.top(), viewport()->width() - end - barGap, row.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, m_bars[i].text);
    }
    if (m_outline && m_row >= 0)
        Paint::focusRing(painter, rowRect(m_row));
    else if (m_ring)
        Paint::focusRing(painter, viewport()->rect());
    painter->restore();
}

} // namespace billfold
