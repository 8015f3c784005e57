// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reconcile/reconcilepage.h"

#include "tests/ui/pages/pagefixture.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// Three invoices: 100.00 and 20.00 of one seller, 5.50 of another.
QList<CurLine> threeInvoices()
{
    return {{.cost = "100", .invoice = "INV-A"},
            {.cost = "20", .invoice = "INV-B"},
            {.cost = "5.5", .invoice = "INV-C", .seller = "Amazon Web Services EMEA SARL"}};
}

struct Shown {
    explicit Shown(PageFixture& fixture) : page(fixture.workspace())
    {
        page.resize(1064, 696);
        page.setBill(PageFixture::bill());
        page.show();
        const auto fields = page.findChildren<FormField*>();
        amountField = fields.at(0);
        noteField = fields.at(1);
        amount = qobject_cast<QLineEdit*>(amountField->input());
        note = qobject_cast<QLineEdit*>(noteField->input());
    }
    TableView& view() const { return *page.findChild<TableView*>(); }
    bool filled() const { return page.findChild<StateStack*>()->state() == PageState::Filled; }
    QPushButton* button(const QString& text) const
    {
        for (QPushButton* each : page.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    QStringList figures() const
    {
        QStringList result;
        for (const FigureBlock* block : page.findChildren<FigureBlock*>())
            result << block->figure();
        return result;
    }
    void select(const QString& invoice) const
    {
        for (int row = 0; row < view().model()->rowCount(); ++row) {
            if (view().model()->index(row, ReconcileModel::Invoice).data().toString() == invoice)
                view().selectRow(row);
        }
    }
    QString text(const QString& invoice, ReconcileModel::Column column) const
    {
        for (int row = 0; row < view().model()->rowCount(); ++row) {
            if (view().model()->index(row, ReconcileModel::Invoice).data().toString() == invoice)
                return view().model()->index(row, column).data().toString();
        }
        return {};
    }
    /// Types into a field as a person does, and leaves it with Enter.
    static void type(QLineEdit* field, const QString& text)
    {
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    /// As it was kept.
    ReconcileRow kept(PageFixture& fixture, const QString& invoice) const
    {
        const auto all = PageFixture::wait(fixture.workspace()->reconciliation(PageFixture::bill()));
        for (const ReconcileRow& row : all->rows) {
            if (row.invoiceId == invoice)
                return row;
        }
        return {};
    }

    ReconcilePage page;
    FormField *amountField, *noteField;
    QLineEdit *amount, *note;
};

} // namespace

class TstReconcilePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void anEmptyDatabaseSaysHowToBegin();
    void showsEveryInvoiceAndNothingEntered();
    void aTypedAmountIsComparedAndKept();
    void wrongTextGetsASentenceAndStays();
    void aNoteExplainsADifference();
    void tickingADifferenceAsksForANote();
    void finishOpensWhenNothingIsLeft();
    void amountThenNoteAtOnceLosesNeither();
    void theClipboardIsPasted();
    void theLinesOfAnInvoiceAreShown();
    void looksRight_data();
    void looksRight();
};

void TstReconcilePage::initTestCase()
{
    QCoreApplication::setOrganizationName(u"billfold-tests"_s);
    QCoreApplication::setApplicationName(u"tst_reconcilepage"_s);
    applyTheme(*qApp, Appearance::Light);
    qRegisterMetaType<PageTarget>();
}

void TstReconcilePage::anEmptyDatabaseSaysHowToBegin()
{
    PageFixture fixture;
    ReconcilePage page(fixture.workspace());
    page.show();
    QCOMPARE(page.findChild<StateStack*>()->state(), PageState::Empty);
}

void TstReconcilePage::showsEveryInvoiceAndNothingEntered()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    QCOMPARE(shown.view().model()->rowCount(), 3);
    QCOMPARE(shown.figures(), QStringList({u"\u2013"_s, u"$125.50"_s, u"\u2013"_s, u"\u2013"_s}));
    QCOMPARE(shown.text(u"INV-C"_s, ReconcileModel::Seller), u"Amazon Web Services EMEA SARL"_s);
    QVERIFY(!shown.button(u"Finish"_s)->isEnabled());
}

void TstReconcilePage::aTypedAmountIsComparedAndKept()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-A"_s);
    Shown::type(shown.amount, u"USD 97.88"_s);
    QCOMPARE(shown.text(u"INV-A"_s, ReconcileModel::Difference), u"\u22122.12"_s);
    QCOMPARE(shown.text(u"INV-A"_s, ReconcileModel::State), u"Differs"_s);
    QTRY_COMPARE(shown.kept(fixture, u"INV-A"_s).invoiced, Money::fromCents(9788));
    shown.select(u"INV-B"_s);
    Shown::type(shown.amount, u"20.00"_s);
    QCOMPARE(shown.text(u"INV-B"_s, ReconcileModel::State), u"Matches"_s);
    QTRY_COMPARE(shown.kept(fixture, u"INV-B"_s).state, ReconcileState::Matched);
    QTRY_COMPARE(shown.figures(),
                 QStringList({u"$117.88"_s, u"$125.50"_s, u"\u22122.12"_s, u"\u22122.12"_s}));
    // Another page on the same file shows the same.
    Shown again(fixture);
    QTRY_VERIFY(again.filled());
    QCOMPARE(again.figures().at(2), u"\u22122.12"_s);
}

