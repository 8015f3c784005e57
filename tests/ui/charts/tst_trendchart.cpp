// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartdata.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/charttip.h"
#include "ui/charts/trendchart.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TstTrendChart : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void pointerMarksAndTells();
    void aTinyAmountIsToldExactly();
    void aMissingMonthIsSaidAndOpensNothing();
    void clickOpensThePartUnderIt();
    void partsLieWhereTheyAreDrawn_data();
    void partsLieWhereTheyAreDrawn();
    void keyboardReachesEveryPart();
    void keyboardPassesOverHiddenParts();
    void enterOpens();
    void escapeLetsGo();
    void legendHides();
    void legendShowsOneAlone();
    void legendNeverHidesEverything();
    void pointingFadesTheOthers();
    void legendIsOneStopOfTheTabKey();
    void hasANameAndASummary();
    void theTipStaysInside();
    void drawsThreeHundredGroupsQuickly();

private:
    std::unique_ptr<TrendChart> make(const TrendTable& table);
    static QPoint centreOf(const TrendChart& chart, int month, int series)
    {
        return chart.partRect(month, series).center();
    }
};

void TstTrendChart::init()
{
    applyTheme(*qApp, Appearance::Light);
}

std::unique_ptr<TrendChart> TstTrendChart::make(const TrendTable& table)
{
    auto chart = std::make_unique<TrendChart>();
    chart->setTitle(u"Cost by service"_s);
    chart->setTrend(table);
    chart->resize(900, 300);
    chart->show();
    return chart;
}

static TrendTable three()
{
    return makeTrend({{u"EC2"_s, {u"900"_s, {}, u"700.5"_s}},
                      {u"S3"_s, {u"300"_s, {}, u"250"_s}},
                      {u"Credits"_s, {u"-200"_s, {}, u"-50"_s}}});
}

void TstTrendChart::pointerMarksAndTells()
{
    const auto chart = make(three());
    QTest::mouseMove(chart.get(), centreOf(*chart, 2, 0));
    QCOMPARE(chart->highlightedMonth(), 2);
    QCOMPARE(chart->highlightedSeries(), 0);
    QVERIFY(chart->tip()->isVisible());
    QCOMPARE(chart->tip()->heading(), u"October 2026, estimated"_s);
    QCOMPARE(chart->tip()->lines().size(), 2);
    QCOMPARE(chart->tip()->lines()[0].name, u"EC2"_s);
    QCOMPARE(chart->tip()->lines()[0].amount, u"700.50"_s);
    QCOMPARE(chart->tip()->lines()[1].amount, u"900.50"_s);
    // Beside the column there is the month only.
    QTest::mouseMove(chart.get(), chart->columnRect(0).topLeft() + QPoint(3, 3));
    QCOMPARE(chart->highlightedMonth(), 0);
    QCOMPARE(chart->highlightedSeries(), -1);
    QCOMPARE(chart->tip()->lines().size(), 1);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(chart.get(), &leave);
    QCOMPARE(chart->highlightedMonth(), -1);
    QVERIFY(!chart->tip()->isVisible());
}

void TstTrendChart::aTinyAmountIsToldExactly()
{
    const auto chart = make(makeTrend({{u"Tiny"_s, {u"0.0000000181"_s}}}));
    QTest::mouseMove(chart.get(), centreOf(*chart, 0, 0));
    QCOMPARE(chart->tip()->lines()[0].amount, u"0.0000000181"_s);
}

void TstTrendChart::aMissingMonthIsSaidAndOpensNothing()
{
    const auto chart = make(three());
    QSignalSpy opened(chart.get(), &TrendChart::opened);
    QVERIFY(chart->partRect(1, 0).isEmpty());
    QTest::mouseMove(chart.get(), chart->columnRect(1).center());
    QCOMPARE(chart->tip()->lines()[0].name, u"No import for this month"_s);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, chart->columnRect(1).center());
    QVERIFY(opened.isEmpty());
}

