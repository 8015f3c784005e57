// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <memory>

struct sqlite3;

namespace billfold
{

/// One connection to a database file. Belongs to the thread that opened it and must not be used on another.
class Connection
{
public:
    /// Opens the file, or makes it (mode 0600), and brings its tables up to date, with a copy of the file
    /// beside it first. A file of a newer version, or one that is no database, is refused and left untouched.
    static Result<std::unique_ptr<Connection>> open(const QString& path);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    QSqlDatabase& database() { return m_database; }
    const QString& path() const { return m_path; }
    /// The C API's handle of the same connection, for the bulk path.
    sqlite3* handle();

    Result<void> execute(const QString& sql, const QVariantList& values = {});
    /// The error of the last statement as a sentence: a full disk, a locked or damaged file are named as
    /// such.
    Error failed(const QString& sql, const QString& cause, int code) const;

private:
    Connection(QString name, QString path);
    Result<void> prepare();
    Result<void> migrate();

    QString m_name, m_path;
    QSqlDatabase m_database;
};

/// A prepared, forward-only query. Read it to its end or let it go before the next write: a half-read query
/// holds a snapshot.
class Query
{
public:
    Query(Connection& connection, const QString& sql);
    Query& bind(const QVariant& value);
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

/// Rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Connection& connection) : m_connection(connection) {}
    ~Transaction();
    Result<void> begin();
    Result<void> commit();

private:
    Connection& m_connection;
    bool m_open = false;
};

} // namespace billfold
