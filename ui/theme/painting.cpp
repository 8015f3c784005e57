// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/painting.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace billfold::Paint
{

void frame(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, qreal width,
           qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(width > 0 ? QPen(line, width) : QPen(Qt::NoPen));
    const qreal half = width / 2;
    const qreal corner = radius > half ? radius - half : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner, corner);
    painter->restore();
}

void focusRing(QPainter* painter, const QRect& rect, qreal radius)
{
    frame(painter, rect, QColor(), Theme::current().focus, 2, radius);
}

void hairlineBottom(QPainter* painter, const QRect& rect, const QColor& color)
{
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color);
}

void hairlineTop(QPainter* painter, const QRect& rect, const QColor& color)
{
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), color);
}

bool showsFocus(const QStyleOption* option)
{
    constexpr QStyle::State wanted = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
    return (option->state & wanted) == wanted;
}

} // namespace billfold::Paint
