// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billtable.h"

#include <QTest>

#include <random>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

constexpr Money::Wide attosPerCent = Money::attosPerUnit / 100;

QList<BillRow> rowsOf(const QStringList& amounts)
{
    QList<BillRow> rows;
    for (const QString& amount : amounts)
        rows.append({.key = QString::number(rows.size()), .amount = *Money::fromString(amount), .lines = 1});
    return rows;
}

Money sumOf(const QList<BillRow>& rows)
{
    Money sum;
    for (const BillRow& row : rows)
        sum += row.amount;
    return sum;
}

QStringList centsOf(const QList<BillRow>& rows)
{
    QStringList cents;
    for (const BillRow& row : rows)
        cents.append(centsToString(row.cents) + (row.centMoved ? u"*"_s : QString()));
    return cents;
}

BillTable tableOf(const QList<BillRow>& rows)
{
    BillTable table{.query = {.bill = {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s}}};
    table.rows = rows;
    return table;
}

} // namespace

class TestBillTable : public QObject
{
    Q_OBJECT

private slots:
    /// Every view of a bill shows the same cents of the month before, also with a group that is gone since.
    void centsOfTheMonthBeforeAddUp()
    {
        BillTable table{.query = {.bill = {*BillingPeriod::parse(u"2026-09"), {}, {}}}};
        for (const char* amount : {"1.004", "2.004", "3.004"}) {
            BillRow row;
            row.previous = *Money::fromString(QString::fromLatin1(amount));
            table.rows.append(row);
        }
        QVERIFY(sharePreviousCents(table, false).rows.isEmpty());
        table.previousTotal = *Money::fromString(u"6.012");
        QCOMPARE(sharePreviousCents(table, false).rows, (QList<Money::Wide>{101, 200, 300}));
        QCOMPARE(sharePreviousCents(table, false).moved, (QList<bool>{true, false, false}));
        QVERIFY(sharePreviousCents(table, false).gone.isZero());
        table.previousTotal = *Money::fromString(u"7.02");
        const PreviousCents shared = sharePreviousCents(table, false);
        QCOMPARE(shared.gone.toString(), u"1.008"_s);
        QCOMPARE(shared.goneCents, Money::Wide(101));
        QCOMPARE(shared.rows, (QList<Money::Wide>{101, 200, 300}));
        QVERIFY(sharePreviousCents(table, true).rows.isEmpty());
    }

    /// A star marks a row whose cents are not its own rounding.
    void centsAddUp_data()
    {
        QTest::addColumn<QStringList>("amounts");
        QTest::addColumn<QString>("total");
        QTest::addColumn<QStringList>("cents");
        const auto add = [](const char* name, const QString& amounts, const QString& total,
                            const QString& cents) {
            QTest::newRow(name) << amounts.split(u' ', Qt::SkipEmptyParts) << total
                                << cents.split(u' ', Qt::SkipEmptyParts);
        };
        add("the picture's bill", u"39.52 8.92 35.04 119.27 5.14 428.75"_s, u"636.64"_s,
            u"39.52 8.92 35.04 119.27 5.14 428.75"_s);
        add("no rows", u""_s, u"0.00"_s, u""_s);
        add("three thirds of a cent", u"0.0033333333 0.0033333333 0.0033333334"_s, u"0.01"_s,
            u"0.00 0.00 0.01*"_s);
        add("a cent too many each", u"0.005 0.005"_s, u"0.01"_s, u"0.01 0.00*"_s);
        // Members of an organization share a volume discount by what they use: 6,720.00 over 30, 35 and 30
        // of 95. Each one's own rounding adds up to 6,720.01.
        add("shares of a discount",
            u"2122.105263157894736842 2475.789473684210526316 2122.105263157894736842"_s, u"6720.00"_s,
            u"2122.11 2475.79 2122.10*"_s);
        add("two shares", u"1338.0266666666666666 669.0133333333333334"_s, u"2007.04"_s, u"1338.03 669.01"_s);
        add("a deduction", u"100.004 -50.002"_s, u"50.00"_s, u"100.00 -50.00"_s);
        add("deductions only", u"-0.005 -0.005"_s, u"-0.01"_s, u"0.00* -0.01"_s);
        add("half a cent off", u"-0.005"_s, u"-0.01"_s, u"-0.01"_s);
        add("they cancel", u"0.004 -0.004"_s, u"0.00"_s, u"0.00 0.00"_s);
        add("they nearly cancel", u"0.006 -0.006"_s, u"0.00"_s, u"0.01 -0.01"_s);
    }
    void centsAddUp()
    {
        QFETCH(QStringList, amounts);
        QFETCH(QString, total);
        QFETCH(QStringList, cents);
        QList<BillRow> rows = rowsOf(amounts);
        Money::Wide totalCents = -1;
        shareCents(rows, sumOf(rows), totalCents);
        QCOMPARE(centsToString(totalCents), total);
        QCOMPARE(centsOf(rows), cents);
    }

