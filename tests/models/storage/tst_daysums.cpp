// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/daysums.h"

#include <QTest>

using namespace billfold;

class DaySumsTest : public QObject
{
    Q_OBJECT

    static QString upTo(const std::string& packed, int last)
    {
        Money sum;
        const bool any = DaySums::sumUpTo(packed, last, sum);
        return any ? sum.toString() : QStringLiteral("none");
    }
    static Money money(const char* text) { return *Money::fromString(QString::fromLatin1(text)); }

private slots:
    void daysAreSummedUpToOne()
    {
        DaySums days;
        days.add(4, money("0.000000000000000001"));
        days.add(30, money("-12345678901.5"));
        days.add(4, money("2"));
        days.add(10, money("0"));
        std::string packed;
        days.pack(packed);
        QCOMPARE(upTo(packed, 3), QStringLiteral("none"));
        QCOMPARE(upTo(packed, 4), QStringLiteral("2.000000000000000001"));
        QCOMPARE(upTo(packed, 29), QStringLiteral("2.000000000000000001"));
        QCOMPARE(upTo(packed, 30), QStringLiteral("-12345678899.499999999999999999"));
    }

    void wideAmountsComeBack()
    {
        for (const char* amount : {"10000000000000000", "-10000000000000000", "0", "-0.000000000000000001"}) {
            DaySums days;
            days.add(0, money(amount));
            std::string packed;
            days.pack(packed);
            QCOMPARE(upTo(packed, 0), QString::fromLatin1(amount));
        }
    }

    void whatIsDamagedAddsNothing_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a day without an amount") << QByteArray("\x03", 1);
        QTest::newRow("an amount that does not end") << QByteArray("\x03\xff\xff", 3);
        QTest::newRow("an amount wider than any") << QByteArray("\x03") + QByteArray(18, '\xff') + '\x01';
        QTest::newRow("a day beyond the month") << QByteArray("\xff\x02", 2);
    }
    void whatIsDamagedAddsNothing()
    {
        QFETCH(QByteArray, packed);
        QCOMPARE(upTo(packed.toStdString(), 30), QStringLiteral("none"));
    }

    void daysOutOfOrderEndTheReading()
    {
        DaySums days;
        days.add(5, money("1"));
        std::string packed;
        days.pack(packed);
        QCOMPARE(upTo(packed + packed, 30), QStringLiteral("1"));
    }
};

QTEST_APPLESS_MAIN(DaySumsTest)
#include "tst_daysums.moc"
