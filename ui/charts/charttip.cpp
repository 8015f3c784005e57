// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttip.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace billfold
{

namespace
{
constexpr int padding = 12;
constexpr int swatch = 10;
constexpr int swatchGap = 7;
constexpr int columnGap = 20;
constexpr int widestName = 240;
} // namespace

ChartTip::ChartTip(QWidget* chart) : QWidget(chart)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void ChartTip::setContent(const QString& heading, const QList<TipLine>& lines)
{
    m_heading = heading;
    m_lines = lines;
    resize(sizeHint());
    update();
}

QSize ChartTip::sizeHint() const
{
    const QFontMetrics strong(Type::font(TextStyle::CaptionStrong));
    const QFontMetrics caption(Type::font(TextStyle::Caption));
    int width = std::min(2 * widestName, strong.horizontalAdvance(m_heading));
    for (const TipLine& line : m_lines) {
        const int mark = line.colour >= 0 ? swatch + swatchGap : 0;
        width = std::max(width, mark + std::min(widestName, caption.horizontalAdvance(line.name)) +
                                    columnGap + caption.horizontalAdvance(line.amount));
    }
    const int lineHeight = std::max(18, caption.height());
    return {width + 2 * padding, 2 * 8 + lineHeight * static_cast<int>(m_lines.size() + 1)};
}

void ChartTip::showBeside(const QRect& column, int y)
{
    constexpr int gap = 12;
    const QRect area = parentWidget()->rect().adjusted(4, 4, -4, -4);
    int x = column.left() - gap - width();
    if (x < area.left())
        x = column.right() + gap;
    x = std::clamp(x, area.left(), std::max(area.left(), area.right() - width() + 1));
    const int top =
        std::clamp(y - height() / 2, area.top(), std::max(area.top(), area.bottom() - height() + 1));
    move(x, top);
    raise();
    show();
}

void ChartTip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    Paint::frame(&painter, rect(), theme.raised, theme.borderStrong);
    const QFont caption = Type::font(TextStyle::Caption);
    const int lineHeight = std::max(18, QFontMetrics(caption).height());
    QRect line(padding, 8, width() - 2 * padding, lineHeight);
    painter.setFont(Type::font(TextStyle::CaptionStrong));
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_heading, Qt::ElideRight, line.width()));
    painter.setFont(caption);
    for (const TipLine& entry : m_lines) {
        line.translate(0, lineHeight);
        QRect name = line;
        if (entry.colour >= 0) {
            painter.fillRect(QRect(line.left(), line.center().y() - swatch / 2 + 1, swatch, swatch),
                             theme.series(entry.colour));
            name.setLeft(line.left() + swatch + swatchGap);
        }
        painter.setPen(entry.quiet ? theme.text2 : theme.text);
        name.setRight(line.right() - painter.fontMetrics().horizontalAdvance(entry.amount) - columnGap / 2);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(entry.name, Qt::ElideRight, name.width()));
        painter.setPen(theme.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, entry.amount);
    }
}

} // namespace billfold
