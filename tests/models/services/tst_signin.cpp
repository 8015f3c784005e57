// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/services/identitysupport.h"

#include <QDirIterator>
#include <QSignalSpy>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Who is let in, and who is not, and what of that survives the program.
class SignInTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutPasswordsNobodySignsIn()
    {
        GuardedOffice office;
        QVERIFY(!office.identity().signInRequired());
        QCOMPARE(office.caller(), GuardedOffice::root().arn());
        QVERIFY(!office.identity().caller().signedIn);
        QVERIFY(office.identity().may(u"billing:IssueBill"_s).allowed);
        office.workspace->organizations().actAs(office.shop());
        QCOMPARE(office.caller(), PrincipalId{office.shop()}.arn());
    }

    void theFirstPasswordProtectsTheDatabaseAndSignsIn()
    {
        GuardedOffice office;
        office.protect();
        QVERIFY(office.identity().signInRequired());
        QCOMPARE(office.caller(), GuardedOffice::root().arn());
        QVERIFY(office.identity().caller().signedIn);
        office.open();
        QVERIFY(office.identity().signInRequired());
        QCOMPARE(office.caller(), u"nobody"_s);
        QVERIFY(!office.workspace->organizations().actingAs());
        QVERIFY(!office.identity().may(u"billing:GetBill"_s).allowed);
        office.workspace->organizations().actAs(GuardedOffice::payer());
        QCOMPARE(office.caller(), u"nobody"_s);
        QCOMPARE(errorName(office.identity().setRootPassword(GuardedOffice::payer(), secret("Other#Pass1"))),
                 u"AccessDeniedException"_s);
    }

    void names_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("root");
        QTest::addColumn<QString>("answer");
        const QString no = u"AuthenticationFailure"_s;
        QTest::newRow("root by address") << u""_s << u"pay@example.com"_s << true << u"in"_s;
        QTest::newRow("address in another case") << u""_s << u" PAY@Example.com "_s << true << u"in"_s;
        QTest::newRow("root by account") << u"111111111111"_s << u""_s << true << u"in"_s;
        QTest::newRow("root by alias") << u"Holm"_s << u""_s << true << u"in"_s;
        QTest::newRow("account and address")
            << u"1111-1111-1111"_s << u"pay@example.com"_s << true << u"in"_s;
        QTest::newRow("address of another") << u"111111111111"_s << u"shop@example.com"_s << true << no;
        QTest::newRow("no such address") << u""_s << u"nobody@example.com"_s << true << no;
        QTest::newRow("nothing") << u""_s << u""_s << true << no;
        QTest::newRow("account without password") << u"333333333333"_s << u""_s << true << no;
        QTest::newRow("user, root's password") << u"111111111111"_s << u"ines"_s << false << no;
        QTest::newRow("no such user") << u"111111111111"_s << u"somebody"_s << false << no;
        QTest::newRow("no such account") << u"999999999999"_s << u"ines"_s << false << no;
    }
    void names()
    {
        QFETCH(QString, account);
        QFETCH(QString, name);
        QFETCH(bool, root);
        GuardedOffice office;
        office.protect();
        office.addUser();
        good(office.identity().perform(SetAccountAlias{GuardedOffice::payer(), u"holm"_s}));
        office.open();
        QTEST(office.signIn({account, name, root, secret(GuardedOffice::rootPassword), {}}), "answer");
    }

    void aUserSignsInWithItsOwnPassword()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        office.open();
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"INES"_s)), u"in"_s);
        QCOMPARE(office.caller(), GuardedOffice::user().arn());
        QCOMPARE(office.workspace->organizations().actingAs(), GuardedOffice::payer());
        QCOMPARE(office.identity().directory().credentials(GuardedOffice::user())->lastSignIn, office.now);
    }

    void namesThatDoNotExistTakeTheSameWorkAndAnswerTheSame()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        office.open();
        const auto work = [&](const SignInRequest& request) {
            const int compared = office.hasher->compared;
            const int made = office.hasher->made;
            const auto answer = heard(office.identity().signIn(request));
            return QStringList{QString::number(office.hasher->compared - compared),
                               QString::number(office.hasher->made - made),
                               answer.error().message,
                               answer.error().name,
                               answer.error().reason,
                               answer.error().cause};
        };
        const QStringList known = work(GuardedOffice::asUser(u"ines"_s, "wrong"));
        QCOMPARE(known.first(), u"1"_s);
        QCOMPARE(work(GuardedOffice::asUser(u"nobody"_s, "wrong")), known);
        QCOMPARE(work(GuardedOffice::asRoot("wrong")), known);
        QCOMPARE(work({{}, u"nobody@example.com"_s, true, secret("wrong"), {}}), known);
        QCOMPARE(work({u"999999999999"_s, u"ines"_s, false, secret("wrong"), {}}), known);
    }

    void throttling_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a user") << u"ines"_s;
        QTest::newRow("nobody") << u"nobody"_s;
    }
    /// Three attempts are free; then the name waits, whoever asks, and a restart forgives nothing.
    void throttling()
    {
        QFETCH(QString, name);
        GuardedOffice office;
        office.protect();
        office.addUser();
        office.open();
        const SignInRequest wrong = GuardedOffice::asUser(name, "wrong");
        for (int i = 0; i < 4; ++i)
            QCOMPARE(office.signIn(wrong), u"AuthenticationFailure"_s);
        const int compared = office.hasher->compared;
        const auto refused = heard(office.identity().signIn(wrong));
        QCOMPARE(refused.error().name, u"ThrottlingException"_s);
        QCOMPARE(refused.error().reason, office.now.addSecs(5).toString(Qt::ISODate));
        QCOMPARE(office.hasher->compared, compared);
        office.openAfter(4);
        QCOMPARE(office.signIn(GuardedOffice::asUser(name)), u"ThrottlingException"_s);
        office.openAfter(1);
        QCOMPARE(office.signIn(wrong), u"AuthenticationFailure"_s); // the fifth: ten seconds
        office.openAfter(9);
        QCOMPARE(office.signIn(wrong), u"ThrottlingException"_s);
        office.openAfter(86'401); // forgotten after a day
        QCOMPARE(office.signIn(wrong), u"AuthenticationFailure"_s);
        QCOMPARE(office.signIn(wrong), u"AuthenticationFailure"_s);
    }

    void aNameCountsHoweverItIsWritten()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        good(office.identity().perform(SetAccountAlias{GuardedOffice::payer(), u"holm"_s}));
        office.open();
        for (const QString& name : {u"ines"_s, u"nobody"_s}) {
            for (const QString& account : {u"holm"_s, u"111111111111"_s, u"HOLM"_s, u"1111-11111111"_s})
                QCOMPARE(office.signIn({account, name.toUpper(), false, secret("wrong"), {}}),
                         u"AuthenticationFailure"_s);
            QCOMPARE(office.signIn({u"holm"_s, name, false, secret("wrong"), {}}), u"ThrottlingException"_s);
        }
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s); // another name
    }

    void aClockThatWasPutBackLocksNobody()
    {
        GuardedOffice office;
        office.protect();
        office.open();
        for (int i = 0; i < 12; ++i) {
            static_cast<void>(office.signIn(GuardedOffice::asRoot("wrong")));
            office.openAfter(900);
        }
        office.openAfter(-10 * 86'400);
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s);
    }

    void manyFailuresAreALockThatAnAdministratorTakesAway()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        for (int i = 0; i < lockedFrom; ++i) {
            office.openAfter(901);
            QCOMPARE(office.signIn(GuardedOffice::asUser(u"ines"_s, "wrong")), u"AuthenticationFailure"_s);
        }
        const auto refused = heard(office.identity().signIn(GuardedOffice::asUser()));
        QVERIFY(refused.error().message.contains("locked"_L1));
        QTRY_COMPARE(office.identity().directory().credentials(GuardedOffice::user())->attempts.failures,
                     lockedFrom);
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s);
        good(office.identity().perform(UnlockPrincipal{GuardedOffice::user()}));
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
    }

    void aDeviceAsksForItsCode()
    {
        GuardedOffice office;
        office.protect();
        const SecretText device = office.assignDevice();
        office.openAfter(60);
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"code"_s);
        QCOMPARE(office.caller(), u"nobody"_s);
        QCOMPARE(office.signIn(GuardedOffice::asRoot("wrong", office.code(device))),
                 u"AuthenticationFailure"_s);
        QCOMPARE(office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device, 3))),
                 u"AuthenticationFailure"_s);
        QCOMPARE(office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device))),
                 u"in"_s);
        QVERIFY(office.identity().caller().mfa);
        QVERIFY(office.identity().sessions().first().mfa);
    }

    void aCodeIsTakenOnceEvenAfterARestart()
    {
        GuardedOffice office;
        office.protect();
        const SecretText device = office.assignDevice();
        const auto with = [&](const SecretText& code) {
            return office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, code));
        };
        // The codes of the enrolment are used up.
        QCOMPARE(with(office.code(device)), u"AuthenticationFailure"_s);
        office.openAfter(60);
        const SecretText code = office.code(device);
        QCOMPARE(with(code), u"in"_s);
        QCOMPARE(with(code), u"AuthenticationFailure"_s);
        office.open();
        QCOMPARE(with(code), u"AuthenticationFailure"_s);
        QCOMPARE(with(office.code(device, -1)), u"AuthenticationFailure"_s); // older ones neither
        office.openAfter(30);
        QCOMPARE(with(office.code(device)), u"in"_s);
    }

    /// Both ask at once, and neither has seen what the other wrote.
    void aCodeIsTakenByOneOfTwoPrograms()
    {
        GuardedOffice office;
        office.protect();
        const SecretText device = office.assignDevice();
        office.openAfter(60);
        auto other = Workspace::open(office.workspace->path(), std::make_shared<FixedClock>(office.now),
                                     OpenMode::Shared);
        QVERIFY(other.ok());
        (*other)->identity().setHasher(office.hasher);
        for (int round = 0; round < 5; ++round) {
            const SignInRequest request =
                GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device, round % 2));
            auto here = office.identity().signIn(request);
            auto there = (*other)->identity().signIn(request);
            const auto first = heard(std::move(here)), second = heard(std::move(there));
            if (round < 2) { // the code of this step, then the next one's
                QVERIFY(first.ok() != second.ok());
                QCOMPARE((first.ok() ? second : first).error().name, u"AuthenticationFailure"_s);
                QCOMPARE((first.ok() ? first : second)->step, SignInOutcome::Step::SignedIn);
            } else {
                QVERIFY(!first.ok() && !second.ok()); // used up for both
            }
        }
    }

    void wrongAttemptsOfTwoProgramsCountTogether()
    {
        GuardedOffice office;
        office.protect();
        office.open();
        auto other = Workspace::open(office.workspace->path(), std::make_shared<FixedClock>(office.now),
                                     OpenMode::Shared);
        QVERIFY(other.ok());
        (*other)->identity().setHasher(office.hasher);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(office.signIn(GuardedOffice::asRoot("wrong")), u"AuthenticationFailure"_s);
            QCOMPARE(errorName((*other)->identity().signIn(GuardedOffice::asRoot("wrong"))),
                     u"AuthenticationFailure"_s);
        }
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"ThrottlingException"_s);
        QCOMPARE(errorName((*other)->identity().signIn(GuardedOffice::asRoot())), u"ThrottlingException"_s);
    }

    void wrongCodesSlowDownToo()
    {
        GuardedOffice office;
        office.protect();
        const SecretText device = office.assignDevice();
        office.openAfter(60);
        for (int i = 0; i < 4; ++i) {
            // The right password alone does not start the count again.
            QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"code"_s);
            QCOMPARE(
                office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device, 5 + i))),
                u"AuthenticationFailure"_s);
        }
        QCOMPARE(office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device))),
                 u"ThrottlingException"_s);
    }

    void aRecoveryCodeIsTakenOnce()
    {
        GuardedOffice office;
        office.protect();
        QList<SecretText> codes;
        office.assignDevice(&codes);
        QCOMPARE(codes.size(), 10);
        office.open();
        SignInRequest request = GuardedOffice::asRoot();
        request.code = SecretText(codes[3].text().toLower().remove(u'-'));
        const SignInOutcome outcome = good(office.identity().signIn(request));
        QCOMPARE(outcome.recoveryCodesLeft, 9);
        QVERIFY(office.identity().caller().mfa);
        office.open();
        QCOMPARE(office.signIn(request), u"AuthenticationFailure"_s);
        request.code = codes[4];
        QCOMPARE(office.signIn(request), u"in"_s);
        // New ones make the old ones void.
        const auto fresh = good(office.identity().makeRecoveryCodes(GuardedOffice::root()));
        request.code = codes[5];
        QCOMPARE(office.signIn(request), u"AuthenticationFailure"_s);
        request.code = fresh[0];
        QCOMPARE(office.signIn(request), u"in"_s);
    }

    void aUserThatMustChangeItsPasswordDoesThatFirst()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        good(office.identity().setUserPassword(GuardedOffice::user(), secret("First-Time1"), true));
        office.open();
        QCOMPARE(errorName(office.identity().changePassword(GuardedOffice::user(), secret("First-Time1"),
                                                            secret("Own-Choice2"))),
                 u"AccessDeniedException"_s); // who has not proved anything yet
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"ines"_s, "First-Time1")), u"expired"_s);
        QCOMPARE(office.caller(), u"nobody"_s);
        QCOMPARE(errorName(office.identity().changePassword(GuardedOffice::user(), secret("First-Time1"),
                                                            secret("First-Time1"))),
                 u"PasswordPolicyViolation"_s);
        QCOMPARE(errorName(office.identity().changePassword(GuardedOffice::user(), secret("First-Time1"),
                                                            secret("Own-Choice2"))),
                 QString());
        QCOMPARE(office.caller(), GuardedOffice::user().arn());
        office.open();
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"ines"_s, "Own-Choice2")), u"in"_s);
    }

    void expiry_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("hard");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("left");
        QTest::newRow("young") << 74 << false << u"in"_s << -1;
        // Of 90 days, the last 15 are told, each with what is left.
        for (int age = 75; age < 90; ++age)
            QTest::addRow("warned on day %d", age) << age << false << u"in"_s << 90 - age;
        QTest::newRow("expired") << 90 << false << u"expired"_s << -1;
        QTest::newRow("needs an administrator") << 90 << true << u"PasswordExpired"_s << -1;
    }
    void expiry()
    {
        QFETCH(int, days);
        QFETCH(bool, hard);
        GuardedOffice office;
        office.protect();
        office.addUser();
        PasswordPolicy policy;
        policy.maxAgeDays = 90;
        policy.hardExpiry = hard;
        good(office.identity().perform(UpdatePasswordPolicy{GuardedOffice::payer(), policy}));
        office.openAfter(days * 86'400);
        const auto outcome = heard(office.identity().signIn(GuardedOffice::asUser()));
        if (outcome)
            QTEST(outcome->daysToExpiry.value_or(-1), "left");
        QTEST(office.signIn(GuardedOffice::asUser()), "answer");
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s); // the root user's never expires
    }

    void keysSignInScripts()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        const NewAccessKey key = good(office.identity().createAccessKey(GuardedOffice::user()));
        QCOMPARE(key.id.size(), 20);
        QVERIFY(key.id.startsWith("AKIA"_L1));
        QCOMPARE(key.secret.bytes().size(), 40);
        office.openAfter(3600);
        const auto with = [&](const QString& id, const SecretText& word) {
            return errorName(office.identity().signInWithKey(id, word, u"billing:GetBill"_s));
        };
        QCOMPARE(with(key.id, secret("wrong")), u"AuthenticationFailure"_s);
        QCOMPARE(with(u"AKIAUNKNOWNUNKNOWNUN"_s, key.secret), u"AuthenticationFailure"_s);
        QCOMPARE(with(key.id, key.secret), QString());
        QCOMPARE(office.caller(), GuardedOffice::user().arn());
        const Credentials* const owner = office.identity().directory().credentials(GuardedOffice::user());
        QCOMPARE(owner->keys.first().lastUsed, office.now);
        QCOMPARE(owner->keys.first().lastAction, u"billing:GetBill"_s);
        QVERIFY(!owner->lastSignIn);
        good(office.identity().perform(UpdateAccessKey{GuardedOffice::user(), key.id, false}));
        QCOMPARE(with(key.id, key.secret), u"AuthenticationFailure"_s);
        // Keys slow down on their own: their owner still signs in.
        for (int i = 0; i < 4; ++i)
            static_cast<void>(with(key.id, secret("wrong")));
        QCOMPARE(with(key.id, key.secret), u"ThrottlingException"_s);
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
    }

    void aSignInDoesNotWaitForAnImport()
    {
        GuardedOffice office;
        office.protect();
        // The writing thread is kept in the middle of it by the function that is told of the progress.
        QList<CurLine> lines(2'000);
        const QString file = writeFile(office.dir.filePath(u"long.csv"_s), legacyCur(lines));
        std::atomic<bool> begun{false}, go{false};
        auto import = office.workspace->runImport(QStringList{file}, {}, [&](const ImportProgress&) {
            begun = true;
            for (int i = 0; i < 2'000 && !go; ++i)
                QThread::msleep(5);
        });
        QTRY_VERIFY_WITH_TIMEOUT(begun || import.isFinished(), 20'000);
        const bool during = !import.isFinished();
        QCOMPARE(office.signIn(GuardedOffice::asRoot("wrong")), u"AuthenticationFailure"_s);
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s);
        QCOMPARE(import.isFinished(), !during);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(office.signIn(GuardedOffice::asRoot("wrong")), u"AuthenticationFailure"_s);
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"ThrottlingException"_s);
        go = true;
        import.waitForFinished();
        office.open();
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"ThrottlingException"_s);
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
