// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/organizationnames.h"

#include "models/organization/apiname.h"
#include "models/organization/managedpolicy.h"

#include <QCoreApplication>
#include <QStringList>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationNames", sentence);
}

} // namespace

QString accountName(const World& world, const AccountId& account)
{
    const Account* known = world.account(account);
    return known == nullptr || known->name.isEmpty() ? account.toString() : known->name;
}

QString accountNameAndId(const World& world, const AccountId& account)
{
    const QString name = accountName(world, account);
    return name == account.toString() ? name : u"%1 (%2)"_s.arg(name, account.toString());
}

QString organizationName(const World& world, const OrganizationId& organization)
{
    const Organization* known = world.organization(organization);
    return known == nullptr ? organization.toString() : accountName(world, known->payer);
}

QString nodeKindName(const World& world, const NodeId& node)
{
    switch (node.kind()) {
    case NodeId::Kind::Root:
        return tr("Root");
    case NodeId::Kind::Unit:
        return tr("Organizational unit");
    case NodeId::Kind::Account:
        break;
    }
    const auto id = node.account();
    return id && world.organizationPaidBy(*id) != nullptr ? tr("Payer account") : tr("Account");
}

QString nodeIcon(const World& world, const NodeId& node)
{
    switch (node.kind()) {
    case NodeId::Kind::Root:
        return u"root"_s;
    case NodeId::Kind::Unit:
        return u"unit"_s;
    case NodeId::Kind::Account:
        break;
    }
    const auto id = node.account();
    return id && world.organizationPaidBy(*id) != nullptr ? u"payer"_s : u"account"_s;
}

QString policyTypeName(PolicyType type)
{
    switch (type) {
    case PolicyType::ServiceControl:
        return tr("Service control policies");
    case PolicyType::ResourceControl:
        return tr("Resource control policies");
    case PolicyType::Tag:
        return tr("Tag policies");
    case PolicyType::Backup:
        return tr("Backup policies");
    case PolicyType::AiServicesOptOut:
        return tr("AI services opt-out policies");
    case PolicyType::Chatbot:
        return tr("Chat applications policies");
    case PolicyType::DeclarativeEc2:
        return tr("Declarative policies for EC2");
    case PolicyType::SecurityHub:
        return tr("Security Hub policies");
    case PolicyType::Inspector:
        return tr("Inspector policies");
    case PolicyType::UpgradeRollout:
        return tr("Upgrade rollout policies");
    case PolicyType::Bedrock:
        return tr("Bedrock policies");
    case PolicyType::S3:
        return tr("S3 policies");
    case PolicyType::NetworkSecurityDirector:
        return tr("Network security director policies");
    }
    return {};
}

QString policyTypePurpose(PolicyType type)
{
    switch (type) {
    case PolicyType::ServiceControl:
        return tr("The most that users and roles of the accounts may do.");
    case PolicyType::ResourceControl:
        return tr("The most that anybody may do with resources of the accounts.");
    case PolicyType::Tag:
        return tr("Which tags resources carry, and how they are written.");
    case PolicyType::Backup:
        return tr("When resources are backed up, and how long copies are kept.");
    case PolicyType::AiServicesOptOut:
        return tr("Whether AI services may keep and use content to become better.");
    case PolicyType::Chatbot:
        return tr("Which chat applications may reach the accounts.");
    case PolicyType::DeclarativeEc2:
        return tr("How EC2 and networks are set up in all accounts, whatever is done there.");
    case PolicyType::SecurityHub:
        return tr("Where Security Hub is on.");
    case PolicyType::Inspector:
        return tr("Where Inspector looks for weak points.");
    case PolicyType::UpgradeRollout:
        return tr("In which order accounts get automatic upgrades.");
    case PolicyType::Bedrock:
        return tr("Which guardrails Bedrock applies in the accounts.");
    case PolicyType::S3:
        return tr("Whether buckets of the accounts can be public.");
    case PolicyType::NetworkSecurityDirector:
        return tr("Where network security director looks at the network.");
    }
    return {};
}

QString handshakeStateWord(HandshakeState state)
{
    switch (state) {
    case HandshakeState::Requested:
        return u"REQUESTED"_s;
    case HandshakeState::Open:
        return u"OPEN"_s;
    case HandshakeState::Canceled:
        return u"CANCELED"_s;
    case HandshakeState::Accepted:
        return u"ACCEPTED"_s;
    case HandshakeState::Declined:
        return u"DECLINED"_s;
    case HandshakeState::Expired:
        return u"EXPIRED"_s;
    }
    return {};
}

QString handshakeStateBadge(HandshakeState state)
{
    switch (state) {
    case HandshakeState::Requested:
    case HandshakeState::Open:
        return u"info"_s;
    case HandshakeState::Accepted:
        return u"success"_s;
    case HandshakeState::Expired:
        return u"warning"_s;
    case HandshakeState::Canceled:
    case HandshakeState::Declined:
        break;
    }
    return u"neutral"_s;
}

QString handshakeStateIcon(HandshakeState state)
{
    switch (state) {
    case HandshakeState::Requested:
    case HandshakeState::Open:
        return u"pending"_s;
    case HandshakeState::Accepted:
        return u"success"_s;
    case HandshakeState::Expired:
        return u"expired"_s;
    case HandshakeState::Declined:
        return u"denied"_s;
    case HandshakeState::Canceled:
        break;
    }
    return u"close"_s;
}

QString transferStatusWord(TransferStatus status)
{
    switch (status) {
    case TransferStatus::Requested:
        return u"REQUESTED"_s;
    case TransferStatus::Accepted:
        return u"ACCEPTED"_s;
    case TransferStatus::Declined:
        return u"DECLINED"_s;
    case TransferStatus::Canceled:
        return u"CANCELED"_s;
    case TransferStatus::Expired:
        return u"EXPIRED"_s;
    case TransferStatus::Withdrawn:
        return u"WITHDRAWN"_s;
    }
    return {};
}

QString transferStatusBadge(TransferStatus status)
{
    switch (status) {
    case TransferStatus::Requested:
        return u"info"_s;
    case TransferStatus::Accepted:
        return u"success"_s;
    case TransferStatus::Expired:
        return u"warning"_s;
    case TransferStatus::Declined:
    case TransferStatus::Canceled:
    case TransferStatus::Withdrawn:
        break;
    }
    return u"neutral"_s;
}

QString policyArn(const World& world, const OrganizationId& organization, const PolicyId& policy,
                  PolicyType type)
{
    const QString word = toApiName(type).toLower();
    if (awsManagedPolicy(policy) != nullptr)
        return u"arn:aws:organizations::aws:policy/%1/%2"_s.arg(word, policy.toString());
    const Organization* known = world.organization(organization);
    return u"arn:aws:organizations::%1:policy/%2/%3/%4"_s.arg(
        known == nullptr ? QString() : known->payer.toString(), organization.toString(), word,
        policy.toString());
}

QString organizationArn(const Organization& organization)
{
    return u"arn:aws:organizations::%1:organization/%2"_s.arg(organization.payer.toString(),
                                                              organization.id.toString());
}

QString tagsText(const Tags& tags)
{
    QStringList parts;
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        parts.append(it.value().isEmpty() ? it.key() : u"%1 = %2"_s.arg(it.key(), it.value()));
    return parts.join(u", "_s);
}

} // namespace billfold
