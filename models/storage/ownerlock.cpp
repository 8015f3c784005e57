// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/ownerlock.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSysInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OwnerLock", sentence);
}

/// "billfold (process 1234)", and the machine where it is another one.
QString holderText(const QLockFile& lock)
{
    qint64 process = 0;
    QString host, program;
    if (!lock.getLockInfo(&process, &host, &program))
        return tr("another program");
    if (program.isEmpty())
        program = tr("a program");
    return host == QSysInfo::machineHostName() || host.isEmpty()
               ? tr("%1 (process %2)").arg(program).arg(process)
               : tr("%1 (process %2 on %3)").arg(program).arg(process).arg(host);
}

} // namespace

OwnerLock::OwnerLock(const QString& database) : m_lock(fileOf(database))
{
    m_lock.setStaleLockTime(0); // a program may run for weeks; that it is gone is told by its number
}

QString OwnerLock::fileOf(const QString& database)
{
    return QFileInfo(database).absoluteFilePath() + u".lock"_s;
}

Result<std::unique_ptr<OwnerLock>> OwnerLock::take(const QString& database, int patience)
{
    std::unique_ptr<OwnerLock> lock(new OwnerLock(database));
    if (lock->m_lock.tryLock(patience))
        return lock;
    if (lock->m_lock.error() == QLockFile::LockFailedError)
        return Error{
            ErrorCode::Conflict,
            tr("%1 is open in %2. Close it there and try again.").arg(database, holderText(lock->m_lock)),
            OwnerLock::fileOf(database), QString(databaseInUse)};
    return Error{ErrorCode::Storage, tr("%1 cannot be opened for writing. Check that you may.").arg(database),
                 OwnerLock::fileOf(database)};
}

} // namespace billfold
