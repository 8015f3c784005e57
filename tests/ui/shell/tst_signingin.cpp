// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "tests/ui/securitybench.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/mfadialogs.h"
#include "ui/dialogs/newpassword.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/dialogs/secretdialogs.h"
#include "ui/pages/credentials/credentialparts.h"
#include "ui/pages/credentials/credentialspage.h"
#include "ui/pages/page.h"
#include "ui/pages/signin/signinpage.h"
#include "ui/pages/signin/signinsteps.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/idlelock.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/protectiondialog.h"
#include "ui/shell/securitynotice.h"
#include "ui/shell/topbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeboxes.h"
#include "ui/widgets/passwordfield.h"
#include "ui/wizards/importwizard.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// The window on a database that people sign in to: the whole way of somebody who secures it, and what is
/// seen while nobody is signed in.
class TstSigningIn : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void somebodySecuresTheDatabase();
    void theWindowOpensOnSignIn();
    void aLockedWindowShowsNothing();
    void whatIsOpenWhenItLocksIsClosed();
    void securingLockingAndLeavingLeaveNoRefusals();
    void whatMayNotBeDoneIsDisabledAndSaysWhy_data();
    void whatMayNotBeDoneIsDisabledAndSaysWhy();
    void itLocksItselfWhenLeftAlone();
    void itNeverLocksWhereThatIsWanted();
    void anImportComesBackToWhomItBelongs();
    void whatSignInProtectsIsReadBeforeOne();
    void anotherAccountIsEnteredByItsOwnPassword();
    void theNoticeIsPutOffUntilTomorrow();

private:
    bool openWindow();
    void enter(const QString& name, const QString& password, bool root = false);
    void enterAsRoot(const QString& password = SecurityBench::rootPassword());
    bool isOpen() const { return !m_window->isShut(); }
    CredentialsPage* credentials() const;
    QStringList menuTexts() const;
    void shot(const QString& name);

    std::unique_ptr<SecurityBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_address;
};

void TstSigningIn::initTestCase()
{
    applyTheme(*qApp, Appearance::Light);
}

void TstSigningIn::init()
{
    m_bench = std::make_unique<SecurityBench>();
    m_address = m_bench->workspace->organizations().world().account(payerId)->email;
}

void TstSigningIn::cleanup()
{
    m_window.reset();
    m_bench.reset();
}

bool TstSigningIn::openWindow()
{
    // The window has a workspace of its own.
    m_bench->workspace.reset();
    m_window = std::make_unique<MainWindow>(m_bench->clock);
    m_window->show();
    m_window->begin(m_bench->path(u"t.billfold"_s));
    if (!QTest::qWaitFor([this] { return m_window->workspace() != nullptr; }))
        return false;
    m_bench->workspace = m_window->workspace();
    SecurityBench::useLeastWork(*m_bench->workspace);
    return true;
}

void TstSigningIn::enter(const QString& name, const QString& password, bool root)
{
    PasswordStep& step = *m_window->signInPage().passwordStep();
    step.setRoot(root);
    step.name()->setText(name);
    step.password()->setText(password);
    QTest::mouseClick(step.verb(), Qt::LeftButton);
    QTRY_VERIFY(step.verb()->text() != u"One moment…"_s);
}

void TstSigningIn::enterAsRoot(const QString& password)
{
    enter(m_address, password, true);
}

CredentialsPage* TstSigningIn::credentials() const
{
    return qobject_cast<CredentialsPage*>(m_window->page());
}

QStringList TstSigningIn::menuTexts() const
{
    const std::unique_ptr<QMenu> menu(m_window->topBar().account()->makeMenu());
    QStringList texts;
    for (const QAction* action : menu->actions())
        texts.append(action->text());
    return texts;
}

void TstSigningIn::shot(const QString& name)
{
    const QString folder = qEnvironmentVariable("BILLFOLD_SHOTS");
    if (!folder.isEmpty())
        m_window->grab().save(QDir(folder).filePath(name + u".png"_s));
}

