// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/explore/exploresupport.h"

#include "models/views/roles.h"
#include "models/views/trendtablemodel.h"
#include "tests/support/legacycur.h"
#include "ui/charts/trendchart.h"
#include "ui/pages/explore/explorebar.h"
#include "ui/pages/explore/explorepage.h"
#include "ui/pages/explore/trendpane.h"
#include "ui/pages/explore/viewdialogs.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Where the Explore page leads and what it hands on: bills, lists, saved views, targets, exports.
class TstExploreWays : public ExploreBench
{
    Q_OBJECT

private slots:
    void aPartLeadsIntoItsBill_data();
    void aPartLeadsIntoItsBill();
    void aRowLeadsIntoTheBillOfItsMonth();
    void theWholeMonthLeadsIntoItsBill();
    void othersOpenIntoAList();
    void spaceHidesASeriesAndShowsItAgain();
    void viewsAreSavedChosenRenamedAndDeleted();
    void targetsGoThereAndBack();
    void offersWhatItShowsForExport();
    void copiesTheTable();
    void anotherPayerForgetsFilters();
};

void TstExploreWays::aPartLeadsIntoItsBill_data()
{
    QTest::addColumn<bool>("byKeyboard");
    QTest::newRow("click") << false;
    QTest::newRow("keyboard") << true;
}

void TstExploreWays::aPartLeadsIntoItsBill()
{
    QFETCH(bool, byKeyboard);
    useThreeMonths();
    ExplorePage* page = show();
    QSignalSpy opened(page, &Page::openRequested);
    TrendChart* chart = page->pane()->chart();
    if (byKeyboard) {
        for (const Qt::Key key : {Qt::Key_Home, Qt::Key_Right, Qt::Key_Up, Qt::Key_Return})
            QTest::keyClick(chart, key);
    } else {
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->partRect(1, 0).center());
    }
    QCOMPARE(opened.size(), 1);
    const auto target = opened.first().first().value<PageTarget>();
    QCOMPARE(target.page, PageId::DrillDown);
    QCOMPARE(target.bill,
             std::optional(BillId{*BillingPeriod::parse(u"2026-08"), u"112233445566"_s, u"USD"_s}));
    QCOMPARE(target.filters, (QList<FilterStep>{{Dimension::Service, u"Amazon EC2"_s, u"Amazon EC2"_s, {}}}));
    QCOMPARE(target.by, std::optional(Dimension::Account));
    QCOMPARE(target.basis, std::optional(Basis::Unblended));
}

void TstExploreWays::aRowLeadsIntoTheBillOfItsMonth()
{
    useThreeMonths();
    ExplorePage* page = show();
    QSignalSpy opened(page, &Page::openRequested);
    TableView* table = page->pane()->table();
    table->setCurrentIndex(table->model()->index(1, 1));
    QTest::keyClick(table, Qt::Key_Return);
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0].first().value<PageTarget>().bill->period.toString(), u"2026-07"_s);
    QCOMPARE(opened[1].first().value<PageTarget>().bill->period.toString(), u"2026-09"_s);
    QCOMPARE(opened[0].first().value<PageTarget>().filters.first().key, u"Amazon S3"_s);
}

void TstExploreWays::theWholeMonthLeadsIntoItsBill()
{
    useThreeMonths();
    ExplorePage* page = show();
    QSignalSpy opened(page, &Page::openRequested);
    TrendChart* chart = page->pane()->chart();
    QTest::keyClick(chart, Qt::Key_End);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QVERIFY(opened.first().first().value<PageTarget>().filters.isEmpty());
}

void TstExploreWays::othersOpenIntoAList()
{
    QList<CurLine> lines;
    for (int i = 0; i < 14; ++i)
        lines.append(charge("2026-09", "112233445566", "Service " + QByteArray::number(i),
                            QByteArray::number(100 - i)));
    import({legacyCur(lines)});
    ExplorePage* page = show();
    QCOMPARE(page->pane()->model()->rowCount(), 10);
    const QModelIndex others = page->pane()->model()->index(9, 0);
    QCOMPARE(others.data().toString(), u"Others (5)"_s);
    QVERIFY(others.data(LinkRole).toBool());
    QCOMPARE(page->pane()->model()->index(9, 3).data().toString(), u"445.00"_s);
    page->pane()->table()->setCurrentIndex(others);
    QTest::keyClick(page->pane()->table(), Qt::Key_Return);
    QCOMPARE(page->pane()->model()->rowCount(), 14);
    QVERIFY(page->question().expanded);
    // Each of them has the colour of Others, because that is where it is in the chart.
    QCOMPARE(page->pane()->model()->index(13, 0).data(SwatchRole).toInt(), 9);
    emit page->pane()->expandRequested(false);
    QCOMPARE(page->pane()->model()->rowCount(), 10);
}

void TstExploreWays::spaceHidesASeriesAndShowsItAgain()
{
    useThreeMonths();
    ExplorePage* page = show();
    TableView* table = page->pane()->table();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(page->pane()->chart()->hiddenSeries(), QSet<int>{0});
    QCOMPARE(table->model()->index(0, 0).data(SwatchRole).toInt(), -1);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(page->pane()->chart()->hiddenSeries().isEmpty());
    QCOMPARE(table->model()->index(0, 0).data(SwatchRole).toInt(), 0);
}

