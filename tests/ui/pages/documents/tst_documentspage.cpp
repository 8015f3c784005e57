// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/documentmodel.h"
#include "models/views/ledgermodel.h"
#include "tests/support/legacycur.h"
#include "tests/support/workbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/previewdialog.h"
#include "ui/pages/documents/documentspage.h"
#include "ui/pages/documents/ledgerview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

TableView* tableNamed(const QWidget& page, const QString& name)
{
    for (TableView* table : page.findChildren<TableView*>()) {
        if (table->accessibleName() == name)
            return table;
    }
    return nullptr;
}

bool says(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

void open(DocumentsPage& page)
{
    page.resize(1064, 700);
    page.show();
}

QString numberAt(const TableView& table, int row)
{
    return table.model()->index(row, DocumentModel::NumberColumn).data().toString();
}

} // namespace

class TstDocumentsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void emptyAtFirst();
    void listsWhatWasIssued();
    void filters();
    void aPaidInvoiceIsOpenedAgain();
    void enterOpensThePreview();
    void theLedgerAddsUp();
    void aTargetSelectsItsDocument();
};

void TstDocumentsPage::emptyAtFirst()
{
    Workbench bench;
    DocumentsPage page(bench.workspace);
    std::optional<PageTarget> target;
    connect(&page, &Page::openRequested, this, [&](const PageTarget& wanted) { target = wanted; });
    open(page);
    QTRY_VERIFY(says(page, u"No document yet"_s));
    picture(page, u"documents-empty"_s);
    QTest::mouseClick(button(page, u"Show the bills"_s), Qt::LeftButton);
    QVERIFY(target && target->page == PageId::Bills);
}

void TstDocumentsPage::listsWhatWasIssued()
{
    Workbench bench;
    bench.issueSixAccounts();
    DocumentsPage page(bench.workspace);
    open(page);
    TableView* table = tableNamed(page, u"Documents"_s);
    QTRY_COMPARE(table->model()->rowCount(), 7);
    picture(page, u"documents"_s);
    QCOMPARE(numberAt(*table, 0), u"2026-09-0001"_s);
    QCOMPARE(table->model()->index(0, DocumentModel::AmountColumn).data().toString(), u"636.64"_s);
    QCOMPARE(table->model()->index(1, DocumentModel::StateColumn).data().toString(), u"Open"_s);
    QVERIFY(button(page, u"Preview"_s));
}

void TstDocumentsPage::filters()
{
    Workbench bench;
    bench.issueSixAccounts();
    DocumentsPage page(bench.workspace);
    open(page);
    TableView* table = tableNamed(page, u"Documents"_s);
    QTRY_COMPARE(table->model()->rowCount(), 7);
    auto* which = page.findChild<SegmentedControl*>();
    which->setCurrentIndex(1); // open
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(numberAt(*table, 0), u"2026-09-0001-I1"_s);
    which->setCurrentIndex(3); // paid
    QVERIFY(says(page, u"Nothing matches"_s));
    QTest::mouseClick(button(page, u"Clear filters"_s), Qt::LeftButton);
    QCOMPARE(table->model()->rowCount(), 7);
    page.findChild<SearchField*>()->setText(u"204417809913"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(says(page, u"For information"_s));
}

void TstDocumentsPage::aPaidInvoiceIsOpenedAgain()
{
    Workbench bench;
    const IssuedDocument invoice = bench.issueSixAccounts()[1];
    Workbench::wait(bench.workspace->markPaid(invoice.id, QDate(2026, 10, 9), u"TR-77"_s));
    DocumentsPage page(bench.workspace);
    QSignalSpy notices(&page, &Page::noticeWithAction);
    page.openTarget({.page = PageId::Documents, .subject = invoice.number});
    open(page);
    QTRY_VERIFY(button(page, u"Open again"_s));
    QVERIFY(says(page, u"TR-77"_s));
    picture(page, u"documents-paid"_s);
    QTest::mouseClick(button(page, u"Open again"_s), Qt::LeftButton);
    auto* question = page.findChild<DialogFrame*>();
    QVERIFY(question);
    QTest::mouseClick(button(*question, u"Open again"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.size(), 1);
    QTRY_VERIFY(button(page, u"Mark as paid"_s));
}

void TstDocumentsPage::enterOpensThePreview()
{
    Workbench bench;
    bench.issueSixAccounts();
    DocumentsPage page(bench.workspace);
    open(page);
    TableView* table = tableNamed(page, u"Documents"_s);
    QTRY_COMPARE(table->model()->rowCount(), 7);
    QTest::keyClick(table, Qt::Key_Return);
    auto* preview = page.findChild<PreviewDialog*>();
    QVERIFY(preview && preview->isVisible());
    QCOMPARE(preview->windowTitle(), u"Consolidated bill 2026-09-0001"_s);
}

void TstDocumentsPage::theLedgerAddsUp()
{
    Workbench bench;
    const IssuedDocument invoice = bench.issueSixAccounts()[1];
    Workbench::wait(bench.workspace->correct(invoice.id, *Money::fromString(u"-36.64"), u"Charged twice"_s));
    DocumentsPage page(bench.workspace);
    open(page);
    page.findChild<QTabBar*>()->setCurrentIndex(1);
    auto* ledger = page.findChild<LedgerView*>();
    QTRY_COMPARE(ledger->model()->rowCount(), 2);
    picture(page, u"ledger"_s);
    QVERIFY(says(*ledger, u"$600.00"_s));
    QCOMPARE(ledger->model()->index(0, LedgerModel::OpenColumn).data().toString(), u"636.64"_s);
    QCOMPARE(ledger->model()->index(1, LedgerModel::ChargedColumn).data().toString(), u"\u221236.64"_s);
    QCOMPARE(page.exported().table, ledger->model());
}

void TstDocumentsPage::aTargetSelectsItsDocument()
{
    Workbench bench;
    bench.issueSixAccounts();
    DocumentsPage page(bench.workspace);
    page.openTarget({.page = PageId::Documents, .subject = u"2026-09-0001-S3"_s});
    open(page);
    QTRY_VERIFY(says(page, u"2026-09-0001-S3"_s));
    QCOMPARE(page.target().subject, u"2026-09-0001-S3"_s);
}

QTEST_MAIN(TstDocumentsPage)
#include "tst_documentspage.moc"
