// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/connection.h"

#include <cstdint>
#include <string_view>

struct sqlite3_stmt;

namespace billfold
{

/// A prepared statement of the C API on a connection's own handle, for what goes over very many rows: reading
/// a row costs a fifth of what QSqlQuery takes. Parameters and columns count from 1 and from 0, as in SQLite.
class Statement
{
public:
    Statement() = default; ///< to be assigned to
    static Result<Statement> prepare(Connection& connection, const char* sql);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    void bind(int at, std::int64_t value);
    /// Text and bytes must live until the next step.
    void bindText(int at, std::string_view text);
    void bindBlob(int at, std::string_view bytes);
    void bindNull(int at);

    /// True with a row, false at the end. The end, and an error, reset the statement.
    Result<bool> step();
    /// To the end, for statements that answer nothing.
    Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    bool isNull(int column) const;
    /// Valid until the next step.
    std::string_view text(int column) const;
    QString string(int column) const;
    /// The pair in this column and the next.
    Money pair(int column) const { return Money::fromPair(integer(column), integer(column + 1)); }

private:
    Statement(Connection& connection, sqlite3_stmt* handle) : m_connection(&connection), m_handle(handle) {}
    Error failed() const;

    Connection* m_connection = nullptr;
    sqlite3_stmt* m_handle = nullptr;
};

} // namespace billfold
