// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/billfoldstyle.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/type.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFrame>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

BillfoldStyle::BillfoldStyle() : QProxyStyle(u"Fusion"_s) {}

QPalette BillfoldStyle::standardPalette() const
{
    return Theme::current().palette();
}

void BillfoldStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Fusion asks for hover events of its own widgets only; our tabs and list of a combo box need them as
    // well.
    if (qobject_cast<QTabBar*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QScrollBar*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
        widget->inherits("QSplitterHandle"))
        widget->setAttribute(Qt::WA_Hover);
    if (widget->inherits("QComboBoxPrivateContainer")) {
        QPalette palette = widget->palette();
        palette.setColor(QPalette::Base, Theme::current().raised);
        widget->setPalette(palette);
    }
}

void BillfoldStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                  const QWidget* widget) const
{
    const Theme& t = Theme::current();
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option)) {
            // Width 0 is the field inside a spin box or combo box, which has painted the frame already.
            if (frame->lineWidth > 0)
                StyleParts::inputFrame(*option, painter, widget);
        }
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        StyleParts::checkIndicator(*option, painter);
        return;
    case PE_IndicatorRadioButton:
        StyleParts::radioIndicator(*option, painter);
        return;
    case PE_PanelMenu:
        StyleParts::menuPanel(*option, painter);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        StyleParts::toolTipPanel(*option, painter);
        return;
    case PE_FrameFocusRect:
        if (Paint::showsFocus(option))
            Paint::focusRing(painter, option->rect, Metrics::radiusSmall);
        return;
    case PE_FrameTabBarBase:
        Paint::hairlineBottom(painter, option->rect, t.border);
        return;
    case PE_FrameTabWidget:
        Paint::hairlineTop(painter, option->rect, t.border);
        return;
    case PE_Frame:
        if (widget && widget->inherits("QComboBoxPrivateContainer")) {
            painter->fillRect(option->rect, t.raised);
            Paint::frame(painter, option->rect, t.raised, t.borderStrong, 1, 0);
        } else if (widget && widget->inherits("QPlainTextEdit")) {
            StyleParts::inputFrame(*option, painter, widget);
        } else {
            Paint::frame(painter, option->rect, QColor(), t.border, 1, 0);
        }
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            StyleParts::itemPanel(*item, painter, widget);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_IndicatorBranch:
        StyleParts::branch(*option, painter);
        return;
    case PE_PanelStatusBar:
    case PE_PanelMenuBar:
    case PE_FrameStatusBarItem:
    case PE_IndicatorTabTear:
        return;
    case PE_IndicatorArrowDown:
        paintIcon(painter, option->rect, u"chevron-down"_s, t.text2, Metrics::iconControl);
        return;
    case PE_IndicatorArrowUp:
        paintIcon(painter, option->rect, u"chevron-up"_s, t.text2, Metrics::iconControl);
        return;
    case PE_IndicatorArrowLeft:
        paintIcon(painter, option->rect, u"chevron-left"_s, t.text2, Metrics::iconControl);
        return;
    case PE_IndicatorArrowRight:
        paintIcon(painter, option->rect, u"chevron-right"_s, t.text2, Metrics::iconControl);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

/// As the common style does it, which asks itself, not this style, where the parts are.
void BillfoldStyle::drawChoice(bool radio, const QStyleOptionButton& option, QPainter* painter,
                               const QWidget* widget) const
{
    QStyleOptionButton part = option;
    part.rect = subElementRect(radio ? SE_RadioButtonIndicator : SE_CheckBoxIndicator, &option, widget);
    drawPrimitive(radio ? PE_IndicatorRadioButton : PE_IndicatorCheckBox, &part, painter, widget);
    part.rect = subElementRect(radio ? SE_RadioButtonContents : SE_CheckBoxContents, &option, widget);
    drawControl(radio ? CE_RadioButtonLabel : CE_CheckBoxLabel, &part, painter, widget);
    if (option.state & State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.rect = subElementRect(radio ? SE_RadioButtonFocusRect : SE_CheckBoxFocusRect, &option, widget);
        drawPrimitive(PE_FrameFocusRect, &focus, painter, widget);
    }
}

void BillfoldStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    const Theme& t = Theme::current();
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const auto* menu = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    switch (element) {
    case CE_PushButton:
        if (button) {
            StyleParts::pushButtonBevel(*button, painter, widget);
            StyleParts::pushButtonLabel(*button, painter, widget);
        }
        return;
    case CE_PushButtonBevel:
        if (button)
            StyleParts::pushButtonBevel(*button, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (button)
            StyleParts::pushButtonLabel(*button, painter, widget);
        return;
    case CE_CheckBox:
    case CE_RadioButton:
        if (button)
            drawChoice(element == CE_RadioButton, *button, painter, widget);
        return;
    case CE_CheckBoxLabel:
    case CE_RadioButtonLabel:
        if (button)
            StyleParts::choiceLabel(*button, painter);
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            StyleParts::comboLabel(*combo, painter);
        return;
    case CE_MenuItem:
        if (menu)
            StyleParts::menuItem(*menu, painter);
        return;
    case CE_MenuBarItem:
        if (menu)
            StyleParts::menuBarItem(*menu, painter);
        return;
    case CE_MenuBarEmptyArea:
    case CE_ToolBar:
        painter->fillRect(option->rect, t.window);
        return;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, t.raised);
        return;
    case CE_TabBarTabShape:
        if (tab)
            StyleParts::tabShape(*tab, painter);
        return;
    case CE_TabBarTabLabel:
        if (tab)
            StyleParts::tabLabel(*tab, painter);
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            StyleParts::progress(*bar, painter);
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, t.window);
        Paint::hairlineBottom(painter, option->rect, t.border);
        return;
    case CE_Header:
        if (const auto* head = qstyleoption_cast<const QStyleOptionHeader*>(option))
            StyleParts::header(*head, painter);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.window);
        Paint::hairlineBottom(painter, option->rect, t.border);
        return;
    case CE_Splitter:
        StyleParts::splitter(*option, painter);
        return;
    case CE_SizeGrip:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void BillfoldStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                       QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            StyleParts::toolButton(*tool, painter, widget);
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            StyleParts::comboBox(*combo, painter, widget);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            StyleParts::spinBox(*spin, painter, widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            StyleParts::scrollBar(*bar, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect BillfoldStyle::subElementRect(SubElement element, const QStyleOption* option,
                                    const QWidget* widget) const
{
    constexpr int air = Metrics::focusAir;
    const QRect all = option->rect;
    switch (element) {
    case SE_LineEditContents:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            // QLineEdit itself leaves 2 px more: the text starts 9 px from the edge, in every state.
            return all.adjusted(7, 1, -7, -1);
        return all;
    case SE_PushButtonLayoutItem:
        // Layouts count from the visible frame; the air for the focus ring may overlap spacing and margins.
        return all.adjusted(air, air, -air, -air);
    case SE_CheckBoxLayoutItem:
    case SE_RadioButtonLayoutItem:
        return all.adjusted(air, air, -air, -air);
    case SE_PushButtonContents:
        return all.adjusted(air, air, -air, -air);
    case SE_CheckBoxIndicator:
    case SE_RadioButtonIndicator:
        return visualRect(option->direction, all,
                          QRect(all.left() + air, all.top() + (all.height() - 16) / 2, 16, 16));
    case SE_CheckBoxContents:
    case SE_RadioButtonContents:
        return visualRect(option->direction, all, all.adjusted(air + 16 + 8, 0, -air, 0));
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
    case SE_CheckBoxClickRect:
    case SE_RadioButtonClickRect:
        return all;
    case SE_FrameLayoutItem:
        if (const int margin = widget ? widget->property("air").toInt() : 0; margin > 0)
            return all.adjusted(margin, margin, -margin, -margin);
        return QProxyStyle::subElementRect(element, option, widget);
    case SE_TreeViewDisclosureItem:
        // TreeView draws its chevrons further in, by the wide padding of a first column.
        return all.translated(option->direction == Qt::RightToLeft ? -Metrics::treeInset : Metrics::treeInset,
                              0);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
    case SE_ProgressBarLabel:
        return all;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect BillfoldStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                    SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
            combo && subControl != SC_ComboBoxListBoxPopup)
            return StyleParts::comboPart(*combo, subControl);
    }
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            return StyleParts::spinPart(*spin, subControl);
    }
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return StyleParts::scrollBarPart(*bar, subControl, widget);
    }
    if (control == CC_ToolButton && subControl == SC_ToolButton)
        return option->rect;
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace billfold
