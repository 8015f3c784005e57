// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace billfold
{

FlowLayout::FlowLayout(QWidget* parent, int horizontalGap, int verticalGap)
    : QLayout(parent), m_horizontalGap(horizontalGap), m_verticalGap(verticalGap)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = 0;
    int height = 0;
    for (const QLayoutItem* item : m_items) {
        const QSize size = item->sizeHint();
        width += size.width() + (width > 0 ? m_horizontalGap : 0);
        height = std::max(height, size.height());
    }
    return {width + margins.left() + margins.right(), height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::place(const QRect& rect, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect area = rect.marginsRemoved(margins);
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int y = area.top();
    qsizetype first = 0;
    while (first < m_items.size()) {
        // One line: as many items as fit, all centred on its height.
        int width = 0;
        int height = 0;
        qsizetype last = first;
        while (last < m_items.size()) {
            const QSize size = m_items.at(last)->sizeHint();
            const int wanted = width + (last > first ? m_horizontalGap : 0) + size.width();
            if (last > first && wanted > area.width())
                break;
            width = wanted;
            height = std::max(height, size.height());
            ++last;
        }
        int x = area.left();
        for (qsizetype i = first; i < last; ++i) {
            const QSize size = m_items.at(i)->sizeHint();
            const QRect box(x, y + (height - size.height()) / 2, size.width(), size.height());
            if (apply)
                m_items.at(i)->setGeometry(QStyle::visualRect(direction, area, box));
            x += size.width() + m_horizontalGap;
        }
        first = last;
        y += height + (first < m_items.size() ? m_verticalGap : 0);
    }
    return y - rect.top() + margins.bottom();
}

} // namespace billfold
