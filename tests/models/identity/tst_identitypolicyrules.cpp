// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include "models/identity/identityquotas.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString administrator = u"arn:aws:iam::aws:policy/AdministratorAccess"_s;

/// A policy of so many characters, white space left out.
QString ofSize(int size)
{
    const QString text =
        uR"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::"}})"_s;
    return QString(text).replace(u"s3:::"_s, u"s3:::"_s + QString(size - text.size(), u'x'));
}

const QString withPrincipal = uR"({"Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}})"_s;

const QList<IdentityRefusal>& refusals()
{
    const QString missing = u"NoSuchEntity"_s, invalid = u"ValidationError"_s, limit = u"LimitExceeded"_s,
                  malformed = u"MalformedPolicyDocument"_s, input = u"InvalidInput"_s;
    const auto create = [](const QString& content) {
        return [content](IdentityScene& s) {
            return s.refusal(CreateIdentityPolicy{s.home, u"Bills"_s, {}, content});
        };
    };
    static const QList<IdentityRefusal> rows{
        {"CreatePolicy", {}, create(allowAll)},
        {"CreatePolicy", {}, create(ofSize(identityPolicySize)), "largest"},
        {"CreatePolicy", {}, create(QString(9000, u' ') + allowAll), "white space is not counted"},
        {"CreatePolicy", limit, create(ofSize(identityPolicySize + 1)), "too large"},
        {"CreatePolicy", malformed, create({}), "nothing"},
        {"CreatePolicy", malformed, create(u"no JSON"_s)},
        {"CreatePolicy", malformed, create(u"{\"Version\": \"2012-10-17\"}"_s), "no statement"},
        {"CreatePolicy", malformed, create(withPrincipal), "a principal"},
        {"CreatePolicy", malformed, create(QString(allowAll).replace(u"\"Allow\""_s, u"\"Perhaps\""_s)),
         "effect"},
        {"CreatePolicy", malformed, create(QString(allowAll).replace(u"2012"_s, u"2024"_s)), "version"},
        {"CreatePolicy", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateIdentityPolicy{s.home, u"a b"_s, {}, allowAll});
         }},
        {"CreatePolicy", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateIdentityPolicy{s.home, QString(129, u'x'), {}, allowAll});
         }},
        {"CreatePolicy", invalid,
         [](IdentityScene& s) {
             return s.refusal(CreateIdentityPolicy{s.home, u"P"_s, QString(1001, u'x'), allowAll});
         },
         "description"},
        {"CreatePolicy", u"EntityAlreadyExists"_s,
         [](IdentityScene& s) {
             s.policy(u"Bills"_s);
             return s.refusal(CreateIdentityPolicy{s.home, u"BILLS"_s, {}, allowAll});
         }},
        {"CreatePolicy", limit,
         [](IdentityScene& s) {
             for (int i = 0; i < identityPolicyQuota; ++i)
                 s.put(IdentityPolicy{s.home, u"p%1"_s.arg(i), {}, allowAll, s.now, s.now});
             return s.refusal(CreateIdentityPolicy{s.home, u"Bills"_s, {}, allowAll});
         },
         "policies"},
        {"CreatePolicyVersion", missing,
         [](IdentityScene& s) {
             return s.refusal(
                 UpdateIdentityPolicy{u"arn:aws:iam::111111111111:policy/Bills"_s, {}, allowAll});
         }},
        {"CreatePolicyVersion", missing,
         [](IdentityScene& s) {
             return s.refusal(UpdateIdentityPolicy{s.policy(u"Bills"_s).toUpper(), {}, allowAll});
         },
         "another spelling"},
        {"CreatePolicyVersion", input,
         [](IdentityScene& s) {
             return s.refusal(UpdateIdentityPolicy{administrator, {}, allowAll});
         }},
        {"CreatePolicyVersion", malformed,
         [](IdentityScene& s) {
             return s.refusal(UpdateIdentityPolicy{s.policy(u"Bills"_s), {}, u"{}"_s});
         }},
        {"CreatePolicyVersion", limit,
         [](IdentityScene& s) {
             return s.refusal(UpdateIdentityPolicy{s.policy(u"Bills"_s), {}, ofSize(identityPolicySize + 1)});
         }},
        {"CreatePolicyVersion", invalid,
         [](IdentityScene& s) {
             return s.refusal(UpdateIdentityPolicy{s.policy(u"Bills"_s), QString(1001, u'x'), allowAll});
         }},
        {"DeletePolicy", missing,
         [](IdentityScene& s) { return s.refusal(DeleteIdentityPolicy{u"Bills"_s}); }},
        {"DeletePolicy", input,
         [](IdentityScene& s) { return s.refusal(DeleteIdentityPolicy{administrator}); }},
        {"DeletePolicy", u"DeleteConflict"_s,
         [](IdentityScene& s) {
             const PolicyArn arn = s.policy(u"Bills"_s);
             s.done(CreateUser{s.home, u"ines"_s, {}, {{arn}, {}}});
             return s.refusal(DeleteIdentityPolicy{arn});
         },
         "a user's"},
        {"DeletePolicy", u"DeleteConflict"_s,
         [](IdentityScene& s) {
             const PolicyArn arn = s.policy(u"Bills"_s);
             s.done(CreateUser{s.home, u"ines"_s, {}, {}, arn});
             return s.refusal(DeleteIdentityPolicy{arn});
         },
         "a user's boundary"},
        {"DeletePolicy", u"DeleteConflict"_s,
         [](IdentityScene& s) {
             const PolicyArn arn = s.policy(u"Bills"_s);
             s.done(CreateGroup{s.home, u"Clerks"_s, {{arn}, {}}});
             return s.refusal(DeleteIdentityPolicy{arn});
         },
         "a group's"},
        {"DeletePolicy", u"DeleteConflict"_s,
         [](IdentityScene& s) {
             const PolicyArn arn = s.policy(u"Bills"_s);
             s.done(CreateRole{s.home, u"Audit"_s, {}, {}, {{arn}, {}}});
             return s.refusal(DeleteIdentityPolicy{arn});
         },
         "a role's"},
        {"DeletePolicy", u"DeleteConflict"_s,
         [](IdentityScene& s) {
             const PolicyArn arn = s.policy(u"Bills"_s);
             s.done(CreateRole{s.home, u"Audit"_s, {}, {}, {}, arn});
             return s.refusal(DeleteIdentityPolicy{arn});
         },
         "a role's boundary"},
    };
    return rows;
}

} // namespace

