// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QTextDocument>

namespace billfold
{

using namespace Qt::StringLiterals;

TextLabel::TextLabel(const QString& text, TextStyle style, ColorRole color, QWidget* parent)
    : QLabel(text, parent), m_color(color)
{
    setTextFormat(Qt::PlainText);
    setTextStyle(this, style);
    applyColor();
}

void TextLabel::setColor(ColorRole color)
{
    m_color = color;
    applyColor();
}

void TextLabel::setStyleOfText(TextStyle style)
{
    setTextStyle(this, style);
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void TextLabel::applyColor()
{
    setTextColor(this, Theme::current().color(m_color));
}

void setTextColor(QWidget* widget, const QColor& color)
{
    const QColor disabled = Theme::current().disabled;
    QPalette palette = widget->palette();
    bool other = false;
    // On a panel, whose ground is Base, a label writes with Text instead of WindowText.
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text}) {
        other = other || palette.color(QPalette::Active, role) != color ||
                palette.color(QPalette::Disabled, role) != disabled;
        palette.setColor(QPalette::All, role, color);
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    // Setting a palette sends another PaletteChange: stop where nothing changes.
    if (other)
        widget->setPalette(palette);
}

QString plainToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? u"<span>"_s + text.toHtmlEscaped() + u"</span>"_s : text;
}

} // namespace billfold
