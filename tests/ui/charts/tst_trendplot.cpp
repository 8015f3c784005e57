// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartdata.h"
#include "ui/charts/trendplot.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TstTrendPlot : public QObject
{
    Q_OBJECT

private slots:
    void foldsIntoOthers_data();
    void foldsIntoOthers();
    void othersOfTheServiceStayOthers();
    void labelsNameYearsAndEstimates();
    void aMissingMonthIsNoZero();
    void creditsHangBelowZero();
    void findsThePartAtAValue_data();
    void findsThePartAtAValue();
    void isSpoken();
};

void TstTrendPlot::foldsIntoOthers_data()
{
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("series");
    QTest::addColumn<QString>("last");
    QTest::newRow("one") << 1 << mostParts << 1 << u"Amazon EC2"_s;
    QTest::newRow("nine") << 9 << mostParts << 9 << u"Amazon EKS"_s;
    QTest::newRow("ten: the tenth stands where Others would") << 10 << mostParts << 10 << u"Service 10"_s;
    QTest::newRow("eleven") << 11 << mostParts << 10 << u"Others (2)"_s;
    QTest::newRow("300") << 300 << mostParts << 10 << u"Others (291)"_s;
    QTest::newRow("lines") << 16 << mostLines << 6 << u"Others (11)"_s;
    QTest::newRow("none") << 0 << mostParts << 0 << QString();
}

void TstTrendPlot::foldsIntoOthers()
{
    QFETCH(int, groups);
    QFETCH(int, most);
    QFETCH(int, series);
    QFETCH(QString, last);
    const TrendTable table = makeBigTrend(groups, groups == 0 ? 0 : 3);
    const TrendPlot plot = makeTrendPlot(table, most, QLocale::c());
    QCOMPARE(plot.series.size(), series);
    if (series == 0) {
        QVERIFY(plot.isEmpty());
        return;
    }
    QCOMPARE(plot.series.last().name, last);
    QCOMPARE(plot.series.last().colour, plot.series.last().others ? 9 : series - 1);
    // Nothing is lost in folding.
    for (int month = 0; month < 3; ++month) {
        Money sum;
        for (const PlotSeries& each : plot.series)
            sum += *each.months[month];
        QCOMPARE(sum, *table.totals[month]);
    }
}

void TstTrendPlot::othersOfTheServiceStayOthers()
{
    TrendTable table = makeTrend({{u"A"_s, {u"9"_s}}, {u"B"_s, {u"8"_s}}});
    TrendRow others{
        .name = u"Others (4)"_s, .months = {Money::fromString(u"100")}, .total = *Money::fromString(u"100")};
    others.others = true;
    others.othersCount = 4;
    table.rows.prepend(others);
    TrendPlot plot = makeTrendPlot(table, 9, QLocale::c());
    QCOMPARE(plot.series.last().name, u"Others (4)"_s);
    plot = makeTrendPlot(table, 1, QLocale::c());
    QCOMPARE(plot.series.last().name, u"Others (5)"_s);
    QCOMPARE(plot.series.last().total, *Money::fromString(u"108"));
}

void TstTrendPlot::labelsNameYearsAndEstimates()
{
    const TrendPlot plot = makeTrendPlot(makeBigTrend(2, 5), 9, QLocale::c());
    QCOMPARE(plot.labels, (QStringList{u"Jun 26"_s, u"Jul"_s, u"Aug"_s, u"Sep"_s, u"Oct est."_s}));
    const TrendTable winter = makeTrend({{u"A"_s, {u"1"_s, u"1"_s, u"1"_s}}}, u"2027-01"_s);
    QCOMPARE(makeTrendPlot(winter, 9, QLocale::c()).labels,
             (QStringList{u"Nov 26"_s, u"Dec"_s, u"Jan 27 est."_s}));
}

void TstTrendPlot::aMissingMonthIsNoZero()
{
    const TrendPlot plot =
        makeTrendPlot(makeTrend({{u"A"_s, {u"1"_s, {}, u"0"_s}}, {u"B"_s, {u"2"_s, {}, u"1"_s}}}), 9);
    QVERIFY(plot.missing(1));
    QVERIFY(!plot.missing(2));
    QVERIFY(!plot.series[0].months[1].has_value());
    QVERIFY(plot.series[1].months[2]->isZero());
}

void TstTrendPlot::creditsHangBelowZero()
{
    const TrendPlot plot = makeTrendPlot(
        makeTrend(
            {{u"A"_s, {u"10"_s, u"4"_s}}, {u"B"_s, {u"5"_s, u"1"_s}}, {u"Credits"_s, {u"-7"_s, u"-20"_s}}}),
        9);
    const PlotRange stacked = plotRange(plot, {}, true);
    QCOMPARE(stacked.low, -20.0);
    QCOMPARE(stacked.high, 15.0);
    QCOMPARE(plotRange(plot, {}, false).high, 10.0);
    QCOMPARE(plotRange(plot, {2}, true).low, 0.0);
}

void TstTrendPlot::findsThePartAtAValue_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("part");
    QTest::newRow("bottom") << 1.0 << u"A"_s;
    QTest::newRow("second") << 12.0 << u"B"_s;
    QTest::newRow("above all") << 15.5 << QString();
    QTest::newRow("credit") << -3.0 << u"Credits"_s;
    QTest::newRow("below all") << -7.5 << QString();
}

void TstTrendPlot::findsThePartAtAValue()
{
    QFETCH(double, value);
    QFETCH(QString, part);
    const TrendPlot plot =
        makeTrendPlot(makeTrend({{u"A"_s, {u"10"_s}}, {u"B"_s, {u"5"_s}}, {u"Credits"_s, {u"-7"_s}}}), 9);
    const int found = partAt(plot, {}, 0, value);
    QCOMPARE(found < 0 ? QString() : plot.series[found].name, part);
    // Without the first the second stands at the bottom.
    if (part == u"A"_s)
        QCOMPARE(plot.series[partAt(plot, {0}, 0, value)].name, u"B"_s);
}

void TstTrendPlot::isSpoken()
{
    const TrendTable table =
        makeTrend({{u"Amazon EC2"_s, {u"900"_s, {}, u"700.5"_s}}, {u"Amazon S3"_s, {u"1"_s, {}, u"0.25"_s}}});
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(
        spokenSummary(makeTrendPlot(table, 9, english), u"USD"_s, english),
        u"August 2026 to October 2026, amounts in USD. October 2026, estimated: 700.75. Highest: August 2026 "
        "with 901.00. Largest over all months: Amazon EC2 1,600.50, Amazon S3 1.25. 1 month without an import."_s);
    QCOMPARE(spokenSummary(makeTrendPlot(makeTrend({}), 9, english), u"USD"_s, english),
             u"No charges in these months."_s);
}

QTEST_APPLESS_MAIN(TstTrendPlot)
#include "tst_trendplot.moc"