void TstSigningIn::somebodySecuresTheDatabase()
{
    QVERIFY(openWindow());
    QVERIFY(isOpen());
    QVERIFY(m_window->securityNotice().text().contains(u"no password"_s));
    shot(u"1-no-password"_s);

    // A password for the root user.
    emit m_window->securityNotice().actionTriggered();
    auto* protect = dialogIn<ProtectDialog>(*m_window);
    QVERIFY(protect);
    protect->password()->first()->setText(u"pine"_s);
    QVERIFY(!protect->verb()->isEnabled());
    protect->password()->first()->setText(SecurityBench::rootPassword());
    protect->password()->again()->setText(SecurityBench::rootPassword());
    QTest::mouseClick(protect->verb(), Qt::LeftButton);
    QTRY_VERIFY(m_bench->identity().signInRequired());
    QTRY_VERIFY(m_window->securityNotice().text().contains(u"no MFA device"_s));
    QVERIFY(isOpen());
    QTRY_COMPARE(m_window->topBar().account()->text(), u"Root user"_s);

    // A device, by the secret that is shown.
    emit m_window->securityNotice().actionTriggered();
    QVERIFY(credentials());
    auto* assign = dialogIn<AssignMfaDialog>(*m_window);
    QVERIFY(assign);
    assign->secret()->setRevealed(true);
    const SecretText device = readBase32(assign->secret()->text());
    QTest::keyClicks(assign->first()->boxes(), m_bench->code(device));
    m_bench->clock->pass(30);
    const QString second = m_bench->code(device);
    QTest::keyClicks(assign->second()->boxes(), second);
    QTest::mouseClick(assign->verb(), Qt::LeftButton);
    QTRY_VERIFY(dialogIn<RecoveryCodesDialog>(*m_window) != nullptr);
    auto* codes = dialogIn<RecoveryCodesDialog>(*m_window);
    codes->kept()->setChecked(true);
    codes->accept();
    QTRY_VERIFY(m_window->securityNotice().isHidden());
    shot(u"2-credentials"_s);

    // Out, and in again: wrong password, wrong code, a code that was used.
    m_window->commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(!isOpen());
    shot(u"3-signed-out"_s);
    enterAsRoot(u"wrong"_s);
    QTRY_VERIFY(!m_window->signInPage().passwordStep()->error().isEmpty());
    enterAsRoot();
    CodeStep& step = *m_window->signInPage().codeStep();
    QTRY_COMPARE(m_window->signInPage().shownStep(), &step);
    QTest::keyClicks(step.boxes()->boxes(), m_bench->code(device, 50));
    QTRY_VERIFY(!step.error().isEmpty());
    QTest::keyClicks(step.boxes()->boxes(), second);
    QTRY_VERIFY(!step.error().isEmpty());
    QVERIFY(!isOpen());
    m_bench->clock->pass(60);
    step.tick();
    QTest::keyClicks(step.boxes()->boxes(), m_bench->code(device));
    QTRY_VERIFY(isOpen());
    QTRY_COMPARE(m_window->page()->id(), PageId::Home);

    // Another password, on the page.
    m_window->open({.page = PageId::Credentials});
    QVERIFY(credentials());
    QTest::mouseClick(credentials()->password()->change(), Qt::LeftButton);
    auto* change = dialogIn<ChangePasswordDialog>(*m_window);
    QVERIFY(change);
    change->present()->setText(SecurityBench::rootPassword());
    const QString failures[] = {u"Oak-Le4"_s, u"oak-leaf-42"_s, u"OAK-LEAF-42"_s, u"Oak-Leaf-Tree"_s,
                                u"OakLeafTree42"_s};
    for (const QString& failing : failures) {
        change->password()->first()->setText(failing);
        change->password()->again()->setText(failing);
        QVERIFY2(!change->verb()->isEnabled(), qPrintable(failing));
    }
    change->password()->first()->setText(u"Oak-Leaf-42"_s);
    change->password()->again()->setText(u"Oak-Leaf-42"_s);
    QTest::mouseClick(change->verb(), Qt::LeftButton);
    QTRY_VERIFY(dialogIn<ChangePasswordDialog>(*m_window) == nullptr);
    m_window->commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(!isOpen());
    enterAsRoot();
    QTRY_VERIFY(!m_window->signInPage().passwordStep()->error().isEmpty());
    enterAsRoot(u"Oak-Leaf-42"_s);
    QTRY_COMPARE(m_window->signInPage().shownStep(), &step);

    // Nothing of that is in the settings, which everybody with the system account reads.
    QSettings settings;
    QString kept;
    for (const QString& key : settings.allKeys()) {
        const QVariant value = settings.value(key);
        kept +=
            key + u'=' + value.toStringList().join(u' ') + QString::fromLatin1(value.toByteArray()) + u'\n';
    }
    QVERIFY(!kept.isEmpty());
    for (const QString& one : {SecurityBench::rootPassword(), u"Oak-Leaf-42"_s, base32(device), second})
        QVERIFY2(!kept.contains(one), qPrintable(one));
}

