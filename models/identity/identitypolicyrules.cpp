// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityquotas.h"
#include "models/identity/identityrules.h"
#include "models/policy/policytype.h"

#include <algorithm>

namespace billfold
{

namespace
{

Result<void> checkContent(const QString& content)
{
    const qsizetype size = policySize(strippedPolicy(content));
    if (size > identityPolicySize)
        return identityRefusal(
            u"LimitExceeded", IdentityText::tr("The policy has %1 characters without white space, and %2 are "
                                               "allowed. Shorten it, or make two of it.")
                                  .arg(size)
                                  .arg(identityPolicySize));
    return checkIdentityPolicyText(content);
}

/// The first user, group or role that the policy hangs on or bounds; empty where there is none.
QString holderOf(const Directory& directory, const IdentityPolicy& policy)
{
    const PolicyArn arn = policy.arn();
    const auto holds = [&](const auto& holder) { return holder.permissions.policies.contains(arn); };
    const auto isBound = [&](const auto& holder) { return holder.boundary == arn; };
    const QList<User> users = directory.users(policy.account);
    for (const User& user : users)
        if (holds(user) || isBound(user))
            return IdentityText::tr("the user “%1”").arg(user.name);
    const QList<Group> groups = directory.groups(policy.account);
    for (const Group& group : groups)
        if (holds(group))
            return IdentityText::tr("the group “%1”").arg(group.name);
    const QList<Role> roles = directory.roles(policy.account);
    for (const Role& role : roles)
        if (holds(role) || isBound(role))
            return IdentityText::tr("the role “%1”").arg(role.name);
    return {};
}

} // namespace

Result<void> carryOut(IdentityDraft& draft, const CreateIdentityPolicy& command)
{
    if (const auto text =
            checkIdentityName(command.name, longNameLength, IdentityText::tr("The policy's name"));
        !text)
        return text;
    const IdentityPolicy policy{command.account, command.name, command.description,
                                command.content, draft.now(),  draft.now()};
    if (const IdentityPolicy* const other = draft.directory().policy(policy.arn()))
        return identityRefusal(
            u"EntityAlreadyExists",
            IdentityText::tr("The account %1 has a policy “%2” already. Choose another name; "
                             "upper and lower case make no difference.")
                .arg(command.account.toString(), other->name));
    if (draft.directory().policies(command.account).size() >= identityPolicyQuota)
        return identityRefusal(
            u"LimitExceeded",
            IdentityText::tr("An account can have %1 policies of its own. Delete some that are not needed.")
                .arg(identityPolicyQuota));
    if (const auto description = checkIdentityDescription(command.description); !description)
        return description;
    if (const auto content = checkContent(command.content); !content)
        return content;
    draft.put(policy);
    draft.about(policy.name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const UpdateIdentityPolicy& command)
{
    Result<IdentityPolicy> policy = requireOwnPolicy(draft, command.policy);
    if (!policy)
        return policy.error();
    if (const auto description = checkIdentityDescription(command.description); !description)
        return description;
    if (const auto content = checkContent(command.content); !content)
        return content;
    draft.about(policy->name);
    if (policy->description == command.description && policy->content == command.content)
        return {};
    policy->description = command.description;
    policy->content = command.content;
    policy->updated = draft.now();
    draft.put(*policy);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeleteIdentityPolicy& command)
{
    const Result<IdentityPolicy> policy = requireOwnPolicy(draft, command.policy);
    if (!policy)
        return policy.error();
    if (const QString holder = holderOf(draft.directory(), *policy); !holder.isEmpty())
        return identityRefusal(
            u"DeleteConflict",
            IdentityText::tr("The policy “%1” is in use by %2. Detach it everywhere first.")
                .arg(policy->name, holder));
    draft.remove(*policy);
    draft.about(policy->name);
    return {};
}

} // namespace billfold
