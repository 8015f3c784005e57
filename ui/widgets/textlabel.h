// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QLabel>

namespace billfold
{

/// A label in one of our text styles and colours that follows a change of theme. Plain text: names from an
/// export are never read as markup.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(const QString& text = {}, TextStyle style = TextStyle::Body,
                       ColorRole color = ColorRole::Text, QWidget* parent = nullptr);

    void setColor(ColorRole color);
    void setStyleOfText(TextStyle style);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColor();

    ColorRole m_color;
};

/// Gives a label's text (or any widget's foreground) a colour of the theme; the disabled state keeps its own.
void setTextColor(QWidget* widget, const QColor& color);

/// A tool tip that shows `text` as it is, also where it looks like markup.
QString plainToolTip(const QString& text);

} // namespace billfold