void TstTrendChart::clickOpensThePartUnderIt()
{
    const auto chart = make(three());
    QSignalSpy opened(chart.get(), &TrendChart::opened);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, centreOf(*chart, 0, 1));
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, centreOf(*chart, 2, 2));
    QTest::mouseClick(chart.get(), Qt::RightButton, {}, centreOf(*chart, 2, 2));
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, chart->columnRect(2).topLeft() + QPoint(3, 3));
    QCOMPARE(opened.size(), 3);
    QCOMPARE(opened[0], (QVariantList{0, 1}));
    QCOMPARE(opened[1], (QVariantList{2, 2}));
    QCOMPARE(opened[2], (QVariantList{2, -1}));
}

void TstTrendChart::partsLieWhereTheyAreDrawn_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1000, 300);
    QTest::newRow("narrow") << QSize(320, 180);
}

void TstTrendChart::partsLieWhereTheyAreDrawn()
{
    QFETCH(QSize, size);
    const auto chart = make(three());
    chart->resize(size);
    QCoreApplication::processEvents();
    const QImage image = chart->grab().toImage();
    for (int month : {0, 2}) {
        for (int series = 0; series < 3; ++series) {
            const QRect part = chart->partRect(month, series);
            QCOMPARE(image.pixelColor(part.center()), Theme::current().series(series));
            // The edges too, to two pixels: Qt Charts draws the bars, we only work out where.
            QCOMPARE(image.pixelColor(part.left() + 2, part.center().y()), Theme::current().series(series));
            QVERIFY(image.pixelColor(part.left() - 3, part.center().y()) != Theme::current().series(series));
            QVERIFY(image.pixelColor(part.right() + 3, part.center().y()) != Theme::current().series(series));
        }
    }
}

void TstTrendChart::keyboardReachesEveryPart()
{
    const auto chart = make(makeBigTrend(16, 3));
    QTest::keyClick(chart.get(), Qt::Key_Left);
    QCOMPARE(chart->highlightedMonth(), 2);
    QCOMPARE(chart->highlightedSeries(), -1);
    QList<int> reached;
    for (int i = 0; i < 11; ++i) {
        QTest::keyClick(chart.get(), Qt::Key_Up);
        reached.append(chart->highlightedSeries());
    }
    QCOMPARE(reached, (QList<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1}));
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QCOMPARE(chart->highlightedSeries(), 9);
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QCOMPARE(chart->highlightedMonth(), 0);
    QTest::keyClick(chart.get(), Qt::Key_Left);
    QCOMPARE(chart->highlightedMonth(), 0);
    QTest::keyClick(chart.get(), Qt::Key_End);
    QCOMPARE(chart->highlightedMonth(), 2);
    QVERIFY(chart->tip()->isVisible());
}

void TstTrendChart::keyboardPassesOverHiddenParts()
{
    const auto chart = make(three());
    chart->setHidden({0});
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QTest::keyClick(chart.get(), Qt::Key_Up);
    QCOMPARE(chart->highlightedSeries(), 1);
}

void TstTrendChart::enterOpens()
{
    const auto chart = make(three());
    QSignalSpy opened(chart.get(), &TrendChart::opened);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QVERIFY(opened.isEmpty());
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QTest::keyClick(chart.get(), Qt::Key_Up);
    QTest::keyClick(chart.get(), Qt::Key_Enter);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0], (QVariantList{0, 0}));
}

void TstTrendChart::escapeLetsGo()
{
    const auto chart = make(three());
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QCOMPARE(chart->highlightedMonth(), -1);
    QVERIFY(!chart->tip()->isVisible());
}

void TstTrendChart::legendHides()
{
    const auto chart = make(three());
    QTest::mouseClick(chart->legend()->buttons()[0], Qt::LeftButton);
    QCOMPARE(chart->hiddenSeries(), QSet<int>{0});
    QVERIFY(!chart->legend()->buttons()[0]->isChecked());
    chart->legend()->buttons()[0]->clearFocus();
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(chart->legend()->buttons()[0], &leave);
    QCoreApplication::processEvents();
    const QImage image = chart->grab().toImage();
    QCOMPARE(countColour(image.copy(chart->columnRect(0)), Theme::current().series(0)), 0);
    QVERIFY(countColour(image.copy(chart->columnRect(0)), Theme::current().series(1)) > 100);
    QTest::keyClick(chart->legend()->buttons()[0], Qt::Key_Space);
    QVERIFY(chart->hiddenSeries().isEmpty());
}

