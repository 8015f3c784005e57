// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace billfold
{

/// Pages of which one is shown. It asks for the height of that one; QStackedWidget asks for the highest, so
/// that a low page would scroll in a short window for the sake of one that nobody sees.
class CurrentStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit CurrentStack(QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void settle();
};

} // namespace billfold