void TstReconcilePage::wrongTextGetsASentenceAndStays()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-A"_s);
    Shown::type(shown.amount, u"EUR 10"_s);
    QVERIFY(shown.amountField->hasError());
    QCOMPARE(shown.amount->text(), u"EUR 10"_s);
    QCOMPARE(shown.text(u"INV-A"_s, ReconcileModel::State), u"Open"_s);
    Shown::type(shown.amount, u"100"_s);
    QVERIFY(!shown.amountField->hasError());
    QCOMPARE(shown.text(u"INV-A"_s, ReconcileModel::State), u"Matches"_s);
}

void TstReconcilePage::aNoteExplainsADifference()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-A"_s);
    Shown::type(shown.amount, u"99"_s);
    shown.button(u"Explain with the note"_s)->click();
    QVERIFY(shown.noteField->hasError());
    shown.note->setFocus();
    Shown::type(shown.note, u"credit applied in October"_s);
    QCOMPARE(shown.text(u"INV-A"_s, ReconcileModel::State), u"Explained"_s);
    QVERIFY(!shown.noteField->hasError());
    QTRY_COMPARE(shown.kept(fixture, u"INV-A"_s).state, ReconcileState::Explained);
    QCOMPARE(shown.kept(fixture, u"INV-A"_s).note, u"credit applied in October"_s);
    QCOMPARE(shown.figures().last(), u"0.00"_s);
}

void TstReconcilePage::tickingADifferenceAsksForANote()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-B"_s);
    QTest::keyClick(&shown.view(), Qt::Key_Space);
    QVERIFY(shown.amountField->hasError());
    Shown::type(shown.amount, u"19"_s);
    QTRY_COMPARE(shown.kept(fixture, u"INV-B"_s).invoiced, Money::fromCents(1900));
    shown.select(u"INV-B"_s);
    QTest::keyClick(&shown.view(), Qt::Key_Space);
    QVERIFY(shown.noteField->hasError());
    QCOMPARE(shown.kept(fixture, u"INV-B"_s).state, ReconcileState::Open);
}

void TstReconcilePage::finishOpensWhenNothingIsLeft()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    for (const auto& [invoice, amount] : {std::pair(u"INV-A"_s, u"100.00"_s), std::pair(u"INV-B"_s, u"20"_s),
                                          std::pair(u"INV-C"_s, u"5.49"_s)}) {
        shown.select(invoice);
        Shown::type(shown.amount, amount);
    }
    QPushButton* finish = shown.button(u"Finish"_s);
    QVERIFY(!finish->isEnabled());
    shown.select(u"INV-C"_s);
    shown.note->setFocus();
    Shown::type(shown.note, u"rounded down"_s);
    QVERIFY(finish->isEnabled());
    QSignalSpy said(&shown.page, &Page::notice);
    QSignalSpy opened(&shown.page, &Page::openRequested);
    finish->click();
    QCOMPARE(said.count(), 1);
    QCOMPARE(opened.first().first().value<PageTarget>().page, PageId::Bills);
}

void TstReconcilePage::amountThenNoteAtOnceLosesNeither()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-A"_s);
    // No event loop between the two: the first is not answered yet.
    Shown::type(shown.amount, u"90"_s);
    Shown::type(shown.note, u"partial invoice"_s);
    QTRY_COMPARE(shown.kept(fixture, u"INV-A"_s).note, u"partial invoice"_s);
    QCOMPARE(shown.kept(fixture, u"INV-A"_s).invoiced, Money::fromCents(9000));
    QCOMPARE(shown.kept(fixture, u"INV-A"_s).state, ReconcileState::Explained);
}

void TstReconcilePage::theClipboardIsPasted()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-A"_s);
    QGuiApplication::clipboard()->setText(u" $100.00\n"_s);
    shown.page.activateWindow();
    shown.view().setFocus();
    QTest::keyClick(&shown.view(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(shown.text(u"INV-A"_s, ReconcileModel::State), u"Matches"_s);
}

void TstReconcilePage::theLinesOfAnInvoiceAreShown()
{
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-C"_s);
    QSignalSpy opened(&shown.page, &Page::openRequested);
    shown.button(u"Show the lines"_s)->click();
    const auto target = opened.first().first().value<PageTarget>();
    QCOMPARE(target.page, PageId::DrillDown);
    QVERIFY(target.lines);
    const auto page = PageFixture::wait(
        fixture.workspace()->lines({.bill = PageFixture::bill(), .filters = target.filters}));
    QCOMPARE(page->rows.size(), 1);
    QCOMPARE(page->rows.first().amounts[Basis::Unblended], Money::fromCents(550));
}

void TstReconcilePage::looksRight_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << Appearance::Light << QSize(1064, 696);
    QTest::newRow("dark-narrow") << Appearance::Dark << QSize(760, 660);
}

void TstReconcilePage::looksRight()
{
    QFETCH(Appearance, appearance);
    QFETCH(QSize, size);
    applyTheme(*qApp, appearance);
    PageFixture fixture;
    fixture.importLines(threeInvoices());
    Shown shown(fixture);
    shown.page.setAutoFillBackground(true);
    QTRY_VERIFY(shown.filled());
    shown.select(u"INV-A"_s);
    Shown::type(shown.amount, u"97.88"_s);
    shown.select(u"INV-C"_s);
    Shown::type(shown.amount, u"5.5"_s);
    QTRY_COMPARE(shown.kept(fixture, u"INV-C"_s).state, ReconcileState::Matched);
    shown.select(u"INV-A"_s);
    const QImage image =
        photograph(shown.page, u"reconcile-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())), size);
    QCOMPARE(image.size(), size * image.devicePixelRatio());
    applyTheme(*qApp, Appearance::Light);
}

QTEST_MAIN(TstReconcilePage)
#include "tst_reconcilepage.moc"
