// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/connection.h"

#include <QAtomicInt>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

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
    return QCoreApplication::translate("Connection", sentence);
}

/// Statements of a migration: split at semicolons, except inside a trigger's BEGIN … END.
QStringList statements(const QString& script)
{
    QStringList result;
    QString current;
    bool inBody = false;
    const QStringList lines = script.split(u'\n');
    for (const QString& line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.startsWith("--"_L1))
            continue;
        current += line + u'\n';
        inBody = inBody || trimmed.startsWith("BEGIN"_L1);
        const bool ends = inBody ? trimmed.endsWith("END;"_L1) : trimmed.endsWith(u';');
        if (ends && !trimmed.isEmpty()) {
            result.append(current.trimmed().chopped(1));
            current.clear();
            inBody = false;
        }
    }
    return result;
}

QStringList migrations()
{
    initSqlResource();
    return QDir(u":/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

} // namespace

Connection::Connection(QString name, QString path) : m_name(std::move(name)), m_path(std::move(path)) {}

Connection::~Connection()
{
    m_database.close();
    m_database = QSqlDatabase(); // the last handle goes before the connection is removed
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path)
{
    static QAtomicInt counter;
    const QFileInfo info(path);
    if (!info.absoluteDir().exists() && !QDir().mkpath(info.absolutePath()))
        return Error{ErrorCode::Storage, tr("The folder %1 cannot be made.").arg(info.absolutePath()), {}};
    // Made here and not by SQLite, so that nobody else can read it for even a moment.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return Error{ErrorCode::Storage, tr("%1 cannot be opened for writing. Check that you may.").arg(path),
                     QString::fromLocal8Bit(strerror(errno))};
    ::close(fd);
    std::unique_ptr<Connection> connection(
        new Connection(u"billfold-%1"_s.arg(counter.fetchAndAddRelaxed(1)), info.absoluteFilePath()));
    connection->m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
    connection->m_database.setDatabaseName(connection->m_path);
    connection->m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!connection->m_database.open())
        return Error{ErrorCode::Storage, tr("%1 cannot be opened.").arg(path),
                     connection->m_database.lastError().text()};
    if (auto prepared = connection->prepare(); !prepared)
        return prepared.error();
    return connection;
}

sqlite3* Connection::handle()
{
    const QVariant handle = m_database.driver()->handle();
    return *static_cast<sqlite3* const*>(handle.constData());
}

Error Connection::failed(const QString& sql, const QString& cause, int code) const
{
    const QString detail = cause + u" ["_s + sql.left(200) + u']';
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return {
            ErrorCode::Storage,
            tr("The disk is full or cannot be written. Free some space and try again; nothing was changed."),
            detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Storage,
                tr("Another program is writing to %1. Try again when it is done.").arg(m_path), detail};
    case SQLITE_NOTADB:
        return {ErrorCode::Storage, tr("%1 is not a Billfold database. It was left as it is.").arg(m_path),
                detail};
    case SQLITE_CORRUPT:
        return {ErrorCode::Storage, tr("%1 is damaged. Restore a copy of it.").arg(m_path), detail};
    case SQLITE_READONLY:
        return {ErrorCode::Storage, tr("%1 cannot be written. Check that you may.").arg(m_path), detail};
    default:
        return {ErrorCode::Storage, tr("The database %1 could not carry out a step.").arg(m_path), detail};
    }
}

Result<void> Connection::execute(const QString& sql, const QVariantList& values)
{
    Query query(*this, sql);
    for (const QVariant& value : values)
        query.bind(value);
    return query.run();
}

Result<void> Connection::prepare()
{
    Query version(*this, u"SELECT sqlite_source_id()"_s);
    if (auto ran = version.run(); !ran)
        return ran;
    if (!version.next() || version.text(0) != QLatin1StringView(sqlite3_sourceid()))
        return Error{ErrorCode::Storage,
                     tr("The SQLite of Qt and of this program differ. Install Billfold again."),
                     {}};
    for (const QString& pragma :
         {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s, u"PRAGMA foreign_keys=ON"_s,
          u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA temp_store=MEMORY"_s}) {
        if (auto ran = execute(pragma); !ran)
            return ran;
    }
    return migrate();
}

Result<void> Connection::migrate()
{
    const auto number = [this](const QString& sql) -> Result<qint64> {
        Query query(*this, sql);
        if (auto ran = query.run(); !ran)
            return ran.error();
        return query.next() ? query.integer(0) : 0;
    };
    const auto version = number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const auto objects = number(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!objects)
        return objects.error();
    const qint64 present = *version;
    const bool fresh = *objects == 0;
    const QStringList scripts = migrations();
    if (present > scripts.size())
        return Error{ErrorCode::TooNew,
                     tr("%1 was made by a newer Billfold. Open it with that version; it was left as it is.")
                         .arg(m_path),
                     u"user_version %1"_s.arg(present)};
    if (present == 0 && !fresh)
        return Error{
            ErrorCode::Storage, tr("%1 is not a Billfold database. It was left as it is.").arg(m_path), {}};
    if (present == scripts.size())
        return {};
    if (!fresh) {
        const QString copy = m_path + u".before-%1"_s.arg(present + 1);
        QFile::remove(copy);
        if (auto copied = execute(u"VACUUM INTO ?"_s, {copy}); !copied)
            return copied;
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    }
    Transaction transaction(*this);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    for (qsizetype i = present; i < scripts.size(); ++i) {
        QFile file(u":/sql/"_s + scripts[i]);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Storage, tr("The program is incomplete. Install it again."), scripts[i]};
        const QStringList steps = statements(QString::fromUtf8(file.readAll()));
        for (const QString& step : steps) {
            if (auto ran = execute(step); !ran)
                return ran;
        }
    }
    if (auto ran = execute(u"PRAGMA user_version=%1"_s.arg(scripts.size())); !ran)
        return ran;
    return transaction.commit();
}

Query::Query(Connection& connection, const QString& sql)
    : m_connection(connection), m_sql(sql), m_query(connection.database())
{
    m_query.setForwardOnly(true);
    m_prepared = m_query.prepare(sql);
}

Query& Query::bind(const QVariant& value)
{
    m_query.addBindValue(value);
    return *this;
}

Result<void> Query::run()
{
    if (m_prepared && m_query.exec())
        return {};
    const QSqlError error = m_query.lastError();
    return m_connection.failed(m_sql, error.text(), error.nativeErrorCode().toInt());
}

Transaction::~Transaction()
{
    if (m_open)
        static_cast<void>(m_connection.execute(u"ROLLBACK"_s).ok());
}

Result<void> Transaction::begin()
{
    if (auto begun = m_connection.execute(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    m_open = true;
    return {};
}

Result<void> Transaction::commit()
{
    if (auto done = m_connection.execute(u"COMMIT"_s); !done)
        return done;
    m_open = false;
    return {};
}

} // namespace billfold
