// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId payer = *AccountId::parse(u"112233445566");
const AccountId large = *AccountId::parse(u"669150428837");  // 428.75
const AccountId medium = *AccountId::parse(u"440916273358"); // 119.27

/// Six accounts: one in Production, one in Web inside it, the others under the root; two have a tag.
class Tree
{
public:
    Tree()
    {
        office.import(sixAccounts(), {.makeOrganization = true});
        service().actAs(payer);
        perform(CreateOrganizationalUnit{root(), u"Production"_s});
        production = world().units().firstKey();
        perform(CreateOrganizationalUnit{production, u"Web"_s});
        inner = world().unitsIn(production).constFirst();
        perform(MoveAccount{large, root(), production});
        perform(MoveAccount{medium, root(), inner});
        perform(TagResource{large.toString(), {{u"team"_s, u"a"_s}}});
        perform(TagResource{medium.toString(), {{u"team"_s, {}}}});
    }
    OrganizationService& service() { return office->organizations(); }
    /// As it is once the service has heard of what was written.
    const World& world()
    {
        QCoreApplication::processEvents();
        return service().world();
    }
    RootId root() { return world().organizationPaidBy(payer)->root; }
    void perform(const Command& command) { answer(service().perform({command})); }
    BillTable table(Dimension by, const QList<FilterStep>& filters = {}, const QString& tag = {})
    {
        return answer(office->table({.bill = billId(), .by = by, .tagKey = tag, .filters = filters}));
    }

    Office office;
    UnitId production = *UnitId::parse(u"ou-0000-00000000"), inner = production;
};

QStringList names(const BillTable& table)
{
    QStringList list;
    for (const BillRow& row : table.rows)
        list.append(row.name);
    return list;
}

void addUp(const BillTable& table)
{
    Money sum;
    Money::Wide cents = 0;
    for (const BillRow& row : table.rows) {
        sum += row.amount;
        cents += row.cents;
    }
    QCOMPARE(sum, table.total);
    QVERIFY(cents == table.totalCents);
}

} // namespace

/// Bills by what the organization says of the accounts.
class BillGroupsTest : public QObject
{
    Q_OBJECT

private slots:
    void unitsHoldWhatIsInsideThemAndAddUpToTheBill()
    {
        Tree t;
        const BillTable units = t.table(Dimension::Unit);
        QCOMPARE(names(units), (QStringList{u"Production"_s, u"Directly in the root"_s}));
        QCOMPARE(units.rows[0].amount, money("548.02"));
        QCOMPARE(units.total, money("636.64"));
        addUp(units);
    }

    void insideAUnitTheUnitsInItStandApart()
    {
        Tree t;
        const FilterStep step{Dimension::Unit, t.production.toString(), u"Production"_s, {}};
        const BillTable inside = t.table(Dimension::Unit, {step});
        QCOMPARE(names(inside), (QStringList{u"Directly in Production"_s, u"Production / Web"_s}));
        QCOMPARE(inside.total, money("548.02"));
        addUp(inside);
        QCOMPARE(rows(t.table(Dimension::Account, {step})), u"669150428837=428.75 440916273358=119.27"_s);
        // Each row leads to the accounts it is made of
        const FilterStep own{Dimension::Unit, inside.rows[0].key, inside.rows[0].name, {}};
        QCOMPARE(t.table(Dimension::Account, {step, own}).total, inside.rows[0].amount);
        const LinePage lines = answer(t.office->lines({.bill = billId(), .filters = {step, own}}));
        QVERIFY(!lines.rows.isEmpty());
        for (const LineRow& line : lines.rows)
            QCOMPARE(line.accountKey, large.toString());
    }

    void tagsOfAccountsAddUpToTheBill()
    {
        Tree t;
        const BillTable tags = t.table(Dimension::AccountTag, {}, u"team"_s);
        QCOMPARE(names(tags), (QStringList{u"a"_s, u"team without a value"_s, u"Accounts without team"_s}));
        addUp(tags);
        for (const BillRow& row : tags.rows) {
            const FilterStep step{Dimension::AccountTag, row.key, row.name, u"team"_s};
            QCOMPARE(t.table(Dimension::Account, {step}).total, row.amount);
        }
    }

    void withoutAnOrganizationEverythingIsOutside()
    {
        Office office;
        office.import(sixAccounts());
        const BillTable units = answer(office->table({.bill = billId(), .by = Dimension::Unit}));
        QCOMPARE(names(units), QStringList{u"Not in the organization"_s});
        QCOMPARE(units.rows[0].amount, money("636.64"));
        const FilterStep step{Dimension::Unit, {}, units.rows[0].name, {}};
        QCOMPARE(answer(office->table({.bill = billId(), .filters = {step}})).total, money("636.64"));
    }

    void monthsAreFoldedEachForItself()
    {
        Tree t;
        const TrendTable trend = answer(t.office->trend({.payer = payer.toString(),
                                                         .currency = u"USD"_s,
                                                         .last = billId().period,
                                                         .months = 1,
                                                         .by = Dimension::Unit}));
        QCOMPARE(trend.rows.size(), 2);
        QCOMPARE(trend.rows[0].name, u"Production"_s);
        QCOMPARE(trend.rows[0].total, money("548.02"));
    }
};

QTEST_GUILESS_MAIN(BillGroupsTest)
#include "tst_billgroups.moc"
