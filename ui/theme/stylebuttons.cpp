// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/styleparts.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace billfold::StyleParts
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int buttonPadding = 12;
constexpr int iconGap = 8;
constexpr int chevron = 16;

enum class Look { Secondary, Primary, Destructive, Link };

Look lookOf(const QWidget* widget)
{
    const QString role = widget ? widget->property("role").toString() : QString();
    if (role == "primary"_L1)
        return Look::Primary;
    if (role == "destructive"_L1)
        return Look::Destructive;
    if (role == "link"_L1)
        return Look::Link;
    return Look::Secondary;
}

/// A link in a notice has the notice's own colour (property `ink`) and, because that is no link colour, the
/// strong weight.
QColor inkOf(const QWidget* widget)
{
    return widget ? widget->property("ink").value<QColor>() : QColor();
}

QFont fontOf(Look look, const QWidget* widget)
{
    if (look == Look::Primary || inkOf(widget).isValid())
        return Type::font(TextStyle::Strong);
    // A link stands in a line of text, which may be a small one.
    return look == Look::Link && widget != nullptr ? widget->font() : Type::font(TextStyle::Body);
}

bool enabled(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled;
}
bool hovered(const QStyleOption& option)
{
    return enabled(option) && (option.state & QStyle::State_MouseOver);
}
bool sunken(const QStyleOption& option)
{
    return option.state & (QStyle::State_Sunken | QStyle::State_On);
}

/// Our own icons are drawn in the colour that fits the button; others in what they have.
void drawButtonIcon(QPainter* painter, const QRect& rect, const QIcon& source, const QColor& color, int size,
                    const QStyleOption& option)
{
    if (const QString name = source.name(); hasIcon(name)) {
        paintIcon(painter, rect, name, color, size);
        return;
    }
    const QRect square(rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2, size,
                       size);
    source.paint(painter, square, Qt::AlignCenter, enabled(option) ? QIcon::Normal : QIcon::Disabled,
                 option.state & QStyle::State_On ? QIcon::On : QIcon::Off);
}

QColor buttonText(const QStyleOption& option, Look look, const QWidget* widget)
{
    const Theme& t = Theme::current();
    if (!enabled(option))
        return t.disabled;
    if (const QColor ink = inkOf(widget); ink.isValid())
        return ink;
    switch (look) {
    case Look::Primary:
        return t.onAccent;
    case Look::Destructive:
        return t.errText;
    case Look::Link:
        return t.link;
    case Look::Secondary:
        break;
    }
    return t.text;
}

} // namespace

void pushButtonBevel(const QStyleOptionButton& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const Look look = lookOf(widget);
    const int air = Metrics::focusAir;
    const QRect box = option.rect.adjusted(air, air, -air, -air);
    if (Paint::showsFocus(&option))
        Paint::focusRing(painter, option.rect, Metrics::radiusControl + air);
    if (look == Look::Link || (option.features & QStyleOptionButton::Flat)) {
        if (hovered(option) && look != Look::Link)
            Paint::frame(painter, box, t.hover, t.hover, 0);
        return;
    }
    if (!enabled(option)) {
        Paint::frame(painter, box, t.window, t.border);
        return;
    }
    if (look == Look::Primary) {
        const QColor fill = sunken(option) ? t.accentPress : hovered(option) ? t.accentHover : t.accent;
        Paint::frame(painter, box, fill, fill);
        return;
    }
    const QColor fill = sunken(option) ? t.sunken : hovered(option) ? t.hover : t.surface;
    Paint::frame(painter, box, fill, look == Look::Destructive ? t.errIcon : t.borderStrong);
}

