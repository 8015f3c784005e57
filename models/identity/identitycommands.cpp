// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identitycommands.h"

#include "models/identity/identitydraft.h"
#include "models/identity/identityrules.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString accountArn(const AccountId& account)
{
    return PrincipalId{account}.arn();
}

QString userArn(const AccountId& account, const QString& name)
{
    return PrincipalId{account, PrincipalId::Kind::User, name}.arn();
}

QString roleArn(const AccountId& account, const QString& name)
{
    return PrincipalId{account, PrincipalId::Kind::Role, name}.arn();
}

QString groupArn(const AccountId& account, const QString& name)
{
    return u"arn:aws:iam::"_s + account.toString() + u":group/"_s + name;
}

QString policyArn(const AccountId& account, const QString& name)
{
    return u"arn:aws:iam::"_s + account.toString() + u":policy/"_s + name;
}

QString holderArn(const PermissionHolder& holder)
{
    switch (holder.kind) {
    case PermissionHolder::Kind::Group:
        return groupArn(holder.account, holder.name);
    case PermissionHolder::Kind::Role:
        return roleArn(holder.account, holder.name);
    case PermissionHolder::Kind::User:
        break;
    }
    return userArn(holder.account, holder.name);
}

/// AttachUserPolicy, AttachGroupPolicy, AttachRolePolicy: one operation each.
QString holderOperation(QStringView verb, PermissionHolder::Kind kind)
{
    switch (kind) {
    case PermissionHolder::Kind::Group:
        return verb + u"GroupPolicy"_s;
    case PermissionHolder::Kind::Role:
        return verb + u"RolePolicy"_s;
    case PermissionHolder::Kind::User:
        break;
    }
    return verb + u"UserPolicy"_s;
}

AccountId accountOfPolicy(const PolicyArn& arn)
{
    const QStringList parts = arn.split(u':');
    const std::optional<AccountId> account = AccountId::parse(parts.size() > 4 ? parts.at(4) : QString());
    return account ? *account : *AccountId::parse(u"000000000000");
}

// What each command is called, what it concerns and where it is done.

QString nameOf(const SetAccountAlias& c)
{
    return c.alias.isEmpty() ? u"DeleteAccountAlias"_s : u"CreateAccountAlias"_s;
}
QString nameOf(const UpdatePasswordPolicy& c)
{
    return c.policy ? u"UpdateAccountPasswordPolicy"_s : u"DeleteAccountPasswordPolicy"_s;
}
QString nameOf(const CreateUser&)
{
    return u"CreateUser"_s;
}
QString nameOf(const RenameUser&)
{
    return u"UpdateUser"_s;
}
QString nameOf(const DeleteUser&)
{
    return u"DeleteUser"_s;
}
QString nameOf(const CreateGroup&)
{
    return u"CreateGroup"_s;
}
QString nameOf(const DeleteGroup&)
{
    return u"DeleteGroup"_s;
}
QString nameOf(const AddUserToGroup&)
{
    return u"AddUserToGroup"_s;
}
QString nameOf(const RemoveUserFromGroup&)
{
    return u"RemoveUserFromGroup"_s;
}
QString nameOf(const CreateRole&)
{
    return u"CreateRole"_s;
}
QString nameOf(const UpdateRole&)
{
    return u"UpdateRole"_s;
}
QString nameOf(const DeleteRole&)
{
    return u"DeleteRole"_s;
}
QString nameOf(const CreateIdentityPolicy&)
{
    return u"CreatePolicy"_s;
}
QString nameOf(const UpdateIdentityPolicy&)
{
    return u"CreatePolicyVersion"_s;
}
QString nameOf(const DeleteIdentityPolicy&)
{
    return u"DeletePolicy"_s;
}
QString nameOf(const AttachIdentityPolicy& c)
{
    return holderOperation(u"Attach", c.holder.kind);
}
QString nameOf(const DetachIdentityPolicy& c)
{
    return holderOperation(u"Detach", c.holder.kind);
}
QString nameOf(const PutInlinePolicy& c)
{
    return holderOperation(u"Put", c.holder.kind);
}
QString nameOf(const DeleteInlinePolicy& c)
{
    return holderOperation(u"Delete", c.holder.kind);
}
QString nameOf(const SetPermissionsBoundary& c)
{
    const QString verb = c.policy ? u"Put"_s : u"Delete"_s;
    const QString kind = c.principal.kind == PrincipalId::Kind::Role ? u"Role"_s : u"User"_s;
    return verb + kind + u"PermissionsBoundary"_s;
}
QString nameOf(const UpdateAccessKey&)
{
    return u"UpdateAccessKey"_s;
}
QString nameOf(const DeleteAccessKey&)
{
    return u"DeleteAccessKey"_s;
}
QString nameOf(const DeactivateMfaDevice&)
{
    return u"DeactivateMFADevice"_s;
}
QString nameOf(const DeleteLoginProfile&)
{
    return u"DeleteLoginProfile"_s;
}
QString nameOf(const UnlockPrincipal&)
{
    return u"UnlockPrincipal"_s; // the provider knows no locking
}