void TstSigningIn::theWindowOpensOnSignIn()
{
    m_bench->protect();
    QVERIFY(openWindow());
    QVERIFY(!isOpen());
    QVERIFY(m_window->signInPage().isVisible());
    QVERIFY(m_window->page() == nullptr);
    QCOMPARE(m_window->windowTitle(), u"Billfold"_s);
    for (MenuId id : {MenuId::Edit, MenuId::Go, MenuId::Bill})
        QVERIFY(!m_window->commands().menu(id)->menuAction()->isVisible());
    QVERIFY(m_window->commands().action(CommandId::OpenDatabase)->isEnabled());
    for (CommandId id : {CommandId::Import, CommandId::Search, CommandId::ExportCsv, CommandId::Undo,
                         CommandId::Lock, CommandId::SignOut})
        QVERIFY(!m_window->commands().action(id)->isEnabled());
    m_window->open({.page = PageId::Bills});
    QVERIFY(m_window->page() == nullptr);
    shot(u"4-sign-in"_s);
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    QVERIFY(m_window->page() != nullptr);
    QVERIFY(m_window->commands().menu(MenuId::Go)->menuAction()->isVisible());
    QVERIFY(m_window->commands().action(CommandId::Import)->isEnabled());
    QVERIFY(m_window->windowTitle().contains(u"Home"_s));
}

void TstSigningIn::aLockedWindowShowsNothing()
{
    m_bench->protect();
    QVERIFY(openWindow());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    m_window->open({.page = PageId::Accounts});
    m_window->commands().action(CommandId::Lock)->trigger();
    QTRY_VERIFY(!isOpen());
    QVERIFY(m_window->page() == nullptr);
    QVERIFY(m_window->findChildren<Page*>().isEmpty());
    QCOMPARE(m_window->windowTitle(), u"Billfold"_s);
    shot(u"5-locked"_s);
    // Acting on somebody's behalf needs the password, too.
    QVERIFY(!m_bench->identity().switchTo(SecurityBench::root()));
    enterAsRoot();
    QTRY_VERIFY(isOpen());
}

void TstSigningIn::whatIsOpenWhenItLocksIsClosed()
{
    m_bench->protect();
    QVERIFY(openWindow());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    m_window->open({.page = PageId::Credentials, .subject = u"mfa"_s});
    QVERIFY(dialogIn<AssignMfaDialog>(*m_window));
    m_window->commands().action(CommandId::Lock)->trigger();
    QTRY_VERIFY(!isOpen());
    QVERIFY(dialogIn<QDialog>(*m_window) == nullptr);
}

