// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene.h"

#include <QSet>

namespace billfold
{

/// The operations that change an organization, with the refusals that belong to each of them. Each needs a
/// case that is done, and one for each refusal: see missingCases. What almost every operation is refused for
/// (who asks, texts that are too long) is in tst_operations.
///
/// Refusals of the provider that have no row, for they belong to a cloud:
///   AccessDeniedForDependency            roles for services are not modelled
///   CREATE_ORGANIZATION_IN_BILLING_MODE_UNSUPPORTED_REGION, ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD,
///   MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE, MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED (and with it
///   CreateGovCloudAccount)               there are no regions, sellers, market places or partitions
///   INVALID_PAYMENT_INSTRUMENT           a payment method is there or not; nobody charges it
///   ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED, TooManyRequests   nothing is throttled
///   INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES   inviting is allowed then, by the newer of two rules
///   MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED on inviting an account   AccountOwnerNotVerified says the same
///   TAG_POLICY_VIOLATION                 tag policies are enforced by the services that read them
///   DUPLICATE_TAG_KEY                    tags are a map
///   UNUSED_PREPAYMENT_BALANCE, LEGACY_PERMISSIONS_STILL_IN_USE, RESPONSIBILITY_TRANSFER_MAX_* but for
///   circles
///                                        there are no prepayments and permissions; the numbers are not
///                                        published
///   MAX_LIMIT_EXCEEDED_FILTER            lists are filtered by what asks for them
///   ServiceException, UnsupportedAPIEndpoint     there is no service
struct OperationRow {
    enum Area { Organizations, Members, Handshakes, Units, Policies, Tagging, Delegations, Transfers };
    Area area;
    const char* operation;
    QStringList refusals{};
};

inline const QList<OperationRow>& operationTable()
{
    const auto words = [](const char* text) {
        QStringList refusals;
        for (const QString& one : QString::fromLatin1(text).split(u',')) {
            const QString refusal = one.simplified();
            const qsizetype reason = refusal.indexOf(u' ');
            refusals.append((reason < 0 ? refusal : refusal.left(reason)) + QStringLiteral("Exception") +
                            (reason < 0 ? QString() : refusal.mid(reason)));
        }
        return refusals;
    };
    using Row = OperationRow;
    static const QList<OperationRow> rows{
        {Row::Organizations, "CreateOrganization",
         words("AlreadyInOrganization, ConstraintViolation ACCOUNT_CREATION_NOT_COMPLETE, "
               "ConstraintViolation MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED, "
               "ConstraintViolation MASTER_ACCOUNT_MISSING_CONTACT_INFO")},
        {Row::Organizations, "DeleteOrganization",
         words("OrganizationNotEmpty, ConstraintViolation ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS")},
        {Row::Organizations, "EnableAllFeatures",
         words("HandshakeConstraintViolation ORGANIZATION_ALREADY_HAS_ALL_FEATURES, "
               "HandshakeConstraintViolation ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION, "
               "ConstraintViolation ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED")},

        {Row::Members, "CreateAccount",
         words("DestinationParentNotFound, ConstraintViolation ACCOUNT_NUMBER_LIMIT_EXCEEDED, "
               "ConstraintViolation ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED, FinalizingOrganization, "
               "InvalidInput INVALID_ROLE_NAME")},
        {Row::Members, "MoveAccount",
         words("AccountNotFound, SourceParentNotFound, DestinationParentNotFound, DuplicateAccount, "
               "InvalidInput MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS")},
        {Row::Members, "RemoveAccountFromOrganization",
         words("AccountNotFound, MasterCannotLeaveOrganization, ConstraintViolation WAIT_PERIOD_ACTIVE, "
               "ConstraintViolation MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED, "
               "ConstraintViolation ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION, "
               "ConstraintViolation ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA, "
               "ConstraintViolation ACCOUNT_CANNOT_LEAVE_ORGANIZATION, "
               "ConstraintViolation CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG")},
        {Row::Members, "LeaveOrganization",
         words("AccessDenied, MasterCannotLeaveOrganization, ConstraintViolation WAIT_PERIOD_ACTIVE, "
               "ConstraintViolation MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED, "
               "ConstraintViolation ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION, "
               "ConstraintViolation ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA, "
               "ConstraintViolation CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG")},
        {Row::Members, "CloseAccount",
         words("AccountNotFound, AccountAlreadyClosed, Conflict, "
               "ConstraintViolation CANNOT_CLOSE_MANAGEMENT_ACCOUNT, "
               "ConstraintViolation CLOSE_ACCOUNT_QUOTA_EXCEEDED, "
               "ConstraintViolation CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED, "
               "ConstraintViolation ORGANIZATION_NOT_IN_ALL_FEATURES_MODE")},
        {Row::Members, "ReinstateAccount", words("AccountNotFound, Conflict")},

        {Row::Handshakes, "InviteAccountToOrganization",
         words("AccountOwnerNotVerified, DuplicateHandshake, FinalizingOrganization, "
               "HandshakeConstraintViolation ACCOUNT_NUMBER_LIMIT_EXCEEDED, "
               "HandshakeConstraintViolation HANDSHAKE_RATE_LIMIT_EXCEEDED, "
               "HandshakeConstraintViolation ALREADY_IN_AN_ORGANIZATION, "
               "HandshakeConstraintViolation PAYMENT_INSTRUMENT_REQUIRED, "
               "InvalidInput INVALID_PARTY_TYPE_TARGET, InvalidInput INVALID_EMAIL_ADDRESS_TARGET")},
        {Row::Handshakes, "AcceptHandshake",
         words("HandshakeNotFound, HandshakeAlreadyInState, InvalidHandshakeTransition, AccessDenied, "
               "HandshakeConstraintViolation ALREADY_IN_AN_ORGANIZATION, "
               "HandshakeConstraintViolation ACCOUNT_NUMBER_LIMIT_EXCEEDED, "
               "HandshakeConstraintViolation MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED, "
               "ConstraintViolation ACCOUNT_CREATION_NOT_COMPLETE, ConstraintViolation WAIT_PERIOD_ACTIVE, "
               "ConstraintViolation CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG, "
               "MasterCannotLeaveOrganization")},
        {Row::Handshakes, "DeclineHandshake",
         words("HandshakeNotFound, HandshakeAlreadyInState, InvalidHandshakeTransition, AccessDenied")},
        {Row::Handshakes, "CancelHandshake",
         words("HandshakeNotFound, HandshakeAlreadyInState, InvalidHandshakeTransition, AccessDenied")},
        {Row::Handshakes, "ResendApproval",
         words("HandshakeNotFound, DuplicateHandshake, InvalidHandshakeTransition, AccessDenied")},

        {Row::Units, "CreateOrganizationalUnit",
         words("DuplicateOrganizationalUnit, ParentNotFound, ConstraintViolation OU_NUMBER_LIMIT_EXCEEDED, "
               "ConstraintViolation OU_DEPTH_LIMIT_EXCEEDED")},
        {Row::Units, "UpdateOrganizationalUnit",
         words("DuplicateOrganizationalUnit, OrganizationalUnitNotFound")},
        {Row::Units, "MoveOrganizationalUnit",
         words("DuplicateOrganizationalUnit, OrganizationalUnitNotFound, ParentNotFound, "
               "ConstraintViolation OU_DEPTH_LIMIT_EXCEEDED")},
        {Row::Units, "DeleteOrganizationalUnit",
         words("OrganizationalUnitNotEmpty, OrganizationalUnitNotFound")},

        {Row::Policies, "CreatePolicy",
         words("DuplicatePolicy, MalformedPolicyDocument, PolicyTypeNotAvailableForOrganization, "
               "ConstraintViolation POLICY_NUMBER_LIMIT_EXCEEDED, "
               "ConstraintViolation POLICY_CONTENT_LIMIT_EXCEEDED")},
        {Row::Policies, "UpdatePolicy",
         words("DuplicatePolicy, MalformedPolicyDocument, PolicyNotFound, InvalidInput IMMUTABLE_POLICY, "
               "PolicyChangesInProgress, ConstraintViolation POLICY_CONTENT_LIMIT_EXCEEDED")},
        {Row::Policies, "DeletePolicy", words("PolicyInUse, PolicyNotFound, InvalidInput IMMUTABLE_POLICY")},
        {Row::Policies, "AttachPolicy",
         words("DuplicatePolicyAttachment, PolicyNotFound, PolicyTypeNotEnabled, TargetNotFound, "
               "ConstraintViolation MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED, PolicyChangesInProgress")},
        {Row::Policies, "DetachPolicy",
         words("PolicyNotAttached, PolicyNotFound, TargetNotFound, "
               "ConstraintViolation MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED, "
               "InvalidInput NON_DETACHABLE_POLICY, PolicyChangesInProgress")},
        {Row::Policies, "EnablePolicyType",
         words("PolicyTypeAlreadyEnabled, RootNotFound, PolicyTypeNotAvailableForOrganization, "
               "ConstraintViolation SERVICE_ACCESS_NOT_ENABLED, PolicyChangesInProgress")},
        {Row::Policies, "DisablePolicyType",
         words("PolicyTypeNotEnabled, RootNotFound, PolicyChangesInProgress")},

        {Row::Tagging, "TagResource",
         words("TargetNotFound, ConstraintViolation MAX_TAG_LIMIT_EXCEEDED, "
               "InvalidInput INVALID_SYSTEM_TAGS_PARAMETER")},
        {Row::Tagging, "UntagResource", words("TargetNotFound, InvalidInput INVALID_SYSTEM_TAGS_PARAMETER")},

        {Row::Delegations, "EnableAWSServiceAccess",
         words("ConstraintViolation ORGANIZATION_NOT_IN_ALL_FEATURES_MODE, "
               "InvalidInput UNRECOGNIZED_SERVICE_PRINCIPAL")},
        {Row::Delegations, "DisableAWSServiceAccess",
         words("ConstraintViolation ORGANIZATION_NOT_IN_ALL_FEATURES_MODE, "
               "ConstraintViolation POLICY_TYPE_ENABLED_FOR_THIS_SERVICE, "
               "ConstraintViolation DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE, "
               "InvalidInput UNRECOGNIZED_SERVICE_PRINCIPAL")},
        {Row::Delegations, "RegisterDelegatedAdministrator",
         words("AccountAlreadyRegistered, AccountNotFound, "
               "ConstraintViolation CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR, "
               "ConstraintViolation CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR, "
               "ConstraintViolation SERVICE_ACCESS_NOT_ENABLED, "
               "ConstraintViolation MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED")},
        {Row::Delegations, "DeregisterDelegatedAdministrator",
         words("AccountNotRegistered, AccountNotFound")},
        {Row::Delegations, "PutResourcePolicy",
         words("InvalidInput INVALID_RESOURCE_POLICY_JSON, InvalidInput INVALID_PRINCIPAL, "
               "InvalidInput UNSUPPORTED_ACTION_IN_RESOURCE_POLICY, InvalidInput MAX_LENGTH_EXCEEDED, "
               "InvalidInput UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED, "
               "ConstraintViolation ORGANIZATION_NOT_IN_ALL_FEATURES_MODE")},
        {Row::Delegations, "DeleteResourcePolicy", words("ResourcePolicyNotFound")},

        {Row::Transfers, "InviteOrganizationToTransferResponsibility",
         words("DuplicateHandshake, HandshakeConstraintViolation RESPONSIBILITY_TRANSFER_ALREADY_EXISTS, "
               "HandshakeConstraintViolation SOURCE_AND_TARGET_CANNOT_MATCH, "
               "ConstraintViolation RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION, "
               "InvalidInput INVALID_START_DATE, InvalidInput START_DATE_NOT_BEGINNING_OF_DAY, "
               "InvalidInput START_DATE_NOT_BEGINNING_OF_MONTH, InvalidInput START_DATE_TOO_EARLY")},
        {Row::Transfers, "UpdateResponsibilityTransfer", words("ResponsibilityTransferNotFound")},
        {Row::Transfers, "TerminateResponsibilityTransfer",
         words("ResponsibilityTransferNotFound, ResponsibilityTransferAlreadyInStatus, "
               "InvalidResponsibilityTransferTransition, InvalidInput INVALID_END_DATE, "
               "InvalidInput END_DATE_NOT_END_OF_MONTH, InvalidInput END_DATE_TOO_EARLY")},
    };
    return rows;
}

/// What of an area's part of the table has no case: "MoveAccount: done", "MoveAccount:
/// DuplicateAccountException".
inline QStringList missingCases(OperationRow::Area area, const QList<Refusal>& cases)
{
    QSet<QString> covered;
    for (const Refusal& one : cases)
        covered.insert(QLatin1String(one.operation) + QStringLiteral(": ") + one.expected);
    QStringList missing;
    for (const OperationRow& row : operationTable()) {
        if (row.area != area)
            continue;
        for (const QString& refusal : QStringList(QString()) + row.refusals) {
            const QString wanted = QLatin1String(row.operation) + QStringLiteral(": ") + refusal;
            if (!covered.contains(wanted))
                missing.append(refusal.isEmpty() ? QString(wanted + QStringLiteral("done")) : wanted);
        }
    }
    return missing;
}

} // namespace billfold
