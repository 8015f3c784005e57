// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace billfold
{

/// The value axis of a chart: round ends and a round step with three to five grid lines. Doubles, because it
/// only places pixels.
struct AxisScale {
    double low = 0;
    double high = 1;
    double step = 0.25;

    int intervals() const;
    /// Text of the line `index`, counted from `low`: `200 k`, `1.5 M`, `0`.
    QString label(int index, const QLocale& locale = QLocale()) const;
    double valueAt(int index) const { return low + step * index; }
};

/// The scale that holds `low` to `high` and zero.
AxisScale axisScale(double low, double high);

/// How many columns share one label so that a label has at least `room` px: 1, 2, 3, 6, 12, …
int labelStep(int columns, double plotWidth, double room = 48);

} // namespace billfold
