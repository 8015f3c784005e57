// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include "models/identity/identityquotas.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QList<IdentityRefusal>& refusals()
{
    const QString missing = u"NoSuchEntity"_s, invalid = u"ValidationError"_s;
    static const QList<IdentityRefusal> rows{
        {"CreateGroup",
         {},
         [](IdentityScene& s) {
             return s.refusal(CreateGroup{s.home, QString(128, u'x')});
         }},
        {"CreateGroup", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateGroup{s.home, QString(129, u'x')});
         }},
        {"CreateGroup", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateGroup{s.home, u"a b"_s});
         }},
        {"CreateGroup", u"EntityAlreadyExists"_s,
         [](IdentityScene& s) {
             s.group(u"Clerks"_s);
             return s.refusal(CreateGroup{s.home, u"clerks"_s});
         }},
        {"CreateGroup", u"LimitExceeded"_s,
         [](IdentityScene& s) {
             for (int i = 0; i < groupQuota; ++i)
                 s.put(Group{s.home, u"g%1"_s.arg(i), s.now});
             return s.refusal(CreateGroup{s.home, u"Clerks"_s});
         }},
        {"CreateGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(CreateGroup{s.home, u"Clerks"_s, {{u"arn:aws:iam::aws:policy/None"_s}, {}}});
         },
         "policy"},
        {"DeleteGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(DeleteGroup{s.home, u"Clerks"_s});
         }},
        {"AddUserToGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(AddUserToGroup{s.user(u"ines"_s), u"Clerks"_s});
         },
         "group"},
        {"AddUserToGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(
                 AddUserToGroup{{s.home, PrincipalId::Kind::User, u"ghost"_s}, s.group(u"Clerks"_s)});
         },
         "user"},
        {"AddUserToGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(AddUserToGroup{s.user(u"ines"_s), s.group(u"Clerks"_s, s.other)});
         },
         "another account's group"},
        {"AddUserToGroup", invalid,
         [](IdentityScene& s) {
             return s.refusal(AddUserToGroup{{s.home}, s.group(u"Clerks"_s)});
         },
         "the root user"},
        {"AddUserToGroup", u"LimitExceeded"_s,
         [](IdentityScene& s) {
             QStringList names;
             for (int i = 0; i < groupsOfUserQuota; ++i)
                 names.append(s.group(u"g%1"_s.arg(i)));
             return s.refusal(AddUserToGroup{s.user(u"ines"_s, names), s.group(u"Clerks"_s)});
         }},
        {"RemoveUserFromGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(RemoveUserFromGroup{s.user(u"ines"_s), s.group(u"Clerks"_s)});
         },
         "membership"},
        {"RemoveUserFromGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(RemoveUserFromGroup{s.user(u"ines"_s), u"Clerks"_s});
         },
         "group"},
        {"RemoveUserFromGroup", missing,
         [](IdentityScene& s) {
             return s.refusal(
                 RemoveUserFromGroup{{s.home, PrincipalId::Kind::User, u"ghost"_s}, s.group(u"Clerks"_s)});
         },
         "user"},
    };
    return rows;
}

} // namespace

class TestGroupRules : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data() { addRows(refusals()); }
    void refuses() { checkRow(refusals()); }
    void createsAGroup();
    void putsUsersInAndTakesThemOut();
    void addsNobodyTwice();
    void letsItsUsersGo();
};

void TestGroupRules::createsAGroup()
{
    IdentityScene s;
    const Permissions permissions{{u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s}, {{u"Mine"_s, allowAll}}};
    s.done(CreateGroup{s.home, u"Clerks"_s, permissions});
    QCOMPARE(*s.directory.group(s.home, u"clerks"_s), (Group{s.home, u"Clerks"_s, s.now, permissions}));
    QVERIFY(!s.directory.group(s.other, u"Clerks"_s));
}

void TestGroupRules::putsUsersInAndTakesThemOut()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    s.group(u"auditors"_s);
    const PrincipalId ines = s.user(u"ines"_s, {u"Clerks"_s});
    s.done(AddUserToGroup{ines, u"AUDITORS"_s});
    QCOMPARE(s.the(ines).groups, (QStringList{u"auditors"_s, u"Clerks"_s}));
    s.done(RemoveUserFromGroup{ines, u"clerks"_s});
    QCOMPARE(s.the(ines).groups, QStringList{u"auditors"_s});
}

void TestGroupRules::addsNobodyTwice()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    const PrincipalId ines = s.user(u"ines"_s, {u"Clerks"_s});
    QVERIFY(s.done(AddUserToGroup{ines, u"CLERKS"_s}).isEmpty());
}

void TestGroupRules::letsItsUsersGo()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    s.group(u"Auditors"_s);
    const PrincipalId ines = s.user(u"ines"_s, {u"Clerks"_s, u"Auditors"_s});
    const PrincipalId jon = s.user(u"jon"_s, {u"Auditors"_s});
    QCOMPARE(s.done(DeleteGroup{s.home, u"clerks"_s}).changes.size(), 2);
    QCOMPARE(s.the(ines).groups, QStringList{u"Auditors"_s});
    QCOMPARE(s.the(jon).groups, QStringList{u"Auditors"_s});
}

QTEST_APPLESS_MAIN(TestGroupRules)
#include "tst_grouprules.moc"
