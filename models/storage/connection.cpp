// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/connection.h"

#include <QAtomicInt>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSqlDriver>
#include <QSqlError>
#include <QStorageInfo>
#include <QThread>
#include <QtEndian>

#include <sqlite3.h>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int busyTimeout = 10'000; // milliseconds that a writer waits for its place

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Connection", sentence);
}

Error notOurs(const QString& path)
{
    return {ErrorCode::Storage, tr("%1 is not a Billfold database. It was left as it is.").arg(path), {}};
}

Error tooNew(const QString& path, qint64 version)
{
    return {ErrorCode::TooNew,
            tr("%1 was made by a newer Billfold. Open it with that version; it was left as it is.").arg(path),
            u"user_version %1"_s.arg(version)};
}

Error damaged(const QString& path, const QString& cause)
{
    return {ErrorCode::Storage, tr("%1 is damaged. Restore a copy of it.").arg(path), cause,
            QString(databaseDamaged)};
}

/// Whether the file has the pages that its head counts. With a log beside it, the log may have them.
Result<void> checkSize(const QString& path, const QByteArray& head, qint64 size)
{
    const auto number = [&head](qsizetype at) { return qFromBigEndian<quint32>(head.constData() + at); };
    const quint16 stored = qFromBigEndian<quint16>(head.constData() + 16);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    const qint64 pages = number(28);
    const bool counted = number(24) == number(92); // else the count is of no use
    if (QFileInfo(path + u"-wal"_s).size() > 0 || !counted)
        return {};
    if (pageSize < 512 || (pageSize & (pageSize - 1)) != 0)
        return damaged(path, u"page size %1"_s.arg(pageSize));
    if (size < pages * pageSize || number(36) > number(28))
        return damaged(path,
                       u"%1 bytes of %2, %3 free pages"_s.arg(size).arg(pages * pageSize).arg(number(36)));
    return {};
}

/// What can be told without SQLite, which would already write beside the file.
Result<void> checkHead(const QString& path, qsizetype newest)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, tr("%1 cannot be read. Check that you may.").arg(path),
                     file.errorString()};
    // https://www.sqlite.org/fileformat.html, 1.3: user version at 60, application id at 68, big endian.
    constexpr qsizetype headSize = 100;
    const QByteArray head = file.read(headSize);
    if (head.isEmpty())
        return {};
    if (head.size() < headSize || !head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return notOurs(path);
    const auto number = [&head](qsizetype at) { return qFromBigEndian<qint32>(head.constData() + at); };
    if (number(68) == Connection::applicationId && number(60) > newest)
        return tooNew(path, number(60));
    return number(68) == Connection::applicationId ? checkSize(path, head, file.size()) : Result<void>();
}

/// Qt knows connections by names, those of all threads together.
QString nextName()
{
    static QAtomicInt counter;
    return u"billfold-%1"_s.arg(counter.fetchAndAddRelaxed(1));
}

} // namespace

Result<void> makePrivateFile(const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return Error{ErrorCode::Storage, tr("%1 cannot be opened for writing. Check that you may.").arg(path),
                     QString::fromLocal8Bit(strerror(errno))};
    ::close(fd);
    return {};
}

Connection::Connection(QString name, QString path)
    : m_name(std::move(name)), m_path(std::move(path)), m_thread(QThread::currentThread())
{
}

Connection::~Connection()
{
    m_database.close();
    m_database = QSqlDatabase(); // the last handle goes before the connection is removed
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path)
{
    auto migrations = shippedMigrations();
    if (!migrations)
        return migrations.error();
    return open(path, *migrations);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, const QList<Migration>& migrations)
{
    const QFileInfo info(path);
    if (info.isDir())
        return Error{ErrorCode::Storage, tr("%1 is a folder. Name a file in it.").arg(path), {}};
    if (!info.absoluteDir().exists() && !QDir().mkpath(info.absolutePath()))
        return Error{ErrorCode::Storage, tr("The folder %1 cannot be made.").arg(info.absolutePath()), {}};
    // Made here and not by SQLite, so that nobody else can read it for even a moment.
    if (auto made = makePrivateFile(path); !made)
        return made.error();
    if (auto checked = checkHead(path, migrations.size()); !checked)
        return checked.error();
    const auto named = [&info] {
        return std::unique_ptr<Connection>(new Connection(nextName(), info.absoluteFilePath()));
    };
    if (info.size() > 0) { // a reader does not even write back what a killed program left in the WAL
        auto reader = named();
        if (auto connected = reader->connect(true); !connected)
            return connected.error();
        if (auto checked = reader->check(migrations.size()); !checked)
            return checked.error();
    }
    auto connection = named();
    if (auto connected = connection->connect(false); !connected)
        return connected.error();
    if (auto prepared = connection->prepare(); !prepared)
        return prepared.error();
    if (auto migrated = migrate(*connection, migrations); !migrated)
        return migrated.error();
    return connection;
}

