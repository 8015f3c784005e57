// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"
#include "models/storage/migrations.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <memory>

struct sqlite3;
class QThread;

namespace billfold
{

/// One connection to a database file. Belongs to the thread that opened it and must not be used on another
/// (checked in debug builds). WAL: readers see what was committed when they began, and never wait for the
/// writer; there is one writer at a time.
class Connection
{
public:
    /// Marks our files ("Bfld"), so that another program's database is never taken for one.
    static constexpr int applicationId = 0x42666c64;

    /// Opens the file, or makes it (mode 0600), and brings its tables up to date, with a copy of the file
    /// beside it first. A file of a newer version, or one that is no database of ours, is refused and left
    /// untouched.
    static Result<std::unique_ptr<Connection>> open(const QString& path);
    /// The same with a history of one's own.
    static Result<std::unique_ptr<Connection>> open(const QString& path, const QList<Migration>& migrations);
    /// Reads a file as it is and leaves it so, whatever its version; not made where there is none.
    static Result<std::unique_ptr<Connection>> openAsItIs(const QString& path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    QSqlDatabase& database();
    const QString& path() const { return m_path; }
    /// The C API's handle of the same connection, for the bulk path.
    sqlite3* handle();

    Result<void> execute(const QString& sql, const QVariantList& values = {});
    /// The one number that a query answers with; 0 without a row.
    Result<qint64> number(const QString& sql, const QVariantList& values = {});
    /// From now on nothing can be written, and who tries gets this sentence ("DatabaseReadOnly"). Empty: as
    /// before.
    Result<void> setReadOnly(const QString& why);
    const QString& readOnlyReason() const { return m_readOnly; }
    /// Takes from others than the file's owner the permission to read it (mode 0600), which a copy may have
    /// got back. False where that could not be done: the file is another user's.
    bool makePrivate() const;
    /// PRAGMA quick_check: nothing where the file is sound, else what is wrong, up to ten sentences of
    /// SQLite's. Stopped early by `withdrawn`, which answers with ErrorCode::Cancelled.
    Result<QStringList> damages(const std::function<bool()>& withdrawn);

    /// The error of the last statement as a sentence: a full disk, a locked or damaged file are named as
    /// such.
    Error failed(const QString& sql, const QString& cause, int code) const;

private:
    Connection(QString name, QString path);
    Result<void> connect(bool readOnly);
    Result<void> check(qsizetype newest);
    Result<void> prepare();

    QString m_name, m_path, m_readOnly;
    QSqlDatabase m_database;
    QThread* m_thread;
};

/// Error::name of what is wrong with a file that is damaged, and of what a file that is only read refuses.
inline constexpr QLatin1StringView databaseDamaged("DatabaseDamaged");
inline constexpr QLatin1StringView databaseReadOnly("DatabaseReadOnly");

/// Makes an empty file that only its owner can read, or leaves the one that is there as it is.
Result<void> makePrivateFile(const QString& path);

/// A prepared, forward-only query. Read it to its end or let it go before the next write: a half-read query
/// holds a snapshot.
class Query
{
public:
    Query(Connection& connection, const QString& sql);
    Query& bind(const QVariant& value);
    Query& bind(const QVariantList& values);
    Result<void> run();
    bool next() { return m_query.next(); }
    QVariant value(int column) const { return m_query.value(column); }
    QString text(int column) const { return m_query.value(column).toString(); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    /// The pair in this column and the next.
    Money pair(int column) const { return Money::fromPair(integer(column), integer(column + 1)); }
    bool isNull(int column) const { return m_query.isNull(column); }
    qint64 lastId() const { return m_query.lastInsertId().toLongLong(); }

private:
    Connection& m_connection;
    QString m_sql;
    QSqlQuery m_query;
    bool m_prepared;
};

/// A text that is bound as text even where it is null.
inline QVariant bound(const QString& text)
{
    return text.isNull() ? QString::fromLatin1("") : text;
}

/// Rolls back unless committed. Takes the writer's place at once, so that it cannot fail half-way for want of
/// it. Within another one it is a part of that, which can be rolled back alone.
class Transaction
{
public:
    explicit Transaction(Connection& connection) : m_connection(connection) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Result<void> begin();
    /// The same where the writer's place gets free soon; false where it does not within `milliseconds`.
    Result<bool> tryBegin(int milliseconds);
    Result<void> commit();

private:
    Connection& m_connection;
    bool m_open = false;
    bool m_nested = false;
};

/// While it lives, a statement that runs for long ends with ErrorCode::Cancelled soon after `withdrawn` says
/// so. For reading only, and within a Snapshot, which must end undisturbed. `withdrawn` is called in the
/// connection's thread, thousands of times a second.
class Withdrawable
{
public:
    Withdrawable(Connection& connection, std::function<bool()> withdrawn);
    ~Withdrawable();
    Withdrawable(const Withdrawable&) = delete;
    Withdrawable& operator=(const Withdrawable&) = delete;

private:
    Connection& m_connection;
    std::function<bool()> m_withdrawn;
};

/// While it lives, a connection that is read only can be written with: the audit log tells also what was
/// exported by those who change nothing.
class WritingAllowed
{
public:
    explicit WritingAllowed(Connection& connection);
    ~WritingAllowed();
    WritingAllowed(const WritingAllowed&) = delete;
    WritingAllowed& operator=(const WritingAllowed&) = delete;

private:
    Connection& m_connection;
    QString m_why;
};

/// What several reads see together: the database of one moment. Within a transaction (or another snapshot) it
/// is part of that.
class Snapshot
{
public:
    explicit Snapshot(Connection& connection);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Connection& m_connection;
    bool m_open = false;
};

} // namespace billfold
