// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billspage.h"

#include "models/views/roles.h"
#include "tests/ui/pages/pagefixture.h"
#include "ui/charts/accountbarchart.h"
#include "ui/pages/bills/billchartpanel.h"
#include "ui/pages/bills/billpicturepanel.h"
#include "ui/pages/bills/billpictureview.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/pages/bills/billtabs.h"
#include "ui/pages/bills/differencedialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// A page that shows a bill of a fixture.
struct Shown {
    explicit Shown(PageFixture& fixture, const QString& period = u"2026-09"_s) : page(fixture.workspace())
    {
        page.resize(1064, 696);
        page.setBill(PageFixture::bill(period));
        page.show();
    }
    bool filled() const { return page.findChild<StateStack*>()->state() == PageState::Filled; }
    BillTablePanel& table() const { return *page.findChild<BillTablePanel*>(); }
    BillPictureView& picture() const { return *page.findChild<BillPictureView*>(); }
    BillTabs& tabs() const { return *page.findChild<BillTabs*>(); }
    QString total(BillTableModel::Column column) const
    {
        return table().view()->totalsRow()->totals().text(table().model()->columnOf(column));
    }

    BillsPage page;
};

QString cell(const BillTablePanel& table, int row, BillTableModel::Column column)
{
    return table.model()->index(row, table.model()->columnOf(column)).data().toString();
}

} // namespace

class TstBillsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void anEmptyDatabaseSaysHowToBegin();
    void sixAccountsAdd();
    void theTableStartsLargestFirst();
    void enterOpensTheAccount();
    void aClickInThePictureOpensTheAccount();
    void thePictureIsReachedByKeyboard();
    void theMonthBeforeIsCompared();
    void everyTabAnswers_data();
    void everyTabAnswers();
    void filterKeepsTheTotalOfThePicture();
    void foldingIsRemembered();
    void leftOutLinesAreSaid();
    void aLaterExportOfAnIssuedMonthCanBeSettled();
    void aBillThatIsGoneFails();
    void documentsAndExportsAreAskedOfTheShell();
    void centsOfTwoHundredAccountsAdd();
    void looksRight_data();
    void looksRight();
};

void TstBillsPage::initTestCase()
{
    QCoreApplication::setOrganizationName(u"billfold-tests"_s);
    QCoreApplication::setApplicationName(u"tst_billspage"_s);
    applyTheme(*qApp, Appearance::Light);
    qRegisterMetaType<PageTarget>();
}

void TstBillsPage::anEmptyDatabaseSaysHowToBegin()
{
    PageFixture fixture;
    BillsPage page(fixture.workspace());
    page.show();
    const auto* states = page.findChild<StateStack*>();
    QCOMPARE(states->state(), PageState::Empty);
    QSignalSpy wanted(&page, &Page::importRequested);
    QPushButton* button = nullptr;
    for (QPushButton* each : states->findChildren<QPushButton*>()) {
        if (each->isVisible())
            button = each;
    }
    QVERIFY(button != nullptr);
    QCOMPARE(button->text(), u"Import"_s);
    button->click();
    QCOMPARE(wanted.count(), 1);
}

void TstBillsPage::sixAccountsAdd()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QCOMPARE(shown.page.title(), u"September 2026"_s);

    const BillPicture& picture = shown.picture().picture();
    QCOMPARE(picture.total, u"$636.64"_s);
    QCOMPARE(picture.totalLabel, u"Total charged to payer account"_s);
    QCOMPARE(picture.titleNote, u"6 accounts"_s);
    QStringList rows;
    for (const BillPicture::Row& row : picture.rows)
        rows << row.name + u' ' + row.amount;
    QCOMPARE(rows, QStringList({u"Alder Billing 39.52"_s, u"Production 428.75"_s, u"Analytics 119.27"_s,
                                u"Website 35.04"_s, u"Sandbox 8.92"_s, u"Audit archive 5.14"_s}));
    QVERIFY(picture.rows.first().payer);

    QCOMPARE(shown.table().model()->rowCount(), 6);
    QCOMPARE(shown.total(BillTableModel::Column::Amount), u"636.64"_s);
    QCOMPARE(shown.total(BillTableModel::Column::Key), u"6 accounts"_s);
    // What is read aloud says the same.
    QVERIFY(shown.picture().accessibleDescription().contains(u"Total charged to payer account: $636.64"_s));
}

