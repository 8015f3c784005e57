// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drilldown/drilldownpage.h"

#include "tests/ui/pages/pagefixture.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/pages/drilldown/linespanel.h"
#include "ui/pages/drilldown/whypanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString payer = u"112233445566"_s;

/// One account with two services; EC2 in two regions, in one of which a credit takes a charge off in full.
QList<CurLine> oneAccount()
{
    const QByteArray s3 = "AmazonS3", s3Name = "Amazon Simple Storage Service";
    return {
        {.cost = "10.004", .usageType = "BoxUsage:m5.large", .usage = "4", .invoice = "INV"},
        {.cost = "20.004", .usageType = "EBS:VolumeUsage", .usage = "2", .unit = "GB-Mo", .invoice = "INV"},
        {.cost = "7.5", .region = "eu-west-1", .usageType = "EU-BoxUsage:m5.large", .invoice = "INV"},
        {.type = "Credit",
         .cost = "-7.5",
         .region = "eu-west-1",
         .usageType = "EU-BoxUsage:m5.large",
         .description = "Migration credit",
         .invoice = "INV"},
        {.cost = "3", .service = s3, .serviceName = s3Name, .usageType = "Storage", .invoice = "INV"}};
}

struct Shown {
    explicit Shown(PageFixture& fixture, const PageTarget& target = start()) : page(fixture.workspace())
    {
        page.resize(1064, 696);
        page.openTarget(target);
        page.show();
    }
    static PageTarget start()
    {
        PageTarget target;
        target.page = PageId::DrillDown;
        target.bill = PageFixture::bill();
        target.filters = {{Dimension::Account, payer, u"Alder Billing"_s, {}}};
        target.by = Dimension::Service;
        return target;
    }
    PageState state() const { return page.findChild<StateStack*>()->state(); }
    BillTablePanel& table() const { return *page.findChild<BillTablePanel*>(); }
    LinesPanel& lines() const { return *page.findChild<LinesPanel*>(); }
    WhyPanel& why() const { return *page.findChild<WhyPanel*>(); }
    FilterChips& chips() const { return *page.findChild<FilterChips*>(); }
    QStringList names() const
    {
        QStringList result;
        for (int row = 0; row < table().model()->rowCount(); ++row)
            result << table().model()->index(row, 0).data().toString();
        return result;
    }
    QStringList chain() const
    {
        QStringList result;
        for (const FilterChips::Filter& filter : chips().filters())
            result << filter.dimension + u' ' + filter.value;
        return result;
    }

    DrillDownPage page;
};

} // namespace

class TstDrillDownPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void anEmptyDatabaseSaysHowToBegin();
    void enterGoesDownToTheLines();
    void aChipRemovesItselfAndWhatFollows();
    void aZeroSaysWhichCreditMadeIt();
    void linesPageOn();
    void allLinesAreSaved();
    void aSaveThatCannotBeWrittenSaysSo();
    void theFilterFindsLines();
    void anyGroupingIsOffered();
    void escapeClosesThePanel();
    void aLineShowsWhereItComesFrom();
    void filtersWithoutChargesOfferToClearThem();
    void theStatementOfTheAccountIsAskedFor();
    void looksRight_data();
    void looksRight();
};

void TstDrillDownPage::initTestCase()
{
    QCoreApplication::setOrganizationName(u"billfold-tests"_s);
    QCoreApplication::setApplicationName(u"tst_drilldownpage"_s);
    applyTheme(*qApp, Appearance::Light);
    qRegisterMetaType<PageTarget>();
}

void TstDrillDownPage::anEmptyDatabaseSaysHowToBegin()
{
    PageFixture fixture;
    DrillDownPage page(fixture.workspace());
    page.show();
    QCOMPARE(page.findChild<StateStack*>()->state(), PageState::Empty);
}

