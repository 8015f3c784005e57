// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigation.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/textlabel.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int padding = 10;
constexpr int gap = 10;
constexpr int bar = 3;
constexpr int dot = 7;
constexpr int narrowWidth = Metrics::unit * 2 + Metrics::iconNavigation + 2 * padding;

} // namespace

NavigationButton::NavigationButton(const QString& text, const QString& iconName, QWidget* parent)
    : QAbstractButton(parent), m_iconName(iconName)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationButton::setIconOnly(bool iconOnly)
{
    m_iconOnly = iconOnly;
    settleWords();
    updateGeometry();
    update();
}

void NavigationButton::setDenied(const QString& why)
{
    m_denied = why;
    setEnabled(why.isEmpty());
    setAccessibleDescription(why);
    settleWords();
    update();
}

void NavigationButton::setCount(int count, const QString& words)
{
    m_count = count;
    m_words = count > 0 ? words : QString();
    settleWords();
    update();
}

void NavigationButton::settleWords()
{
    const QString all = m_words.isEmpty() ? text() : tr("%1, %2").arg(text(), m_words);
    setAccessibleName(all);
    QStringList lines;
    if (m_iconOnly || m_count > 0)
        lines.append(all);
    if (!m_denied.isEmpty())
        lines.append(m_denied);
    setToolTip(plainToolTip(lines.join(u'\n')));
}

QSize NavigationButton::sizeHint() const
{
    int width = 2 * padding + Metrics::iconNavigation;
    if (!m_iconOnly)
        width += gap + QFontMetrics(Type::font(TextStyle::Strong)).horizontalAdvance(text());
    return {width, Type::controlHeight()};
}

void NavigationButton::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    const bool pointed = underMouse() && isEnabled();
    if (isChecked() || pointed)
        Paint::frame(&painter, rect(), isChecked() ? t.sel : t.hover, {}, 0, Metrics::radiusControl);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    if (isChecked())
        Paint::frame(&painter, mirrored(QRect(0, 0, bar, height())), t.accent, {}, 0, 1.5);
    const QRect iconRect = mirrored(QRect(padding, 0, Metrics::iconNavigation, height()));
    paintIcon(&painter, iconRect, m_iconName,
              !isEnabled()  ? t.disabled
              : isChecked() ? t.accent
                            : t.text2,
              Metrics::iconNavigation);
    if (!m_iconOnly) {
        painter.setFont(Type::font(isChecked() ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(isEnabled() ? t.text : t.disabled);
        const int x = padding + Metrics::iconNavigation + gap;
        int end = width() - padding;
        if (m_count > 0) {
            const QString number = QLocale().toString(m_count);
            const QFont font = Type::font(TextStyle::Caption);
            const int wide = QFontMetrics(font).horizontalAdvance(number);
            const QFont own = painter.font();
            painter.setFont(font);
            painter.setPen(t.text2);
            painter.drawText(mirrored(QRect(end - wide, 0, wide, height())), Qt::AlignCenter, number);
            painter.setFont(own);
            painter.setPen(t.text);
            end -= wide + gap;
        }
        const QRect textRect = mirrored(QRect(x, 0, end - x, height()));
        const QString shown = painter.fontMetrics().elidedText(text(), Qt::ElideRight, textRect.width());
        painter.drawText(textRect, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    } else if (m_count > 0) {
        Paint::frame(&painter, mirrored(QRect(iconRect.right() - 2, iconRect.center().y() - 12, dot, dot)),
                     t.accent, {}, 0, dot / 2.0);
    }
    QStyleOption option;
    option.initFrom(this);
    if (Paint::showsFocus(&option))
        Paint::focusRing(&painter, rect().adjusted(1, 1, -1, -1), Metrics::radiusSmall);
}

void NavigationButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        emit stepRequested(-1);
        return;
    case Qt::Key_Down:
        emit stepRequested(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

Navigation::Navigation(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Navigation"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::unit, 12, Metrics::unit + 1, Metrics::unit);
    column->setSpacing(0);
    column->addStretch(1);
    setFixedWidth(Metrics::navigation);
}

void Navigation::setTop(QWidget* top)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(0, top);
    column->insertSpacing(1, Metrics::unit);
}

void Navigation::addGroup(const QString& heading, const QList<Entry>& entries)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* label = new TextLabel(heading, TextStyle::CaptionStrong, ColorRole::Text2, this);
    label->setContentsMargins(Metrics::unit, 12, 0, 6);
    m_headings.append(label);
    column->insertWidget(column->count() - 1, label);
    for (const Entry& entry : entries) {
        auto* button = new NavigationButton(entry.text, entry.iconName, this);
        column->insertWidget(column->count() - 1, button);
        const int index = static_cast<int>(m_items.size());
        m_items.append({entry.page, button});
        connect(button, &NavigationButton::stepRequested, this, [this, index](int by) { step(index, by); });
        connect(button, &NavigationButton::clicked, this, [this, page = entry.page, button] {
            // A click on the current entry does not untick it; the window decides what is current.
            button->setChecked(true);
            emit chosen(page);
        });
    }
}

void Navigation::setCurrent(PageId page)
{
    for (const Item& item : std::as_const(m_items)) {
        const bool current = item.page == page;
        item.button->setChecked(current);
        item.button->setFocusPolicy(current ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void Navigation::setDenied(PageId page, const QString& why)
{
    if (NavigationButton* const denied = button(page))
        denied->setDenied(why);
}

void Navigation::setIconsOnly(bool iconsOnly)
{
    if (m_iconsOnly == iconsOnly)
        return;
    m_iconsOnly = iconsOnly;
    for (TextLabel* heading : std::as_const(m_headings))
        heading->setVisible(!iconsOnly);
    for (const Item& item : std::as_const(m_items))
        item.button->setIconOnly(iconsOnly);
    setFixedWidth(iconsOnly ? narrowWidth + 1 : Metrics::navigation);
}

NavigationButton* Navigation::button(PageId page) const
{
    for (const Item& item : m_items) {
        if (item.page == page)
            return item.button;
    }
    return nullptr;
}

void Navigation::focusCurrent()
{
    for (const Item& item : std::as_const(m_items)) {
        if (item.button->isChecked())
            item.button->setFocus(Qt::TabFocusReason);
    }
}

void Navigation::step(int from, int by)
{
    qsizetype to = from + by;
    while (to >= 0 && to < m_items.size() && !m_items[to].button->isEnabled())
        to += by;
    if (to >= 0 && to < m_items.size())
        m_items[to].button->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

void Navigation::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(x, 0, 1, height()), Theme::current().border);
}

} // namespace billfold
