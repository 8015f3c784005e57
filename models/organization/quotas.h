// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organization.h"
#include "models/organization/world.h"

#include <QtGlobal>

#include <chrono>

namespace billfold
{

// Section 3.3 of the organizations reference; where it gives an older and a newer number, the newer.

constexpr int accountQuotaDefault = 10;
constexpr int accountQuotaLargest = 50'000;
constexpr int unitQuota = 2'000;
constexpr int unitDepth = 5; ///< levels of units under a root
constexpr int tagQuota = 50;
constexpr int creationsAtOnce = 5;
constexpr int closingsAtOnce = 3;
constexpr int allFeaturesAccounts = 5'000; ///< an organization of so many or more has to ask the provider
constexpr int resourcePolicyLength = 40'000;

constexpr std::chrono::days invitationLife{15};
constexpr std::chrono::days allFeaturesLife{90};
constexpr std::chrono::days endedHandshakesStay{30};
constexpr std::chrono::days closedAccountsStay{90};
constexpr std::chrono::days createdAccountsWait{4}; ///< before they may leave
constexpr std::chrono::days closingWindow{30};      ///< over which closings are counted
constexpr std::chrono::days invitationWindow{1};    ///< over which invitations are counted
constexpr std::chrono::hours transferAnswerBefore{24};

/// How long a document may be: policySizeLimit in models/policy.
struct PolicyQuota {
    int policies; ///< in an organization
    int fewest;   ///< attached to one root, unit or account, once the type is enabled
    int most;
};
PolicyQuota policyQuota(PolicyType type);

/// What fills the account quota: members, closed ones included, and open invitations. Creations in progress
/// count as the accounts that they become.
int accountsCounted(const World& world, const OrganizationId& organization);

/// Invitations of the last 24 hours that were not accepted, and how many there may be.
int invitationsOfDay(const World& world, const OrganizationId& organization, const QDateTime& now);
int invitationsADay(const Organization& organization);

/// Members whose closing was asked for in the last 30 days, and how many there may be.
int closingsCounted(const World& world, const OrganizationId& organization, const QDateTime& now);
int closingsAllowed(const World& world, const OrganizationId& organization);

} // namespace billfold
