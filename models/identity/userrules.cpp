// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityquotas.h"
#include "models/identity/identityrules.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> checkUserName(const IdentityDraft& draft, const AccountId& account, const QString& name)
{
    if (const auto text = checkIdentityName(name, shortNameLength, IdentityText::tr("The user's name"));
        !text)
        return text;
    if (const User* const other = draft.directory().user(account, name))
        return identityRefusal(
            u"EntityAlreadyExists",
            IdentityText::tr("The account %1 has a user “%2” already. Choose another name; upper "
                             "and lower case make no difference.")
                .arg(account.toString(), other->name));
    return {};
}

/// The groups by the names that they were created with, each once and sorted.
Result<QStringList> groupsOf(const IdentityDraft& draft, const AccountId& account, const QStringList& names)
{
    QStringList groups;
    for (const QString& name : names) {
        const Result<Group> group = requireGroup(draft, account, name);
        if (!group)
            return group.error();
        groups.append(group->name);
    }
    groups.removeDuplicates();
    groups.sort(Qt::CaseInsensitive);
    if (groups.size() > groupsOfUserQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("A user can be in %1 groups. Take some out.").arg(groupsOfUserQuota));
    return groups;
}

} // namespace

Result<void> carryOut(IdentityDraft& draft, const CreateUser& command)
{
    if (const auto name = checkUserName(draft, command.account, command.name); !name)
        return name;
    if (draft.directory().users(command.account).size() >= userQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("An account can have %1 users. Delete some that are not needed.")
                .arg(userQuota));
    const Result<QStringList> groups = groupsOf(draft, command.account, command.groups);
    if (!groups)
        return groups.error();
    if (const auto permissions =
            checkPermissions(draft, command.account, command.permissions, userInlineSize);
        !permissions)
        return permissions;
    if (command.boundary)
        if (const auto boundary = requirePolicy(draft, command.account, *command.boundary); !boundary)
            return boundary;
    if (const auto tags = checkIdentityTags(command.tags); !tags)
        return tags;

    const User user{command.account,     command.name,     draft.now(), *groups,
                    command.permissions, command.boundary, command.tags};
    draft.remove(Credentials{user.id()}); // wrong attempts under the name of nobody are not the new user's
    draft.put(user);
    draft.about(user.name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const RenameUser& command)
{
    const Result<User> found = requireUser(draft, command.user);
    if (!found)
        return found.error();
    const PrincipalId renamed{command.user.account, PrincipalId::Kind::User, command.name};
    const bool sameKey = renamed == command.user;
    if (!sameKey)
        if (const auto name = checkUserName(draft, renamed.account, renamed.name); !name)
            return name;

    User user = *found;
    user.name = command.name;
    const Credentials* const present = draft.directory().credentials(command.user);
    std::optional<Credentials> credentials;
    if (present)
        credentials = *present;
    if (!sameKey) {
        draft.remove(*found);
        draft.remove(Credentials{command.user});
        draft.remove(Credentials{renamed});
    }
    draft.put(user);
    if (credentials) {
        credentials->principal = renamed;
        draft.put(*credentials);
    }
    replaceTrusted(draft, command.user, renamed);
    draft.about(user.name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeleteUser& command)
{
    const Result<User> user = requireUser(draft, command.user);
    if (!user)
        return user.error();
    draft.remove(*user);
    draft.remove(Credentials{command.user});
    replaceTrusted(draft, command.user, std::nullopt);
    draft.about(user->name);
    return {};
}

} // namespace billfold
