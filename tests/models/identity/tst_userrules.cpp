// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include "models/identity/identityquotas.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString administrator = u"arn:aws:iam::aws:policy/AdministratorAccess"_s;

QStringList groups(IdentityScene& s, int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(s.group(u"G%1"_s.arg(i)));
    return names;
}

QList<PolicyArn> policies(IdentityScene& s, int count)
{
    QList<PolicyArn> arns;
    for (int i = 0; i < count; ++i)
        arns.append(s.policy(u"P%1"_s.arg(i)));
    return arns;
}

CreateUser with(const IdentityScene& s, const Permissions& permissions)
{
    return {s.home, u"ines"_s, {}, permissions};
}

CreateUser tagged(const IdentityScene& s, const QMap<QString, QString>& tags)
{
    return {s.home, u"ines"_s, {}, {}, std::nullopt, tags};
}

const QList<IdentityRefusal>& refusals()
{
    const QString exists = u"EntityAlreadyExists"_s, missing = u"NoSuchEntity"_s, limit = u"LimitExceeded"_s,
                  invalid = u"ValidationError"_s;
    static const QList<IdentityRefusal> rows{
        {"CreateUser",
         {},
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"a_+=,.@-Z9"_s});
         }},
        {"CreateUser",
         {},
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, QString(64, u'x')});
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, {}});
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, QString(65, u'x')});
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"two words"_s});
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"grün"_s});
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"a/b"_s});
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"ines\n"_s});
         }},
        {"CreateUser", exists,
         [](IdentityScene& s) {
             s.user(u"ines"_s);
             return s.refusal(CreateUser{s.home, u"INES"_s});
         }},
        {"CreateUser",
         {},
         [](IdentityScene& s) {
             s.user(u"ines"_s);
             return s.refusal(CreateUser{s.other, u"ines"_s});
         },
         "in another account"},
        {"CreateUser", limit,
         [](IdentityScene& s) {
             for (int i = 0; i < userQuota; ++i)
                 s.put(User{s.home, u"u%1"_s.arg(i), s.now});
             return s.refusal(CreateUser{s.home, u"ines"_s});
         },
         "users"},
        {"CreateUser", missing,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"ines"_s, {u"Clerks"_s}});
         },
         "group"},
        {"CreateUser", missing,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"ines"_s, {s.group(u"Clerks"_s, s.other)}});
         },
         "another account's group"},
        {"CreateUser",
         {},
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"ines"_s, groups(s, 10)});
         },
         "10 groups"},
        {"CreateUser", limit,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"ines"_s, groups(s, 11)});
         },
         "11 groups"},
        {"CreateUser",
         {},
         [](IdentityScene& s) {
             return s.refusal(with(s, {policies(s, 9) << administrator, {}}));
         },
         "10 policies"},
        {"CreateUser", limit,
         [](IdentityScene& s) {
             return s.refusal(with(s, {policies(s, 10) << administrator, {}}));
         },
         "11 policies"},
        {"CreateUser", u"InvalidInput"_s,
         [](IdentityScene& s) {
             return s.refusal(with(s, {{administrator, administrator}, {}}));
         }},
        {"CreateUser", missing,
         [](IdentityScene& s) {
             return s.refusal(with(s, {{s.policy(u"P"_s, s.other)}, {}}));
         },
         "another account's policy"},
        {"CreateUser", missing,
         [](IdentityScene& s) {
             return s.refusal(with(s, {{s.policy(u"Bills"_s).replace(u"Bills"_s, u"BILLS"_s)}, {}}));
         },
         "an ARN in another spelling"},
        {"CreateUser", u"MalformedPolicyDocument"_s,
         [](IdentityScene& s) {
             return s.refusal(with(s, {{}, {{u"P"_s, u"{}"_s}}}));
         }},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(with(s, {{}, {{u"a b"_s, allowAll}}}));
         },
         "name of an inline policy"},
        {"CreateUser", missing,
         [](IdentityScene& s) {
             return s.refusal(CreateUser{s.home, u"ines"_s, {}, {}, s.policy(u"P"_s, s.other)});
         },
         "boundary"},
        {"CreateUser",
         {},
         [](IdentityScene& s) {
             return s.refusal(
                 tagged(s, {{u"cost center"_s, u"Größe 7"_s}, {QString(128, u'k'), QString(256, u'v')}}));
         },
         "tags"},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(tagged(s, {{{}, {}}}));
         },
         "no tag key"},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(tagged(s, {{QString(129, u'k'), {}}}));
         },
         "long tag key"},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(tagged(s, {{u"a#b"_s, {}}}));
         },
         "tag key"},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(tagged(s, {{u"AWS:x"_s, {}}}));
         },
         "the provider's tag key"},
        {"CreateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(tagged(s, {{u"k"_s, QString(257, u'v')}}));
         },
         "long tag value"},
        {"CreateUser", u"InvalidInput"_s,
         [](IdentityScene& s) {
             return s.refusal(tagged(s, {{u"Team"_s, {}}, {u"team"_s, {}}}));
         }},
        {"CreateUser", limit,
         [](IdentityScene& s) {
             QMap<QString, QString> tags;
             for (int i = 0; i <= 50; ++i)
                 tags.insert(QString::number(i), {});
             return s.refusal(tagged(s, tags));
         },
         "51 tags"},
        {"UpdateUser", missing,
         [](IdentityScene& s) {
             return s.refusal(RenameUser{{s.home, PrincipalId::Kind::User, u"ghost"_s}, u"ines"_s});
         }},
        {"UpdateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(RenameUser{{s.home}, u"ines"_s});
         },
         "the root user"},
        {"UpdateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(RenameUser{s.role(u"Audit"_s), u"ines"_s});
         },
         "a role"},
        {"UpdateUser", invalid,
         [](IdentityScene& s) {
             return s.refusal(RenameUser{s.user(u"jon"_s), u"a b"_s});
         }},
        {"UpdateUser", exists,
         [](IdentityScene& s) {
             s.user(u"ines"_s);
             return s.refusal(RenameUser{s.user(u"jon"_s), u"Ines"_s});
         }},
        {"DeleteUser", missing,
         [](IdentityScene& s) {
             return s.refusal(DeleteUser{{s.home, PrincipalId::Kind::User, u"ghost"_s}});
         }},
        {"DeleteUser", invalid, [](IdentityScene& s) { return s.refusal(DeleteUser{{s.home}}); },
         "the root user"},
    };
    return rows;
}

} // namespace

