// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountpickmodel.h"
#include "tests/support/legacycur.h"
#include "tests/support/workbench.h"
#include "ui/dialogs/correctiondialog.h"
#include "ui/dialogs/documentdialogs.h"
#include "ui/dialogs/documentloader.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/issuedialog.h"
#include "ui/dialogs/issuesettingsdialog.h"
#include "ui/dialogs/markpaiddialog.h"
#include "ui/dialogs/previewdialog.h"
#include "ui/dialogs/previewview.h"
#include "ui/dialogs/savebilldialog.h"
#include "ui/dialogs/statementsdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPrinterInfo>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// What the notices of a window would show.
struct Notices {
    struct Notice {
        Semantic semantic;
        QString headline, text;
        NoticeAction action;
    };
    QList<Notice> all;
    NoticeSink sink()
    {
        return [this](Semantic semantic, const QString& headline, const QString& text,
                      const NoticeAction& action) {
            all.append({semantic, headline, text, action});
        };
    }
    QString last() const { return all.isEmpty() ? QString() : all.last().headline + u' ' + all.last().text; }
};

bool says(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

/// The input of the field with this label.
QLineEdit* input(const QWidget& dialog, const QString& label)
{
    for (const FormField* field : dialog.findChildren<FormField*>()) {
        if (field->label()->text().remove(u'&') == label)
            return qobject_cast<QLineEdit*>(field->input());
    }
    return nullptr;
}

QByteArray startOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(5) : QByteArray();
}

} // namespace

class TstDocumentDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void init() { fileChooser() = m_chooser; }
    void aBillIsSavedAsPdf();
    void aFailedPathIsASentence();
    void statementsLieInTheFolder();
    void onlyTickedAccountsGetStatements();
    void aPreviewDrawsItsPages();
    void aStatementHasADepthOfItsOwn();
    void issuingAsksAndFreezes();
    void anIssuedMonthCannotBeIssuedAgain();
    void settingsShowTheNextNumber();
    void aPaymentNeedsADayNotBeforeTheIssue();
    void aCreditNoteRefersToItsInvoice();
    void whereThereIsNoPrinterAPdfIsOffered();
    void fileNamesAreSafe_data();
    void fileNamesAreSafe();

private:
    FileChooser m_chooser = fileChooser();
};

