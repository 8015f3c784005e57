// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/identityservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/permit.h"

#include <functional>
#include <memory>

namespace billfold
{

/// What a part of a page about users and credentials works with.
struct IdentityDesk {
    std::shared_ptr<Workspace> workspace;
    NoticeSink notice;

    IdentityService& service() const { return workspace->identity(); }
    QDateTime now() const { return workspace->clock().now(); }
    /// Asks for the change and says in a notice what came of it: `done` where it is made, else why not.
    /// `owner` may be gone before the answer.
    void perform(QObject* owner, const IdentityCommand& command, const QString& done,
                 const QString& text = {}) const;
    Permit may(const IdentityCommand& command) const
    {
        return service().may(requiredAction(command), concernedResource(command));
    }
};

} // namespace billfold