    void centsAlwaysAddUp()
    {
        std::mt19937_64 random(21);
        for (int round = 0; round < 2000; ++round) {
            QList<BillRow> rows;
            const auto count = static_cast<int>(random() % 40);
            for (int i = 0; i < count; ++i) {
                // Half cents and whole cents are common in bills and the hard cases.
                Money amount = Money::fromPair(qint64(random()) >> (random() % 50), 0);
                if (random() % 3 == 0)
                    amount =
                        Money::fromAttos(Money::Wide(qint64(random() % 20001) - 10000) * (attosPerCent / 2));
                rows.append({.amount = amount});
            }
            const Money total = sumOf(rows);
            Money::Wide totalCents = 0;
            shareCents(rows, total, totalCents);
            QVERIFY(totalCents == total.roundedToCents());
            Money::Wide sum = 0;
            for (const BillRow& row : std::as_const(rows)) {
                sum += row.cents;
                const Money off = Money::fromAttos(row.cents * attosPerCent) - row.amount;
                QVERIFY(off.abs() < Money::fromCents(1)); // rounded down or up, never further
                QCOMPARE(row.centMoved, row.cents != row.amount.roundedToCents());
            }
            QVERIFY(sum == totalCents);
        }
    }

    void aPartsCentsAreGiven()
    {
        // As part of something larger, 10.006 is shown as 10.00: its rows add up to that.
        QList<BillRow> rows = rowsOf({u"3.3353"_s, u"3.3353"_s, u"3.3354"_s});
        shareCentsTo(rows, 1000);
        QCOMPARE(centsOf(rows), (QStringList{u"3.33*"_s, u"3.33*"_s, u"3.34"_s}));
        shareCentsTo(rows, 1001);
        QCOMPARE(centsOf(rows), (QStringList{u"3.34"_s, u"3.33*"_s, u"3.34"_s}));
    }

    void settling()
    {
        BillTable table =
            tableOf({{.key = u"b"_s, .name = u"Beta"_s, .amount = Money::fromCents(500), .lines = 2},
                     {.key = u"a"_s, .name = u"Alpha"_s, .amount = Money::fromCents(500), .lines = 3},
                     {.key = u"z"_s, .name = u"Zeta"_s, .amount = Money::fromCents(900), .lines = 4},
                     {.key = u"2"_s, .name = u"Alpha"_s, .amount = Money::fromCents(500), .lines = 1},
                     {.key = u"c"_s, .name = u"Credit"_s, .amount = Money::fromCents(-100), .lines = 1}});
        settleTable(table);
        QStringList keys;
        for (const BillRow& row : std::as_const(table.rows))
            keys.append(row.key);
        QCOMPARE(keys, (QStringList{u"z"_s, u"2"_s, u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(table.total.toString(), u"23"_s);
        QVERIFY(table.totalCents == 2300);
        QCOMPARE(table.lines, 11);
        // Settling again changes nothing: totals are made anew.
        settleTable(table);
        QCOMPARE(table.total.toString(), u"23"_s);
        QCOMPARE(table.lines, 11);
    }

    void groupsWithoutAValueSaySo()
    {
        QStringList names;
        for (const Dimension dimension :
             {Dimension::Account, Dimension::Service, Dimension::Region, Dimension::UsageType,
              Dimension::ChargeType, Dimension::Invoice, Dimension::Seller, Dimension::Operation,
              Dimension::Tag, Dimension::Line}) {
            const QString name = emptyGroupName(dimension, u"user:env"_s);
            QVERIFY(!name.isEmpty());
            names.append(name);
        }
        QCOMPARE(emptyGroupName(Dimension::Tag, u"user:env"_s), u"Without user:env"_s);
        QCOMPARE(emptyGroupName(Dimension::Invoice, {}), u"Not invoiced yet"_s);
        QVERIFY(names.removeDuplicates() <= 2); // account, charge type and line always have a name
    }

    void whatABasisLacksIsSaid_data()
    {
        QTest::addColumn<Basis>("basis");
        QTest::addColumn<bool>("available");
        QTest::addColumn<qint64>("absent");
        QTest::addColumn<QString>("says");
        QTest::newRow("all there") << Basis::Amortized << true << qint64(0) << QString();
        QTest::newRow("some") << Basis::Amortized << true << qint64(3)
                              << u"3 lines have no value for 'Amortized'; their unblended cost stands in."_s;
        QTest::newRow("no column")
            << Basis::List << false << qint64(9)
            << u"The export has no amounts for 'List price'; unblended amounts stand in."_s;
        QTest::newRow("blended") << Basis::Blended << true << qint64(2)
                                 << u"2 lines have no blended cost and count as zero."_s;
    }
    void whatABasisLacksIsSaid()
    {
        QFETCH(Basis, basis);
        QFETCH(bool, available);
        QFETCH(qint64, absent);
        QFETCH(QString, says);
        const BasisNote note = basisNote(basis, available, absent);
        QCOMPARE(note.sentence, says);
        QCOMPARE(note.absentLines, absent);
        QCOMPARE(note.available, available);
    }
};

QTEST_APPLESS_MAIN(TestBillTable)
#include "tst_billtable.moc"
