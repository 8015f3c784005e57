// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/backupcontents.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/services/auditservice.h"
#include "models/services/authorization.h"

#include <QFuture>

#include <memory>
#include <optional>

namespace billfold
{

class Worker;

/// A copy, and what the database has now, to be compared.
struct BackupPreview {
    BackupContents copy;
    std::optional<BackupContents> present; ///< nothing where it cannot be read
};

/// Copies of one open database, in a folder beside it: `Workspace::backups()`. One is made by itself when the
/// database is opened, where the last is a day old and something happened since. Every copy is checked after
/// it was written. Methods as Workspace's: at once, with a future; the work is done on a thread that nobody
/// waits for, and stopped where the workspace goes.
class BackupService
{
public:
    /// Newest first.
    QFuture<Result<QList<BackupFile>>> list() const;
    QFuture<Result<BackupFile>> make() const;
    QFuture<Result<void>> verify(const QString& path) const;
    QFuture<Result<BackupPreview>> preview(const QString& path) const;
    QFuture<Result<BackupPolicy>> policy() const;
    /// Refused with a count or an age below 1. What is kept no longer goes at once.
    QFuture<Result<void>> setPolicy(const BackupPolicy& policy) const;
    /// A copy for a report of an error that tells strangers nothing (models/storage/anonymize.h).
    QFuture<Result<void>> anonymize(const QString& path) const;
    /// Whether restoreBackup() may be called on behalf of who acts: it moves, and a look at a copy tells, the
    /// bills of everybody. At once.
    Permit mayRestore() const;

    ~BackupService();

private:
    friend class Workspace;
    struct Private;
    explicit BackupService(std::unique_ptr<Private> d);
    /// Looks whether it is time for a copy, and makes it.
    void makeDaily() const;
    std::unique_ptr<Private> d;
};

// Of a database that is not open. They block.

/// Newest first.
QList<BackupFile> backupFiles(const QString& database);
Result<BackupContents> backupContents(const BackupFile& file);
/// What a database has; nothing where it cannot be read.
std::optional<BackupContents> presentContents(const QString& database);
/// Puts a copy in the place of the database. What was there becomes a copy first, which the answer names.
/// Refused where a program has the database open.
Result<BackupFile> restoreBackup(const QString& database, const QString& backup, const AuditActor& actor,
                                 const std::shared_ptr<const Clock>& clock);
/// "daily", "manual", "before-restore", "damaged".
QString backupWord(BackupKind kind);

} // namespace billfold
