// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/activitystore.h"
#include "models/storage/billreader.h"
#include "models/storage/migrations.h"
#include "models/storage/organizationstore.h"
#include "models/storage/worldstore.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// A database as the version before organizations made it, and then opened by this one.
class Older
{
public:
    Older() { open(2); }
    void execute(const QStringList& statements)
    {
        for (const QString& sql : statements) {
            if (auto ran = m_connection->execute(sql); !ran)
                qFatal("%s", qPrintable(ran.error().cause));
        }
    }
    Connection& operator*() const { return *m_connection; }
    Connection& takenForward()
    {
        open(shippedMigrations()->size());
        return *m_connection;
    }

private:
    void open(qsizetype version)
    {
        m_connection.reset();
        auto migrations = shippedMigrations();
        auto opened = Connection::open(m_dir.filePath(u"old.billfold"_s), migrations->first(version));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message + opened.error().cause));
        m_connection = std::move(*opened);
    }
    QTemporaryDir m_dir;
    std::unique_ptr<Connection> m_connection;
};

const QString octoberThird = u"1791011640"_s; // seconds, 2026-10-03T07:14:00Z

QString accountOf(const World& world, const char* id)
{
    const Account* const account = world.account(*AccountId::parse(QString::fromLatin1(id)));
    if (account == nullptr)
        return u"none"_s;
    if (!account->membership)
        return account->name + u", alone"_s;
    return account->name + u" in "_s + account->membership->organization.toString() + u" since "_s +
           account->membership->joined.toString(Qt::ISODate);
}

} // namespace

/// What older databases have of organizations becomes what the rules know, and nothing gets lost.
class CarriedOverTest : public QObject
{
    Q_OBJECT

private slots:
    void aPayerWithItsMembersBecomesAnOrganization()
    {
        Older db;
        import(*db, {{.account = "111111111111", .period = "2026-08", .accountName = "Payer"},
                     {.account = "222222222222", .period = "2026-09", .accountName = "Shop"},
                     {.account = "333333333333",
                      .period = "2026-08",
                      .accountName = "Tests" }});
        import(*db,
               {{.account = "444444444444",
                 .period = "2026-07" }},
               "2"); // after the organization was made
        db.execute(
            {u"UPDATE account SET given_name = 'Our shop' WHERE key = '222222222222'"_s,
             u"INSERT INTO organization VALUES ('111111111111', 'Payer', 'o-abcdefghij', %1)"_s.arg(
                 octoberThird),
             u"INSERT INTO member SELECT '111111111111', id FROM account WHERE key <> '444444444444'"_s});
        Connection& connection = db.takenForward();
        auto world = WorldStore(connection).load();
        QVERIFY2(world, world ? "" : qPrintable(world.error().cause));
        QCOMPARE(world->organizations().size(), 1);
        const Organization& organization = world->organizations().first();
        QCOMPARE(organization.id.toString(), u"o-abcdefghij"_s);
        QCOMPARE(organization.payer.toString(), u"111111111111"_s);
        QCOMPARE(organization.accountQuota, 10);
        QVERIFY(organization.finalizedAt.isValid());
        // From the payer's, and from each account's own, earliest bill in force.
        QCOMPARE(accountOf(*world, "111111111111"), u"Payer in o-abcdefghij since 2026-07-01T00:00:00Z"_s);
        QCOMPARE(accountOf(*world, "222222222222"), u"Our shop in o-abcdefghij since 2026-09-01T00:00:00Z"_s);
        QCOMPARE(accountOf(*world, "333333333333"), u"Tests in o-abcdefghij since 2026-08-01T00:00:00Z"_s);
        QCOMPARE(accountOf(*world, "444444444444"), u"none"_s); // and still said to be unknown
        for (const Account& account : world->accounts()) {
            QCOMPARE(account.membership->method, JoinedMethod::Invited);
            QVERIFY(account.email.isEmpty());
            QCOMPARE(world->periodsOf(account.id).size(), 1);
            QCOMPARE(world->periodsOf(account.id).first().joined, account.membership->joined);
        }
        const auto part = BillReader(connection).part(billId("2026-07"));
        QCOMPARE(*BillReader(connection).unknownAccounts((*part)->id), QStringList{u"444444444444"_s});
        const auto payers = OrganizationStore(connection).payers();
        QCOMPARE(payers->size(), 1);
        QCOMPARE(payers->first().organizationId, u"o-abcdefghij"_s);
        QCOMPARE(payers->first().organizationName, u"Payer"_s);
        QCOMPARE(payers->first().linkedAccounts, 2);
    }

    void theListOfChangesBeginsWithWhatWasCarriedOver()
    {
        Older db;
        db.execute(
            {u"INSERT INTO account (key, imported_name) VALUES ('111111111111', 'P'), ('222222222222', 'S')"_s,
             u"INSERT INTO organization VALUES ('111111111111', 'P', 'o-abcdefghij', %1)"_s.arg(octoberThird),
             u"INSERT INTO member SELECT '111111111111', id FROM account"_s});
        ActivityStore activity(db.takenForward());
        const auto records = activity.records({.text = u"o-abcdefghij"_s});
        QVERIFY(records);
        QCOMPARE(records->size(), 1);
        const ActivityRecord& record = records->first();
        QCOMPARE(record.actor, u"system"_s);
        QCOMPARE(record.operation, u"ImportOrganization"_s);
        QCOMPARE(record.subject, u"o-abcdefghij"_s);
        QVERIFY(record.fields.contains(
            FieldChange{u"Organization"_s, u"o-abcdefghij"_s, u"MasterAccountId"_s, {}, u"111111111111"_s}));
        QVERIFY(record.fields.contains(
            FieldChange{u"Account"_s, u"222222222222"_s, u"OrganizationId"_s, {}, u"o-abcdefghij"_s}));
        QVERIFY(record.fields.contains(FieldChange{
            u"Account"_s, u"222222222222"_s, u"JoinedTimestamp"_s, {}, u"2026-10-03T07:14:00.000Z"_s}));
        QCOMPARE(activity.records({.about = u"222222222222"_s})->size(), 1);
    }

