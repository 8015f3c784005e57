// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QLabel>

namespace billfold
{

/// A label in one of our text styles and colours that follows a change of theme. Plain text, selectable by
/// nothing.
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

    TextStyle m_style;
    ColorRole m_color;
};

} // namespace billfold
