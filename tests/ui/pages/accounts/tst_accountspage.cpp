// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accounttreemodel.h"
#include "tests/ui/pages/organizationbench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/organizationmovedialog.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/accounts/accountspage.h"
#include "ui/pages/accounts/nodedetails.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/treeview.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <memory>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

QStringList actionTexts(const AccountActions& actions)
{
    QMenu menu;
    actions.fill(menu);
    QStringList texts;
    for (const QAction* action : menu.actions()) {
        if (!action->isSeparator())
            texts.append(action->text());
    }
    return texts;
}

void show(AccountsPage& page)
{
    page.resize(1064, 700);
    page.show();
    page.openTarget({.page = PageId::Accounts});
}

void choose(AccountsPage& page, const NodeId& node)
{
    page.tree()->setCurrentIndex(page.model()->indexOf(node.toString()));
}

QString factOf(const NodeDetails& details, const QString& label)
{
    for (const FactGrid::Fact& fact : details.facts()->facts()) {
        if (fact.label == label)
            return fact.value;
    }
    return u"(no such fact)"_s;
}

} // namespace

class TstAccountsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void withoutAnAccountItSaysHowToBegin();
    void thePayerSeesTheHierarchy();
    void theListAndWhatStandsAlone();
    void searchingOpensWhatFits();
    void whatIsFoldedStaysSo();
    void theDetailsFollowTheRow();
    void actionsFitWhatIsChosen_data();
    void actionsFitWhatIsChosen();
    void movingByTheDialogIsOneStepBack();
    void droppingMoves();
    void aRowThatIsDroppedInTheTreeMoves();
    void unitsAreCreatedRenamedAndDeleted();
    void aNameThatIsTakenIsRefusedWhileTyping();
    void removingSaysWhatItMeansForTheBill();
    void closingTakesTheAccountIdTyped();
    void aLinkedAccountSeesItselfAndCanLeave();
    void manyAccountsAreShownAtOnce();
};

void TstAccountsPage::withoutAnAccountItSaysHowToBegin()
{
    Workbench bench;
    AccountsPage page(bench.workspace);
    show(page);
    QVERIFY(says(page, u"No account yet"_s));
    QVERIFY(press(page, u"Add existing account"_s));
    DialogFrame* dialog = dialogOf(page);
    QVERIFY(dialog);
    picture(*dialog, u"accounts-add-existing"_s);
    dialog->reject();
}

void TstAccountsPage::thePayerSeesTheHierarchy()
{
    const OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    QCOMPARE(page.model()->rowCount(), 1);
    QVERIFY(page.tree()->isExpanded(page.model()->indexOf(productionId.toString())));
    QVERIFY(says(page, u"Organization o-7m3k9x2qfa, paid for by Meridian Billing"_s));
    // The five members, and the one whose creation was under way.
    QCOMPARE(page.exported().table->rowCount(), 6);
    choose(page, claimsEuId);
    picture(page, u"accounts-hierarchy"_s);
}

void TstAccountsPage::theListAndWhatStandsAlone()
{
    const OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    page.view()->setCurrentIndex(1);
    QCOMPARE(page.model()->index(0, 0).data().toString(), u"Claims EU"_s);
    QVERIFY(!page.details()->isVisible());
    picture(page, u"accounts-list"_s);
    // Addresses and paths give way, so that names, ids and states stand there whole.
    const auto whole = [&page](int column) {
        for (int row = 0; row < page.model()->rowCount(); ++row) {
            const QModelIndex index = page.model()->index(row, column);
            if (page.tree()->sizeHintForIndex(index).width() > page.tree()->columnWidth(column))
                return false;
        }
        return true;
    };
    QTRY_VERIFY(whole(AccountTreeModel::NameColumn)); // the details make room when the layout runs next
    QVERIFY(whole(AccountTreeModel::IdColumn));
    QVERIFY(whole(AccountTreeModel::StateColumn));
    QVERIFY(page.tree()->header()->length() <= page.tree()->viewport()->width());
    page.view()->setCurrentIndex(2);
    QCOMPARE(page.model()->rowCount(), 2);
    QCOMPARE(page.model()->index(0, 0).data().toString(), u"Harbour"_s);
    QVERIFY(page.addButton()->isVisible());
    picture(page, u"accounts-alone"_s);
}