void TstDrillDownPage::enterGoesDownToTheLines()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    Shown shown(fixture);
    QTRY_COMPARE(shown.names(),
                 QStringList({u"Amazon Elastic Compute Cloud"_s, u"Amazon Simple Storage Service"_s}));
    // Whoever came by Enter goes on by Enter: the rows have the keyboard.
    QTRY_VERIFY(shown.page.focusWidget() == shown.table().view());
    QSignalSpy places(&shown.page, &Page::placeChanged);
    QTest::keyClick(shown.table().view(), Qt::Key_Return);
    QTRY_COMPARE(shown.names(), QStringList({u"us-east-1"_s, u"eu-west-1"_s}));
    QCOMPARE(shown.page.title(), u"Amazon Elastic Compute Cloud, Alder Billing"_s);
    QTest::keyClick(shown.table().view(), Qt::Key_Return);
    QTRY_COMPARE(shown.names(), QStringList({u"EBS:VolumeUsage"_s, u"BoxUsage:m5.large"_s}));
    QTest::keyClick(shown.table().view(), Qt::Key_Down);
    QTest::keyClick(shown.table().view(), Qt::Key_Return);
    QTRY_COMPARE(shown.lines().model()->rowCount(), 1);
    QCOMPARE(shown.lines().model()->index(0, LinePageModel::Amount).data().toString(), u"10.004"_s);
    QCOMPARE(shown.chain(), QStringList({u"Period September 2026"_s, u"Account Alder Billing"_s,
                                         u"Service Amazon Elastic Compute Cloud"_s, u"Region us-east-1"_s,
                                         u"Usage type BoxUsage:m5.large"_s}));
    QCOMPARE(places.count(), 3);
    // Back and forward: the place as a value brings the page here again.
    const PageTarget here = shown.page.target();
    QVERIFY(here.lines);
    Shown again(fixture, here);
    QTRY_COMPARE(again.lines().model()->rowCount(), 1);
}

void TstDrillDownPage::aChipRemovesItselfAndWhatFollows()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    target.filters.append({Dimension::Service, u"AmazonEC2"_s, u"Amazon Elastic Compute Cloud"_s, {}});
    target.filters.append({Dimension::Region, u"us-east-1"_s, u"us-east-1"_s, {}});
    target.by = Dimension::UsageType;
    Shown shown(fixture, target);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    QTest::keyClick(shown.chips().chips().at(2), Qt::Key_Delete);
    // Back among the services, with the account still there.
    QTRY_COMPARE(shown.names(),
                 QStringList({u"Amazon Elastic Compute Cloud"_s, u"Amazon Simple Storage Service"_s}));
    QCOMPARE(shown.chain(), QStringList({u"Period September 2026"_s, u"Account Alder Billing"_s}));
    // Without its month there is no part of a bill.
    QSignalSpy opened(&shown.page, &Page::openRequested);
    QTest::keyClick(shown.chips().chips().at(0), Qt::Key_Delete);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<PageTarget>().page, PageId::Bills);
}

void TstDrillDownPage::aZeroSaysWhichCreditMadeIt()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    target.filters.append({Dimension::Service, u"AmazonEC2"_s, u"EC2"_s, {}});
    target.by = Dimension::Region;
    Shown shown(fixture, target);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    shown.table().selectKey(u"eu-west-1"_s);
    QTRY_VERIFY2(shown.why().text().contains(u"taken off in full by: Credit"_s),
                 qPrintable(shown.why().text()));
    QVERIFY(shown.why().text().contains(u"$0.00"_s));
    QVERIFY(shown.why().text().contains(u"Migration credit"_s));
    // What it says can be copied, and its lines be seen.
    QPushButton* lines = nullptr;
    for (QPushButton* button : shown.why().findChildren<QPushButton*>()) {
        if (button->text() == "Copy"_L1)
            button->click();
        else
            lines = button;
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), shown.why().text());
    QCOMPARE(lines->text(), u"2 charge lines"_s);
    lines->click();
    QTRY_COMPARE(shown.lines().model()->rowCount(), 2);
}

