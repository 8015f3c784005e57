// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/backupcontents.h"
#include "models/views/cellmodel.h"

#include <optional>

namespace billfold
{

/// The tables of copies of a database, for CellModel.

/// "By itself", "Asked for", "Before a restore", "Of a damaged file".
QString backupKindText(BackupKind kind);
QStringList backupHeadings();
/// The key is the path.
QList<CellRow> backupRows(const QList<BackupFile>& backups);

QStringList contentsHeadings();
/// What is in a copy beside what is there now, bill by bill; nothing now where it cannot be read.
QList<CellRow> contentsRows(const BackupContents& copy, const std::optional<BackupContents>& present);

} // namespace billfold
