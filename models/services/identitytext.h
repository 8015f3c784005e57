// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"

namespace billfold
{

/// What a change found or left, as compact JSON for the record: each entity that it touches, without hashes
/// and secrets. Of credentials it says what there is: a password, which devices, how many recovery codes,
/// which keys.
QString textOf(const IdentityChange& change, bool afterwards);

} // namespace billfold
