// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellsupport.h"

#include "tests/support/legacycur.h"
#include "ui/charts/trendchart.h"
#include "ui/pages/consolidated/consolidatedpage.h"
#include "ui/pages/home/attentionpanel.h"
#include "ui/pages/home/homepage.h"
#include "ui/pages/home/trendpanel.h"
#include "ui/shell/billselection.h"
#include "ui/shell/breadcrumbbar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/organizationbox.h"
#include "ui/shell/pagefactory.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/getstarted.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Whole-window journeys, by mouse and by keyboard.
class TstMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void anEmptyDatabaseSaysHowToBegin();
    void theWindowOpensOnTheLatestBill();
    void periodsChangeByKeyboardAndAreStepsBack();
    void theNavigationWorksByKeyboard();
    void theCommandSearchGoesToAPeriod();
    void theCommandSearchCarriesOutAnAction();
    void theTableShownIsExported();
    void theAppearanceChangesAndIsKept();
    void aNarrowWindowShowsIconsOnly();
    void anOrganizationIsCreatedFromTheBills();
    void anAccountIsNamedByKeyboard();
    void f6GoesRoundTheRegions();
    void everyItemOfHomeLeadsSomewhere();
    void theMonthsOfHomeAreATableToo();
    void aPayerIsChosenAmongSeveral();
    void everyInteractiveWidgetHasAName();
    void tabReachesEverythingOnEveryPage();
};

namespace
{

QString figure(WindowBench& bench, int index)
{
    const auto* home = qobject_cast<HomePage*>(bench.window().page());
    return home != nullptr ? home->figure(index)->figure() : QString();
}

void press(WindowBench& bench, const char* keys)
{
    const QKeySequence sequence(QString::fromLatin1(keys));
    QTest::keyClick(&bench.window(), static_cast<Qt::Key>(sequence[0].key()),
                    sequence[0].keyboardModifiers());
}

/// What a person can reach by the Tab key.
bool isStop(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
           widget->focusProxy() == nullptr;
}

QList<PageId> pages()
{
    QList<PageId> ids;
    for (const PageEntry& entry : pageEntries())
        ids.append(entry.id);
    return ids;
}

} // namespace

void TstMainWindow::anEmptyDatabaseSaysHowToBegin()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    const auto* home = qobject_cast<HomePage*>(bench.window().page());
    QVERIFY(home);
    QTRY_COMPARE(home->state()->state(), PageState::Empty);
    QCOMPARE(bench.window().organizationBox().name(), u"No organization"_s);
    QTRY_COMPARE(bench.window().statusLine().text(), u"No import yet"_s);
    QVERIFY(!bench.window().topBar().period()->isVisible());
    bench.shot(u"home-empty"_s);
    bench.window().open(PageTarget{PageId::Consolidated});
    QVERIFY(bench.settle());
    QCOMPARE(bench.window().topBar().breadcrumb()->texts().last(), u"Get started"_s);
    bench.shot(u"consolidated-empty"_s);
}

void TstMainWindow::theWindowOpensOnTheLatestBill()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    QTRY_COMPARE(figure(bench, 0), u"$636.64"_s);
    QCOMPARE(figure(bench, 3), u"6"_s);
    QCOMPARE(bench.window().topBar().period()->currentText(), u"September 2026"_s);
    QVERIFY(bench.window().topBar().period()->isVisible());
    QCOMPARE(bench.window().topBar().breadcrumb()->texts(),
             QStringList({u"Billing and Cost Management"_s, u"Home"_s}));
    QTRY_VERIFY(bench.window().statusLine().text().startsWith(u"Last import 3 Oct 2026, 07:40 UTC"_s));
    QVERIFY(bench.window().windowTitle().contains(u"alder"_s));
    bench.shot(u"home"_s);
}

