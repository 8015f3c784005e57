// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/connection.h"

#include <functional>

namespace billfold
{

/// Writes a copy of the database for a report of an error, that can be shown to strangers: names, ids,
/// addresses, tags, resources, invoices, notes and files are replaced (Pseudonyms), amounts are multiplied by
/// one secret factor and quantities by another (SecretFactor), so that sums still are sums. Settings, views,
/// what was done, credentials and the audit log are left out, and so is every table that is not known here.
/// What the provider publishes stays: services, regions, kinds of usage. Whoever recognises a line and its
/// price can find the factor. The file appears complete or not at all; mode 0600.
Result<void> writeAnonymized(Connection& connection, const QString& path,
                             const std::function<bool()>& withdrawn);

} // namespace billfold
