// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "models/views/accounttreemodel.h"
#include "tests/support/sampleworld.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/dialogs/organizationswitchdialog.h"
#include "ui/pages/accounts/accountspage.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/topbar.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QMenu>
#include <QTest>

#include <memory>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

void fill(Workspace& workspace, const World& world)
{
    ChangeSet all;
    for (const Entity& entity : world.everything())
        all.changes.append({{}, entity});
    workspace.organizations().apply(all).waitForFinished();
    QCoreApplication::processEvents();
}

QStringList textsOf(const QMenu& menu)
{
    QStringList texts;
    for (const QAction* action : menu.actions()) {
        if (!action->isSeparator())
            texts.append(action->text().section(u'\t', 0, 0));
    }
    return texts;
}

} // namespace

/// Who acts, shown at the top right, and taking changes back.
class TstActing : public QObject
{
    Q_OBJECT

private slots:
    void withoutAnAccountTheMenuAddsOne();
    void theMenuShowsWhoActsAndSwitches();
    void manyAccountsAreSearched();
    void changesAreTakenBackByTheEditMenu();
    void theNavigationCountsWhatIsUnderWay();
    void theNavigationHasTheOrganizationsPages();
};

void TstActing::withoutAnAccountTheMenuAddsOne()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    AccountMenu* menu = bench.window().topBar().account();
    QCOMPARE(menu->accessibleName(), u"No account yet"_s);
    const std::unique_ptr<QMenu> entries(menu->makeMenu());
    QCOMPARE(textsOf(*entries), QStringList{u"Add existing account…"_s});
}

void TstActing::theMenuShowsWhoActsAndSwitches()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    fill(*bench.window().workspace(), sampleWorld());
    AccountMenu* menu = bench.window().topBar().account();
    QTRY_COMPARE(menu->accessibleName(), u"Acting as Meridian Billing, 111111111111, Payer account"_s);
    bench.window().open(PageTarget{PageId::Accounts});
    QVERIFY(bench.settle());
    bench.shot(u"accounts"_s);
    const std::unique_ptr<QMenu> entries(menu->makeMenu());
    QVERIFY(entries->actions().first()->isChecked());
    QCOMPARE(textsOf(*entries).mid(0, 2),
             (QStringList{u"Meridian Billing (111111111111)"_s, u"Harbour (777777777777)"_s}));
    entries->actions().at(1)->trigger();
    QTRY_COMPARE(menu->accessibleName(), u"Acting as Harbour, 777777777777, Stands alone"_s);
    QCOMPARE(*bench.window().workspace()->organizations().actingAs(), harbourId);
    const auto* page = qobject_cast<AccountsPage*>(bench.window().page());
    QVERIFY(page);
    QTRY_COMPARE(page->model()->rowCount(), 2);
    bench.shot(u"accounts-alone"_s);
}

void TstActing::manyAccountsAreSearched()
{
    const World world = largeWorld(40, 4);
    AccountMenu menu;
    menu.setWorld(world, payerId);
    const std::unique_ptr<QMenu> entries(menu.makeMenu());
    QCOMPARE(textsOf(*entries), (QStringList{u"Payer (111111111111)"_s, u"Switch to another account…"_s,
                                             u"Show this account"_s, u"Add existing account…"_s}));
    OrganizationSwitchDialog dialog(world, payerId, nullptr);
    dialog.show();
    AccountId chosen = payerId;
    connect(&dialog, &OrganizationSwitchDialog::chosen, this,
            [&chosen](const AccountId& id) { chosen = id; });
    QTest::keyClicks(dialog.search(), u"account-17@"_s);
    QTRY_COMPARE(dialog.table()->model()->rowCount(), 1);
    QTest::keyClick(dialog.search(), Qt::Key_Down);
    QTest::keyClick(dialog.table(), Qt::Key_Return);
    QCOMPARE(chosen.toString(), u"200000000017"_s);
}

void TstActing::changesAreTakenBackByTheEditMenu()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    fill(*bench.window().workspace(), sampleWorld());
    OrganizationService& service = bench.window().workspace()->organizations();
    QAction* undo = bench.window().commands().action(CommandId::Undo);
    QAction* redo = bench.window().commands().action(CommandId::Redo);
    QVERIFY(!undo->isEnabled());
    service.perform({RenameAccount{railId, u"Rail & Road"_s}}, u"Rename Rail & Road"_s).waitForFinished();
    QTRY_VERIFY(undo->isEnabled());
    QCOMPARE(undo->text(), u"&Undo: Rename Rail && Road"_s);
    undo->trigger();
    QTRY_COMPARE(service.world().account(railId)->name, u"Rail Freight"_s);
    QTRY_VERIFY(redo->isEnabled());
    QVERIFY(!undo->isEnabled());
    QTRY_VERIFY(!bench.window().notices().notices().isEmpty());
    redo->trigger();
    QTRY_COMPARE(service.world().account(railId)->name, u"Rail & Road"_s);
}

void TstActing::theNavigationCountsWhatIsUnderWay()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    fill(*bench.window().workspace(), sampleWorld());
    const NavigationButton* entry = bench.window().navigation().button(PageId::Invitations);
    QTRY_COMPARE(*bench.window().workspace()->organizations().actingAs(), payerId);
    QCOMPARE(entry->accessibleName(), u"Invitations"_s);
    bench.window()
        .workspace()
        ->organizations()
        .perform({InviteAccountToOrganization{harbourId.toString()}}, u"Invite"_s)
        .waitForFinished();
    QTRY_COMPARE(entry->accessibleName(), u"Invitations, 1 open"_s);
    bench.shot(u"invitations-counted"_s);
}

void TstActing::theNavigationHasTheOrganizationsPages()
{
    WindowBench bench;
    QVERIFY(bench.openEmpty());
    QTest::mouseClick(bench.window().navigation().button(PageId::Accounts), Qt::LeftButton);
    QCOMPARE(bench.window().page()->id(), PageId::Accounts);
    bench.window().open(PageTarget{.page = PageId::Node, .subject = harbourId.toString()});
    QVERIFY(bench.window().navigation().button(PageId::Accounts)->isChecked());
}

QTEST_MAIN(TstActing)
#include "tst_acting.moc"
