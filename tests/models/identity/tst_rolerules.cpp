// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include "models/identity/identityquotas.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

CreateRole trusting(const IdentityScene& s, const QStringList& trusted)
{
    return {s.home, u"Audit"_s, {}, trusted};
}

const QList<IdentityRefusal>& refusals()
{
    const QString missing = u"NoSuchEntity"_s, invalid = u"ValidationError"_s,
                  malformed = u"MalformedPolicyDocument"_s;
    static const QList<IdentityRefusal> rows{
        {"CreateRole",
         {},
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, QString(64, u'x')});
         }},
        {"CreateRole", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, QString(65, u'x')});
         }},
        {"CreateRole", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, {}});
         }},
        {"CreateRole", u"EntityAlreadyExists"_s,
         [](IdentityScene& s) {
             s.role(u"Audit"_s);
             return s.refusal(CreateRole{s.home, u"AUDIT"_s});
         }},
        {"CreateRole", u"LimitExceeded"_s,
         [](IdentityScene& s) {
             for (int i = 0; i < roleQuota; ++i)
                 s.put(Role{s.home, u"r%1"_s.arg(i), {}, s.now});
             return s.refusal(CreateRole{s.home, u"Audit"_s});
         }},
        {"CreateRole", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, u"Audit"_s, QString(1001, u'x')});
         },
         "description"},
        {"CreateRole", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, u"Audit"_s, u"\a"_s});
         },
         "control character"},
        {"CreateRole",
         {},
         [](IdentityScene& s) {
             return s.refusal(trusting(s, {u"333333333333"_s, PrincipalId{s.other}.arn(),
                                           s.user(u"ines"_s).arn(), s.role(u"Other"_s).arn()}));
         }},
        {"CreateRole", malformed, [](IdentityScene& s) { return s.refusal(trusting(s, {u"*"_s})); }},
        {"CreateRole", malformed, [](IdentityScene& s) { return s.refusal(trusting(s, {u"ines"_s})); },
         "a name"},
        {"CreateRole", malformed,
         [](IdentityScene& s) { return s.refusal(trusting(s, {u"arn:aws:iam::111111111111:user/ghost"_s})); },
         "nobody"},
        {"CreateRole", malformed,
         [](IdentityScene& s) { return s.refusal(trusting(s, {u"arn:aws:iam::111111111111:role/Audit"_s})); },
         "itself, before it is there"},
        {"CreateRole", u"InvalidInput"_s,
         [](IdentityScene& s) {
             return s.refusal(trusting(s, {u"333333333333"_s, u"333333333333"_s}));
         }},
        {"CreateRole", missing,
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, u"Audit"_s, {}, {}, {{s.policy(u"P"_s, s.other)}, {}}});
         },
         "policy"},
        {"CreateRole", missing,
         [](IdentityScene& s) {
             return s.refusal(CreateRole{s.home, u"Audit"_s, {}, {}, {}, s.policy(u"P"_s, s.other)});
         },
         "boundary"},
        {"UpdateRole", missing,
         [](IdentityScene& s) {
             return s.refusal(UpdateRole{{s.home, PrincipalId::Kind::Role, u"Audit"_s}, {}, {}});
         }},
        {"UpdateRole", invalid,
         [](IdentityScene& s) {
             return s.refusal(UpdateRole{s.user(u"ines"_s), {}, {}});
         },
         "a user"},
        {"UpdateRole", invalid,
         [](IdentityScene& s) {
             return s.refusal(UpdateRole{s.role(u"Audit"_s), QString(1001, u'x'), {}});
         },
         "description"},
        {"UpdateRole", malformed,
         [](IdentityScene& s) {
             return s.refusal(UpdateRole{s.role(u"Audit"_s), {}, {u"everybody"_s}});
         }},
        {"DeleteRole", missing,
         [](IdentityScene& s) {
             return s.refusal(DeleteRole{{s.home, PrincipalId::Kind::Role, u"Audit"_s}});
         }},
        {"DeleteRole", invalid, [](IdentityScene& s) { return s.refusal(DeleteRole{{s.home}}); },
         "the root user"},
    };
    return rows;
}

} // namespace

class TestRoleRules : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data() { addRows(refusals()); }
    void refuses() { checkRow(refusals()); }
    void createsARole();
    void changesWhomItTrusts();
    void leavesNoTraceInOtherRoles();
};

void TestRoleRules::createsARole()
{
    IdentityScene s;
    const PolicyArn bound = s.policy(u"Bound"_s);
    const Permissions permissions{{u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s}, {{u"Mine"_s, allowAll}}};
    s.done(CreateRole{s.home, u"Audit"_s, u"Looks at bills"_s, {u"222222222222"_s}, permissions, bound});
    const Role expected{s.home,      u"Audit"_s, u"Looks at bills"_s, s.now, {u"222222222222"_s},
                        permissions, bound};
    QCOMPARE(*s.directory.role(s.home, u"audit"_s), expected);
}

void TestRoleRules::changesWhomItTrusts()
{
    IdentityScene s;
    const PrincipalId audit = s.role(u"Audit"_s, {u"222222222222"_s});
    s.done(UpdateRole{audit, u"Looks"_s, {s.user(u"ines"_s).arn(), audit.arn()}});
    QCOMPARE(s.theRole(audit).description, u"Looks"_s);
    QCOMPARE(s.theRole(audit).trusted.size(), 2);
    QVERIFY(s.done(UpdateRole{audit, u"Looks"_s, s.theRole(audit).trusted}).isEmpty());
}

void TestRoleRules::leavesNoTraceInOtherRoles()
{
    IdentityScene s;
    const PrincipalId audit = s.role(u"Audit"_s);
    const PrincipalId other = s.role(u"Other"_s, {audit.arn(), u"222222222222"_s});
    s.done(DeleteRole{audit});
    QVERIFY(!s.directory.role(s.home, u"Audit"_s));
    QCOMPARE(s.theRole(other).trusted, QStringList{u"222222222222"_s});
}

QTEST_APPLESS_MAIN(TestRoleRules)
#include "tst_rolerules.moc"
