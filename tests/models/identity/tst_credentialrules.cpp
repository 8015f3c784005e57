// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString firstKey = u"AKIAIOSFODNN7EXAMPLE"_s;
const QString secondKey = u"AKIAI44QH8DHBEXAMPLE"_s;

/// Gives the principal everything that one can sign in with.
PrincipalId equipped(IdentityScene& s, const PrincipalId& principal)
{
    Credentials credentials{principal};
    credentials.password = PasswordRecord{"hash"_ba, s.now, false, {}};
    credentials.devices = {{u"phone"_s, "one"_ba, s.now}, {u"token"_s, "two"_ba, s.now}};
    credentials.recoveryCodes = {"a"_ba, "b"_ba};
    credentials.keys = {{firstKey, "h1"_ba, true, s.now, {}, {}}, {secondKey, "h2"_ba, true, s.now, {}, {}}};
    credentials.attempts = {11, s.now};
    s.put(credentials);
    return principal;
}

const Credentials& the(const IdentityScene& s, const PrincipalId& principal)
{
    return *s.directory.credentials(principal);
}

PrincipalId ghost(const IdentityScene& s)
{
    return {s.home, PrincipalId::Kind::User, u"ghost"_s};
}

const QList<IdentityRefusal>& refusals()
{
    const QString missing = u"NoSuchEntity"_s, invalid = u"ValidationError"_s;
    static const QList<IdentityRefusal> rows{
        {"UpdateAccessKey", missing,
         [](IdentityScene& s) {
             return s.refusal(UpdateAccessKey{s.user(u"ines"_s), firstKey, false});
         }},
        {"UpdateAccessKey", missing,
         [](IdentityScene& s) {
             equipped(s, s.user(u"jon"_s));
             return s.refusal(UpdateAccessKey{s.user(u"ines"_s), firstKey, false});
         },
         "another's key"},
        {"UpdateAccessKey", missing,
         [](IdentityScene& s) {
             return s.refusal(UpdateAccessKey{ghost(s), firstKey, false});
         },
         "nobody's"},
        {"UpdateAccessKey", invalid,
         [](IdentityScene& s) {
             return s.refusal(UpdateAccessKey{s.role(u"Audit"_s), firstKey, false});
         },
         "a role's"},
        {"DeleteAccessKey", missing,
         [](IdentityScene& s) {
             return s.refusal(DeleteAccessKey{equipped(s, s.user(u"ines"_s)), firstKey.toLower()});
         }},
        {"DeleteAccessKey", missing,
         [](IdentityScene& s) {
             return s.refusal(DeleteAccessKey{ghost(s), firstKey});
         },
         "nobody's"},
        {"DeactivateMFADevice", missing,
         [](IdentityScene& s) {
             return s.refusal(DeactivateMfaDevice{equipped(s, s.user(u"ines"_s)), u"watch"_s});
         }},
        {"DeactivateMFADevice", missing,
         [](IdentityScene& s) {
             return s.refusal(DeactivateMfaDevice{{s.home}, u"phone"_s});
         },
         "the root user's"},
        {"DeactivateMFADevice", invalid,
         [](IdentityScene& s) {
             return s.refusal(DeactivateMfaDevice{s.role(u"Audit"_s), u"phone"_s});
         },
         "a role's"},
        {"DeleteLoginProfile", missing,
         [](IdentityScene& s) { return s.refusal(DeleteLoginProfile{s.user(u"ines"_s)}); }, "no password"},
        {"DeleteLoginProfile", missing,
         [](IdentityScene& s) { return s.refusal(DeleteLoginProfile{ghost(s)}); }, "nobody's"},
        {"DeleteLoginProfile", invalid,
         [](IdentityScene& s) { return s.refusal(DeleteLoginProfile{equipped(s, {s.home})}); },
         "the root user's"},
        {"UnlockPrincipal", missing, [](IdentityScene& s) { return s.refusal(UnlockPrincipal{ghost(s)}); }},
        {"UnlockPrincipal", invalid,
         [](IdentityScene& s) { return s.refusal(UnlockPrincipal{s.role(u"Audit"_s)}); }},
    };
    return rows;
}

} // namespace