void TstExploreWays::viewsAreSavedChosenRenamedAndDeleted()
{
    useThreeMonths();
    ExplorePage* page = show();
    page->bar()->groupBy()->setCurrentText(u"Account"_s);
    page->bar()->shape()->setCurrentIndex(static_cast<int>(ExploreShape::Line));
    page->saveView();
    auto* saving = page->findChild<SaveViewDialog*>();
    QVERIFY(saving);
    QCOMPARE(saving->name(), u"Cost by account"_s);
    saving->field()->setText(u"Teams & accounts"_s);
    saving->accept();
    QTRY_COMPARE(page->viewName(), u"Teams & accounts"_s);
    settled(page);
    QCOMPARE(m_workspace->savedViews().result()->size(), 1);
    QCOMPARE(page->breadcrumb().last().text, u"Teams & accounts"_s);
    // Any change is another question than the view's.
    page->bar()->groupBy()->setCurrentText(u"Region"_s);
    settled(page);
    QVERIFY(page->viewName().isEmpty());
    PageTarget target;
    target.subject = u"Teams & accounts"_s;
    page->openTarget(target);
    settled(page);
    QCOMPARE(page->question().by, Dimension::Account);
    QCOMPARE(page->question().shape, ExploreShape::Line);
    QVERIFY(!page->question().last);

    page->manageViews();
    auto* managing = page->findChild<ManageViewsDialog*>();
    QVERIFY(managing);
    managing->list()->item(0)->setText(u"Accounts"_s);
    managing->accept();
    QCOMPARE(page->viewName(), u"Accounts"_s);
    QTRY_VERIFY(page->views().size() == 1 && page->views().first().name == u"Accounts"_s);
    QTRY_VERIFY(page->findChildren<ManageViewsDialog*>().isEmpty());
    settled(page);
    page->manageViews();
    managing = page->findChild<ManageViewsDialog*>();
    QVERIFY(managing);
    managing->removeButton()->click();
    QCOMPARE(managing->removed(), QStringList{u"Accounts"_s});
    managing->accept();
    QTRY_VERIFY(m_workspace->savedViews().result()->isEmpty());
}

void TstExploreWays::targetsGoThereAndBack()
{
    useThreeMonths();
    ExplorePage* page = show();
    const PageTarget before = page->target();
    page->bar()->groupBy()->setCurrentText(u"Account"_s);
    settled(page);
    const PageTarget after = page->target();
    QVERIFY(before != after);
    page->openTarget(before);
    settled(page);
    QCOMPARE(page->question().by, Dimension::Service);
    page->openTarget(after);
    QCOMPARE(page->question().by, Dimension::Account);
    // The entry of the navigation says nothing: the page stays as it was left.
    PageTarget plain;
    plain.page = PageId::Explore;
    page->openTarget(plain);
    QCOMPARE(page->question().by, Dimension::Account);
}

void TstExploreWays::offersWhatItShowsForExport()
{
    useThreeMonths();
    ExplorePage* page = show();
    PageExport offered = page->exported();
    QCOMPARE(offered.name, u"explore-service-2026-07-to-2026-09"_s);
    QCOMPARE(offered.table, page->pane()->model());
    QCOMPARE(offered.chart, page->pane()->chart());
    page->bar()->shape()->setCurrentIndex(static_cast<int>(ExploreShape::Table));
    QVERIFY(!page->exported().chart);
    QSignalSpy wanted(page, &Page::exportRequested);
    for (QPushButton* button : page->findChildren<QPushButton*>()) {
        if (button->text() == u"Export"_s)
            button->click();
    }
    QCOMPARE(wanted.size(), 1);
}

void TstExploreWays::copiesTheTable()
{
    useThreeMonths();
    ExplorePage* page = show();
    QVERIFY(page->copy());
    QVERIFY(page->pane()->table()->selectionAsText().contains(u"Amazon S3\t40\t40\t30.004\t-10"_s.left(14)));
}

void TstExploreWays::anotherPayerForgetsFilters()
{
    useThreeMonths();
    CurLine other = charge("2026-09", "700000000001", "Amazon RDS", "5");
    other.payer = "700000000001";
    import({legacyCur({other})});
    ExplorePage* page = show();
    page->setBill(BillId{*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s});
    settled(page);
    PageTarget target;
    target.filters = {{Dimension::Service, u"Amazon S3"_s, u"Amazon S3"_s, {}}};
    page->openTarget(target);
    settled(page);
    page->setBill(BillId{*BillingPeriod::parse(u"2026-09"), u"700000000001"_s, u"USD"_s});
    settled(page);
    QTRY_COMPARE(page->pane()->model()->index(0, 0).data().toString(), u"Amazon RDS"_s);
    QVERIFY(page->question().filters.isEmpty());
}

QTEST_MAIN(TstExploreWays)
#include "tst_exploreways.moc"
