// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttheme.h"

#include <QAbstractAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>

namespace billfold::ChartTheme
{

void apply(QChart& chart, const Theme& theme)
{
    chart.setAnimationOptions(QChart::NoAnimation);
    chart.setBackgroundRoundness(0);
    chart.setBackgroundVisible(false);
    chart.setBackgroundBrush(theme.surface);
    chart.setPlotAreaBackgroundVisible(false);
    chart.setDropShadowEnabled(false);
    chart.setMargins({});
    chart.legend()->hide();
    if (chart.layout())
        chart.layout()->setContentsMargins(0, 0, 0, 0);
}

void hideAxis(QAbstractAxis& axis)
{
    axis.setLabelsVisible(false);
    axis.setTitleVisible(false);
    axis.setLineVisible(false);
    axis.setShadesVisible(false);
    axis.setGridLineVisible(false);
    axis.setMinorGridLineVisible(false);
}

QPen hairline(const QColor& color)
{
    QPen pen(color, 1);
    pen.setCosmetic(true);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

QPen line(const QColor& color, int index)
{
    QPen pen(color, 2);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    switch (index) {
    case 0:
    case 1:
    case 2:
        break;
    case 3:
        pen.setDashPattern({4, 2});
        break;
    case 4:
        pen.setDashPattern({1, 2});
        break;
    default:
        pen.setDashPattern({6, 2, 1, 2});
        break;
    }
    return pen;
}

QColor faded(const QColor& color, const Theme& theme)
{
    const auto mix = [](int part, int ground) { return (part * 35 + ground * 65) / 100; };
    return {mix(color.red(), theme.surface.red()), mix(color.green(), theme.surface.green()),
            mix(color.blue(), theme.surface.blue())};
}

} // namespace billfold::ChartTheme
