// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "models/organization/activity.h"

#include <QTest>

using namespace billfold;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void severalCommandsAreOneChangeOrNone()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const AccountId a = s.join(payer, u"A"_s), b = s.join(payer, u"B"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        const Commands moves{MoveAccount{a, s.root(payer), unit}, MoveAccount{b, s.root(payer), unit},
                             MoveAccount{a, unit, s.root(payer)}};
        qsizetype refused = -1;
        const auto all = decideAll(s.world, moves, {s.now, {payer}, s.ids}, &refused);
        QVERIFY(all);
        QCOMPARE(all->operation, u"MoveAccount"_s);
        QVERIFY(all->subject.contains(a.toString()) && all->subject.contains(b.toString()));
        QCOMPARE(all->changes.size(), 1); // a went and came back
        QCOMPARE(refused, -1);

        const auto none = decideAll(s.world, moves + Commands{MoveAccount{b, s.root(payer), unit}},
                                    {s.now, {payer}, s.ids}, &refused);
        QVERIFY(!none);
        QCOMPARE(none.error().name, u"SourceParentNotFoundException"_s);
        QCOMPARE(refused, 3);
    }

    void moreAccountsThanAtOnceAreCreatedOneAfterTheOther()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        s.done(payer, SetAccountQuota{100});
        Commands commands;
        for (int i = 0; i < 30; ++i)
            commands.append(CreateAccount{u"A%1"_s.arg(i), u"a%1@example.com"_s.arg(i)});
        const auto change = decideAll(s.world, commands, {s.now, {payer}, s.ids});
        QVERIFY(change);
        QVERIFY(change->subject.contains(u"27"_s)); // three are named, and how many more there are
        s.world.apply(*change);
        QCOMPARE(s.world.members(s.organization(payer).id).size(), 30); // the last one is under way
        s.settled();
        QCOMPARE(s.world.members(s.organization(payer).id).size(), 31);
        QCOMPARE(violations(s.world), QStringList());
    }

    void aWorldThatSettlesLateIsTheOneThatSettledInTime()
    {
        Scene early, late;
        const auto begin = [](Scene& s) {
            const AccountId payer = s.addPayer(u"Pay"_s, FeatureSet::ConsolidatedBilling);
            s.join(payer, u"A"_s);
            s.done(payer, EnableAllFeatures{});
            s.invite(payer, s.add(u"B"_s));
            const AccountId other = s.addPayer(u"Other"_s);
            s.done(other, CloseAccount{s.create(other, u"C"_s)});
        };
        begin(early);
        begin(late);
        for (int day = 0; day < 200; ++day)
            early.pass(24h);
        late.pass(std::chrono::days(200));
        QCOMPARE(late.world.everything() == early.world.everything(), true);
        QVERIFY(late.world.handshakes().isEmpty());
    }

    void whatIsDueNextIsKnown()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        QVERIFY(!nextDue(s.world, s.now).isValid());
        s.world.apply(*decide(s.world, CreateAccount{u"A"_s, u"a@example.com"_s}, {s.now, {payer}, s.ids}));
        QCOMPARE(nextDue(s.world, s.now), s.now);
        s.settled();
        QVERIFY(!nextDue(s.world, s.now).isValid());
        s.invite(payer, s.add(u"B"_s));
        const QDateTime sent = s.now;
        QCOMPARE(nextDue(s.world, s.now), sent.addDays(15));
        QVERIFY(settle(s.world, sent.addDays(15).addMSecs(-1), s.ids).isEmpty());
        s.pass(std::chrono::days(15));
        QCOMPARE(nextDue(s.world, s.now), sent.addDays(45));
        s.pass(std::chrono::days(30));
        QVERIFY(!nextDue(s.world, s.now).isValid());
        s.done(payer, CloseAccount{s.create(payer, u"C"_s)});
        QCOMPARE(nextDue(s.world, s.now), s.now.addDays(90));
        QVERIFY(settle(s.world, s.now, s.ids).isEmpty());
    }

    void whatCanBeTakenBack()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const PolicyId policy = s.policy(payer, u"P"_s);
        const Commands undoable{RenameAccount{payer, u"X"_s}, UpdatePolicy{policy, u"Q"_s},
                                TagResource{payer.toString(), {{u"k"_s, u"v"_s}}}};
        const World before = s.world;
        for (const Command& command : undoable) {
            QVERIFY(isUndoable(command));
            const ChangeSet change = s.done(payer, command);
            QVERIFY(s.world.fits(change.inverse()));
            s.world.apply(change.inverse());
        }
        QVERIFY(s.world.everything() == before.everything());
        QVERIFY(!isUndoable(CloseAccount{payer}));
        QVERIFY(!isUndoable(CreateOrganization{}));
        QVERIFY(!isUndoable(AcceptHandshake{*HandshakeId::parse(u"h-00000000")}));
    }

    void operationsHaveTheirStandardNames()
    {
        QCOMPARE(operationName(AddAccount{}), u"AddAccount"_s);
        QCOMPARE(operationName(EnableServiceAccess{}), u"EnableAWSServiceAccess"_s);
        QCOMPARE(operationName(TerminateResponsibilityTransfer{*TransferId::parse(u"rt-00000000")}),
                 u"TerminateResponsibilityTransfer"_s);
    }

    void aChangeIsToldFieldByField()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        const QString id = payer.toString();
        QCOMPARE(fieldChanges(s.done(payer, MoveAccount{payer, s.root(payer), unit})),
                 (QList<FieldChange>{
                     {u"Account"_s, id, u"ParentId"_s, s.root(payer).toString(), unit.toString()}}));
        QCOMPARE(fieldChanges(s.done(payer, TagResource{id, {{u"team"_s, u"a"_s}, {u"empty"_s, {}}}})),
                 (QList<FieldChange>{{u"Account"_s, id, u"Tags.empty"_s, {}, {}},
                                     {u"Account"_s, id, u"Tags.team"_s, {}, u"a"_s}}));
        QCOMPARE(fieldChanges(s.done(payer, EnablePolicyType{s.root(payer), PolicyType::Tag})),
                 (QList<FieldChange>{{u"Organization"_s,
                                      s.organization(payer).id.toString(),
                                      u"PolicyTypes.TAG_POLICY"_s,
                                      {},
                                      u"PENDING_ENABLE"_s}}));
        // Something new tells all that it starts with
        QStringList fields;
        for (const FieldChange& change :
             fieldChanges(s.done(payer, CreateOrganizationalUnit{unit, u"V"_s, {{u"k"_s, u"v"_s}}})))
            fields.append(change.field);
        QCOMPARE(fields, (QStringList{u"CreatedTimestamp"_s, u"Name"_s, u"OrganizationId"_s, u"ParentId"_s,
                                      u"Tags.k"_s}));
    }
};

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
