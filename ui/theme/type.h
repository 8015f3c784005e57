// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QApplication;
class QPainter;
class QWidget;

namespace billfold
{

/// The few sizes and weights of text that the program has.
enum class TextStyle {
    Figure,        ///< the amount of a region
    Title,         ///< page title, one a page
    Subtitle,      ///< dialog title, total, summary value
    Strong,        ///< panel heading, label, total row, current item
    Body,          ///< everything else
    Caption,       ///< help, axis, badge; nothing is smaller
    CaptionStrong, ///< table header, group of the navigation
    Code,          ///< policy text, secret keys, ARNs
};

/// Fonts relative to the application font, in points, so that a desktop with large text has large text here
/// too.
namespace Type
{

QFont font(TextStyle style);
/// Height of one line of that style in device-independent pixels: the design's, or more where the font needs
/// it.
int lineHeight(TextStyle style);
/// Height of inputs and buttons: 32, or more where the system font is large.
int controlHeight();

/// Sets Open Sans (or the first installed of its replacements with tabular figures) as the font of the
/// program.
void applyFont(QApplication& application);

} // namespace Type

/// Gives a widget the font of a style. Widgets that already follow the application font need no call for
/// Body.
void setTextStyle(QWidget* widget, TextStyle style);

} // namespace billfold
