// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/directory.h"

#include <QList>
#include <QString>

#include <variant>

namespace billfold
{

// What a person can ask to be done with users and their permissions, one value an operation, named as the
// identity API names it. What needs a secret (passwords, devices, keys) is no
// command: a value is kept and copied.

struct SetAccountAlias {
    AccountId account;
    QString alias; ///< empty: none
};
struct UpdatePasswordPolicy { ///< none: the provider's default is in force
    AccountId account;
    std::optional<PasswordPolicy> policy;
};
struct CreateUser {
    AccountId account;
    QString name;
    QStringList groups{};
    Permissions permissions{};
    std::optional<PolicyArn> boundary{};
    QMap<QString, QString> tags{};
};
struct RenameUser {
    PrincipalId user;
    QString name;
};
struct DeleteUser { ///< with its credentials, keys and memberships
    PrincipalId user;
};
struct CreateGroup {
    AccountId account;
    QString name;
    Permissions permissions{};
};
struct DeleteGroup { ///< users leave it
    AccountId account;
    QString name;
};
struct AddUserToGroup {
    PrincipalId user;
    QString group;
};
struct RemoveUserFromGroup {
    PrincipalId user;
    QString group;
};
struct CreateRole {
    AccountId account;
    QString name;
    QString description{};
    QStringList trusted{};
    Permissions permissions{};
    std::optional<PolicyArn> boundary{};
};
struct UpdateRole { ///< description and whom it trusts
    PrincipalId role;
    QString description;
    QStringList trusted;
};
struct DeleteRole {
    PrincipalId role;
};
struct CreateIdentityPolicy {
    AccountId account;
    QString name;
    QString description{};
    QString content;
};
struct UpdateIdentityPolicy {
    PolicyArn policy;
    QString description;
    QString content;
};
struct DeleteIdentityPolicy { ///< refused while it is attached
    PolicyArn policy;
};

/// Of whom the permissions are: a user, a role or a group.
struct PermissionHolder {
    enum class Kind { User, Role, Group };
    AccountId account;
    Kind kind = Kind::User;
    QString name;
    friend bool operator==(const PermissionHolder&, const PermissionHolder&) = default;
};
struct AttachIdentityPolicy {
    PermissionHolder holder;
    PolicyArn policy;
};
struct DetachIdentityPolicy {
    PermissionHolder holder;
    PolicyArn policy;
};
struct PutInlinePolicy {
    PermissionHolder holder;
    QString name, content;
};
struct DeleteInlinePolicy {
    PermissionHolder holder;
    QString name;
};
struct SetPermissionsBoundary { ///< none: without one
    PrincipalId principal;
    std::optional<PolicyArn> policy;
};
struct UpdateAccessKey {
    PrincipalId principal;
    QString keyId;
    bool active;
};
struct DeleteAccessKey {
    PrincipalId principal;
    QString keyId;
};
struct DeactivateMfaDevice {
    PrincipalId principal;
    QString device;
};
struct DeleteLoginProfile { ///< the user keeps its keys and cannot sign in
    PrincipalId user;
};
struct UnlockPrincipal { ///< forgets its wrong attempts
    PrincipalId principal;
};

using IdentityCommand =
    std::variant<SetAccountAlias, UpdatePasswordPolicy, CreateUser, RenameUser, DeleteUser, CreateGroup,
                 DeleteGroup, AddUserToGroup, RemoveUserFromGroup, CreateRole, UpdateRole, DeleteRole,
                 CreateIdentityPolicy, UpdateIdentityPolicy, DeleteIdentityPolicy, AttachIdentityPolicy,
                 DetachIdentityPolicy, PutInlinePolicy, DeleteInlinePolicy, SetPermissionsBoundary,
                 UpdateAccessKey, DeleteAccessKey, DeactivateMfaDevice, DeleteLoginProfile, UnlockPrincipal>;

/// The standard name of the operation, such as CreateUser or DetachGroupPolicy.
QString operationName(const IdentityCommand& command);
/// The action that permission is asked for, such as iam:CreateUser, and the ARN that it concerns.
QString requiredAction(const IdentityCommand& command);
QString concernedResource(const IdentityCommand& command);

struct RequiredPermission {
    QString action, resource;
    friend bool operator==(const RequiredPermission&, const RequiredPermission&) = default;
};
/// Everything that the caller must be allowed: the above, and what comes with it. Who may create users and
/// not attach policies must not create one that has policies, nor one in a group that has them.
QList<RequiredPermission> requiredPermissions(const IdentityCommand& command);

/// The account in which it is done; nobody of another account may. For an ARN that names no account, such as
/// that of a ready-made policy, one that nobody has (000000000000).
AccountId accountOf(const IdentityCommand& command);

/// What the command changes, or why it is refused: with the identity API's error name (EntityAlreadyExists,
/// NoSuchEntity, LimitExceeded, DeleteConflict, MalformedPolicyDocument, InvalidInput, ValidationError) and a
/// sentence. What is so already changes nothing: the change is empty. Who is deleted leaves no trace that
/// somebody of the same name would inherit: no credentials, and no role that trusts it. Whether the caller
/// may is asked elsewhere (services/authorization.h). Pure; any thread.
Result<IdentityChange> decide(const Directory& directory, const IdentityCommand& command,
                              const QDateTime& now);

} // namespace billfold