void pushButtonLabel(const QStyleOptionButton& option, QPainter* painter, const QWidget* widget)
{
    const Look look = lookOf(widget);
    const Theme& t = Theme::current();
    const QColor color = buttonText(option, look, widget);
    const QFont font = fontOf(look, widget);
    const QFontMetrics metrics(font);
    // A bare icon with a menu (more actions) says by itself that it opens one.
    const bool hasMenu = (option.features & QStyleOptionButton::HasMenu) && !option.text.isEmpty();
    const int air = Metrics::focusAir + (look == Look::Link ? 0 : buttonPadding);
    QRect inner = option.rect.adjusted(air, Metrics::focusAir, -air, -Metrics::focusAir);
    const int textWidth = option.text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, option.text).width();
    const bool hasIconHere = !option.icon.isNull();
    const int size = Metrics::iconControl;
    int width = textWidth + (hasIconHere ? size : 0) + (hasIconHere && textWidth > 0 ? iconGap : 0);
    if (hasMenu)
        width += iconGap + chevron;
    int x = inner.left() + std::max(0, (inner.width() - width) / 2);
    if (option.text.isEmpty() && !hasMenu)
        x = option.rect.left() + (option.rect.width() - size) / 2;

    const auto mirrored = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const bool plain = look == Look::Secondary && enabled(option);
    if (hasIconHere) {
        drawButtonIcon(painter, mirrored(QRect(x, inner.top(), size, inner.height())), option.icon,
                       plain ? t.text2 : color, size, option);
        x += size + iconGap;
    }
    painter->save();
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(mirrored(QRect(x, inner.top(), textWidth + 1, inner.height())),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic,
                      option.text);
    painter->restore();
    if (hasMenu)
        paintIcon(painter, mirrored(QRect(x + textWidth + iconGap, inner.top(), chevron, inner.height())),
                  u"chevron-down"_s, plain ? t.text2 : color, chevron);
}

QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* widget)
{
    const Look look = lookOf(widget);
    const QFontMetrics metrics(fontOf(look, widget));
    const int air = 2 * Metrics::focusAir;
    if (option.text.isEmpty() && !option.icon.isNull()) {
        const int side = Type::controlHeight() + air;
        return {side, side};
    }
    int width = metrics.size(Qt::TextShowMnemonic, option.text).width();
    if (!option.icon.isNull())
        width += Metrics::iconControl + (option.text.isEmpty() ? 0 : iconGap);
    if (option.features & QStyleOptionButton::HasMenu)
        width += iconGap + chevron;
    if (look == Look::Link)
        return {width + air, std::max(Type::lineHeight(TextStyle::Body), Metrics::iconControl) + air};
    return {width + 2 * buttonPadding + air, Type::controlHeight() + air};
}

