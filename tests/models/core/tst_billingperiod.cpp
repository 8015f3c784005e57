// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/billingperiod.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestBillingPeriod : public QObject
{
    Q_OBJECT

private slots:
    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        for (const char* text : {"2026-09", "1970-01", "9999-12", "2024-02"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        for (const char* text : {"", "2026", "2026-9", "2026-00", "2026-13", "1969-12", "0000-01", "2026/09",
                                 "2026-09-01", "26-09", "202609", "+026-09", "2026- 9", "2O26-09"})
            QTest::addRow("'%s'", text) << QString::fromLatin1(text) << false;
        QTest::newRow("digits of another script") << u"٢٠٢٦-٠٩"_s << false;
    }
    void parse()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto period = BillingPeriod::parse(text);
        QCOMPARE(period.has_value(), valid);
        if (period)
            QCOMPARE(period->toString(), text);
    }

    void everyMonthHasAnIndexOfItsOwn()
    {
        BillingPeriod period = *BillingPeriod::parse(u"1970-01");
        for (int year = 1970; year < 2100; ++year) {
            for (int month = 1; month <= 12; ++month) {
                QCOMPARE(period.year(), year);
                QCOMPARE(period.month(), month);
                QVERIFY(*BillingPeriod::fromIndex(period.index()) == period);
                QVERIFY(*BillingPeriod::of(QDate(year, month, 17)) == period);
                QVERIFY(*BillingPeriod::parse(period.toString()) == period);
                QCOMPARE(period.plus(1).index(), period.index() + 1);
                period = period.plus(1);
            }
        }
    }

    void daysAndTimes()
    {
        const BillingPeriod february = *BillingPeriod::parse(u"2024-02");
        QCOMPARE(february.firstDay(), QDate(2024, 2, 1));
        QCOMPARE(february.lastDay(), QDate(2024, 2, 29));
        QCOMPARE(february.start(), QDateTime(QDate(2024, 2, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(february.end(), february.plus(1).start());
        const BillingPeriod december = *BillingPeriod::parse(u"2025-12");
        QCOMPARE(december.end(), QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(december.plus(-11).toString(), u"2025-01"_s);
        QCOMPARE(december.plus(25).toString(), u"2028-01"_s);
    }

    void theRangeEnds()
    {
        QVERIFY(!BillingPeriod::of(QDate()));
        QVERIFY(!BillingPeriod::of(QDate(1969, 12, 31)));
        QVERIFY(BillingPeriod::of(QDate(1970, 1, 1)));
        QVERIFY(!BillingPeriod::fromIndex(0));
        QVERIFY(!BillingPeriod::fromIndex(-1));
        const BillingPeriod first = *BillingPeriod::parse(u"1970-01");
        const BillingPeriod last = *BillingPeriod::parse(u"9999-12");
        QVERIFY(first.plus(-1) == first);
        QVERIFY(last.plus(1) == last);
        QVERIFY(last.end().isValid());
        QVERIFY(!BillingPeriod::fromIndex(last.index() + 1));
        QVERIFY(first < last);
    }
};

QTEST_APPLESS_MAIN(TestBillingPeriod)
#include "tst_billingperiod.moc"
