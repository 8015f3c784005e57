// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include "models/identity/identityquotas.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

using Kind = PermissionHolder::Kind;

const QString administrator = u"arn:aws:iam::aws:policy/AdministratorAccess"_s;
const QString readOnly = u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s;

QString ofSize(int size)
{
    const QString text =
        uR"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::"}})"_s;
    return QString(text).replace(u"s3:::"_s, u"s3:::"_s + QString(size - text.size(), u'x'));
}

} // namespace

/// Users, groups and roles alike, each with its own limit of inline policies.
class TestPermissionRules : public QObject
{
    Q_OBJECT

private slots:
    void attachesAndDetaches_data() { kinds(); }
    void attachesAndDetaches();
    void refusesToAttach_data() { kinds(); }
    void refusesToAttach();
    void keepsInlinePolicies_data() { kinds(); }
    void keepsInlinePolicies();
    void limitsInlinePoliciesTogether_data() { kinds(); }
    void limitsInlinePoliciesTogether();
    void knowsNoHolderThatIsNotThere_data() { kinds(); }
    void knowsNoHolderThatIsNotThere();
    void setsBoundariesOfUsersAndRoles();
    void refusesBoundaries();

private:
    static void kinds()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("inlineSize");
        QTest::newRow("user") << int(Kind::User) << 2'048;
        QTest::newRow("group") << int(Kind::Group) << 5'120;
        QTest::newRow("role") << int(Kind::Role) << 10'240;
    }
    /// A holder of the row's kind, called "one".
    static PermissionHolder make(IdentityScene& s, int kind)
    {
        if (Kind(kind) == Kind::User)
            s.user(u"one"_s);
        else if (Kind(kind) == Kind::Group)
            s.group(u"one"_s);
        else
            s.role(u"one"_s);
        return {s.home, Kind(kind), u"one"_s};
    }
    static Permissions of(const IdentityScene& s, const PermissionHolder& holder)
    {
        if (holder.kind == Kind::User)
            return s.directory.user(holder.account, holder.name)->permissions;
        if (holder.kind == Kind::Group)
            return s.directory.group(holder.account, holder.name)->permissions;
        return s.directory.role(holder.account, holder.name)->permissions;
    }
};

void TestPermissionRules::attachesAndDetaches()
{
    QFETCH(int, kind);
    IdentityScene s;
    const PermissionHolder holder = make(s, kind);
    const PolicyArn own = s.policy(u"Own"_s);
    s.done(AttachIdentityPolicy{holder, administrator});
    s.done(AttachIdentityPolicy{holder, own});
    QVERIFY(s.done(AttachIdentityPolicy{holder, own}).isEmpty());
    QCOMPARE(of(s, holder).policies, (QList<PolicyArn>{administrator, own}));
    s.done(DetachIdentityPolicy{holder, administrator});
    QCOMPARE(of(s, holder).policies, QList<PolicyArn>{own});
    QCOMPARE(s.refusal(DetachIdentityPolicy{holder, administrator}), u"NoSuchEntity"_s);
}

void TestPermissionRules::refusesToAttach()
{
    QFETCH(int, kind);
    IdentityScene s;
    const PermissionHolder holder = make(s, kind);
    QCOMPARE(s.refusal(AttachIdentityPolicy{holder, u"arn:aws:iam::aws:policy/Nothing"_s}),
             u"NoSuchEntity"_s);
    QCOMPARE(s.refusal(AttachIdentityPolicy{holder, s.policy(u"P"_s, s.other)}), u"NoSuchEntity"_s);
    for (int i = 0; i < attachedPoliciesQuota; ++i)
        s.done(AttachIdentityPolicy{holder, s.policy(u"P%1"_s.arg(i))});
    QCOMPARE(s.refusal(AttachIdentityPolicy{holder, administrator}), u"LimitExceeded"_s);
}

void TestPermissionRules::keepsInlinePolicies()
{
    QFETCH(int, kind);
    IdentityScene s;
    const PermissionHolder holder = make(s, kind);
    s.done(PutInlinePolicy{holder, u"Mine"_s, allowAll});
    const QString denied = QString(allowAll).replace(u"Allow"_s, u"Deny"_s);
    s.done(PutInlinePolicy{holder, u"Mine"_s, denied});
    QCOMPARE(of(s, holder).inlinePolicies, (QMap<QString, QString>{{u"Mine"_s, denied}}));
    QVERIFY(s.done(PutInlinePolicy{holder, u"Mine"_s, denied}).isEmpty());
    QCOMPARE(s.refusal(PutInlinePolicy{holder, u"Mine"_s, u"[]"_s}), u"MalformedPolicyDocument"_s);
    QCOMPARE(s.refusal(PutInlinePolicy{holder, u"two words"_s, allowAll}), u"ValidationError"_s);
    QCOMPARE(s.refusal(DeleteInlinePolicy{holder, u"Other"_s}), u"NoSuchEntity"_s);
    s.done(DeleteInlinePolicy{holder, u"Mine"_s});
    QVERIFY(of(s, holder).inlinePolicies.isEmpty());
}

