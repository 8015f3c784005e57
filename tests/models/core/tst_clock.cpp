// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("BILLFOLD_CLOCK"); }

    void fixedByTheEnvironment_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("utc"); // empty: no clock
        QTest::newRow("UTC") << QByteArray("2026-10-03T07:40:00Z") << u"2026-10-03T07:40:00Z"_s;
        QTest::newRow("another zone") << QByteArray("2026-10-03T09:40:00+02:00") << u"2026-10-03T07:40:00Z"_s;
        QTest::newRow("without a zone: UTC")
            << QByteArray("2026-10-03T07:40:00") << u"2026-10-03T07:40:00Z"_s;
        QTest::newRow("a day") << QByteArray("2026-10-03") << u"2026-10-03T00:00:00Z"_s;
        QTest::newRow("no time") << QByteArray("soon") << QString();
        QTest::newRow("no such day") << QByteArray("2026-02-30T00:00:00Z") << QString();
    }
    void fixedByTheEnvironment()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, utc);
        qputenv("BILLFOLD_CLOCK", text);
        // Wherever the machine stands, a time without a zone is UTC.
        for (const char* zone : {"UTC", "America/New_York", "Asia/Tokyo"}) {
            qputenv("TZ", zone);
            const auto clock = clockFromEnvironment();
            QCOMPARE(clock != nullptr, !utc.isEmpty());
            if (clock)
                QCOMPARE(clock->now().toString(Qt::ISODate), utc);
        }
        qputenv("TZ", "UTC");
    }

    void theSystemsClockOtherwise()
    {
        qunsetenv("BILLFOLD_CLOCK");
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = clockFromEnvironment()->now();
        QCOMPARE(now.timeSpec(), Qt::UTC);
        QVERIFY(now >= before && now <= QDateTime::currentDateTimeUtc());
    }

    void aFixedClockStandsStill()
    {
        const QDateTime at(QDate(2026, 10, 3), QTime(7, 40), Qt::UTC);
        const FixedClock clock(at);
        QCOMPARE(clock.now(), at);
        QCOMPARE(clock.now(), at);
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
