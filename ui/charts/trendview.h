// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axisscale.h"
#include "ui/charts/trendplot.h"

#include <QChartView>

namespace billfold
{

/// The drawing of TrendChart: columns or lines by Qt Charts; labels, zero line, highlight by ourselves,
/// because Qt Charts turns labels that do not fit into dots and prints doubles. Includes Qt Charts, so only
/// ui/charts sees it.
class TrendView : public QChartView
{
    Q_OBJECT

public:
    explicit TrendView(QWidget* parent = nullptr);

    void setPlot(const TrendPlot& plot, bool stacked);
    void setHidden(const QSet<int>& hidden);
    /// The series that stays strong while the others fade; -1: none.
    void setPointed(int series);
    /// The month with the band behind it and the part with the outline; -1: none.
    void setHighlight(int month, int series, bool outline);
    void setRing(bool ring);
    /// What stands there instead of a chart without charges.
    void setEmptyText(const QString& text) { m_emptyText = text; }
    void retheme();

    const TrendPlot& plot() const { return m_plot; }
    /// The column's band in the coordinates of the view.
    QRect columnRect(int month) const;
    QRect partRect(int month, int series) const;
    int monthAt(QPointF position) const;
    int seriesAt(QPointF position) const;

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void buildColumns();
    void buildLines();
    void layOut();
    double yOf(double value) const;
    double valueOf(double y) const;
    QColor colourOf(int series) const;
    void drawLabels(QPainter& painter) const;
    void drawMissing(QPainter& painter) const;

    TrendPlot m_plot;
    QString m_emptyText;
    AxisScale m_scale;
    QSet<int> m_hidden;
    QRectF m_area;
    bool m_stacked = true;
    int m_pointed = -1;
    int m_month = -1;
    int m_series = -1;
    bool m_outline = false;
    bool m_ring = false;
};

} // namespace billfold
