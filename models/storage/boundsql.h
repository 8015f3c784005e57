// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/statement.h"

#include <string>
#include <variant>
#include <vector>

namespace billfold
{

/// A piece of SQL with the values of its question marks, in their order; pieces are put together like texts.
class BoundSql
{
public:
    using Value = std::variant<std::int64_t, std::string>;

    BoundSql() = default;
    BoundSql(std::string sql, std::vector<Value> values = {})
        : m_sql(std::move(sql)), m_values(std::move(values))
    {
    }
    BoundSql(const char* sql) : m_sql(sql) {}

    BoundSql& operator+=(const BoundSql& other)
    {
        m_sql += other.m_sql;
        m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
        return *this;
    }
    friend BoundSql operator+(BoundSql a, const BoundSql& b) { return a += b; }
    bool isEmpty() const { return m_sql.empty(); }

    /// Must outlive the statement's reading: texts are bound where they are.
    Result<Statement> prepare(Connection& connection) const
    {
        auto statement = Statement::prepare(connection, m_sql.c_str());
        if (!statement)
            return statement;
        int at = 1;
        for (const Value& value : m_values) {
            if (const auto* number = std::get_if<std::int64_t>(&value))
                statement->bind(at++, *number);
            else
                statement->bindText(at++, std::get<std::string>(value));
        }
        return statement;
    }

private:
    std::string m_sql;
    std::vector<Value> m_values;
};

} // namespace billfold
