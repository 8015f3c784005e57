// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/idlelock.h"

#include "ui/pages/credentials/credentialparts.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>
#include <QTimer>

namespace billfold
{

namespace
{

constexpr int lookEvery = 5000;

} // namespace

IdleLock::IdleLock(std::shared_ptr<const Clock> clock, QObject* parent)
    : QObject(parent), m_clock(std::move(clock)), m_timer(new QTimer(this))
{
    m_timer->setInterval(lookEvery);
    connect(m_timer, &QTimer::timeout, this, &IdleLock::check);
}

void IdleLock::setWatching(bool watching)
{
    if (watching == m_watching)
        return;
    m_watching = watching;
    if (watching) {
        m_last = m_clock->now();
        qApp->installEventFilter(this);
        m_timer->start();
    } else {
        qApp->removeEventFilter(this);
        m_timer->stop();
    }
}

bool IdleLock::isTooLate() const
{
    const int minutes = QSettings().value(idleMinutesKey(), usualIdleMinutes).toInt();
    return m_watching && minutes > 0 && m_last.secsTo(m_clock->now()) >= minutes * 60;
}

void IdleLock::check()
{
    if (isTooLate())
        emit idle();
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::Drop:
        // Whoever comes back too late does not get in by a key that is pressed before the timer looks, and
        // the key does nothing any more: the window goes only after it.
        if (isTooLate()) {
            m_last = m_clock->now();
            emit idle();
            return true;
        }
        m_last = m_clock->now();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace billfold
