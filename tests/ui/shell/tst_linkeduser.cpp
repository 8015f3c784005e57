// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/services/passwordhasher.h"
#include "tests/ui/shell/eyes.h"
#include "tests/ui/shell/shellsupport.h"
#include "ui/dialogs/newpassword.h"
#include "ui/pages/page.h"
#include "ui/pages/signin/signinpage.h"
#include "ui/pages/signin/signinsteps.h"
#include "ui/pages/users/userspage.h"
#include "ui/shell/billselection.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/palettesource.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/statestack.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId own = *AccountId::parse(u"204417809913"); // "Sandbox", 8.92
const AccountId payer = *AccountId::parse(u"112233445566");
const PrincipalId ines{own, PrincipalId::Kind::User, u"ines"_s};
const QString payerPassword = u"Pine#Forest42"_s;
const QString ownPassword = u"Grey-Gull-77"_s;
const QString firstPassword = u"River-Stone7"_s;
const QString inesPassword = u"Tall-Birch-31"_s;
// What the others are charged, and all together; who they are, but for the payer; and what the payer did.
const QStringList others{u"39.52"_s,        u"35.04"_s,        u"119.27"_s,        u"428.75"_s,
                         u"636.64"_s,       u"318204557120"_s, u"440916273358"_s,  u"527730184406"_s,
                         u"669150428837"_s, u"Website"_s,      u"Audit archive"_s, u"Secret project"_s};

SecretText secret(const QString& text)
{
    return SecretText(QStringView(text));
}

template <typename T>
bool good(QFuture<Result<T>> future)
{
    future.waitForFinished();
    QCoreApplication::processEvents();
    const Result<T> result = future.result();
    if (!result)
        qWarning("%s", qPrintable(result.error().message + u' ' + result.error().cause));
    return result.ok();
}

QString leakOf(const QString& text)
{
    return test::leakOf(text, others);
}

} // namespace

/// A person of a linked account: a user with the job function "Billing (view)" signs in and sees what is the
/// account's own, whatever door is tried. After that the payer signs in and sees everything.
class LinkedUserTest : public QObject
{
    Q_OBJECT

    MainWindow& window() { return m_bench->window(); }
    IdentityService& identity() { return window().workspace()->identity(); }
    bool enabled(CommandId id) { return window().commands().action(id)->isEnabled(); }
    QString reason(CommandId id) { return window().commands().action(id)->toolTip(); }

    /// The page, after all that it asks for was answered.
    Page* show(PageId id)
    {
        window().open(PageTarget{id});
        if (!m_bench->settle())
            return nullptr;
        QTest::qWait(50); // what comes after the page itself
        return window().page();
    }
    /// Fills in the first step as a person does, and presses the button.
    bool enter(const AccountId& account, const QString& name, const QString& password)
    {
        PasswordStep& step = *window().signInPage().passwordStep();
        step.setRoot(name.isEmpty());
        step.choose(account.toString());
        step.name()->setText(name);
        step.password()->setText(password);
        if (!step.verb()->isEnabled())
            return false;
        QTest::mouseClick(step.verb(), Qt::LeftButton);
        return QTest::qWaitFor([&] { return step.verb()->text() != u"One moment…"_s; });
    }
    bool billsAreRead(bool part)
    {
        return QTest::qWaitFor([this, part] {
            const auto& bills = window().bills().bills();
            return !bills.isEmpty() && bills.first().seenAccount.isEmpty() != part;
        });
    }

    void secure();
    void signInForTheFirstTime();
    void lookAtEveryPage();
    void lookForOthers();
    void takeAway();
    void tryWhatIsThePayers();
    void lookAtTheRecord();
    void lookAtUsers();
    void signInAsPayer();

private slots:
    void initTestCase() { applyTheme(*qApp, Appearance::Light); }
    void init() { m_bench = std::make_unique<WindowBench>(); }
    void cleanup() { m_bench.reset(); }
    void aLinkedAccountsUserSeesItsOwnBillOnly();
    void whatThePayerWasToldIsNotLeftBehind();

private:
    std::unique_ptr<WindowBench> m_bench;
};

/// The payer and the linked account have passwords, and the linked account has a user.
void LinkedUserTest::secure()
{
    identity().setHasher(std::make_shared<PasswordHasher>(HashCost::Least));
    QVERIFY(identity().switchTo(PrincipalId{payer}).ok());
    QVERIFY(good(identity().setRootPassword(payer, secret(payerPassword))));
    QTRY_COMPARE(identity().caller().principal, std::optional(PrincipalId{payer}));
    // A step that could be taken back, and that the record tells.
    const OrganizationService& service = window().workspace()->organizations();
    const Organization* const organization = service.world().organizationOf(payer);
    QVERIFY(organization);
    QVERIFY(good(window().workspace()->organizations().perform(
        Commands{CreateOrganizationalUnit{organization->root, u"Secret project"_s}})));
    QVERIFY(good(window().workspace()->organizations().perform(
        Commands{TagResource{payer.toString(), {{u"project"_s, u"Secret project"_s}}}})));
    QTRY_VERIFY(!service.undoTitle().isEmpty());

    QVERIFY(identity().switchTo(PrincipalId{own}).ok());
    QVERIFY(good(identity().setRootPassword(own, secret(ownPassword))));
    CreateUser create{own, ines.name};
    create.permissions.policies = {u"arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess"_s};
    QVERIFY(good(identity().perform(create)));
    QVERIFY(good(identity().setUserPassword(ines, secret(firstPassword), true)));
    identity().signOutAll();
    QTRY_VERIFY(window().isShut());
}