/// Pages that ask once more while the window is about to take them away would fill the record with refusals.
void TstSigningIn::securingLockingAndLeavingLeaveNoRefusals()
{
    QVERIFY(openWindow());
    m_window->open({.page = PageId::Home});
    heard(m_bench->identity().setRootPassword(payerId, secret(SecurityBench::rootPassword())));
    QTRY_VERIFY(m_bench->identity().signInRequired());
    for (const PageId page :
         {PageId::Home, PageId::Bills, PageId::Accounts, PageId::Credentials, PageId::AuditLog}) {
        for (const CommandId leave : {CommandId::Lock, CommandId::SignOut}) {
            m_window->open({.page = page});
            QCoreApplication::processEvents();
            m_window->commands().action(leave)->trigger();
            QTRY_VERIFY(!isOpen());
            QVERIFY(m_window->signInPage().passwordStep()->isRoot()); // as whom it was locked, or left
            if (leave == CommandId::Lock)                             // nothing else is missing
                QVERIFY(m_window->signInPage().passwordStep()->password()->hasFocus());
            enterAsRoot();
            QTRY_VERIFY(isOpen());
        }
    }
    const auto denied = heard(m_bench->workspace->audit().events({.outcome = AuditEvent::Outcome::Denied}));
    QVERIFY2(denied.isEmpty(), qPrintable(denied.isEmpty() ? QString() : denied.first().action));
}

void TstSigningIn::whatMayNotBeDoneIsDisabledAndSaysWhy_data()
{
    QTest::addColumn<PageId>("page");
    QTest::addColumn<QString>("button");
    QTest::newRow("accounts") << PageId::Accounts << u"Add account"_s;
    QTest::newRow("invitations") << PageId::Invitations << u"Invite account"_s;
    QTest::newRow("address") << PageId::OrganizationSettings << u"Change address"_s;
    QTest::newRow("quota") << PageId::OrganizationSettings << u"Change quota"_s;
    QTest::newRow("users") << PageId::Users << u"Create user"_s;
}

void TstSigningIn::whatMayNotBeDoneIsDisabledAndSaysWhy()
{
    QFETCH(PageId, page);
    QFETCH(QString, button);
    m_bench->protect();
    m_bench->addUser(u"ines"_s, u"arn:aws:iam::aws:policy/job-function/SupportUser"_s);
    QVERIFY(openWindow());
    const auto find = [&]() -> QPushButton* {
        m_window->open({.page = page});
        for (QPushButton* candidate : m_window->page()->findChildren<QPushButton*>()) {
            if (candidate->text().remove(u'&') == button && candidate->isVisible())
                return candidate;
        }
        return nullptr;
    };
    enter(u"ines"_s, SecurityBench::userPassword());
    QTRY_VERIFY(isOpen());
    QTRY_VERIFY(find());
    QVERIFY(!find()->isEnabled());
    QVERIFY2(find()->toolTip().contains(u"No policy of the user ines allows"_s),
             qPrintable(find()->toolTip()));
    m_window->commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(!isOpen());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    QTRY_VERIFY(find());
    QVERIFY(find()->isEnabled());
}

void TstSigningIn::itLocksItselfWhenLeftAlone()
{
    m_bench->protect();
    QVERIFY(openWindow());
    QVERIFY(!m_window->idleLock().isWatching());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    QVERIFY(m_window->idleLock().isWatching());
    m_bench->clock->pass(14 * 60);
    QTest::keyClick(m_window.get(), Qt::Key_Shift);
    m_bench->clock->pass(14 * 60);
    m_window->idleLock().check();
    QCoreApplication::processEvents();
    QVERIFY(isOpen());
    m_bench->clock->pass(2 * 60);
    m_window->idleLock().check();
    QTRY_VERIFY(!isOpen());
    QVERIFY(!m_window->idleLock().isWatching());
}