void TstBillsPage::theTableStartsLargestFirst()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QCOMPARE(cell(shown.table(), 0, BillTableModel::Column::Name), u"Production"_s);
    QCOMPARE(cell(shown.table(), 0, BillTableModel::Column::Key), u"669150428837"_s);
    QCOMPARE(cell(shown.table(), 0, BillTableModel::Column::Amount), u"428.75"_s);
    QCOMPARE(cell(shown.table(), 5, BillTableModel::Column::Name), u"Audit archive"_s);
    // The chart shows the same, in the same order.
    QCOMPARE(shown.page.findChild<AccountBarChart*>()->keys().first(), u"669150428837"_s);
    QCOMPARE(shown.page.exported().name, u"2026-09-by-account"_s);
    QCOMPARE(shown.page.exported().table, shown.table().model());
}

void TstBillsPage::enterOpensTheAccount()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QSignalSpy opened(&shown.page, &Page::openRequested);
    shown.table().view()->setFocus();
    QTest::keyClick(shown.table().view(), Qt::Key_Down);
    QTest::keyClick(shown.table().view(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    const auto target = opened.first().first().value<PageTarget>();
    QCOMPARE(target.page, PageId::DrillDown);
    QCOMPARE(target.bill, PageFixture::bill());
    QCOMPARE(target.filters.size(), 1);
    QCOMPARE(target.filters.first().key, u"440916273358"_s);
    QCOMPARE(target.filters.first().name, u"Analytics"_s);
    QCOMPARE(target.by, Dimension::Service);
}

void TstBillsPage::aClickInThePictureOpensTheAccount()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QSignalSpy opened(&shown.page, &Page::openRequested);
    BillPictureView& picture = shown.picture();
    QTest::mouseClick(&picture, Qt::LeftButton, {}, picture.rowRect(0).center());
    QTest::mouseClick(&picture, Qt::LeftButton, {}, picture.boxRect(2).center());
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[0].first().value<PageTarget>().filters.first().name, u"Alder Billing"_s);
    QCOMPARE(opened[1].first().value<PageTarget>().filters.first().name, u"Analytics"_s);
}

void TstBillsPage::thePictureIsReachedByKeyboard()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QSignalSpy opened(&shown.page, &Page::openRequested);
    BillPictureView& picture = shown.picture();
    picture.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&picture, Qt::Key_Down);
    QTest::keyClick(&picture, Qt::Key_Down);
    QCOMPARE(picture.currentRow(), 1);
    QCOMPARE(picture.accessibleDescription(), u"Production, 428.75"_s);
    QTest::keyClick(&picture, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<PageTarget>().filters.first().name, u"Production"_s);
    QTest::keyClick(&picture, Qt::Key_Escape);
    QCOMPARE(picture.currentRow(), -1);
}

void TstBillsPage::theMonthBeforeIsCompared()
{
    PageFixture fixture;
    QList<CurLine> august = sixAccounts("2026-08", "INV-0");
    august[0].cost = "38.11";
    august[1].cost = "12.04";
    august.append({.account = "999999999999", .cost = "7.005", .period = "2026-08", .invoice = "INV-0"});
    fixture.importLines(august);
    fixture.importLines(sixAccounts());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    BillTableModel* model = shown.table().model();
    const int payer = model->rowOf(u"112233445566"_s);
    QCOMPARE(cell(shown.table(), payer, BillTableModel::Column::Previous), u"38.11"_s);
    QCOMPARE(cell(shown.table(), payer, BillTableModel::Column::Change), u"+1.41"_s);
    const int column = model->columnOf(BillTableModel::Column::Change);
    QCOMPARE(model->index(payer, column).data(DeltaRole).toInt(), 1);
    // An account that has no charges any more is in the month before all the same.
    QCOMPARE(model->rowCount(), 7);
    QCOMPARE(cell(shown.table(), 6, BillTableModel::Column::Name), u"No charges in September"_s);
    QCOMPARE(shown.total(BillTableModel::Column::Key), u"6 accounts"_s);
    QCOMPARE(shown.total(BillTableModel::Column::Previous), u"645.36"_s);
    QCOMPARE(shown.total(BillTableModel::Column::Change), u"\u22128.72"_s);
}

