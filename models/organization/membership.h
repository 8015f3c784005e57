// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/draft.h"

namespace billfold
{

// How accounts come into organizations and go. Inside of models/organization only.

/// Puts the account, which stands alone, directly under the root: from `at` the payer pays for it. What is
/// attached everywhere is attached to it too.
void join(Draft& draft, const AccountId& account, const OrganizationId& organization, const QDateTime& at,
          JoinedMethod method, const Tags& tags);

/// Ends the membership: the period gets its end, tags and attached policies go, an approval that was asked of
/// the account is no longer needed.
void depart(Draft& draft, const AccountId& account, const QDateTime& at, DepartureMethod method);

/// What keeps a member from leaving, being removed, or going over to another organization: its state, the
/// wait after creation, and being a delegated administrator.
Result<void> checkMayDepart(const Draft& draft, const Account& account);
/// And what it needs to be paid for on its own.
Result<void> checkStandsAlone(const Draft& draft, const Account& account);

/// Attaches the full access policy of each enabled type to a new account or unit.
void attachFullAccess(Draft& draft, const Organization& organization, const NodeId& target);
void detachEverything(Draft& draft, const NodeId& target);

} // namespace billfold