void TstDrillDownPage::linesPageOn()
{
    PageFixture fixture;
    QList<CurLine> many;
    for (int i = 0; i < 950; ++i)
        many.append(CurLine{.cost = "0.01", .invoice = "INV"});
    fixture.importLines(many);
    PageTarget target = Shown::start();
    target.lines = true;
    Shown shown(fixture, target);
    LinePageModel* model = shown.lines().model();
    QTRY_VERIFY(model->rowCount() >= LinePageModel::pageSize);
    // Only what is near the screen is read.
    QVERIFY(model->rowCount() < 950);
    TableView* view = shown.lines().view();
    const auto atEnd = [&] {
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
        return model->isComplete();
    };
    QTRY_VERIFY(atEnd());
    QCOMPARE(model->rowCount(), 950);
    QCOMPARE(view->totalsRow()->totals().text(LinePageModel::Amount), u"9.5"_s);
    QCOMPARE(view->totalsRow()->totals().text(LinePageModel::Description), u"Total, 950 charge lines"_s);
}

void TstDrillDownPage::allLinesAreSaved()
{
    PageFixture fixture;
    QList<CurLine> many;
    for (int i = 0; i < 1234; ++i)
        many.append(CurLine{.cost = "0.01", .description = "=not a formula, \"quoted\"", .invoice = "INV"});
    fixture.importLines(many);
    PageTarget target = Shown::start();
    target.lines = true;
    Shown shown(fixture, target);
    QTRY_VERIFY(shown.lines().model()->rowCount() > 0);
    // Not all are read yet: the model is nothing to export.
    QVERIFY(shown.page.exported().table == nullptr);
    QSignalSpy said(&shown.page, &Page::notice);
    const QString path = fixture.folder() + u"/lines.csv"_s;
    shown.lines().save(path);
    QTRY_COMPARE(said.count(), 1);
    QCOMPARE(said.first().at(1).toString(), u"1,234 charge lines saved."_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 1235);
    QVERIFY(lines.first().endsWith("currency,usage,unblended,net,amortized,blended,list"));
    // moc takes no raw string in a macro.
    const QByteArray guarded = "\"'=not a formula, \"\"quoted\"\"\"";
    QVERIFY2(lines.last().contains(guarded), lines.last().constData());
    QVERIFY(lines.last().endsWith(",USD,1,0.01,0.01,0.01,0.01,0.01"));
}

void TstDrillDownPage::aSaveThatCannotBeWrittenSaysSo()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    target.lines = true;
    Shown shown(fixture, target);
    QTRY_VERIFY(shown.lines().model()->rowCount() > 0);
    QSignalSpy said(&shown.page, &Page::notice);
    shown.lines().save(fixture.folder() + u"/no/such/folder/lines.csv"_s);
    QCOMPARE(said.count(), 1);
    QVERIFY(said.first().at(2).toString().contains(u"cannot be written"_s));
}

void TstDrillDownPage::theFilterFindsLines()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    target.lines = true;
    Shown shown(fixture, target);
    QTRY_COMPARE(shown.lines().model()->rowCount(), 5);
    QVERIFY(shown.page.find());
    auto* field = shown.page.findChild<SearchField*>();
    QTest::keyClicks(field, u"Migration"_s);
    QTRY_COMPARE(shown.lines().model()->rowCount(), 1);
    QTRY_COMPARE(shown.lines().view()->totalsRow()->totals().text(LinePageModel::Amount), u"\u22127.5"_s);
    QTest::keyClicks(field, u"xyz"_s);
    const auto* states = shown.lines().findChild<StateStack*>();
    QTRY_COMPARE(states->state(), PageState::FilteredOut);
    emit shown.lines().clearFilterRequested();
    QTRY_COMPARE(shown.lines().model()->rowCount(), 5);
}

void TstDrillDownPage::anyGroupingIsOffered()
{
    PageFixture fixture;
    QList<CurLine> lines = oneAccount();
    lines[0].env = "prod";
    fixture.importLines(lines);
    Shown shown(fixture);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    QComboBox* groups = shown.page.findChildren<QComboBox*>().first();
    QTRY_VERIFY(groups->findText(u"Tag "_s, Qt::MatchStartsWith) >= 0);
    // The account is a filter already.
    QCOMPARE(groups->findText(u"Account"_s), -1);
    const int tag = groups->findText(u"Tag "_s, Qt::MatchStartsWith);
    groups->setCurrentIndex(tag);
    QTRY_COMPARE(shown.names().size(), 2);
    QTRY_VERIFY2(shown.names().contains(u"prod"_s), qPrintable(shown.names().join(u';')));
    // A row of a tag is a filter like any other.
    shown.table().selectKey(u"prod"_s);
    QTest::keyClick(shown.table().view(), Qt::Key_Return);
    QTRY_COMPARE(shown.names(), QStringList(u"Amazon Elastic Compute Cloud"_s));
    groups->setCurrentIndex(groups->findText(u"Charge type"_s));
    QTRY_COMPARE(shown.names(), QStringList(u"Usage"_s));
}

