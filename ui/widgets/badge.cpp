// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace billfold
{

namespace
{

constexpr int beforeIcon = 5;
constexpr int afterIcon = 4;
constexpr int padding = 8;

} // namespace

Badge::Badge(QWidget* parent) : Badge(Semantic::Neutral, {}, {}, parent) {}

Badge::Badge(Semantic semantic, const QString& word, const QString& iconName, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextStyle(this, TextStyle::Caption);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState(semantic, word, iconName);
}

void Badge::setState(Semantic semantic, const QString& word, const QString& iconName)
{
    m_semantic = semantic;
    m_icon = iconName.isEmpty() ? semanticIcon(semantic) : iconName;
    setText(word);
    if (parentWidget())
        setVisible(!word.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return sizeOf(m_semantic, text(), m_icon);
}

QSize Badge::sizeOf(Semantic, const QString& word, const QString& iconName)
{
    const QFontMetrics metrics(Type::font(TextStyle::Caption));
    const int lead = iconName.isEmpty() ? padding : beforeIcon + Metrics::iconBadge + afterIcon;
    return {lead + metrics.horizontalAdvance(word) + padding, std::max(Metrics::badge, metrics.height() + 2)};
}

QRect Badge::paint(QPainter* painter, const QRect& rect, Semantic semantic, const QString& word,
                   const QString& iconName, Qt::LayoutDirection direction)
{
    const SemanticColors colors = Theme::current().semantic(semantic);
    const QSize size = sizeOf(semantic, word, iconName);
    QRect box(rect.left(), rect.top() + (rect.height() - size.height()) / 2, size.width(), size.height());
    box = QStyle::visualRect(direction, rect, box);
    Paint::frame(painter, box, colors.background, colors.background, 0, Metrics::radiusControl);
    int lead = padding;
    if (!iconName.isEmpty()) {
        const QRect place(box.left() + beforeIcon, box.top(), Metrics::iconBadge, box.height());
        paintIcon(painter, QStyle::visualRect(direction, box, place), iconName, colors.icon,
                  Metrics::iconBadge);
        lead = beforeIcon + Metrics::iconBadge + afterIcon;
    }
    painter->save();
    painter->setFont(Type::font(TextStyle::Caption));
    painter->setPen(colors.text);
    painter->drawText(QStyle::visualRect(direction, box, box.adjusted(lead, 0, 0, 0)),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, word);
    painter->restore();
    return box;
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(&painter, rect(), m_semantic, text(), m_icon, layoutDirection());
}

} // namespace billfold