void LinkedUserTest::signInForTheFirstTime()
{
    SignInPage& page = window().signInPage();
    QVERIFY(enter(own, ines.name, ownPassword));
    QTRY_VERIFY(!page.passwordStep()->error().isEmpty());
    QVERIFY(window().isShut());
    QVERIFY(enter(own, ines.name, firstPassword));
    // Somebody else chose it.
    QTRY_COMPARE(page.shownStep(), static_cast<QWidget*>(page.renewStep()));
    QVERIFY(window().isShut());
    NewPassword& next = *page.renewStep()->password();
    next.first()->setText(inesPassword);
    next.again()->setText(inesPassword);
    QVERIFY(page.renewStep()->verb()->isEnabled());
    QTest::mouseClick(page.renewStep()->verb(), Qt::LeftButton);
    QTRY_VERIFY(!window().isShut());
    QCOMPARE(identity().caller().principal, std::optional(ines));
    QCOMPARE(window().page()->id(), PageId::Home);
    QVERIFY(billsAreRead(true));
    QVERIFY(m_bench->settle());
}

void LinkedUserTest::lookAtEveryPage()
{
    for (const PageId id :
         {PageId::Home, PageId::Bills, PageId::DrillDown, PageId::Explore, PageId::Documents,
          PageId::Consolidated, PageId::Accounts, PageId::Policies, PageId::Invitations,
          PageId::OrganizationSettings, PageId::Services, PageId::Credentials}) {
        const Page* page = show(id);
        QVERIFY(page);
        QString leak = leakOf(contentOf(window()));
        QVERIFY2(leak.isEmpty(), qPrintable(page->title() + u": "_s + leak));
        leak = leakOf(exportOf(*page));
        QVERIFY2(leak.isEmpty(), qPrintable(page->title() + u": "_s + leak));
        m_bench->shot(u"linked-user-%1"_s.arg(static_cast<int>(id)));
    }
    QVERIFY(show(PageId::Bills));
    QTRY_VERIFY(contentOf(*window().page()).contains(u"8.92"_s));
    QVERIFY(contentOf(*window().page()).contains(u"Your account's part"_s));
}

void LinkedUserTest::lookForOthers()
{
    window().palette().begin();
    QTest::qWait(50);
    QString found;
    for (const QString& word : {QString(), u"4"_s, u"6"_s, u"a"_s, u"e"_s, u"Web"_s, u"Secret"_s})
        for (const PaletteEntry& entry : window().palette().source().find(word, 1000))
            found += entry.text + u' ' + entry.words + u'\n';
    QVERIFY2(leakOf(found).isEmpty(), qPrintable(leakOf(found)));
    QVERIFY(found.contains(u"Bills"_s)); // it does find something
}

void LinkedUserTest::takeAway()
{
    QVERIFY(show(PageId::Bills));
    const QString path = m_bench->path(u"mine.csv"_s);
    m_bench->answer(path);
    QTRY_VERIFY(enabled(CommandId::ExportCsv));
    window().commands().action(CommandId::ExportCsv)->trigger();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString csv = QString::fromUtf8(file.readAll());
    QVERIFY(csv.contains(u"8.92"_s));
    QVERIFY2(leakOf(csv).isEmpty(), qPrintable(leakOf(csv)));

    // Its own statement, and no bill of the payer.
    const QString pdf = m_bench->path(u"mine.pdf"_s);
    m_bench->answer(pdf);
    QVERIFY(enabled(CommandId::SavePdf));
    window().commands().action(CommandId::SavePdf)->trigger();
    QTRY_VERIFY(QFile::exists(pdf));
    QVERIFY(!enabled(CommandId::Statements));
}

