// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/legacycur.h"
#include "tests/support/workbench.h"
#include "ui/dialogs/filechooser.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/tableview.h"
#include "ui/wizards/importprogresspage.h"
#include "ui/wizards/importwizard.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// True where a visible label, figure or notice says this.
bool says(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    for (const NoticeBar* notice : widget.findChildren<NoticeBar*>()) {
        if (notice->isVisible() && notice->text().contains(text))
            return true;
    }
    return false;
}

QByteArray withAnError()
{
    return legacyCur({{.cost = "10.00"}, {.cost = "12..5"}, {.cost = "5.25"}});
}

} // namespace

/// From files to a bill, through a real database.
class TstImportWizard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void filesBecomeABill();
    void anOrganizationIsMadeOnlyWhereItIsWanted();
    void whatIsReplacedIsSaidBefore();
    void theSameBytesChangeNothing();
    void anIssuedMonthKeepsTheImportBeside();
    void aReportWithErrorsGoesOnOnlyByChoice();
    void whatIsNoExportLeadsBackToTheChoice();
    void cancelLeavesTheDatabaseAsItWas();
    void chosenFilesAreRecognized();
    void closingBeforeTheImportWritesNothing();
    void timeLeftInWords_data();
    void timeLeftInWords();

private:
    static QString money(Workbench& bench);
};

QString TstImportWizard::money(Workbench& bench)
{
    QStringList totals;
    for (const BillSummary& bill : Workbench::wait(bench.workspace->bills()))
        totals.append(bill.id.period.toString() + u' ' + bill.total.toString());
    return totals.join(u"; ");
}

void TstImportWizard::filesBecomeABill()
{
    Workbench bench;
    ImportWizard wizard(bench.workspace, {writeSixAccounts(bench.path(u"export"_s))});
    std::optional<BillId> opened;
    connect(&wizard, &ImportWizard::openBillRequested, this, [&](const BillId& bill) { opened = bill; });
    wizard.show();
    QCOMPARE(wizard.step(), ImportWizard::Recognize);
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QCOMPARE(money(bench), QString());
    for (const QString& fact : {u"September 2026"_s, u"USD\u00a0636.64"_s, u"6"_s})
        QVERIFY2(says(wizard, fact), qPrintable(fact));
    picture(wizard, u"import-preview"_s);
    QTest::mouseClick(button(wizard, u"Continue"_s), Qt::LeftButton);
    QCOMPARE(wizard.step(), ImportWizard::Accounts);
    picture(wizard, u"import-accounts"_s);
    QTest::mouseClick(button(wizard, u"Import"_s), Qt::LeftButton);
    QCOMPARE(wizard.step(), ImportWizard::Import);
    picture(wizard, u"import-progress"_s);
    QTRY_COMPARE(wizard.step(), ImportWizard::Summary);
    QVERIFY(says(wizard, u"September 2026 was imported"_s));
    picture(wizard, u"import-summary"_s);
    QCOMPARE(money(bench), u"2026-09 636.64"_s);
    QTest::mouseClick(button(wizard, u"Show the bill"_s), Qt::LeftButton);
    QVERIFY(opened == sixAccountsBill());
    QVERIFY(!wizard.isVisible());
}

void TstImportWizard::anOrganizationIsMadeOnlyWhereItIsWanted()
{
    for (const bool wanted : {false, true}) {
        Workbench bench;
        ImportWizard wizard(bench.workspace, {writeSixAccounts(bench.path(u"export"_s))});
        wizard.show();
        QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
        QTest::mouseClick(button(wizard, u"Continue"_s), Qt::LeftButton);
        for (QAbstractButton* card : wizard.findChildren<QAbstractButton*>()) {
            if (card->isVisible() && card->text() == "Only import the charges"_L1 && !wanted)
                QTest::mouseClick(card, Qt::LeftButton);
        }
        QTest::mouseClick(button(wizard, u"Import"_s), Qt::LeftButton);
        QTRY_COMPARE(wizard.step(), ImportWizard::Summary);
        const QList<PayerInfo> payers = Workbench::wait(bench.workspace->payers());
        QCOMPARE(payers.size(), 1);
        QCOMPARE(!payers.first().organizationId.isEmpty(), wanted);
    }
}

void TstImportWizard::whatIsReplacedIsSaidBefore()
{
    Workbench bench;
    bench.import(u"first.csv"_s, legacyCur({{.cost = "100.00"}}));
    ImportWizard wizard(bench.workspace,
                        {writeFile(bench.path(u"second.csv"_s), legacyCur({{.cost = "142.50"}}))});
    wizard.show();
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QVERIFY(says(wizard, u"This replaces the import of 3 Oct 2026"_s));
    QVERIFY(says(wizard, u"The difference is +42.50"_s));
    picture(wizard, u"import-replaces"_s);
}

void TstImportWizard::theSameBytesChangeNothing()
{
    Workbench bench;
    const QByteArray bytes = legacyCur({{.cost = "100.00"}});
    bench.import(u"first.csv"_s, bytes);
    ImportWizard wizard(bench.workspace, {writeFile(bench.path(u"again.csv"_s), bytes)});
    wizard.show();
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QVERIFY(says(wizard, u"The same bytes were imported before."_s));
    QTest::mouseClick(button(wizard, u"Continue"_s), Qt::LeftButton);
    QTest::mouseClick(button(wizard, u"Import"_s), Qt::LeftButton);
    QTRY_COMPARE(wizard.step(), ImportWizard::Summary);
    QVERIFY(says(wizard, u"Nothing changed"_s));
    QCOMPARE(Workbench::wait(bench.workspace->imports()).size(), 1);
    QVERIFY(button(wizard, u"Show the bill"_s));
}

