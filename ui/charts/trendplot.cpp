// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trendplot.h"

#include "models/views/moneytext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

QString text(const char* source)
{
    return QCoreApplication::translate("Chart", source);
}

QStringList monthLabels(const TrendTable& table, const QLocale& locale)
{
    QStringList labels;
    for (qsizetype i = 0; i < table.periods.size(); ++i) {
        const BillingPeriod period = table.periods[i];
        const bool year = i == 0 || period.month() == 1;
        const QString label = locale.toString(period.firstDay(), year ? u"MMM yy"_s : u"MMM"_s);
        const bool estimated = table.estimated.value(i) && table.totals.value(i).has_value();
        labels.append(estimated ? text(QT_TRANSLATE_NOOP("Chart", "%1 est.")).arg(label) : label);
    }
    return labels;
}

} // namespace

TrendPlot makeTrendPlot(const TrendTable& table, int most, const QLocale& locale)
{
    TrendTable shown = table;
    std::stable_sort(shown.rows.begin(), shown.rows.end(), [](const TrendRow& a, const TrendRow& b) {
        return a.others != b.others ? b.others : a.total > b.total;
    });
    foldTrend(shown, most);

    TrendPlot plot;
    plot.periods = table.periods;
    plot.estimated = table.estimated;
    plot.labels = monthLabels(table, locale);
    plot.totals = table.totals;
    plot.totals.resize(table.periods.size());
    for (qsizetype i = 0; i < shown.rows.size(); ++i) {
        const TrendRow& row = shown.rows[i];
        PlotSeries series;
        series.key = row.key;
        series.name = row.name;
        series.others = row.others;
        series.colour = row.others ? mostParts : static_cast<int>(i);
        series.months = row.months;
        series.months.resize(table.periods.size());
        series.total = row.total;
        plot.series.append(series);
    }
    return plot;
}

PlotRange plotRange(const TrendPlot& plot, const QSet<int>& hidden, bool stacked)
{
    PlotRange range;
    for (qsizetype month = 0; month < plot.periods.size(); ++month) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < plot.series.size(); ++i) {
            if (hidden.contains(i) || !plot.series[i].months[month])
                continue;
            const double value = plot.series[i].months[month]->toPixelScale();
            if (stacked)
                (value < 0 ? below : above) += value;
            else if (value < 0)
                below = std::min(below, value);
            else
                above = std::max(above, value);
        }
        range.low = std::min(range.low, below);
        range.high = std::max(range.high, above);
    }
    return range;
}

int partAt(const TrendPlot& plot, const QSet<int>& hidden, int month, double value)
{
    if (month < 0 || month >= plot.periods.size())
        return -1;
    double above = 0;
    double below = 0;
    for (int i = 0; i < plot.series.size(); ++i) {
        if (hidden.contains(i) || !plot.series[i].months[month])
            continue;
        const double part = plot.series[i].months[month]->toPixelScale();
        double& edge = part < 0 ? below : above;
        const double next = edge + part;
        if (value >= std::min(edge, next) && value < std::max(edge, next))
            return i;
        edge = next;
    }
    return -1;
}

QString spokenSummary(const TrendPlot& plot, const QString& currency, const QLocale& locale)
{
    if (plot.isEmpty())
        return text(QT_TRANSLATE_NOOP("Chart", "No charges in these months."));
    const auto month = [&](qsizetype i) {
        return locale.toString(plot.periods[i].firstDay(), u"MMMM yyyy"_s);
    };
    QStringList sentences;
    sentences << text(QT_TRANSLATE_NOOP("Chart", "%1 to %2, amounts in %3."))
                     .arg(month(0), month(plot.periods.size() - 1), currency);
    qsizetype last = -1;
    qsizetype highest = -1;
    int missing = 0;
    for (qsizetype i = 0; i < plot.totals.size(); ++i) {
        if (!plot.totals[i]) {
            ++missing;
            continue;
        }
        last = i;
        if (highest < 0 || *plot.totals[i] > *plot.totals[highest])
            highest = i;
    }
    if (last >= 0) {
        sentences << text(plot.estimated.value(last) ? QT_TRANSLATE_NOOP("Chart", "%1, estimated: %2.")
                                                     : QT_TRANSLATE_NOOP("Chart", "%1: %2."))
                         .arg(month(last), formatMoney(*plot.totals[last], locale));
        sentences << text(QT_TRANSLATE_NOOP("Chart", "Highest: %1 with %2."))
                         .arg(month(highest), formatMoney(*plot.totals[highest], locale));
    }
    QStringList parts;
    for (const PlotSeries& series : plot.series) {
        if (!series.others && parts.size() < 3)
            parts << text(QT_TRANSLATE_NOOP("Chart", "%1 %2"))
                         .arg(series.name, formatMoney(series.total, locale));
    }
    sentences << text(QT_TRANSLATE_NOOP("Chart", "Largest over all months: %1.")).arg(parts.join(u", "_s));
    if (missing == 1)
        sentences << text(QT_TRANSLATE_NOOP("Chart", "1 month without an import."));
    else if (missing > 1)
        sentences << text(QT_TRANSLATE_NOOP("Chart", "%1 months without an import.")).arg(missing);
    return sentences.join(u' ');
}

} // namespace billfold
