// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QString payerKey = u"112233445566"_s;
const AccountId payer = *AccountId::parse(u"112233445566");

const World& worldOf(const Office& office)
{
    QCoreApplication::processEvents();
    return office->organizations().world();
}

QString nameInBill(const Office& office, const QString& key)
{
    for (const BillRow& row : answer(office->table({.bill = billId()})).rows) {
        if (row.key == key)
            return row.name;
    }
    return u"not there"_s;
}

QStringList keys(const QList<AccountInfo>& accounts)
{
    QStringList keys;
    for (const AccountInfo& account : accounts)
        keys.append(account.key);
    return keys;
}

} // namespace

/// Where the accounts of bills meet those of organizations.
class BillAccountsTest : public QObject
{
    Q_OBJECT

private slots:
    void anOrganizationMadeOfBillsIsARealOne()
    {
        Office office;
        answer(office->runImport(QStringList{writeSixAccounts(office.path(u"six"_s))},
                                 {.makeOrganization = true}));
        const World& world = worldOf(office);
        QCOMPARE(violations(world), QStringList());
        const Organization* const organization = world.organizationPaidBy(payer);
        QVERIFY(organization);
        QCOMPARE(world.members(organization->id).size(), 6);
        const Account* const account = world.account(*AccountId::parse(u"669150428837"));
        QCOMPARE(account->name, u"Production"_s);
        QCOMPARE(account->membership->joined, QDateTime({2026, 9, 1}, {0, 0}, Qt::UTC));
        QCOMPARE(world.periodsOf(account->id).size(), 1);
        // All of it is one entry in the list of what was done.
        const auto activity = answer(office->organizations().activity({}));
        QCOMPARE(activity.size(), 1);
        QCOMPARE(activity.first().operation, u"ImportOrganization"_s);
        QCOMPARE(activity.first().actor, payerKey);
    }

    void accountsThatComeLaterAreSaidAndCanBeAdded()
    {
        Office office;
        office.import(sixAccounts(), {.makeOrganization = true});
        QVERIFY(answer(office->unknownAccounts(payerKey)).isEmpty());
        QList<CurLine> lines = sixAccounts();
        lines.append(CurLine{.account = "999999999999"});
        lines.append(CurLine{.account = "888888888888"});
        office.import(lines);
        QCOMPARE(keys(answer(office->unknownAccounts(payerKey))),
                 (QStringList{u"888888888888"_s, u"999999999999"_s}));
        done(office->addToOrganization(payerKey, {u"999999999999"_s}));
        QCOMPARE(keys(answer(office->unknownAccounts(payerKey))), QStringList{u"888888888888"_s});
        const Account* const added = worldOf(office).account(*AccountId::parse(u"999999999999"));
        QVERIFY(added && added->membership);
        QCOMPARE(answer(office->organizations().activity({})).first().operation, u"ImportAccounts"_s);
        done(office->makeOrganization(payerKey)); // the rest
        QVERIFY(answer(office->unknownAccounts(payerKey)).isEmpty());
        QVERIFY(
            refusal(office->addToOrganization(payerKey, {u"777777777777"_s})).contains(u"777777777777"_s));
        QVERIFY(refusal(office->addToOrganization(u"000000000000"_s, {})).contains(u"no organization"_s));
        QCOMPARE(violations(worldOf(office)), QStringList());
    }

    void anAccountThatLeftIsKnownAndComesBackOnlyWhenAskedFor()
    {
        Office office;
        office.import(sixAccounts(), {.makeOrganization = true});
        OrganizationService& service = office->organizations();
        const AccountId left = *AccountId::parse(u"669150428837");
        QVERIFY(worldOf(office).account(left));
        service.actAs(payer);
        answer(service.perform({RemoveAccountFromOrganization{left}}));
        QVERIFY(!worldOf(office).account(left)->membership);
        QVERIFY(answer(office->unknownAccounts(payerKey)).isEmpty()); // its bills are from when it was there
        done(office->makeOrganization(payerKey));
        QVERIFY(!worldOf(office).account(left)->membership);
        done(office->addToOrganization(payerKey, {left.toString()}));
        const World& world = worldOf(office);
        QVERIFY(world.account(left)->membership);
        QCOMPARE(world.periodsOf(left).size(), 2);
        QVERIFY(world.periodsOf(left).last().joined > *world.periodsOf(left).first().left);
        QCOMPARE(violations(world), QStringList());
    }