void TstAccountsPage::searchingOpensWhatFits()
{
    const OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    page.tree()->collapseAll();
    QTest::keyClicks(page.search(), u"claims e"_s);
    QTRY_VERIFY(page.model()->indexOf(claimsEuId.toString()).isValid());
    QTRY_VERIFY(!page.model()->indexOf(railId.toString()).isValid());
    QVERIFY(page.tree()->isExpanded(page.model()->indexOf(productionId.toString())));
    QTest::keyClicks(page.search(), u"xyz"_s);
    QTRY_COMPARE(page.stateStack()->state(), PageState::FilteredOut);
    page.search()->clear();
    QTRY_COMPARE(page.stateStack()->state(), PageState::Filled);
    page.stateChoice()->setCurrentText(u"CLOSED"_s);
    QVERIFY(page.model()->indexOf(playgroundId.toString()).isValid());
    QVERIFY(!page.model()->indexOf(claimsEuId.toString()).isValid());
}

void TstAccountsPage::whatIsFoldedStaysSo()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    page.tree()->collapse(page.model()->indexOf(workloadsId.toString()));
    choose(page, railId);
    bench.perform({RenameAccount{railId, u"Rail"_s}});
    QTRY_COMPARE(page.model()->indexOf(railId.toString()).data().toString(), u"Rail"_s);
    QVERIFY(!page.tree()->isExpanded(page.model()->indexOf(workloadsId.toString())));
    QVERIFY(page.tree()->isExpanded(page.model()->indexOf(sandboxId.toString())));
    QCOMPARE(page.model()->keyAt(page.tree()->currentIndex()), railId.toString());
}

void TstAccountsPage::theDetailsFollowTheRow()
{
    const OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    choose(page, claimsEuId);
    QCOMPARE(factOf(*page.details(), u"Account id"_s), claimsEuId.toString());
    QCOMPARE(factOf(*page.details(), u"Organizational unit"_s), u"Root / Workloads / Production"_s);
    QCOMPARE(factOf(*page.details(), u"Joined"_s), u"15 Feb 2021, created here"_s);
    QCOMPARE(page.details()->tabs()->tabText(1), u"Policies (0)"_s);
    choose(page, workloadsId);
    QCOMPARE(factOf(*page.details(), u"Accounts"_s), u"2"_s);
    choose(page, rootId);
    QCOMPARE(factOf(*page.details(), u"Payer account"_s), u"Meridian Billing"_s);
    choose(page, playgroundId);
    QVERIFY(says(*page.details(), u"CLOSED"_s));
}

void TstAccountsPage::actionsFitWhatIsChosen_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QStringList>("actions");
    const QString id = claimsEuId.toString();
    QTest::newRow("an account") << QStringList{id} << QStringList{u"Open details"_s,
                                                                  u"Act as this account"_s,
                                                                  u"Move…"_s,
                                                                  u"Rename…"_s,
                                                                  u"Change e-mail address…"_s,
                                                                  u"Remove from organization…"_s,
                                                                  u"Close account…"_s};
    QTest::newRow("two accounts") << QStringList{id, railId.toString()}
                                  << QStringList{u"Move…"_s, u"Remove from organization…"_s};
    QTest::newRow("the payer") << QStringList{payerId.toString()}
                               << QStringList{u"Open details"_s, u"Move…"_s, u"Rename…"_s,
                                              u"Change e-mail address…"_s};
    QTest::newRow("a unit") << QStringList{workloadsId.toString()}
                            << QStringList{u"Open details"_s,      u"Move…"_s,        u"Rename…"_s,
                                           u"Add account here…"_s, u"Create unit…"_s, u"Delete…"_s};
    QTest::newRow("the root") << QStringList{rootId.toString()}
                              << QStringList{u"Open details"_s, u"Add account here…"_s, u"Create unit…"_s};
    QTest::newRow("one that stands alone") << QStringList{harbourId.toString()}
                                           << QStringList{u"Open details"_s,
                                                          u"Act as this account"_s,
                                                          u"Rename…"_s,
                                                          u"Change e-mail address…"_s,
                                                          u"Invite into this organization…"_s,
                                                          u"Take out of this database…"_s};
}

