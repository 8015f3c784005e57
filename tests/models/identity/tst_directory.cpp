// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/directory.h"

#include "identityscene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString denyAll =
    uR"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}})"_s;
const QString allowIam =
    uR"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:*", "Resource": "*"}})"_s;

Credentials full(const PrincipalId& principal)
{
    Credentials credentials{principal};
    credentials.password = PasswordRecord{"hash"_ba, {}, false, {"older"_ba, "oldest"_ba}};
    credentials.devices = {{u"phone"_s, "secret"_ba, {}, 7, 1}};
    credentials.recoveryCodes = {"one"_ba, "two"_ba};
    credentials.keys = {{u"AKIAIOSFODNN7EXAMPLE"_s, "hash"_ba, true, {}, {}, {}}};
    return credentials;
}

} // namespace

class TestDirectory : public QObject
{
    Q_OBJECT

private slots:
    void findsByNameWithoutRegardToCase();
    void listsByNameWithinTheAccount();
    void findsMembersOfAGroup();
    void findsAliasesAndKeys();
    void movesAKeyFromOneToAnotherInOneChange();
    void knowsWhatIsProtected();
    void givesTheWindowNoSecrets();
    void fitsOnlyWhatItIs();
    void undoesWithTheChangeBackwards();
    void gathersThePoliciesOfAUser();
    void gathersThePoliciesOfARole();
    void needsNoPoliciesForTheRootUser();
    void allowsNothingToWhomIsNotThere();
    void leavesOutPoliciesWithoutSense();
    void allowsNothingBehindABoundaryThatIsGone();
    void countsAPolicyOnceThatComesTwice();
};

void TestDirectory::findsByNameWithoutRegardToCase()
{
    IdentityScene s;
    s.user(u"Ines.Holm"_s);
    s.group(u"Clerks"_s);
    s.role(u"Audit"_s);
    const PolicyArn arn = s.policy(u"Bills"_s);
    QCOMPARE(s.directory.user(s.home, u"INES.holm"_s)->name, u"Ines.Holm"_s);
    QCOMPARE(s.directory.group(s.home, u"clerks"_s)->name, u"Clerks"_s);
    QCOMPARE(s.directory.role(s.home, u"AUDIT"_s)->name, u"Audit"_s);
    QCOMPARE(s.directory.policy(arn)->name, u"Bills"_s);
    QVERIFY(!s.directory.user(s.other, u"Ines.Holm"_s));
    QVERIFY(!s.directory.policy(u"arn:aws:iam::aws:policy/AdministratorAccess"_s));
    QVERIFY(!s.directory.policy({}));
    QVERIFY(!s.directory.policy(u"arn:aws:iam::111111111111:user/Bills"_s));
}

void TestDirectory::listsByNameWithinTheAccount()
{
    IdentityScene s;
    for (const QString& name : {u"carla"_s, u"Ada"_s, u"ben"_s})
        s.user(name);
    s.done(CreateUser{s.other, u"abe"_s});
    QStringList names;
    for (const User& user : s.directory.users(s.home))
        names.append(user.name);
    QCOMPARE(names, (QStringList{u"Ada"_s, u"ben"_s, u"carla"_s}));
    QCOMPARE(s.directory.users(s.other).size(), 1);
    QVERIFY(s.directory.groups(s.home).isEmpty());
    QVERIFY(s.directory.roles(s.home).isEmpty());
    QVERIFY(s.directory.policies(s.home).isEmpty());
    QCOMPARE(s.directory.everything().size(), 4);
}

void TestDirectory::findsMembersOfAGroup()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    s.user(u"ines"_s, {u"clerks"_s});
    s.user(u"jon"_s);
    QCOMPARE(s.directory.usersOf(s.home, u"CLERKS"_s).size(), 1);
    QCOMPARE(s.directory.usersOf(s.home, u"CLERKS"_s).constFirst().name, u"ines"_s);
    QVERIFY(s.directory.usersOf(s.other, u"Clerks"_s).isEmpty());
}