Result<std::unique_ptr<Connection>> Connection::openAsItIs(const QString& path)
{
    auto migrations = shippedMigrations();
    if (!migrations)
        return migrations.error();
    if (auto checked = checkHead(path, migrations->size()); !checked)
        return checked.error();
    std::unique_ptr<Connection> connection(new Connection(nextName(), QFileInfo(path).absoluteFilePath()));
    if (auto connected = connection->connect(true); !connected)
        return connected.error();
    if (auto checked = connection->check(migrations->size()); !checked)
        return checked.error();
    return connection;
}

Result<void> Connection::setReadOnly(const QString& why)
{
    m_readOnly = why;
    return execute(why.isEmpty() ? u"PRAGMA query_only=OFF"_s : u"PRAGMA query_only=ON"_s);
}

bool Connection::makePrivate() const
{
    bool made = true;
    // SQLite gives the files beside it the mode that the database had when they were made.
    for (const QString& suffix : {QString(), u"-wal"_s, u"-shm"_s}) {
        QFile file(m_path + suffix);
        constexpr auto owner =
            QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
        if (file.exists() && (file.permissions() & ~owner) != 0)
            made = file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && made;
    }
    return made;
}

Result<QStringList> Connection::damages(const std::function<bool()>& withdrawn)
{
    const Withdrawable withdrawable(*this, withdrawn);
    Query query(*this, u"PRAGMA quick_check(10)"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList found;
    while (query.next()) {
        if (query.text(0) != "ok"_L1)
            found.append(query.text(0));
    }
    return found;
}

Result<void> Connection::connect(bool readOnly)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(m_path);
    const QString patience = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout);
    m_database.setConnectOptions(readOnly ? QString(patience + u";QSQLITE_OPEN_READONLY"_s) : patience);
    if (!m_database.isValid())
        return Error{ErrorCode::Storage,
                     tr("Qt's SQLite driver is missing. Install the package libqt6sql6-sqlite."),
                     {}};
    if (!m_database.open())
        return Error{ErrorCode::Storage, tr("%1 cannot be opened.").arg(m_path),
                     m_database.lastError().text()};
    return {};
}

Result<void> Connection::check(qsizetype newest)
{
    const auto id = number(u"PRAGMA application_id"_s);
    if (!id)
        return id.error();
    const auto version = number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const auto objects = number(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!objects)
        return objects.error();
    if (*id == 0 && *version == 0 && *objects == 0)
        return {}; // made, and then nothing came of it
    if (*id != applicationId)
        return notOurs(m_path);
    if (*version > newest)
        return tooNew(m_path, *version); // known to the WAL alone
    return {};
}

Result<void> Connection::prepare()
{
    Query version(*this, u"SELECT sqlite_source_id()"_s);
    if (auto ran = version.run(); !ran)
        return ran;
    // The bulk path hands Qt's connection to the C API: that must be one and the same library.
    if (!version.next() || version.text(0) != QLatin1StringView(sqlite3_sourceid()))
        return Error{ErrorCode::Storage,
                     tr("The SQLite of Qt and of this program differ. Install Billfold again."),
                     {}};
    // recursive_triggers: else INSERT OR REPLACE would get past the triggers that keep what was issued.
    for (const QString& pragma :
         {u"PRAGMA page_size=8192"_s, u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s,
          u"PRAGMA foreign_keys=ON"_s, u"PRAGMA trusted_schema=OFF"_s, u"PRAGMA recursive_triggers=ON"_s,
          u"PRAGMA temp_store=MEMORY"_s, u"PRAGMA cache_size=-8192"_s,
          u"PRAGMA journal_size_limit=8388608"_s}) {
        if (auto ran = execute(pragma); !ran)
            return ran;
    }
    return {};
}

QSqlDatabase& Connection::database()
{
    Q_ASSERT_X(m_thread == QThread::currentThread(), "Connection",
               "used on another thread than the one that opened it");
    return m_database;
}

sqlite3* Connection::handle()
{
    const QVariant handle = database().driver()->handle();
    return *static_cast<sqlite3* const*>(handle.constData());
}

