// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountrowsmodel.h"
#include "models/views/accounttreemodel.h"
#include "models/views/organizationtext.h"
#include "models/views/roles.h"
#include "tests/support/sampleworld.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// The shown rows from top to bottom, indented by level.
QStringList rowsOf(const AccountTreeModel& model, const QModelIndex& parent = {}, int level = 0)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        rows.append(QString(level, u'.') + index.data().toString());
        rows += rowsOf(model, index, level + 1);
    }
    return rows;
}

QString cell(const AccountTreeModel& model, const QString& key, int column, int role = Qt::DisplayRole)
{
    return model.indexOf(key).siblingAtColumn(column).data(role).toString();
}

AccountAmount cents(qint64 value)
{
    return {Money::fromCents(value), value, false};
}

} // namespace

/// The organization as a tree and as a list.
class TstAccountTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void theHierarchyShowsPayerUnitsAccountsRequests();
    void theListShowsAccountsAlone();
    void withoutAnOrganizationWhatStandsAloneIsListed();
    void rowsSayWhatTheyAre();
    void whatFailedIsShownOnDemand();

    void aFilterLeavesWhatFitsAndWhatIsAbove_data();
    void aFilterLeavesWhatFitsAndWhatIsAbove();
    void aUnitThatFitsShowsAllThatIsInIt();

    void sortingKeepsRowsAndGroups();
    void unitsAddUpTheAmountsOfTheirAccounts();
    void amountsThatArriveKeepWhatIsSelected();

    void ticksStayByIdAndGoWithTheAccount();
    void rowsThatMayNotBeChangedHaveNoTicks();
    void droppingOnAUnitAsksForTheMove();
    void whatCannotBeThereIsNotDropped_data();
    void whatCannotBeThereIsNotDropped();

    void theTableForExportsHasAllShownAccounts();

private:
    World m_world;
    std::unique_ptr<AccountTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TstAccountTreeModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AccountTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_world = sampleWorld();
    m_model->setEditable(true);
    m_model->setWorld(m_world, organizationId);
}

void TstAccountTreeModel::theHierarchyShowsPayerUnitsAccountsRequests()
{
    QCOMPARE(rowsOf(*m_model),
             (QStringList{u"Root"_s, u".Meridian Billing"_s, u".Sandbox"_s, u"..Playground"_s,
                          u".Workloads"_s, u"..Production"_s, u"...Claims EU"_s, u"...Claims US"_s,
                          u"..Staging"_s, u".Rail Freight"_s, u".Rail AP"_s}));
}

void TstAccountTreeModel::theListShowsAccountsAlone()
{
    m_model->setShape(AccountTree::Shape::List);
    QCOMPARE(rowsOf(*m_model), (QStringList{u"Claims EU"_s, u"Claims US"_s, u"Meridian Billing"_s,
                                            u"Playground"_s, u"Rail Freight"_s, u"Rail AP"_s}));
    QCOMPARE(cell(*m_model, claimsEuId.toString(), AccountTreeModel::UnitColumn),
             u"Root / Workloads / Production"_s);
}

void TstAccountTreeModel::withoutAnOrganizationWhatStandsAloneIsListed()
{
    m_model->setWorld(m_world, {});
    QCOMPARE(rowsOf(*m_model), (QStringList{u"Harbour"_s, u"Northpier"_s}));
}

void TstAccountTreeModel::rowsSayWhatTheyAre()
{
    const QString payer = payerId.toString();
    QCOMPARE(cell(*m_model, payer, AccountTreeModel::NameColumn, MarkRole), u"payer:Payer account"_s);
    QCOMPARE(cell(*m_model, payer, AccountTreeModel::NameColumn, Qt::AccessibleTextRole),
             u"Meridian Billing, Payer account"_s);
    QCOMPARE(cell(*m_model, payer, AccountTreeModel::StateColumn), u"ACTIVE"_s);
    const QString closed = playgroundId.toString();
    QCOMPARE(cell(*m_model, closed, AccountTreeModel::NameColumn, MarkRole), u"error:CLOSED"_s);
    QCOMPARE(cell(*m_model, closed, AccountTreeModel::JoinedColumn), u"1 Jun 2023, created here"_s);
    QCOMPARE(cell(*m_model, claimsUsId.toString(), AccountTreeModel::EmailColumn), u"unknown"_s);
    QCOMPARE(cell(*m_model, workloadsId.toString(), AccountTreeModel::AccountsColumn), u"2"_s);
    QCOMPARE(cell(*m_model, rootId.toString(), AccountTreeModel::AccountsColumn), u"5"_s);
    QCOMPARE(cell(*m_model, u"car-00000001"_s, AccountTreeModel::NameColumn, MarkRole),
             u"warning:Pending creation"_s);
    QCOMPARE(nodeArn(m_world, claimsEuId),
             u"arn:aws:organizations::111111111111:account/o-7m3k9x2qfa/444444444444"_s);
}

