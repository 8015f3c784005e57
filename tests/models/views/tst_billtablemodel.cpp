// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billtablemodel.h"

#include "models/billing/billtable.h"
#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

using Column = BillTableModel::Column;

namespace
{

Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}

struct Group {
    const char *key, *amount, *previous;
};

BillTable table(const QList<Group>& groups, const char* previousTotal = nullptr)
{
    BillTable table{.query = {.bill = {*BillingPeriod::parse(u"2026-09"), u"1"_s, u"USD"_s}}};
    for (const Group& group : groups) {
        BillRow row;
        row.key = QString::fromLatin1(group.key);
        row.name = row.key.toUpper();
        row.amount = money(group.amount);
        if (group.previous)
            row.previous = money(group.previous);
        row.isPayer = row.key == "1"_L1;
        table.rows.append(row);
    }
    if (previousTotal)
        table.previousTotal = money(previousTotal);
    settleTable(table);
    return table;
}

/// The column's texts from the top.
QStringList texts(const BillTableModel& model, Column column)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result << model.index(row, model.columnOf(column)).data().toString();
    return result;
}

} // namespace

class TstBillTableModel : public QObject
{
    Q_OBJECT

private slots:
    void startsEmpty();
    void showsCentsThatAdd();
    void theMonthBeforeAddsWithWhatIsGone();
    void withoutAMonthBeforeThereIsNoValue();
    void sortsEveryColumn_data();
    void sortsEveryColumn();
    void keepsTheSelectionWhenSorted();
    void filtersByNameAndKey();
    void taxIsPartOfTheAmount();
    void comparesWithTheSamePart();
    void answersTheRoles();
};

void TstBillTableModel::startsEmpty()
{
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.rowAt(0), nullptr);
    QCOMPARE(model.rowOf({}), -1);
    model.setTable(table({{"a", "1.5"}, {"b", "2"}}));
    QCOMPARE(model.rowCount(), 2);
    model.setColumns({Column::Name, Column::Key, Column::Amount});
    QCOMPARE(model.columnCount(), 3);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TstBillTableModel::showsCentsThatAdd()
{
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table({{"a", "0.004"}, {"b", "0.004"}, {"c", "0.004"}}));
    // 0.012 is shown as 0.01: one of three gets the cent.
    QCOMPARE(texts(model, Column::Amount), QStringList({u"0.01"_s, u"0.00"_s, u"0.00"_s}));
    QVERIFY(model.totals().cents == 1);
    QVERIFY(model.index(0, model.columnOf(Column::Amount)).data(CentMovedRole).toBool());
    QVERIFY(!model.index(1, model.columnOf(Column::Amount)).data(CentMovedRole).toBool());
    QCOMPARE(model.index(0, model.columnOf(Column::Amount)).data(ExactRole).toString(), u"0.004"_s);
    QVERIFY(model.anyCentMoved());
}

void TstBillTableModel::theMonthBeforeAddsWithWhatIsGone()
{
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table({{"a", "5", "4.004"}, {"b", "1", "1.004"}}, "7.012"));
    QCOMPARE(texts(model, Column::Name), QStringList({u"A"_s, u"B"_s, u"No charges in September"_s}));
    // 4.004 + 1.004 + 2.004 = 7.012, shown as 7.01.
    QCOMPARE(texts(model, Column::Previous), QStringList({u"4.01"_s, u"1.00"_s, u"2.00"_s}));
    QCOMPARE(texts(model, Column::Change), QStringList({u"+0.99"_s, u"0.00"_s, u"\u22122.00"_s}));
    const BillTableModel::Totals totals = model.totals();
    QCOMPARE(totals.rows, 2);
    QVERIFY(totals.previousCents == 701);
    QCOMPARE(totals.previous, money("7.012"));
    QCOMPARE(model.rowAt(2), nullptr);
    QVERIFY(!model.index(2, 0).data(KeyRole).isValid());
    // It stays last, whatever the order.
    model.sort(model.columnOf(Column::Previous), Qt::AscendingOrder);
    QCOMPARE(texts(model, Column::Name).last(), u"No charges in September"_s);
}

void TstBillTableModel::withoutAMonthBeforeThereIsNoValue()
{
    BillTableModel model;
    model.setTable(table({{"a", "5"}}));
    QCOMPARE(texts(model, Column::Previous), QStringList(u"\u2013"_s));
    QCOMPARE(texts(model, Column::Change), QStringList(u"\u2013"_s));
    QVERIFY(!model.index(0, model.columnOf(Column::Change)).data(DeltaRole).isValid());
    QVERIFY(!model.totals().hasPrevious);
}