    void aPayerWithoutBillsKeepsTheDayItWasMade()
    {
        Older db;
        db.execute(
            {u"INSERT INTO account (key, imported_name) VALUES ('012345678901', '')"_s,
             u"INSERT INTO organization VALUES ('012345678901', 'Founders', 'o-1', %1)"_s.arg(octoberThird),
             u"INSERT INTO member SELECT '012345678901', id FROM account"_s});
        auto world = WorldStore(db.takenForward()).load();
        // An id that is none is replaced; the name that only the organization had is the payer's.
        QCOMPARE(accountOf(*world, "012345678901"),
                 u"Founders in o-012345678901 since 2026-10-03T07:14:00Z"_s);
    }

    void manyMembersGetAQuotaThatHoldsThem()
    {
        Older db;
        QStringList statements{
            u"INSERT INTO organization VALUES ('111111111111', 'P', 'o-abcdefghij', %1)"_s.arg(octoberThird),
            u"INSERT INTO account (key, imported_name) VALUES ('111111111111', 'P')"_s};
        for (int i = 0; i < 30; ++i)
            statements << u"INSERT INTO account (key, imported_name) VALUES ('2%1', 'n')"_s.arg(
                QString::number(i).rightJustified(11, u'0'));
        db.execute(statements << u"INSERT INTO member SELECT '111111111111', id FROM account"_s);
        auto world = WorldStore(db.takenForward()).load();
        QCOMPARE(world->members(world->organizations().first().id).size(), 31);
        QCOMPARE(world->organizations().first().accountQuota, 31);
    }

    void keysOfOtherFormsStayAPlainList()
    {
        Older db;
        import(*db, {{.account = "sub-a", .payer = "billing-7"},
                     {.account = "123",
                      .payer = "111111111111" }});
        db.execute(
            {u"INSERT INTO organization VALUES ('billing-7', 'Cloudy', 'o-xxxxxxxxxx', %1)"_s.arg(
                 octoberThird),
             u"INSERT INTO member SELECT 'billing-7', id FROM account WHERE key = 'sub-a'"_s,
             u"INSERT INTO organization VALUES ('111111111111', 'P', 'o-abcdefghij', %1)"_s.arg(octoberThird),
             u"INSERT INTO member SELECT '111111111111', id FROM account WHERE key = '123'"_s});
        Connection& connection = db.takenForward();
        auto world = WorldStore(connection).load();
        QCOMPARE(world->organizations().size(), 1);
        QCOMPARE(world->accounts().size(), 1); // 123 has lost its zeros, and is left as it is
        const auto payers = OrganizationStore(connection).payers();
        QCOMPARE(payers->size(), 2);
        QCOMPARE(payers->at(1).key, u"billing-7"_s);
        QCOMPARE(payers->at(1).organizationName, u"Cloudy"_s);
        QCOMPARE(payers->at(1).organizationId, u"o-xxxxxxxxxx"_s);
        for (const char* payer : {"billing-7", "111111111111"}) {
            const auto part = BillReader(connection).part(billId("2026-09", payer));
            QVERIFY(BillReader(connection).unknownAccounts((*part)->id)->isEmpty());
        }
    }

    void anAccountOfTwoPayersGoesToOneAndAPayerToItself()
    {
        Older db;
        db.execute(
            {u"INSERT INTO account (key, imported_name) VALUES ('111111111111', ''), ('222222222222', ''),"
             " ('333333333333', '')"_s,
             u"INSERT INTO organization VALUES ('111111111111', 'One', 'o-abcdefghij', %1)"_s.arg(
                 octoberThird),
             u"INSERT INTO organization VALUES ('222222222222', 'Two', 'o-abcdefghij', %1)"_s.arg(
                 octoberThird),
             u"INSERT INTO member SELECT '111111111111', id FROM account"_s,
             u"INSERT INTO member SELECT '222222222222', id FROM account WHERE key <> '111111111111'"_s});
        Connection& connection = db.takenForward();
        auto world = WorldStore(connection).load();
        QVERIFY(world);
        QCOMPARE(world->organizations().size(), 2);
        QCOMPARE(world->organizationOf(*AccountId::parse(u"333333333333"))->payer.toString(),
                 u"111111111111"_s);
        QCOMPARE(world->organizationOf(*AccountId::parse(u"222222222222"))->payer.toString(),
                 u"222222222222"_s);
        // Both go on knowing it.
        QCOMPARE(OrganizationStore(connection).accountsOf(u"222222222222"_s)->size(), 2);
    }

    void namesOfTheOrganizationGoFirst()
    {
        const Database db;
        import(*db, {{.account = "222222222222", .accountName = "imported" }});
        const auto name = [&] { return OrganizationStore(*db).accountsOf(u"111111111111"_s)->last().name; };
        QCOMPARE(name(), u"imported"_s);
        QVERIFY(OrganizationStore(*db).nameAccount(u"222222222222"_s, u"given"_s));
        QCOMPARE(name(), u"given"_s);
        const Account account{.id = *AccountId::parse(u"222222222222"),
                              .name = u"of the organization"_s,
                              .created = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC)};
        QVERIFY(WorldStore(*db).write({u"AddAccount"_s, {}, {{{}, account}}}));
        QCOMPARE(name(), u"of the organization"_s);
    }
};

QTEST_GUILESS_MAIN(CarriedOverTest)
#include "tst_carriedover.moc"
