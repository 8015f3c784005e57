// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/backupservice.h"
#include "models/services/gate.h"
#include "models/services/worker.h"

#include <atomic>

namespace billfold
{

struct BackupService::Private {
    Private(QString file, Worker& writing, Worker& slow, const AuditService& log,
            std::shared_ptr<const Clock> time)
        : path(std::move(file)), writer(writing), background(slow), audit(log), clock(std::move(time))
    {
    }
    /// Whose bills are told or moved: none; those of everybody who has any.
    enum class Of { Nobody, Everybody };
    /// Nothing where the caller sees enough of the bills.
    std::optional<Error> unseen(Of whose) const;
    /// Whether the method may be called now.
    Result<void> enter(const char* method, Of whose = Of::Nobody) const;
    template <typename T>
    static QFuture<Result<T>> refused(const Error& error)
    {
        return QtFuture::makeReadyFuture(Result<T>(error));
    }
    std::function<bool()> stopped()
    {
        return [this] { return closing.load(); };
    }

    QString path;
    Worker& writer;
    Worker& background;
    const AuditService& audit;
    std::shared_ptr<const Clock> clock;
    const Gate* gate = nullptr; ///< the workspace's
    std::atomic<bool> closing{false};
};

} // namespace billfold
