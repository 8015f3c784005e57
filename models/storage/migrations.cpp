// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/migrations.h"

#include "models/storage/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <sqlite3.h>

static void initSqlResource()
{
    Q_INIT_RESOURCE(billfold_sql);
}

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Migrations", sentence);
}

Result<void> keepCopy(Connection& connection, qint64 nextVersion)
{
    const QString copy = connection.path() + u".before-%1"_s.arg(nextVersion);
    QFile::remove(copy);
    // An empty file of the right mode first: SQLite fills it and never makes one that others can read.
    if (auto made = makePrivateFile(copy); !made)
        return made;
    return connection.execute(u"VACUUM INTO ?"_s, {copy});
}

} // namespace

Result<QList<Migration>> shippedMigrations()
{
    initSqlResource();
    QList<Migration> migrations;
    const QStringList names = QDir(u":/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(u":/sql/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Storage, tr("The program is incomplete. Install it again."), name};
        migrations.append({name, file.readAll()});
    }
    return migrations;
}

Result<void> migrate(Connection& connection, const QList<Migration>& migrations)
{
    auto present = connection.number(u"PRAGMA user_version"_s);
    if (!present)
        return present.error();
    if (*present >= migrations.size())
        return {};
    if (*present > 0) {
        if (auto copied = keepCopy(connection, *present + 1); !copied)
            return copied;
    }
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    // Another program may have been faster.
    present = connection.number(u"PRAGMA user_version"_s);
    if (!present)
        return present.error();
    for (qsizetype i = *present; i < migrations.size(); ++i) {
        char* message = nullptr;
        const int code =
            sqlite3_exec(connection.handle(), migrations[i].sql.constData(), nullptr, nullptr, &message);
        const QString cause = QString::fromUtf8(message);
        sqlite3_free(message);
        if (code != SQLITE_OK)
            return connection.failed(migrations[i].name, cause, code);
    }
    for (const QString& pragma : {u"PRAGMA application_id=%1"_s.arg(Connection::applicationId),
                                  u"PRAGMA user_version=%1"_s.arg(migrations.size())}) {
        if (auto ran = connection.execute(pragma); !ran)
            return ran;
    }
    return transaction.commit();
}

} // namespace billfold
