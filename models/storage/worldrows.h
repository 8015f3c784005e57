// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"
#include "models/storage/statement.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace billfold
{

/// Whose tags they are, as the table `tag` counts them.
enum class TagOwner { Account, CreateRequest, Root, ResourcePolicy, Unit, Policy, Handshake, Transfer };
constexpr int tagOwnerCount = 8;

/// A value to be bound: NULL, a number or a text.
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

inline Cell cell(const QString& text)
{
    return text.toStdString();
}
inline Cell cell(bool value)
{
    return std::int64_t(value);
}
inline Cell cell(int value)
{
    return std::int64_t(value);
}
/// Milliseconds since 1970; NULL for no time.
inline Cell cell(const QDateTime& time)
{
    return time.isValid() ? Cell(std::int64_t(time.toMSecsSinceEpoch())) : Cell();
}
template <typename Enum>
requires std::is_enum_v<Enum> Cell cell(Enum value)
{
    return std::int64_t(value);
}
template <typename T>
Cell cell(const std::optional<T>& value)
{
    if (!value)
        return {};
    if constexpr (requires { value->toString(); } && !std::is_same_v<T, QDateTime>)
        return cell(value->toString());
    else
        return cell(*value);
}

/// Runs statements again and again, each prepared once.
class RowWriter
{
public:
    explicit RowWriter(Connection& connection) : m_connection(connection) {}
    /// `sql` must be a literal: it is known by its address. Answers with the number of rows that it changed.
    Result<int> run(const char* sql, const std::vector<Cell>& cells);

private:
    Connection& m_connection;
    std::map<const char*, Statement> m_statements;
};

/// The time in this column; null where the column is.
QDateTime timeAt(const Statement& row, int column);
template <typename Enum>
Enum enumAt(const Statement& row, int column)
{
    return static_cast<Enum>(row.integer(column)); // within range: the table checks it
}

} // namespace billfold
