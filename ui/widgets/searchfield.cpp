// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/searchfield.h"

#include "ui/theme/icon.h"
#include "ui/theme/type.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int typingPause = 200;

} // namespace

SearchField::SearchField(const QString& name, const QString& placeholder, QWidget* parent)
    : QLineEdit(parent), m_icon(addAction(icon(u"search"_s, ColorRole::Text3), QLineEdit::LeadingPosition)),
      m_delay(new QTimer(this))
{
    setAccessibleName(name);
    setPlaceholderText(placeholder);
    setClearButtonEnabled(true);
    // Both icons are buttons to assistive technology.
    m_icon->setText(name);
    if (auto* clear = findChild<QAction*>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear"));
    m_delay->setSingleShot(true);
    m_delay->setInterval(typingPause);
    connect(m_delay, &QTimer::timeout, this, &SearchField::emitNow);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        // Emptying is a decision, not typing.
        if (text.isEmpty())
            emitNow();
        else
            m_delay->start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::emitNow);
}

void SearchField::setIconName(const QString& iconName)
{
    m_icon->setIcon(icon(iconName, ColorRole::Text3));
}

void SearchField::setShortcutHint(const QString& hint)
{
    m_hint = hint;
    update();
}

void SearchField::emitNow()
{
    m_delay->stop();
    if (text() == m_last)
        return;
    m_last = text();
    emit searchChanged(m_last);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        emitNow();
        emit leaveDown();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_hint.isEmpty() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(Type::font(TextStyle::Caption));
    painter.setPen(Theme::current().text2);
    const Qt::Alignment side = layoutDirection() == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(rect().adjusted(10, 0, -10, 0), static_cast<int>(Qt::AlignVCenter | side), m_hint);
}

} // namespace billfold
