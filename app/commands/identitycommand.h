// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/choose.h"
#include "models/services/identityservice.h"

#include <QCoreApplication>

#include <span>

namespace billfold
{

// What the commands about users, keys and passwords share.

/// The answer, after the service heard of what it did.
template <typename T>
Result<T> heard(QFuture<Result<T>> future)
{
    future.waitForFinished();
    QCoreApplication::processEvents();
    return future.result();
}

/// Who acts in the database; an error where there is no account yet.
Result<PrincipalId> actingPrincipal(const Workspace& workspace);
/// The user of the acting account, or its root user, that `name` names; empty: who acts.
Result<PrincipalId> principalCalled(const Workspace& workspace, const QString& name);
/// Refuses where who acts may not.
Result<void> checkMay(const Workspace& workspace, const QString& action, const QString& resource);
/// ISO 8601, or empty.
QString timeText(const std::optional<QDateTime>& time);

/// A part of a command by the first of its words, such as `billfold user list`.
struct CommandPart {
    QLatin1StringView name;
    Result<void> (*run)(const CommandContext&);
};
int runPart(const CommandContext& context, std::span<const CommandPart> parts);

} // namespace billfold
