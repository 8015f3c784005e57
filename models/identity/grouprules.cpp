// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityquotas.h"
#include "models/identity/identityrules.h"

namespace billfold
{

Result<void> carryOut(IdentityDraft& draft, const CreateGroup& command)
{
    if (const auto text =
            checkIdentityName(command.name, longNameLength, IdentityText::tr("The group's name"));
        !text)
        return text;
    if (const Group* const other = draft.directory().group(command.account, command.name))
        return identityRefusal(
            u"EntityAlreadyExists",
            IdentityText::tr("The account %1 has a group “%2” already. Choose another name; "
                             "upper and lower case make no difference.")
                .arg(command.account.toString(), other->name));
    if (draft.directory().groups(command.account).size() >= groupQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("An account can have %1 groups. Delete some that are not needed.")
                .arg(groupQuota));
    if (const auto permissions =
            checkPermissions(draft, command.account, command.permissions, groupInlineSize);
        !permissions)
        return permissions;
    draft.put(Group{command.account, command.name, draft.now(), command.permissions});
    draft.about(command.name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeleteGroup& command)
{
    const Result<Group> group = requireGroup(draft, command.account, command.name);
    if (!group)
        return group.error();
    const QList<User> members = draft.directory().usersOf(command.account, group->name);
    for (const User& member : members) {
        User user = member;
        user.groups.removeAll(group->name);
        draft.put(user);
    }
    draft.remove(*group);
    draft.about(group->name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const AddUserToGroup& command)
{
    Result<User> user = requireUser(draft, command.user);
    if (!user)
        return user.error();
    const Result<Group> group = requireGroup(draft, command.user.account, command.group);
    if (!group)
        return group.error();
    draft.about(user->name);
    if (user->groups.contains(group->name))
        return {};
    if (user->groups.size() >= groupsOfUserQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("“%1” is in %2 groups already, and no user can be in more. Take it "
                             "out of one first.")
                .arg(user->name)
                .arg(groupsOfUserQuota));
    user->groups.append(group->name);
    user->groups.sort(Qt::CaseInsensitive);
    draft.put(*user);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const RemoveUserFromGroup& command)
{
    Result<User> user = requireUser(draft, command.user);
    if (!user)
        return user.error();
    const Result<Group> group = requireGroup(draft, command.user.account, command.group);
    if (!group)
        return group.error();
    if (user->groups.removeAll(group->name) == 0)
        return identityRefusal(
            u"NoSuchEntity",
            IdentityText::tr("“%1” is not in the group “%2”. Reload the page.").arg(user->name, group->name));
    draft.put(*user);
    draft.about(user->name);
    return {};
}

} // namespace billfold
