// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/activitystore.h"
#include "models/storage/worldstore.h"
#include "tests/models/storage/randomworld.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId unit = *UnitId::parse(u"ou-ab12-11111111");
const AccountId payer = *AccountId::parse(u"111111111111");
const QDateTime day = QDateTime::fromString(u"2026-10-01T00:00:00.007Z"_s, Qt::ISODateWithMs);

AccountId accountId(int number)
{
    return *AccountId::parse(QString::number(200'000'000'000LL + number));
}

Account member(const AccountId& id, const NodeId& parent, const QString& email = {})
{
    Account account{.id = id, .name = u"A "_s + id.toString(), .email = email, .created = day};
    account.membership = Membership{organization, parent, day, JoinedMethod::Invited};
    return account;
}

/// A payer, a unit, and so many linked accounts under the root.
ChangeSet start(int accounts)
{
    ChangeSet change{u"CreateOrganization"_s, {}, {}};
    change.changes.append({{}, member(payer, root)});
    change.changes.append(
        {{}, Organization{.id = organization, .root = root, .payer = payer, .created = day}});
    change.changes.append({{}, Unit{unit, organization, root, u"Production"_s, day}});
    for (int i = 0; i < accounts; ++i)
        change.changes.append({{}, member(accountId(i), root)});
    return change;
}

ChangeSet moveAll(const World& world)
{
    ChangeSet change{u"MoveAccount"_s, {}, {}};
    for (const Account& account : world.accounts()) {
        if (account.id == payer)
            continue;
        Account moved = account;
        moved.membership->parent = unit;
        change.changes.append({account, moved});
    }
    return change;
}

World load(const Database& db)
{
    auto world = WorldStore(*db).load();
    if (!world)
        qFatal("%s", qPrintable(world.error().cause));
    return *world;
}

World written(const Database& db, const ChangeSet& change)
{
    if (auto done = WorldStore(*db).write(change); !done)
        qFatal("%s", qPrintable(done.error().cause));
    return load(db);
}

} // namespace

/// Accounts and organizations come back as they were written, and a change is written whole or not at all.
class WorldStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void everyWorldComesBackAsItWas_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void everyWorldComesBackAsItWas()
    {
        QFETCH(quint32, seed);
        RandomWorld random(seed);
        const Database db;
        World world;
        for (int round = 0; round < 4; ++round) {
            const ChangeSet additions = random.additions(world, 80);
            world.apply(additions);
            QVERIFY(written(db, additions).everything() == world.everything());
            const ChangeSet alterations = random.alterations(world);
            world.apply(alterations);
            QVERIFY(written(db, alterations).everything() == world.everything());
        }
        ChangeSet all;
        for (const Entity& entity : world.everything())
            all.changes.append({entity, {}});
        QVERIFY(written(db, all).everything().isEmpty());
        QCOMPARE(db.number("SELECT count(*) FROM tag"), 0);
        QCOMPARE(db.number("SELECT count(*) FROM trusted_service"), 0);
    }

    void aChangeInAnyOrderIsWritten()
    {
        const Database db;
        ChangeSet backwards = start(3);
        std::reverse(backwards.changes.begin(), backwards.changes.end());
        QCOMPARE(written(db, backwards).members(organization).size(), 4);
    }

    void aChangeOfAnEntityThatIsGoneIsRefusedWhole()
    {
        const Database db;
        const World world = written(db, start(3));
        const QByteArray before = dump(*db);
        ChangeSet change = moveAll(world);
        Account stranger = member(accountId(77), root);
        change.changes.append({stranger, std::nullopt});
        const auto refused = WorldStore(*db).write(change);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(dump(*db), before);
    }

    void whatRefersToNothingIsRefusedWhole()
    {
        const Database db;
        written(db, start(3));
        const QByteArray before = dump(*db);
        const UnitId other = *UnitId::parse(u"ou-ab12-99999999");
        QVERIFY(!WorldStore(*db).write({u"x"_s, {}, {{{}, member(accountId(8), other)}}}));
        QCOMPARE(dump(*db), before);
        // The unit cannot go while a member is in it.
        const World world = written(db, {u"x"_s, {}, {{{}, member(accountId(8), unit)}}});
        QVERIFY(!WorldStore(*db).write({u"x"_s, {}, {{*world.unit(unit), {}}}}));
        QVERIFY(load(db).unit(unit));
    }

    void anAddressBelongsToOneAccount()
    {
        const Database db;
        written(db, start(0));
        const Account one = member(accountId(1), root, u"a@example.com"_s);
        const Account two = member(accountId(2), root, u"b@example.com"_s);
        written(db, {u"x"_s, {}, {{{}, one}, {{}, two}}});
        QVERIFY(!WorldStore(*db).write({u"x"_s, {}, {{{}, member(accountId(3), root, u"A@EXAMPLE.com"_s)}}}));
        Account first = one, second = two;
        std::swap(first.email, second.email);
        ChangeSet swap{u"x"_s, {}, {{one, first}, {two, second}}};
        QVERIFY(WorldStore(*db).write(swap));
        QCOMPARE(load(db).account(accountId(1))->email, u"b@example.com"_s);
    }

    void aFullDiskAtAnyPageLeavesTheOldState_data()
    {
        QTest::addColumn<int>("pages");
        for (const int pages : {0, 5, 20})
            QTest::addRow("%d pages", pages) << pages;
    }
    void aFullDiskAtAnyPageLeavesTheOldState()
    {
        QFETCH(int, pages);
        const Database db;
        const World world = written(db, start(20));
        const QByteArray before = dump(*db);
        ChangeSet change = moveAll(world);
        for (int i = 0; i < 1500; ++i)
            change.changes.append({{}, member(accountId(1000 + i), unit)});
        const qint64 now = db.number("PRAGMA page_count");
        QVERIFY((*db).number(u"PRAGMA max_page_count=%1"_s.arg(now + pages)));
        const auto refused = WorldStore(*db).write(change);
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"is full"_s), qPrintable(refused.error().message));
        QCOMPARE(dump(*db), before);
        QVERIFY((*db).number(u"PRAGMA max_page_count=1000000"_s));
        QCOMPARE(written(db, change).accountsIn(unit).size(), 1520);
    }

    void aDamagedIdIsSaidAndNotPassedOver()
    {
        const Database db;
        written(db, start(1));
        QVERIFY((*db).execute(u"UPDATE org_account SET id = '77' WHERE id = '200000000000'"_s));
        const auto world = WorldStore(*db).load();
        QVERIFY(!world);
        QVERIFY(world.error().message.contains(u"damaged"_s));
    }

    void activityIsAnsweredLatestFirstAndInPages()
    {
        const Database db;
        ActivityStore store(*db);
        for (int i = 1; i <= 25; ++i) {
            const auto id = store.append(
                {0, day.addSecs(i), payer.toString(), u"MoveAccount"_s, u"Account %1"_s.arg(i), {}});
            QVERIFY(id && *id == i);
        }
        QCOMPARE(*store.lastId(), 25);
        QStringList seen;
        qint64 before = 0;
        for (;;) {
            const auto page = store.records({.before = before, .limit = 10});
            QVERIFY(page);
            if (page->isEmpty())
                break;
            for (const ActivityRecord& record : *page)
                seen.append(record.subject);
            before = page->last().id;
        }
        QCOMPARE(seen.size(), 25);
        QCOMPARE(seen.first(), u"Account 25"_s);
        QCOMPARE(seen.last(), u"Account 1"_s);
        QCOMPARE(store.records({.limit = 1})->first().at, day.addSecs(25));
    }

    void activityIsFoundByWordsAndByWhatItConcerns()
    {
        const Database db;
        ActivityStore store(*db);
        const QList<FieldChange> move{
            {u"Account"_s, u"222222222222"_s, u"ParentId"_s, u"r-ab12"_s, unit.toString()}};
        const QList<FieldChange> attach{{u"PolicyAttachment"_s,
                                         u"ou-ab12-11111111/p-FullAWSAccess"_s,
                                         u"TargetId"_s,
                                         {},
                                         unit.toString()}};
        QVERIFY(
            store.append({0, day, u"111111111111"_s, u"MoveAccount"_s, u"Prüfung (222222222222)"_s, move}));
        QVERIFY(store.append({0, day, u"111111111111"_s, u"AttachPolicy"_s, u"Production"_s, attach}));
        QVERIFY(store.append({0, day, u"system"_s, u"Settle"_s, u"50% off_all"_s, {}}));
        const auto found = [&](const ActivityQuery& query) {
            QStringList operations;
            const auto records = store.records(query);
            for (const ActivityRecord& record : *records)
                operations.append(record.operation);
            return operations.join(u' ');
        };
        QCOMPARE(found({}), u"Settle AttachPolicy MoveAccount"_s);
        QCOMPARE(found({.text = u"PRÜF"_s}), u"MoveAccount"_s);
        QCOMPARE(found({.text = u"policy"_s}), u"AttachPolicy"_s);
        QCOMPARE(found({.text = u"SYSTEM"_s}), u"Settle"_s);
        QCOMPARE(found({.text = u"% off_"_s}), u"Settle"_s);
        QCOMPARE(found({.text = u"_"_s}), u"Settle"_s);
        QCOMPARE(found({.about = u"222222222222"_s}), u"MoveAccount"_s);
        QCOMPARE(found({.about = unit.toString()}), u"AttachPolicy MoveAccount"_s);
        QCOMPARE(found({.about = u"p-FullAWSAccess"_s}), u"AttachPolicy"_s);
        QCOMPARE(found({.about = u"111111111111"_s}), QString());
        QCOMPARE(store.records({.about = u"222222222222"_s})->first().fields, move);
    }

    void activityStaysAsItWasWritten()
    {
        const Database db;
        QVERIFY(ActivityStore(*db).append(
            {0, day, u"system"_s, u"x"_s, {}, {{u"Account"_s, u"222222222222"_s, u"Name"_s, {}, u"n"_s}}}));
        for (const char* sql : {"DELETE FROM activity", "UPDATE activity SET actor = 'other'",
                                "DELETE FROM activity_about", "UPDATE activity_about SET about = 'other'"})
            QVERIFY2(!(*db).execute(QString::fromLatin1(sql)), sql);
    }
};

QTEST_GUILESS_MAIN(WorldStoreTest)
#include "tst_worldstore.moc"
