// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/cellmodel.h"
#include "models/views/invitationmodel.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtables.h"
#include "models/views/placemodel.h"
#include "models/views/policymodels.h"
#include "models/views/roles.h"
#include "tests/support/sampleworld.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime now = QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate);
const PolicyId keepId = *PolicyId::parse(u"p-keep00001");
const PolicyId regionsId = *PolicyId::parse(u"p-regions01");
const PolicyId fullAccess = *PolicyId::parse(u"p-FullAWSAccess");

Handshake handshake(const QString& id, HandshakeAction action, HandshakeState state)
{
    return {.id = *HandshakeId::parse(id),
            .action = action,
            .state = state,
            .organization = organizationId,
            .requested = now.addDays(-2),
            .expires = now.addDays(13),
            .ended = state == HandshakeState::Open || state == HandshakeState::Requested ? QDateTime()
                                                                                         : now.addDays(-1)};
}

Handshake invitationTo(const QString& id, const QString& email, HandshakeState state)
{
    Handshake made = handshake(id, HandshakeAction::Invite, state);
    made.targetEmail = email;
    return made;
}

Handshake askedOf(const QString& id, const AccountId& account, HandshakeAction action, HandshakeState state)
{
    Handshake made = handshake(id, action, state);
    made.targetAccount = account;
    return made;
}

QStringList column(const QAbstractItemModel& model, int wanted, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, wanted).data(role).toString());
    return texts;
}

QStringList cells(const CellRow& row)
{
    QStringList texts;
    for (const Cell& cell : row.cells)
        texts.append(cell.text);
    return texts;
}

} // namespace