void toolButton(const QStyleOptionToolButton& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const bool on = option.state & QStyle::State_On;
    const bool outlined = widget && widget->property("outlined").toBool();
    const bool down = option.state & QStyle::State_Sunken;
    const QRect box = option.rect;
    const QColor fill = on                ? t.sel
                        : down            ? t.sunken
                        : hovered(option) ? t.hover
                        : outlined        ? t.surface
                                          : QColor();
    if (fill.isValid() || outlined)
        Paint::frame(painter, box, fill, enabled(option) ? t.borderStrong : t.border, outlined ? 1 : 0);
    if (Paint::showsFocus(&option))
        Paint::focusRing(painter, box);

    const QColor ink = !enabled(option) ? t.disabled : on ? t.accent : t.text2;
    const bool withText = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    const bool withIcon = option.toolButtonStyle != Qt::ToolButtonTextOnly && !option.icon.isNull();
    const bool menuMark = (option.features & QStyleOptionToolButton::HasMenu) && withText;
    const int size = std::min({option.iconSize.width(), option.iconSize.height(), Metrics::iconNavigation});
    if (option.features & QStyleOptionToolButton::Arrow && option.arrowType != Qt::NoArrow) {
        static const QString arrows[] = {
            {}, u"chevron-up"_s, u"chevron-down"_s, u"chevron-left"_s, u"chevron-right"_s};
        paintIcon(painter, box, arrows[option.arrowType], ink, Metrics::iconControl);
        return;
    }
    if (!withText) {
        if (withIcon)
            drawButtonIcon(painter, box, option.icon, ink, size, option);
        return;
    }
    const QFont font = Type::font(on ? TextStyle::Strong : TextStyle::Body);
    const int textWidth = QFontMetrics(font).size(Qt::TextShowMnemonic, option.text).width();
    int x = box.left() + 8;
    const auto mirrored = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (withIcon) {
        drawButtonIcon(painter, mirrored(QRect(x, box.top(), size, box.height())), option.icon, ink, size,
                       option);
        x += size + 6;
    }
    painter->save();
    painter->setFont(font);
    painter->setPen(enabled(option) ? t.text : t.disabled);
    painter->drawText(mirrored(QRect(x, box.top(), textWidth + 1, box.height())),
                      Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
    painter->restore();
    if (menuMark)
        paintIcon(painter, mirrored(QRect(x + textWidth + 6, box.top(), chevron, box.height())),
                  u"chevron-down"_s, ink, chevron);
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget)
{
    const bool small = widget && widget->property("small").toBool();
    const int side = small ? Type::lineHeight(TextStyle::Body) : Type::controlHeight();
    const bool withText = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    if (!withText)
        return {side, side};
    int width =
        16 + QFontMetrics(Type::font(TextStyle::Strong)).size(Qt::TextShowMnemonic, option.text).width();
    if (option.toolButtonStyle != Qt::ToolButtonTextOnly && !option.icon.isNull())
        width += option.iconSize.width() + 6;
    if (option.features & QStyleOptionToolButton::HasMenu)
        width += chevron + 6;
    return {width, side};
}

void checkIndicator(const QStyleOption& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    QRect box(0, 0, 16, 16);
    box.moveCenter(option.rect.center());
    const bool filled = option.state & (QStyle::State_On | QStyle::State_NoChange);
    if (!filled) {
        const QColor fill = !enabled(option) ? t.window : hovered(option) ? t.hover : t.surface;
        Paint::frame(painter, box, fill, enabled(option) ? t.borderStrong : t.border, 1,
                     Metrics::radiusSmall);
        return;
    }
    const QColor fill = !enabled(option)                    ? t.disabled
                        : sunken(option) && hovered(option) ? t.accentHover
                                                            : t.accent;
    Paint::frame(painter, box, fill, fill, 1, Metrics::radiusSmall);
    const QColor ink = enabled(option) ? t.onAccent : t.window;
    if (option.state & QStyle::State_On)
        paintIcon(painter, box, u"check"_s, ink, 14, 2.2);
    else
        painter->fillRect(QRect(box.left() + 4, box.top() + 7, 8, 2), ink);
}

void radioIndicator(const QStyleOption& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    QRect box(0, 0, 16, 16);
    box.moveCenter(option.rect.center());
    if (option.state & QStyle::State_On) {
        const QColor ring = enabled(option) ? t.accent : t.disabled;
        Paint::frame(painter, box, t.surface, ring, 5, 8);
        return;
    }
    const QColor fill = !enabled(option) ? t.window : hovered(option) ? t.hover : t.surface;
    Paint::frame(painter, box, fill, enabled(option) ? t.borderStrong : t.border, 1, 8);
}

void choiceLabel(const QStyleOptionButton& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    QRect rect = option.rect;
    if (!option.icon.isNull()) {
        const int size = Metrics::iconControl;
        const QRect place =
            QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), size, rect.height()));
        drawButtonIcon(painter, place, option.icon, enabled(option) ? t.text2 : t.disabled, size, option);
        if (option.direction == Qt::RightToLeft)
            rect.adjust(0, 0, -(size + iconGap), 0);
        else
            rect.adjust(size + iconGap, 0, 0, 0);
    }
    painter->save();
    painter->setPen(enabled(option) ? t.text : t.disabled);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, option.text);
    painter->restore();
}

QSize choiceSize(const QStyleOptionButton& option)
{
    const QSize text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text);
    int width = 16 + 2 * Metrics::focusAir;
    if (!option.text.isEmpty())
        width += iconGap + text.width() + 1;
    if (!option.icon.isNull())
        width += Metrics::iconControl + iconGap;
    return {width, std::max(text.height(), Type::lineHeight(TextStyle::Body)) + 2 * Metrics::focusAir};
}

} // namespace billfold::StyleParts
