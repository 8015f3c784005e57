// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/opening.h"

#include "models/storage/backup.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 500;       // milliseconds that another program may still need
constexpr int unnoticed = 150;      // milliseconds that a check takes at most before the window is there
constexpr qsizetype mostCopies = 5; // looked through for a good one

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Opening", sentence);
}

/// A file that is only read must be of this version already.
Result<void> checkVersion(const QString& path, const Error& inUse)
{
    auto migrations = shippedMigrations();
    if (!migrations)
        return migrations.error();
    auto connection = Connection::openAsItIs(path);
    if (!connection)
        return connection.error();
    auto version = (*connection)->number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    return *version == migrations->size() ? Result<void>() : Result<void>(inUse);
}

} // namespace

Result<Opening> beginOpening(const QString& path, OpenMode mode)
{
    Opening opening;
    const QFileInfo file(path);
    // What is wrong with the place is told by the connection, which would make the folder.
    if (mode == OpenMode::Shared || file.isDir() || !QDir().mkpath(file.absolutePath()))
        return opening;
    auto taken = OwnerLock::take(path, mode == OpenMode::Owner ? patience : 0);
    if (taken) {
        opening.lock = *std::move(taken);
        if (mode == OpenMode::Reader)
            opening.readOnly = tr("%1 was opened to be read only.").arg(path);
        return opening;
    }
    if (taken.error().name != databaseInUse)
        return mode == OpenMode::Reader ? Result<Opening>(std::move(opening)) : taken.error();
    if (mode != OpenMode::Reader)
        return taken.error();
    if (auto current = checkVersion(path, taken.error()); !current)
        return current.error();
    opening.readOnly = taken.error().message;
    return opening;
}

Result<bool> checkAtOnce(Connection& connection)
{
    QElapsedTimer timer;
    timer.start();
    auto checked = checkWhole(connection, [&timer] { return timer.elapsed() > unnoticed; });
    if (!checked && checked.error().code == ErrorCode::Cancelled)
        return false;
    return checked ? Result<bool>(true) : checked.error();
}

Result<void> checkWhole(Connection& connection, const std::function<bool()>& withdrawn)
{
    auto damages = connection.damages(withdrawn);
    if (!damages)
        return damages.error();
    if (damages->isEmpty())
        return {};
    return Error{ErrorCode::Storage, tr("%1 is damaged. Restore a copy of it.").arg(connection.path()),
                 damages->join(u'\n'), QString(databaseDamaged)};
}

Error withRescue(const Error& error, const QString& path)
{
    const QList<BackupFile> backups = backupsOf(path);
    // A file whose very beginning is gone looks like another program's.
    const bool unknown = error.code == ErrorCode::Storage && QFileInfo::exists(path) && !backups.isEmpty() &&
                         !Connection::openAsItIs(path);
    if (error.name != databaseDamaged && !unknown)
        return error;
    QString newest = tr("There is no copy of it beside it.");
    for (const BackupFile& backup : backups.mid(0, mostCopies)) {
        if (!verifyBackup(backup.path, [] { return false; }))
            continue;
        newest = tr("The newest good copy is of %1: %2").arg(backup.made.toString(Qt::ISODate), backup.path);
        break;
    }
    return {ErrorCode::Storage, tr("%1 is damaged. %2 %3").arg(path, readableOf(path), newest),
            error.cause.isEmpty() ? error.message : error.cause, QString(databaseDamaged)};
}

} // namespace billfold