void TstDrillDownPage::escapeClosesThePanel()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    Shown shown(fixture);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    QVERIFY(shown.why().isVisible());
    shown.page.activateWindow();
    shown.table().view()->setFocus();
    QTest::keyClick(shown.table().view(), Qt::Key_Escape);
    QVERIFY(!shown.why().isVisible());
    // And it stays closed.
    Shown again(fixture);
    QVERIFY(!again.why().isVisible());
}

void TstDrillDownPage::aLineShowsWhereItComesFrom()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    target.lines = true;
    Shown shown(fixture, target);
    QTRY_COMPARE(shown.lines().model()->rowCount(), 5);
    shown.lines().view()->selectRow(3);
    QVERIFY2(shown.why().text().contains(u"Credits (Credit)"_s), qPrintable(shown.why().text()));
    QVERIFY(shown.why().text().contains(u"part.csv"_s));
    QVERIFY(shown.why().text().contains(u"\u22127.5"_s));
    QVERIFY(shown.page.copy());
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"-7.5"_s));
}

void TstDrillDownPage::filtersWithoutChargesOfferToClearThem()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    target.filters = {{Dimension::Account, u"999999999999"_s, u"Nobody"_s, {}}};
    Shown shown(fixture, target);
    QTRY_COMPARE(shown.state(), PageState::FilteredOut);
    emit shown.page.findChild<StateStack*>()->clearFiltersRequested();
    QTRY_COMPARE(shown.names(), QStringList(payer));
}

void TstDrillDownPage::theStatementOfTheAccountIsAskedFor()
{
    PageFixture fixture;
    fixture.importLines(oneAccount());
    Shown shown(fixture);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    QList<DocumentRequest> requests;
    connect(&shown.page, &Page::documentRequested, this,
            [&](const DocumentRequest& request) { requests << request; });
    QVERIFY(shown.page.requestDocument(DocumentRequest::What::Statements));
    QCOMPARE(requests.first().accounts, QStringList(payer));
    QCOMPARE(shown.page.exported().name, u"2026-09-by-service"_s);
}

void TstDrillDownPage::looksRight_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<Dimension>("by");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-usage") << Appearance::Light << Dimension::UsageType << QSize(1064, 696);
    QTest::newRow("dark-lines") << Appearance::Dark << Dimension::Line << QSize(1064, 696);
    QTest::newRow("light-narrow") << Appearance::Light << Dimension::Service << QSize(700, 720);
}

void TstDrillDownPage::looksRight()
{
    QFETCH(Appearance, appearance);
    QFETCH(Dimension, by);
    QFETCH(QSize, size);
    applyTheme(*qApp, appearance);
    PageFixture fixture;
    fixture.importLines(oneAccount());
    PageTarget target = Shown::start();
    if (by != Dimension::Service)
        target.filters.append({Dimension::Service, u"AmazonEC2"_s, u"Amazon Elastic Compute Cloud"_s, {}});
    target.by = by;
    DrillDownPage page(fixture.workspace());
    page.setAutoFillBackground(true);
    page.resize(size);
    page.openTarget(target);
    page.show();
    QTRY_COMPARE(page.findChild<StateStack*>()->state(), PageState::Filled);
    if (by == Dimension::Line)
        QTRY_COMPARE(page.findChild<LinesPanel*>()->model()->rowCount(), 4);
    else
        QTRY_VERIFY(page.findChild<WhyPanel*>()->text().contains(u"Sum"_s));
    const QImage image =
        photograph(page, u"drilldown-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())), size);
    QCOMPARE(image.size(), size * image.devicePixelRatio());
    applyTheme(*qApp, Appearance::Light);
}

QTEST_MAIN(TstDrillDownPage)
#include "tst_drilldownpage.moc"
