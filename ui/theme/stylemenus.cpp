// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/styleparts.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace billfold::StyleParts
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int itemHeight = 28;
constexpr int padding = 8;
constexpr int iconColumn = Metrics::iconControl + 8;
constexpr int shortcutGap = 32;
constexpr int submenuColumn = 20;

bool enabled(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled;
}

int shortcutWidth(const QString& shortcut)
{
    return QFontMetrics(Type::font(TextStyle::Caption)).horizontalAdvance(shortcut);
}

} // namespace

void menuPanel(const QStyleOption& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    // The corners lie outside the frame; the window behind a menu is square, so they are filled first.
    painter->fillRect(option.rect, t.raised);
    Paint::frame(painter, option.rect, t.raised, t.borderStrong, 1, 0);
}

void menuItem(const QStyleOptionMenuItem& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    painter->fillRect(option.rect, t.raised);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        const int y = option.rect.center().y();
        painter->fillRect(QRect(option.rect.left() + padding, y, option.rect.width() - 2 * padding, 1),
                          t.border);
        if (!option.text.isEmpty()) {
            const QFont font = Type::font(TextStyle::CaptionStrong);
            const int width = QFontMetrics(font).horizontalAdvance(option.text) + padding;
            const QRect place(option.rect.left() + padding, option.rect.top(), width, option.rect.height());
            painter->save();
            painter->setFont(font);
            painter->setPen(t.text3);
            painter->fillRect(QStyle::visualRect(option.direction, option.rect, place), t.raised);
            painter->drawText(QStyle::visualRect(option.direction, option.rect, place),
                              Qt::AlignVCenter | Qt::AlignLeft, option.text);
            painter->restore();
        }
        return;
    }
    const bool chosen = (option.state & QStyle::State_Selected) && enabled(option);
    if (chosen)
        Paint::frame(painter, option.rect, t.sel, t.sel, 0, Metrics::radiusSmall);
    const auto mirrored = [&option](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    const QRect place(rect.left(), rect.top(), Metrics::iconControl, rect.height());
    const QColor ink = enabled(option) ? t.text2 : t.disabled;
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.icon.isNull()) {
        if (option.checked && option.checkType == QStyleOptionMenuItem::Exclusive)
            paintIcon(painter, mirrored(place), u"dot"_s, enabled(option) ? t.accent : t.disabled,
                      Metrics::iconControl);
        else if (option.checked)
            paintIcon(painter, mirrored(place), u"check"_s, enabled(option) ? t.accent : t.disabled,
                      Metrics::iconControl);
    } else if (!option.icon.isNull()) {
        const QString name = option.icon.name();
        if (option.checked)
            Paint::frame(
                painter,
                mirrored(place.adjusted(-3, (place.height() - 22) / 2, 3, -(place.height() - 22) / 2)),
                t.accentSoft, t.accent, 1, Metrics::radiusSmall);
        if (hasIcon(name))
            paintIcon(painter, mirrored(place), name, option.checked ? t.accent : ink, Metrics::iconControl);
        else
            option.icon.paint(painter, mirrored(place), Qt::AlignCenter,
                              enabled(option) ? QIcon::Normal : QIcon::Disabled);
    }
    rect.adjust(iconColumn, 0, 0, 0);
    painter->save();
    painter->setPen(enabled(option) ? t.text : t.disabled);
    painter->setFont(option.font);
    const QString text = option.text.section(u'\t', 0, 0);
    const QString shortcut = option.text.section(u'\t', 1);
    painter->drawText(mirrored(rect),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic, text);
    if (!shortcut.isEmpty()) {
        painter->setFont(Type::font(TextStyle::Caption));
        painter->setPen(ink);
        painter->drawText(mirrored(rect), Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, shortcut);
    }
    painter->restore();
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect end(rect.right() - Metrics::iconControl + 1, rect.top(), Metrics::iconControl,
                        rect.height());
        paintIcon(painter, mirrored(end),
                  option.direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s, ink,
                  Metrics::iconControl);
    }
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& size)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {size.width(), option.text.isEmpty() ? 9 : itemHeight};
    const QFontMetrics metrics(option.font);
    int width = 2 * padding + iconColumn +
                metrics.size(Qt::TextShowMnemonic, option.text.section(u'\t', 0, 0)).width();
    if (const QString shortcut = option.text.section(u'\t', 1); !shortcut.isEmpty())
        width += shortcutGap + shortcutWidth(shortcut);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += submenuColumn;
    return {std::max(width, 120), std::max(itemHeight, metrics.height() + 8)};
}

void menuBarItem(const QStyleOptionMenuItem& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    painter->fillRect(option.rect, t.window);
    const bool open = option.state & QStyle::State_Sunken;
    const bool pointed = option.state & QStyle::State_Selected;
    if ((open || pointed) && enabled(option))
        Paint::frame(painter, option.rect.adjusted(0, 2, 0, -2), open ? t.sel : t.hover, t.sel, 0);
    painter->save();
    painter->setPen(enabled(option) ? t.text : t.disabled);
    painter->drawText(option.rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
    painter->restore();
}

void toolTipPanel(const QStyleOption& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    painter->fillRect(option.rect, t.raised);
    Paint::frame(painter, option.rect, t.raised, t.borderStrong, 1, 0);
}

} // namespace billfold::StyleParts
