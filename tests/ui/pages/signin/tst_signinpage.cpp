// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/signin/signinpage.h"

#include "tests/support/workbench.h"
#include "tests/ui/securitybench.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/mfadialogs.h"
#include "ui/dialogs/newpassword.h"
#include "ui/pages/signin/signinsteps.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeboxes.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/rulelist.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// The page on a database whose payer's root user has a password, and which has a user.
class TstSignInPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void thePayerIsOfferedFirst();
    void aUserSignsIn();
    void anAliasIsTypedInPlaceOfTheAccount();
    void theRootUserSignsInByItsAddress();
    void aWrongNameAndAWrongPasswordAreToldAlike();
    void tooManyWrongAttemptsCountDown();
    void whoIsLockedOutIsToldSo();
    void aCodeIsAskedForAndTaken();
    void aWrongCodeAndOneThatWasUsedAreRefused();
    void severalWrongCodesHintAtTheClock();
    void aRecoveryCodeOpensToo();
    void aPasswordOfSomebodyElseIsChangedFirst();
    void theCardIsAsHighAsTheStepThatIsShown();
    void whatWasTypedIsForgotten();
    void itSaysWhatCanBeDoneWithoutThePassword();
    void itLooksAsDrawn();

private:
    void enter(const QString& name, const QString& password, bool root = false);
    void signInAsInes();
    /// Ines has a device; its code is asked for now. Answers with the device's secret.
    SecretText askForCode();
    bool isSignedIn() const { return m_bench->identity().caller().principal.has_value(); }
    PasswordStep& step() const { return *m_page->passwordStep(); }
    CodeStep& codes() const { return *m_page->codeStep(); }

    std::unique_ptr<SecurityBench> m_bench;
    QString m_address; ///< the payer's, which is told to nobody before a sign-in
    std::unique_ptr<SignInPage> m_page;
};

void TstSignInPage::initTestCase()
{
    applyTheme(*qApp, Appearance::Light);
}

void TstSignInPage::init()
{
    m_bench = std::make_unique<SecurityBench>();
    m_bench->protect();
    m_bench->addUser();
    m_address = m_bench->workspace->organizations().world().account(payerId)->email;
    m_bench->identity().signOutAll();
    m_page = std::make_unique<SignInPage>();
    m_page->setWorkspace(m_bench->workspace);
    m_page->begin({}, false, false);
    m_page->resize(1280, 744);
    m_page->show();
}

void TstSignInPage::cleanup()
{
    m_page.reset();
    m_bench.reset();
}

void TstSignInPage::enter(const QString& name, const QString& password, bool root)
{
    step().setRoot(root);
    step().name()->setText(name);
    step().password()->setText(password);
    QTest::mouseClick(step().verb(), Qt::LeftButton);
    QTRY_VERIFY(step().verb()->text() != u"One moment…"_s);
}

void TstSignInPage::signInAsInes()
{
    enter(u"ines"_s, SecurityBench::userPassword());
    QTRY_VERIFY(isSignedIn());
}

SecretText TstSignInPage::askForCode()
{
    signInAsInes();
    const SecretText device = m_bench->assignDevice();
    m_bench->identity().signOutAll();
    m_page->begin({}, false, false);
    enter(u"ines"_s, SecurityBench::userPassword());
    return device;
}

void TstSignInPage::thePayerIsOfferedFirst()
{
    QCOMPARE(step().account()->itemText(0), u"Meridian Billing (payer account)"_s);
    QCOMPARE(step().account()->key(), payerId.toString());
    QVERIFY(!step().verb()->isEnabled());
}

void TstSignInPage::aUserSignsIn()
{
    QSignalSpy signedIn(m_page.get(), &SignInPage::signedIn);
    enter(u"ines"_s, SecurityBench::userPassword());
    QTRY_COMPARE(signedIn.size(), 1);
    QCOMPARE(m_bench->identity().caller().principal->arn(), u"arn:aws:iam::111111111111:user/ines"_s);
}