void TstAccountsPage::actionsFitWhatIsChosen()
{
    QFETCH(QStringList, keys);
    const OrganizationBench bench;
    QWidget window;
    AccountActions actions(bench.workspace(), {}, &window);
    actions.setSelection(keys);
    QTEST(actionTexts(actions), "actions");
}

void TstAccountsPage::movingByTheDialogIsOneStepBack()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    page.model()->setTicked({railId.toString(), claimsEuId.toString()});
    QVERIFY(says(page, u"2 selected"_s));
    page.actions()->action(AccountActions::Id::Move)->trigger();
    auto* dialog = qobject_cast<OrganizationMoveDialog*>(dialogOf(page));
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Move 2 accounts"_s);
    QVERIFY(!dialog->model()->indexOf(railId.toString()).isValid());
    dialog->tree()->setCurrentIndex(dialog->model()->indexOf(stagingId.toString()));
    picture(*dialog, u"accounts-move"_s);
    QTest::keyClick(dialog->tree(), Qt::Key_Return);
    QTRY_COMPARE(bench.world().accountsIn(stagingId).size(), 2);
    QCOMPARE(bench.service().undoTitle(), u"Move 2 accounts"_s);
    Workbench::wait(bench.service().undo());
    QTRY_COMPARE(bench.world().accountsIn(stagingId).size(), 0);
}

void TstAccountsPage::droppingMoves()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    emit page.model()->moveRequested({workloadsId.toString()}, sandboxId.toString());
    QTRY_COMPARE(*bench.world().parentOf(workloadsId), NodeId(sandboxId));
    QTRY_COMPARE(page.model()->indexOf(workloadsId.toString()).parent(),
                 page.model()->indexOf(sandboxId.toString()));
}

