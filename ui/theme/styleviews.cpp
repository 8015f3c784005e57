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

bool enabled(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled;
}

constexpr int sliderMinimum = 24;
constexpr int tabGap = 24;    ///< between two tabs' texts
constexpr int tabHeight = 36; ///< the last pixel is the hairline

} // namespace

// ---- tabs

void tabShape(const QStyleOptionTab& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    const QRect text = option.rect.adjusted(0, 0, -tabGap, 0);
    const QRect shown = QStyle::visualRect(option.direction, option.rect, text);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(QRect(shown.left(), shown.bottom() - 1, shown.width(), 2), t.accent);
    else if (enabled(option) && (option.state & QStyle::State_MouseOver))
        painter->fillRect(QRect(shown.left(), shown.bottom() - 1, shown.width(), 2), t.borderStrong);
}

void tabLabel(const QStyleOptionTab& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    const bool current = option.state & QStyle::State_Selected;
    const QRect shown =
        QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(0, 0, -tabGap, -2));
    QRect text = shown;
    if (!option.icon.isNull()) {
        const int size = Metrics::iconControl;
        const QRect place = QStyle::visualRect(option.direction, shown,
                                               QRect(shown.left(), shown.top(), size, shown.height()));
        paintIcon(painter, place, option.icon.name(), current ? t.accent : t.text2, size);
        if (option.direction == Qt::RightToLeft)
            text.adjust(0, 0, -(size + 6), 0);
        else
            text.adjust(size + 6, 0, 0, 0);
    }
    painter->save();
    painter->setFont(Type::font(current ? TextStyle::Strong : TextStyle::Body));
    const bool pointed = option.state & QStyle::State_MouseOver;
    painter->setPen(!enabled(option) ? t.disabled : current || pointed ? t.text : t.text2);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic,
                      option.text);
    painter->restore();
    if (Paint::showsFocus(&option) && current)
        Paint::focusRing(painter, shown.adjusted(0, 2, 0, -2), 3);
}

QSize tabSize(const QStyleOptionTab& option)
{
    // Of the bold text, or the row jumps when the current tab changes.
    const QFontMetrics metrics(Type::font(TextStyle::Strong));
    int width = metrics.size(Qt::TextShowMnemonic, option.text).width() + tabGap;
    if (!option.icon.isNull())
        width += Metrics::iconControl + 6;
    return {width, std::max(tabHeight, metrics.height() + 16)};
}

// ---- progress

void progress(const QStyleOptionProgressBar& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    QRect groove = option.rect;
    const bool horizontal = option.state & QStyle::State_Horizontal;
    if (horizontal && groove.height() > 8)
        groove = QRect(groove.left(), groove.center().y() - 3, groove.width(), 8);
    Paint::frame(painter, groove, t.sunken, t.sunken, 0, 2);
    const QColor fill = enabled(option) ? t.accent : t.disabled;
    const int length = horizontal ? groove.width() : groove.height();
    int from = 0;
    int size = 0;
    if (option.minimum == option.maximum) {
        // Busy without animation: the part stands where the caller's value puts it, one quarter of the
        // groove.
        size = length / 4;
        from = (length - size) / 2;
    } else {
        const qint64 range = qint64(option.maximum) - option.minimum;
        size = static_cast<int>((qint64(option.progress) - option.minimum) * length / range);
    }
    if (size <= 0)
        return;
    const bool fromEnd = horizontal ? (option.direction == Qt::RightToLeft) != option.invertedAppearance
                                    : !option.invertedAppearance;
    if (fromEnd)
        from = length - size - from;
    const QRect part = horizontal ? QRect(groove.left() + from, groove.top(), size, groove.height())
                                  : QRect(groove.left(), groove.top() + from, groove.width(), size);
    Paint::frame(painter, part, fill, fill, 0, 2);
}

// ---- scroll bars: no arrows, a calm slider in a groove of window colour