void TstMainWindow::periodsChangeByKeyboardAndAreStepsBack()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    WindowCommands& commands = bench.window().commands();
    QVERIFY(!commands.action(CommandId::Back)->isEnabled());
    QVERIFY(!commands.action(CommandId::LaterBill)->isEnabled());
    press(bench, "Alt+PgUp");
    QTRY_COMPARE(bench.window().page()->bill()->period.toString(), u"2026-08"_s);
    QCOMPARE(bench.window().topBar().period()->currentText(), u"August 2026"_s);
    QVERIFY(!commands.action(CommandId::EarlierBill)->isEnabled());
    press(bench, "Alt+Left");
    QCOMPARE(bench.window().page()->bill()->period.toString(), u"2026-09"_s);
    QCOMPARE(bench.window().topBar().period()->currentText(), u"September 2026"_s);
    press(bench, "Alt+Right");
    QCOMPARE(bench.window().page()->bill()->period.toString(), u"2026-08"_s);
    press(bench, "Alt+End");
    QCOMPARE(bench.window().page()->bill()->period.toString(), u"2026-09"_s);
}

void TstMainWindow::theNavigationWorksByKeyboard()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    Navigation& navigation = bench.window().navigation();
    navigation.focusCurrent();
    QCOMPARE(bench.window().focusWidget(), navigation.button(PageId::Home));
    while (bench.window().focusWidget() != navigation.button(PageId::Consolidated)) {
        QWidget* before = bench.window().focusWidget();
        QTest::keyClick(before, Qt::Key_Down);
        QVERIFY(bench.window().focusWidget() != before);
    }
    QTest::keyClick(bench.window().focusWidget(), Qt::Key_Return);
    QCOMPARE(bench.window().page()->id(), PageId::Consolidated);
    QVERIFY(navigation.button(PageId::Consolidated)->isChecked());
    QTest::mouseClick(navigation.button(PageId::Home), Qt::LeftButton);
    QCOMPARE(bench.window().page()->id(), PageId::Home);
}

void TstMainWindow::theCommandSearchGoesToAPeriod()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    press(bench, "Ctrl+K");
    SearchField* field = bench.window().topBar().search();
    QCOMPARE(bench.window().focusWidget(), field);
    QVERIFY(bench.window().palette().isVisible());
    QTest::keyClicks(field, u"aug"_s);
    QVERIFY(bench.window().palette().model().rowCount() > 0);
    QCOMPARE(bench.window().palette().model().entries().first().text, u"August 2026, USD"_s);
    bench.shot(u"palette"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!bench.window().palette().isVisible());
    QTRY_COMPARE(bench.window().page()->bill()->period.toString(), u"2026-08"_s);
}

void TstMainWindow::theCommandSearchCarriesOutAnAction()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    press(bench, "Ctrl+K");
    SearchField* field = bench.window().topBar().search();
    QTest::keyClicks(field, u"icons nav"_s);
    QCOMPARE(bench.window().palette().model().rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(bench.window().navigation().iconsOnly());
    press(bench, "Ctrl+K");
    QTest::keyClicks(field, u"no such thing"_s);
    QCOMPARE(bench.window().palette().model().rowCount(), 0);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!bench.window().palette().isVisible());
}

void TstMainWindow::theTableShownIsExported()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    bench.window().open(PageTarget{PageId::Consolidated});
    QVERIFY(bench.settle());
    const QString path = bench.path(u"accounts.csv"_s);
    bench.answer(path);
    press(bench, "Ctrl+E");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines[0], "Account,Account id,Part in the bill,Share,September 2026");
    QVERIFY2(lines[1].contains(",112233445566,Payer account,") && lines[1].endsWith(",39.52"),
             lines[1].constData());
    QCOMPARE(bench.window().notices().notices().size(), 1);
    QCOMPARE(bench.window().notices().notices().first()->semantic(), Semantic::Success);

    bench.answer(bench.path(u"no/such/folder/accounts.json"_s));
    press(bench, "Ctrl+Shift+E");
    QCOMPARE(bench.window().notices().notices().first()->semantic(), Semantic::Error);
}

void TstMainWindow::theAppearanceChangesAndIsKept()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    bench.window().commands().action(CommandId::AppearanceDark)->trigger();
    QVERIFY(Theme::current().dark);
    QCOMPARE(QSettings().value(appearanceKey()).toInt(), static_cast<int>(Appearance::Dark));
    QTRY_VERIFY(bench.window().grab().toImage().pixelColor(4, 200).lightness() < 60);
    bench.window().commands().action(CommandId::AppearanceLight)->trigger();
    QTRY_VERIFY(bench.window().grab().toImage().pixelColor(4, 200).lightness() > 200);
}