void TestPermissionRules::limitsInlinePoliciesTogether()
{
    QFETCH(int, kind);
    QFETCH(int, inlineSize);
    IdentityScene s;
    const PermissionHolder holder = make(s, kind);
    s.done(PutInlinePolicy{holder, u"One"_s, ofSize(1'000)});
    QCOMPARE(s.refusal(PutInlinePolicy{holder, u"Two"_s, ofSize(inlineSize - 999)}), u"LimitExceeded"_s);
    s.done(PutInlinePolicy{holder, u"Two"_s, ofSize(inlineSize - 1'000)});
    QCOMPARE(s.refusal(PutInlinePolicy{holder, u"One"_s, ofSize(1'001)}), u"LimitExceeded"_s);
    QVERIFY(s.refusal(PutInlinePolicy{holder, u"One"_s, QString(5000, u' ') + ofSize(900)}).isEmpty());
}

void TestPermissionRules::knowsNoHolderThatIsNotThere()
{
    QFETCH(int, kind);
    IdentityScene s;
    const PermissionHolder holder{s.home, Kind(kind), u"ghost"_s};
    QCOMPARE(s.refusal(AttachIdentityPolicy{holder, administrator}), u"NoSuchEntity"_s);
    QCOMPARE(s.refusal(DetachIdentityPolicy{holder, administrator}), u"NoSuchEntity"_s);
    QCOMPARE(s.refusal(PutInlinePolicy{holder, u"Mine"_s, allowAll}), u"NoSuchEntity"_s);
    QCOMPARE(s.refusal(DeleteInlinePolicy{holder, u"Mine"_s}), u"NoSuchEntity"_s);
}

void TestPermissionRules::setsBoundariesOfUsersAndRoles()
{
    IdentityScene s;
    const PrincipalId ines = s.user(u"ines"_s), audit = s.role(u"Audit"_s);
    QCOMPARE(s.done(SetPermissionsBoundary{ines, readOnly}).operation, u"PutUserPermissionsBoundary"_s);
    QCOMPARE(s.done(SetPermissionsBoundary{audit, s.policy(u"Own"_s)}).operation,
             u"PutRolePermissionsBoundary"_s);
    QCOMPARE(s.the(ines).boundary, std::optional(readOnly));
    QVERIFY(s.done(SetPermissionsBoundary{ines, readOnly}).isEmpty());
    QCOMPARE(s.done(SetPermissionsBoundary{ines, std::nullopt}).operation,
             u"DeleteUserPermissionsBoundary"_s);
    QVERIFY(!s.the(ines).boundary);
    s.done(SetPermissionsBoundary{audit, std::nullopt});
    QVERIFY(!s.theRole(audit).boundary);
}

void TestPermissionRules::refusesBoundaries()
{
    IdentityScene s;
    const PrincipalId ines = s.user(u"ines"_s), audit = s.role(u"Audit"_s);
    for (const PrincipalId& principal : {ines, audit}) {
        QCOMPARE(s.refusal(SetPermissionsBoundary{principal, std::nullopt}), u"NoSuchEntity"_s);
        QCOMPARE(s.refusal(SetPermissionsBoundary{principal, u"arn:aws:iam::222222222222:policy/P"_s}),
                 u"NoSuchEntity"_s);
    }
    QCOMPARE(s.refusal(SetPermissionsBoundary{{s.home}, readOnly}), u"ValidationError"_s);
    QCOMPARE(s.refusal(SetPermissionsBoundary{{s.home, PrincipalId::Kind::User, u"ghost"_s}, readOnly}),
             u"NoSuchEntity"_s);
    QCOMPARE(s.refusal(SetPermissionsBoundary{{s.home, PrincipalId::Kind::Role, u"ghost"_s}, readOnly}),
             u"NoSuchEntity"_s);
}

QTEST_APPLESS_MAIN(TestPermissionRules)
#include "tst_permissionrules.moc"