class TestUserRules : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data() { addRows(refusals()); }
    void refuses() { checkRow(refusals()); }
    void createsAUserWithAllItHas();
    void givesNobodyTheWrongAttemptsOfAnother();
    void renamesWithAllThatHangsOnTheName();
    void renamesInCaseOnly();
    void deletesWithAllThatHangsOnTheName();
    void letsNobodyInheritATrust();
};

void TestUserRules::createsAUserWithAllItHas()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    s.group(u"Auditors"_s);
    const PolicyArn bound = s.policy(u"Bound"_s);
    const Permissions permissions{{administrator}, {{u"Mine"_s, allowAll}}};
    const IdentityChange change = s.done(CreateUser{s.home,
                                                    u"Ines"_s,
                                                    {u"clerks"_s, u"auditors"_s, u"CLERKS"_s},
                                                    permissions,
                                                    bound,
                                                    {{u"team"_s, u"billing"_s}}});
    QCOMPARE(change.operation, u"CreateUser"_s);
    QCOMPARE(change.subject, u"Ines"_s);
    const User expected{s.home,
                        u"Ines"_s,
                        s.now,
                        {u"Auditors"_s, u"Clerks"_s},
                        permissions,
                        bound,
                        {{u"team"_s, u"billing"_s}}};
    QCOMPARE(*s.directory.user(s.home, u"ines"_s), expected);
}

void TestUserRules::givesNobodyTheWrongAttemptsOfAnother()
{
    IdentityScene s;
    const PrincipalId ines{s.home, PrincipalId::Kind::User, u"ines"_s};
    Credentials attempted{ines};
    attempted.attempts = {12, s.now};
    s.put(attempted);
    s.done(CreateUser{s.home, u"Ines"_s});
    QVERIFY(!s.directory.credentials(ines));
}

void TestUserRules::renamesWithAllThatHangsOnTheName()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    const PrincipalId ines = s.user(u"ines"_s, {u"Clerks"_s});
    const PrincipalId inge{s.home, PrincipalId::Kind::User, u"inge"_s};
    Credentials credentials{ines};
    credentials.keys = {{u"AKIAIOSFODNN7EXAMPLE"_s, "hash"_ba, true, s.now, {}, {}}};
    s.put(credentials);
    const PrincipalId audit = s.role(u"Audit"_s, {u"222222222222"_s, ines.arn()});
    s.done(RenameUser{ines, u"inge"_s});

    QVERIFY(!s.directory.user(s.home, u"ines"_s));
    QVERIFY(!s.directory.credentials(ines));
    QCOMPARE(s.the(inge).groups, QStringList{u"Clerks"_s});
    QCOMPARE(s.directory.credentialsOfKey(u"AKIAIOSFODNN7EXAMPLE"_s)->principal.name, u"inge"_s);
    QCOMPARE(s.theRole(audit).trusted, (QStringList{u"222222222222"_s, inge.arn()}));
}

void TestUserRules::renamesInCaseOnly()
{
    IdentityScene s;
    const PrincipalId ines = s.user(u"ines"_s);
    s.put(Credentials{ines});
    const IdentityChange change = s.done(RenameUser{ines, u"Ines"_s});
    QCOMPARE(change.changes.size(), 1);
    QCOMPARE(s.the(ines).name, u"Ines"_s);
    QVERIFY(s.directory.credentials(ines));
    QVERIFY(s.done(RenameUser{ines, u"Ines"_s}).isEmpty());
}

void TestUserRules::deletesWithAllThatHangsOnTheName()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    const PrincipalId ines = s.user(u"ines"_s, {u"Clerks"_s});
    s.put(Credentials{ines});
    s.done(DeleteUser{ines});
    QVERIFY(!s.directory.user(s.home, u"ines"_s));
    QVERIFY(!s.directory.credentials(ines));
    QVERIFY(s.directory.usersOf(s.home, u"Clerks"_s).isEmpty());
}

void TestUserRules::letsNobodyInheritATrust()
{
    IdentityScene s;
    const PrincipalId ines = s.user(u"ines"_s);
    const PrincipalId audit = s.role(u"Audit"_s, {ines.arn()});
    s.done(CreateRole{
        s.other,
        u"Abroad"_s,
        {},
        {ines.arn().toUpper().replace(u"ARN:AWS:IAM"_s, u"arn:aws:iam"_s).replace(u"USER"_s, u"user"_s)}});
    s.done(DeleteUser{ines});
    s.user(u"ines"_s);
    QVERIFY(s.theRole(audit).trusted.isEmpty());
    QVERIFY(s.directory.role(s.other, u"Abroad"_s)->trusted.isEmpty());
}

QTEST_APPLESS_MAIN(TestUserRules)
#include "tst_userrules.moc"