void TstBillsPage::everyTabAnswers_data()
{
    QTest::addColumn<int>("tab");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("total");
    QTest::newRow("service") << 1 << 2 << u"Amazon Elastic Compute Cloud"_s << u"15.74"_s;
    QTest::newRow("invoices") << 2 << 2 << u"INV-7"_s << u"15.74"_s;
    QTest::newRow("savings") << 3 << 2 << u"Amazon Simple Storage Service"_s << u"\u22122.01"_s;
    QTest::newRow("taxes") << 4 << 2 << u"Amazon Elastic Compute Cloud"_s << u"15.74"_s;
}

void TstBillsPage::everyTabAnswers()
{
    QFETCH(int, tab);
    PageFixture fixture;
    const auto s3 = [](CurLine line) {
        line.service = "AmazonS3";
        line.serviceName = "Amazon Simple Storage Service";
        return line;
    };
    fixture.importLines(
        {{.cost = "15", .invoice = "INV-7"},
         {.type = "Credit", .cost = "-2", .invoice = "INV-7"},
         {.type = "Tax", .cost = "1.75", .invoice = "INV-7"},
         s3({.cost = "1", .invoice = "INV-8", .seller = "Amazon Data Services"}),
         s3({.type = "Refund", .cost = "-0.01", .invoice = "INV-8", .seller = "Amazon Data Services"})});
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QSignalSpy place(&shown.page, &Page::placeChanged);
    shown.tabs().tabBar()->setCurrentIndex(tab);
    QCOMPARE(place.count(), 1);
    QFETCH(int, rows);
    QFETCH(QString, first);
    QFETCH(QString, total);
    QTRY_COMPARE(cell(shown.table(), 0, BillTableModel::Column::Name), first);
    QCOMPARE(shown.table().model()->rowCount(), rows);
    QCOMPARE(shown.total(BillTableModel::Column::Amount), total);
    if (tab == 4) {
        QCOMPARE(cell(shown.table(), 0, BillTableModel::Column::BeforeTax), u"13.00"_s);
        QCOMPARE(cell(shown.table(), 0, BillTableModel::Column::Tax), u"1.75"_s);
    }
    // Its rows lead into detail with every filter they stand for.
    QSignalSpy opened(&shown.page, &Page::openRequested);
    QTest::keyClick(shown.table().view(), Qt::Key_Return);
    const auto target = opened.first().first().value<PageTarget>();
    BillQuery inside{.bill = PageFixture::bill(), .filters = target.filters};
    const auto table = PageFixture::wait(fixture.workspace()->table(inside));
    QVERIFY(table);
    QCOMPARE(table->total, shown.table().model()->rowAt(0)->amount);
}

void TstBillsPage::filterKeepsTheTotalOfThePicture()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    auto* field = shown.page.findChild<SearchField*>();
    QVERIFY(shown.page.find());
    QTest::keyClicks(field, u"a"_s + u"na"_s);
    QTRY_COMPARE(shown.table().model()->rowCount(), 1);
    QCOMPARE(shown.total(BillTableModel::Column::Amount), u"119.27"_s);
    const BillPicture& picture = shown.picture().picture();
    QCOMPARE(picture.total, u"$636.64"_s);
    QCOMPARE(picture.rows.at(1).name, u"Analytics"_s);
    QCOMPARE(picture.rows.at(2).name, u"4 more accounts"_s);
    QCOMPARE(picture.rows.at(2).amount, u"477.85"_s);
}

