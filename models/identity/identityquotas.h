// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace billfold
{

// The identity API's quotas of one account, and the lengths that it allows.

constexpr int userQuota = 5'000;
constexpr int groupQuota = 300;
constexpr int roleQuota = 1'000;
constexpr int identityPolicyQuota = 1'500;
constexpr int groupsOfUserQuota = 10;
constexpr int attachedPoliciesQuota = 10; ///< to one user, group or role
constexpr int accessKeyQuota = 2;         ///< of one principal
constexpr int mfaDeviceQuota = 8;         ///< of one principal
constexpr int identityTagQuota = 50;

// Characters without the white space outside quotes.
constexpr int identityPolicySize = 6'144;
constexpr int userInlineSize = 2'048; ///< all inline policies of one user together
constexpr int groupInlineSize = 5'120;
constexpr int roleInlineSize = 10'240;

constexpr int shortNameLength = 64; ///< of users and roles
constexpr int longNameLength = 128; ///< of groups and policies
constexpr int identityDescriptionLength = 1'000;

} // namespace billfold
