// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/statement.h"

#include <sqlite3.h>

#include <utility>

namespace billfold
{

Result<Statement> Statement::prepare(Connection& connection, const char* sql)
{
    sqlite3* const db = connection.handle();
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &handle, nullptr) != SQLITE_OK)
        return connection.failed(QString::fromUtf8(sql), QString::fromUtf8(sqlite3_errmsg(db)),
                                 sqlite3_extended_errcode(db));
    return Statement(connection, handle);
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection), m_handle(std::exchange(other.m_handle, nullptr))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_connection, other.m_connection);
    std::swap(m_handle, other.m_handle);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

void Statement::bind(int at, std::int64_t value)
{
    sqlite3_bind_int64(m_handle, at, value);
}

void Statement::bindText(int at, std::string_view text)
{
    // An empty view may have no address, and that would be NULL.
    sqlite3_bind_text(m_handle, at, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
}

void Statement::bindBlob(int at, std::string_view bytes)
{
    sqlite3_bind_blob(m_handle, at, bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

void Statement::bindNull(int at)
{
    sqlite3_bind_null(m_handle, at);
}

Error Statement::failed() const
{
    sqlite3* const db = sqlite3_db_handle(m_handle);
    return m_connection->failed(QString::fromUtf8(sqlite3_sql(m_handle)),
                                QString::fromUtf8(sqlite3_errmsg(db)), sqlite3_extended_errcode(db));
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_handle);
        return false;
    }
    Error error = failed();
    sqlite3_reset(m_handle);
    return error;
}

Result<void> Statement::run()
{
    auto stepped = step();
    if (!stepped)
        return stepped.error();
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const
{
    const auto* text = static_cast<const char*>(sqlite3_column_blob(m_handle, column));
    return {text != nullptr ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

QString Statement::string(int column) const
{
    const std::string_view view = text(column);
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace billfold