void TestDirectory::findsAliasesAndKeys()
{
    IdentityScene s;
    const PrincipalId ines = s.user(u"ines"_s);
    s.put(full(ines));
    s.done(SetAccountAlias{s.home, u"harbour"_s});
    QCOMPARE(s.directory.securityByAlias(u"Harbour"_s)->account, s.home);
    QCOMPARE(s.directory.credentialsOfKey(u"AKIAIOSFODNN7EXAMPLE"_s)->principal, ines);
    QVERIFY(!s.directory.credentialsOfKey({}));
    s.done(SetAccountAlias{s.home, u"lights"_s});
    QVERIFY(!s.directory.securityByAlias(u"harbour"_s));
    s.done(DeleteAccessKey{ines, u"AKIAIOSFODNN7EXAMPLE"_s});
    QVERIFY(!s.directory.credentialsOfKey(u"AKIAIOSFODNN7EXAMPLE"_s));
    s.done(SetAccountAlias{s.home, {}});
    QVERIFY(!s.directory.securityByAlias({}));
    QVERIFY(!s.directory.security(s.home));
}

void TestDirectory::movesAKeyFromOneToAnotherInOneChange()
{
    IdentityScene s;
    const Credentials before = full(s.user(u"zoe"_s));
    s.put(before);
    Credentials after = before;
    after.principal.name = u"ada"_s;
    const IdentityChange change{{}, {}, {{std::nullopt, after}, {before, std::nullopt}}};
    QVERIFY(s.directory.fits(change));
    s.directory.apply(change);
    QCOMPARE(s.directory.credentialsOfKey(u"AKIAIOSFODNN7EXAMPLE"_s)->principal.name, u"ada"_s);
}

void TestDirectory::knowsWhatIsProtected()
{
    IdentityScene s;
    s.put(full(s.user(u"ines"_s)));
    QVERIFY(!s.directory.anyProtected());
    s.put(Credentials{{s.home}});
    QVERIFY(!s.directory.isProtected(s.home));
    s.put(full({s.home}));
    s.put(full({s.home}));
    QVERIFY(s.directory.isProtected(s.home));
    QVERIFY(!s.directory.isProtected(s.other));
    QVERIFY(s.directory.anyProtected());
    s.directory.apply({{}, {}, {{full({s.home}), std::nullopt}}});
    QVERIFY(!s.directory.isProtected(s.home));
    QVERIFY(!s.directory.anyProtected());
}

void TestDirectory::givesTheWindowNoSecrets()
{
    IdentityScene s;
    const PrincipalId root{s.home};
    s.put(full(root));
    const Directory clean = s.directory.withoutSecrets();
    const Credentials* const credentials = clean.credentials(root);
    QCOMPARE(credentials->password->hash, QByteArray());
    QVERIFY(credentials->password->earlier.isEmpty());
    QCOMPARE(credentials->devices.constFirst().secret, QByteArray());
    QCOMPARE(credentials->devices.constFirst().name, u"phone"_s);
    QCOMPARE(credentials->keys.constFirst().hash, QByteArray());
    QCOMPARE(credentials->recoveryCodes, (QList<QByteArray>{{}, {}}));
    QVERIFY(clean.isProtected(s.home));
    QVERIFY(clean.credentialsOfKey(u"AKIAIOSFODNN7EXAMPLE"_s));
    QCOMPARE(*s.directory.credentials(root), full(root));
}

void TestDirectory::fitsOnlyWhatItIs()
{
    IdentityScene s;
    const User ines = s.the(s.user(u"ines"_s));
    User changed = ines;
    changed.tags.insert(u"team"_s, u"billing"_s);
    User jon = ines;
    jon.name = u"jon"_s;
    const auto fits = [&](const QList<IdentityEntityChange>& changes) {
        return s.directory.fits({{}, {}, changes});
    };
    QVERIFY(fits({}));
    QVERIFY(fits({{ines, changed}}));
    QVERIFY(fits({{ines, std::nullopt}}));
    QVERIFY(fits({{std::nullopt, jon}}));
    QVERIFY(fits({{ines, jon}}));
    QVERIFY(!fits({{std::nullopt, std::nullopt}}));
    QVERIFY(!fits({{changed, ines}}));
    QVERIFY(!fits({{jon, std::nullopt}}));
    QVERIFY(!fits({{std::nullopt, ines}}));
    QVERIFY(!fits({{ines, changed}, {ines, changed}}));
    QVERIFY(!fits({{std::nullopt, jon}, {std::nullopt, jon}}));
}

void TestDirectory::undoesWithTheChangeBackwards()
{
    IdentityScene s;
    s.group(u"Clerks"_s);
    const PrincipalId ines = s.user(u"ines"_s, {u"Clerks"_s});
    s.put(full(ines));
    s.role(u"Audit"_s, {ines.arn()});
    const QList<IdentityEntity> before = s.directory.everything();
    const IdentityChange change = s.done(RenameUser{ines, u"inge"_s});
    IdentityChange back = change;
    for (IdentityEntityChange& one : back.changes)
        std::swap(one.before, one.after);
    QVERIFY(s.directory.fits(back));
    s.directory.apply(back);
    QCOMPARE(s.directory.everything(), before);
}