class TestCredentialRules : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data() { addRows(refusals()); }
    void refuses() { checkRow(refusals()); }
    void turnsKeysOffAndOn();
    void deletesOneKey();
    void takesDevicesAwayOneByOne();
    void voidsRecoveryCodesWithTheLastDevice();
    void takesThePasswordAndLeavesTheKeys();
    void forgetsWrongAttempts();
    void worksForTheRootUser();
};

void TestCredentialRules::turnsKeysOffAndOn()
{
    IdentityScene s;
    const PrincipalId ines = equipped(s, s.user(u"ines"_s));
    s.done(UpdateAccessKey{ines, secondKey, false});
    QVERIFY(the(s, ines).keys.at(0).active);
    QVERIFY(!the(s, ines).keys.at(1).active);
    QVERIFY(s.done(UpdateAccessKey{ines, secondKey, false}).isEmpty());
    s.done(UpdateAccessKey{ines, secondKey, true});
    QVERIFY(the(s, ines).keys.at(1).active);
}

void TestCredentialRules::deletesOneKey()
{
    IdentityScene s;
    const PrincipalId ines = equipped(s, s.user(u"ines"_s));
    s.done(DeleteAccessKey{ines, firstKey});
    QCOMPARE(the(s, ines).keys.size(), 1);
    QVERIFY(!s.directory.credentialsOfKey(firstKey));
    QVERIFY(s.directory.credentialsOfKey(secondKey));
}

void TestCredentialRules::takesDevicesAwayOneByOne()
{
    IdentityScene s;
    const PrincipalId ines = equipped(s, s.user(u"ines"_s));
    s.done(DeactivateMfaDevice{ines, u"phone"_s});
    QCOMPARE(the(s, ines).devices.size(), 1);
    QCOMPARE(the(s, ines).devices.constFirst().name, u"token"_s);
    QCOMPARE(the(s, ines).recoveryCodes.size(), 2);
}

void TestCredentialRules::voidsRecoveryCodesWithTheLastDevice()
{
    IdentityScene s;
    const PrincipalId ines = equipped(s, s.user(u"ines"_s));
    s.done(DeactivateMfaDevice{ines, u"phone"_s});
    s.done(DeactivateMfaDevice{ines, u"token"_s});
    QVERIFY(the(s, ines).devices.isEmpty());
    QVERIFY(the(s, ines).recoveryCodes.isEmpty());
}

void TestCredentialRules::takesThePasswordAndLeavesTheKeys()
{
    IdentityScene s;
    const PrincipalId ines = equipped(s, s.user(u"ines"_s));
    s.done(DeleteLoginProfile{ines});
    QVERIFY(!the(s, ines).password);
    QCOMPARE(the(s, ines).keys.size(), 2);
    QCOMPARE(the(s, ines).devices.size(), 2);
}

void TestCredentialRules::forgetsWrongAttempts()
{
    IdentityScene s;
    const PrincipalId ines = equipped(s, s.user(u"ines"_s));
    s.done(UnlockPrincipal{ines});
    QCOMPARE(the(s, ines).attempts, Attempts{});
    QVERIFY(s.done(UnlockPrincipal{ines}).isEmpty());
    QVERIFY(s.done(UnlockPrincipal{s.user(u"jon"_s)}).isEmpty());
}

void TestCredentialRules::worksForTheRootUser()
{
    IdentityScene s;
    const PrincipalId root = equipped(s, {s.home});
    s.done(UpdateAccessKey{root, firstKey, false});
    s.done(DeleteAccessKey{root, secondKey});
    s.done(DeactivateMfaDevice{root, u"phone"_s});
    const IdentityChange change = s.done(UnlockPrincipal{root});
    QCOMPARE(change.subject, root.arn());
    QVERIFY(s.directory.isProtected(s.home));
}

QTEST_APPLESS_MAIN(TestCredentialRules)
#include "tst_credentialrules.moc"
