// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organization.h"

#include <optional>

namespace billfold
{

/// The service whose trusted access a type of policies needs; empty for the types that need none.
QString serviceOfPolicyType(PolicyType type);

/// How many accounts may administer the service; nothing where no limit is known.
std::optional<int> delegatedAdministratorQuota(const QString& service);

} // namespace billfold
