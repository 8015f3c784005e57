// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QChartView>
#include <QList>

namespace billfold
{

/// One bar: its name at the left, its text (the amount) at its end.
struct Bar {
    QString key, name;
    Money amount;
    QString text;
};

/// The drawing of AccountBarChart, on Qt Charts. Includes Qt Charts, so only ui/charts sees it.
class BarView : public QChartView
{
    Q_OBJECT

public:
    explicit BarView(QWidget* parent = nullptr);

    void setBars(const QList<Bar>& bars);
    void setHighlight(int row, bool outline);
    void setRing(bool ring);
    /// What stands there instead of a chart without charges.
    void setEmptyText(const QString& text) { m_emptyText = text; }
    void retheme();
    QRect rowRect(int row) const;
    QRect barRect(int row) const;
    int rowAt(QPointF position) const;
    bool nameElided(int row) const;

protected:
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void layOut();
    double xOf(double value) const;
    double thickness() const;

    QString m_emptyText;
    QList<Bar> m_bars;
    QRectF m_area;
    double m_low = 0;
    double m_high = 1;
    int m_row = -1;
    bool m_outline = false;
    bool m_ring = false;
};

} // namespace billfold
