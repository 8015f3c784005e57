// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/identitycommand.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
QString tr(const char* sentence)
{
    return QCoreApplication::translate("IdentityCommand", sentence);
}
} // namespace

Result<PrincipalId> actingPrincipal(const Workspace& workspace)
{
    const Caller caller = workspace.identity().caller();
    if (caller.principal)
        return *caller.principal;
    return Error{ErrorCode::NotFound,
                 tr("There is no account yet. Import a billing export: billfold import PATH"),
                 {}};
}

Result<PrincipalId> principalCalled(const Workspace& workspace, const QString& name)
{
    auto acting = actingPrincipal(workspace);
    if (!acting || name.isEmpty())
        return acting;
    if (name == "root"_L1)
        return PrincipalId{acting->account};
    const User* const user = workspace.identity().directory().user(acting->account, name);
    if (user)
        return user->id();
    return Error{
        ErrorCode::NotFound,
        tr("The account %1 has no user %2. See billfold user list.").arg(acting->account.toString(), name),
        {}};
}

Result<void> checkMay(const Workspace& workspace, const QString& action, const QString& resource)
{
    const Permit permit = workspace.identity().may(action, resource);
    return permit.allowed ? Result<void>() : Result<void>(denied(action, permit));
}

QString timeText(const std::optional<QDateTime>& time)
{
    return time ? time->toString(Qt::ISODate) : QString();
}

int runPart(const CommandContext& context, std::span<const CommandPart> parts)
{
    CommandContext rest = context;
    const QString name = rest.arguments.isEmpty() ? QString() : rest.arguments.takeFirst();
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const CommandPart& candidate) { return candidate.name == name; });
    if (part == parts.end()) {
        QStringList names;
        for (const CommandPart& candidate : parts)
            names.append(candidate.name);
        return report(
            {ErrorCode::Usage, tr("Say what to do: %1. See billfold --help.").arg(names.join(", "_L1)), {}});
    }
    rest.command += u'-' + name;
    auto ran = part->run(rest);
    return ran ? exitDone : report(ran.error());
}

} // namespace billfold
