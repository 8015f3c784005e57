// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/storage/connection.h"

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

namespace billfold
{

/// A thread with a connection of its own that does one job after the other, in the order they were asked for.
/// Jobs that are still waiting when it goes are answered with ErrorCode::Cancelled.
class Worker
{
public:
    explicit Worker(const QString& path);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Opens the connection; waits for it.
    Result<void> start();

    /// A job that is done, whether somebody waits for its end or not.
    template <typename T>
    QFuture<Result<T>> post(std::function<Result<T>(Connection&)> job)
    {
        return enqueue<T>(
            [job = std::move(job)](Connection& connection, const Withdrawn&) { return job(connection); });
    }

    /// A job that is done also where the worker goes before its turn comes.
    template <typename T>
    QFuture<Result<T>> postInAnyCase(std::function<Result<T>(Connection&)> job)
    {
        return enqueue<T>(
            [job = std::move(job)](Connection& connection, const Withdrawn&) { return job(connection); },
            true);
    }

    /// Says whether the future was cancelled, so that its answer is of no use any more.
    using Withdrawn = std::function<bool()>;
    /// A question: left out where it was withdrawn before its turn came, and free to end early after that.
    template <typename T>
    QFuture<Result<T>> ask(std::function<Result<T>(Connection&, const Withdrawn&)> job)
    {
        return enqueue<T>([job = std::move(job)](Connection& connection, const Withdrawn& withdrawn) {
            return withdrawn() ? Result<T>(closed()) : job(connection, withdrawn);
        });
    }

    /// The answer of what was not done any more.
    static Error closed();

private:
    struct Job {
        std::function<void(Connection*)> run;
        bool inAnyCase = false;
    };

    template <typename T>
    QFuture<Result<T>> enqueue(std::function<Result<T>(Connection&, const Withdrawn&)> job,
                               bool inAnyCase = false)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFuture<Result<T>> future = promise->future();
        promise->start();
        enqueueJob({[promise, job = std::move(job)](Connection* connection) {
                        promise->addResult(
                            connection != nullptr
                                ? job(*connection, [&promise] { return promise->isCanceled(); })
                                : Result<T>(closed()));
                        promise->finish();
                    },
                    inAnyCase});
        return future;
    }

    void enqueueJob(Job job);
    void run(std::promise<Result<void>>& opened);

    QString m_path;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace billfold
