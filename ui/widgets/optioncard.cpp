// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/optioncard.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <algorithm>

namespace billfold
{

namespace
{

constexpr int padding = 12;
constexpr int radioX = 16;
constexpr int textX = 44;

} // namespace

OptionCard::OptionCard(const QString& title, const QString& sentence, const QString& iconName,
                       QWidget* parent)
    : QAbstractButton(parent), m_sentence(sentence), m_iconName(iconName)
{
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    setCheckable(true);
    setAutoExclusive(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect OptionCard::textRect(int width) const
{
    const int right = m_iconName.isEmpty() ? radioX : radioX + Metrics::iconControl + 28;
    return {textX, padding, std::max(80, width - textX - right), 0};
}

int OptionCard::heightForWidth(int width) const
{
    const QRect text = textRect(width);
    const QFontMetrics caption(Type::font(TextStyle::Caption));
    const int sentence =
        m_sentence.isEmpty()
            ? 0
            : caption
                  .boundingRect(QRect(0, 0, text.width(), 1000), Qt::TextWordWrap | Qt::AlignLeft, m_sentence)
                  .height();
    return padding + Type::lineHeight(TextStyle::Strong) + sentence + padding;
}

QSize OptionCard::sizeHint() const
{
    return {320, heightForWidth(320)};
}

QSize OptionCard::minimumSizeHint() const
{
    return {200, heightForWidth(320)};
}

void OptionCard::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    const bool chosen = isChecked();
    const QColor fill = !isEnabled() ? t.window : chosen ? t.accentSoft : underMouse() ? t.hover : t.surface;
    const QColor line = !isEnabled() ? t.border : chosen ? t.accent : t.borderStrong;
    Paint::frame(&painter, rect(), fill, line, chosen ? 2 : 1, Metrics::radiusPanel);
    QStyleOption option;
    option.initFrom(this);
    if (Paint::showsFocus(&option))
        Paint::focusRing(&painter, rect().adjusted(4, 4, -4, -4), Metrics::radiusControl);

    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    option.state.setFlag(QStyle::State_On, chosen);
    option.rect = mirrored(QRect(radioX, padding + 2, 16, 16));
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &option, &painter, this);
    if (!m_iconName.isEmpty())
        paintIcon(&painter, mirrored(QRect(width() - radioX - 20, padding, 20, 20)), m_iconName,
                  isEnabled() ? t.text2 : t.disabled, 20);
    const QRect text = textRect(width());
    const int titleHeight = Type::lineHeight(TextStyle::Strong);
    painter.setFont(Type::font(TextStyle::Strong));
    painter.setPen(isEnabled() ? t.text : t.disabled);
    painter.drawText(mirrored(QRect(text.left(), text.top(), text.width(), titleHeight)),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, this->text());
    painter.setFont(Type::font(TextStyle::Caption));
    painter.setPen(isEnabled() ? t.text2 : t.disabled);
    painter.drawText(mirrored(QRect(text.left(), text.top() + titleHeight, text.width(), height())),
                     Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, m_sentence);
}

} // namespace billfold