void TstBillTableModel::sortsEveryColumn_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("keys");
    const auto row = [](const char* name, Column column, Qt::SortOrder order, const QStringList& keys) {
        QTest::newRow(name) << column << order << keys;
    };
    const QString a = u"a"_s, b = u"b"_s, c = u"c"_s;
    row("largest first", Column::Amount, Qt::DescendingOrder, {b, c, a});
    row("smallest first", Column::Amount, Qt::AscendingOrder, {a, c, b});
    row("exact", Column::Exact, Qt::DescendingOrder, {b, c, a});
    row("share", Column::Share, Qt::AscendingOrder, {a, c, b});
    row("name", Column::Name, Qt::AscendingOrder, {a, b, c});
    row("key", Column::Key, Qt::DescendingOrder, {c, b, a});
    row("month before", Column::Previous, Qt::DescendingOrder, {a, c, b});
    row("change", Column::Change, Qt::DescendingOrder, {b, c, a});
}

void TstBillTableModel::sortsEveryColumn()
{
    QFETCH(Column, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, keys);
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns({Column::Name, Column::Key, Column::Previous, Column::Change, Column::Share,
                      Column::Exact, Column::Amount});
    model.setTable(table({{"a", "-1", "9"}, {"b", "100", "1"}, {"c", "20", "5"}}, "15"));
    model.sort(model.columnOf(column), order);
    QStringList now;
    for (int row = 0; row < model.rowCount(); ++row)
        now << model.rowAt(row)->key;
    QCOMPARE(now, keys);
}

void TstBillTableModel::keepsTheSelectionWhenSorted()
{
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table({{"a", "1"}, {"b", "100"}, {"c", "20"}}));
    const QPersistentModelIndex kept = model.index(model.rowOf(u"c"_s), 0);
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(kept.row(), 2);
    QCOMPARE(kept.data(KeyRole).toString(), u"c"_s);
}

void TstBillTableModel::filtersByNameAndKey()
{
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(table({{"alpha", "1.25", "1"}, {"beta", "100", "1"}, {"alps", "20", "1"}}, "4"));
    model.setFilterText(u"AL"_s);
    QCOMPARE(texts(model, Column::Name), QStringList({u"ALPS"_s, u"ALPHA"_s}));
    // The totals are those of what is shown; what is gone does not match anything.
    QVERIFY(model.totals().cents == 2125);
    QCOMPARE(model.totals().rows, 2);
    model.setFilterText({});
    QCOMPARE(model.rowCount(), 4);
}

void TstBillTableModel::taxIsPartOfTheAmount()
{
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setColumns({Column::Name, Column::BeforeTax, Column::Tax, Column::Amount});
    model.setTable(table({{"a", "11"}, {"b", "5"}}));
    model.setTax(table({{"a", "1"}}));
    QCOMPARE(texts(model, Column::BeforeTax), QStringList({u"10.00"_s, u"5.00"_s}));
    QCOMPARE(texts(model, Column::Tax), QStringList({u"1.00"_s, u"0.00"_s}));
    QVERIFY(model.totals().taxCents == 100);
    QVERIFY(model.index(1, model.columnOf(Column::Tax)).data(MutedRole).toBool());
}

void TstBillTableModel::comparesWithTheSamePart()
{
    BillTable part = table({{"a", "5", "9"}}, "9");
    part.rows[0].previousToDate = money("4");
    part.previousToDateTotal = money("4");
    BillTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(part);
    QVERIFY(model.hasSamePart());
    QCOMPARE(texts(model, Column::Change), QStringList(u"+1.00"_s));
    QCOMPARE(model.headerData(model.columnOf(Column::Previous), Qt::Horizontal).toString(), u"Aug so far"_s);
    model.setCompare(BillTableModel::Compare::WholeMonth);
    QCOMPARE(texts(model, Column::Change), QStringList(u"\u22124.00"_s));
    QCOMPARE(model.headerData(model.columnOf(Column::Previous), Qt::Horizontal).toString(), u"August"_s);
}

void TstBillTableModel::answersTheRoles()
{
    BillTableModel model;
    model.setTable(table({{"1", "5", "4"}, {"2", "3", "3"}}, "7"));
    const QModelIndex payer = model.index(0, 0);
    QCOMPARE(payer.data(IconRole).toString(), u"payer"_s);
    QCOMPARE(model.index(1, 0).data(IconRole).toString(), u"account"_s);
    QCOMPARE(payer.data(KeyRole).toString(), u"1"_s);
    const QModelIndex change = model.index(0, model.columnOf(Column::Change));
    QCOMPARE(change.data(DeltaRole).toInt(), 1);
    QCOMPARE(change.data(Qt::AccessibleTextRole).toString(), u"1.00 more"_s);
    const QModelIndex same = model.index(1, model.columnOf(Column::Change));
    QVERIFY(same.data(MutedRole).toBool());
    QCOMPARE(same.data(Qt::AccessibleTextRole).toString(), u"no change"_s);
    QVERIFY(model.headerData(3, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QCOMPARE(model.headerData(3, Qt::Horizontal).toString(), u"September"_s);
}

QTEST_GUILESS_MAIN(TstBillTableModel)
#include "tst_billtablemodel.moc"