void TstAccountTreeModel::whatFailedIsShownOnDemand()
{
    QVERIFY(!m_model->indexOf(u"car-00000002"_s).isValid());
    m_model->setFilter({.text = {}, .state = {}, .failedRequests = true});
    const QModelIndex failed = m_model->indexOf(u"car-00000002"_s);
    QVERIFY(failed.isValid());
    QCOMPARE(failed.data(MarkRole).toString(), u"error:Creation failed"_s);
    QVERIFY(failed.data(Qt::ToolTipRole).toString().contains(u"another account"_s));
}

void TstAccountTreeModel::aFilterLeavesWhatFitsAndWhatIsAbove_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("name, any case") << u"claims e"_s
                                    << QStringList{u"Root"_s, u".Workloads"_s, u"..Production"_s,
                                                   u"...Claims EU"_s};
    QTest::newRow("id") << u"00000000022"_s << QStringList{u"Root"_s, u".Rail Freight"_s};
    QTest::newRow("address") << u"PLAYGROUND@"_s << QStringList{u"Root"_s, u".Sandbox"_s, u"..Playground"_s};
    QTest::newRow("nothing") << u"nobody"_s << QStringList{};
}

void TstAccountTreeModel::aFilterLeavesWhatFitsAndWhatIsAbove()
{
    QFETCH(QString, text);
    m_model->setFilter({.text = text, .state = {}});
    QTEST(rowsOf(*m_model), "rows");
    m_model->setFilter({.text = {}, .state = {}});
    QCOMPARE(rowsOf(*m_model).size(), 11);
}

void TstAccountTreeModel::aUnitThatFitsShowsAllThatIsInIt()
{
    m_model->setFilter({.text = u"workl"_s, .state = {}});
    QCOMPARE(rowsOf(*m_model), (QStringList{u"Root"_s, u".Workloads"_s, u"..Production"_s, u"...Claims EU"_s,
                                            u"...Claims US"_s, u"..Staging"_s}));
    m_model->setFilter({.text = {}, .state = AccountState::Closed});
    QCOMPARE(rowsOf(*m_model), (QStringList{u"Root"_s, u".Sandbox"_s, u"..Playground"_s}));
}

