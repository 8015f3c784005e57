// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomplayer.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

constexpr int steps = 800;
const char* const seedVariable = "BILLFOLD_TEST_SEED"; // one seed of one's own, instead of the usual ones

} // namespace

class TestRandomCommands : public QObject
{
    Q_OBJECT

    QMap<QString, RandomPlayer::Count> m_counts;

private slots:
    void anySequenceDoesWhatTheModelSays_data()
    {
        QTest::addColumn<quint32>("seed");
        if (const auto own = qEnvironmentVariableIntValue(seedVariable)) {
            QTest::addRow("seed %d", own) << quint32(own);
            return;
        }
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anySequenceDoesWhatTheModelSays()
    {
        QFETCH(quint32, seed);
        RandomPlayer player(seed);
        for (int step = 0; step < steps; ++step) {
            const QString wrong = player.step();
            QVERIFY2(
                wrong.isEmpty(),
                qPrintable(
                    u"%1=%2, step %3: %4"_s.arg(QLatin1String(seedVariable)).arg(seed).arg(step).arg(wrong)));
        }
        for (auto count = player.counts.cbegin(); count != player.counts.cend(); ++count) {
            m_counts[count.key()].done += count->done;
            m_counts[count.key()].refused += count->refused;
        }
    }

    /// A sequence in which something never happens shows nothing about it.
    void eachOperationWasDone()
    {
        if (qEnvironmentVariableIsSet(seedVariable))
            QSKIP("One seed need not do everything.");
        int refused = 0;
        for (auto count = m_counts.cbegin(); count != m_counts.cend(); ++count) {
            QVERIFY2(count->done > 0, qPrintable(count.key()));
            refused += count->refused;
        }
        QVERIFY(refused > 1000);
        QCOMPARE(m_counts.size(), 34);
    }
};

QTEST_GUILESS_MAIN(TestRandomCommands)
#include "tst_randomcommands.moc"
