// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartwidget.h"
#include "ui/charts/trendplot.h"

namespace billfold
{

class ChartLegend;
class ChartTip;
class TrendView;

/// Months side by side: stacked columns or lines, with legend and tool tip of our own.
///
/// Pointer: the month under it is marked, the tip tells the part and the month's total exactly, a click
/// drills down. Keyboard: left and right go through the months (Home, End), up and down through the parts,
/// Enter drills down, Esc lets go.
class TrendChart : public ChartWidget
{
    Q_OBJECT

public:
    enum class Shape { Stacked, Line };

    explicit TrendChart(QWidget* parent = nullptr);

    void setTrend(const TrendTable& table);
    void setShape(Shape shape);
    Shape shape() const { return m_shape; }
    /// The legend at the right; off where a table below has the swatches.
    void setLegendShown(bool shown);
    ChartLegend* legend() const { return m_legend; }
    ChartTip* tip() const { return m_tip; }
    const TrendPlot& plot() const { return m_plot; }

    /// Marks a series from outside (a row of the table has the pointer): the others fade; -1: none.
    void point(int series);
    /// Leaves series out, as a click on the legend does.
    void setHidden(const QSet<int>& hidden);
    const QSet<int>& hiddenSeries() const;
    int highlightedMonth() const { return m_month; }
    int highlightedSeries() const { return m_series; }
    /// The column's area in the coordinates of this widget, for tests and tips.
    QRect columnRect(int month) const;
    QRect partRect(int month, int series) const;

    void paintPicture(QPainter& painter) const override;
    QSize sizeHint() const override { return {640, 256}; }

signals:
    /// Click or Enter. `series` -1: the whole month.
    void opened(int month, int series);
    void pointedSeries(int series);
    void hiddenChanged(const QSet<int>& hidden);

protected:
    void themeChanged() override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuild();
    void placeLegend();
    void highlight(int month, int series, bool byKeyboard);
    void clearHighlight();
    void showTip(int y);
    static QString tipAmount(Money amount);
    void stepSeries(int by);

    std::optional<TrendTable> m_table; ///< nothing until the first answer
    TrendPlot m_plot;
    Shape m_shape = Shape::Stacked;
    TrendView* m_view;
    ChartLegend* m_legend;
    ChartTip* m_tip;
    bool m_legendShown = true;
    int m_month = -1;
    int m_series = -1;
    bool m_byKeyboard = false;
};

} // namespace billfold
