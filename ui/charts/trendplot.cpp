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

QStringList monthLabels(const QList<BillingPeriod>& periods, const QLocale& locale)
{
    QStringList labels;
    for (const BillingPeriod& period : periods) {
        const bool year = labels.isEmpty() || period.month() == 1;
        labels.append(locale.toString(period.firstDay(), year ? u"MMM yy"_s : u"MMM"_s));
    }
    return labels;
}

void addTo(QList<std::optional<Money>>& sum, const QList<std::optional<Money>>& months)
{
    for (qsizetype i = 0; i < sum.size() && i < months.size(); ++i) {
        if (months[i])
            sum[i] = sum[i].value_or(Money()) + *months[i];
    }
}

} // namespace

TrendPlot makeTrendPlot(const TrendTable& table, int most, const QLocale& locale)
{
    TrendPlot plot;
    plot.periods = table.periods;
    plot.estimated = table.estimated;
    plot.labels = monthLabels(table.periods, locale);
    plot.totals = table.totals;
    plot.totals.resize(table.periods.size());

    QList<TrendRow> rows;
    PlotSeries others;
    others.others = true;
    others.colour = mostParts;
    others.months.resize(table.periods.size());
    int folded = 0;
    const auto fold = [&](const TrendRow& row, int count) {
        addTo(others.months, row.months);
        others.total += row.total;
        folded += count;
    };
    for (const TrendRow& row : table.rows) {
        if (row.others)
            fold(row, row.othersCount);
        else
            rows.append(row);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const TrendRow& a, const TrendRow& b) { return a.total > b.total; });
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i >= most) {
            fold(rows[i], 1);
            continue;
        }
        PlotSeries series;
        series.key = rows[i].key;
        series.name = rows[i].name;
        series.colour = static_cast<int>(i);
        series.months = rows[i].months;
        series.months.resize(table.periods.size());
        series.total = rows[i].total;
        plot.series.append(series);
    }
    if (folded > 0) {
        others.name = text(QT_TRANSLATE_NOOP("Chart", "Others (%1)")).arg(formatCount(folded, locale));
        plot.series.append(others);
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
    if (missing > 0)
        sentences << QCoreApplication::translate("Chart", "%n month(s) without an import.", nullptr, missing);
    return sentences.join(u' ');
}

} // namespace billfold
