// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace billfold
{

class Workspace;

/// The tags of accounts that a payer's bills can be grouped by, and whether they can be grouped by unit:
/// nothing for a payer without an organization in this database.
std::optional<QStringList> accountTagKeys(const Workspace& workspace, const QString& payer);

} // namespace billfold
