// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/commands.h"

namespace billfold
{

/// What the Edit menu calls the commands, after Undo or Redo: "Move account", "Move 3 accounts". Several
/// kinds together are counted as changes.
QString operationTitle(const Commands& commands);

} // namespace billfold
