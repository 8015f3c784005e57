// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "models/organization/apiname.h"
#include "models/organization/managedpolicy.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

template <typename Value>
void roundTrip(qsizetype count)
{
    QCOMPARE(qsizetype(apiWords<Value>().size()), count);
    for (const ApiWord<Value>& entry : apiWords<Value>()) {
        QCOMPARE(toApiName(entry.value), QString(entry.word));
        QVERIFY(fromApiName<Value>(QString(entry.word)) == entry.value);
    }
    QVERIFY(!fromApiName<Value>(u"active"));
}

} // namespace

class TestApiName : public QObject
{
    Q_OBJECT

private slots:
    void eachWordIsReadAsItIsWritten()
    {
        roundTrip<AccountState>(5);
        roundTrip<JoinedMethod>(3);
        roundTrip<DepartureMethod>(3);
        roundTrip<CreateAccountState>(3);
        roundTrip<FeatureSet>(2);
        roundTrip<PolicyType>(13);
        roundTrip<PolicyTypeStatus>(3);
        roundTrip<HandshakeState>(6);
        roundTrip<HandshakeAction>(5);
        roundTrip<TransferStatus>(6);
        roundTrip<NodeId::Kind>(3);
    }

    void theOlderStatusFollowsFromTheState()
    {
        QCOMPARE(statusOf(AccountState::Closed), u"SUSPENDED"_s);
        QCOMPARE(statusOf(AccountState::Suspended), u"SUSPENDED"_s);
        QCOMPARE(statusOf(AccountState::Active), u"ACTIVE"_s);
        QCOMPARE(statusOf(AccountState::PendingClosure), u"PENDING_CLOSURE"_s);
        QCOMPARE(statusOf(AccountState::PendingActivation), u"PENDING"_s);
    }

    void eachTypeOfPoliciesHasAWord()
    {
        for (const PolicyType type : allPolicyTypes())
            QVERIFY(toApiName(type).endsWith("_POLICY"_L1) || type == PolicyType::DeclarativeEc2);
    }

    void theProvidersPoliciesAreWhatTheyAre()
    {
        QCOMPARE(awsManagedPolicies().size(), 2);
        for (const ManagedPolicy& policy : awsManagedPolicies()) {
            QCOMPARE(policy.id.toString(), u"p-"_s + policy.name);
            QCOMPARE(fullAccessPolicy(policy.type), awsManagedPolicy(policy.id));
            QVERIFY(!policy.content.isEmpty());
            QCOMPARE(policyName({}, policy.id), policy.name);
        }
        QVERIFY(!fullAccessPolicy(PolicyType::Tag));
        const PolicyId unknown = *PolicyId::parse(u"p-00000000");
        QVERIFY(!awsManagedPolicy(unknown));
        QCOMPARE(policyName({}, unknown), u"p-00000000"_s);
    }

    void resourcesAreNamedThroughTheirPayer()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        const Organization& organization = s.organization(payer);
        const QString o = organization.id.toString(), p = payer.toString();
        const QString start = u"arn:aws:organizations::"_s + p + u':';
        QCOMPARE(arnOf(organization), start + u"organization/"_s + o);
        QCOMPARE(arnOf(organization, organization.root),
                 start + u"root/"_s + o + u'/' + organization.root.toString());
        QCOMPARE(arnOf(organization, unit), start + u"ou/"_s + o + u'/' + unit.toString());
        QCOMPARE(arnOf(organization, member), start + u"account/"_s + o + u'/' + member.toString());
        const PolicyId policy = s.policy(payer, u"P"_s);
        QCOMPARE(arnOf(organization, *s.world.policy(policy)),
                 start + u"policy/"_s + o + u"/service_control_policy/"_s + policy.toString());
        const Handshake& handshake = *s.world.handshake(s.invite(payer, s.add(u"B"_s)));
        QCOMPARE(arnOf(organization, handshake),
                 start + u"handshake/"_s + o + u"/invite/"_s + handshake.id.toString());
        QCOMPARE(arnOfManagedPolicy(*PolicyId::parse(u"p-FullAWSAccess")),
                 u"arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess"_s);
    }

    void pathsGoFromTheOrganizationToTheAccount()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        s.done(payer, MoveAccount{payer, s.root(payer), unit});
        const QString start = s.organization(payer).id.toString() + u'/' + s.root(payer).toString() + u'/';
        QCOMPARE(pathOf(s.world, s.root(payer)), start);
        QCOMPARE(pathOf(s.world, payer), start + unit.toString() + u'/' + payer.toString() + u'/');
        QCOMPARE(pathOf(s.world, s.add(u"Alone"_s)), QString());
    }
};

QTEST_GUILESS_MAIN(TestApiName)
#include "tst_apiname.moc"