class TestOrganizationLists : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void anInvitationIsListedByWhomItAsks()
    {
        World world = sampleWorld();
        add(world, {invitationTo(u"h-00000001"_s, u"Billing@Northpier.example"_s, HandshakeState::Open),
                    askedOf(u"h-00000002"_s, harbourId, HandshakeAction::Invite, HandshakeState::Declined)});
        InvitationModel model;
        QAbstractItemModelTester tester(&model);
        model.setInvitations(InvitationModel::Direction::Sent, sentInvitations(world, organizationId), now);
        QCOMPARE(column(model, InvitationModel::PartyColumn),
                 (QStringList{u"Billing@Northpier.example"_s, u"777777777777"_s}));
        QCOMPARE(model.at(0).partyName, u"Northpier"_s);
        QCOMPARE(column(model, InvitationModel::StateColumn), (QStringList{u"OPEN"_s, u"DECLINED"_s}));
        QCOMPARE(column(model, InvitationModel::StateColumn, BadgeRole),
                 (QStringList{u"info"_s, u"neutral"_s}));
        QCOMPARE(column(model, InvitationModel::HappenedColumn),
                 (QStringList{u"in 13 days"_s, u"Declined 2 Oct 2026"_s}));
        QCOMPARE(column(model, InvitationModel::ExpiresColumn), (QStringList{u"16 Oct 2026"_s, u"\u2013"_s}));
    }

    void theInvitedAccountSeesItByItsAddressWhateverTheCase()
    {
        World world = sampleWorld();
        add(world, {invitationTo(u"h-00000001"_s, u"Billing@Northpier.example"_s, HandshakeState::Open)});
        QCOMPARE(receivedInvitations(world, northpierId).size(), 1);
        QCOMPARE(receivedInvitations(world, northpierId).first().party, u"Meridian Billing"_s);
        QVERIFY(receivedInvitations(world, harbourId).isEmpty());
        QCOMPARE(openInvitations(world, northpierId), 1);
    }

    void whatIsUnderWayCountsForBothSidesOfIt()
    {
        World world = sampleWorld();
        add(world, {invitationTo(u"h-00000001"_s, u"billing@northpier.example"_s, HandshakeState::Open),
                    invitationTo(u"h-00000002"_s, u"else@else.example"_s, HandshakeState::Declined)});
        QCOMPARE(liveInvitations(world, northpierId), 1);
        QCOMPARE(liveInvitations(world, payerId), 1);
        QCOMPARE(liveInvitations(world, harbourId), 0);
        // A member sees nothing of what its payer has sent to others.
        QCOMPARE(liveInvitations(world, railId), 0);
    }

    void anAccountWithoutAnAddressIsNotMeantByOneWithout()
    {
        World world = sampleWorld();
        Handshake empty = handshake(u"h-00000001"_s, HandshakeAction::Invite, HandshakeState::Open);
        QVERIFY(!isAskedOf(world, empty, claimsUsId));
    }

    void thePayerIsAskedToFinishTheRunAndDoesNotSendItToItself()
    {
        World world = sampleWorld();
        add(world, {handshake(u"h-00000001"_s, HandshakeAction::EnableAllFeatures, HandshakeState::Open)});
        QVERIFY(sentInvitations(world, organizationId).isEmpty());
        QCOMPARE(receivedInvitations(world, payerId).size(), 1);
        QVERIFY(receivedInvitations(world, railId).isEmpty());
    }

    void theRunCountsAnswersOfWhoIsStillThere()
    {
        World world = sampleWorld();
        Handshake parent =
            handshake(u"h-00000001"_s, HandshakeAction::EnableAllFeatures, HandshakeState::Requested);
        QList<Entity> all{parent};
        const QList<std::pair<AccountId, HandshakeState>> answers{{railId, HandshakeState::Accepted},
                                                                  {claimsEuId, HandshakeState::Open},
                                                                  {claimsUsId, HandshakeState::Declined},
                                                                  {northpierId, HandshakeState::Open}};
        int number = 2;
        for (const auto& [account, state] : answers) {
            Handshake child =
                askedOf(u"h-0000000%1"_s.arg(number++), account, HandshakeAction::ApproveAllFeatures, state);
            child.parent = parent.id;
            all.append(child);
        }
        add(world, all);
        const auto run = featureRunOf(world, organizationId);
        QVERIFY(run);
        QCOMPARE(run->children.size(), 3);
        QCOMPARE(run->approved, 1);
        QCOMPARE(run->waiting, 1);
        QCOMPARE(run->refused, 1);
        QCOMPARE(cells(approvalRows(world, *run).first()),
                 (QStringList{u"Rail Freight"_s, u"000000000222"_s, u"ACCEPTED"_s, u"2 Oct 2026"_s}));
    }

    void theLastAnswerOfAnAccountThatWasAskedAgainCounts_data()
    {
        QTest::addColumn<HandshakeState>("again");
        QTest::newRow("waits") << HandshakeState::Open;
        QTest::newRow("approved") << HandshakeState::Accepted;
    }
    void theLastAnswerOfAnAccountThatWasAskedAgainCounts()
    {
        QFETCH(HandshakeState, again);
        World world = sampleWorld();
        const Handshake parent =
            handshake(u"h-00000001"_s, HandshakeAction::EnableAllFeatures, HandshakeState::Requested);
        QList<Entity> all{parent};
        for (const HandshakeState state : {HandshakeState::Declined, again}) {
            Handshake child = askedOf(u"h-0000000%1"_s.arg(all.size() + 1), railId,
                                      HandshakeAction::ApproveAllFeatures, state);
            child.parent = parent.id;
            child.requested = child.requested.addDays(all.size());
            all.append(child);
        }
        add(world, all);
        const auto run = featureRunOf(world, organizationId);
        QCOMPARE(run->children.size(), 1);
        QCOMPARE(run->children.first().state, again);
        QCOMPARE(run->refused, 0);
    }

    void policiesOfATypeHaveTheProvidersFirst()
    {
        World world = worldWithPolicies();
        PolicyModel model;
        QAbstractItemModelTester tester(&model);
        model.setPolicies(policiesOf(world, organizationId, PolicyType::ServiceControl));
        QCOMPARE(column(model, PolicyModel::NameColumn),
                 (QStringList{u"FullAWSAccess"_s, u"Keep the organization"_s, u"Regions"_s}));
        QCOMPARE(column(model, PolicyModel::OriginColumn),
                 (QStringList{u"AWS managed"_s, u"Own"_s, u"Own"_s}));
        QCOMPARE(column(model, PolicyModel::TargetsColumn), (QStringList{u"1"_s, u"2"_s, u"0"_s}));
        QCOMPARE(column(model, PolicyModel::TagsColumn), (QStringList{u""_s, u"team = security"_s, u""_s}));
        QCOMPARE(targetsText(world, organizationId, keepId), u"Workloads, Rail Freight"_s);
        QVERIFY(!policyRow(world, organizationId, *PolicyId::parse(u"p-unknown01")));
    }

    void allThirteenTypesAreListedWithTheirState()
    {
        World world = worldWithPolicies();
        PolicyTypeModel model;
        QAbstractItemModelTester tester(&model);
        model.setRows(policyTypesOf(world, organizationId));
        QCOMPARE(model.rowCount(), 13);
        QCOMPARE(model.index(0, PolicyTypeModel::StateColumn).data().toString(), u"Enabled"_s);
        QCOMPARE(model.index(0, PolicyTypeModel::PoliciesColumn).data().toString(), u"3"_s);
        QCOMPARE(model.index(0, PolicyTypeModel::AttachmentsColumn).data().toString(), u"3"_s);
        QCOMPARE(model.index(1, PolicyTypeModel::StateColumn).data().toString(), u"Being enabled"_s);
        QCOMPARE(model.index(2, PolicyTypeModel::StateColumn).data().toString(), u"Disabled"_s);
        // The same types again keep the person's row.
        const QPersistentModelIndex kept(model.index(1, 0));
        model.setRows(policyTypesOf(world, organizationId));
        QVERIFY(kept.isValid());
    }

    void placesHaveTheRootFirstAndThoseTakenCannotBeTicked()
    {
        World world = worldWithPolicies();
        PlaceModel model(true);
        QAbstractItemModelTester tester(&model);
        model.setPlaces(placesFor(world, organizationId, keepId));
        QCOMPARE(column(model, PlaceModel::NameColumn).mid(0, 5),
                 (QStringList{u"Root"_s, u"Sandbox"_s, u"Workloads"_s, u"Production"_s, u"Staging"_s}));
        QCOMPARE(model.index(0, PlaceModel::AccountsColumn).data().toInt(), 5);
        QCOMPARE(model.index(3, PlaceModel::AccountsColumn).data().toInt(), 2);
        QSignalSpy ticked(&model, &PlaceModel::tickedChanged);
        QVERIFY(!model.setData(model.index(2, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(3, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(ticked.size(), 1);
        QCOMPARE(model.ticked(), QList<NodeId>{productionId});
        QCOMPARE(accountsReached(world, organizationId, keepId), 3); // two in Production, and Rail Freight
    }

    void operationsReadAsWords_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("words");
        QTest::newRow("two words") << u"MoveAccount"_s << u"Move account"_s;
        QTest::newRow("an acronym") << u"EnableAWSServiceAccess"_s << u"Enable AWS service access"_s;
        QTest::newRow("undone") << u"UndoMoveAccount"_s << u"Undo move account"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
    }
    void operationsReadAsWords()
    {
        QFETCH(QString, operation);
        QTEST(operationText(operation), "words");
    }

    void activitySaysWhoAndWhatChanged()
    {
        const World world = sampleWorld();
        const ActivityRecord record{
            .id = 7,
            .at = now,
            .actor = payerId.toString(),
            .operation = u"MoveAccount"_s,
            .subject = u"Rail Freight (000000000222)"_s,
            .fields = {{u"Account"_s, u"000000000222"_s, u"ParentId"_s, u"r-ab12"_s, u"ou-ab12-00000001"_s},
                       {u"Account"_s, u"000000000222"_s, u"Tags.team"_s, u""_s, u"rail"_s}}};
        ActivityRecord alone = record;
        alone.id = 8;
        alone.actor = u"system"_s;
        alone.fields = {};
        CellModel model(activityHeadings());
        QAbstractItemModelTester tester(&model);
        model.setRows(activityRows(world, {record}));
        model.appendRows(activityRows(world, {alone}));
        model.appendRows({});
        QCOMPARE(cells(model.rows().first()),
                 (QStringList{u"3 Oct 2026, 07:40 UTC"_s, u"Meridian Billing"_s, u"Move account"_s,
                              u"Rail Freight (000000000222)"_s,
                              u"ParentId: r-ab12 to ou-ab12-00000001, and 1 more"_s}));
        QCOMPARE(model.index(1, 1).data().toString(), u"By itself"_s);
        QCOMPARE(model.keyAt(1), u"8"_s);
        QCOMPARE(model.rowOf(u"7"_s), 0);
        QCOMPARE(model.rowOf(u"9"_s), -1);
        QCOMPARE(cells(fieldRows(record).last()),
                 (QStringList{u"Account"_s, u"000000000222"_s, u"Tags.team"_s, u"\u2013"_s, u"rail"_s}));
    }

    void servicesCountTheirAdministrators()
    {
        World world = sampleWorld();
        Organization changed = *world.organization(organizationId);
        const Organization before = changed;
        changed.trustedServices.insert(u"config.amazonaws.com"_s, now);
        changed.trustedServices.insert(u"ram.amazonaws.com"_s, now);
        world.apply({{}, {}, {{before, changed}}});
        add(world, {Delegation{organizationId, railId, u"config.amazonaws.com"_s, now}});
        const QList<CellRow> services = serviceRows(world, *world.organization(organizationId));
        QCOMPARE(cells(services[0]), (QStringList{u"config.amazonaws.com"_s, u"3 Oct 2026"_s, u"1"_s}));
        QCOMPARE(cells(services[1]), (QStringList{u"ram.amazonaws.com"_s, u"3 Oct 2026"_s, u"0"_s}));
        const QList<CellRow> delegations = delegationRows(world, organizationId);
        QCOMPARE(delegations.size(), 1);
        QCOMPARE(delegationOfKey(world, organizationId, delegations.first().key)->account, railId);
        QVERIFY(!delegationOfKey(world, organizationId, u"x"_s));
    }

private:
    static World worldWithPolicies()
    {
        World world = sampleWorld();
        Organization changed = *world.organization(organizationId);
        const Organization before = changed;
        changed.policyTypes = {{PolicyType::ServiceControl, PolicyTypeStatus::Enabled},
                               {PolicyType::ResourceControl, PolicyTypeStatus::PendingEnable}};
        world.apply({{}, {}, {{before, changed}}});
        const auto policy = [](const PolicyId& id, const QString& name, const Tags& tags) {
            return Policy{.id = id,
                          .organization = organizationId,
                          .type = PolicyType::ServiceControl,
                          .name = name,
                          .content = u"{}"_s,
                          .tags = tags};
        };
        const auto attachment = [](const PolicyId& id, const NodeId& node) {
            return Attachment{organizationId, id, node, PolicyType::ServiceControl};
        };
        add(world, {policy(keepId, u"Keep the organization"_s, {{u"team"_s, u"security"_s}}),
                    policy(regionsId, u"Regions"_s, {}), attachment(keepId, workloadsId),
                    attachment(keepId, railId), attachment(fullAccess, rootId)});
        return world;
    }
};

QTEST_GUILESS_MAIN(TestOrganizationLists)
#include "tst_organizationlists.moc"
