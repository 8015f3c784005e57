// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codeboxes.h"

#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QMouseEvent>
#include <QPainter>
#include <QValidator>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int gap = 6;
constexpr int tickGap = 18;

int side()
{
    return qMax(40, Type::lineHeight(TextStyle::Title) + 12);
}

/// Keeps the digits of what is typed or pasted and drops the rest, so that "287 082" is a code.
class DigitsOnly : public QValidator
{
public:
    using QValidator::QValidator;

    State validate(QString& input, int& position) const override
    {
        QString kept;
        int before = 0;
        for (qsizetype i = 0; i < input.size(); ++i) {
            const int value = input[i].digitValue();
            if (value < 0)
                continue;
            kept += QChar(u'0' + value);
            before += i < position ? 1 : 0;
        }
        input = kept.left(CodeBoxes::digits);
        position = std::min(before, static_cast<int>(input.size()));
        return input.size() == CodeBoxes::digits ? Acceptable : Intermediate;
    }
};

} // namespace

CodeBoxes::CodeBoxes(const QString& name, QWidget* parent) : QLineEdit(parent)
{
    setAccessibleName(name);
    setValidator(new DigitsOnly(this));
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLayoutDirection(Qt::LeftToRight); // a number, whatever the language
    setDragEnabled(false);
    setFrame(false);
    connect(this, &QLineEdit::textChanged, this, [this] {
        setAccepted(false);
        if (isComplete())
            emit completed();
    });
}

void CodeBoxes::setAccepted(bool accepted)
{
    m_accepted = accepted;
    setAccessibleDescription(accepted ? tr("The code is right") : QString());
    update();
}

QSize CodeBoxes::sizeHint() const
{
    return {digits * side() + (digits - 1) * gap + tickGap + Metrics::iconControl, side()};
}

QRect CodeBoxes::box(int index) const
{
    return {index * (side() + gap), (height() - side()) / 2, side(), side()};
}

void CodeBoxes::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    painter.setFont(Type::font(TextStyle::Title));
    const int current = std::min(cursorPosition(), digits - 1);
    for (int i = 0; i < digits; ++i) {
        const bool selected =
            hasSelectedText() && i >= selectionStart() && i < selectionStart() + selectedText().size();
        const bool focused = hasFocus() && i == current;
        const bool error = inputError(this);
        const QColor fill = !isEnabled() ? t.window : selected ? t.sel : t.surface;
        const QColor line = error ? t.errIcon : !isEnabled() ? t.border : focused ? t.focus : t.borderStrong;
        Paint::frame(&painter, box(i), fill, line, focused || error ? 2 : 1, Metrics::radiusControl);
        if (i < text().size()) {
            painter.setPen(isEnabled() ? t.text : t.disabled);
            painter.drawText(box(i), Qt::AlignCenter, text().mid(i, 1));
        }
    }
    if (m_accepted)
        paintIcon(&painter, QRect(box(digits - 1).right() + 1 + tickGap, 0, Metrics::iconControl, height()),
                  u"check"_s, t.okIcon, Metrics::iconControl);
}

void CodeBoxes::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const int index = qBound(0, qRound(event->position().x()) / (side() + gap), digits);
    setCursorPosition(std::min(index, static_cast<int>(text().size())));
    event->accept();
}

} // namespace billfold