void TstAccountsPage::aRowThatIsDroppedInTheTreeMoves()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    TreeView* tree = page.tree();
    const QModelIndex dragged = page.model()->indexOf(railId.toString());
    QVERIFY(dragged.flags().testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> data(page.model()->mimeData({dragged}));
    // What the window system sends while the button is held: first over an account, which takes nothing.
    const auto over = [&](const NodeId& node) {
        const QPoint at = tree->visualRect(page.model()->indexOf(node.toString())).center();
        QDragMoveEvent move(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(tree->viewport(), &move);
        return move.isAccepted();
    };
    const QPoint start = tree->visualRect(dragged).center();
    QDragEnterEvent enter(start, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(tree->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(!over(claimsEuId));
    QVERIFY(!over(*bench.world().parentOf(railId))); // where it is already
    QVERIFY(over(stagingId));
    const QPoint at = tree->visualRect(page.model()->indexOf(stagingId.toString())).center();
    QDropEvent drop(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(tree->viewport(), &drop);
    QTRY_COMPARE(*bench.world().parentOf(railId), NodeId(stagingId));
    // It is one step back.
    Workbench::wait(bench.service().undo());
    QTRY_VERIFY(*bench.world().parentOf(railId) != NodeId(stagingId));
}

void TstAccountsPage::unitsAreCreatedRenamedAndDeleted()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    choose(page, stagingId);
    const auto type = [&page](const QString& text, const QString& verb) {
        DialogFrame* dialog = dialogOf(page);
        auto* edit = dialog->findChild<QLineEdit*>();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        return press(*dialog, verb);
    };
    page.actions()->action(AccountActions::Id::CreateUnit)->trigger();
    QVERIFY(type(u"Tests"_s, u"Create organizational unit"_s));
    QTRY_COMPARE(bench.world().unitsIn(stagingId).size(), 1);
    const UnitId made = bench.world().unitsIn(stagingId).first();
    QTRY_VERIFY(dialogOf(page) == nullptr);
    choose(page, made);
    page.actions()->action(AccountActions::Id::Rename)->trigger();
    QVERIFY(type(u"Trials"_s, u"Rename"_s));
    QTRY_COMPARE(bench.world().unit(made)->name, u"Trials"_s);
    QTRY_VERIFY(dialogOf(page) == nullptr);
    choose(page, made);
    page.actions()->action(AccountActions::Id::DeleteUnits)->trigger();
    DialogFrame* dialog = dialogOf(page);
    QVERIFY(!press(*dialog, u"Delete"_s));
    QVERIFY(type(u"Trials"_s, u"Delete"_s));
    QTRY_VERIFY(bench.world().unit(made) == nullptr);
}

void TstAccountsPage::aNameThatIsTakenIsRefusedWhileTyping()
{
    const OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    choose(page, stagingId);
    page.actions()->action(AccountActions::Id::Rename)->trigger();
    DialogFrame* dialog = dialogOf(page);
    QVERIFY(dialog);
    auto* edit = dialog->findChild<QLineEdit*>();
    QCOMPARE(edit->text(), u"Staging"_s);
    edit->selectAll();
    QTest::keyClicks(edit, u"Production"_s);
    QVERIFY(!press(*dialog, u"Rename"_s));
    QVERIFY(!edit->accessibleDescription().isEmpty());
    picture(*dialog, u"accounts-rename-refused"_s);
    dialog->reject();
}

void TstAccountsPage::removingSaysWhatItMeansForTheBill()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    choose(page, railId);
    page.actions()->action(AccountActions::Id::Remove)->trigger();
    DialogFrame* dialog = dialogOf(page);
    QVERIFY(dialog);
    QVERIFY(says(*dialog, u"Remove account 'Rail Freight' (#000000000222) from organization?"_s));
    QVERIFY(says(*dialog, u"its usage from today is on its own bill"_s));
    picture(*dialog, u"accounts-remove"_s);
    QVERIFY(press(*dialog, u"Remove account"_s));
    QTRY_VERIFY(!bench.world().account(railId)->membership);
}

void TstAccountsPage::closingTakesTheAccountIdTyped()
{
    OrganizationBench bench;
    AccountsPage page(bench.workspace());
    show(page);
    choose(page, claimsEuId);
    page.actions()->action(AccountActions::Id::Close)->trigger();
    DialogFrame* dialog = dialogOf(page);
    QVERIFY(dialog);
    QVERIFY(!press(*dialog, u"Close account"_s));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"typed"_s), claimsEuId.toString());
    picture(*dialog, u"accounts-close"_s);
    QVERIFY(press(*dialog, u"Close account"_s));
    QTRY_VERIFY(bench.world().account(claimsEuId)->state != AccountState::Active);
}

void TstAccountsPage::aLinkedAccountSeesItselfAndCanLeave()
{
    OrganizationBench bench;
    bench.service().actAs(railId);
    AccountsPage page(bench.workspace());
    show(page);
    QVERIFY(!page.tree()->isVisible());
    QCOMPARE(factOf(*page.details(), u"Paid by"_s), u"Meridian Billing"_s);
    picture(page, u"accounts-linked"_s);
    QVERIFY(press(page, u"Leave this organization"_s));
    DialogFrame* dialog = dialogOf(page);
    QVERIFY(dialog);
    QVERIFY(says(*dialog, u"Confirm leaving the organization?"_s));
    QVERIFY(says(*dialog, u"From now on Rail Freight pays for itself"_s));
    QVERIFY(press(*dialog, u"Leave organization"_s));
    QTRY_VERIFY(!bench.world().account(railId)->membership);
    QTRY_VERIFY(page.tree()->isVisible());
}

void TstAccountsPage::manyAccountsAreShownAtOnce()
{
    // The times are for the benchmark; this is that it is all there.
    AccountTreeModel model;
    TreeView tree;
    tree.resize(600, 600);
    tree.setModel(&model);
    model.setWorld(largeWorld(2000, 200), organizationId);
    tree.show();
    tree.expandAll();
    QCOMPARE(model.tree().accountCount(), 2000);
    model.setFilter({.text = u"account-1999@"_s, .state = {}});
    QCOMPARE(model.tree().shownAccounts().size(), 1);
}

QTEST_MAIN(TstAccountsPage)
#include "tst_accountspage.moc"