Error Connection::failed(const QString& sql, const QString& cause, int code) const
{
    const QString detail = cause + u" ["_s + sql.left(200) + u']';
    switch (code & 0xff) {
    case SQLITE_FULL: {
        const QString room = QLocale().formattedDataSize(QStorageInfo(m_path).bytesAvailable());
        return {ErrorCode::Storage,
                tr("The disk that holds %1 is full (%2 are left). Free some space and try again; nothing was "
                   "changed.")
                    .arg(m_path, room),
                detail};
    }
    case SQLITE_IOERR:
        return {ErrorCode::Storage,
                tr("The disk that holds %1 is full or cannot be written. Free some space and try again; "
                   "nothing was changed.")
                    .arg(m_path),
                detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Storage,
                tr("Another program is writing to %1. Try again when it is done.").arg(m_path), detail};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, tr("Nobody waits for this answer any more."), detail};
    case SQLITE_NOTADB:
        return notOurs(m_path);
    case SQLITE_CORRUPT:
        return damaged(m_path, detail);
    case SQLITE_READONLY:
        if (!m_readOnly.isEmpty())
            return {ErrorCode::Conflict, m_readOnly, detail, QString(databaseReadOnly)};
        [[fallthrough]];
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return {ErrorCode::Storage, tr("%1 cannot be written. Check that you may.").arg(m_path), detail};
    case SQLITE_CONSTRAINT:
        if (code == SQLITE_CONSTRAINT_TRIGGER)
            return {ErrorCode::Conflict, tr("That was issued and stays as it is. Nothing was changed."),
                    detail};
        break;
    default:
        break;
    }
    return {ErrorCode::Storage, tr("The database %1 could not carry out a step.").arg(m_path), detail};
}

Result<void> Connection::execute(const QString& sql, const QVariantList& values)
{
    return Query(*this, sql).bind(values).run();
}

Result<qint64> Connection::number(const QString& sql, const QVariantList& values)
{
    Query query(*this, sql);
    if (auto ran = query.bind(values).run(); !ran)
        return ran.error();
    return query.next() ? query.integer(0) : 0;
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

Query& Query::bind(const QVariantList& values)
{
    for (const QVariant& value : values)
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
    if (!m_open)
        return;
    // SQLite may have rolled back by itself (a full disk); then this fails, and nothing is lost.
    static_cast<void>(m_connection.execute(m_nested ? u"ROLLBACK TO part"_s : u"ROLLBACK"_s).ok());
    if (m_nested)
        static_cast<void>(m_connection.execute(u"RELEASE part"_s).ok());
}

Result<void> Transaction::begin()
{
    m_nested = sqlite3_get_autocommit(m_connection.handle()) == 0;
    auto begun = m_connection.execute(m_nested ? u"SAVEPOINT part"_s : u"BEGIN IMMEDIATE"_s);
    m_open = begun.ok();
    return begun;
}

Result<bool> Transaction::tryBegin(int milliseconds)
{
    sqlite3_busy_timeout(m_connection.handle(), milliseconds);
    const auto begun = begin();
    const bool busy = !begun && (sqlite3_errcode(m_connection.handle()) & 0xff) == SQLITE_BUSY;
    sqlite3_busy_timeout(m_connection.handle(), busyTimeout);
    if (busy)
        return false;
    return begun ? Result<bool>(true) : begun.error();
}

Result<void> Transaction::commit()
{
    auto committed = m_connection.execute(m_nested ? u"RELEASE part"_s : u"COMMIT"_s);
    m_open = !committed.ok();
    return committed;
}

Withdrawable::Withdrawable(Connection& connection, std::function<bool()> withdrawn)
    : m_connection(connection), m_withdrawn(std::move(withdrawn))
{
    constexpr int steps = 10'000; // of SQLite's machine: some tenths of a millisecond
    sqlite3_progress_handler(
        m_connection.handle(), steps,
        [](void* self) { return static_cast<Withdrawable*>(self)->m_withdrawn() ? 1 : 0; }, this);
}

Withdrawable::~Withdrawable()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

WritingAllowed::WritingAllowed(Connection& connection)
    : m_connection(connection), m_why(connection.readOnlyReason())
{
    if (!m_why.isEmpty())
        static_cast<void>(m_connection.setReadOnly({}).ok());
}

WritingAllowed::~WritingAllowed()
{
    if (!m_why.isEmpty())
        static_cast<void>(m_connection.setReadOnly(m_why).ok());
}

Snapshot::Snapshot(Connection& connection) : m_connection(connection)
{
    if (sqlite3_get_autocommit(connection.handle()) != 0)
        m_open = connection.execute(u"BEGIN"_s).ok();
}

Snapshot::~Snapshot()
{
    if (m_open)
        static_cast<void>(m_connection.execute(u"COMMIT"_s).ok());
}

} // namespace billfold
