// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

#include <functional>

class QProgressBar;
class QTimer;

namespace billfold
{

class TextLabel;

/// How long the present code of an authenticator app still counts: a bar that gets shorter, and the seconds.
/// The time is asked of `now`, a few times a second while it is seen.
class CodeClock : public QWidget
{
    Q_OBJECT

public:
    explicit CodeClock(std::function<QDateTime()> now, QWidget* parent = nullptr);

    int secondsLeft() const { return m_left; }
    /// Asks for the time at once.
    void refresh();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    std::function<QDateTime()> m_now;
    int m_left = 0;
    QProgressBar* m_bar;
    TextLabel* m_text;
    QTimer* m_timer;
};

} // namespace billfold