void LinkedUserTest::tryWhatIsThePayers()
{
    for (CommandId id : {CommandId::Import, CommandId::Issue, CommandId::Reconcile, CommandId::Backups,
                         CommandId::Restore, CommandId::SaveAnonymized}) {
        QVERIFY2(!enabled(id), qPrintable(window().commands().action(id)->text()));
        QVERIFY2(!reason(id).isEmpty(), qPrintable(window().commands().action(id)->text()));
    }
    for (const PageId id : {PageId::Imports, PageId::Reconcile}) {
        const Page* page = show(id);
        QVERIFY(page);
        QCOMPARE(page->findChild<StateStack*>()->state(), PageState::Denied);
    }
    QVERIFY(!window().navigation().button(PageId::Imports)->isEnabled());
    window().importFiles({m_bench->path(u"2026-09"_s)});
    QVERIFY(!window().notices().notices().isEmpty());
    window().notices().clear();

    // The payer's step is neither offered nor taken back.
    OrganizationService& service = window().workspace()->organizations();
    QVERIFY(service.undoTitle().isEmpty());
    QVERIFY(!enabled(CommandId::Undo));
    const auto undone = service.undo().result();
    QVERIFY(!undone);
    QCOMPARE(undone.error().name, u"AccessDeniedException"_s);
    QVERIFY(leakOf(undone.error().message).isEmpty());
    // Nor is anybody else's account entered.
    for (const AccountId& account : {payer, *AccountId::parse(u"318204557120")})
        QVERIFY(!identity().switchTo(PrincipalId{account}).ok());
    QCOMPARE(identity().caller().principal, std::optional(ines));
}

void LinkedUserTest::lookAtTheRecord()
{
    for (const PageId id : {PageId::Activity, PageId::AuditLog}) {
        const Page* page = show(id);
        QVERIFY(page);
        const QString shown = contentOf(window()) + exportOf(*page);
        QVERIFY2(leakOf(shown).isEmpty(), qPrintable(leakOf(shown)));
        QVERIFY2(!shown.contains(PrincipalId{payer}.arn()), qPrintable(page->title()));
    }
}

void LinkedUserTest::lookAtUsers()
{
    auto* page = qobject_cast<UsersPage*>(show(PageId::Users));
    QVERIFY(page);
    const QString shown = contentOf(window());
    QVERIFY2(leakOf(shown).isEmpty(), qPrintable(leakOf(shown)));
    QVERIFY(!page->create()->isEnabled());
    QVERIFY(page->create()->toolTip().contains(u"iam:CreateUser"_s));
    // Nor are those of another account shown where they are asked for by name.
    window().open({.page = PageId::Users, .subject = PrincipalId{payer}.arn()});
    QVERIFY(m_bench->settle());
    QCOMPARE(window().page()->title(), u"Users"_s); // the list, and nobody in full
    QVERIFY(!identity().simulate(PrincipalId{payer}, u"billing:ViewBill"_s, u"*"_s).allowed);
    const auto report = identity().credentialReport(payer).result();
    QVERIFY(!report);
}

void LinkedUserTest::signInAsPayer()
{
    window().commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(window().isShut());
    QVERIFY(leakOf(contentOf(window())).isEmpty());
    QVERIFY(identity().sessions().isEmpty());
    // By the account alone: what was made of bills has no address.
    QVERIFY(enter(payer, {}, payerPassword));
    QTRY_VERIFY(!window().isShut());
    QVERIFY(billsAreRead(false));
    QVERIFY(show(PageId::Bills));
    QTRY_VERIFY(contentOf(*window().page()).contains(u"636.64"_s));
    QVERIFY(contentOf(*window().page()).contains(u"428.75"_s));
    QTRY_VERIFY(enabled(CommandId::Import) && enabled(CommandId::Issue));
    QVERIFY(!window().workspace()->organizations().undoTitle().isEmpty());
    const Page* audit = show(PageId::AuditLog);
    QVERIFY(audit);
    QVERIFY(exportOf(*audit).contains(u"ines"_s)); // the payer sees what its members' users did
}

void LinkedUserTest::aLinkedAccountsUserSeesItsOwnBillOnly()
{
    QVERIFY(m_bench->openWithBills());
    const QList<void (LinkedUserTest::*)()> steps{
        &LinkedUserTest::secure,          &LinkedUserTest::signInForTheFirstTime,
        &LinkedUserTest::lookAtEveryPage, &LinkedUserTest::lookForOthers,
        &LinkedUserTest::takeAway,        &LinkedUserTest::tryWhatIsThePayers,
        &LinkedUserTest::lookAtTheRecord, &LinkedUserTest::lookAtUsers,
        &LinkedUserTest::signInAsPayer};
    for (const auto step : steps) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

void LinkedUserTest::whatThePayerWasToldIsNotLeftBehind()
{
    QVERIFY(m_bench->openWithBills());
    secure();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(enter(payer, {}, payerPassword));
    QTRY_VERIFY(!window().isShut());
    window().commands().action(CommandId::SignOut)->trigger();
    QTRY_VERIFY(window().isShut());
    // It comes while nobody is there: a job that took long.
    window().notices().add(Semantic::Success, u"Website was charged 35.04."_s, {});
    signInForTheFirstTime();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(leakOf(contentOf(window())).isEmpty());
    QVERIFY(window().notices().notices().isEmpty() || leakOf(contentOf(window().notices())).isEmpty());
}

QTEST_MAIN(LinkedUserTest)
#include "tst_linkeduser.moc"
