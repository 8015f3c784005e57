// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "models/organization/access.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const PolicyId fullAccess = *PolicyId::parse(u"p-FullAWSAccess");

PolicyRequest request(const QString& action, PrincipalKind principal = PrincipalKind::Role)
{
    PolicyRequest asked;
    asked.action = action;
    asked.principal = principal;
    return asked;
}

QString statement(const QString& sid, const QString& effect, const QString& action,
                  const QString& condition = {})
{
    return uR"({"Version":"2012-10-17","Statement":[{"Sid":"%1","Effect":"%2","Action":"%3",)"
           uR"("Resource":"*"%4}]})"_s.arg(sid, effect, action, condition);
}

/// A payer and a member, which stands in a unit; service control policies are enabled.
struct Tree {
    Scene s;
    AccountId payer = s.addPayer(u"Pay"_s);
    AccountId member = s.join(payer, u"A"_s);
    UnitId unit = s.unit(payer, s.root(payer), u"U"_s);

    Tree()
    {
        s.done(payer, EnablePolicyType{s.root(payer)});
        s.done(payer, MoveAccount{member, s.root(payer), unit});
    }
    PolicyId attach(const NodeId& node, const QString& content)
    {
        const QString name = QString::number(s.world.policies().size());
        s.done(payer, CreatePolicy{PolicyType::ServiceControl, name, {}, content});
        for (const Policy& policy : s.world.policies()) {
            if (policy.name != name)
                continue;
            s.done(payer, AttachPolicy{policy.id, node});
            return policy.id;
        }
        qFatal("no policy");
    }
};

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void everyLevelAllows()
    {
        Tree t;
        const EffectiveAccess access = effectiveAccess(t.s.world, t.member, request(u"s3:GetObject"_s));
        QVERIFY(access.allowed);
        QCOMPARE(access.exemption, AccessExemption::None);
        QCOMPARE(access.reason, DecisionReason::Allowed);
        QCOMPARE(access.by.size(), 3);
        QCOMPARE(access.by[0].target, NodeId(t.s.root(t.payer)));
        QCOMPARE(access.by[1].target, NodeId(t.unit));
        QCOMPARE(access.by[2].target, NodeId(t.member));
        QCOMPARE(access.by[2].policy, fullAccess);
    }

    void aDenialIsNamedWithItsPolicyAndPlace()
    {
        Tree t;
        const PolicyId policy = t.attach(t.unit, statement(u"NoS3"_s, u"Deny"_s, u"s3:*"_s));
        const EffectiveAccess access = effectiveAccess(t.s.world, t.member, request(u"s3:GetObject"_s));
        QVERIFY(!access.allowed);
        QCOMPARE(access.reason, DecisionReason::ExplicitDeny);
        QCOMPARE(access.at, std::optional<NodeId>(t.unit));
        QCOMPARE(access.by, (QList<AccessStatement>{{policy, t.unit, 1, u"NoS3"_s, PolicyEffect::Deny}}));
        QVERIFY(effectiveAccess(t.s.world, t.member, request(u"ec2:RunInstances"_s)).allowed);
    }

    void whatNoPolicyAllowsIsDeniedWithoutAStatement()
    {
        Tree t;
        t.attach(t.unit, statement(u"OnlyEc2"_s, u"Allow"_s, u"ec2:*"_s));
        t.s.done(t.payer, DetachPolicy{fullAccess, t.unit});
        const EffectiveAccess access = effectiveAccess(t.s.world, t.member, request(u"s3:GetObject"_s));
        QVERIFY(!access.allowed);
        QCOMPARE(access.reason, DecisionReason::NoAllow);
        QCOMPARE(access.at, std::optional<NodeId>(t.unit));
        QVERIFY(access.by.isEmpty());
    }

    void whoIsNotLimited()
    {
        Tree t;
        t.attach(t.s.root(t.payer), statement(u"Nothing"_s, u"Deny"_s, u"*"_s));
        const PolicyRequest asked = request(u"s3:GetObject"_s);
        QVERIFY(!effectiveAccess(t.s.world, t.member, asked).allowed);
        QVERIFY(!effectiveAccess(t.s.world, t.member, request(u"s3:X"_s, PrincipalKind::RootUser)).allowed);
        QCOMPARE(effectiveAccess(t.s.world, t.payer, asked).exemption, AccessExemption::Payer);
        QCOMPARE(effectiveAccess(t.s.world, t.s.add(u"Alone"_s), asked).exemption,
                 AccessExemption::NoOrganization);
        const auto role =
            effectiveAccess(t.s.world, t.member, request(u"s3:X"_s, PrincipalKind::ServiceLinkedRole));
        QCOMPARE(role.exemption, AccessExemption::ServiceLinkedRole);
        QVERIFY(role.allowed);
        t.s.done(t.payer, DisablePolicyType{t.s.root(t.payer)});
        QCOMPARE(effectiveAccess(t.s.world, t.member, asked).exemption, AccessExemption::TypeDisabled);
        const AccountId other = t.s.addPayer(u"Billing"_s, FeatureSet::ConsolidatedBilling);
        QCOMPARE(effectiveAccess(t.s.world, t.s.join(other, u"B"_s), asked).exemption,
                 AccessExemption::ConsolidatedBilling);
    }

    void keysThatFollowFromTheAccountAreFilledIn()
    {
        Tree t;
        t.attach(t.s.root(t.payer),
                 statement(u"NotRoot"_s, u"Deny"_s, u"ec2:*"_s,
                           uR"(,"Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:root"}})"_s));
        t.attach(t.s.root(t.payer),
                 statement(u"NotHere"_s, u"Deny"_s, u"s3:*"_s,
                           uR"(,"Condition":{"StringEquals":{"aws:PrincipalAccount":"%1"}})"_s.arg(
                               t.member.toString())));
        const AccountId sibling = t.s.join(t.payer, u"B"_s);
        const auto allowed = [&](const AccountId& account, const QString& action, PrincipalKind kind) {
            return effectiveAccess(t.s.world, account, request(action, kind)).allowed;
        };
        QVERIFY(!allowed(t.member, u"ec2:RunInstances"_s, PrincipalKind::RootUser));
        QVERIFY(allowed(t.member, u"ec2:RunInstances"_s, PrincipalKind::Role));
        QVERIFY(!allowed(t.member, u"s3:GetObject"_s, PrincipalKind::Role));
        QVERIFY(allowed(sibling, u"s3:GetObject"_s, PrincipalKind::Role));
        // What the request says stays
        PolicyRequest asked = request(u"s3:GetObject"_s);
        asked.context.insert(u"aws:PrincipalAccount", {t.member.toString()});
        QVERIFY(!effectiveAccess(t.s.world, sibling, asked).allowed);
    }

    void allAccountsAreAnsweredAsEachAlone()
    {
        Tree t;
        t.attach(t.unit, statement(u"NoS3"_s, u"Deny"_s, u"s3:*"_s));
        t.s.join(t.payer, u"B"_s);
        const PolicyRequest asked = request(u"s3:GetObject"_s);
        const auto all = effectiveAccessOfAll(t.s.world, t.s.organization(t.payer).id, asked);
        QCOMPARE(all.size(), 3);
        for (const EffectiveAccess& one : all) {
            const EffectiveAccess alone = effectiveAccess(t.s.world, one.account, asked);
            QCOMPARE(one.allowed, alone.allowed);
            QCOMPARE(one.by, alone.by);
            QCOMPARE(one.allowed, one.account != t.member);
        }
    }

    void aPolicyThatMakesNoSenseAllowsNothingAndIsNamed()
    {
        Tree t;
        const PolicyId id = t.attach(t.member, statement(u"X"_s, u"Allow"_s, u"*"_s));
        Policy broken = *t.s.world.policy(id);
        broken.content = u"imported nonsense"_s;
        t.s.world.apply({{}, {}, {{Entity(*t.s.world.policy(id)), Entity(broken)}}});
        t.s.done(t.payer, DetachPolicy{fullAccess, t.member});
        const EffectiveAccess access = effectiveAccess(t.s.world, t.member, request(u"s3:GetObject"_s));
        QVERIFY(!access.allowed);
        QCOMPARE(access.unreadable, QList<PolicyId>{id});
        QCOMPARE(access.at, std::optional<NodeId>(t.member));
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
