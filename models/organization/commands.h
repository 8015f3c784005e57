// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/account.h"
#include "models/organization/handshake.h"
#include "models/organization/organization.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace billfold
{

// What a person can ask to be done, one value an operation, named as the organizations' API names it (section
// 1 of the reference) where it has a name. Who asks and when is not part of it: see Situation in rules.h.

// Accounts that stand alone: the part of the world that a provider's sign-up would make
struct AddAccount {
    std::optional<AccountId> id; ///< a new one is chosen where there is none
    QString name, email;         ///< an empty address is unknown
    StandaloneData standalone{};
    bool emailVerified = true;
};
struct CompleteSignUp { ///< what an account has of what standing alone needs
    AccountId account;
    StandaloneData standalone;
};
struct VerifyEmail {
    AccountId account;
};
struct ChangeEmail { ///< the address becomes unverified where the account is a payer
    AccountId account;
    QString email;
};
struct RenameAccount {
    AccountId account;
    QString name;
};
struct ForgetAccount { ///< takes an account that stands alone, and has no bill, out of the database
    AccountId account;
};

// Organization
struct CreateOrganization {
    FeatureSet features = FeatureSet::All;
};
struct DeleteOrganization {
};
struct EnableAllFeatures {
};
struct SetAccountQuota {
    int accounts = 10;
};

// Members
struct CreateAccount {
    QString name, email;
    QString roleName{}; ///< empty: OrganizationAccountAccessRole
    bool billingAccess = true;
    Tags tags{};
    std::optional<UnitId> destination{}; ///< none: the root, where the API leaves it
};
struct MoveAccount {
    AccountId account;
    NodeId source, destination;
};
struct RemoveAccountFromOrganization {
    AccountId account;
};
struct LeaveOrganization {
}; ///< by the acting account
struct CloseAccount {
    AccountId account;
};
struct ReinstateAccount { ///< what support can do within 90 days of closing
    AccountId account;
};

// Handshakes
struct InviteAccountToOrganization {
    QString target; ///< twelve digits or an address
    QString notes{};
    Tags tags{};
};
struct AcceptHandshake {
    HandshakeId handshake;
};
struct DeclineHandshake {
    HandshakeId handshake;
};
struct CancelHandshake {
    HandshakeId handshake;
};
/// Asks a member again that declined to approve all features. Only the provider's console does it, not its
/// API.
struct ResendApproval {
    HandshakeId handshake; ///< what it declined
};

// Units
struct CreateOrganizationalUnit {
    NodeId parent;
    QString name;
    Tags tags{};
};
struct UpdateOrganizationalUnit {
    UnitId unit;
    QString name;
};
struct MoveOrganizationalUnit { ///< the provider has no such operation; the plan makes it of those it has
    UnitId unit;
    NodeId destination;
};
struct DeleteOrganizationalUnit {
    UnitId unit;
};

// Policies
struct CreatePolicy {
    PolicyType type = PolicyType::ServiceControl;
    QString name, description, content;
    Tags tags{};
};
struct UpdatePolicy { ///< what is not given stays
    PolicyId policy;
    std::optional<QString> name{}, description{}, content{};
};
struct DeletePolicy {
    PolicyId policy;
};
struct AttachPolicy {
    PolicyId policy;
    NodeId target;
};
struct DetachPolicy {
    PolicyId policy;
    NodeId target;
};
struct EnablePolicyType {
    RootId root;
    PolicyType type = PolicyType::ServiceControl;
};
struct DisablePolicyType {
    RootId root;
    PolicyType type = PolicyType::ServiceControl;
};

// Tags, trust, delegation
struct TagResource {
    QString resource; ///< the id of an account, a root, a unit, a policy, or the resource policy
    Tags tags;
};
struct UntagResource {
    QString resource;
    QStringList keys;
};
struct EnableServiceAccess {
    QString service; ///< principal, such as cloudtrail.amazonaws.com
};
struct DisableServiceAccess {
    QString service;
};
struct RegisterDelegatedAdministrator {
    AccountId account;
    QString service;
};
struct DeregisterDelegatedAdministrator {
    AccountId account;
    QString service;
};
struct PutResourcePolicy {
    QString content;
    Tags tags{}; ///< only when there was none before
};
struct DeleteResourcePolicy {
};

// Who pays
struct InviteOrganizationToTransferResponsibility {
    QString target; ///< the payer of the other organization: twelve digits or an address
    QString name;
    QDateTime start;
    QString notes{};
    Tags tags{};
};
struct UpdateResponsibilityTransfer {
    TransferId transfer;
    QString name;
};
struct TerminateResponsibilityTransfer {
    TransferId transfer;
    std::optional<QDateTime> end{}; ///< the last instant of a month; none: of the present one
};

using Command =
    std::variant<AddAccount, CompleteSignUp, VerifyEmail, ChangeEmail, RenameAccount, ForgetAccount,
                 CreateOrganization, DeleteOrganization, EnableAllFeatures, SetAccountQuota, CreateAccount,
                 MoveAccount, RemoveAccountFromOrganization, LeaveOrganization, CloseAccount,
                 ReinstateAccount, InviteAccountToOrganization, AcceptHandshake, DeclineHandshake,
                 CancelHandshake, ResendApproval, CreateOrganizationalUnit, UpdateOrganizationalUnit,
                 MoveOrganizationalUnit, DeleteOrganizationalUnit, CreatePolicy, UpdatePolicy, DeletePolicy,
                 AttachPolicy, DetachPolicy, EnablePolicyType, DisablePolicyType, TagResource, UntagResource,
                 EnableServiceAccess, DisableServiceAccess, RegisterDelegatedAdministrator,
                 DeregisterDelegatedAdministrator, PutResourcePolicy, DeleteResourcePolicy,
                 InviteOrganizationToTransferResponsibility, UpdateResponsibilityTransfer,
                 TerminateResponsibilityTransfer>;

/// Several operations that are done, and undone, as one: all or none.
using Commands = QList<Command>;

/// The standard name, such as "MoveAccount".
QString operationName(const Command& command);

} // namespace billfold
