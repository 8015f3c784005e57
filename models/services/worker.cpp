// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/worker.h"

#include <QCoreApplication>

namespace billfold
{

Worker::Worker(const QString& path) : m_path(path) {}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Error Worker::closed()
{
    return {ErrorCode::Cancelled,
            QCoreApplication::translate("Worker", "The database was closed before this was done."),
            {}};
}

Result<void> Worker::start()
{
    std::promise<Result<void>> opened;
    auto answer = opened.get_future();
    m_thread = std::thread([this, &opened] { run(opened); });
    return answer.get();
}

void Worker::enqueueJob(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_all();
}

void Worker::run(std::promise<Result<void>>& opened)
{
    auto connection = Connection::open(m_path);
    const bool good = connection.ok();
    opened.set_value(good ? Result<void>() : Result<void>(connection.error()));
    if (!good)
        return;
    for (;;) {
        Job job;
        bool stopping = false;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
            stopping = m_stop;
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job.run(stopping && !job.inAnyCase ? nullptr : connection->get());
    }
}

} // namespace billfold
