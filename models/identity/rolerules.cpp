// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityquotas.h"
#include "models/identity/identityrules.h"

namespace billfold
{

Result<void> carryOut(IdentityDraft& draft, const CreateRole& command)
{
    if (const auto text =
            checkIdentityName(command.name, shortNameLength, IdentityText::tr("The role's name"));
        !text)
        return text;
    if (const Role* const other = draft.directory().role(command.account, command.name))
        return identityRefusal(
            u"EntityAlreadyExists",
            IdentityText::tr("The account %1 has a role “%2” already. Choose another name; upper "
                             "and lower case make no difference.")
                .arg(command.account.toString(), other->name));
    if (draft.directory().roles(command.account).size() >= roleQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("An account can have %1 roles. Delete some that are not needed.")
                .arg(roleQuota));
    if (const auto description = checkIdentityDescription(command.description); !description)
        return description;
    if (const auto trusted = checkTrusted(draft, command.trusted); !trusted)
        return trusted;
    if (const auto permissions =
            checkPermissions(draft, command.account, command.permissions, roleInlineSize);
        !permissions)
        return permissions;
    if (command.boundary)
        if (const auto boundary = requirePolicy(draft, command.account, *command.boundary); !boundary)
            return boundary;
    draft.put(Role{command.account, command.name, command.description, draft.now(), command.trusted,
                   command.permissions, command.boundary});
    draft.about(command.name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const UpdateRole& command)
{
    Result<Role> role = requireRole(draft, command.role);
    if (!role)
        return role.error();
    if (const auto description = checkIdentityDescription(command.description); !description)
        return description;
    if (const auto trusted = checkTrusted(draft, command.trusted); !trusted)
        return trusted;
    role->description = command.description;
    role->trusted = command.trusted;
    draft.put(*role);
    draft.about(role->name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeleteRole& command)
{
    const Result<Role> role = requireRole(draft, command.role);
    if (!role)
        return role.error();
    draft.remove(*role);
    replaceTrusted(draft, command.role, std::nullopt);
    draft.about(role->name);
    return {};
}

} // namespace billfold