void TstAccountTreeModel::sortingKeepsRowsAndGroups()
{
    const QPersistentModelIndex claims = m_model->indexOf(claimsEuId.toString());
    m_model->sort(AccountTreeModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(rowsOf(*m_model),
             (QStringList{u"Root"_s, u".Meridian Billing"_s, u".Workloads"_s, u"..Staging"_s,
                          u"..Production"_s, u"...Claims US"_s, u"...Claims EU"_s, u".Sandbox"_s,
                          u"..Playground"_s, u".Rail Freight"_s, u".Rail AP"_s}));
    QCOMPARE(claims.data().toString(), u"Claims EU"_s);
    QCOMPARE(claims.row(), 1);
    m_model->setShape(AccountTree::Shape::List);
    m_model->sort(AccountTreeModel::IdColumn, Qt::AscendingOrder);
    QCOMPARE(rowsOf(*m_model).first(), u"Rail Freight"_s);
}

void TstAccountTreeModel::unitsAddUpTheAmountsOfTheirAccounts()
{
    m_model->setAmounts({{claimsEuId.toString(), cents(818653)},
                         {claimsUsId.toString(), cents(1019203)},
                         {payerId.toString(), cents(-100)}},
                        u"October"_s);
    const auto amount = [this](const QString& key) {
        return cell(*m_model, key, AccountTreeModel::AmountColumn);
    };
    QCOMPARE(amount(productionId.toString()), u"18,378.56"_s);
    QCOMPARE(amount(workloadsId.toString()), u"18,378.56"_s);
    QCOMPARE(amount(rootId.toString()), u"18,377.56"_s);
    QCOMPARE(amount(sandboxId.toString()), u"\u2013"_s);
    QCOMPARE(m_model->headerData(AccountTreeModel::AmountColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
             u"October"_s);
    // Once more is not twice as much.
    m_model->setAmounts({{claimsEuId.toString(), cents(1)}}, u"October"_s);
    QCOMPARE(amount(rootId.toString()), u"0.01"_s);
    // Nor is anything lost when the world changes, or its shape.
    m_model->setShape(AccountTree::Shape::List);
    m_model->setWorld(m_world, organizationId);
    QCOMPARE(amount(claimsEuId.toString()), u"0.01"_s);
}

void TstAccountTreeModel::amountsThatArriveKeepWhatIsSelected()
{
    m_model->sort(AccountTreeModel::AmountColumn, Qt::DescendingOrder);
    const QPersistentModelIndex us = m_model->indexOf(claimsUsId.toString());
    m_model->setAmounts({{claimsEuId.toString(), cents(1)}, {claimsUsId.toString(), cents(2)}}, u"October"_s);
    QCOMPARE(us.data().toString(), u"Claims US"_s);
    QCOMPARE(us.row(), 0);
}

void TstAccountTreeModel::ticksStayByIdAndGoWithTheAccount()
{
    QSignalSpy changed(m_model.get(), &AccountTreeModel::ticksChanged);
    QVERIFY(m_model->setData(m_model->indexOf(railId.toString()), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(m_model->setData(m_model->indexOf(stagingId.toString()), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changed.size(), 2);
    m_model->setShape(AccountTree::Shape::List);
    m_model->setFilter({.text = u"claims"_s, .state = {}});
    QCOMPARE(m_model->ticked(), (QStringList{railId.toString(), stagingId.toString()}));
    World without = m_world;
    ChangeSet gone;
    gone.changes.append({*m_world.account(railId), {}});
    without.apply(gone);
    m_model->setWorld(without, organizationId);
    QCOMPARE(m_model->ticked(), QStringList{stagingId.toString()});
    QCOMPARE(changed.size(), 3);
    QVERIFY(!m_model->setData(m_model->indexOf(u"car-00000001"_s), Qt::Checked, Qt::CheckStateRole));
}

void TstAccountTreeModel::rowsThatMayNotBeChangedHaveNoTicks()
{
    m_model->setEditable(false);
    QVERIFY(!m_model->indexOf(railId.toString()).data(Qt::CheckStateRole).isValid());
    QVERIFY(!(m_model->indexOf(railId.toString()).flags() & Qt::ItemIsDragEnabled));
}

void TstAccountTreeModel::droppingOnAUnitAsksForTheMove()
{
    QSignalSpy moves(m_model.get(), &AccountTreeModel::moveRequested);
    m_model->setTicked({railId.toString(), sandboxId.toString()});
    const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->indexOf(railId.toString())}));
    const QModelIndex target = m_model->indexOf(productionId.toString());
    QVERIFY(m_model->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, target));
    m_model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, target);
    QCOMPARE(moves.size(), 1);
    QCOMPARE(moves[0][0].toStringList(), (QStringList{railId.toString(), sandboxId.toString()}));
    QCOMPARE(moves[0][1].toString(), productionId.toString());
    // The tree itself waits for the world.
    QCOMPARE(m_model->indexOf(railId.toString()).parent(), m_model->indexOf(rootId.toString()));
}

void TstAccountTreeModel::whatCannotBeThereIsNotDropped_data()
{
    QTest::addColumn<QString>("dragged");
    QTest::addColumn<QString>("target");
    QTest::newRow("a unit into itself") << workloadsId.toString() << workloadsId.toString();
    QTest::newRow("a unit below itself") << workloadsId.toString() << stagingId.toString();
    QTest::newRow("onto an account") << railId.toString() << claimsEuId.toString();
    QTest::newRow("where it is") << railId.toString() << rootId.toString();
}

void TstAccountTreeModel::whatCannotBeThereIsNotDropped()
{
    QFETCH(QString, dragged);
    QFETCH(QString, target);
    const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->indexOf(dragged)}));
    QVERIFY(!m_model->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, m_model->indexOf(target)));
}

void TstAccountTreeModel::theTableForExportsHasAllShownAccounts()
{
    AccountRowsModel table(m_model.get());
    const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setWorld(m_world, organizationId);
    QCOMPARE(table.rowCount(), 5);
    QCOMPARE(table.index(2, AccountTreeModel::UnitColumn).data().toString(),
             u"Root / Workloads / Production"_s);
    QCOMPARE(table.index(3, AccountTreeModel::EmailColumn).data().toString(), QString());
    m_model->setFilter({.text = {}, .state = AccountState::Closed});
    QCOMPARE(table.rowCount(), 1);
}

QTEST_GUILESS_MAIN(TstAccountTreeModel)
#include "tst_accounttreemodel.moc"