void TstBillsPage::foldingIsRemembered()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    {
        Shown shown(fixture);
        QTRY_VERIFY(shown.filled());
        QVERIFY(shown.picture().isVisible());
        shown.page.findChild<BillPicturePanel*>()->setFolded(true);
        QVERIFY(!shown.picture().isVisible());
    }
    Shown again(fixture);
    QTRY_VERIFY(again.filled());
    QVERIFY(!again.picture().isVisible());
}

void TstBillsPage::leftOutLinesAreSaid()
{
    PageFixture fixture;
    QList<CurLine> lines = sixAccounts();
    lines.append({.cost = "twelve"});
    fixture.importLines(lines, true);
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QSignalSpy opened(&shown.page, &Page::openRequested);
    NoticeBar* incomplete = nullptr;
    for (NoticeBar* bar : shown.page.findChildren<NoticeBar*>()) {
        if (bar->isVisible())
            incomplete = bar;
    }
    QVERIFY(incomplete != nullptr);
    QVERIFY2(incomplete->text().contains(u"1 charge line with errors"_s), qPrintable(incomplete->text()));
    emit incomplete->actionTriggered();
    QCOMPARE(opened.first().first().value<PageTarget>().page, PageId::Imports);
}

void TstBillsPage::aLaterExportOfAnIssuedMonthCanBeSettled()
{
    PageFixture fixture;
    fixture.importLines(sixAccounts());
    QVERIFY(PageFixture::wait(fixture.workspace()->issue(PageFixture::bill())));
    QList<CurLine> later = sixAccounts();
    later[5].cost = "424.57";
    fixture.importLines(later);
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    // The bill is as it was issued.
    QCOMPARE(shown.picture().picture().total, u"$636.64"_s);
    NoticeBar* differs = nullptr;
    for (NoticeBar* bar : shown.page.findChildren<NoticeBar*>()) {
        if (bar->isVisible())
            differs = bar;
    }
    QVERIFY(differs != nullptr);
    emit differs->actionTriggered();
    auto* dialog = shown.page.findChild<DifferenceDialog*>();
    QVERIFY(dialog != nullptr);
    auto* table = dialog->findChild<BillTablePanel*>();
    QTRY_COMPARE(cell(*table, 0, BillTableModel::Column::Amount), u"\u22124.18"_s);
    QTRY_VERIFY(dialog->makeButtonOfDialog()->isEnabled());
    QCOMPARE(dialog->makeButtonOfDialog()->text(), u"Make credit note"_s);
    // Not without a reason.
    dialog->makeButtonOfDialog()->click();
    QVERIFY(dialog->isVisible());
    QSignalSpy said(&shown.page, &Page::notice);
    dialog->findChildren<QLineEdit*>().last()->setText(u"refund of 4 October"_s);
    dialog->makeButtonOfDialog()->click();
    QTRY_COMPARE(said.count(), 1);
    const auto documents = PageFixture::wait(fixture.workspace()->documents());
    const auto note = std::find_if(documents->begin(), documents->end(), [](const IssuedDocument& document) {
        return document.kind == DocumentKind::CreditNote;
    });
    QVERIFY(note != documents->end());
    QCOMPARE(note->amount.toString(), u"-4.18"_s);
    QCOMPARE(note->reason, u"refund of 4 October"_s);
}

void TstBillsPage::aBillThatIsGoneFails()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture, u"2020-01"_s);
    const auto* states = shown.page.findChild<StateStack*>();
    QTRY_COMPARE(states->state(), PageState::Failed);
    QVERIFY(!shown.page.copy());
    QVERIFY(shown.page.exported().table == nullptr);
}

