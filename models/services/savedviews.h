// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/authorization.h"
#include "models/services/workspace.h"
#include "models/storage/connection.h"

namespace billfold
{

/// Saved questions of the Explore page, kept as JSON. One that cannot be read is left out. An account that
/// does not see all bills has views of its own, and sees no others: their names and filters may name
/// accounts.
Result<QList<SavedView>> readSavedViews(Connection& connection, const BillScope& scope = {});
Result<void> writeSavedView(Connection& connection, const SavedView& view, const BillScope& scope = {});
Result<void> removeSavedView(Connection& connection, const QString& name, const BillScope& scope = {});

} // namespace billfold
