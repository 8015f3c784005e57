// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const UnitId noUnit = *UnitId::parse(u"ou-zzzz-zzzzzzzz");

/// A chain of units below the root, deepest last.
QList<UnitId> chain(Scene& s, const AccountId& payer, int length)
{
    QList<UnitId> units;
    for (int i = 0; i < length; ++i)
        units.append(
            s.unit(payer, units.isEmpty() ? NodeId(s.root(payer)) : NodeId(units.last()), u"U%1"_s.arg(i)));
    return units;
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows{
        {"CreateOrganizationalUnit",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CreateOrganizationalUnit{s.root(payer), u"U"_s});
         }},
        {"UpdateOrganizationalUnit",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, UpdateOrganizationalUnit{chain(s, payer, 1).first(), u"V"_s});
         }},
        {"MoveOrganizationalUnit",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveOrganizationalUnit{chain(s, payer, 2).last(), s.root(payer)});
         }},
        {"DeleteOrganizationalUnit",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, DeleteOrganizationalUnit{chain(s, payer, 2).last()});
         }},
        {"CreateOrganizationalUnit", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) {
             return s.refusal(s.add(u"A"_s), CreateOrganizationalUnit{noUnit, u"U"_s});
         }},
        {"CreateOrganizationalUnit", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(s.join(payer, u"A"_s), CreateOrganizationalUnit{s.root(payer), u"U"_s});
         }},
        {"CreateOrganizationalUnit", u"DuplicateOrganizationalUnitException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.unit(payer, s.root(payer), u"U"_s);
             return s.refusal(payer, CreateOrganizationalUnit{s.root(payer), u"U"_s});
         }},
        {"CreateOrganizationalUnit", u"ParentNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), CreateOrganizationalUnit{noUnit, u"U"_s});
         }},
        {"CreateOrganizationalUnit", u"ParentNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), other = s.addPayer(u"Other"_s);
             return s.refusal(payer, CreateOrganizationalUnit{s.root(other), u"U"_s});
         },
         "another organization's root"},
        {"CreateOrganizationalUnit", u"ConstraintViolationException OU_DEPTH_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CreateOrganizationalUnit{chain(s, payer, 5).last(), u"U"_s});
         }},
        {"CreateOrganizationalUnit", u"ConstraintViolationException OU_NUMBER_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const Organization organization = s.organization(payer);
             ChangeSet change;
             for (int i = 0; i < 2000; ++i)
                 change.changes.append({{},
                                        Unit{*UnitId::parse(u"ou-abcd-%1"_s.arg(i, 8, 10, QLatin1Char('0'))),
                                             organization.id, organization.root, QString::number(i), s.now}});
             s.world.apply(change);
             return s.refusal(payer, CreateOrganizationalUnit{organization.root, u"U"_s});
         }},
        {"CreateOrganizationalUnit", u"InvalidInputException INPUT_REQUIRED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CreateOrganizationalUnit{s.root(payer), {}});
         }},
        {"CreateOrganizationalUnit", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CreateOrganizationalUnit{s.root(payer), QString(129, u'x')});
         }},
        {"CreateOrganizationalUnit", u"InvalidInputException INVALID_PATTERN"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CreateOrganizationalUnit{s.root(payer), u"<script>"_s});
         }},
        {"UpdateOrganizationalUnit", u"OrganizationalUnitNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), UpdateOrganizationalUnit{noUnit, u"U"_s});
         }},
        {"UpdateOrganizationalUnit", u"DuplicateOrganizationalUnitException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.unit(payer, s.root(payer), u"U"_s);
             return s.refusal(payer, UpdateOrganizationalUnit{s.unit(payer, s.root(payer), u"V"_s), u"U"_s});
         }},
        {"MoveOrganizationalUnit", u"OrganizationalUnitNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveOrganizationalUnit{noUnit, s.root(payer)});
         }},
        {"MoveOrganizationalUnit", u"ParentNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveOrganizationalUnit{chain(s, payer, 1).first(), noUnit});
         }},
        {"MoveOrganizationalUnit", u"DuplicateOrganizationalUnitException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveOrganizationalUnit{chain(s, payer, 1).first(), s.root(payer)});
         },
         "where it is"},
        {"MoveOrganizationalUnit", u"DuplicateOrganizationalUnitException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const UnitId first = s.unit(payer, s.root(payer), u"U"_s);
             return s.refusal(payer, MoveOrganizationalUnit{s.unit(payer, first, u"U"_s), s.root(payer)});
         },
         "the name is taken there"},
        {"MoveOrganizationalUnit", u"InvalidInputException INVALID_PATTERN_TARGET_ID"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const QList<UnitId> units = chain(s, payer, 3);
             return s.refusal(payer, MoveOrganizationalUnit{units[0], units[2]});
         },
         "into itself"},
        {"MoveOrganizationalUnit", u"ConstraintViolationException OU_DEPTH_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const QList<UnitId> units = chain(s, payer, 4);
             const UnitId other = s.unit(payer, s.root(payer), u"Other"_s);
             s.unit(payer, other, u"Child"_s);
             return s.refusal(payer, MoveOrganizationalUnit{other, units[3]});
         }},
        {"DeleteOrganizationalUnit", u"OrganizationalUnitNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), DeleteOrganizationalUnit{noUnit}); }},
        {"DeleteOrganizationalUnit", u"OrganizationalUnitNotEmptyException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, DeleteOrganizationalUnit{chain(s, payer, 2).first()});
         },
         "a unit in it"},
        {"DeleteOrganizationalUnit", u"OrganizationalUnitNotEmptyException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const UnitId unit = chain(s, payer, 1).first();
             s.done(payer, MoveAccount{payer, s.root(payer), unit});
             return s.refusal(payer, DeleteOrganizationalUnit{unit});
         },
         "an account in it"},
    };
    return rows;
}

} // namespace

class TestUnitRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Units, refusals()), QStringList());
    }

    void aUnitCarriesTheRootsIdAndMayShareItsNameWithCousins()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const UnitId first = s.unit(payer, s.root(payer), u"U"_s);
        QVERIFY(first.toString().startsWith("ou-"_L1 + s.root(payer).toString().mid(2) + u'-'));
        s.unit(payer, first, u"U"_s);
        QCOMPARE(chain(s, s.addPayer(u"Other"_s), 5).size(), 5); // as deep as it may be
    }

    void renamingKeepsEverythingElse()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const QList<UnitId> units = chain(s, payer, 2);
        s.done(payer, UpdateOrganizationalUnit{units[0], u"New"_s});
        s.done(payer, UpdateOrganizationalUnit{units[0], u"New"_s}); // to the name it has
        QCOMPARE(s.world.unit(units[0])->name, u"New"_s);
        QCOMPARE(s.world.unitsIn(units[0]), QList<UnitId>{units[1]});
    }

    void aUnitMovesWithAllThatIsInIt()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        const QList<UnitId> units = chain(s, payer, 2);
        const UnitId other = s.unit(payer, s.root(payer), u"Other"_s);
        s.done(payer, MoveAccount{member, s.root(payer), units[1]});
        s.done(payer, MoveOrganizationalUnit{units[0], other});
        QCOMPARE(s.world.pathTo(member), (QList<NodeId>{s.root(payer), other, units[0], units[1], member}));
    }

    void deletingAUnitTakesItsAttachmentsAlong()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        s.done(payer, EnablePolicyType{s.root(payer)});
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        QCOMPARE(s.world.attachmentsOn(unit).size(), 1);
        s.done(payer, DeleteOrganizationalUnit{unit});
        QVERIFY(!s.world.unit(unit));
        QVERIFY(s.world.attachmentsOn(unit).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUnitRules)
#include "tst_unitrules.moc"
