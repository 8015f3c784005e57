// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billtable.h"

#include <QLocale>
#include <QSet>

#include <optional>

namespace billfold
{

/// One part of the columns (or one line).
struct PlotSeries {
    QString key, name;
    int colour = 0; ///< index for Theme::series(); 9 is Others
    bool others = false;
    QList<std::optional<Money>> months; ///< nullopt: the month is missing
    Money total;
};

/// What a trend chart draws, worked out from the service's answer and free of any drawing.
struct TrendPlot {
    QList<BillingPeriod> periods;
    QList<bool> estimated;
    /// "Oct 25", "Nov", "Jan 26", "Feb est.": the year only at the first and at January.
    QStringList labels;
    QList<PlotSeries> series; ///< bottom of the stack first, which is the largest; Others last
    QList<std::optional<Money>> totals;

    bool isEmpty() const { return periods.isEmpty() || series.isEmpty(); }
    /// True if no import covers the month.
    bool missing(int month) const { return !totals.value(month).has_value(); }
};

inline constexpr int mostParts = mostTrendGroups;
inline constexpr int mostLines = 5;

/// At most `most` series by total shown, largest first; the rest is added up to one "Others (n)" at the end
/// (foldTrend). A name keeps the colour of its place, whatever `most` is.
TrendPlot makeTrendPlot(const TrendTable& table, int most, const QLocale& locale = QLocale());

/// Smallest and largest value that is drawn when the series in `hidden` (positions) are left out: stacked
/// sums, or single points.
struct PlotRange {
    double low = 0, high = 0;
};
PlotRange plotRange(const TrendPlot& plot, const QSet<int>& hidden, bool stacked);

/// The part of the stack of a month that lies at `value`, among the series that are not hidden: its index, or
/// -1.
int partAt(const TrendPlot& plot, const QSet<int>& hidden, int month, double value);

/// One or two sentences for who cannot see the chart: months, latest total, largest parts, highest and lowest
/// month.
QString spokenSummary(const TrendPlot& plot, const QString& currency, const QLocale& locale = QLocale());

} // namespace billfold