void TstSigningIn::itNeverLocksWhereThatIsWanted()
{
    m_bench->protect();
    QVERIFY(openWindow());
    QSettings().setValue(idleMinutesKey(), 0);
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    m_bench->clock->pass(86'400);
    m_window->idleLock().check();
    QCoreApplication::processEvents();
    QVERIFY(isOpen());
}

void TstSigningIn::anImportComesBackToWhomItBelongs()
{
    m_bench->protect();
    m_bench->addUser(u"ines"_s, u"arn:aws:iam::aws:policy/job-function/SupportUser"_s);
    QVERIFY(openWindow());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    m_window->commands().action(CommandId::Import)->trigger();
    QVERIFY(dialogIn<ImportWizard>(*m_window));
    m_window->commands().action(CommandId::Lock)->trigger();
    QTRY_VERIFY(!isOpen());
    QVERIFY(!dialogIn<ImportWizard>(*m_window));
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    QVERIFY(dialogIn<ImportWizard>(*m_window));
    // It does not wait for its owner behind somebody else.
    m_window->commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(!isOpen());
    enter(u"ines"_s, SecurityBench::userPassword());
    QTRY_VERIFY(isOpen());
    QVERIFY(!dialogIn<ImportWizard>(*m_window));
    m_window->commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(!isOpen());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    QVERIFY(!dialogIn<ImportWizard>(*m_window));
}

void TstSigningIn::whatSignInProtectsIsReadBeforeOne()
{
    m_bench->protect();
    QVERIFY(openWindow());
    QVERIFY(!isOpen());
    QAction* const help = m_window->commands().action(CommandId::Protection);
    QVERIFY(help->isEnabled());
    help->trigger();
    auto* dialog = dialogIn<ProtectionDialog>(*m_window);
    QVERIFY(dialog);
    QString all;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        all += label->text() + u'\n';
    // It says what sign-in does not do, and nothing of the database.
    QVERIFY(all.contains(u"not encrypted"_s));
    QVERIFY(all.contains(u"0600"_s));
    QVERIFY(!all.contains(m_address));
    if (const QString folder = qEnvironmentVariable("BILLFOLD_SHOTS"); !folder.isEmpty())
        dialog->grab().save(QDir(folder).filePath(u"6-protection.png"_s));
}

void TstSigningIn::anotherAccountIsEnteredByItsOwnPassword()
{
    const QString northpier = m_bench->workspace->organizations().world().account(northpierId)->email;
    m_bench->protect();
    // The account that stands alone has a password of its own.
    QVERIFY(m_bench->identity().switchTo(PrincipalId{northpierId}).ok());
    heard(m_bench->identity().setRootPassword(northpierId, secret(u"Grey-Gull-77"_s)));
    m_bench->identity().signOutAll();
    QVERIFY(openWindow());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    QVERIFY(menuTexts().contains(u"Sign out"_s));
    emit m_window->topBar().account()->accountChosen(northpierId);
    QVERIFY(m_window->signInPage().isVisible());
    QVERIFY(m_window->signInPage().cancel()->isVisible());
    // Back: who was signed in still is.
    QTest::mouseClick(m_window->signInPage().cancel(), Qt::LeftButton);
    QVERIFY(!m_window->signInPage().isVisible());
    emit m_window->topBar().account()->accountChosen(northpierId);
    enter(northpier, u"Grey-Gull-77"_s, true);
    QTRY_COMPARE(m_bench->identity().caller().principal->account, northpierId);
    QTRY_VERIFY(!m_window->signInPage().isVisible());
    // Both are signed in now: no password is needed to go back.
    QTRY_VERIFY(menuTexts().contains(u"Root user, Meridian Billing"_s));
    emit m_window->topBar().account()->accountChosen(payerId);
    QTRY_COMPARE(m_bench->identity().caller().principal->account, payerId);
    QVERIFY(!m_window->signInPage().isVisible());
    // Out is out: the next person finds neither of them in the menu.
    m_window->commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(!isOpen());
    QVERIFY(m_bench->identity().sessions().isEmpty());
}

void TstSigningIn::theNoticeIsPutOffUntilTomorrow()
{
    m_bench->protect();
    QVERIFY(openWindow());
    enterAsRoot();
    QTRY_VERIFY(isOpen());
    m_window->open({.page = PageId::Accounts});
    QVERIFY(m_window->securityNotice().isVisible());
    m_window->securityNotice().hide();
    emit m_window->securityNotice().closed();
    QTRY_VERIFY(m_bench->identity().directory().credentials(SecurityBench::root())->mfaPostponed.has_value());
    m_window->open({.page = PageId::Policies});
    QVERIFY(m_window->securityNotice().isHidden());
    m_window->open({.page = PageId::Home});
    QVERIFY(m_window->securityNotice().isVisible());
    m_bench->clock->pass(86'400);
    m_window->open({.page = PageId::Policies});
    QVERIFY(m_window->securityNotice().isVisible());
}

QTEST_MAIN(TstSigningIn)
#include "tst_signingin.moc"
