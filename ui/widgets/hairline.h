// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace billfold
{

/// A line of 1 px between two parts of a column.
class Hairline : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {16, 1}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace billfold
