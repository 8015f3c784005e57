// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/backupcontents.h"
#include "models/core/backupfile.h"
#include "models/storage/connection.h"

#include <functional>

namespace billfold
{

/// NAME.billfold-backups beside the database, with mode 0700.
QString backupFolder(const QString& database);
/// Newest first. Files that are no copies of ours are passed over.
QList<BackupFile> backupsOf(const QString& database);
/// `daily`, `manual`, `before-restore`, `damaged`.
QString backupKindWord(BackupKind kind);

/// Copies the database as it is at this moment into its folder: under another name first, checked, written
/// through to the disk, and then renamed, so that what has a name is good. Mode 0600. Where something fails
/// nothing is left. Not within a transaction. `withdrawn` stops it.
Result<BackupFile> writeBackup(Connection& connection, BackupKind kind, const QDateTime& now,
                               const std::function<bool()>& withdrawn);
/// The same under a name of one's own; what has it is replaced at the end.
Result<BackupFile> writeBackupAs(Connection& connection, const QString& path, BackupKind kind,
                                 const QDateTime& now, const std::function<bool()>& withdrawn);

/// Whether a copy can be relied on: every page and index of it, and the chain of its audit log.
Result<void> verifyBackup(const QString& path, const std::function<bool()>& withdrawn);

/// What is in a database; the file is left to the caller. Of an older version what it had.
Result<BackupContents> contentsOf(Connection& connection);
/// Whether anything happened in the database since the copy was made, but copies and exports.
Result<bool> changedSince(Connection& connection, const QString& backup);

/// Removes what the policy does not keep.
void pruneBackups(const QString& database, const BackupPolicy& policy, const QDateTime& now);

/// Puts a copy in the place of the database, which nobody may have open (OwnerLock). What was there becomes a
/// copy first: by reading it, or by its bytes where it cannot be read. `complete` does what belongs to it in
/// the new file, before it has its place. A crash leaves the old file or the new one.
Result<BackupFile> putInPlace(const QString& database, const QString& backup, const QDateTime& now,
                              const std::function<Result<void>(Connection& restored)>& complete);

/// What of a damaged file can still be read, as one sentence.
QString readableOf(const QString& path);

} // namespace billfold
