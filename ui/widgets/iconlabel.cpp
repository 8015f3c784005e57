// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/iconlabel.h"

#include "ui/theme/icon.h"

#include <QPainter>

namespace billfold
{

IconLabel::IconLabel(const QString& name, ColorRole color, int size, QWidget* parent)
    : QWidget(parent), m_name(name), m_color(color), m_size(size)
{
    setFixedSize(size, size);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(const QString& name, ColorRole color)
{
    m_name = name;
    m_color = color;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = Theme::current();
    paintIcon(&painter, rect(), m_name, isEnabled() ? t.color(m_color) : t.disabled, m_size);
}

} // namespace billfold
