// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/draft.h"

namespace billfold
{

/// What settle (rules.h) does, on a draft that goes on being altered.
void settleDraft(Draft& draft);

} // namespace billfold
