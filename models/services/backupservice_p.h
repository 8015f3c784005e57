// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/authorization.h"
#include "models/services/backupservice.h"
#include "models/services/gate.h"
#include "models/services/permissions.h"
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
    /// Whether the method may be called now: a copy has everybody's bills.
    Result<void> enter(const char* method) const
    {
        constexpr QLatin1StringView service("BackupService");
        const auto entered = gate->enter(service, method);
        if (!entered)
            return entered.error();
        if (entered->scope.all)
            return {};
        return gate->refused(permissionOf(service, QLatin1StringView(method))->action, QStringLiteral("*"),
                             payerOnly());
    }
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
