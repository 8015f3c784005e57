// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/backupservice.h"
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
    std::function<bool()> stopped()
    {
        return [this] { return closing.load(); };
    }

    QString path;
    Worker& writer;
    Worker& background;
    const AuditService& audit;
    std::shared_ptr<const Clock> clock;
    std::atomic<bool> closing{false};
};

} // namespace billfold
