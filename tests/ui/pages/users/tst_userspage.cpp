// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/userspage.h"

#include "models/identity/jobfunctions.h"
#include "tests/support/workbench.h"
#include "tests/ui/securitybench.h"
#include "ui/dialogs/newpassword.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/users/holderview.h"
#include "ui/pages/users/identitypolicypage.h"
#include "ui/pages/users/permissionspart.h"
#include "ui/pages/users/simulatepart.h"
#include "ui/pages/users/userdialogs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/passwordfield.h"

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

class TstUsersPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aUserIsCreatedWithGroupsPoliciesAndAPassword();
    void aNameThatIsTakenIsRefusedAsItIsTyped();
    void theUserIsShownInFull();
    void aPolicyIsAttachedAndDetached();
    void aPolicyOfAGroupIsNotDetachedHere();
    void simulateNamesThePolicy();
    void aRoleIsCreatedAndTrusts();
    void aPolicyOfTheAccountIsWritten();
    void aReadyMadePolicyIsOnlyRead();
    void whatIsOpenedBehindAnotherPageIsShownWithIt();
    void theReportHasEveryUser();
    void aUserIsDeleted();
    void whoMayNotCreateIsToldWhy();
    void onlyOnesOwnAccountIsShown();

private:
    void open();
    void openSubject(const QString& subject);
    DialogFrame* dialog() const { return dialogIn<DialogFrame>(*m_page); }

    std::unique_ptr<SecurityBench> m_bench;
    std::unique_ptr<UsersPage> m_page;
};

void TstUsersPage::initTestCase()
{
    applyTheme(*qApp, Appearance::Light);
}

void TstUsersPage::init()
{
    m_bench = std::make_unique<SecurityBench>();
    m_bench->protect();
    heard(m_bench->identity().perform(
        CreateGroup{payerId, u"clerks"_s, {.policies = {u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s}}}));
}

void TstUsersPage::cleanup()
{
    m_page.reset();
    m_bench.reset();
}

void TstUsersPage::open()
{
    m_page = std::make_unique<UsersPage>(m_bench->workspace);
    m_page->resize(1064, 720);
    m_page->show();
}

void TstUsersPage::openSubject(const QString& subject)
{
    m_page->openTarget({.page = PageId::Users, .subject = subject});
}

void TstUsersPage::aUserIsCreatedWithGroupsPoliciesAndAPassword()
{
    open();
    QTest::mouseClick(m_page->create(), Qt::LeftButton);
    auto* form = dialogIn<CreateUserDialog>(*m_page);
    QVERIFY(form);
    QVERIFY(!form->verb()->isEnabled());
    form->name()->setText(u"ines.holm"_s);
    form->groups()->tick(u"clerks"_s);
    form->policies()->tick(jobFunctions().first().arn);
    form->made()->setRevealed(true);
    const QString made = form->made()->text();
    picture(*form, u"create-user"_s);
    QTest::mouseClick(form->verb(), Qt::LeftButton);
    QTRY_VERIFY(dialogIn<CreateUserDialog>(*m_page) == nullptr);
    const User* user = m_bench->identity().directory().user(payerId, u"ines.holm"_s);
    QVERIFY(user);
    QCOMPARE(user->groups, QStringList{u"clerks"_s});
    QCOMPARE(user->permissions.policies, QStringList{jobFunctions().first().arn});
    QTRY_COMPARE(m_page->list(UsersPage::Users)->model()->rowCount(), 2);
    picture(*m_page, u"users"_s);
    // The password that was shown is the user's, and must be changed.
    m_bench->identity().signOutAll();
    const auto outcome =
        heard(m_bench->identity().signIn({payerId.toString(), u"ines.holm"_s, false, secret(made), {}}));
    QCOMPARE(outcome.step, SignInOutcome::Step::PasswordExpired);
}

void TstUsersPage::aNameThatIsTakenIsRefusedAsItIsTyped()
{
    m_bench->addUser();
    open();
    QTest::mouseClick(m_page->create(), Qt::LeftButton);
    auto* form = dialogIn<CreateUserDialog>(*m_page);
    QVERIFY(form);
    form->name()->setText(u"INES"_s);
    QVERIFY(!form->verb()->isEnabled());
    QVERIFY(!form->note().isEmpty());
    form->close();
}