void TstMainWindow::aNarrowWindowShowsIconsOnly()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    bench.window().resize(1280, 800);
    QVERIFY(!bench.window().navigation().iconsOnly());
    bench.window().resize(860, 700);
    QTRY_VERIFY(bench.window().navigation().iconsOnly());
    NavigationButton* home = bench.window().navigation().button(PageId::Home);
    QCOMPARE(home->accessibleName(), u"Home"_s);
    QVERIFY(home->toolTip().contains(u"Home"_s));
    // Nothing pushes the window wider than its smallest size.
    bench.window().resize(bench.window().minimumSize());
    QTRY_COMPARE(bench.window().size(), bench.window().minimumSize());
}

void TstMainWindow::anOrganizationIsCreatedFromTheBills()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills({"2026-09"}, false));
    bench.window().open(PageTarget{PageId::Consolidated});
    QVERIFY(bench.settle());
    auto* page = qobject_cast<ConsolidatedPage*>(bench.window().page());
    QVERIFY(page->getStarted()->isVisible());
    QCOMPARE(page->getStarted()->primary()->text(), u"Create organization"_s);
    bench.shot(u"consolidated-create"_s);
    QTest::mouseClick(page->getStarted()->primary(), Qt::LeftButton);
    QTRY_VERIFY(page->table()->isVisible());
    QCOMPARE(page->table()->model()->rowCount(), 6);
    QCOMPARE(bench.window().notices().notices().first()->semantic(), Semantic::Success);
    QTRY_VERIFY(bench.window().organizationBox().caption().startsWith(u"o-"_s));
}

void TstMainWindow::anAccountIsNamedByKeyboard()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    bench.window().open(PageTarget{PageId::Consolidated});
    QVERIFY(bench.settle());
    auto* page = qobject_cast<ConsolidatedPage*>(bench.window().page());
    bench.shot(u"consolidated"_s);
    page->table()->setFocus(Qt::TabFocusReason);
    page->table()->setCurrentIndex(page->table()->model()->index(1, 0));
    QTest::keyClick(page->table(), Qt::Key_F2);
    auto* editor = page->table()->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"Shop"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    const auto shopRows = [page] {
        return page->table()
            ->model()
            ->match(page->table()->model()->index(0, 0), Qt::DisplayRole, u"Shop"_s)
            .size();
    };
    QTRY_COMPARE(shopRows(), 1);
}

void TstMainWindow::f6GoesRoundTheRegions()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    bench.window().activateWindow();
    bench.window().navigation().focusCurrent();
    press(bench, "F6");
    QVERIFY(bench.window().topBar().isAncestorOf(bench.window().focusWidget()));
    press(bench, "F6");
    QVERIFY(bench.window().page()->isAncestorOf(bench.window().focusWidget()));
    press(bench, "F6");
    QVERIFY(bench.window().navigation().isAncestorOf(bench.window().focusWidget()));
    press(bench, "Shift+F6");
    QVERIFY(bench.window().page()->isAncestorOf(bench.window().focusWidget()));
}

void TstMainWindow::everyItemOfHomeLeadsSomewhere()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    auto* home = qobject_cast<HomePage*>(bench.window().page());
    QTRY_COMPARE(home->attention()->count(), 2);
    auto* reconcile = home->attention()->findChild<QPushButton*>();
    QCOMPARE(reconcile->accessibleName(), u"Reconcile: September 2026 is not reconciled"_s);
    QTest::mouseClick(reconcile, Qt::LeftButton);
    QCOMPARE(bench.window().page()->id(), PageId::Reconcile);
    QVERIFY(bench.window().navigation().button(PageId::Bills)->isChecked());
    press(bench, "Alt+Left");
    QCOMPARE(bench.window().page(), home);
}

void TstMainWindow::theMonthsOfHomeAreATableToo()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    auto* home = qobject_cast<HomePage*>(bench.window().page());
    home->trend()->showTable(true);
    QVERIFY(home->trend()->table()->isVisible());
    QVERIFY(!home->trend()->chart()->isVisible());
    bench.answer(bench.path(u"months.csv"_s));
    press(bench, "Ctrl+E");
    QFile file(bench.path(u"months.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Amazon Elastic Compute Cloud"));
    bench.answer(bench.path(u"months.svg"_s));
    bench.window().commands().action(CommandId::SaveChart)->trigger();
    QFile picture(bench.path(u"months.svg"_s));
    QVERIFY(picture.open(QIODevice::ReadOnly));
    QVERIFY(picture.readAll().contains("<svg"));
}