void TstImportWizard::anIssuedMonthKeepsTheImportBeside()
{
    Workbench bench;
    bench.issueSixAccounts();
    ImportWizard wizard(bench.workspace,
                        {writeFile(bench.path(u"late.csv"_s), legacyCur({{.cost = "700"}}))});
    wizard.show();
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QVERIFY(says(wizard, u"September 2026 is issued."_s));
    picture(wizard, u"import-issued"_s);
    QTest::mouseClick(button(wizard, u"Continue"_s), Qt::LeftButton);
    QTest::mouseClick(button(wizard, u"Import"_s), Qt::LeftButton);
    QTRY_COMPARE(wizard.step(), ImportWizard::Summary);
    QVERIFY(says(wizard, u"An issued month stays as it is."_s));
    QCOMPARE(money(bench), u"2026-09 636.64"_s);
}

void TstImportWizard::aReportWithErrorsGoesOnOnlyByChoice()
{
    Workbench bench;
    ImportWizard wizard(bench.workspace, {writeFile(bench.path(u"wrong.csv"_s), withAnError())});
    wizard.resize(1040, 760);
    wizard.show();
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QVERIFY(says(wizard, u"1 line has an error."_s));
    picture(wizard, u"import-errors"_s);
    QPushButton* next = button(wizard, u"Continue"_s);
    QVERIFY(!next->isEnabled());
    QVERIFY(wizard.note().contains(u"keep the good lines"_s));
    auto* keep = wizard.findChild<QCheckBox*>();
    QVERIFY(keep->isVisible());
    keep->click();
    QVERIFY(next->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::mouseClick(button(wizard, u"Import"_s), Qt::LeftButton);
    QTRY_COMPARE(wizard.step(), ImportWizard::Summary);
    QVERIFY(says(wizard, u"1 line was left out."_s));
    picture(wizard, u"import-summary-missing"_s);
    QCOMPARE(money(bench), u"2026-09 15.25"_s);
}

void TstImportWizard::whatIsNoExportLeadsBackToTheChoice()
{
    Workbench bench;
    ImportWizard wizard(bench.workspace,
                        {writeFile(bench.path(u"letter.txt"_s), "Dear Sirs,\nno export.\n")});
    wizard.show();
    QTRY_COMPARE(wizard.step(), ImportWizard::Choose);
    QVERIFY(says(wizard, u"This could not be used."_s));
    QVERIFY(says(wizard, u"letter.txt"_s));
    QVERIFY(button(wizard, u"Choose files"_s));
    picture(wizard, u"import-choose-problem"_s);
}

void TstImportWizard::cancelLeavesTheDatabaseAsItWas()
{
    Workbench bench;
    bench.import(u"before.csv"_s, legacyCur({{.cost = "1.00", .period = "2026-08"}}));
    QList<CurLine> lines;
    for (int i = 0; i < 20'000; ++i)
        lines.append({.cost = "0.01"});
    ImportWizard wizard(bench.workspace, {writeFile(bench.path(u"large.csv"_s), legacyCur(lines))});
    wizard.show();
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QTest::mouseClick(button(wizard, u"Continue"_s), Qt::LeftButton);
    QTest::mouseClick(button(wizard, u"Import"_s), Qt::LeftButton);
    QVERIFY(button(wizard, u"Continue in background"_s));
    QTest::mouseClick(button(wizard, u"Cancel import"_s), Qt::LeftButton);
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QVERIFY(wizard.isVisible());
    QVERIFY(wizard.note().contains(u"The database is as it was"_s));
    QCOMPARE(money(bench), u"2026-08 1"_s);
}

void TstImportWizard::chosenFilesAreRecognized()
{
    Workbench bench;
    const QString file = writeFile(bench.path(u"chosen.csv"_s), legacyCur({{.cost = "3.00"}}));
    fileChooser().openFiles = [&](QWidget*, const QString&, const QString&, const QString&) {
        return QStringList{file};
    };
    ImportWizard wizard(bench.workspace, {});
    wizard.show();
    QCOMPARE(wizard.step(), ImportWizard::Choose);
    picture(wizard, u"import-choose"_s);
    QTest::mouseClick(button(wizard, u"Choose files"_s), Qt::LeftButton);
    QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
    QTest::mouseClick(button(wizard, u"Choose again"_s), Qt::LeftButton);
    QCOMPARE(wizard.step(), ImportWizard::Choose);
}

void TstImportWizard::closingBeforeTheImportWritesNothing()
{
    Workbench bench;
    {
        ImportWizard wizard(bench.workspace, {writeSixAccounts(bench.path(u"export"_s))});
        wizard.show();
        QTRY_COMPARE(wizard.step(), ImportWizard::Preview);
        QTest::keyClick(&wizard, Qt::Key_Escape);
        QVERIFY(!wizard.isVisible());
    }
    QCOMPARE(money(bench), QString());
}

void TstImportWizard::timeLeftInWords_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("not known") << -1 << QString();
    QTest::newRow("soon") << 1 << u"A moment left"_s;
    QTest::newRow("seconds") << 19 << u"About 19 seconds left"_s;
    QTest::newRow("minutes are rounded") << 160 << u"About 3 minutes left"_s;
}

void TstImportWizard::timeLeftInWords()
{
    QFETCH(int, seconds);
    QTEST(timeLeftText(seconds), "words");
}

QTEST_MAIN(TstImportWizard)
#include "tst_importwizard.moc"
