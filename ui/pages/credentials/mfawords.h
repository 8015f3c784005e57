// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"
#include "models/organization/world.h"

namespace billfold
{

/// Why an MFA device should be assigned, for the notice that asks for one.
struct MfaWords {
    QString headline, text;
};
MfaWords mfaWords(const World& world, const PrincipalId& principal);

} // namespace billfold
