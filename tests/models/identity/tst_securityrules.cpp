// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestSecurityRules : public QObject
{
    Q_OBJECT

private slots:
    void takesOnlyAliasesOfTheForm_data();
    void takesOnlyAliasesOfTheForm();
    void keepsAliasesUniqueOverAllAccounts();
    void changesAndTakesAwayAnAlias();
    void keepsPasswordPoliciesInTheirRanges_data();
    void keepsPasswordPoliciesInTheirRanges();
    void setsAndTakesAwayAPasswordPolicy();
};

void TestSecurityRules::takesOnlyAliasesOfTheForm_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("error");
    const auto row = [](const QString& alias, const QString& error) {
        QTest::addRow("%s", qPrintable(alias)) << alias << error;
    };
    row(u"abc"_s, {});
    row(u"harbour-lights"_s, {});
    row(u"a1-2-3b"_s, {});
    row(QString(63, u'a'), {});
    row(u"12345678901"_s, {});
    row(u"1234567890123"_s, {});
    const QString error = u"ValidationError"_s;
    row(u"ab"_s, error);
    row(QString(64, u'a'), error);
    row(u"Harbour"_s, error);
    row(u"harbour--lights"_s, error);
    row(u"-harbour"_s, error);
    row(u"harbour-"_s, error);
    row(u"harbour lights"_s, error);
    row(u"harbour_lights"_s, error);
    row(u"hafen-größe"_s, error);
    row(u"123456789012"_s, error);
    row(u"harbour\n"_s, error);
}

void TestSecurityRules::takesOnlyAliasesOfTheForm()
{
    QFETCH(QString, alias);
    QFETCH(QString, error);
    IdentityScene s;
    QCOMPARE(s.refusal(SetAccountAlias{s.home, alias}), error);
}

void TestSecurityRules::keepsAliasesUniqueOverAllAccounts()
{
    IdentityScene s;
    s.done(SetAccountAlias{s.home, u"harbour"_s});
    QCOMPARE(s.refusal(SetAccountAlias{s.other, u"harbour"_s}), u"EntityAlreadyExists"_s);
    QVERIFY(s.done(SetAccountAlias{s.home, u"harbour"_s}).isEmpty());
}

void TestSecurityRules::changesAndTakesAwayAnAlias()
{
    IdentityScene s;
    QCOMPARE(s.done(SetAccountAlias{s.home, u"harbour"_s}).operation, u"CreateAccountAlias"_s);
    s.done(UpdatePasswordPolicy{s.home, PasswordPolicy{}});
    s.done(SetAccountAlias{s.home, u"lights"_s});
    QCOMPARE(s.directory.security(s.home)->alias, u"lights"_s);
    const IdentityChange gone = s.done(SetAccountAlias{s.home, {}});
    QCOMPARE(gone.operation, u"DeleteAccountAlias"_s);
    QVERIFY(s.directory.security(s.home)->passwordPolicy);
    QVERIFY(s.refusal(SetAccountAlias{s.other, u"lights"_s}).isEmpty());
}

void TestSecurityRules::keepsPasswordPoliciesInTheirRanges_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("age"); // 0: none
    QTest::addColumn<int>("reuse");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("nothing chosen") << 6 << 0 << 0 << true;
    QTest::newRow("the least") << 6 << 1 << 1 << true;
    QTest::newRow("the most") << 128 << 1095 << 24 << true;
    QTest::newRow("too short") << 5 << 0 << 0 << false;
    QTest::newRow("too long") << 129 << 0 << 0 << false;
    QTest::newRow("no days") << 6 << -1 << 0 << false;
    QTest::newRow("too many days") << 6 << 1096 << 0 << false;
    QTest::newRow("fewer than one") << 6 << 0 << -1 << false;
    QTest::newRow("more than are remembered") << 6 << 0 << 25 << false;
}

void TestSecurityRules::keepsPasswordPoliciesInTheirRanges()
{
    QFETCH(int, length);
    QFETCH(int, age);
    QFETCH(int, reuse);
    QFETCH(bool, allowed);
    IdentityScene s;
    PasswordPolicy policy;
    policy.minimumLength = length;
    if (age != 0)
        policy.maxAgeDays = age;
    if (reuse != 0)
        policy.reusePrevention = reuse;
    QCOMPARE(s.refusal(UpdatePasswordPolicy{s.home, policy}), allowed ? QString() : u"ValidationError"_s);
}

void TestSecurityRules::setsAndTakesAwayAPasswordPolicy()
{
    IdentityScene s;
    const PasswordPolicy policy{8, true, true, true, true, true, 90, 5, true};
    QCOMPARE(s.done(UpdatePasswordPolicy{s.home, policy}).operation, u"UpdateAccountPasswordPolicy"_s);
    QCOMPARE(s.directory.security(s.home)->passwordPolicy, std::optional(policy));
    QVERIFY(!s.directory.security(s.other));
    QCOMPARE(s.done(UpdatePasswordPolicy{s.home, std::nullopt}).operation, u"DeleteAccountPasswordPolicy"_s);
    QVERIFY(!s.directory.security(s.home));
    QVERIFY(s.done(UpdatePasswordPolicy{s.home, std::nullopt}).isEmpty());
}

QTEST_APPLESS_MAIN(TestSecurityRules)
#include "tst_securityrules.moc"