void TstBillsPage::documentsAndExportsAreAskedOfTheShell()
{
    PageFixture fixture;
    fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QList<DocumentRequest> requests;
    connect(&shown.page, &Page::documentRequested, this,
            [&](const DocumentRequest& request) { requests << request; });
    QSignalSpy exports(&shown.page, &Page::exportRequested);
    QStringList visible;
    for (QPushButton* button : shown.page.findChildren<QPushButton*>()) {
        if (!button->isVisible() || button->menu() != nullptr)
            continue;
        visible << button->text();
        if (button->text() != "Reconcile"_L1)
            button->click();
    }
    QCOMPARE(visible, QStringList({u"Issue period"_s, u"Export"_s, u"Save as PDF"_s}));
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].what, DocumentRequest::What::Issue);
    QCOMPARE(requests[1].what, DocumentRequest::What::SavePdf);
    QCOMPARE(requests[1].bill, PageFixture::bill());
    QCOMPARE(exports.count(), 1);
}

void TstBillsPage::centsOfTwoHundredAccountsAdd()
{
    PageFixture fixture;
    fixture.importLines(manyAccounts(200, "2026-10"));
    Shown shown(fixture, u"2026-10"_s);
    QTRY_VERIFY(shown.filled());
    const BillTableModel& model = *shown.table().model();
    QCOMPARE(model.rowCount(), 200);
    Money::Wide cents = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        cents += model.rowAt(row)->cents;
    QVERIFY(cents == model.table().totalCents);
    QVERIFY(cents == model.table().total.roundedToCents());
    QVERIFY(model.anyCentMoved());
    // Five largest and the rest.
    QCOMPARE(shown.picture().picture().rows.size(), 7);
    QCOMPARE(shown.picture().picture().rows.last().name, u"194 more accounts"_s);
}

void TstBillsPage::looksRight_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<int>("accounts");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-6") << Appearance::Light << 6 << QSize(1064, 696);
    QTest::newRow("dark-200") << Appearance::Dark << 200 << QSize(1064, 696);
    QTest::newRow("light-narrow") << Appearance::Light << 30 << QSize(620, 640);
    QTest::newRow("light-wide") << Appearance::Light << 3 << QSize(2300, 1300);
    QTest::newRow("dark-empty") << Appearance::Dark << 0 << QSize(1064, 696);
}

void TstBillsPage::looksRight()
{
    QFETCH(Appearance, appearance);
    QFETCH(int, accounts);
    QFETCH(QSize, size);
    applyTheme(*qApp, appearance);
    PageFixture fixture;
    if (accounts == 6) {
        QList<CurLine> august = sixAccounts("2026-08", "INV-0");
        august[0].cost = "38.11";
        august[1].cost = "12.04";
        august[5].cost = "401.12";
        fixture.importLines(august);
        fixture.import(writeSixAccounts(fixture.folder() + u"/six"_s));
    } else if (accounts > 0) {
        const QString folder = fixture.folder() + u"/many"_s;
        writeFile(folder + u"/accounts.csv"_s, manyAccountNames(accounts));
        writeFile(folder + u"/2026-09.csv"_s, legacyCur(manyAccounts(accounts, "2026-09")));
        writeFile(folder + u"/2026-10.csv"_s, legacyCur(manyAccounts(accounts, "2026-10")));
        fixture.import(folder);
    }
    BillsPage page(fixture.workspace());
    page.setAutoFillBackground(true);
    if (accounts > 0)
        page.setBill(PageFixture::bill(accounts == 6 ? u"2026-09"_s : u"2026-10"_s));
    page.resize(size);
    page.show();
    const auto* states = page.findChild<StateStack*>();
    QTRY_COMPARE(states->state(), accounts > 0 ? PageState::Filled : PageState::Empty);
    const QImage image =
        photograph(page, u"bills-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())), size);
    QCOMPARE(image.size(), size * image.devicePixelRatio());
    applyTheme(*qApp, Appearance::Light);
}

QTEST_MAIN(TstBillsPage)
#include "tst_billspage.moc"
