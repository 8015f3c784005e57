// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>

class QPainter;
class QStyleOption;

namespace billfold
{

/// Small pieces that the style, the delegates and our own widgets paint alike.
namespace Paint
{

/// A rounded rectangle, outline inside `rect`. `width` 0 draws no outline.
void frame(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, qreal width = 1,
           qreal radius = 4);
/// The ring of 2 px along the inner edge of `rect`.
void focusRing(QPainter* painter, const QRect& rect, qreal radius = 4);
/// One hairline at the bottom (top) of `rect`, inside it.
void hairlineBottom(QPainter* painter, const QRect& rect, const QColor& color);
void hairlineTop(QPainter* painter, const QRect& rect, const QColor& color);
/// True where the keyboard brought the focus: rings are not shown after a click.
bool showsFocus(const QStyleOption* option);

} // namespace Paint
} // namespace billfold
