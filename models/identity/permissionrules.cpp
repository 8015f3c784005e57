// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityquotas.h"
#include "models/identity/identityrules.h"

#include <functional>

namespace billfold
{

namespace
{

using Alteration = std::function<Result<void>(Permissions&)>;

template <typename Holder>
Result<void> alterHolder(IdentityDraft& draft, Result<Holder> holder, const Alteration& alteration)
{
    if (!holder)
        return holder.error();
    if (const auto done = alteration(holder->permissions); !done)
        return done;
    draft.put(*holder);
    draft.about(holder->name);
    return {};
}

/// Gives the holder's permissions to the alteration, and keeps what comes of it.
Result<void> alter(IdentityDraft& draft, const PermissionHolder& holder, const Alteration& alteration)
{
    switch (holder.kind) {
    case PermissionHolder::Kind::Group:
        return alterHolder(draft, requireGroup(draft, holder.account, holder.name), alteration);
    case PermissionHolder::Kind::Role:
        return alterHolder(draft, requireRole(draft, {holder.account, PrincipalId::Kind::Role, holder.name}),
                           alteration);
    case PermissionHolder::Kind::User:
        break;
    }
    return alterHolder(draft, requireUser(draft, {holder.account, PrincipalId::Kind::User, holder.name}),
                       alteration);
}

int inlineSizeOf(PermissionHolder::Kind kind)
{
    switch (kind) {
    case PermissionHolder::Kind::Group:
        return groupInlineSize;
    case PermissionHolder::Kind::Role:
        return roleInlineSize;
    case PermissionHolder::Kind::User:
        break;
    }
    return userInlineSize;
}

Error notAttached(const PermissionHolder& holder, const QString& policy)
{
    return identityRefusal(
        u"NoSuchEntity",
        IdentityText::tr("“%1” has no policy %2. Reload the page.").arg(holder.name, policy));
}

template <typename Holder>
Result<void> setBoundary(IdentityDraft& draft, Result<Holder> holder, const std::optional<PolicyArn>& policy)
{
    if (!holder)
        return holder.error();
    if (policy) {
        if (const auto found = requirePolicy(draft, holder->account, *policy); !found)
            return found;
    } else if (!holder->boundary) {
        return identityRefusal(
            u"NoSuchEntity",
            IdentityText::tr("“%1” has no permissions boundary. Reload the page.").arg(holder->name));
    }
    holder->boundary = policy;
    draft.put(*holder);
    draft.about(holder->name);
    return {};
}

} // namespace

Result<void> carryOut(IdentityDraft& draft, const AttachIdentityPolicy& command)
{
    return alter(draft, command.holder, [&](Permissions& permissions) -> Result<void> {
        if (permissions.policies.contains(command.policy))
            return {};
        permissions.policies.append(command.policy);
        return checkPermissions(draft, command.holder.account, {permissions.policies, {}}, 0);
    });
}

Result<void> carryOut(IdentityDraft& draft, const DetachIdentityPolicy& command)
{
    return alter(draft, command.holder, [&](Permissions& permissions) -> Result<void> {
        if (permissions.policies.removeAll(command.policy) == 0)
            return notAttached(command.holder, command.policy);
        return {};
    });
}

Result<void> carryOut(IdentityDraft& draft, const PutInlinePolicy& command)
{
    return alter(draft, command.holder, [&](Permissions& permissions) {
        permissions.inlinePolicies.insert(command.name, command.content);
        return checkPermissions(draft, command.holder.account, {{}, permissions.inlinePolicies},
                                inlineSizeOf(command.holder.kind));
    });
}

Result<void> carryOut(IdentityDraft& draft, const DeleteInlinePolicy& command)
{
    return alter(draft, command.holder, [&](Permissions& permissions) -> Result<void> {
        if (permissions.inlinePolicies.remove(command.name) == 0)
            return notAttached(command.holder, command.name);
        return {};
    });
}

Result<void> carryOut(IdentityDraft& draft, const SetPermissionsBoundary& command)
{
    if (command.principal.kind == PrincipalId::Kind::Role)
        return setBoundary(draft, requireRole(draft, command.principal), command.policy);
    return setBoundary(draft, requireUser(draft, command.principal), command.policy);
}

} // namespace billfold
