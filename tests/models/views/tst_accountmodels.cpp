// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountchoicemodel.h"
#include "models/views/accountlistinput.h"
#include "models/views/nodepolicymodel.h"
#include "models/views/roles.h"
#include "tests/support/sampleworld.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

using Tester = QAbstractItemModelTester;

const PolicyId fullAccess = *PolicyId::parse(u"p-FullAWSAccess");
const PolicyId own = *PolicyId::parse(u"p-noregions");

World worldWithPolicies()
{
    World world = sampleWorld();
    add(world,
        {Policy{.id = own, .organization = organizationId, .name = u"No regions"_s},
         Attachment{organizationId, fullAccess, rootId}, Attachment{organizationId, fullAccess, claimsEuId},
         Attachment{organizationId, own, workloadsId}});
    return world;
}

} // namespace

/// The small models around accounts: whom one can act as, what a list holds, which policies hold.
class TstAccountModels : public QObject
{
    Q_OBJECT

private slots:
    void payersComeFirstAmongThoseToActAs();
    void whatIsGoneForGoodCannotAct();
    void rowsOfAListSayWhatHappens();
    void policiesAreListedFromTheNodeUpwards();
    void whatStandsAloneHasNoPolicies();
};

void TstAccountModels::payersComeFirstAmongThoseToActAs()
{
    AccountChoiceModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setChoices(accountChoices(sampleWorld()));
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row, 0).data().toString() + u": "_s +
                    model.index(row, AccountChoiceModel::StandingColumn).data().toString());
    QCOMPARE(rows, (QStringList{u"Meridian Billing: Payer account"_s, u"Harbour: Stands alone"_s,
                                u"Northpier: Stands alone"_s, u"Claims EU: Linked account"_s,
                                u"Claims US: Linked account"_s, u"Playground: Linked account"_s,
                                u"Rail Freight: Linked account"_s}));
    QCOMPARE(model.index(0, 0).data(SecondLineRole).toString(), payerId.toString());
    QCOMPARE(model.index(0, AccountChoiceModel::StandingColumn).data(BadgeRole).toString(), u"payer"_s);
    QCOMPARE(model.index(4, AccountChoiceModel::EmailColumn).data().toString(), u"unknown"_s);
}

void TstAccountModels::whatIsGoneForGoodCannotAct()
{
    World world = sampleWorld();
    Account gone = *world.account(harbourId);
    gone.purged = true;
    ChangeSet change;
    change.changes.append({*world.account(harbourId), gone});
    world.apply(change);
    for (const AccountChoice& choice : accountChoices(world))
        QVERIFY(choice.id != harbourId);
}

void TstAccountModels::rowsOfAListSayWhatHappens()
{
    AccountInputModel model(AccountInputKind::Create);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setRows(readAccountList(u"Name,Email,Unit\nRail,rail@x.example,Workloads\nSea,rail@x.example,"_s));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.refused(), 1);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, AccountInputModel::LineColumn), u"2"_s);
    QCOMPARE(cell(0, AccountInputModel::LastColumn), u"Workloads"_s);
    QCOMPARE(cell(0, AccountInputModel::ResultColumn), u"Ready"_s);
    QCOMPARE(cell(1, AccountInputModel::LastColumn), u"Root"_s);
    QCOMPARE(cell(1, AccountInputModel::ResultColumn), u"rail@x.example stands in line 2 already."_s);
}

void TstAccountModels::policiesAreListedFromTheNodeUpwards()
{
    NodePolicyModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setPolicies(policiesOn(worldWithPolicies(), claimsEuId));
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row, NodePolicyModel::NameColumn).data().toString() + u": "_s +
                    model.index(row, NodePolicyModel::FromColumn).data().toString());
    QCOMPARE(rows, (QStringList{u"FullAWSAccess: Attached here"_s, u"No regions: Inherited from Workloads"_s,
                                u"FullAWSAccess: Inherited from Root"_s}));
}

void TstAccountModels::whatStandsAloneHasNoPolicies()
{
    QVERIFY(policiesOn(worldWithPolicies(), harbourId).isEmpty());
}

QTEST_GUILESS_MAIN(TstAccountModels)
#include "tst_accountmodels.moc"
