// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/services/identitysupport.h"

#include <QDirIterator>
#include <QSignalSpy>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString readOnly = u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s;

QString refusedBy(const Result<void>& result)
{
    return result ? QString() : result.error().name;
}

} // namespace

/// Sessions, passwords, devices, keys and the changes of an account's users.
class IdentityServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void whatAsksForAPasswordIsReadByItsOwnerAlone()
    {
        GuardedOffice office;
        const QString path = office.workspace->path();
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther;
        const auto open = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther;
        QVERIFY(QFile::setPermissions(path, open)); // as a copy has it
        office.protect();
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
        office.workspace.reset();
        QVERIFY(QFile::setPermissions(path, open));
        office.open();
        QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
    }

    void sessionsAreKeptUntilTheyAreSignedOut()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        QSignalSpy callers(&office.identity(), &IdentityService::callerChanged);
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
        QVERIFY(!callers.isEmpty());
        QCOMPARE(office.identity().sessions().size(), 2);
        QVERIFY(office.identity().switchTo(GuardedOffice::root()).ok());
        QCOMPARE(office.caller(), GuardedOffice::root().arn());
        office.identity().signOut();
        QCOMPARE(office.caller(), u"nobody"_s);
        QCOMPARE(office.identity().sessions().size(), 1);
        QCOMPARE(refusedBy(office.identity().switchTo(GuardedOffice::root())), u"AccessDeniedException"_s);
        QVERIFY(office.identity().switchTo(GuardedOffice::user()).ok());
        office.identity().signOutAll();
        QCOMPARE(office.identity().sessions().size(), 0);
        QCOMPARE(refusedBy(office.identity().switchTo(GuardedOffice::user())), u"AccessDeniedException"_s);
    }

    void aLockEndsAllSessionsButForTheirNames()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
        office.identity().lock();
        QVERIFY(office.identity().isLocked());
        QCOMPARE(office.caller(), u"nobody"_s);
        QVERIFY(!office.workspace->organizations().actingAs());
        QCOMPARE(office.identity().sessions().size(), 2);
        QVERIFY(!office.identity().switchTo(GuardedOffice::root()).ok());
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"ines"_s, "wrong")), u"AuthenticationFailure"_s);
        QVERIFY(office.identity().isLocked());
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
        QVERIFY(!office.identity().isLocked());
        QCOMPARE(office.identity().sessions().size(), 1);
        QVERIFY(!office.identity().switchTo(GuardedOffice::root()).ok());
    }

    void withoutPasswordsThereIsNoLock()
    {
        GuardedOffice office;
        office.identity().lock();
        QVERIFY(!office.identity().isLocked());
        QCOMPARE(office.caller(), GuardedOffice::root().arn());
    }

    /// The payer's people enter its accounts without a password; others do not.
    void accountsWithoutPasswordAreOpenToTheirPayer()
    {
        GuardedOffice office;
        office.protect();
        office.addUser(u"admin"_s);
        office.addUser(u"reader"_s, readOnly);
        QVERIFY(office.identity().switchTo({office.shop()}).ok());
        QCOMPARE(office.caller(), PrincipalId{office.shop()}.arn());
        QCOMPARE(office.workspace->organizations().actingAs(), office.shop());
        office.identity().signOutAll();
        QVERIFY(office.workspace->organizations().world().accounts().isEmpty()); // nobody sees nothing
        QVERIFY(!office.identity().switchTo({office.shop()}).ok());
        QVERIFY(!office.identity().switchTo({GuardedOffice::alone()}).ok());
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"reader"_s)), u"in"_s);
        QVERIFY(!office.identity().switchTo({office.shop()}).ok());
        QVERIFY(office.identity().switchTo({GuardedOffice::alone()}).ok());
        office.identity().signOutAll();
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"admin"_s)), u"in"_s);
        QVERIFY(office.identity().switchTo({office.shop()}).ok());
        // Once it has a password, that is what opens it.
        good(office.identity().setRootPassword(office.shop(), secret("Shop#Door88")));
        office.identity().signOutAll();
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"admin"_s)), u"in"_s);
        QVERIFY(!office.identity().switchTo({office.shop()}).ok());
    }

    void rolesAreTakenOnByWhomTheyTrust()
    {
        GuardedOffice office;
        office.protect();
        office.addUser(u"reader"_s, readOnly);
        CreateRole audit{GuardedOffice::payer(), u"Audit"_s};
        audit.trusted = {GuardedOffice::user(u"reader"_s).arn()};
        good(office.identity().perform(audit));
        CreateRole other{GuardedOffice::payer(), u"Other"_s};
        other.trusted = {GuardedOffice::root().arn()};
        good(office.identity().perform(other));
        CreateRole whole{GuardedOffice::payer(), u"Whole"_s};
        whole.trusted = {GuardedOffice::payer().toString()};
        good(office.identity().perform(whole));
        const auto role = [](const QString& name) {
            return PrincipalId{GuardedOffice::payer(), PrincipalId::Kind::Role, name};
        };
        office.identity().signOutAll();
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"reader"_s)), u"in"_s);
        QVERIFY(!office.identity().assumeRole(role(u"Other"_s)).ok());
        QVERIFY(!office.identity().assumeRole(role(u"Whole"_s)).ok()); // needs sts:AssumeRole as well
        QVERIFY(!office.identity().assumeRole(role(u"Nothing"_s)).ok());
        QVERIFY(office.identity().assumeRole(role(u"Audit"_s)).ok());
        QCOMPARE(office.caller(), role(u"Audit"_s).arn());
        QVERIFY(!office.identity().may(u"billing:IssueBill"_s).allowed);
        office.identity().signOut();
        QCOMPARE(office.caller(), GuardedOffice::user(u"reader"_s).arn());
        office.identity().signOutAll();
        // Being named is no way around what denies it.
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s);
        good(office.identity().perform(
            PutInlinePolicy{{GuardedOffice::payer(), PermissionHolder::Kind::User, u"reader"_s},
                            u"NoRoles"_s,
                            uR"({"Version":"2012-10-17","Statement":[{"Effect":"Deny",)"
                            uR"("Action":"sts:AssumeRole","Resource":"*"}]})"_s}));
        office.identity().signOutAll();
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"reader"_s)), u"in"_s);
        QVERIFY(!office.identity().assumeRole(role(u"Audit"_s)).ok());
    }

    void deletingAUserEndsItsSession()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
        QVERIFY(office.identity().switchTo(GuardedOffice::root()).ok());
        good(office.identity().perform(DeleteUser{GuardedOffice::user()}));
        QCOMPARE(office.identity().sessions().size(), 1);
        QVERIFY(!office.identity().switchTo(GuardedOffice::user()).ok());
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"AuthenticationFailure"_s);
    }

    void anotherPasswordEndsTheSessionsOfOthersAlone()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        // Another program, with a session of the same user.
        auto other = Workspace::open(office.workspace->path(), std::make_shared<FixedClock>(office.now),
                                     OpenMode::Shared);
        QVERIFY(other.ok());
        IdentityService& there = (*other)->identity();
        there.setHasher(office.hasher);
        good(there.signIn(GuardedOffice::asUser()));
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
        QCOMPARE(errorName(office.identity().changePassword(
                     GuardedOffice::user(), secret(GuardedOffice::userPassword), secret("Other-River8"))),
                 QString());
        QCOMPARE(office.caller(), GuardedOffice::user().arn());
        there.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(there.sessions().size(), 0, 10'000);
        QVERIFY(!there.caller().principal);
        // An administrator's new password ends the user's sessions everywhere.
        QVERIFY(office.identity().switchTo(GuardedOffice::root()).ok());
        good(office.identity().setUserPassword(GuardedOffice::user(), secret("Third-River9"), false));
        QVERIFY(!office.identity().switchTo(GuardedOffice::user()).ok());
    }

    void rootPasswords_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("answer");
        const QString no = u"PasswordPolicyViolation"_s;
        QTest::newRow("short") << "Ab1#xyz"_ba << no;
        QTest::newRow("no capital") << "pine#forest42"_ba << no;
        QTest::newRow("no small letter") << "PINE#FOREST42"_ba << no;
        QTest::newRow("no digit") << "Pine#Forest"_ba << no;
        QTest::newRow("no special character") << "PineForest42"_ba << no;
        QTest::newRow("good") << "Other#Forest7"_ba << QString();
    }
    void rootPasswords()
    {
        QFETCH(QByteArray, password);
        GuardedOffice office;
        const QString first = errorName(
            office.identity().setRootPassword(GuardedOffice::alone(), SecretText(QByteArray(password))));
        QTEST(first, "answer");
        GuardedOffice other;
        other.protect();
        QTEST(errorName(other.identity().changePassword(GuardedOffice::root(),
                                                        secret(GuardedOffice::rootPassword),
                                                        SecretText(QByteArray(password)))),
              "answer");
    }

    void thePresentPasswordIsAskedForAndCounted()
    {
        GuardedOffice office;
        office.protect();
        const auto change = [&](const char* present) {
            return errorName(office.identity().changePassword(GuardedOffice::root(), secret(present),
                                                              secret("Other#Forest7")));
        };
        for (int i = 0; i < 4; ++i)
            QCOMPARE(change("wrong"), u"AuthenticationFailure"_s);
        QCOMPARE(change(GuardedOffice::rootPassword), u"ThrottlingException"_s);
    }

    void earlierPasswordsDoNotComeAgainWhereThePolicySaysSo()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        PasswordPolicy policy;
        policy.reusePrevention = 2;
        policy.allowUsersToChange = true;
        good(office.identity().perform(UpdatePasswordPolicy{GuardedOffice::payer(), policy}));
        const auto give = [&](const char* password) {
            return errorName(
                office.identity().setUserPassword(GuardedOffice::user(), secret(password), false));
        };
        QCOMPARE(give(GuardedOffice::userPassword), u"PasswordPolicyViolation"_s);
        QCOMPARE(give("Second-One2"), QString());
        QCOMPARE(give(GuardedOffice::userPassword), u"PasswordPolicyViolation"_s);
        QCOMPARE(give("Third-One33"), QString());
        QCOMPARE(give(GuardedOffice::userPassword), QString());
    }

    void usersChangeTheirPasswordWhereTheyMay_data()
    {
        QTest::addColumn<bool>("policyAllows");
        QTest::addColumn<QString>("attached");
        QTest::addColumn<QString>("answer");
        QTest::newRow("neither") << false << readOnly << u"AccessDeniedException"_s;
        QTest::newRow("by the account's policy") << true << readOnly << QString();
        QTest::newRow("by its own policy")
            << false << u"arn:aws:iam::aws:policy/AdministratorAccess"_s << QString();
    }
    void usersChangeTheirPasswordWhereTheyMay()
    {
        QFETCH(bool, policyAllows);
        QFETCH(QString, attached);
        GuardedOffice office;
        office.protect();
        PasswordPolicy policy;
        policy.allowUsersToChange = policyAllows;
        good(office.identity().perform(UpdatePasswordPolicy{GuardedOffice::payer(), policy}));
        office.addUser(u"ines"_s, attached);
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);
        QTEST(errorName(office.identity().changePassword(
                  GuardedOffice::user(), secret(GuardedOffice::userPassword), secret("Other-River8"))),
              "answer");
    }

    void devicesNeedTwoCodesInARow()
    {
        GuardedOffice office;
        office.protect();
        const auto enrolment = office.identity().beginMfa(GuardedOffice::root(), u"phone"_s);
        QVERIFY(enrolment.ok());
        QVERIFY(enrolment->uri.startsWith("otpauth://totp/phone@111111111111?secret="_L1));
        const auto finish = [&](int first, int second) {
            return errorName(office.identity().finishMfa(*enrolment,
                                                         office.code(enrolment->secret, first).text(),
                                                         office.code(enrolment->secret, second).text()));
        };
        QCOMPARE(finish(0, 0), u"InvalidAuthenticationCode"_s);
        QCOMPARE(finish(0, -1), u"InvalidAuthenticationCode"_s);
        QCOMPARE(finish(-5, -4), u"InvalidAuthenticationCode"_s);
        QCOMPARE(finish(-1, 0), QString());
        QCOMPARE(finish(-1, 0), u"EntityAlreadyExists"_s);
        QCOMPARE(office.identity().beginMfa(GuardedOffice::root(), u"phone"_s).error().name,
                 u"EntityAlreadyExists"_s);
        QCOMPARE(office.identity().beginMfa(GuardedOffice::root(), u"my phone"_s).error().name,
                 u"ValidationError"_s);
    }

    void aDeviceThatRunsWrongIsResynchronized()
    {
        GuardedOffice office;
        office.protect();
        const SecretText device = office.assignDevice();
        constexpr int ahead = 20; // steps: ten minutes
        office.openAfter(60);
        SignInRequest request =
            GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device, ahead));
        QCOMPARE(office.signIn(request), u"AuthenticationFailure"_s);
        QCOMPARE(office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device))),
                 u"in"_s);
        QCOMPARE(errorName(office.identity().resynchronizeMfa(GuardedOffice::root(), u"phone"_s,
                                                              office.code(device, ahead).text(),
                                                              office.code(device, ahead + 1).text())),
                 QString());
        office.openAfter(60);
        request.code = office.code(device, ahead + 1);
        QCOMPARE(office.signIn(request), u"in"_s);
    }

    void theLastDeviceTakesTheRecoveryCodesAlong()
    {
        GuardedOffice office;
        office.protect();
        office.assignDevice();
        good(office.identity().perform(DeactivateMfaDevice{GuardedOffice::root(), u"phone"_s}));
        QCOMPARE(errorName(office.identity().makeRecoveryCodes(GuardedOffice::root())), u"NoSuchEntity"_s);
        office.open();
        QCOMPARE(office.signIn(GuardedOffice::asRoot()), u"in"_s);
    }

    void usersManageTheirOwnDevicesAndNoOthers()
    {
        GuardedOffice office;
        office.protect();
        office.addUser(u"reader"_s, readOnly);
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"reader"_s)), u"in"_s);
        QVERIFY(office.identity().beginMfa(GuardedOffice::user(u"reader"_s), u"mine"_s).ok());
        QCOMPARE(office.identity().beginMfa(GuardedOffice::root(), u"other"_s).error().name,
                 u"AccessDeniedException"_s);
        QCOMPARE(errorName(office.identity().createAccessKey(GuardedOffice::user(u"reader"_s))),
                 u"AccessDeniedException"_s);
        QCOMPARE(errorName(office.identity().perform(CreateUser{GuardedOffice::payer(), u"x"_s})),
                 u"AccessDeniedException"_s);
        QCOMPARE(refusedBy(office.identity().rehearse(CreateUser{GuardedOffice::payer(), u"x"_s})),
                 u"AccessDeniedException"_s);
    }

    void onlyTheRootUserMakesItsOwnKeys()
    {
        GuardedOffice office;
        office.protect();
        office.addUser(u"admin"_s);
        good(office.identity().createAccessKey(GuardedOffice::root()));
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"admin"_s)), u"in"_s);
        QCOMPARE(errorName(office.identity().createAccessKey(GuardedOffice::root())),
                 u"AccessDeniedException"_s);
        good(office.identity().createAccessKey(GuardedOffice::user(u"admin"_s)));
    }

    void theRootUsersDevicesAndKeysAreItsOwn()
    {
        GuardedOffice office;
        office.protect();
        office.addUser(u"admin"_s);
        const SecretText device = office.assignDevice();
        const NewAccessKey key = good(office.identity().createAccessKey(GuardedOffice::root()));
        QCOMPARE(office.signIn(GuardedOffice::asUser(u"admin"_s)), u"in"_s);
        const PrincipalId root = GuardedOffice::root();
        const QString denies = u"AccessDeniedException"_s;
        IdentityService& identity = office.identity();
        QCOMPARE(errorName(identity.perform(DeactivateMfaDevice{root, u"phone"_s})), denies);
        QCOMPARE(errorName(identity.perform(UpdateAccessKey{root, key.id, false})), denies);
        QCOMPARE(errorName(identity.perform(DeleteAccessKey{root, key.id})), denies);
        QCOMPARE(errorName(identity.makeRecoveryCodes(root)), denies);
        QCOMPARE(identity.beginMfa(root, u"mine"_s).error().name, denies);
        QCOMPARE(errorName(identity.resynchronizeMfa(root, u"phone"_s, u"123456"_s, u"234567"_s)), denies);
    }

    void aPasswordThatIsReadyAfterTheLockOpensNothing()
    {
        GuardedOffice office;
        office.protect();
        const auto changing = office.identity().changePassword(
            GuardedOffice::root(), secret(GuardedOffice::rootPassword), secret("Oak-Leaf-42"));
        office.identity().lock();
        good(changing);
        QVERIFY(office.identity().isLocked());
        QVERIFY(!office.identity().caller().principal);
        QCOMPARE(office.signIn(GuardedOffice::asRoot("Oak-Leaf-42")), u"in"_s);
    }

    void usersOfOneAccountChangeNothingInAnother()
    {
        GuardedOffice office;
        office.protect();
        QCOMPARE(errorName(office.identity().perform(CreateUser{office.shop(), u"ines"_s})),
                 u"AccessDeniedException"_s);
        QVERIFY(office.identity().switchTo({office.shop()}).ok());
        QCOMPARE(errorName(office.identity().perform(CreateUser{office.shop(), u"ines"_s})), QString());
        QCOMPARE(errorName(office.identity().perform(CreateUser{GuardedOffice::payer(), u"ines"_s})),
                 u"AccessDeniedException"_s);
        QCOMPARE(office.identity().directory().users(office.shop()).size(), 1);
    }

    void theMfaNoticeIsPutOff()
    {
        GuardedOffice office;
        office.protect();
        QCOMPARE(errorName(office.identity().postponeMfa(GuardedOffice::root())), QString());
        QCOMPARE(office.identity().directory().credentials(GuardedOffice::root())->mfaPostponed, office.now);
    }

    void accountsThatPeopleSignInToStay()
    {
        GuardedOffice office;
        good(office.identity().setRootPassword(GuardedOffice::alone(), secret("Alone#Door8")));
        QVERIFY(refusal(office.workspace->organizations().perform({ForgetAccount{GuardedOffice::alone()}}))
                    .contains("has to stay known"_L1));
    }

    /// Whoever may only read tries every way to get more, in its own account and in another.
    void nobodyRaisesItsOwnPermissions_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("boundary");
        const QString administrator = u"arn:aws:iam::aws:policy/AdministratorAccess"_s;
        QTest::newRow("reader") << readOnly << QString();
        QTest::newRow("administrator within a boundary") << administrator << readOnly;
    }
    void nobodyRaisesItsOwnPermissions()
    {
        QFETCH(QString, policy);
        QFETCH(QString, boundary);
        const QString administrator = u"arn:aws:iam::aws:policy/AdministratorAccess"_s;
        const QString all =
            u"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
            "\"Resource\":\"*\"}]}"_s;
        GuardedOffice office;
        office.protect();
        const AccountId payer = GuardedOffice::payer();
        const PrincipalId root = GuardedOffice::root(), ines = GuardedOffice::user();
        const PrincipalId chief{payer, PrincipalId::Kind::Role, u"chief"_s};
        IdentityService& identity = office.identity();
        good(identity.perform(CreateGroup{payer, u"admins"_s, {{administrator}}}));
        good(identity.perform(CreateRole{payer, u"chief"_s, {}, {root.arn()}, {{administrator}}}));
        good(identity.perform(CreateIdentityPolicy{payer, u"own"_s, {}, all}));
        office.addUser(u"ines"_s, policy);
        if (!boundary.isEmpty())
            good(identity.perform(SetPermissionsBoundary{ines, boundary}));
        office.open();
        QCOMPARE(office.signIn(GuardedOffice::asUser()), u"in"_s);

        IdentityService& now = office.identity();
        const QList<IdentityEntity> before = now.directory().everything();
        const PermissionHolder self{payer, PermissionHolder::Kind::User, u"ines"_s};
        const QList<IdentityCommand> ways{
            AttachIdentityPolicy{self, administrator},
            PutInlinePolicy{self, u"more"_s, all},
            AddUserToGroup{ines, u"admins"_s},
            AttachIdentityPolicy{{payer, PermissionHolder::Kind::Group, u"admins"_s}, administrator},
            SetPermissionsBoundary{ines, {}},
            SetPermissionsBoundary{ines, administrator},
            UpdateIdentityPolicy{u"arn:aws:iam::111111111111:policy/own"_s, {}, all + u' '},
            UpdateRole{chief, {}, {ines.arn()}},
            CreateRole{payer, u"mine"_s, {}, {ines.arn()}, {{administrator}}},
            CreateUser{payer, u"double"_s, {u"admins"_s}, {{administrator}}},
            RenameUser{ines, u"root"_s},
            UpdatePasswordPolicy{payer, {}},
            DeleteUser{ines},
            UnlockPrincipal{ines},
            CreateUser{office.shop(), u"spy"_s, {}, {{administrator}}},
            CreateUser{GuardedOffice::alone(), u"spy"_s, {}, {{administrator}}},
        };
        for (const IdentityCommand& way : ways)
            QVERIFY2(errorName(now.perform(way)) == u"AccessDeniedException"_s,
                     qPrintable(requiredAction(way)));
        for (const PrincipalId& other : {root, PrincipalId{office.shop()}}) {
            QVERIFY(!errorName(now.createAccessKey(other)).isEmpty());
            QVERIFY(!errorName(now.makeRecoveryCodes(other)).isEmpty());
            QVERIFY(!errorName(now.setRootPassword(other.account, secret("Mine#Forest42"))).isEmpty());
        }
        QCOMPARE(refusedBy(now.assumeRole(chief)), u"AccessDeniedException"_s);
        QCOMPARE(refusedBy(now.switchTo(root)), u"AccessDeniedException"_s);
        QCOMPARE(refusedBy(now.switchTo(PrincipalId{office.shop()})), u"AccessDeniedException"_s);
        QCOMPARE(office.caller(), ines.arn());
        QVERIFY(now.directory().everything() == before);
    }

    void whatAnotherProgramChangesIsNoticed()
    {
        GuardedOffice office;
        office.protect();
        auto other = Workspace::open(office.workspace->path(), std::make_shared<FixedClock>(office.now),
                                     OpenMode::Shared);
        QVERIFY(other.ok());
        QSignalSpy changed(&(*other)->identity(), &IdentityService::changed);
        office.addUser();
        (*other)->identity().refresh();
        QTRY_VERIFY_WITH_TIMEOUT((*other)->identity().directory().user(GuardedOffice::payer(), u"ines"_s),
                                 10'000);
        QVERIFY(!changed.isEmpty());
    }

    void theReportHasARowForEverybody()
    {
        GuardedOffice office;
        office.protect();
        office.addUser();
        good(office.identity().createAccessKey(GuardedOffice::user()));
        const QList<QByteArray> lines =
            good(office.identity().credentialReport(GuardedOffice::payer())).split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("user,arn,user_creation_time,password_enabled,"));
        QCOMPARE(
            lines[1],
            "<root_account>,arn:aws:iam::111111111111:root,2026-10-03T07:40:00+00:00,true,no_information,"
            "2026-10-03T07:40:00+00:00,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,"
            "false,N/A,false,N/A"_ba);
        QCOMPARE(
            lines[2],
            "ines,arn:aws:iam::111111111111:user/ines,2026-10-03T07:40:00+00:00,true,no_information,"
            "2026-10-03T07:40:00+00:00,N/A,false,true,2026-10-03T07:40:00+00:00,N/A,N/A,N/A,false,N/A,N/A,"
            "N/A,N/A,false,N/A,false,N/A"_ba);
    }

    void aNameIsNoFormulaInTheReport()
    {
        GuardedOffice office;
        office.protect();
        for (const char* name : {"=cmd", "+1", "-1", "@SUM"})
            good(office.identity().perform(CreateUser{GuardedOffice::payer(), QString::fromLatin1(name)}));
        const QByteArray report = good(office.identity().credentialReport(GuardedOffice::payer()));
        for (const char* name : {"=cmd", "+1", "-1", "@SUM"}) {
            QVERIFY2(report.contains(QByteArray(QByteArray("\n'") + name + ',')), name);
            QVERIFY2(!report.contains(QByteArray(QByteArray("\n") + name)), name);
        }
    }

    /// Passwords, codes, recovery codes and keys are nowhere in what the program writes. The secret of a
    /// device is: codes are computed from it (see 0006_identity.sql).
    void noSecretIsWritten()
    {
        static QStringList* logged = nullptr;
        QStringList log;
        logged = &log;
        const QtMessageHandler before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& text) { logged->append(text); });
        GuardedOffice office;
        office.protect();
        office.addUser();
        QList<SecretText> secrets{secret(GuardedOffice::rootPassword), secret(GuardedOffice::userPassword)};
        const NewAccessKey key = good(office.identity().createAccessKey(GuardedOffice::user()));
        secrets.append(key.secret);
        QList<SecretText> codes;
        const SecretText device = office.assignDevice(&codes);
        for (const SecretText& code : std::as_const(codes))
            secrets += {code, SecretText(code.text().remove(u'-'))};
        office.openAfter(60);
        secrets.append(office.code(device));
        QCOMPARE(office.signIn(GuardedOffice::asRoot(GuardedOffice::rootPassword, office.code(device))),
                 u"in"_s);
        good(office.identity().changePassword(GuardedOffice::root(), secret(GuardedOffice::rootPassword),
                                              secret("Later#Forest43")));
        secrets.append(secret("Later#Forest43"));
        // Typed into the wrong field.
        secrets.append(secret("Mistyped!Name9"));
        for (const QString& name : {u"Mistyped!Name9"_s}) {
            static_cast<void>(office.signIn({name, name, false, secret("Wrong!Guess77"), {}}));
            static_cast<void>(office.signIn({{}, name, true, secret("Wrong!Guess77"), {}}));
            static_cast<void>(heard(office.identity().signInWithKey(name, secret("Wrong!Guess77"), {})));
        }
        secrets.append(secret("Wrong!Guess77"));
        // While it is open, with its journal, and after it was closed.
        for (const bool closed : {false, true}) {
            if (closed)
                office.workspace.reset();
            QDirIterator files(office.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            int read = 0;
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray bytes = file.readAll();
                ++read;
                for (const SecretText& one : std::as_const(secrets)) {
                    // Six digits may stand anywhere by chance, so codes are looked for as a text of their
                    // own.
                    if (one.bytes().size() == 6)
                        continue;
                    QVERIFY2(!bytes.contains(one.bytes()), qPrintable(file.fileName()));
                    QByteArray wide; // as a QString has it
                    for (const QChar c : one.text())
                        wide.append(c.toLatin1()).append('\0');
                    QVERIFY2(!bytes.contains(wide), qPrintable(file.fileName()));
                }
            }
            QVERIFY(read >= 1);
        }
        qInstallMessageHandler(before);
        logged = nullptr;
        for (const SecretText& one : std::as_const(secrets))
            QVERIFY(!log.join(u'\n').contains(one.text()));
    }
};

QTEST_GUILESS_MAIN(IdentityServiceTest)
#include "tst_identityservice.moc"
