// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/authorization.h"
#include "models/services/workspace.h"
#include "models/storage/connection.h"

namespace billfold
{

/// Why a row of a bill is what it is: its charge types, usage types and largest lines, and sentences.
Result<Explanation> explainRow(Connection& connection, const BillQuery& query, const QString& rowKey,
                               const BillScope& scope = {});

} // namespace billfold
