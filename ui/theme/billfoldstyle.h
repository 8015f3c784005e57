// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionButton;

namespace billfold
{

/// Fusion with our frames, fills, metrics and focus rings. It keeps no colours: every call reads
/// Theme::current(), so a change of theme only needs the palette change that applyTheme() sends.
///
/// Properties it reads from widgets:
///  - QPushButton `role` = `primary`, `destructive` or `link` (setButtonRole)
///  - any input `error` = true (setInputError)
///  - QToolButton `outlined` = true: frame as a button
///  - QToolButton `small` = true: no higher than a line of text
///  - link button `ink` = QColor: its colour, in the strong weight
///  - QFrame `air` = pixels: margin that layouts do not count (AirFrame)
///  - QScrollBar `insetTop`, `insetBottom` = pixels: parts beside a table's heading and totals, where no
///  slider goes
/// Never use a style sheet: it replaces this style for the widget and all below it.
class BillfoldStyle : public QProxyStyle
{
    Q_OBJECT

public:
    BillfoldStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    QPalette standardPalette() const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption* option,
                       const QWidget* widget) const override;

private:
    void drawChoice(bool radio, const QStyleOptionButton& option, QPainter* painter,
                    const QWidget* widget) const;
};

} // namespace billfold
