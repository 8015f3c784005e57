// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/plan.h"
#include "tests/models/organization/plansupport.h"

#include <QRandomGenerator>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime noon = QDateTime::fromString(u"2026-10-03T12:00:00Z"_s, Qt::ISODate);
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const AccountId payer = *AccountId::parse(u"111111111111");
const AccountId shared = *AccountId::parse(u"222222222222");
const AccountId web = *AccountId::parse(u"333333333333");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId workloads = *UnitId::parse(u"ou-ab12-11111111");
const UnitId prod = *UnitId::parse(u"ou-ab12-22222222");
const PolicyId noS3 = *PolicyId::parse(u"p-12345678");
const PolicyId full = *PolicyId::parse(u"p-FullAWSAccess");
const QString denyEc2 =
    uR"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"ec2:*","Resource":"*"}]})"_s;

class Planning
{
public:
    Planning() : now{worldOf(AwsFiles().read(), noon), noon, payer, ids}
    {
        // Accounts that stand alone, to be invited
        for (int i = 0; i < 3; ++i)
            (void)now.tryIt(AddAccount{*AccountId::parse(QString(u"99999999900"_s + QString::number(i))),
                                       u"Alone %1"_s.arg(i), u"alone%1@example.com"_s.arg(i)});
        (void)now.tryIt(SetAccountQuota{60});
        before = now.world;
    }

    /// Does what is wanted, or ends the test.
    void does(const Command& command)
    {
        const auto done = now.tryIt(command);
        QVERIFY2(done, done ? "" : qPrintable(operationName(command) + u": " + done.error().message));
        now.settleAll();
    }
    UnitId unitCalled(const QString& name) const
    {
        for (const Unit& unit : now.world.units())
            if (unit.name == name)
                return unit.id;
        return workloads;
    }
    QStringList titles() const
    {
        QStringList list;
        const auto plan = makePlan(before, now.world, organization);
        for (const PlanStep& step : plan->steps)
            list.append(step.title);
        return list;
    }
    /// Empty where the plan makes of the world before what it is now.
    QString difference() const
    {
        CountingIds otherIds;
        for (int i = 0; i < 5000; ++i) // other ids than the first time
            (void)otherIds.draw(8, u"abcdefghijklmnopqrstuvwxyz0123456789");
        Rehearsal replay{before, now.now, payer, otherIds};
        const Plan plan = *makePlan(before, now.world, organization);
        const QString failed = carryOut(plan, replay, now.world);
        if (!failed.isEmpty())
            return failed;
        if (const QStringList broken = violations(replay.world); !broken.isEmpty())
            return broken.first();
        const QStringList is = portrait(replay.world, organization),
                          should = portrait(now.world, organization);
        for (const QString& line : should)
            if (!is.contains(line))
                return u"missing: "_s + line;
        for (const QString& line : is)
            if (!should.contains(line))
                return u"too much: "_s + line;
        return {};
    }

    CountingIds ids;
    Rehearsal now;
    World before;
};

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

    static Command randomCommand(const World& world, QRandomGenerator& random);

