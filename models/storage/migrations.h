// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>

namespace billfold
{

class Connection;

/// One step of the tables' history. The n-th, counted from 1, takes a database from version n - 1 to n.
struct Migration {
    QString name;
    QByteArray sql;
};

/// The ones that belong to this program, in order (resources/sql).
Result<QList<Migration>> shippedMigrations();

/// Takes the tables to the last of the migrations: all in one transaction, a copy of the file
/// (FILE.before-VERSION, mode 0600) beside it first where it holds anything. The caller has checked that the
/// file is not newer.
Result<void> migrate(Connection& connection, const QList<Migration>& migrations);

} // namespace billfold
