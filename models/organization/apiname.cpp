// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/apiname.h"

#include "models/organization/managedpolicy.h"

#include <array>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

constexpr std::array accountStates{
    ApiWord<AccountState>{AccountState::PendingActivation, "PENDING_ACTIVATION"_L1},
    ApiWord<AccountState>{AccountState::Active, "ACTIVE"_L1},
    ApiWord<AccountState>{AccountState::Suspended, "SUSPENDED"_L1},
    ApiWord<AccountState>{AccountState::PendingClosure, "PENDING_CLOSURE"_L1},
    ApiWord<AccountState>{AccountState::Closed, "CLOSED"_L1}};
constexpr std::array joinedMethods{ApiWord<JoinedMethod>{JoinedMethod::Added, "ADDED"_L1},
                                   ApiWord<JoinedMethod>{JoinedMethod::Invited, "INVITED"_L1},
                                   ApiWord<JoinedMethod>{JoinedMethod::Created, "CREATED"_L1}};
constexpr std::array departureMethods{ApiWord<DepartureMethod>{DepartureMethod::Left, "LEFT"_L1},
                                      ApiWord<DepartureMethod>{DepartureMethod::Removed, "REMOVED"_L1},
                                      ApiWord<DepartureMethod>{DepartureMethod::Cleaned, "CLEANED"_L1}};
constexpr std::array createStates{
    ApiWord<CreateAccountState>{CreateAccountState::InProgress, "IN_PROGRESS"_L1},
    ApiWord<CreateAccountState>{CreateAccountState::Succeeded, "SUCCEEDED"_L1},
    ApiWord<CreateAccountState>{CreateAccountState::Failed, "FAILED"_L1}};
constexpr std::array featureSets{
    ApiWord<FeatureSet>{FeatureSet::ConsolidatedBilling, "CONSOLIDATED_BILLING"_L1},
    ApiWord<FeatureSet>{FeatureSet::All, "ALL"_L1}};
constexpr std::array policyTypes{
    ApiWord<PolicyType>{PolicyType::ServiceControl, "SERVICE_CONTROL_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::ResourceControl, "RESOURCE_CONTROL_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::Tag, "TAG_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::Backup, "BACKUP_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::AiServicesOptOut, "AISERVICES_OPT_OUT_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::Chatbot, "CHATBOT_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::DeclarativeEc2, "DECLARATIVE_POLICY_EC2"_L1},
    ApiWord<PolicyType>{PolicyType::SecurityHub, "SECURITYHUB_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::Inspector, "INSPECTOR_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::UpgradeRollout, "UPGRADE_ROLLOUT_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::Bedrock, "BEDROCK_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::S3, "S3_POLICY"_L1},
    ApiWord<PolicyType>{PolicyType::NetworkSecurityDirector, "NETWORK_SECURITY_DIRECTOR_POLICY"_L1}};
constexpr std::array typeStatuses{
    ApiWord<PolicyTypeStatus>{PolicyTypeStatus::PendingEnable, "PENDING_ENABLE"_L1},
    ApiWord<PolicyTypeStatus>{PolicyTypeStatus::Enabled, "ENABLED"_L1},
    ApiWord<PolicyTypeStatus>{PolicyTypeStatus::PendingDisable, "PENDING_DISABLE"_L1}};
constexpr std::array handshakeStates{ApiWord<HandshakeState>{HandshakeState::Requested, "REQUESTED"_L1},
                                     ApiWord<HandshakeState>{HandshakeState::Open, "OPEN"_L1},
                                     ApiWord<HandshakeState>{HandshakeState::Canceled, "CANCELED"_L1},
                                     ApiWord<HandshakeState>{HandshakeState::Accepted, "ACCEPTED"_L1},
                                     ApiWord<HandshakeState>{HandshakeState::Declined, "DECLINED"_L1},
                                     ApiWord<HandshakeState>{HandshakeState::Expired, "EXPIRED"_L1}};
constexpr std::array handshakeActions{
    ApiWord<HandshakeAction>{HandshakeAction::Invite, "INVITE"_L1},
    ApiWord<HandshakeAction>{HandshakeAction::EnableAllFeatures, "ENABLE_ALL_FEATURES"_L1},
    ApiWord<HandshakeAction>{HandshakeAction::ApproveAllFeatures, "APPROVE_ALL_FEATURES"_L1},
    ApiWord<HandshakeAction>{HandshakeAction::AddServiceLinkedRole,
                             "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE"_L1},
    ApiWord<HandshakeAction>{HandshakeAction::TransferResponsibility, "TRANSFER_RESPONSIBILITY"_L1}};