void TstUsersPage::theUserIsShownInFull()
{
    m_bench->addUser();
    open();
    emit m_page->list(UsersPage::Users)->opened(SecurityBench::user().arn());
    QCOMPARE(m_page->title(), u"ines"_s);
    QVERIFY(m_page->holder()->isVisible());
    QCOMPARE(m_page->target().subject, SecurityBench::user().arn());
    picture(*m_page, u"user"_s);
}

void TstUsersPage::aPolicyIsAttachedAndDetached()
{
    m_bench->addUser();
    open();
    openSubject(SecurityBench::user().arn());
    PermissionsPart& part = *m_page->holder()->permissions();
    QCOMPARE(part.policies()->model()->rowCount(), 1);
    QTest::mouseClick(part.attach(), Qt::LeftButton);
    auto* form = dialogIn<IdentityFormDialog>(*m_page);
    QVERIFY(form);
    form->findChild<TickList*>()->tick(jobFunctions().last().arn);
    QTest::mouseClick(form->verb(), Qt::LeftButton);
    QTRY_COMPARE(part.policies()->model()->rowCount(), 2);
    part.policies()->select(jobFunctions().last().arn);
    QTest::mouseClick(part.detach(), Qt::LeftButton);
    QTRY_COMPARE(part.policies()->model()->rowCount(), 1);
}

void TstUsersPage::aPolicyOfAGroupIsNotDetachedHere()
{
    m_bench->addUser();
    heard(m_bench->identity().perform(AddUserToGroup{SecurityBench::user(), u"clerks"_s}));
    open();
    openSubject(SecurityBench::user().arn());
    PermissionsPart& part = *m_page->holder()->permissions();
    QCOMPARE(part.policies()->model()->rowCount(), 2);
    part.policies()->select(QString());
    QVERIFY(!part.detach()->isEnabled());
    QVERIFY(part.detach()->toolTip().contains(u"group"_s));
}

void TstUsersPage::simulateNamesThePolicy()
{
    m_bench->addUser(u"reader"_s, u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s);
    open();
    openSubject(SecurityBench::user(u"reader"_s).arn());
    SimulatePart& part = *m_page->holder()->simulate();
    QVERIFY(!part.ask()->isEnabled());
    part.action()->setText(u"iam:CreateUser"_s);
    QTest::mouseClick(part.ask(), Qt::LeftButton);
    QCOMPARE(part.answer()->word(), u"Denied"_s);
    QVERIFY(!part.sentence().isEmpty());
    // An answer to another question goes.
    part.action()->setText(u"billing:GetBill"_s);
    QVERIFY(part.answer()->isHidden() || !part.answer()->isVisible());
    QTest::mouseClick(part.ask(), Qt::LeftButton);
    QCOMPARE(part.answer()->word(), u"Allowed"_s);
    QVERIFY2(part.sentence().contains(u"ReadOnly"_s), qPrintable(part.sentence()));
}

void TstUsersPage::aRoleIsCreatedAndTrusts()
{
    open();
    m_page->tabs()->setCurrentIndex(UsersPage::Roles);
    QCOMPARE(m_page->create()->text(), u"Create role"_s);
    QTest::mouseClick(m_page->create(), Qt::LeftButton);
    auto* form = dialogIn<IdentityFormDialog>(*m_page);
    QVERIFY(form);
    form->findChild<QLineEdit*>()->setText(u"Audit"_s);
    form->findChild<QPlainTextEdit*>()->setPlainText(railId.toString());
    QVERIFY2(form->verb()->isEnabled(), qPrintable(form->note()));
    QTest::mouseClick(form->verb(), Qt::LeftButton);
    QTRY_COMPARE(m_page->list(UsersPage::Roles)->model()->rowCount(), 1);
    QCOMPARE(m_bench->identity().directory().role(payerId, u"Audit"_s)->trusted,
             QStringList{railId.toString()});
}