void scrollBar(const QStyleOptionSlider& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const QRect all = option.rect;
    painter->fillRect(all, t.window);
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QRect groove = scrollBarPart(option, QStyle::SC_ScrollBarGroove, widget);
    if (!horizontal && groove.top() > all.top())
        // Beside the heading of a table: goes on as the heading does.
        Paint::hairlineBottom(painter, QRect(all.topLeft(), QPoint(all.right(), groove.top() - 1)), t.border);
    QRect edge(groove.left(), groove.top(), horizontal ? groove.width() : 1,
               horizontal ? 1 : groove.height());
    painter->fillRect(QStyle::visualRect(option.direction, groove, edge), t.border);
    if (option.maximum <= option.minimum)
        return;
    QRect slider = scrollBarPart(option, QStyle::SC_ScrollBarSlider, widget);
    slider = horizontal ? slider.adjusted(1, 3, -1, -2) : slider.adjusted(3, 1, -2, -1);
    const bool pointed =
        (option.state & QStyle::State_MouseOver) && (option.activeSubControls & QStyle::SC_ScrollBarSlider);
    const bool active = pointed || (option.state & QStyle::State_Sunken);
    Paint::frame(painter, slider, active ? t.text3 : t.borderStrong, t.borderStrong, 0, Metrics::radiusSmall);
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, const QWidget* widget)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    QRect groove = option.rect;
    if (widget && !horizontal)
        groove.adjust(0, widget->property("insetTop").toInt(), 0, -widget->property("insetBottom").toInt());
    const int length = horizontal ? groove.width() : groove.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int slider = length;
    if (range > 0) {
        const qint64 whole = range + option.pageStep;
        slider = whole > 0 ? static_cast<int>(qint64(option.pageStep) * length / whole) : 0;
        slider = std::clamp(slider, std::min(sliderMinimum, length), length);
    }
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - slider, option.upsideDown);
    const auto along = [&](int from, int size) {
        return horizontal ? QRect(groove.left() + from, groove.top(), size, groove.height())
                          : QRect(groove.left(), groove.top() + from, groove.width(), size);
    };
    QRect rect;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        rect = groove;
        break;
    case QStyle::SC_ScrollBarSlider:
        rect = along(start, slider);
        break;
    case QStyle::SC_ScrollBarSubPage:
        rect = along(0, start);
        break;
    case QStyle::SC_ScrollBarAddPage:
        rect = along(start + slider, length - start - slider);
        break;
    default:
        return {};
    }
    return QStyle::visualRect(option.direction, option.rect, rect);
}

// ---- views

void header(const QStyleOptionHeader& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    painter->fillRect(option.rect, t.window);
    Paint::hairlineBottom(painter, option.rect, t.border);
    painter->save();
    painter->setFont(Type::font(TextStyle::CaptionStrong));
    painter->setPen(enabled(option) ? t.text2 : t.disabled);
    painter->drawText(option.rect.adjusted(8, 0, -8, 0),
                      static_cast<int>(option.textAlignment | Qt::AlignVCenter), option.text);
    painter->restore();
}

void itemPanel(const QStyleOptionViewItem& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const bool inPopup = widget && widget->inherits("QComboBoxListView");
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, option.backgroundBrush);
    if (option.state & QStyle::State_Selected) {
        const bool active = inPopup || (option.state & QStyle::State_Active);
        if (inPopup)
            Paint::frame(painter, option.rect, t.sel, t.sel, 0, Metrics::radiusSmall);
        else
            painter->fillRect(option.rect, active ? t.sel : t.selInactive);
        return;
    }
    if (enabled(option) && (option.state & QStyle::State_MouseOver))
        painter->fillRect(option.rect, t.hover);
}

void splitter(const QStyleOption& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    const bool horizontal = option.state & QStyle::State_Horizontal;
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    QRect grip(0, 0, horizontal ? 2 : 32, horizontal ? 32 : 2);
    grip.moveCenter(option.rect.center());
    Paint::frame(painter, grip, active ? t.accent : t.border, t.border, 0, 1);
}

void branch(const QStyleOption& option, QPainter* painter)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const Theme& t = Theme::current();
    const bool open = option.state & QStyle::State_Open;
    const QString closed = option.direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s;
    paintIcon(painter, option.rect, open ? u"chevron-down"_s : closed, enabled(option) ? t.text2 : t.disabled,
              Metrics::iconControl);
}

} // namespace billfold::StyleParts
