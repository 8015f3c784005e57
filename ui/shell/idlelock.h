// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"

#include <QObject>

#include <memory>

class QTimer;

namespace billfold
{

/// Notices that nobody presses, moves or types anything in any window of the program. It asks the clock, not
/// a timer, how long that has been: a computer that slept was left alone meanwhile.
class IdleLock : public QObject
{
    Q_OBJECT

public:
    explicit IdleLock(std::shared_ptr<const Clock> clock, QObject* parent = nullptr);

    /// Begins to watch, and counts from now; or stops.
    void setWatching(bool watching);
    bool isWatching() const { return m_watching; }
    /// Looks at the clock at once. How many minutes are too many is read from the settings each time.
    void check();

signals:
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isTooLate() const;

    std::shared_ptr<const Clock> m_clock;
    QTimer* m_timer;
    QDateTime m_last;
    bool m_watching = false;
};

} // namespace billfold
