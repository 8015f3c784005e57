// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"
#include "models/core/clock.h"
#include "models/services/auditservice.h"
#include "models/services/gate.h"
#include "models/services/worker.h"

namespace billfold
{

/// The root user of an account, or nobody.
AuditActor rootActor(const std::optional<AccountId>& account);

struct AuditService::Private {
    Private(Worker& writing, Worker& reading, Worker& slow, std::shared_ptr<const Clock> time)
        : writer(writing), reader(reading), background(slow), clock(std::move(time))
    {
    }
    /// Whether the method may be called now, and what of the log is told.
    Result<AuditSight> enter(const char* method) const
    {
        if (!gate)
            return AuditSight();
        const auto entered = gate->enter(QLatin1StringView("AuditService"), method);
        return entered ? Result<AuditSight>(gate->auditSight()) : Result<AuditSight>(entered.error());
    }

    Worker& writer;
    Worker& reader;
    Worker& background;
    std::shared_ptr<const Clock> clock;
    std::function<AuditActor()> caller;
    const Gate* gate = nullptr; ///< the workspace's; without one, whoever asks is told everything
};

} // namespace billfold
