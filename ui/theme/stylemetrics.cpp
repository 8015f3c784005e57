// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/billfoldstyle.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/styleparts.h"
#include "ui/theme/type.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QStyleOption>
#include <QTabBar>
#include <QWizard>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

QSize BillfoldStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                      const QWidget* widget) const
{
    const auto atLeastControl = [](QSize wanted) {
        wanted.setHeight(std::max(Type::controlHeight(), wanted.height()));
        return wanted;
    };
    switch (type) {
    case CT_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return StyleParts::pushButtonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            return StyleParts::toolButtonSize(*tool, widget);
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return StyleParts::choiceSize(*button);
        break;
    case CT_LineEdit:
        return {size.width() + 14, Type::controlHeight()};
    case CT_ComboBox:
        return atLeastControl({size.width() + 9 + 32, 0});
    case CT_SpinBox:
        return atLeastControl({size.width() + 9 + 28, 0});
    case CT_MenuItem:
        if (const auto* menu = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return StyleParts::menuItemSize(*menu, size);
        break;
    case CT_MenuBarItem:
        return {size.width() + 20, std::max(Metrics::menuBar, size.height() + 8)};
    case CT_TabBarTab:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return StyleParts::tabSize(*tab);
        break;
    case CT_ProgressBar:
        return {size.width(), 8};
    case CT_ItemViewItem: {
        QSize item = QProxyStyle::sizeFromContents(type, option, size, widget);
        item.setHeight(std::max(item.height(), Metrics::rowDense));
        return item;
    }
    case CT_HeaderSection: {
        QSize section = QProxyStyle::sizeFromContents(type, option, size, widget);
        section.setHeight(std::max(section.height(), Metrics::header));
        return section;
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int BillfoldStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return qobject_cast<const QDialog*>(widget) ? Metrics::dialogPadding : Metrics::panelPadding;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Metrics::unit;
    case PM_DefaultFrameWidth:
        // Room for the round corners and the frame of 2 px of an input that has the focus.
        return widget && widget->inherits("QPlainTextEdit") ? 3 : 1;
    case PM_MenuPanelWidth:
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
        return 1;
    case PM_ButtonMargin:
        return 12;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarTabOverlap:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarVMargin:
    case PM_MenuBarPanelWidth:
    case PM_ToolBarFrameWidth:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 0;
    case PM_TabBarBaseOverlap:
        return 1;
    case PM_MenuBarHMargin:
        return 8;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_LineEditIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Metrics::iconControl;
    case PM_ToolBarIconSize:
    case PM_LargeIconSize:
        return Metrics::iconNavigation;
    case PM_MessageBoxIconSize:
        return 24;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_HeaderMargin:
    case PM_ToolTipLabelFrameWidth:
        return 8;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 0;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollBarSliderMin:
        return 24;
    case PM_SplitterWidth:
        return Metrics::panelGap;
    case PM_TreeViewIndentation:
        return 20;
    case PM_HeaderDefaultSectionSizeVertical:
        return Metrics::row;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BillfoldStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                             QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_Widget_Animation_Duration:
    case SH_Widget_Animate:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_MessageBox_CenterButtons:
    case SH_Menu_SloppySubMenus:
        return hint == SH_Menu_SloppySubMenus ? 1 : 0;
    case SH_ComboBox_PopupFrameStyle:
        return QFrame::StyledPanel | QFrame::Plain;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ComboBox_ListMouseTracking:
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_DialogButtonLayout:
        // Cancel left of the action that is named by its verb, right-most.
        return QDialogButtonBox::GnomeLayout;
    case SH_TabBar_Alignment:
    case SH_FormLayoutLabelAlignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideNone;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Table_GridLineColor:
        return static_cast<int>(Theme::current().border.rgb());
    case SH_WizardStyle:
        return QWizard::ClassicStyle;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon BillfoldStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption* option,
                                  const QWidget* widget) const
{
    switch (standardIcon) {
    case SP_MessageBoxInformation:
        return icon(u"info"_s, ColorRole::InfoIcon);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, ColorRole::WarnIcon);
    case SP_MessageBoxCritical:
        return icon(u"error"_s, ColorRole::ErrIcon);
    case SP_MessageBoxQuestion:
        return icon(u"explain"_s, ColorRole::InfoIcon);
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
        return icon(u"close"_s, ColorRole::Text3);
    case SP_FileIcon:
        return icon(u"file"_s);
    case SP_DirIcon:
    case SP_DirClosedIcon:
    case SP_DirOpenIcon:
        return icon(u"folder"_s);
    case SP_ArrowBack:
        return icon(u"back"_s);
    case SP_ArrowForward:
        return icon(u"forward"_s);
    default:
        return QProxyStyle::standardIcon(standardIcon, option, widget);
    }
}

} // namespace billfold
