// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace billfold
{

/// Hears the answer of a service in the thread of `owner`. QFuture::then(context, …) is not used for it: in
/// Qt 6.4 it asserts when the context is gone before the answer comes, and a page may be.
template <typename T, typename Then>
void whenAnswered(QObject* owner, const QFuture<Result<T>>& future, Then then)
{
    auto* watcher = new QFutureWatcher<Result<T>>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(watcher->result());
                     });
    watcher->setFuture(future);
}

/// One question of a page, of which only the latest answer counts: an earlier question is withdrawn, and an
/// answer to it that comes nevertheless is dropped. What is asked by a future that writes is done all the
/// same.
class Latest
{
public:
    template <typename T, typename Then>
    void ask(QObject* owner, const QFuture<Result<T>>& future, Then then)
    {
        drop();
        m_question = QFuture<void>(future);
        const quint64 id = *m_asked;
        whenAnswered(owner, future,
                     [asked = m_asked, id, then = std::move(then)](const Result<T>& result) mutable {
                         if (*asked == id)
                             then(result);
                     });
    }
    /// For a question that is asked in another way: begin() before it, isCurrent() in its answer.
    quint64 begin()
    {
        drop();
        return *m_asked;
    }
    bool isCurrent(quint64 question) const { return *m_asked == question; }
    /// Forgets what was asked.
    void drop()
    {
        m_question.cancel();
        ++*m_asked;
    }

private:
    std::shared_ptr<quint64> m_asked = std::make_shared<quint64>(0);
    QFuture<void> m_question;
};

} // namespace billfold