void TstSignInPage::anAliasIsTypedInPlaceOfTheAccount()
{
    signInAsInes();
    heard(m_bench->identity().perform(SetAccountAlias{payerId, u"meridian"_s}));
    m_bench->identity().signOutAll();
    m_page->begin({}, false, false);
    step().account()->setEditText(u"meridian"_s);
    signInAsInes();
}

void TstSignInPage::theRootUserSignsInByItsAddress()
{
    QTest::mouseClick(step().rootLink(), Qt::LeftButton);
    QVERIFY(step().isRoot());
    enter(m_address, SecurityBench::rootPassword(), true);
    QTRY_VERIFY(isSignedIn());
    QCOMPARE(*m_bench->identity().caller().principal, SecurityBench::root());
}

void TstSignInPage::aWrongNameAndAWrongPasswordAreToldAlike()
{
    enter(u"ines"_s, u"wrong"_s);
    QTRY_VERIFY(!step().error().isEmpty());
    const QString wrongPassword = step().error();
    step().setError({});
    enter(u"nobody"_s, u"wrong"_s);
    QTRY_COMPARE(step().error(), wrongPassword);
    QVERIFY(!isSignedIn());
    // What was typed stays, to be mended.
    QCOMPARE(step().name()->text(), u"nobody"_s);
}

void TstSignInPage::tooManyWrongAttemptsCountDown()
{
    for (int attempt = 0; attempt < 6 && !step().isWaiting(); ++attempt) {
        step().setError({});
        enter(u"ines"_s, u"wrong"_s);
        QTRY_VERIFY(!step().error().isEmpty());
    }
    QVERIFY(step().isWaiting());
    QVERIFY(!step().verb()->isEnabled());
    QCOMPARE(step().verb()->text(), u"Try again in 5 s"_s);
    m_bench->clock->pass(3);
    step().tick();
    QCOMPARE(step().verb()->text(), u"Try again in 2 s"_s);
    m_bench->clock->pass(2);
    step().tick();
    QCOMPARE(step().verb()->text(), u"Sign in"_s);
    QVERIFY(step().verb()->isEnabled());
}

void TstSignInPage::whoIsLockedOutIsToldSo()
{
    for (int attempt = 0; attempt < lockedFrom; ++attempt) {
        m_bench->clock->pass(20 * 60);
        step().tick();
        step().setError({});
        enter(u"ines"_s, u"wrong"_s);
        QTRY_VERIFY(!step().error().isEmpty());
    }
    // At once again.
    step().setError({});
    enter(u"ines"_s, SecurityBench::userPassword());
    QTRY_VERIFY(!step().error().isEmpty());
    QVERIFY2(step().error().contains(u"locked"_s), qPrintable(step().error()));
    QVERIFY2(step().verb()->text().contains(u"min"_s), qPrintable(step().verb()->text()));
    QVERIFY(!isSignedIn());
}

void TstSignInPage::aCodeIsAskedForAndTaken()
{
    const SecretText device = askForCode();
    QTRY_COMPARE(m_page->shownStep(), m_page->codeStep());
    QVERIFY(!isSignedIn());
    m_bench->clock->pass(30);
    QTest::keyClicks(codes().boxes()->boxes(), m_bench->code(device));
    QTRY_VERIFY(isSignedIn());
    QVERIFY(m_bench->identity().caller().mfa);
}

void TstSignInPage::aWrongCodeAndOneThatWasUsedAreRefused()
{
    const SecretText device = askForCode();
    QTRY_COMPARE(m_page->shownStep(), m_page->codeStep());
    // The second code of the enrolment.
    QTest::keyClicks(codes().boxes()->boxes(), m_bench->code(device));
    QTRY_VERIFY(!codes().error().isEmpty());
    QVERIFY(!isSignedIn());
    QVERIFY(codes().boxes()->boxes()->text().isEmpty());
    QTest::keyClicks(codes().boxes()->boxes(), m_bench->code(device, 40));
    QTRY_VERIFY(!codes().error().isEmpty());
    QVERIFY(!isSignedIn());
}

