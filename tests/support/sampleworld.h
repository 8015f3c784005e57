// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

namespace billfold::test
{

/// A small organization that is made by hand, without the rules, and what stands beside it:
///
///     Root            Meridian Billing (payer, 111111111111), Rail Freight (000000000222)
///       Sandbox       Playground (333333333333, closed)
///       Workloads
///         Production  Claims EU (444444444444), Claims US (555555555555)
///         Staging
///     alone           Northpier (666666666666), Harbour (777777777777)
///     requests        Rail AP (in progress), Air Cargo (failed: EMAIL_ALREADY_EXISTS)
World sampleWorld();

/// Organization of `accounts` accounts in `units` units, three levels deep.
World largeWorld(int accounts, int units);

extern const AccountId payerId, railId, playgroundId, claimsEuId, claimsUsId, northpierId, harbourId;
extern const OrganizationId organizationId;
extern const RootId rootId;
extern const UnitId sandboxId, workloadsId, productionId, stagingId;

/// Puts entities into a world as they are.
void add(World& world, const QList<Entity>& entities);

} // namespace billfold::test
