// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/world.h"

#include <QStringView>

namespace billfold
{

/// Whether the organization's service control policies let the member's users call that operation:
/// AccessDeniedException where they do not.
Result<void> checkMayCall(const World& world, const AccountId& account, QStringView action);

} // namespace billfold
