// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionComplex;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;
class QWidget;

namespace billfold
{

/// The drawings of BillfoldStyle, one file a family. Only the style includes this.
namespace StyleParts
{

// stylebuttons.cpp
void pushButtonBevel(const QStyleOptionButton& option, QPainter* painter, const QWidget* widget);
void pushButtonLabel(const QStyleOptionButton& option, QPainter* painter, const QWidget* widget);
QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* widget);
void toolButton(const QStyleOptionToolButton& option, QPainter* painter, const QWidget* widget);
QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget);
void checkIndicator(const QStyleOption& option, QPainter* painter);
void radioIndicator(const QStyleOption& option, QPainter* painter);
void choiceLabel(const QStyleOptionButton& option, QPainter* painter);
QSize choiceSize(const QStyleOptionButton& option);

// styleinputs.cpp
void inputFrame(const QStyleOption& option, QPainter* painter, const QWidget* widget);
void comboBox(const QStyleOptionComboBox& option, QPainter* painter, const QWidget* widget);
void comboLabel(const QStyleOptionComboBox& option, QPainter* painter);
QRect comboPart(const QStyleOptionComboBox& option, QStyle::SubControl part);
void spinBox(const QStyleOptionSpinBox& option, QPainter* painter, const QWidget* widget);
QRect spinPart(const QStyleOptionSpinBox& option, QStyle::SubControl part);

// stylemenus.cpp
void menuPanel(const QStyleOption& option, QPainter* painter);
void menuItem(const QStyleOptionMenuItem& option, QPainter* painter);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& size);
void menuBarItem(const QStyleOptionMenuItem& option, QPainter* painter);
void toolTipPanel(const QStyleOption& option, QPainter* painter);

// styleviews.cpp
void tabShape(const QStyleOptionTab& option, QPainter* painter);
void tabLabel(const QStyleOptionTab& option, QPainter* painter);
QSize tabSize(const QStyleOptionTab& option);
void progress(const QStyleOptionProgressBar& option, QPainter* painter);
void scrollBar(const QStyleOptionSlider& option, QPainter* painter, const QWidget* widget);
QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part, const QWidget* widget);
void header(const QStyleOptionHeader& option, QPainter* painter);
void itemPanel(const QStyleOptionViewItem& option, QPainter* painter, const QWidget* widget);
void splitter(const QStyleOption& option, QPainter* painter);
void branch(const QStyleOption& option, QPainter* painter);

} // namespace StyleParts
} // namespace billfold
