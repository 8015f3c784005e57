// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/throttle.h"

#include <QTest>

using namespace billfold;

namespace
{

const QDateTime start(QDate(2026, 10, 1), QTime(8, 0), Qt::UTC);

Attempts failed(int times, const QDateTime& last = start)
{
    return {times, last};
}

} // namespace

class TestThrottle : public QObject
{
    Q_OBJECT

private slots:
    void waitsLongerWithEachFailure_data();
    void waitsLongerWithEachFailure();
    void hearsAtOnceWhenTheWaitIsOver();
    void countsFailuresInARow();
    void forgetsAfterADay_data();
    void forgetsAfterADay();
    void locksNobodyWhenTheClockIsPutBack();
    void waitsAgainAfterAFailureOfThePutBackClock();
};

void TestThrottle::waitsLongerWithEachFailure_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("seconds");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("the first") << 1 << 0;
    QTest::newRow("the third") << 3 << 0;
    QTest::newRow("the fourth") << 4 << 5;
    QTest::newRow("the fifth") << 5 << 10;
    QTest::newRow("the sixth") << 6 << 20;
    QTest::newRow("the seventh") << 7 << 40;
    QTest::newRow("where it counts as locked") << lockedFrom << 320;
    QTest::newRow("the eleventh") << 11 << 640;
    QTest::newRow("the longest") << 12 << 900;
    QTest::newRow("no longer than that") << 13 << 900;
    QTest::newRow("after very many") << 2'000'000'000 << 900;
}

void TestThrottle::waitsLongerWithEachFailure()
{
    QFETCH(int, failures);
    QFETCH(int, seconds);
    QCOMPARE(nextAttemptAt(failed(failures), start), start.addSecs(seconds));
}

void TestThrottle::hearsAtOnceWhenTheWaitIsOver()
{
    QCOMPARE(nextAttemptAt({}, start), start);
    QCOMPARE(nextAttemptAt(failed(5), start.addSecs(9)), start.addSecs(10));
    QCOMPARE(nextAttemptAt(failed(5), start.addSecs(10)), start.addSecs(10));
    QCOMPARE(nextAttemptAt(failed(5), start.addSecs(11)), start.addSecs(11));
}

void TestThrottle::countsFailuresInARow()
{
    Attempts attempts;
    for (int i = 1; i <= 5; ++i) {
        attempts = afterFailure(attempts, start.addSecs(i * 60));
        QCOMPARE(attempts, failed(i, start.addSecs(i * 60)));
    }
}

void TestThrottle::forgetsAfterADay_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("left");
    QTest::newRow("after a minute") << 60 << 7;
    QTest::newRow("after a day") << 24 * 60 * 60 << 7;
    QTest::newRow("after more than a day") << 24 * 60 * 60 + 1 << 0;
}

void TestThrottle::forgetsAfterADay()
{
    QFETCH(int, seconds);
    QFETCH(int, left);
    const QDateTime later = start.addSecs(seconds);
    QCOMPARE(afterTime(failed(7), later).failures, left);
    QCOMPARE(afterFailure(failed(7), later).failures, left + 1);
}

void TestThrottle::locksNobodyWhenTheClockIsPutBack()
{
    const QDateTime yearsAgo = start.addYears(-5);
    QCOMPARE(nextAttemptAt(failed(20), yearsAgo), yearsAgo);
    QCOMPARE(afterTime(failed(20), yearsAgo), failed(20));
}

void TestThrottle::waitsAgainAfterAFailureOfThePutBackClock()
{
    const QDateTime yearsAgo = start.addYears(-5);
    const Attempts attempts = afterFailure(failed(20), yearsAgo);
    QCOMPARE(attempts, failed(21, yearsAgo));
    QCOMPARE(nextAttemptAt(attempts, yearsAgo), yearsAgo.addSecs(900));
    QCOMPARE(nextAttemptAt(attempts, yearsAgo.addSecs(900)), yearsAgo.addSecs(900));
}

QTEST_APPLESS_MAIN(TestThrottle)
#include "tst_throttle.moc"
