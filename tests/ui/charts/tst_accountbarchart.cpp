// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartdata.h"
#include "ui/charts/accountbarchart.h"
#include "ui/charts/charttip.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TstAccountBarChart : public QObject
{
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, Appearance::Light); }
    void showsTheLargestAndTheRestInALine_data();
    void showsTheLargestAndTheRestInALine();
    void barsAreAsLongAsTheirAmounts();
    void aCreditGoesToTheLeft();
    void pointerTellsTheExactAmount();
    void clickOpens();
    void keyboardReachesEveryBarAndTheOthers();
    void aRowOfATableMarksItsBar();
    void hasANameAndASummary();

private:
    std::unique_ptr<AccountBarChart> make(const BillTable& table);
};

std::unique_ptr<AccountBarChart> TstAccountBarChart::make(const BillTable& table)
{
    auto chart = std::make_unique<AccountBarChart>();
    chart->setTitle(u"Charges per account"_s);
    chart->setTable(table);
    chart->resize(400, 260);
    chart->show();
    QCoreApplication::processEvents();
    return chart;
}

void TstAccountBarChart::showsTheLargestAndTheRestInALine_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<int>("bars");
    QTest::addColumn<QString>("others");
    QTest::newRow("none") << 0 << 0 << QString();
    QTest::newRow("one") << 1 << 1 << QString();
    QTest::newRow("nine") << 9 << 9 << QString();
    QTest::newRow("ten") << 10 << 10 << QString();
    QTest::newRow("eleven") << 11 << 9 << u"Others (2): 7,636.19 (6.3 % of the total)"_s;
    QTest::newRow("300") << 300 << 9 << u"Others (291): 138,157.14 (55.0 % of the total)"_s;
}

void TstAccountBarChart::showsTheLargestAndTheRestInALine()
{
    QFETCH(int, accounts);
    QFETCH(int, bars);
    QFETCH(QString, others);
    const auto chart = make(makeBigBill(accounts));
    QCOMPARE(chart->barCount(), bars);
    QCOMPARE(chart->othersText().replace(QChar(0x00a0), u' '), others);
}

void TstAccountBarChart::barsAreAsLongAsTheirAmounts()
{
    const auto chart = make(makeBill({{u"A"_s, u"400"_s}, {u"B"_s, u"100"_s}, {u"C"_s, u"0"_s}}));
    const QImage image = chart->grab().toImage();
    QList<int> lengths;
    for (int row = 0; row < 3; ++row) {
        const int y = chart->rowRect(row).center().y();
        int length = 0;
        for (int x = 0; x < image.width(); ++x)
            length += image.pixelColor(x, y) == Theme::current().series(0);
        lengths.append(length);
    }
    QVERIFY(lengths[0] > 200);
    QVERIFY(std::abs(lengths[1] * 4 - lengths[0]) <= 4);
    QCOMPARE(lengths[2], 0);
}

void TstAccountBarChart::aCreditGoesToTheLeft()
{
    const auto chart = make(makeBill({{u"A"_s, u"100"_s}, {u"Refunded"_s, u"-50"_s}}));
    const QImage image = chart->grab().toImage();
    const auto firstPixel = [&](int row) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, chart->rowRect(row).center().y()) == Theme::current().series(0))
                return x;
        }
        return -1;
    };
    QVERIFY(firstPixel(1) > 0);
    QVERIFY(firstPixel(1) < firstPixel(0));
}

void TstAccountBarChart::pointerTellsTheExactAmount()
{
    const auto chart = make(makeBill({{u"Production"_s, u"428.7451"_s}, {u"Website"_s, u"35.04"_s}}));
    QTest::mouseMove(chart.get(), chart->rowRect(0).center());
    QCOMPARE(chart->highlightedRow(), 0);
    QVERIFY(chart->tip()->isVisible());
    QCOMPARE(chart->tip()->heading(), u"Production"_s);
    QCOMPARE(chart->tip()->lines()[0].amount, u"428.7451"_s);
    QVERIFY(chart->rect().contains(chart->tip()->geometry()));
    QVERIFY(!chart->tip()->geometry().intersects(chart->rowRect(0)));
}

void TstAccountBarChart::clickOpens()
{
    const auto chart = make(makeBigBill(300));
    QSignalSpy opened(chart.get(), &AccountBarChart::opened);
    QSignalSpy others(chart.get(), &AccountBarChart::othersOpened);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, chart->rowRect(1).center());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0], (QVariantList{u"key of Account 2"_s, u"Account 2"_s}));
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, QPoint(20, chart->height() - 6));
    QCOMPARE(others.size(), 1);
}

void TstAccountBarChart::keyboardReachesEveryBarAndTheOthers()
{
    const auto chart = make(makeBigBill(300));
    QSignalSpy opened(chart.get(), &AccountBarChart::opened);
    QSignalSpy others(chart.get(), &AccountBarChart::othersOpened);
    for (int row = 0; row < 10; ++row) {
        QTest::keyClick(chart.get(), Qt::Key_Down);
        QCOMPARE(chart->highlightedRow(), row);
    }
    QVERIFY(chart->summary().startsWith(u"Others (291)"_s));
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(others.size(), 1);
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(opened[0][1].toString(), u"Account 1"_s);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QCOMPARE(chart->highlightedRow(), -1);
    QVERIFY(chart->summary().startsWith(u"Amounts in USD"_s));
}

void TstAccountBarChart::aRowOfATableMarksItsBar()
{
    const auto chart = make(makeBigBill(3));
    const QImage before = chart->grab().toImage();
    chart->point(u"key of Account 2"_s);
    QCOMPARE(chart->grab().toImage().pixelColor(chart->width() - 3, chart->rowRect(1).center().y()),
             Theme::current().hover);
    chart->point({});
    QCOMPARE(chart->grab().toImage(), before);
}

void TstAccountBarChart::hasANameAndASummary()
{
    const auto chart = make(makeBill({{u"Production"_s, u"428.75"_s}, {u"Website"_s, u"35.04"_s}}));
    QCOMPARE(QAccessible::queryAccessibleInterface(chart.get())->text(QAccessible::Name),
             u"Charges per account"_s);
    QCOMPARE(chart->summary(), u"Amounts in USD. Production 428.75, Website 35.04. Total 463.79."_s);
    chart->setTable(makeBill({}));
    QCOMPARE(chart->summary(), u"No charges."_s);
}

QTEST_MAIN(TstAccountBarChart)
#include "tst_accountbarchart.moc"