void TstMainWindow::aPayerIsChosenAmongSeveral()
{
    WindowBench bench;
    {
        auto workspace = Workspace::open(bench.path(u"alder.billfold"_s), bench.clock());
        QVERIFY(workspace.ok());
        writeFile(bench.path(u"a/cur.csv"_s), legacyCur({{.account = "318204557120", .cost = "35.04"}}));
        writeFile(bench.path(u"b/cur.csv"_s),
                  legacyCur({{.account = "999999999999", .cost = "1.25", .payer = "999999999999"}}));
        for (const QString& folder : {bench.path(u"a"_s), bench.path(u"b"_s)})
            QVERIFY((*workspace)->runImport(QStringList{folder}, {}).result().ok());
    }
    QVERIFY(bench.openEmpty());
    QTRY_COMPARE(bench.window().bills().payers().size(), 2);
    QVERIFY(bench.settle());
    bench.window().bills().choosePayer(u"999999999999"_s);
    QTRY_COMPARE(figure(bench, 0), u"$1.25"_s);
    QVERIFY(bench.window().organizationBox().caption().contains(u"999999999999"_s));
    bench.window().bills().choosePayer(u"112233445566"_s);
    QTRY_COMPARE(figure(bench, 0), u"$35.04"_s);
}

void TstMainWindow::everyInteractiveWidgetHasAName()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    for (PageId id : pages()) {
        PageTarget target{id};
        target.bill = bench.window().bills().current();
        bench.window().open(target);
        QVERIFY(bench.settle());
        bench.shot(u"page-%1"_s.arg(static_cast<int>(id)));
        const QList<QWidget*> widgets = bench.window().findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                qobject_cast<QLabel*>(widget) || widget->inherits("QAbstractSpinBox") ||
                widget->parentWidget()->inherits("QAbstractSpinBox") || widget->inherits("QScrollArea") ||
                widget->parentWidget()->inherits("QAbstractScrollArea"))
                continue;
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(spoken);
            const bool labelled = !spoken->relations(QAccessible::Label).isEmpty();
            const QString where =
                u"%1 in %2 of page %3"_s
                    .arg(QLatin1StringView(widget->metaObject()->className()),
                         QLatin1StringView(widget->parentWidget()->metaObject()->className()))
                    .arg(static_cast<int>(id));
            QVERIFY2(labelled || !spoken->text(QAccessible::Name).isEmpty(), qPrintable(where));
            // A combo box speaks its value; only a buddy says what it is.
            if (qobject_cast<QComboBox*>(widget))
                QVERIFY2(labelled, qPrintable(where));
        }
    }
}

void TstMainWindow::tabReachesEverythingOnEveryPage()
{
    WindowBench bench;
    QVERIFY(bench.openWithBills());
    for (PageId id : pages()) {
        PageTarget target{id};
        target.bill = bench.window().bills().current();
        bench.window().open(target);
        QVERIFY(bench.settle());
        bench.window().navigation().focusCurrent();
        QSet<QWidget*> reached;
        // Twice round: what the first round enables (an action on the row that got the focus) is reached by
        // the second.
        const QWidget* start = bench.window().focusWidget();
        for (int i = 0, rounds = 0; i < 400 && rounds < 2; ++i) {
            QWidget* focus = bench.window().focusWidget();
            reached.insert(focus);
            // In the text of a policy Tab indents, and Ctrl+Tab leads on.
            QTest::keyClick(focus, Qt::Key_Tab,
                            focus->inherits("QPlainTextEdit") ? Qt::ControlModifier : Qt::NoModifier);
            rounds += bench.window().focusWidget() == start ? 1 : 0;
        }
        const QList<QWidget*> widgets = bench.window().findChildren<QWidget*>();
        for (QWidget* widget : widgets) {
            if (!isStop(widget) || widget->inherits("QScrollArea") || widget->inherits("QMenuBar"))
                continue;
            QVERIFY2(reached.contains(widget),
                     qPrintable(u"%1 '%2' of page %3 cannot be reached"_s
                                    .arg(QLatin1StringView(widget->metaObject()->className()),
                                         widget->accessibleName())
                                    .arg(static_cast<int>(id))));
        }
    }
}

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
