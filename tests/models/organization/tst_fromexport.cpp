// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/fromexport.h"

#include "models/organization/managedpolicy.h"
#include "models/organization/rules.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const AccountId payer = *AccountId::parse(u"111111111111");
const AccountId shop = *AccountId::parse(u"222222222222");
const AccountId tests = *AccountId::parse(u"333333333333");
const QDateTime august({2026, 8, 1}, {0, 0}, Qt::UTC), september({2026, 9, 1}, {0, 0}, Qt::UTC);
const QDateTime now({2026, 10, 3}, {7, 40}, Qt::UTC);

const QList<ExportedAccount> bills{{payer, u"Payer"_s, september}, {shop, u"Shop"_s, august}};

World worldAfter(World world, const ChangeSet& change)
{
    world.apply(change);
    return world;
}

} // namespace

/// What the bills of a payer tell becomes its organization.
class FromExportTest : public QObject
{
    Q_OBJECT

private slots:
    void thePayerAndItsAccountsMakeAnOrganization()
    {
        const ChangeSet change = organizationFromExport({}, payer, bills, now);
        const World world = worldAfter({}, change);
        QCOMPARE(violations(world), QStringList());
        const Organization* const organization = world.organizationPaidBy(payer);
        QCOMPARE(organization->id.toString(), exportedOrganizationId(payer.toString()));
        QCOMPARE(organization->created, august); // it was there when the first account was paid for
        QCOMPARE(world.members(organization->id), (QList<AccountId>{payer, shop}));
        QCOMPARE(world.account(payer)->membership->joined, august);
        QCOMPARE(world.account(shop)->name, u"Shop"_s);
        QVERIFY(world.account(shop)->email.isEmpty());
        QCOMPARE(world.periodsOf(shop).size(), 1);
        QVERIFY(
            organizationFromExport(world, payer, bills, now).isEmpty()); // a second time there is nothing new
    }

    void aPayerOfNothingHasAnOrganizationOfItsOwn()
    {
        const World world = worldAfter({}, organizationFromExport({}, payer, {}, now));
        QCOMPARE(world.organizationPaidBy(payer)->created, now);
        QCOMPARE(violations(world), QStringList());
    }

    void moreAccountsJoinTheOneThatIsThere()
    {
        World world = worldAfter({}, organizationFromExport({}, payer, bills, now));
        Organization strict = *world.organizationPaidBy(payer);
        const Organization before = strict;
        strict.policyTypes.insert(PolicyType::ServiceControl, PolicyTypeStatus::Enabled);
        world.apply({{}, {}, {{before, strict}}});
        const ChangeSet change =
            organizationFromExport(world, payer, {{shop, {}, august}, {tests, {}, september}}, now);
        world.apply(change);
        QCOMPARE(world.members(before.id).size(), 3);
        QCOMPARE(world.account(tests)->membership->joined, september);
        // What is attached to everything is attached to it too.
        QCOMPARE(world.attachmentsOn(tests).size(), 1);
        QCOMPARE(world.attachmentsOn(tests).first().policy, fullAccessPolicy(PolicyType::ServiceControl)->id);
    }

    void theQuotaHoldsAllOfThem()
    {
        QList<ExportedAccount> many{{payer, {}, august}};
        for (int i = 0; i < 40; ++i)
            many.append({*AccountId::parse(QString::number(400'000'000'000LL + i)), {}, august});
        const World world = worldAfter({}, organizationFromExport({}, payer, many, now));
        QCOMPARE(world.organizationPaidBy(payer)->accountQuota, 41);
        QCOMPARE(violations(world), QStringList());
    }

    void accountsOfOthersAndClosedOnesStayWhereTheyAre()
    {
        World world = worldAfter(
            {}, organizationFromExport({}, shop, {{shop, u"Shop"_s, august}, {tests, {}, august}}, now));
        const AccountId gone = *AccountId::parse(u"444444444444");
        Account closed{.id = gone, .name = u"Gone"_s, .state = AccountState::Closed, .created = august};
        world.apply({{}, {}, {{{}, closed}}});
        world.apply(organizationFromExport(
            world, payer, {{payer, {}, august}, {shop, {}, august}, {tests, {}, august}, {gone, {}, august}},
            now));
        QCOMPARE(world.members(world.organizationPaidBy(payer)->id), QList<AccountId>{payer});
        QCOMPARE(world.organizationOf(tests)->payer, shop);
        QVERIFY(organizationFromExport(world, tests, {{tests, {}, august}}, now)
                    .isEmpty()); // it is linked itself
    }

    void anAccountThatStoodAloneKeepsWhatIsKnownOfIt()
    {
        Account known{.id = shop, .name = u"Our shop"_s, .email = u"shop@example.com"_s, .created = now};
        World world;
        world.apply({{}, {}, {{{}, known}}});
        world.apply(organizationFromExport(world, payer, bills, now));
        QCOMPARE(world.account(shop)->name, u"Our shop"_s);
        QCOMPARE(world.account(shop)->email, u"shop@example.com"_s);
    }

    void whoComesBackIsPaidForFromThenOn()
    {
        World world = worldAfter({}, organizationFromExport({}, payer, bills, now));
        CountingIds ids;
        const auto removed = decide(world, RemoveAccountFromOrganization{shop}, {now, {payer}, ids});
        QVERIFY(removed);
        world.apply(*removed);
        world.apply(organizationFromExport(world, payer, bills, now.addDays(1)));
        QCOMPARE(world.periodsOf(shop).size(), 2);
        QVERIFY(world.periodsOf(shop).last().joined > now);
        QCOMPARE(violations(world), QStringList());
    }
};

QTEST_GUILESS_MAIN(FromExportTest)
#include "tst_fromexport.moc"