void TstDocumentDialogs::aBillIsSavedAsPdf()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    QString proposed;
    fileChooser().saveFile = [&](QWidget*, const QString&, const QString& path, const QString&) {
        proposed = QFileInfo(path).fileName();
        return bench.path(u"bill"_s);
    };
    QWidget window;
    runDocumentRequest(&window, bench.workspace,
                       {.what = DocumentRequest::What::SavePdf, .bill = sixAccountsBill()}, notices.sink());
    auto* dialog = window.findChild<SaveBillDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    picture(*dialog, u"save-bill"_s);
    QTest::mouseClick(button(*dialog, u"Save as PDF"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QCOMPARE(proposed, u"2026-09-bill-112233445566-USD.pdf"_s);
    QCOMPARE(notices.all.first().semantic, Semantic::Success);
    QCOMPARE(notices.all.first().action.text, u"Open"_s);
    QCOMPARE(startOf(bench.path(u"bill.pdf"_s)), "%PDF-");
}

void TstDocumentDialogs::aFailedPathIsASentence()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    fileChooser().saveFile = [&](QWidget*, const QString&, const QString&, const QString&) {
        return bench.path(u"no/such/folder/bill.pdf"_s);
    };
    QWidget window;
    SaveBillDialog dialog(bench.workspace, sixAccountsBill(), notices.sink(), &window);
    dialog.show();
    QTest::mouseClick(button(dialog, u"Save as PDF"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QCOMPARE(notices.all.first().semantic, Semantic::Error);
    QVERIFY(notices.last().contains(u"cannot be written"_s));
}

void TstDocumentDialogs::statementsLieInTheFolder()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    const QString folder = bench.path(u"statements"_s);
    fileChooser().openFolder = [&](QWidget*, const QString&, const QString&) { return folder; };
    QWidget window;
    runDocumentRequest(&window, bench.workspace,
                       {.what = DocumentRequest::What::Statements, .bill = sixAccountsBill()},
                       notices.sink());
    auto* dialog = window.findChild<StatementsDialog*>();
    QTRY_COMPARE(dialog->table()->model()->rowCount(), 6);
    // The payer's own statement is the bill.
    QCOMPARE(dialog->note(), u"5 of 6 accounts ticked."_s);
    picture(*dialog, u"statements"_s);
    QTest::mouseClick(button(*dialog, u"Save into a folder"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QCOMPARE(notices.all.first().headline, u"5 statements are saved."_s);
    const QStringList files = QDir(folder).entryList(QDir::Files);
    QCOMPARE(files.size(), 5);
    QVERIFY(files.contains(u"2026-09-statement-112233445566-USD-669150428837.pdf"_s));
}

void TstDocumentDialogs::onlyTickedAccountsGetStatements()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    const QString folder = bench.path(u"statements"_s);
    fileChooser().openFolder = [&](QWidget*, const QString&, const QString&) { return folder; };
    QWidget window;
    StatementsDialog dialog(bench.workspace, sixAccountsBill(), {}, notices.sink(), &window);
    dialog.show();
    QTRY_COMPARE(dialog.table()->model()->rowCount(), 6);
    QTest::mouseClick(button(dialog, u"Untick all shown"_s), Qt::LeftButton);
    QVERIFY(!button(dialog, u"Save into a folder"_s)->isEnabled());
    QCOMPARE(dialog.note(), u"Tick at least one account."_s);
    dialog.findChild<SearchField*>()->setText(u"204417809913"_s);
    QTRY_COMPARE(dialog.table()->model()->rowCount(), 1);
    dialog.table()->setCurrentIndex(dialog.table()->model()->index(0, 0));
    QTest::keyClick(dialog.table(), Qt::Key_Space);
    QTest::mouseClick(button(dialog, u"Save into a folder"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QCOMPARE(QDir(folder).entryList(QDir::Files),
             QStringList{u"2026-09-statement-112233445566-USD-204417809913.pdf"_s});
}

void TstDocumentDialogs::aStatementHasADepthOfItsOwn()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    QWidget window;
    runDocumentRequest(
        &window, bench.workspace,
        {.what = DocumentRequest::What::Preview, .bill = sixAccountsBill(), .accounts = {u"669150428837"_s}},
        notices.sink());
    auto* dialog = window.findChild<PreviewDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Statement of 669150428837, September 2026"_s);
    QTRY_VERIFY(dialog->view()->pageCount() >= 1);
    QTRY_VERIFY(dialog->view()->isRendered(0));
    picture(*dialog, u"preview-statement"_s);
    auto* depth = dialog->findChild<QComboBox*>();
    QVERIFY(depth->isVisible());
    QCOMPARE(depth->currentText(), depthName(DocumentDepth::UsageTypes));
    QTest::keyClick(depth, Qt::Key_Up);
    // Remembered for statements alone, and what the next one is saved with.
    QCOMPARE(lastDepth(DocumentKind::Statement), DocumentDepth::Services);
    QCOMPARE(lastDepth(DocumentKind::Bill), DocumentDepth::Services);
    QTest::keyClick(depth, Qt::Key_Up);
    QCOMPARE(lastDepth(DocumentKind::Statement), DocumentDepth::Summary);
    QCOMPARE(lastDepth(DocumentKind::Bill), DocumentDepth::Services);
    rememberDepth(DocumentKind::Statement, DocumentDepth::UsageTypes);
    const QString path = bench.path(u"one.pdf"_s);
    fileChooser().saveFile = [&](QWidget*, const QString&, const QString& proposed, const QString&) {
        return proposed.endsWith("2026-09-statement-112233445566-USD-669150428837.pdf"_L1) ? path : QString();
    };
    QTest::mouseClick(button(*dialog, u"Save as PDF"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QCOMPARE(startOf(path), "%PDF-");
}

void TstDocumentDialogs::aPreviewDrawsItsPages()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    PreviewDialog dialog(bench.workspace, subjectOf(sixAccountsBill()), notices.sink(), nullptr);
    dialog.show();
    PreviewView* view = dialog.view();
    QTRY_VERIFY(view->pageCount() >= 1);
    QTRY_VERIFY(view->isRendered(0));
    QVERIFY(view->fitsWidth());
    picture(dialog, u"preview"_s);
    const int before = view->zoomPercent();
    QTest::keyClick(view, Qt::Key_Plus);
    QVERIFY(view->zoomPercent() > before);
    QVERIFY(!view->isRendered(0)); // at the new size it is drawn anew
    QTRY_VERIFY(view->isRendered(0));
    QTest::keyClick(view, Qt::Key_0);
    QCOMPARE(view->zoomPercent(), before);
    QTRY_VERIFY(view->isRendered(0));
    QTest::keyClick(view, Qt::Key_End);
    QCOMPARE(view->currentPage(), view->pageCount() - 1);
}

void TstDocumentDialogs::issuingAsksAndFreezes()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    QWidget window;
    window.show();
    runDocumentRequest(&window, bench.workspace,
                       {.what = DocumentRequest::What::Issue, .bill = sixAccountsBill()}, notices.sink());
    auto* dialog = window.findChild<IssueDialog*>();
    QPushButton* issue = button(*dialog, u"Issue September 2026"_s);
    QTRY_VERIFY(issue->isEnabled());
    QVERIFY(says(*dialog, u"2026-09-0001"_s));
    QTRY_VERIFY(says(*dialog, u"not compared with the provider's invoice"_s));
    picture(*dialog, u"issue"_s);
    QTest::mouseClick(issue, Qt::LeftButton);
    QVERIFY(Workbench::wait(bench.workspace->documents()).isEmpty());
    DialogFrame* question = dialog->findChild<DialogFrame*>();
    QVERIFY(question && question->isVisible());
    QVERIFY(says(*question, u"This cannot be undone."_s));
    picture(*question, u"issue-question"_s);
    QTest::mouseClick(button(*question, u"Issue September 2026"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QVERIFY(notices.last().startsWith(u"September 2026 is issued as 2026-09-0001."_s));
    // The bill, one seller's invoice, five linked accounts.
    QCOMPARE(Workbench::wait(bench.workspace->documents()).size(), 7);
}

void TstDocumentDialogs::anIssuedMonthCannotBeIssuedAgain()
{
    Workbench bench;
    bench.issueSixAccounts();
    Notices notices;
    IssueDialog dialog(bench.workspace, sixAccountsBill(), notices.sink(), nullptr);
    dialog.show();
    QTRY_VERIFY(says(dialog, u"issued already"_s));
    QVERIFY(!button(dialog, u"Issue September 2026"_s)->isEnabled());
}

void TstDocumentDialogs::settingsShowTheNextNumber()
{
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    IssueSettingsDialog dialog(bench.workspace, sixAccountsBill().payer, sixAccountsBill().period, nullptr);
    dialog.show();
    QPushButton* save = button(dialog, u"Save settings"_s);
    QTRY_VERIFY(save->isEnabled());
    QLineEdit* scheme = input(dialog, u"Number scheme"_s);
    scheme->setText(u"B-{YYYY}{MM}-{NN}"_s);
    QVERIFY(says(dialog, u"The next bill for September 2026 is B-202609-01."_s));
    picture(dialog, u"issue-settings"_s);
    scheme->setText(u"B-{YYYY}{MM}"_s);
    QVERIFY(says(dialog, u"needs one counter"_s));
    QVERIFY(!save->isEnabled());
    scheme->setText(u"B-{N}"_s);
    dialog.findChild<QPlainTextEdit*>()->setPlainText(u"Alder Ltd.\n1 Quay Street"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(!dialog.isVisible());
    const IssueSettings saved = Workbench::wait(bench.workspace->issueSettings(sixAccountsBill().payer));
    QCOMPARE(saved.numberScheme, u"B-{N}"_s);
    QCOMPARE(saved.billTo, u"Alder Ltd.\n1 Quay Street"_s);
}

void TstDocumentDialogs::aPaymentNeedsADayNotBeforeTheIssue()
{
    Workbench bench;
    const IssuedDocument invoice = bench.issueSixAccounts()[1];
    QCOMPARE(invoice.kind, DocumentKind::Invoice);
    Notices notices;
    MarkPaidDialog dialog(bench.workspace, invoice, notices.sink(), nullptr);
    dialog.show();
    QLineEdit* day = input(dialog, u"Paid on"_s);
    QPushButton* save = button(dialog, u"Mark as paid"_s);
    day->setText(u"tomorrow"_s);
    QVERIFY(!save->isEnabled());
    day->setText(u"2026-10-02"_s);
    QVERIFY(says(dialog, u"cannot be paid before"_s));
    QVERIFY(!save->isEnabled());
    day->setText(u"2026-10-09"_s);
    input(dialog, u"Reference"_s)->setText(u"TR-77"_s);
    picture(dialog, u"mark-paid"_s);
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    const QList<IssuedDocument> documents = Workbench::wait(bench.workspace->documents());
    const auto paid = std::find_if(documents.cbegin(), documents.cend(),
                                   [&](const IssuedDocument& d) { return d.id == invoice.id; });
    QCOMPARE(paid->payment, PaymentState::Paid);
    QCOMPARE(paid->paidOn, QDate(2026, 10, 9));
    QCOMPARE(paid->paidReference, u"TR-77"_s);
}

void TstDocumentDialogs::aCreditNoteRefersToItsInvoice()
{
    Workbench bench;
    const IssuedDocument invoice = bench.issueSixAccounts()[1];
    Notices notices;
    CorrectionDialog dialog(bench.workspace, invoice, notices.sink(), nullptr);
    dialog.show();
    QPushButton* make = button(dialog, u"Make the credit note"_s);
    QLineEdit* amount = input(dialog, u"Amount in USD"_s);
    QVERIFY(!make->isEnabled());
    amount->setText(u"-3"_s);
    QVERIFY(says(dialog, u"Leave the sign away"_s));
    amount->setText(u"0"_s);
    QVERIFY(says(dialog, u"Zero changes nothing"_s));
    amount->setText(u"36.64"_s);
    QVERIFY(says(dialog, u"With it, the invoice comes to $600.00."_s));
    QVERIFY(!make->isEnabled());
    input(dialog, u"Reason"_s)->setText(u"Charged twice"_s);
    picture(dialog, u"correction"_s);
    QTest::mouseClick(make, Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    const QList<IssuedDocument> documents = Workbench::wait(bench.workspace->documents());
    const auto note = std::find_if(documents.cbegin(), documents.cend(), [](const IssuedDocument& d) {
        return d.kind == DocumentKind::CreditNote;
    });
    QVERIFY(note != documents.cend());
    QCOMPARE(note->refersTo, invoice.number);
    QCOMPARE(note->amount.toString(), u"-36.64"_s);
    QCOMPARE(note->reason, u"Charged twice"_s);
}

void TstDocumentDialogs::whereThereIsNoPrinterAPdfIsOffered()
{
    if (!QPrinterInfo::availablePrinterNames().isEmpty())
        QSKIP("this machine has a printer");
    Workbench bench;
    bench.import(u"six.csv"_s, legacyCur(sixAccounts()));
    Notices notices;
    fileChooser().saveFile = [&](QWidget*, const QString&, const QString&, const QString&) {
        return bench.path(u"instead.pdf"_s);
    };
    QWidget window;
    runDocumentRequest(&window, bench.workspace,
                       {.what = DocumentRequest::What::Print, .bill = sixAccountsBill()}, notices.sink());
    auto* offer = window.findChild<DialogFrame*>();
    QVERIFY(offer && says(*offer, u"No printer is set up"_s));
    QTest::mouseClick(button(*offer, u"Save as PDF"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.all.size(), 1);
    QCOMPARE(startOf(bench.path(u"instead.pdf"_s)), "%PDF-");
}

void TstDocumentDialogs::fileNamesAreSafe_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("usual") << u"2026-09 bill.pdf"_s << u"2026-09 bill.pdf"_s;
    QTest::newRow("separators") << u"a/b\\c.pdf"_s << u"a-b-c.pdf"_s;
    QTest::newRow("hidden") << u"..secret"_s << u"secret"_s;
    QTest::newRow("nothing") << u" "_s << u"document"_s;
    QTest::newRow("control characters") << u"a\nb"_s << u"a-b"_s;
}

void TstDocumentDialogs::fileNamesAreSafe()
{
    QFETCH(QString, name);
    QTEST(safeFileName(name), "safe");
}

QTEST_MAIN(TstDocumentDialogs)
#include "tst_documentdialogs.moc"