constexpr std::array transferStatuses{ApiWord<TransferStatus>{TransferStatus::Requested, "REQUESTED"_L1},
                                      ApiWord<TransferStatus>{TransferStatus::Accepted, "ACCEPTED"_L1},
                                      ApiWord<TransferStatus>{TransferStatus::Declined, "DECLINED"_L1},
                                      ApiWord<TransferStatus>{TransferStatus::Canceled, "CANCELED"_L1},
                                      ApiWord<TransferStatus>{TransferStatus::Expired, "EXPIRED"_L1},
                                      ApiWord<TransferStatus>{TransferStatus::Withdrawn, "WITHDRAWN"_L1}};
constexpr std::array targetTypes{ApiWord<NodeId::Kind>{NodeId::Kind::Root, "ROOT"_L1},
                                 ApiWord<NodeId::Kind>{NodeId::Kind::Unit, "ORGANIZATIONAL_UNIT"_L1},
                                 ApiWord<NodeId::Kind>{NodeId::Kind::Account, "ACCOUNT"_L1}};

QString arn(const Organization& organization, const QString& kind, const QString& rest)
{
    return "arn:aws:organizations::"_L1 + organization.payer.toString() + u':' + kind + u'/' +
           organization.id.toString() + (rest.isEmpty() ? QString() : u'/' + rest);
}

} // namespace

template <>
std::span<const ApiWord<AccountState>> apiWords()
{
    return accountStates;
}
template <>
std::span<const ApiWord<JoinedMethod>> apiWords()
{
    return joinedMethods;
}
template <>
std::span<const ApiWord<DepartureMethod>> apiWords()
{
    return departureMethods;
}
template <>
std::span<const ApiWord<CreateAccountState>> apiWords()
{
    return createStates;
}
template <>
std::span<const ApiWord<FeatureSet>> apiWords()
{
    return featureSets;
}
template <>
std::span<const ApiWord<PolicyType>> apiWords()
{
    return policyTypes;
}
template <>
std::span<const ApiWord<PolicyTypeStatus>> apiWords()
{
    return typeStatuses;
}
template <>
std::span<const ApiWord<HandshakeState>> apiWords()
{
    return handshakeStates;
}
template <>
std::span<const ApiWord<HandshakeAction>> apiWords()
{
    return handshakeActions;
}
template <>
std::span<const ApiWord<TransferStatus>> apiWords()
{
    return transferStatuses;
}
template <>
std::span<const ApiWord<NodeId::Kind>> apiWords()
{
    return targetTypes;
}

QString statusOf(AccountState state)
{
    switch (state) {
    case AccountState::PendingActivation:
        return u"PENDING"_s;
    case AccountState::Active:
        return u"ACTIVE"_s;
    case AccountState::PendingClosure:
        return u"PENDING_CLOSURE"_s;
    case AccountState::Suspended:
    case AccountState::Closed:
        break;
    }
    return u"SUSPENDED"_s;
}

QString arnOf(const Organization& organization)
{
    return arn(organization, u"organization"_s, {});
}

QString arnOf(const Organization& organization, const NodeId& node)
{
    switch (node.kind()) {
    case NodeId::Kind::Root:
        return arn(organization, u"root"_s, node.toString());
    case NodeId::Kind::Unit:
        return arn(organization, u"ou"_s, node.toString());
    case NodeId::Kind::Account:
        break;
    }
    return arn(organization, u"account"_s, node.toString());
}

QString arnOf(const Organization& organization, const Policy& policy)
{
    return arn(organization, u"policy"_s, toApiName(policy.type).toLower() + u'/' + policy.id.toString());
}

QString arnOf(const Organization& organization, const Handshake& handshake)
{
    return arn(organization, u"handshake"_s,
               toApiName(handshake.action).toLower() + u'/' + handshake.id.toString());
}

QString arnOfManagedPolicy(const PolicyId& id)
{
    const ManagedPolicy* const policy = awsManagedPolicy(id);
    return policy ? "arn:aws:organizations::aws:policy/"_L1 + toApiName(policy->type).toLower() + u'/' +
                        id.toString()
                  : QString();
}

QString pathOf(const World& world, const NodeId& node)
{
    const QList<NodeId> nodes = world.pathTo(node);
    if (nodes.isEmpty())
        return {};
    QString path = world.organizationOf(node)->id.toString() + u'/';
    for (const NodeId& step : nodes)
        path += step.toString() + u'/';
    return path;
}

} // namespace billfold
