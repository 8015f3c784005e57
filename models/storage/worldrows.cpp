// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/worldrows.h"

#include <sqlite3.h>

namespace billfold
{

Result<int> RowWriter::run(const char* sql, const std::vector<Cell>& cells)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) {
        auto prepared = Statement::prepare(m_connection, sql);
        if (!prepared)
            return prepared.error();
        found = m_statements.emplace(sql, *std::move(prepared)).first;
    }
    Statement& statement = found->second;
    int at = 1;
    for (const Cell& value : cells) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            statement.bind(at, *number);
        else if (const auto* text = std::get_if<std::string>(&value))
            statement.bindText(at, *text);
        else
            statement.bindNull(at);
        ++at;
    }
    if (auto ran = statement.run(); !ran)
        return ran.error();
    return sqlite3_changes(m_connection.handle());
}

QDateTime timeAt(const Statement& row, int column)
{
    return row.isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC);
}

} // namespace billfold
