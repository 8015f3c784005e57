// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPen>

class QAbstractAxis;
class QChart;

namespace billfold
{

/// Gives Qt Charts the look of the program. Charts do not follow the palette, so their owners call this again
/// after every change of theme. QChart::setTheme() is never called: it would reset every colour.
namespace ChartTheme
{

/// Background, margins, no animation, no legend of its own.
void apply(QChart& chart, const Theme& theme);
/// Nothing of an axis is drawn by Qt Charts: its grid lies where the plot area was before the first layout,
/// and its labels turn into dots. The views draw both.
void hideAxis(QAbstractAxis& axis);
/// A hairline that stays one device pixel.
QPen hairline(const QColor& color);
/// The pen of a line: 2 px, and from the fourth series on a dash pattern too.
QPen line(const QColor& color, int index);
/// A series that stands back while another is pointed at: 35 % of its colour on the surface.
QColor faded(const QColor& color, const Theme& theme);

} // namespace ChartTheme
} // namespace billfold
