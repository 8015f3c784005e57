// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace billfold
{

/// An icon of resources/icons (`home`, `bill`, …) that is drawn in a colour of the current theme at any size
/// and device ratio. It follows a change of theme and the disabled state by itself; a checked (State On) icon
/// in Text2 turns Accent. An unknown name gives a null icon.
QIcon icon(const QString& name, ColorRole role = ColorRole::Text2);
/// The program's own picture, in its own colours.
QIcon applicationIcon();

/// True if `:/icons/NAME.svg` exists.
bool hasIcon(const QString& name);
/// The drawing in one colour, `size` device-independent pixels square. Cached by all its arguments. Strokes
/// are 1.5 on the 24 grid, 1.8 at 14 px and below, or `stroke` where it is not 0.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal deviceRatio, qreal stroke = 0);
/// Paints the drawing, centred in `rect`, `size` pixels square, sharp at the painter's device ratio.
void paintIcon(QPainter* painter, const QRect& rect, const QString& name, const QColor& color, int size,
               qreal stroke = 0);

} // namespace billfold
