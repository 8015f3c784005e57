// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"
#include "models/core/clock.h"
#include "models/services/auditservice.h"
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
    Worker& writer;
    Worker& reader;
    Worker& background;
    std::shared_ptr<const Clock> clock;
    std::function<AuditActor()> caller;
};

} // namespace billfold
