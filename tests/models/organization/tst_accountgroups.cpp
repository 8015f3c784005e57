// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "models/organization/accountgroups.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// Root: payer. Production: shop; in it Web: web. One account is elsewhere, one has left.
struct Tree {
    Scene s;
    AccountId payer = s.addPayer(u"Pay"_s);
    AccountId shop = s.join(payer, u"Shop"_s), web = s.join(payer, u"Web"_s), left = s.join(payer, u"Left"_s);
    AccountId alone = s.add(u"Alone"_s);
    UnitId production = s.unit(payer, s.root(payer), u"Production"_s);
    UnitId inner = s.unit(payer, production, u"Web"_s);

    Tree()
    {
        s.done(payer, MoveAccount{shop, s.root(payer), production});
        s.done(payer, MoveAccount{web, s.root(payer), inner});
        s.done(left, LeaveOrganization{});
        s.done(payer, TagResource{shop.toString(), {{u"team"_s, u"a"_s}}});
        s.done(payer, TagResource{web.toString(), {{u"team"_s, {}}, {u"stage"_s, u"x"_s}}});
    }
    AccountGroups groups() const { return {s.world, payer.toString()}; }
};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestAccountGroups : public QObject
{
    Q_OBJECT

private slots:
    void unitsHoldTheUnitsInsideThem()
    {
        const Tree t;
        const AccountGroups groups = t.groups();
        const AccountGroup production{t.production.toString(), u"Production"_s};
        QCOMPARE(groups.unitOf(t.shop.toString()), production);
        QCOMPARE(groups.unitOf(t.web.toString()), production);
        QCOMPARE(groups.unitOf(t.payer.toString()),
                 (AccountGroup{t.s.root(t.payer).toString(), u"Directly in the root"_s}));
        for (const QString& outside : {t.left.toString(), t.alone.toString(), u"azure-subscription"_s})
            QCOMPARE(groups.unitOf(outside), AccountGroup());
    }

    void insideAUnitItsOwnAccountsStandBesideItsUnits()
    {
        const Tree t;
        const AccountGroups groups = t.groups();
        const QString inside = t.production.toString();
        QCOMPARE(groups.unitOf(t.shop.toString(), inside),
                 (AccountGroup{inside + u'/', u"Directly in Production"_s}));
        QCOMPARE(groups.unitOf(t.web.toString(), inside),
                 (AccountGroup{t.inner.toString(), u"Production / Web"_s}));
        QCOMPARE(groups.unitOf(t.payer.toString(), inside), AccountGroup());
    }

    void aGroupMeansTheAccountsThatAreInIt_data()
    {
        QTest::addColumn<QString>("inside");
        QTest::newRow("from the root") << QString();
        QTest::newRow("from a unit") << Tree().production.toString();
    }
    void aGroupMeansTheAccountsThatAreInIt()
    {
        QFETCH(QString, inside);
        const Tree t;
        const AccountGroups groups = t.groups();
        const QStringList all{t.payer.toString(), t.shop.toString(), t.web.toString(), t.left.toString(),
                              t.alone.toString()};
        for (const QString& account : all) {
            const QString key = groups.unitOf(account, inside).key;
            if (key.isEmpty() && !inside.isEmpty())
                continue; // what is outside of the unit is asked by the step that names the unit
            const AccountSet set = groups.inUnit(key);
            for (const QString& other : all)
                QCOMPARE(set.accounts.contains(other) != set.others, groups.unitOf(other, inside).key == key);
        }
    }

    void tagsWithoutAValueAreTags()
    {
        const Tree t;
        const AccountGroups groups = t.groups();
        QCOMPARE(groups.tagOf(t.shop.toString(), u"team"_s), (AccountGroup{u"=a"_s, u"a"_s}));
        QCOMPARE(groups.tagOf(t.web.toString(), u"team"_s),
                 (AccountGroup{u"="_s, u"team without a value"_s}));
        QCOMPARE(groups.tagOf(t.payer.toString(), u"team"_s), AccountGroup());
        QCOMPARE(groups.tagOf(t.alone.toString(), u"team"_s), AccountGroup());
        QCOMPARE(groups.tagKeys(), (QStringList{u"stage"_s, u"team"_s}));
        QCOMPARE(groups.withTag(u"team"_s, u"=a"_s).accounts, QStringList{t.shop.toString()});
        QCOMPARE(groups.withTag(u"team"_s, u"="_s).accounts, QStringList{t.web.toString()});
        const AccountSet without = groups.withTag(u"team"_s, {});
        QVERIFY(without.others);
        QCOMPARE(sorted(without.accounts), sorted({t.shop.toString(), t.web.toString()}));
    }

    void aPayerWithoutAnOrganizationHasEverythingOutside()
    {
        const Tree t;
        const AccountGroups groups(t.s.world, u"999999999999"_s);
        QCOMPARE(groups.unitOf(t.shop.toString()), AccountGroup());
        QVERIFY(groups.inUnit({}).others);
        QVERIFY(groups.inUnit({}).accounts.isEmpty());
        QVERIFY(!groups.inUnit(t.production.toString()).others);
        QVERIFY(groups.tagKeys().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAccountGroups)
#include "tst_accountgroups.moc"
