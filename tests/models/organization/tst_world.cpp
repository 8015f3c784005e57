// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/world.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const AccountId payer = *AccountId::parse(u"111111111111");
const AccountId linked = *AccountId::parse(u"000000000222");
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId unit = *UnitId::parse(u"ou-ab12-11111111");
const QDateTime day = QDateTime::fromString(u"2026-10-01T00:00:00Z"_s, Qt::ISODate);

Account memberAt(const AccountId& id, const NodeId& parent, const QString& email)
{
    Account account{.id = id, .name = id.toString(), .email = email, .created = day};
    account.membership = Membership{organization, parent, day, JoinedMethod::Invited};
    return account;
}

ChangeSet start()
{
    ChangeSet change{u"CreateOrganization"_s, u""_s, {}};
    change.changes.append({{}, memberAt(payer, root, u"Pay@example.com"_s)});
    change.changes.append(
        {{}, Organization{.id = organization, .root = root, .payer = payer, .created = day}});
    change.changes.append({{}, Unit{unit, organization, root, u"Production"_s, day}});
    change.changes.append({{}, memberAt(linked, unit, u""_s)});
    return change;
}

} // namespace

class TestWorld : public QObject
{
    Q_OBJECT

private slots:
    void theTreeFollowsFromTheEntities()
    {
        World world;
        world.apply(start());
        QCOMPARE(world.accountsIn(root), QList<AccountId>{payer});
        QCOMPARE(world.unitsIn(root), QList<UnitId>{unit});
        QCOMPARE(world.accountsIn(unit), QList<AccountId>{linked});
        QCOMPARE(world.pathTo(linked), (QList<NodeId>{root, unit, linked}));
        QCOMPARE(world.members(organization), (QList<AccountId>{linked, payer}));
        QCOMPARE(world.organizationOf(linked)->payer, payer);
        QCOMPARE(world.organizationPaidBy(payer)->id, organization);
        QVERIFY(!world.organizationPaidBy(linked));
        QCOMPARE(world.organizationOf(NodeId(unit))->id, organization);
    }

    void addressesAreFoundWhateverTheirCase()
    {
        World world;
        world.apply(start());
        QCOMPARE(world.accountByEmail(u"pay@EXAMPLE.com"_s)->id, payer);
        QVERIFY(!world.accountByEmail(u""_s));
    }

    void theInverseOfAChangeTakesItBack()
    {
        World world;
        const ChangeSet change = start();
        world.apply(change);
        QVERIFY(!world.fits(change));
        QVERIFY(world.fits(change.inverse()));
        world.apply(change.inverse());
        QVERIFY(world.everything().isEmpty());
        QVERIFY(world.accountsIn(root).isEmpty());
        QVERIFY(!world.organizationOfRoot(root));
    }

    void severalChangesOfOneEntityMergeIntoOne()
    {
        World world;
        world.apply(start());
        const Account before = *world.account(linked);
        Account between = before, after = before;
        between.membership->parent = root;
        after.name = u"New"_s;
        const ChangeSet twice{u"x"_s, {}, {{before, between}, {between, after}}};
        const ChangeSet merged = twice.merged();
        QCOMPARE(merged.changes.size(), 1);
        QVERIFY(merged.changes.first() == (EntityChange{before, after}));
        QVERIFY(world.fits(twice));
        const ChangeSet nothing{u"x"_s, {}, {{before, between}, {between, before}}};
        QVERIFY(nothing.merged().isEmpty());
    }

    void aCopyStaysAsItWas()
    {
        World world;
        world.apply(start());
        const World copy = world;
        world.apply(start().inverse());
        QCOMPARE(copy.accountsIn(unit), QList<AccountId>{linked});
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
