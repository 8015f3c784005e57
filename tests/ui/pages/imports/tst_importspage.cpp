// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/findingmodel.h"
#include "models/views/importmodel.h"
#include "tests/support/legacycur.h"
#include "tests/support/workbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/imports/importdetails.h"
#include "ui/pages/imports/importspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
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

QString cell(const TableView& table, int row, int column)
{
    return table.model()->index(row, column).data().toString();
}

bool says(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

void open(ImportsPage& page)
{
    page.resize(1064, 700);
    page.show();
}

} // namespace

class TstImportsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void emptyAtFirst();
    void listsEveryImportWithItsState();
    void undoSaysItsConsequenceAndBringsBackWhatWasReplaced();
    void anIssuedMonthsImportStays();
    void findingsAreListedAndExported();
    void filtersAndSearch();
    void aTargetSelectsItsImport();
};

void TstImportsPage::emptyAtFirst()
{
    Workbench bench;
    ImportsPage page(bench.workspace);
    QSignalSpy wanted(&page, &Page::importRequested);
    open(page);
    QTRY_VERIFY(says(page, u"No import yet"_s));
    picture(page, u"imports-empty"_s);
    QTest::mouseClick(button(page, u"Import"_s), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void TstImportsPage::listsEveryImportWithItsState()
{
    Workbench bench;
    bench.import(u"one.csv"_s, legacyCur({{.cost = "100.125"}}));
    bench.import(u"two.csv"_s, legacyCur({{.cost = "90.5"}, {.cost = "0.25"}}));
    bench.import(u"august.csv"_s, legacyCur({{.cost = "7", .period = "2026-08"}}));
    ImportsPage page(bench.workspace);
    open(page);
    TableView* table = tableNamed(page, u"Imports"_s);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    picture(page, u"imports"_s);
    QMap<QString, QString> states;
    for (int row = 0; row < 3; ++row)
        states.insert(cell(*table, row, ImportModel::TotalColumn),
                      cell(*table, row, ImportModel::StateColumn));
    const QMap<QString, QString> wanted{
        {u"100.125"_s, u"Replaced"_s}, {u"90.75"_s, u"Active"_s}, {u"7"_s, u"Active"_s}};
    QCOMPARE(states, wanted);
}

void TstImportsPage::undoSaysItsConsequenceAndBringsBackWhatWasReplaced()
{
    Workbench bench;
    bench.import(u"one.csv"_s, legacyCur({{.cost = "100"}}));
    const ImportOutcome second = bench.import(u"two.csv"_s, legacyCur({{.cost = "90"}}));
    ImportsPage page(bench.workspace);
    open(page);
    QTRY_COMPARE(tableNamed(page, u"Imports"_s)->model()->rowCount(), 2);
    page.openTarget({.page = PageId::Imports, .subject = QString::number(second.importId)});
    QTest::mouseClick(button(page, u"Undo import"_s), Qt::LeftButton);
    auto* question = page.findChild<DialogFrame*>();
    QVERIFY(question);
    QVERIFY(says(*question, u"For September 2026, the import of 3 Oct 2026, 07:40 UTC is in force again."_s));
    picture(*question, u"imports-undo"_s);
    QTest::mouseClick(button(*question, u"Undo import"_s), Qt::LeftButton);
    QTRY_VERIFY(says(page, u"Undone"_s));
    QCOMPARE(Workbench::wait(bench.workspace->bills()).first().total.toString(), u"100"_s);
    QVERIFY(!button(page, u"Undo import"_s)->isEnabled());
}

void TstImportsPage::anIssuedMonthsImportStays()
{
    Workbench bench;
    bench.issueSixAccounts();
    ImportsPage page(bench.workspace);
    open(page);
    QTRY_COMPARE(tableNamed(page, u"Imports"_s)->model()->rowCount(), 1);
    QPushButton* undo = button(page, u"Undo import"_s);
    QVERIFY(!undo->isEnabled());
    QCOMPARE(undo->toolTip(), u"September 2026 is issued, and its import stays."_s);
    // A later export is held beside it, and can be taken back.
    const ImportOutcome late = bench.import(u"late.csv"_s, legacyCur({{.cost = "700"}}));
    QTRY_COMPARE(tableNamed(page, u"Imports"_s)->model()->rowCount(), 2);
    page.openTarget({.page = PageId::Imports, .subject = QString::number(late.importId)});
    QVERIFY(says(page, u"Beside issued"_s));
    QVERIFY(button(page, u"Undo import"_s)->isEnabled());
}

void TstImportsPage::findingsAreListedAndExported()
{
    Workbench bench;
    bench.import(u"wrong.csv"_s, legacyCur({{.cost = "1"}, {.cost = "=2+3"}}), {.keepGoodLines = true});
    const QString target = bench.path(u"findings.csv"_s);
    fileChooser().saveFile = [&](QWidget*, const QString&, const QString&, const QString&) { return target; };
    ImportsPage page(bench.workspace);
    QSignalSpy notices(&page, &Page::notice);
    open(page);
    TableView* findings = tableNamed(page, u"Findings of this import"_s);
    QTRY_VERIFY(findings->model()->rowCount() > 0);
    QCOMPARE(cell(*findings, 0, FindingModel::SeverityColumn), u"Error"_s);
    QCOMPARE(cell(*findings, 0, FindingModel::LineColumn), u"3"_s);
    QCOMPARE(cell(*findings, 0, FindingModel::FieldColumn), u"lineItem/UnblendedCost"_s);
    picture(page, u"imports-findings"_s);
    QTest::mouseClick(button(page, u"Export findings"_s), Qt::LeftButton);
    QTRY_COMPARE(notices.size(), 1);
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY(csv.startsWith("severity,file,line,column,lines,sentence\n"));
    QVERIFY(csv.contains("lineItem/UnblendedCost"));
    QVERIFY2(!csv.contains(",="), "a spreadsheet would run it");
}

void TstImportsPage::filtersAndSearch()
{
    Workbench bench;
    bench.import(u"one.csv"_s, legacyCur({{.cost = "100"}}));
    bench.import(u"two.csv"_s, legacyCur({{.cost = "90"}}));
    ImportsPage page(bench.workspace);
    open(page);
    TableView* table = tableNamed(page, u"Imports"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto* which = page.findChild<SegmentedControl*>();
    which->setCurrentIndex(1);
    QCOMPARE(table->model()->rowCount(), 1);
    page.findChild<SearchField*>()->setText(u"one.csv"_s);
    QTRY_VERIFY(says(page, u"Nothing matches"_s));
    QTest::mouseClick(button(page, u"Clear filters"_s), Qt::LeftButton);
    QCOMPARE(table->model()->rowCount(), 2);
}

void TstImportsPage::aTargetSelectsItsImport()
{
    Workbench bench;
    const ImportOutcome first = bench.import(u"one.csv"_s, legacyCur({{.cost = "100"}}));
    bench.import(u"two.csv"_s, legacyCur({{.cost = "90"}}));
    ImportsPage page(bench.workspace);
    page.openTarget({.page = PageId::Imports, .subject = QString::number(first.importId)});
    open(page);
    QTRY_VERIFY(says(page, u"one.csv"_s));
    QCOMPARE(page.target().subject, QString::number(first.importId));
}

QTEST_MAIN(TstImportsPage)
#include "tst_importspage.moc"
