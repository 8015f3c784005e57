// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/organization.h"

namespace billfold
{

/// What a policy of that type may hold: its size, and that the service can read
/// it. MalformedPolicyDocumentException names the line and what is wrong there.
Result<void> checkPolicyContent(const QString& content, PolicyType type);

/// What the organization's resource policy may hold: statements with
/// principals, about organizations only.
Result<void> checkResourcePolicyContent(const QString& content);

} // namespace billfold
