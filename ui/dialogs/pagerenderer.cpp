// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pagerenderer.h"

#include "models/views/billdocument.h"
#include "ui/print/documentpainter.h"

#include <QCoreApplication>
#include <QThread>

#include <atomic>
#include <mutex>

namespace billfold
{

namespace
{

/// Threads whose renderer is gone and that draw their last page. The window never waits for them, but the
/// program must before it takes fonts and screens down.
QList<QThread*>& endingThreads()
{
    static QList<QThread*> threads;
    return threads;
}

void waitForEndingThreads()
{
    for (QThread* thread : std::as_const(endingThreads())) {
        thread->wait();
        delete thread;
    }
    endingThreads().clear();
}

} // namespace

/// `painter` belongs to the thread; the rest is shared.
struct PageRenderer::Shared {
    std::unique_ptr<DocumentPainter> painter;
    std::atomic<quint64> document{0}; ///< the one that is wanted
    std::atomic<quint64> asked{0};    ///< pages that were asked for before this are not wanted any more
    std::mutex mutex;
    PageRenderer* owner = nullptr; ///< guarded: it may go at any moment

    /// Runs in the thread of the owner, as long as there is one and the document is still the same.
    template <typename Answer>
    void answer(quint64 wanted, Answer answered)
    {
        const std::lock_guard lock(mutex);
        if (!owner)
            return;
        QMetaObject::invokeMethod(
            owner,
            [this, wanted, answered, renderer = owner] {
                if (document == wanted)
                    answered(renderer);
            },
            Qt::QueuedConnection);
    }
};

PageRenderer::PageRenderer(QObject* parent)
    : QObject(parent), m_shared(std::make_shared<Shared>()), m_thread(new QThread), m_worker(new QObject)
{
    static const bool registered = [] {
        qAddPostRoutine(waitForEndingThreads);
        return true;
    }();
    Q_UNUSED(registered)
    m_shared->owner = this;
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->setObjectName(QStringLiteral("pages"));
    m_thread->start();
}

PageRenderer::~PageRenderer()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->owner = nullptr;
    }
    ++m_shared->document;
    post([shared = m_shared] { shared->painter.reset(); });
    QThread* thread = m_thread;
    endingThreads().append(thread);
    connect(thread, &QThread::finished, thread, [thread] {
        endingThreads().removeOne(thread);
        thread->deleteLater();
    });
    // After the jobs that wait, of which none does anything any more.
    post([thread] { thread->quit(); });
}

void PageRenderer::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_worker, std::move(job), Qt::QueuedConnection);
}

void PageRenderer::setDocument(const DocumentInput& input)
{
    const quint64 wanted = ++m_shared->document;
    post([shared = m_shared, input, wanted] {
        if (shared->document != wanted)
            return;
        shared->painter = std::make_unique<DocumentPainter>(documentOf(input));
        const int pages = shared->painter->pageCount();
        shared->answer(wanted, [pages](PageRenderer* renderer) { emit renderer->laidOut(pages); });
    });
}

void PageRenderer::render(int page, qreal dotsPerInch)
{
    const quint64 wanted = m_shared->document;
    const quint64 asked = ++m_generation;
    post([shared = m_shared, wanted, asked, page, dotsPerInch] {
        if (shared->document != wanted || shared->asked > asked || !shared->painter)
            return;
        const int count = shared->painter->pageCount();
        if (page < 0 || page >= count)
            return;
        const QImage image = shared->painter->image(page, dotsPerInch, page + 1, count);
        shared->answer(wanted, [page, dotsPerInch, image](PageRenderer* renderer) {
            emit renderer->rendered(page, dotsPerInch, image);
        });
    });
}

void PageRenderer::dropWaiting()
{
    m_shared->asked = m_generation + 1;
}

} // namespace billfold