void TstSignInPage::severalWrongCodesHintAtTheClock()
{
    const SecretText device = askForCode();
    QTRY_COMPARE(m_page->shownStep(), m_page->codeStep());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(codes().hint()->isHidden());
        QTest::keyClicks(codes().boxes()->boxes(), m_bench->code(device, 40 + i));
        QTRY_VERIFY(!codes().error().isEmpty());
        m_bench->clock->pass(60);
    }
    QVERIFY(codes().hint()->isVisible());
}

void TstSignInPage::aRecoveryCodeOpensToo()
{
    signInAsInes();
    m_bench->assignDevice();
    const auto kept = heard(m_bench->identity().makeRecoveryCodes(SecurityBench::user()));
    m_bench->identity().signOutAll();
    m_page->begin({}, false, false);
    enter(u"ines"_s, SecurityBench::userPassword());
    QTRY_COMPARE(m_page->shownStep(), m_page->codeStep());
    QTest::mouseClick(codes().recoveryLink(), Qt::LeftButton);
    QTest::keyClicks(codes().recovery(), kept.first().text());
    QTest::keyClick(codes().recovery(), Qt::Key_Return);
    QTRY_VERIFY(isSignedIn());
}

void TstSignInPage::aPasswordOfSomebodyElseIsChangedFirst()
{
    signInAsInes();
    m_bench->addUser(u"tom"_s, u"arn:aws:iam::aws:policy/AdministratorAccess"_s, true);
    m_bench->identity().signOutAll();
    m_page->begin({}, false, false);
    enter(u"tom"_s, SecurityBench::userPassword());
    QTRY_COMPARE(m_page->shownStep(), m_page->renewStep());
    QVERIFY(!isSignedIn());
    NewPassword& fields = *m_page->renewStep()->password();
    fields.first()->setText(u"short"_s);
    QVERIFY(!fields.rules()->allMet());
    QVERIFY(!m_page->renewStep()->verb()->isEnabled());
    fields.first()->setText(u"Quiet-Harbour9"_s);
    fields.again()->setText(u"Quiet-Harbour9"_s);
    picture(*m_page, u"sign-in-renew"_s);
    QTest::mouseClick(m_page->renewStep()->verb(), Qt::LeftButton);
    QTRY_VERIFY(isSignedIn());
    QCOMPARE(m_bench->identity().caller().principal->name, u"tom"_s);
}

void TstSignInPage::theCardIsAsHighAsTheStepThatIsShown()
{
    signInAsInes();
    m_bench->addUser(u"tom"_s, u"arn:aws:iam::aws:policy/AdministratorAccess"_s, true);
    m_bench->identity().signOutAll();
    m_page->begin({}, false, false);
    QCoreApplication::processEvents();
    const int height = step().height();
    enter(u"tom"_s, SecurityBench::userPassword());
    QTRY_COMPARE(m_page->shownStep(), m_page->renewStep());
    QTRY_VERIFY(m_page->renewStep()->height() > height);
    emit m_page->renewStep()->back();
    QTRY_COMPARE(step().height(), height);
}

void TstSignInPage::whatWasTypedIsForgotten()
{
    signInAsInes();
    QTRY_VERIFY(step().password()->text().isEmpty());
    m_page->begin({}, true, false);
    QCOMPARE(step().name()->text(), u"ines"_s);
    QVERIFY(step().password()->text().isEmpty());
}

void TstSignInPage::itSaysWhatCanBeDoneWithoutThePassword()
{
    QTest::mouseClick(step().forgotLink(), Qt::LeftButton);
    auto* dialog = dialogIn<DialogFrame>(*m_page);
    QVERIFY(dialog);
    QString all;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        all += label->text() + u'\n';
    QVERIFY(all.contains(u"administrator of the same account"_s));
    QVERIFY(all.contains(u"Billfold keeps only a hash"_s));
    dialog->close();
}

void TstSignInPage::itLooksAsDrawn()
{
    enter(u"ines.holm"_s, u"wrong pass"_s);
    QTRY_VERIFY(!step().error().isEmpty());
    picture(*m_page, u"sign-in"_s);
    askForCode();
    QTRY_COMPARE(m_page->shownStep(), m_page->codeStep());
    picture(*m_page, u"sign-in-code"_s);
}

QTEST_MAIN(TstSignInPage)
#include "tst_signinpage.moc"
