// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/activity.h"
#include "models/services/authorization.h"
#include "models/storage/connection.h"

namespace billfold
{

/// The activity list as far as a scope lets one see it, on a connection's thread. A linked account sees what
/// it did and what concerns itself, and of a change that concerned others too only its own part. A payer in a
/// database of several with passwords sees what concerns its own organization.
Result<QList<ActivityRecord>> readActivity(Connection& connection, const ActivityQuery& query,
                                           const BillScope& scope, const World& world);

} // namespace billfold