QString resourceOf(const SetAccountAlias& c)
{
    return accountArn(c.account);
}
QString resourceOf(const UpdatePasswordPolicy& c)
{
    return accountArn(c.account);
}
QString resourceOf(const CreateUser& c)
{
    return userArn(c.account, c.name);
}
QString resourceOf(const CreateGroup& c)
{
    return groupArn(c.account, c.name);
}
QString resourceOf(const DeleteGroup& c)
{
    return groupArn(c.account, c.name);
}
QString resourceOf(const AddUserToGroup& c)
{
    return groupArn(c.user.account, c.group);
}
QString resourceOf(const RemoveUserFromGroup& c)
{
    return groupArn(c.user.account, c.group);
}
QString resourceOf(const CreateRole& c)
{
    return roleArn(c.account, c.name);
}
QString resourceOf(const CreateIdentityPolicy& c)
{
    return policyArn(c.account, c.name);
}

template <typename Command>
QString resourceOf(const Command& c)
{
    if constexpr (requires { c.holder; })
        return holderArn(c.holder);
    else if constexpr (requires { c.user; })
        return c.user.arn();
    else if constexpr (requires { c.role; })
        return c.role.arn();
    else if constexpr (requires { c.principal; })
        return c.principal.arn();
    else
        return c.policy;
}

template <typename Command>
AccountId placeOf(const Command& c)
{
    if constexpr (requires { c.account; })
        return c.account;
    else if constexpr (requires { c.holder; })
        return c.holder.account;
    else if constexpr (requires { c.user; })
        return c.user.account;
    else if constexpr (requires { c.role; })
        return c.role.account;
    else if constexpr (requires { c.principal; })
        return c.principal.account;
    else
        return accountOfPolicy(c.policy);
}

// What comes with a command and needs a permission of its own.

void addPermissions(QList<RequiredPermission>& list, const PermissionHolder& holder,
                    const Permissions& permissions)
{
    const QString arn = holderArn(holder);
    if (!permissions.policies.isEmpty())
        list.append({u"iam:"_s + holderOperation(u"Attach", holder.kind), arn});
    if (!permissions.inlinePolicies.isEmpty())
        list.append({u"iam:"_s + holderOperation(u"Put", holder.kind), arn});
}

void addMore(QList<RequiredPermission>& list, const CreateUser& c)
{
    const QString arn = userArn(c.account, c.name);
    for (const QString& group : c.groups)
        list.append({u"iam:AddUserToGroup"_s, groupArn(c.account, group)});
    addPermissions(list, {c.account, PermissionHolder::Kind::User, c.name}, c.permissions);
    if (c.boundary)
        list.append({u"iam:PutUserPermissionsBoundary"_s, arn});
    if (!c.tags.isEmpty())
        list.append({u"iam:TagUser"_s, arn});
}

void addMore(QList<RequiredPermission>& list, const RenameUser& c)
{
    list.append({u"iam:UpdateUser"_s, userArn(c.user.account, c.name)});
}

void addMore(QList<RequiredPermission>& list, const CreateGroup& c)
{
    addPermissions(list, {c.account, PermissionHolder::Kind::Group, c.name}, c.permissions);
}

void addMore(QList<RequiredPermission>& list, const CreateRole& c)
{
    addPermissions(list, {c.account, PermissionHolder::Kind::Role, c.name}, c.permissions);
    if (c.boundary)
        list.append({u"iam:PutRolePermissionsBoundary"_s, roleArn(c.account, c.name)});
}

void addMore(QList<RequiredPermission>& list, const UpdateRole& c)
{
    list.append({u"iam:UpdateAssumeRolePolicy"_s, c.role.arn()});
}

template <typename Command>
void addMore(QList<RequiredPermission>&, const Command&)
{
}

} // namespace

QString operationName(const IdentityCommand& command)
{
    return std::visit([](const auto& c) { return nameOf(c); }, command);
}

QString requiredAction(const IdentityCommand& command)
{
    return u"iam:"_s + operationName(command);
}

QString concernedResource(const IdentityCommand& command)
{
    return std::visit([](const auto& c) { return resourceOf(c); }, command);
}

QList<RequiredPermission> requiredPermissions(const IdentityCommand& command)
{
    QList<RequiredPermission> list{{requiredAction(command), concernedResource(command)}};
    std::visit([&](const auto& c) { addMore(list, c); }, command);
    return list;
}

AccountId accountOf(const IdentityCommand& command)
{
    return std::visit([](const auto& c) { return placeOf(c); }, command);
}

Result<IdentityChange> decide(const Directory& directory, const IdentityCommand& command,
                              const QDateTime& now)
{
    IdentityDraft draft(directory, now);
    const Result<void> done = std::visit([&](const auto& c) { return carryOut(draft, c); }, command);
    if (!done)
        return done.error();
    return draft.change(operationName(command));
}

} // namespace billfold
