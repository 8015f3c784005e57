// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

namespace billfold
{

class NoticeBar;

/// The messages of the window, under the top bar. Errors and warnings stay until the person closes them; a
/// message that something was done makes room for the next one.
class NoticeStack : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeStack(QWidget* parent = nullptr);

    /// The same message twice is shown once. `action` with `run`: a button that closes the notice and runs.
    void add(Semantic semantic, const QString& headline, const QString& text, const QString& action = {},
             std::function<void()> run = {});
    /// Closes the newest notice; false where there is none.
    bool closeNewest();
    void clear();
    QList<NoticeBar*> notices() const { return m_notices; }

private:
    void remove(NoticeBar* notice);

    QList<NoticeBar*> m_notices;
};

} // namespace billfold
