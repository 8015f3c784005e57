// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/styleparts.h"

#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace billfold::StyleParts
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int arrowWidth = 28;
constexpr int spinWidth = 24;
constexpr int textInset = 9; ///< border of 1 and padding of 8

bool enabled(const QStyleOption& option)
{
    return option.state & QStyle::State_Enabled;
}

/// Focus of an input is always shown, also after a click: it says where typing goes. A combo box is no place
/// to type.
void outline(const QStyleOption& option, QPainter* painter, const QWidget* widget, const QColor& fill,
             bool focused)
{
    const Theme& t = Theme::current();
    if (!enabled(option)) {
        Paint::frame(painter, option.rect, t.window, t.border);
        return;
    }
    const bool error = inputError(widget);
    // The frame of 2 px grows inwards and the text stays where it is.
    Paint::frame(painter, option.rect, fill,
                 error     ? t.errIcon
                 : focused ? t.focus
                           : t.borderStrong,
                 focused || error ? 2 : 1);
}

} // namespace

void inputFrame(const QStyleOption& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const bool readOnly = option.state & QStyle::State_ReadOnly;
    const bool focused = option.state & QStyle::State_HasFocus;
    if (readOnly && !focused) {
        Paint::frame(painter, option.rect, t.window, t.border);
        return;
    }
    outline(option, painter, widget, readOnly ? t.window : t.surface, focused);
}

void comboBox(const QStyleOptionComboBox& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const bool hover = enabled(option) && (option.state & QStyle::State_MouseOver) && !option.editable;
    const bool open = option.state & QStyle::State_On;
    const bool focused =
        (option.state & QStyle::State_HasFocus) && (option.editable || Paint::showsFocus(&option));
    if (option.frame)
        outline(option, painter, widget, open ? t.sunken : hover ? t.hover : t.surface, focused);
    paintIcon(painter, comboPart(option, QStyle::SC_ComboBoxArrow), u"chevron-down"_s,
              enabled(option) ? t.text3 : t.disabled, Metrics::iconControl);
}

void comboLabel(const QStyleOptionComboBox& option, QPainter* painter)
{
    const Theme& t = Theme::current();
    QRect rect = comboPart(option, QStyle::SC_ComboBoxEditField);
    if (!option.currentIcon.isNull()) {
        const int size = Metrics::iconControl;
        const QRect place =
            QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), size, rect.height()));
        const QString name = option.currentIcon.name();
        if (hasIcon(name))
            paintIcon(painter, place, name, enabled(option) ? t.text3 : t.disabled, size);
        else
            option.currentIcon.paint(painter, place, Qt::AlignCenter,
                                     enabled(option) ? QIcon::Normal : QIcon::Disabled);
        if (option.direction == Qt::RightToLeft)
            rect.adjust(0, 0, -(size + 8), 0);
        else
            rect.adjust(size + 8, 0, 0, 0);
    }
    if (option.editable)
        return;
    painter->save();
    painter->setPen(enabled(option) ? t.text : t.disabled);
    painter->drawText(rect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                      option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, rect.width()));
    painter->restore();
}

QRect comboPart(const QStyleOptionComboBox& option, QStyle::SubControl part)
{
    const QRect all = option.rect;
    QRect rect = all;
    if (part == QStyle::SC_ComboBoxArrow)
        rect = QRect(all.right() - arrowWidth + 1, all.top(), arrowWidth - 2, all.height());
    else if (part == QStyle::SC_ComboBoxEditField)
        // An editable field brings 2 px of its own.
        rect = all.adjusted(option.editable ? textInset - 2 : textInset, 2, -arrowWidth, -2);
    return QStyle::visualRect(option.direction, all, rect);
}

void spinBox(const QStyleOptionSpinBox& option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const auto* box = qobject_cast<const QAbstractSpinBox*>(widget);
    QStyleOptionSpinBox frame = option;
    if (box && box->isReadOnly())
        frame.state |= QStyle::State_ReadOnly;
    if (option.frame)
        inputFrame(frame, painter, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, const QString& name,
                           QAbstractSpinBox::StepEnabledFlag step) {
        const bool usable = enabled(option) && (option.stepEnabled & step);
        const QRect rect = spinPart(option, part);
        if (usable && option.activeSubControls == part)
            painter->fillRect(rect, option.state & QStyle::State_Sunken ? t.sunken : t.hover);
        paintIcon(painter, rect, name, usable ? t.text3 : t.disabled, 14);
    };
    arrow(QStyle::SC_SpinBoxUp, u"chevron-up"_s, QAbstractSpinBox::StepUpEnabled);
    arrow(QStyle::SC_SpinBoxDown, u"chevron-down"_s, QAbstractSpinBox::StepDownEnabled);
}

QRect spinPart(const QStyleOptionSpinBox& option, QStyle::SubControl part)
{
    const QRect all = option.rect;
    const int buttons = option.buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : spinWidth;
    const int middle = all.top() + all.height() / 2;
    QRect rect;
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        rect = buttons
                   ? QRect(QPoint(all.right() - buttons, all.top() + 3), QPoint(all.right() - 3, middle - 1))
                   : QRect();
        break;
    case QStyle::SC_SpinBoxDown:
        rect = buttons
                   ? QRect(QPoint(all.right() - buttons, middle), QPoint(all.right() - 3, all.bottom() - 3))
                   : QRect();
        break;
    case QStyle::SC_SpinBoxEditField:
        // The line edit inside adds 2 px before its text.
        rect = all.adjusted(textInset - 2, 2, -(buttons ? buttons + 2 : textInset - 2), -2);
        break;
    default:
        rect = all;
    }
    return QStyle::visualRect(option.direction, all, rect);
}

} // namespace billfold::StyleParts
