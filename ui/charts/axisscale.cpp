// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisscale.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// Intervals between the round ends for one step; a hair of tolerance, or 0.3 / 0.1 would need four.
int intervalsFor(double low, double high, double step)
{
    const double tolerance = 1e-9;
    return static_cast<int>(std::ceil(high / step - tolerance) - std::floor(low / step + tolerance));
}

} // namespace

int AxisScale::intervals() const
{
    return static_cast<int>(std::lround((high - low) / step));
}

QString AxisScale::label(int index, const QLocale& locale) const
{
    struct Unit {
        double size;
        const char* text;
    };
    static constexpr std::array<Unit, 4> units{
        Unit{1e12, QT_TRANSLATE_NOOP("Chart", "%1 tn")}, Unit{1e9, QT_TRANSLATE_NOOP("Chart", "%1 bn")},
        Unit{1e6, QT_TRANSLATE_NOOP("Chart", "%1 M")}, Unit{1e3, QT_TRANSLATE_NOOP("Chart", "%1 k")}};
    const double value = valueAt(index);
    if (std::abs(value) < step / 2)
        return locale.toString(0);
    const double largest = std::max(std::abs(low), std::abs(high));
    double shown = value;
    double shownStep = step;
    const char* pattern = nullptr;
    for (const Unit& unit : units) {
        if (largest >= unit.size) {
            shown /= unit.size;
            shownStep /= unit.size;
            pattern = unit.text;
            break;
        }
    }
    int places = 0;
    for (double part = shownStep; places < 12 && std::abs(part - std::round(part)) > 1e-6 * part; part *= 10)
        ++places;
    QString text = locale.toString(std::abs(shown), 'f', places);
    if (shown < 0)
        text.prepend(QChar(0x2212));
    return pattern != nullptr ? QCoreApplication::translate("Chart", pattern).arg(text) : text;
}

AxisScale axisScale(double low, double high)
{
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
    if (!(high - low > 0))
        return {};
    const int most = low < 0 ? 5 : 4;
    const double rough = (high - low) / most;
    double power = std::pow(10, std::floor(std::log10(rough)));
    static constexpr std::array<double, 9> steps{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
    for (int decade = 0; decade < 3; ++decade, power *= 10) {
        for (const double factor : steps) {
            const double step = power * factor;
            if (intervalsFor(low, high, step) <= most) {
                AxisScale scale;
                scale.step = step;
                scale.low = std::floor(low / step + 1e-9) * step;
                scale.high = std::ceil(high / step - 1e-9) * step;
                return scale;
            }
        }
    }
    return {low, high, (high - low) / most};
}

int labelStep(int columns, double plotWidth, double room)
{
    if (columns <= 0 || plotWidth <= 0)
        return 1;
    const double each = plotWidth / columns;
    for (const int step : {1, 2, 3, 6}) {
        if (each * step >= room)
            return step;
    }
    int step = 12;
    while (each * step < room && step < columns)
        step += 12;
    return step;
}

} // namespace billfold
