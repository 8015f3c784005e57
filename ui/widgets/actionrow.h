// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;

namespace billfold
{

/// A container without looks whose contents line up with their neighbours, although it keeps 4 px of air on
/// every side: room for the focus rings of push buttons, which a plain container with margins of 0 would cut.
class AirFrame : public QFrame
{
    Q_OBJECT

public:
    explicit AirFrame(QWidget* parent = nullptr);
};

/// Makes a frame of another class, such as a stack, one as well. What lies in it keeps margins of focusAir.
void giveAir(QFrame* frame);

/// A row of buttons and other controls, 8 apart.
class ActionRow : public AirFrame
{
    Q_OBJECT

public:
    explicit ActionRow(QWidget* parent = nullptr);

    QHBoxLayout* row() const { return m_row; }
    void addWidget(QWidget* widget, int stretch = 0);
    void addStretch();

private:
    QHBoxLayout* m_row;
};

} // namespace billfold
