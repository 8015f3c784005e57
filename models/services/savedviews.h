// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "models/storage/connection.h"

namespace billfold
{

/// Saved questions of the Explore page, kept as JSON. One that cannot be read is left out.
Result<QList<SavedView>> readSavedViews(Connection& connection);
Result<void> writeSavedView(Connection& connection, const SavedView& view);
Result<void> removeSavedView(Connection& connection, const QString& name);

} // namespace billfold