private slots:
    void nothingChangedIsNoPlan() { QCOMPARE(Planning().titles(), QStringList()); }

    void anOrganizationThatIsNotThereHasNone() { QVERIFY(!makePlan({}, Planning().now.world, organization)); }

    void unitsAreCreatedFromTheTopDown()
    {
        Planning planning;
        planning.does(CreateOrganizationalUnit{root, u"Sandbox"_s, {{u"owner"_s, u"dev"_s}}});
        planning.does(CreateOrganizationalUnit{planning.unitCalled(u"Sandbox"_s), u"Team"_s});
        planning.does(MoveAccount{web, workloads, planning.unitCalled(u"Team"_s)});
        const QStringList titles = planning.titles();
        QCOMPARE(titles.size(), 3);
        QVERIFY(titles[0].startsWith("Create the unit Sandbox below Root"_L1));
        QVERIFY(titles[1].startsWith("Create the unit Team below Sandbox"_L1));
        QVERIFY(titles[2].startsWith("Move Web"_L1));
        QCOMPARE(planning.difference(), QString());
    }

    void whoPaysWhoseBillIsPlanned_data()
    {
        QTest::addColumn<bool>("inbound");
        QTest::addColumn<int>("stage"); // 0 asked, 1 accepted, 2 ended
        QTest::addColumn<QStringList>("titles");
        const QString other = u"Alone 0 (999999999000)"_s;
        const QString offer =
            u"Offer "_s + other + u" to pay the bill of its organization from 2026-12-01 on"_s;
        const QString offered = other + u" offers to pay the bill of this organization from 2026-12-01 on"_s;
        const QString accepts = other + u" accepts the offer to pay its bill"_s;
        const QString accept = u"Accept that "_s + other + u" pays the bill of this organization"_s;
        const QString end = u"End the transfer of the bill on 2027-02-28"_s;
        QTest::newRow("this one offers") << true << 0 << QStringList{offer};
        QTest::newRow("this one pays") << true << 1 << QStringList{offer, accepts};
        QTest::newRow("this one pays until then") << true << 2 << QStringList{offer, accepts, end};
        QTest::newRow("the other one offers") << false << 0 << QStringList{offered};
        QTest::newRow("the other one pays") << false << 1 << QStringList{offered, accept};
        QTest::newRow("the other one pays until then") << false << 2 << QStringList{offered, accept, end};
    }
    void whoPaysWhoseBillIsPlanned()
    {
        QFETCH(bool, inbound);
        QFETCH(int, stage);
        Planning planning;
        const AccountId other = *AccountId::parse(u"999999999000");
        const auto as = [&](const AccountId& actor, const Command& command) {
            const auto done = planning.now.tryAs(actor, command);
            QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        };
        as(other, CreateOrganization{});
        as(payer, VerifyEmail{payer});
        planning.before = planning.now.world;
        as(inbound ? payer : other,
           InviteOrganizationToTransferResponsibility{(inbound ? other : payer).toString(), u"Bill"_s,
                                                      QDateTime({2026, 12, 1}, {0, 0}, Qt::UTC)});
        const ResponsibilityTransfer transfer = planning.now.world.transfers().first();
        if (stage > 0)
            as(inbound ? other : payer, AcceptHandshake{*transfer.activeHandshake});
        if (stage > 1)
            as(payer, TerminateResponsibilityTransfer{transfer.id,
                                                      QDateTime({2027, 3, 1}, {0, 0}, Qt::UTC).addMSecs(-1)});
        QTEST(planning.titles(), "titles");
        if (inbound || stage > 0) // what only the other payer does is no change of this organization
            QCOMPARE(planning.difference(), QString());
        // The handshake is not kept for ever: the plan is the same without it
        if (stage > 0) {
            planning.now.now = planning.now.now.addDays(40);
            planning.now.settleAll();
            QVERIFY(planning.now.world.handshakes().isEmpty() ||
                    !planning.now.world.handshake(*transfer.activeHandshake));
            QTEST(planning.titles(), "titles");
        }
    }

    void aMovedUnitIsCreatedAnewAndTheOldOneDeleted()
    {
        Planning planning;
        planning.does(MoveOrganizationalUnit{prod, root});
        const QStringList titles = planning.titles();
        QVERIFY(titles.first().startsWith("Create the unit Prod anew below Root"_L1));
        QVERIFY(titles.last().startsWith("Delete the unit Prod"_L1));
        QVERIFY(titles.contains("Attach No S3 to Prod (ou-ab12-22222222)"_L1));
        QCOMPARE(planning.difference(), QString());
    }

    void anotherPolicyIsAttachedBeforeTheOnlyOneIsDetached()
    {
        Planning planning;
        planning.does(AttachPolicy{noS3, web});
        planning.does(DetachPolicy{full, web});
        const QStringList titles = planning.titles();
        QCOMPARE(titles.size(), 2);
        QVERIFY(titles[0].startsWith("Attach No S3"_L1));
        QVERIFY(titles[1].startsWith("Detach FullAWSAccess"_L1));
        QCOMPARE(planning.difference(), QString());
    }

    void namesThatGoInACircleAreFreedFirst()
    {
        Planning planning;
        planning.does(CreateOrganizationalUnit{root, u"A"_s});
        planning.does(CreateOrganizationalUnit{root, u"B"_s});
        const UnitId a = planning.unitCalled(u"A"_s), b = planning.unitCalled(u"B"_s);
        planning.before = planning.now.world;
        planning.does(UpdateOrganizationalUnit{a, u"C"_s});
        planning.does(UpdateOrganizationalUnit{b, u"A"_s});
        planning.does(UpdateOrganizationalUnit{a, u"B"_s});
        QCOMPARE(planning.titles().size(), 3);
        QCOMPARE(planning.difference(), QString());
    }

    void aNameIsTakenOffAUnitThatHasToGoLater()
    {
        Planning planning;
        planning.does(MoveAccount{web, workloads, prod});
        planning.does(MoveAccount{web, prod, root});
        planning.does(CreateOrganizationalUnit{root, u"Other"_s});
        planning.does(MoveOrganizationalUnit{prod, planning.unitCalled(u"Other"_s)});
        planning.does(DeleteOrganizationalUnit{workloads});
        planning.does(CreateOrganizationalUnit{root, u"Workloads"_s});
        QCOMPARE(planning.difference(), QString());
    }

    void accountsAreCreatedInvitedAndRemoved()
    {
        Planning planning;
        planning.does(CreateAccount{u"New"_s, u"new.account@example.com"_s, {}, false, {{u"a"_s, u"b"_s}}});
        planning.does(InviteAccountToOrganization{u"999999999001"_s, u"Welcome"_s});
        planning.does(InviteAccountToOrganization{u"999999999002"_s});
        const HandshakeId invitation = [&] {
            for (const Handshake& handshake : planning.now.world.handshakes())
                if (handshake.targetAccount && handshake.targetAccount->toString() == "999999999002"_L1)
                    return handshake.id;
            return planning.now.world.handshakes().firstKey();
        }();
        QVERIFY(planning.now.tryAs(*AccountId::parse(u"999999999002"), AcceptHandshake{invitation}));
        planning.does(MoveAccount{*AccountId::parse(u"999999999002"), root, prod});
        planning.does(DeregisterDelegatedAdministrator{shared, u"cloudtrail.amazonaws.com"_s});
        planning.does(RemoveAccountFromOrganization{shared});
        QCOMPARE(planning.difference(), QString());
        const QStringList titles = planning.titles();
        QVERIFY(titles.first().startsWith("Shared"_L1)); // no longer administers
        QVERIFY(titles.contains("Alone 2 (999999999002) accepts the invitation"_L1));
    }

    void typesTagsServicesAndTheResourcePolicyFollow()
    {
        Planning planning;
        planning.does(EnablePolicyType{root, PolicyType::ResourceControl});
        planning.does(TagResource{root.toString(), {{u"x"_s, u"1"_s}}});
        planning.does(UntagResource{web.toString(), {u"stage"_s}});
        planning.does(TagResource{web.toString(), {{u"cost-center"_s, u"shop"_s}}});
        planning.does(EnableServiceAccess{u"config.amazonaws.com"_s});
        planning.does(RegisterDelegatedAdministrator{web, u"config.amazonaws.com"_s});
        planning.does(UpdatePolicy{noS3, u"No EC2"_s, u"Why"_s, denyEc2});
        QCOMPARE(planning.difference(), QString());
        planning.before = planning.now.world;
        planning.does(DisablePolicyType{root, PolicyType::ServiceControl});
        planning.does(DeletePolicy{noS3});
        QCOMPARE(planning.difference(), QString());
    }

    void anyChangesMakeAPlanThatLeadsThere()
    {
        QRandomGenerator random(20261003);
        int steps = 0;
        for (int round = 0; round < 60; ++round) {
            Planning planning;
            const int commands = 3 + random.bounded(40);
            QStringList done;
            for (int i = 0; i < commands; ++i) {
                const Command command = randomCommand(planning.now.world, random);
                if (planning.now.tryIt(command))
                    done.append(operationName(command));
                planning.now.settleAll();
            }
            steps += int(planning.titles().size());
            const QString difference = planning.difference();
            QVERIFY2(difference.isEmpty(),
                     qPrintable(u"round %1: %2\n%3"_s.arg(round).arg(difference, done.join(u' '))));
        }
        QVERIFY2(steps > 400, qPrintable(QString::number(steps)));
    }
};