    void anAccountOfAnotherOrganizationStaysThere()
    {
        Office office;
        OrganizationService& service = office->organizations();
        const AccountId other = *AccountId::parse(u"669150428837");
        answer(service.perform({AddAccount{other, u"Its own payer"_s, u"own@example.com"_s}}));
        QCoreApplication::processEvents();
        service.actAs(other);
        answer(service.perform({CreateOrganization{}}));
        office.import(sixAccounts(), {.makeOrganization = true});
        const World& world = worldOf(office);
        QCOMPARE(world.organizations().size(), 2);
        QCOMPARE(world.organizationOf(other)->payer, other);
        QCOMPARE(world.members(world.organizationPaidBy(payer)->id).size(), 5);
        QVERIFY(
            answer(office->unknownAccounts(payerKey)).isEmpty()); // its bills name it, so it is known there
    }

    void aPayerOfAnotherFormGetsAPlainList()
    {
        Office office;
        QList<CurLine> lines = sixAccounts();
        for (CurLine& line : lines)
            line.payer = "billing-account-7";
        office.import(lines, {.makeOrganization = true});
        QVERIFY(worldOf(office).organizations().isEmpty());
        const PayerInfo info = answer(office->payers()).first();
        QVERIFY(info.organizationId.startsWith("o-"_L1));
        QCOMPARE(info.linkedAccounts, 6);
        QVERIFY(answer(office->unknownAccounts(u"billing-account-7"_s)).isEmpty());
        lines.append(CurLine{.account = "sub", .payer = "billing-account-7"});
        office.import(lines);
        QCOMPARE(keys(answer(office->unknownAccounts(u"billing-account-7"_s))), QStringList{u"sub"_s});
        done(office->addToOrganization(u"billing-account-7"_s, {u"sub"_s}));
        QVERIFY(answer(office->unknownAccounts(u"billing-account-7"_s)).isEmpty());
    }

    void billsTakeTheNameThatTheOrganizationHas()
    {
        Office office;
        answer(office->runImport(QStringList{writeSixAccounts(office.path(u"six"_s))},
                                 {.makeOrganization = true}));
        OrganizationService& service = office->organizations();
        const AccountId shop = *AccountId::parse(u"318204557120");
        QVERIFY(worldOf(office).account(shop));
        service.actAs(payer);
        Changes told;
        connect(office.workspace.get(), &Workspace::changed, this, [&told](Changes what) { told |= what; });
        answer(service.perform({RenameAccount{shop, u"Shop"_s}}));
        QCoreApplication::processEvents();
        QVERIFY(told.testFlag(Change::Organization));
        QCOMPARE(nameInBill(office, shop.toString()), u"Shop"_s);
        // And the other way round: a name given in a bill is the organization's.
        done(office->nameAccount(shop.toString(), u" Web shop "_s));
        QCOMPARE(worldOf(office).account(shop)->name, u"Web shop"_s);
        QCOMPARE(nameInBill(office, shop.toString()), u"Web shop"_s);
        QCOMPARE(service.undoTitle(), u"Rename account"_s);
        QCOMPARE(answer(service.activity({})).first().operation, u"RenameAccount"_s);
        answer(service.undo());
        QCOMPARE(nameInBill(office, shop.toString()), u"Shop"_s);
        // An empty name gives it back to the imports.
        done(office->nameAccount(shop.toString(), {}));
        QVERIFY(!nameInBill(office, shop.toString()).contains(u"hop"_s));
        QVERIFY(refusal(office->nameAccount(shop.toString(), u"tab\there"_s)) != u"done"_s);
    }

    void issuedBillsKeepTheirNames()
    {
        Office office;
        office.import(sixAccounts(), {.makeOrganization = true});
        answer(office->issue(billId()));
        const QString before = nameInBill(office, u"669150428837"_s);
        done(office->nameAccount(u"669150428837"_s, u"Renamed"_s));
        QCOMPARE(nameInBill(office, u"669150428837"_s), before);
        QCOMPARE(worldOf(office).account(*AccountId::parse(u"669150428837"))->name, u"Renamed"_s);
    }
};

QTEST_GUILESS_MAIN(BillAccountsTest)
#include "tst_billaccounts.moc"
