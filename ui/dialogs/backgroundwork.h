// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/print/pdfexporter.h"

#include <QFuture>

#include <atomic>
#include <functional>
#include <memory>

class QProgressBar;
class QTimer;

namespace billfold
{

class TextLabel;

/// A small window with a bar and Cancel for work on another thread that counts what it has done. It shows
/// itself only where the work takes longer than a moment, and goes by itself. Where it goes before the work
/// is over (with its parent), the work is stopped.
class BackgroundWork : public DialogFrame
{
    Q_OBJECT

public:
    using Start = std::function<QFuture<Result<void>>(ExportProgress)>;
    using Done = std::function<void(const Result<void>&)>;

    /// `unit` names what is counted: "%1 of %2 pages". `start` begins the work and hands it the progress
    /// function, which may be called from any thread; `done` hears the outcome in this thread.
    static BackgroundWork* run(QWidget* parent, const QString& title, const QString& unit, const Start& start,
                               Done done);
    ~BackgroundWork() override;

    void reject() override;

private:
    struct State {
        std::atomic<int> done{0}, all{0};
        std::atomic<bool> stop{false};
    };

    BackgroundWork(QWidget* parent, const QString& title, const QString& unit);
    void poll();

    std::shared_ptr<State> m_state = std::make_shared<State>();
    QString m_unit;
    TextLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    QTimer* m_timer;
    int m_polls = 0;
};

} // namespace billfold
