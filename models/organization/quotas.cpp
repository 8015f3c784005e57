// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/quotas.h"

#include <algorithm>

namespace billfold
{

PolicyQuota policyQuota(PolicyType type)
{
    switch (type) {
    case PolicyType::ServiceControl:
        return {10'000, 1, 10};
    case PolicyType::ResourceControl:
        return {2'000, 1, 5};
    case PolicyType::AiServicesOptOut:
    case PolicyType::Chatbot:
        return {1'000, 0, 5};
    case PolicyType::Tag:
    case PolicyType::Backup:
    case PolicyType::DeclarativeEc2:
    case PolicyType::SecurityHub:
    case PolicyType::Inspector:
    case PolicyType::UpgradeRollout:
    case PolicyType::Bedrock:
    case PolicyType::S3:
    case PolicyType::NetworkSecurityDirector:
        break;
    }
    return {1'000, 0, 10};
}

int accountsCounted(const World& world, const OrganizationId& organization)
{
    qsizetype count = world.members(organization).size();
    for (const Handshake& handshake : world.handshakes())
        if (handshake.action == HandshakeAction::Invite && handshake.organization == organization &&
            handshake.live())
            ++count;
    for (const CreateAccountRequest& request : world.createRequests())
        if (request.organization == organization && request.state == CreateAccountState::InProgress)
            ++count;
    return int(count);
}

int invitationsOfDay(const World& world, const OrganizationId& organization, const QDateTime& now)
{
    const QDateTime since = now.addDuration(-invitationWindow);
    int count = 0;
    for (const Handshake& handshake : world.handshakes())
        if (handshake.action == HandshakeAction::Invite && handshake.organization == organization &&
            handshake.state != HandshakeState::Accepted && handshake.requested > since)
            ++count;
    return count;
}

int invitationsADay(const Organization& organization)
{
    return std::max(20, organization.accountQuota);
}

int closingsCounted(const World& world, const OrganizationId& organization, const QDateTime& now)
{
    const QDateTime since = now.addDuration(-closingWindow);
    const QList<AccountId> members = world.members(organization);
    return int(std::count_if(members.begin(), members.end(), [&](const AccountId& id) {
        const Account* const account = world.account(id);
        return account->closeRequested.isValid() && account->closeRequested > since;
    }));
}

int closingsAllowed(const World& world, const OrganizationId& organization)
{
    const int members = int(world.members(organization).size());
    return std::min(1'000, std::max(250, members / 5));
}

} // namespace billfold
