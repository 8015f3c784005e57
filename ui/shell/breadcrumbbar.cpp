// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/breadcrumbbar.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyleOption>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int gap = 6;
constexpr int chevronSize = 14;
constexpr int smallest = 80;

/// A part that leads somewhere: quiet text, underlined under the pointer.
class CrumbButton : public QAbstractButton
{
public:
    CrumbButton(const QString& text, QWidget* parent) : QAbstractButton(parent)
    {
        setText(text);
        setAccessibleName(text);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }

    QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 2 * Metrics::inner,
                Type::lineHeight(TextStyle::Body) + Metrics::inner};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter painter(this);
        QFont shown = font();
        shown.setUnderline(underMouse());
        painter.setFont(shown);
        painter.setPen(underMouse() ? t.link : t.text2);
        painter.drawText(rect(), static_cast<int>(Qt::AlignCenter) | Qt::TextSingleLine, text());
        QStyleOption option;
        option.initFrom(this);
        if (Paint::showsFocus(&option))
            Paint::focusRing(&painter, rect(), Metrics::radiusSmall);
    }
};

} // namespace

BreadcrumbBar::BreadcrumbBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("You are here"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void BreadcrumbBar::setCrumbs(const QList<Crumb>& crumbs)
{
    for (const Part& part : std::as_const(m_parts)) {
        // Hidden at once: a part that has been clicked lives until its click is over.
        for (QWidget* widget : {part.text, part.chevron}) {
            if (widget != nullptr) {
                widget->hide();
                widget->deleteLater();
            }
        }
    }
    m_parts.clear();
    m_crumbs = crumbs;
    for (qsizetype i = 0; i < crumbs.size(); ++i) {
        const Crumb& crumb = crumbs[i];
        const bool last = i + 1 == crumbs.size();
        Part part{nullptr, nullptr};
        if (i > 0)
            part.chevron = new IconLabel(u"chevron-right"_s, ColorRole::Text3, chevronSize, this);
        if (crumb.target && !last) {
            auto* button = new CrumbButton(crumb.text, this);
            connect(button, &QAbstractButton::clicked, this,
                    [this, target = *crumb.target] { emit opened(target); });
            part.text = button;
        } else {
            auto* label = new ElidingLabel(crumb.text, last ? TextStyle::Strong : TextStyle::Body,
                                           last ? ColorRole::Text : ColorRole::Text2, this);
            label->setContentsMargins(Metrics::inner, 0, Metrics::inner, 0);
            part.text = label;
        }
        m_parts.append(part);
    }
    updateGeometry();
    place();
}

QStringList BreadcrumbBar::texts() const
{
    QStringList texts;
    for (const Crumb& crumb : m_crumbs)
        texts.append(crumb.text);
    return texts;
}

QSize BreadcrumbBar::sizeHint() const
{
    int width = 0;
    for (const Part& part : m_parts)
        width += part.text->sizeHint().width() + (part.chevron != nullptr ? chevronSize + gap : 0);
    return {width, Type::controlHeight()};
}

QSize BreadcrumbBar::minimumSizeHint() const
{
    return {smallest, Type::controlHeight()};
}

void BreadcrumbBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place();
}

void BreadcrumbBar::place()
{
    if (m_parts.isEmpty())
        return;
    int needed = sizeHint().width();
    qsizetype first = 0;
    while (first + 1 < m_parts.size() && needed > width()) {
        needed -= m_parts[first].text->sizeHint().width() + chevronSize + gap;
        ++first;
    }
    int x = 0;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        const bool shown = i >= first;
        part.text->setVisible(shown);
        if (part.chevron != nullptr)
            part.chevron->setVisible(i > first);
        if (!shown)
            continue;
        if (i > first) {
            const QRect chevron(x + gap / 2, (height() - chevronSize) / 2, chevronSize, chevronSize);
            part.chevron->setGeometry(QStyle::visualRect(layoutDirection(), rect(), chevron));
            x += chevronSize + gap;
        }
        const QSize hint = part.text->sizeHint();
        const int textWidth = qMin(hint.width(), qMax(0, width() - x));
        const QRect text(x, (height() - hint.height()) / 2, textWidth, hint.height());
        part.text->setGeometry(QStyle::visualRect(layoutDirection(), rect(), text));
        x += textWidth;
    }
}

} // namespace billfold
