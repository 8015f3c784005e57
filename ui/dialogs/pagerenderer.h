// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <memory>

class QThread;

namespace billfold
{

/// Lays a document out and draws its pages on a thread of its own, since a bill with all its details may have
/// a thousand pages. Ask from the GUI thread; the answers come as signals. What was asked for an older
/// document is not answered any more.
class PageRenderer : public QObject
{
    Q_OBJECT

public:
    explicit PageRenderer(QObject* parent = nullptr);
    ~PageRenderer() override;

    void setDocument(const DocumentInput& input);
    /// `dotsPerInch` of the device; the picture is that of the whole page.
    void render(int page, qreal dotsPerInch);
    /// Forgets the pages that were asked for and are not drawn yet (they were scrolled away).
    void dropWaiting();

signals:
    void laidOut(int pages);
    void rendered(int page, qreal dotsPerInch, const QImage& image);

private:
    struct Shared;
    void post(std::function<void()> job);

    std::shared_ptr<Shared> m_shared;
    QThread* m_thread;
    QObject* m_worker;
    quint64 m_generation = 0;
};

} // namespace billfold