void TstUsersPage::aPolicyOfTheAccountIsWritten()
{
    IdentityPolicyPage page(m_bench->workspace);
    QSignalSpy left(&page, &Page::openRequested);
    page.resize(1064, 720);
    page.show();
    page.openTarget({.page = PageId::IdentityPolicy});
    QVERIFY(!page.save()->isEnabled());
    page.name()->setText(u"Looking"_s);
    QVERIFY(page.save()->isEnabled());
    page.editor()->replaceText(u"{ \"Version\": }"_s);
    QVERIFY(!page.save()->isEnabled());
    page.editor()->replaceText(jobFunctions().first().content);
    picture(page, u"identity-policy"_s);
    QTest::mouseClick(page.save(), Qt::LeftButton);
    QTRY_COMPARE(left.size(), 1);
    QCOMPARE(m_bench->identity().directory().policies(payerId).size(), 1);
}

void TstUsersPage::aReadyMadePolicyIsOnlyRead()
{
    IdentityPolicyPage page(m_bench->workspace);
    page.show();
    page.openTarget({.page = PageId::IdentityPolicy, .subject = jobFunctions().first().arn});
    QVERIFY(page.editor()->isReadOnly());
    QVERIFY(page.save()->isHidden());
    QCOMPARE(page.title(), jobFunctions().first().title);
}

void TstUsersPage::whatIsOpenedBehindAnotherPageIsShownWithIt()
{
    m_bench->addUser();
    open();
    openSubject(SecurityBench::user().arn());
    QVERIFY(m_page->holder()->isVisible());
    m_page->hide();
    openSubject({});
    m_page->show();
    QVERIFY(!m_page->holder()->isVisible());

    IdentityPolicyPage policy(m_bench->workspace);
    policy.show();
    policy.openTarget({.page = PageId::IdentityPolicy, .subject = jobFunctions().first().arn});
    policy.hide();
    policy.openTarget({.page = PageId::IdentityPolicy});
    policy.show();
    QVERIFY(policy.name()->text().isEmpty());
    QVERIFY(!policy.editor()->isReadOnly());
}

void TstUsersPage::theReportHasEveryUser()
{
    m_bench->addUser();
    open();
    const QString path = m_bench->path(u"report.csv"_s);
    fileChooser().saveFile = [path](QWidget*, const QString&, const QString&, const QString&) {
        return path;
    };
    QSignalSpy said(m_page.get(), &Page::notice);
    QTest::mouseClick(m_page->report(), Qt::LeftButton);
    QTRY_COMPARE(said.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray report = file.readAll();
    QVERIFY(report.startsWith("user,arn,user_creation_time"));
    QVERIFY(report.contains("\nines,"));
}

void TstUsersPage::aUserIsDeleted()
{
    m_bench->addUser();
    open();
    openSubject(SecurityBench::user().arn());
    QTest::mouseClick(button(*m_page->holder()->header(), u"Delete"_s), Qt::LeftButton);
    QVERIFY(dialog());
    QTest::mouseClick(button(*dialog(), u"Delete"_s), Qt::LeftButton);
    QTRY_COMPARE(m_page->list(UsersPage::Users)->model()->rowCount(), 1);
    QCOMPARE(m_page->title(), u"Users"_s);
}

void TstUsersPage::whoMayNotCreateIsToldWhy()
{
    m_bench->addUser(u"reader"_s, u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s);
    m_bench->identity().signOutAll();
    heard(m_bench->identity().signIn(
        {payerId.toString(), u"reader"_s, false, secret(SecurityBench::userPassword()), {}}));
    open();
    QVERIFY(!m_page->create()->isEnabled());
    QVERIFY(!m_page->create()->toolTip().isEmpty());
}

void TstUsersPage::onlyOnesOwnAccountIsShown()
{
    open();
    openSubject(PrincipalId{railId}.arn());
    QCOMPARE(m_page->title(), u"Users"_s);
    QVERIFY(!m_page->holder()->isVisible());
}

QTEST_MAIN(TstUsersPage)
#include "tst_userspage.moc"