class TestIdentityPolicyRules : public QObject
{
    Q_OBJECT

private slots:
    void refuses_data() { addRows(refusals()); }
    void refuses() { checkRow(refusals()); }
    void createsAPolicy();
    void changesAPolicyWhereItHangs();
    void changesNothingThatIsSoAlready();
    void deletesWhatHangsNowhere();
};

void TestIdentityPolicyRules::createsAPolicy()
{
    IdentityScene s;
    s.done(CreateIdentityPolicy{s.home, u"Bills"_s, u"All of them"_s, allowAll});
    const IdentityPolicy* const policy = s.directory.policy(u"arn:aws:iam::111111111111:policy/Bills"_s);
    QVERIFY(policy);
    QCOMPARE(*policy, (IdentityPolicy{s.home, u"Bills"_s, u"All of them"_s, allowAll, s.now, s.now}));
}

void TestIdentityPolicyRules::changesAPolicyWhereItHangs()
{
    IdentityScene s;
    const PolicyArn arn = s.policy(u"Bills"_s);
    s.done(CreateUser{s.home, u"ines"_s, {}, {{arn}, {}}});
    const QDateTime created = s.now;
    s.now = s.now.addDays(1);
    const QString denied = QString(allowAll).replace(u"Allow"_s, u"Deny"_s);
    s.done(UpdateIdentityPolicy{arn, u"None"_s, denied});
    QCOMPARE(*s.directory.policy(arn),
             (IdentityPolicy{s.home, u"Bills"_s, u"None"_s, denied, created, s.now}));
    const auto policies = identityPolicies(s.directory, {s.home, PrincipalId::Kind::User, u"ines"_s});
    QCOMPARE(decide({policies->identity}, {u"iam:GetUser"_s}).reason, DecisionReason::ExplicitDeny);
}

void TestIdentityPolicyRules::changesNothingThatIsSoAlready()
{
    IdentityScene s;
    const PolicyArn arn = s.policy(u"Bills"_s);
    s.now = s.now.addDays(1);
    QVERIFY(s.done(UpdateIdentityPolicy{arn, {}, allowAll}).isEmpty());
}

void TestIdentityPolicyRules::deletesWhatHangsNowhere()
{
    IdentityScene s;
    const PolicyArn arn = s.policy(u"Bills"_s);
    s.done(CreateUser{s.home, u"ines"_s, {}, {{arn}, {}}});
    s.done(DetachIdentityPolicy{{s.home, PermissionHolder::Kind::User, u"ines"_s}, arn});
    s.done(DeleteIdentityPolicy{arn});
    QVERIFY(!s.directory.policy(arn));
}

QTEST_APPLESS_MAIN(TestIdentityPolicyRules)
#include "tst_identitypolicyrules.moc"