void TestDirectory::gathersThePoliciesOfAUser()
{
    IdentityScene s;
    const PolicyArn own = s.policy(u"Own"_s), bound = s.policy(u"Bound"_s);
    s.done(CreateGroup{s.home,
                       u"Clerks"_s,
                       {{u"arn:aws:iam::aws:policy/job-function/Billing"_s}, {{u"Inline"_s, denyAll}}}});
    s.done(CreateUser{s.home, u"ines"_s, {u"Clerks"_s}, {{own}, {{u"Mine"_s, allowIam}}}, bound});
    const auto policies = identityPolicies(s.directory, {s.home, PrincipalId::Kind::User, u"INES"_s});
    QVERIFY(policies.has_value());
    QCOMPARE(policies->identityNames, (QStringList{u"Own"_s, u"Mine"_s, u"Billing"_s, u"Inline"_s}));
    QCOMPARE(policies->identity.size(), 4);
    QVERIFY(policies->boundary.has_value());
    QCOMPARE(policies->boundaryNames, QStringList{u"Bound"_s});
    const PolicyDecision decision =
        decide({policies->identity}, {u"iam:CreateUser"_s, u"*"_s, {}, PrincipalKind::User});
    QVERIFY(!decision.allowed);
    QCOMPARE(decision.by.constFirst().policy, 3);
}

void TestDirectory::gathersThePoliciesOfARole()
{
    IdentityScene s;
    const PolicyArn own = s.policy(u"Own"_s);
    s.done(CreateRole{s.home, u"Audit"_s, {}, {}, {{own}, {}}, std::nullopt});
    const auto policies = identityPolicies(s.directory, {s.home, PrincipalId::Kind::Role, u"Audit"_s});
    QCOMPARE(policies->identityNames, QStringList{u"Own"_s});
    QVERIFY(!policies->boundary);
}

void TestDirectory::needsNoPoliciesForTheRootUser()
{
    IdentityScene s;
    QVERIFY(!identityPolicies(s.directory, {s.home}));
}

void TestDirectory::allowsNothingToWhomIsNotThere()
{
    IdentityScene s;
    for (const auto kind : {PrincipalId::Kind::User, PrincipalId::Kind::Role}) {
        const auto policies = identityPolicies(s.directory, {s.home, kind, u"ghost"_s});
        QVERIFY(policies.has_value());
        QVERIFY(policies->identity.isEmpty());
    }
}

void TestDirectory::leavesOutPoliciesWithoutSense()
{
    IdentityScene s;
    User user{s.home, u"ines"_s, s.now};
    user.permissions.policies = {u"arn:aws:iam::111111111111:policy/Gone"_s};
    user.permissions.inlinePolicies = {{u"Broken"_s, u"{\"Statement\":"_s}, {u"Right"_s, allowIam}};
    s.put(user);
    const auto policies = identityPolicies(s.directory, user.id());
    QCOMPARE(policies->identityNames, QStringList{u"Right"_s});
    QCOMPARE(policies->identity.size(), 1);
}

void TestDirectory::allowsNothingBehindABoundaryThatIsGone()
{
    IdentityScene s;
    User user{s.home, u"ines"_s, s.now};
    user.boundary = u"arn:aws:iam::111111111111:policy/Gone"_s;
    s.put(user);
    const auto policies = identityPolicies(s.directory, user.id());
    QVERIFY(policies->boundary.has_value());
    QVERIFY(policies->boundary->isEmpty());
    QVERIFY(!decide({*policies->boundary}, {u"iam:GetUser"_s, u"*"_s, {}, PrincipalKind::User}).allowed);
}

void TestDirectory::countsAPolicyOnceThatComesTwice()
{
    IdentityScene s;
    const PolicyArn own = s.policy(u"Own"_s);
    s.done(CreateGroup{s.home, u"Clerks"_s, {{own}, {}}});
    s.done(CreateUser{s.home, u"ines"_s, {u"Clerks"_s}, {{own}, {}}});
    const auto policies = identityPolicies(s.directory, {s.home, PrincipalId::Kind::User, u"ines"_s});
    QCOMPARE(policies->identityNames, QStringList{u"Own"_s});
}

QTEST_APPLESS_MAIN(TestDirectory)
#include "tst_directory.moc"