Command TestPlan::randomCommand(const World& world, QRandomGenerator& random)
{
    const auto pick = [&](const auto& list) { return list[random.bounded(int(list.size()))]; };
    QList<UnitId> units = world.unitsOf(organization);
    if (units.isEmpty())
        units.append(workloads);
    const QList<AccountId> members = world.members(organization);
    QList<NodeId> places{root};
    for (const UnitId& unit : units)
        places.append(unit);
    QList<NodeId> nodes = places;
    for (const AccountId& member : members)
        nodes.append(member);
    QList<PolicyId> policies = world.policies().keys();
    policies.append(full);
    const QString name = pick(QStringList{u"A"_s, u"B"_s, u"Prod"_s, u"Workloads"_s, u"Test"_s});
    const AccountId member = pick(members);
    switch (random.bounded(16)) {
    case 0:
    case 1:
        return CreateOrganizationalUnit{pick(places), name, {{u"n"_s, name}}};
    case 2:
        return UpdateOrganizationalUnit{pick(units), name};
    case 3:
    case 4:
        return MoveOrganizationalUnit{pick(units), pick(places)};
    case 5:
        return DeleteOrganizationalUnit{pick(units)};
    case 6:
    case 7:
        return MoveAccount{member, *world.parentOf(member), pick(places)};
    case 8:
        return CreatePolicy{PolicyType::ServiceControl, name, name, denyEc2};
    case 9:
        return UpdatePolicy{pick(policies), name, u"changed"_s};
    case 10:
    case 11:
        return AttachPolicy{pick(policies), pick(nodes)};
    case 12:
        return DetachPolicy{pick(policies), pick(nodes)};
    case 13:
        return TagResource{pick(nodes).toString(), {{name, u"v%1"_s.arg(random.bounded(3))}}};
    case 14:
        return CreateAccount{name, u"%1%2@example.com"_s.arg(name.toLower()).arg(random.bounded(1000))};
    default:
        break;
    }
    if (random.bounded(2) == 0)
        return UntagResource{pick(nodes).toString(), {name}};
    for (const PolicyId& policy : policies)
        if (world.targetsOf(organization, policy).isEmpty())
            return DeletePolicy{policy};
    return RemoveAccountFromOrganization{member};
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
