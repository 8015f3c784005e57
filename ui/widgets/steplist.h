// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace billfold
{

/// The steps of a wizard at its side, 200 wide: done with a tick, current with a filled number. Display only;
/// its accessible name says `Step 3 of 6, Preview`.
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(const QStringList& steps = {}, QWidget* parent = nullptr);

    void setSteps(const QStringList& steps);
    void setCurrent(int index);
    int current() const { return m_current; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QStringList m_steps;
    int m_current = 0;
};

} // namespace billfold
