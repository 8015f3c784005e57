// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace billfold
{

/// Why a copy of a database was made.
enum class BackupKind {
    Daily,         ///< by itself
    Manual,        ///< asked for; never removed by itself
    BeforeRestore, ///< of what was there when another copy was put in its place
    Damaged,       ///< the same, of a file that cannot be read: its bytes as they are
};

/// A copy of a database, as a file.
struct BackupFile {
    QString path;
    QDateTime made;
    BackupKind kind = BackupKind::Manual;
    qint64 bytes = 0;
    friend bool operator==(const BackupFile&, const BackupFile&) = default;
};

/// Which copies are kept: those of the kinds that come by themselves. The newest is kept in any case.
struct BackupPolicy {
    bool daily = true; ///< make them at all
    int count = 10;    ///< so many of them, from 1
    int days = 90;     ///< and none that is older, from 1
    friend bool operator==(const BackupPolicy&, const BackupPolicy&) = default;
};

} // namespace billfold