void TstTrendChart::legendShowsOneAlone()
{
    const auto chart = make(three());
    const auto buttons = chart->legend()->buttons();
    // What a double click is to a widget: press, release, double click, release.
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QTest::mouseDClick(buttons[1], Qt::LeftButton);
    QCOMPARE(chart->hiddenSeries(), (QSet<int>{0, 2}));
    QTest::keyClick(buttons[1], Qt::Key_Return);
    QVERIFY(chart->hiddenSeries().isEmpty());
    QTest::keyClick(buttons[2], Qt::Key_Return);
    QCOMPARE(chart->hiddenSeries(), (QSet<int>{0, 1}));
}

void TstTrendChart::legendNeverHidesEverything()
{
    const auto chart = make(three());
    for (LegendButton* button : chart->legend()->buttons())
        button->click();
    QVERIFY(chart->hiddenSeries().isEmpty());
}

void TstTrendChart::pointingFadesTheOthers()
{
    const auto chart = make(three());
    chart->point(1);
    QCoreApplication::processEvents();
    const QImage image = chart->grab().toImage();
    QCOMPARE(image.pixelColor(centreOf(*chart, 0, 1)), Theme::current().series(1));
    QVERIFY(image.pixelColor(centreOf(*chart, 0, 0)) != Theme::current().series(0));
    chart->point(-1);
    QCOMPARE(chart->grab().toImage().pixelColor(centreOf(*chart, 0, 0)), Theme::current().series(0));
}

void TstTrendChart::legendIsOneStopOfTheTabKey()
{
    const auto chart = make(makeBigTrend(12, 3));
    int stops = 0;
    for (LegendButton* button : chart->legend()->buttons())
        stops += (button->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
    QCOMPARE(stops, 1);
    LegendButton* first = chart->legend()->buttons().first();
    first->setFocus(Qt::TabFocusReason);
    QTest::keyClick(first, Qt::Key_Down);
    QVERIFY(chart->legend()->buttons()[1]->focusPolicy() & Qt::TabFocus);
    QVERIFY(!(first->focusPolicy() & Qt::TabFocus));
}

void TstTrendChart::hasANameAndASummary()
{
    const auto chart = make(three());
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(chart.get());
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::Chart);
    QCOMPARE(spoken->text(QAccessible::Name), u"Cost by service"_s);
    QCOMPARE(spoken->text(QAccessible::Description), chart->summary());
    QVERIFY(chart->summary().contains(u"October 2026, estimated: 900.50"_s));
    QVERIFY(chart->summary().contains(u"1 month without an import"_s));
    chart->setTrend(makeTrend({}));
    QCOMPARE(chart->summary(), u"No charges in these months."_s);
}

void TstTrendChart::theTipStaysInside()
{
    TrendTable table = three();
    table.rows[0].name =
        u"A service with a name that is much longer than anybody would ever want to read in a tip"_s;
    const auto chart = make(table);
    for (const QSize size : {QSize(900, 300), QSize(360, 160)}) {
        chart->resize(size);
        for (int month : {0, 2}) {
            QTest::mouseMove(chart.get(), centreOf(*chart, month, 0));
            QVERIFY(chart->rect().contains(chart->tip()->geometry()));
        }
    }
}

void TstTrendChart::drawsThreeHundredGroupsQuickly()
{
    const TrendTable table = makeBigTrend(300, 24);
    QElapsedTimer timer;
    timer.start();
    const auto chart = make(table);
    QVERIFY(!chart->grab().isNull());
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(TstTrendChart)
#include "tst_trendchart.moc"
