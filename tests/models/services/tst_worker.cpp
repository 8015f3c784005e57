// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/worker.h"
#include "tests/models/services/servicesupport.h"

#include <QSemaphore>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Questions can be withdrawn, what is to be written cannot.
class WorkerTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Worker> m_worker;

    /// Keeps the worker busy until `gate` opens; it is busy when this returns.
    QFuture<Result<int>> block(QSemaphore& gate) const
    {
        QSemaphore begun;
        auto job = m_worker->post<int>([&gate, &begun](Connection&) -> Result<int> {
            begun.release();
            gate.acquire();
            return 1;
        });
        begun.acquire();
        return job;
    }

private slots:
    void initTestCase()
    {
        m_worker = std::make_unique<Worker>(m_dir.filePath(u"t.billfold"_s));
        QVERIFY(m_worker->start());
    }

    void aQuestionThatIsWithdrawnBeforeItsTurnIsLeftOut()
    {
        QSemaphore gate;
        std::atomic<bool> asked{false};
        const auto first = block(gate);
        auto question = m_worker->ask<int>([&](Connection&, const Worker::Withdrawn&) -> Result<int> {
            asked = true;
            return 2;
        });
        const auto last =
            m_worker->ask<int>([](Connection&, const Worker::Withdrawn&) { return Result<int>(3); });
        question.cancel();
        gate.release();
        QCOMPARE(answer(first), 1);
        QCOMPARE(answer(last), 3);
        QVERIFY(!asked);
        question.waitForFinished();
        QCOMPARE(question.resultCount(), 0);
    }

    void aQuestionThatIsWithdrawnWhileItRunsEndsEarly()
    {
        QSemaphore running;
        auto question =
            m_worker->ask<qint64>([&](Connection& connection, const Worker::Withdrawn& withdrawn) {
                running.release();
                const Withdrawable withdrawable(connection, withdrawn);
                return connection.number(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                         " WHERE i < 1000000000000) SELECT count(*) FROM n"_s);
            });
        running.acquire();
        question.cancel();
        // The next one gets its turn: else this test would not end.
        QCOMPARE(answer(m_worker->post<int>([](Connection&) { return Result<int>(4); })), 4);
    }

    void whatIsToBeDoneIsDoneThoughNobodyWaits()
    {
        QSemaphore gate;
        std::atomic<bool> done{false};
        const auto first = block(gate);
        auto job = m_worker->post<int>([&](Connection&) -> Result<int> {
            done = true;
            return 2;
        });
        job.cancel();
        gate.release();
        job.waitForFinished();
        QVERIFY(done);
        QCOMPARE(answer(first), 1);
    }

    void whatWaitsWhenItGoesIsAnswered()
    {
        QSemaphore gate;
        const auto first = block(gate);
        const auto waiting =
            m_worker->ask<int>([](Connection&, const Worker::Withdrawn&) { return Result<int>(5); });
        std::thread going([this] { m_worker.reset(); });
        gate.release();
        going.join();
        QCOMPARE(answer(first), 1);
        const auto result = waiting.result();
        QVERIFY(result || result.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(WorkerTest)
#include "tst_worker.moc"
