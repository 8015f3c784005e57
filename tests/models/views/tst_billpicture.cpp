// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billpicture.h"

#include "models/billing/billtable.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// Account 0 is the payer; account i costs i * 1.004.
BillTable accounts(int count)
{
    BillTable table{.query = {.bill = {*BillingPeriod::parse(u"2026-09"), u"0"_s, u"USD"_s}}};
    for (int i = 0; i < count; ++i) {
        BillRow row;
        row.key = QString::number(i);
        row.name = u"Account %1"_s.arg(i);
        row.amount = *Money::fromString(u"%1.%2"_s.arg(i).arg(i * 4, 3, 10, QLatin1Char('0')));
        row.isPayer = i == 0;
        table.rows.append(row);
    }
    settleTable(table);
    return table;
}

BillSummary summary(const BillTable& table)
{
    BillSummary bill{.id = table.query.bill};
    bill.payerName = u"Payer"_s;
    bill.estimate = true;
    return bill;
}

Money::Wide cents(const QString& text)
{
    QString digits = text;
    digits.remove(u'.').remove(u',').replace(QChar(0x2212), u'-');
    return digits.toLongLong();
}

} // namespace

class TstBillPicture : public QObject
{
    Q_OBJECT

private slots:
    void foldsFromSevenLinkedAccountsOn_data();
    void foldsFromSevenLinkedAccountsOn();
    void rowsAddUpToTheTotal();
    void aSearchBringsMatchesForward();
    void aPayerWithoutChargesHasNoRow();
};

void TstBillPicture::foldsFromSevenLinkedAccountsOn_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("last");
    QTest::newRow("payer alone") << 1 << 1 << u"Account 0"_s;
    QTest::newRow("2 linked") << 3 << 3 << u"Account 1"_s;
    QTest::newRow("6 linked") << 7 << 7 << u"Account 1"_s;
    QTest::newRow("7 linked") << 8 << 7 << u"2 more accounts"_s;
    QTest::newRow("299 linked") << 300 << 7 << u"294 more accounts"_s;
}

void TstBillPicture::foldsFromSevenLinkedAccountsOn()
{
    QFETCH(int, count);
    QFETCH(int, rows);
    QFETCH(QString, last);
    const BillTable table = accounts(count);
    const BillPicture picture = billPicture(summary(table), table);
    QCOMPARE(picture.rows.size(), rows);
    QVERIFY(picture.rows.first().payer);
    QCOMPARE(picture.rows.last().name, last);
    if (count > 1)
        QCOMPARE(picture.rows.at(1).name, u"Account %1"_s.arg(count - 1)); // the largest
}

void TstBillPicture::rowsAddUpToTheTotal()
{
    const BillTable table = accounts(123);
    for (const QString& search : {QString(), u"7"_s, u"nothing"_s}) {
        const BillPicture picture = billPicture(summary(table), table, search);
        Money::Wide sum = 0;
        for (const BillPicture::Row& row : picture.rows)
            sum += cents(row.amount);
        QVERIFY(sum == table.totalCents);
        QCOMPARE(picture.titleNote, u"Estimate, 123 accounts"_s);
    }
}

void TstBillPicture::aSearchBringsMatchesForward()
{
    const BillTable table = accounts(40);
    const BillPicture picture = billPicture(summary(table), table, u"account 1"_s);
    // 19 to 15 of the eleven that match, the rest in one row.
    QCOMPARE(picture.rows.at(1).name, u"Account 19"_s);
    QCOMPARE(picture.rows.at(5).name, u"Account 15"_s);
    QCOMPARE(picture.rows.at(6).name, u"34 more accounts"_s);
    QCOMPARE(picture.rows.at(6).rest, 34);
}

void TstBillPicture::aPayerWithoutChargesHasNoRow()
{
    BillTable table = accounts(3);
    table.rows.removeLast();
    settleTable(table);
    const BillPicture picture = billPicture(summary(table), table);
    QCOMPARE(picture.linkedCount(), 2);
    QCOMPARE(picture.payerName, u"Payer"_s);
}

QTEST_GUILESS_MAIN(TstBillPicture)
#include "tst_billpicture.moc"
