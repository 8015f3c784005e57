// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartdata.h"
#include "ui/charts/shareview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TstShareView : public QObject
{
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, Appearance::Light); }
    void foldsIntoOthers_data();
    void foldsIntoOthers();
    void partsFillTheWhole();
    void aCreditHasNoPlaceInTheWhole();
    void clickOpens();
    void keyboardReachesEveryRow();
    void isSpoken();

private:
    std::unique_ptr<ShareView> make(const BillTable& table);
};

std::unique_ptr<ShareView> TstShareView::make(const BillTable& table)
{
    auto view = std::make_unique<ShareView>();
    view->setTitle(u"Shares"_s);
    view->setTable(table);
    view->resize(400, 260);
    view->show();
    return view;
}

void TstShareView::foldsIntoOthers_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("last");
    QTest::newRow("one") << 1 << 1 << u"Account 1"_s;
    QTest::newRow("nine") << 9 << 9 << u"Account 9"_s;
    QTest::newRow("ten") << 10 << 10 << u"Account 10"_s;
    QTest::newRow("300") << 300 << 10 << u"Others (291)"_s;
}

void TstShareView::foldsIntoOthers()
{
    QFETCH(int, accounts);
    QFETCH(int, rows);
    QFETCH(QString, last);
    const auto view = make(makeBigBill(accounts));
    QCOMPARE(view->parts().size(), rows);
    QCOMPARE(view->parts().last().name, last);
}

void TstShareView::partsFillTheWhole()
{
    const auto view = make(makeBigBill(300));
    int right = 0;
    for (int row = 0; row < view->parts().size(); ++row) {
        QCOMPARE(view->partRect(row).left(), right);
        right = view->partRect(row).right() + 1;
    }
    QCOMPARE(right, view->width());
    const QImage image = view->grab().toImage();
    QCOMPARE(image.pixelColor(view->partRect(0).center()), Theme::current().series(0));
    QCOMPARE(image.pixelColor(view->partRect(9).center()), Theme::current().series(9));
    QVERIFY(view->rowRect(9).bottom() < view->height());
}

void TstShareView::aCreditHasNoPlaceInTheWhole()
{
    const auto view = make(makeBill({{u"A"_s, u"100"_s}, {u"Refunded"_s, u"-50"_s}}));
    QCOMPARE(view->partRect(0).width(), view->width());
    QVERIFY(view->partRect(1).isEmpty());
    QVERIFY(view->summary().contains(u"Refunded −100.0"_s));
}

void TstShareView::clickOpens()
{
    const auto view = make(makeBigBill(300));
    QSignalSpy opened(view.get(), &ShareView::opened);
    QSignalSpy others(view.get(), &ShareView::othersOpened);
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, view->rowRect(2).center());
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, view->partRect(0).center());
    QTest::mouseClick(view.get(), Qt::LeftButton, {}, view->rowRect(9).center());
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0][0].toString(), u"key of Account 3"_s);
    QCOMPARE(opened[1][1].toString(), u"Account 1"_s);
    QCOMPARE(others.size(), 1);
}

void TstShareView::keyboardReachesEveryRow()
{
    const auto view = make(makeBigBill(300));
    QSignalSpy others(view.get(), &ShareView::othersOpened);
    for (int row = 0; row < 10; ++row) {
        QTest::keyClick(view.get(), Qt::Key_Down);
        QCOMPARE(view->highlightedRow(), row);
    }
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(others.size(), 1);
    QTest::keyClick(view.get(), Qt::Key_Escape);
    QCOMPARE(view->highlightedRow(), -1);
}

void TstShareView::isSpoken()
{
    const auto view = make(makeBill({{u"A"_s, u"75"_s}, {u"B"_s, u"25"_s}}));
    QCOMPARE(view->summary().replace(QChar(0x00a0), u' '), u"Shares of 100.00 USD: A 75.0 %, B 25.0 %."_s);
    view->setTable(makeBill({}));
    QCOMPARE(view->summary(), u"No charges."_s);
}

QTEST_MAIN(TstShareView)
#include "tst_shareview.moc"
