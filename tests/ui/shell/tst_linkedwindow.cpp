// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/ui/shell/eyes.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/pages/page.h"
#include "ui/shell/billselection.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/pagefactory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId own = *AccountId::parse(u"204417809913");
const AccountId payer = *AccountId::parse(u"112233445566");
// What the others are charged, and all together; and who they are, but for the payer.
const QStringList others{u"428.75"_s,    u"119.27"_s,       u"35.04"_s,        u"39.52"_s,
                         u"636.64"_s,    u"669150428837"_s, u"440916273358"_s, u"Website"_s,
                         u"Analytics"_s, u"Audit archive"_s};

QString leakOf(const QString& text)
{
    return test::leakOf(text, others);
}

} // namespace

/// The window of a linked account.
class LinkedWindowTest : public QObject
{
    Q_OBJECT

    static void actAs(WindowBench& bench, const AccountId& account)
    {
        bench.window().workspace()->organizations().actAs(account);
        QTRY_COMPARE(bench.window().workspace()->organizations().actingAs(), std::optional(account));
    }
    static bool ready(WindowBench& bench)
    {
        return QTest::qWaitFor([&] {
                   const auto& bills = bench.window().bills().bills();
                   return !bills.isEmpty() && !bills.first().seenAccount.isEmpty();
               }) &&
               bench.settle();
    }

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }

    void noPageShowsWhatIsOthers_data()
    {
        QTest::addColumn<int>("id");
        for (const PageEntry& entry : pageEntries()) {
            if (entry.group == PageGroup::Billing)
                QTest::newRow(entry.name) << static_cast<int>(entry.id);
        }
    }
    void noPageShowsWhatIsOthers()
    {
        QFETCH(int, id);
        WindowBench bench;
        QVERIFY(bench.openWithBills());
        const PageTarget target{static_cast<PageId>(id)};
        // It was looked at before, by the payer.
        bench.window().open(target);
        QVERIFY(bench.settle());
        actAs(bench, own);
        QVERIFY(ready(bench));
        QTest::qWait(50); // what comes after the page itself
        const Page& page = *bench.window().page();
        const QString shown = contentOf(page) + exportOf(page);
        QVERIFY2(leakOf(shown).isEmpty(), qPrintable(leakOf(shown)));
        const auto* states = page.findChild<StateStack*>();
        QVERIFY(states && states->state() != PageState::Failed);
        bench.shot(u"linked-"_s + QString::fromLatin1(QTest::currentDataTag()).toLower().remove(u' '));
        bench.window().open(PageTarget{PageId::Accounts});
        QVERIFY(bench.settle());
        bench.window().open(target);
        QVERIFY(bench.settle());
        QVERIFY(leakOf(contentOf(*bench.window().page()) + exportOf(*bench.window().page())).isEmpty());
    }

    void theSearchFindsNothingOfOthers()
    {
        WindowBench bench;
        QVERIFY(bench.openWithBills());
        bench.window().palette().begin();
        QTest::qWait(50);
        const auto found = [&] {
            QString text;
            for (const QString& word : {QString(), u"4"_s, u"6"_s, u"a"_s, u"e"_s, u"Pro"_s})
                for (const PaletteEntry& entry : bench.window().palette().source().find(word, 1000))
                    text += entry.text + u' ' + entry.words + u'\n';
            return text;
        };
        QTRY_VERIFY(!leakOf(found()).isEmpty());
        actAs(bench, own);
        QVERIFY(leakOf(found()).isEmpty()); // at once
        QVERIFY(ready(bench));
        bench.window().palette().begin();
        QTest::qWait(50);
        QVERIFY2(leakOf(found()).isEmpty(), qPrintable(leakOf(found())));
    }

    void whatIsThePayersIsDisabledAndSaysWhy()
    {
        WindowBench bench;
        QVERIFY(bench.openWithBills());
        const auto enabled = [&](CommandId id) { return bench.window().commands().action(id)->isEnabled(); };
        QVERIFY(enabled(CommandId::Import) && enabled(CommandId::Issue) && enabled(CommandId::Reconcile));
        actAs(bench, own);
        QVERIFY(ready(bench));
        for (CommandId id :
             {CommandId::Import, CommandId::Issue, CommandId::Reconcile, CommandId::Statements}) {
            QVERIFY(!enabled(id));
            QVERIFY(bench.window().commands().action(id)->toolTip().startsWith(u"Only the payer account"_s));
        }
        QVERIFY(enabled(CommandId::SavePdf)); // its statement
        const NavigationButton* imports = bench.window().navigation().button(PageId::Imports);
        QVERIFY(!imports->isEnabled() && imports->toolTip().contains(u"Only the payer account"_s));
        for (const PageId id : {PageId::Imports, PageId::Reconcile}) {
            bench.window().open(PageTarget{id});
            QCOMPARE(bench.window().page()->findChild<StateStack*>()->state(), PageState::Denied);
        }
        bench.window().importFiles({bench.path(u"2026-09"_s)});
        QVERIFY(!bench.window().notices().isHidden());
        actAs(bench, payer);
        QTRY_VERIFY(enabled(CommandId::Issue));
        QVERIFY(imports->isEnabled() && enabled(CommandId::Import));
    }

    void theBillIsSaidToBeAPart()
    {
        WindowBench bench;
        QVERIFY(bench.openWithBills());
        bench.window().open(PageTarget{PageId::Bills});
        actAs(bench, own);
        QVERIFY(ready(bench));
        QTRY_VERIFY(contentOf(*bench.window().page())
                        .contains(u"Your account's part of the consolidated bill of Alder Billing "
                                  "(112233445566); the payer is charged."_s));
        QVERIFY(contentOf(*bench.window().page()).contains(u"8.92"_s));
    }
};

QTEST_MAIN(LinkedWindowTest)
#include "tst_linkedwindow.moc"
