// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/linesearch.h"

#include "models/storage/linedetail.h"
#include "models/storage/statement.h"

#include <sqlite3.h>

#include <memory>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// The entries of a dictionary that have the text, by their numbers.
class Entries
{
public:
    Result<void> find(Connection& connection, const char* sql, const std::string& pattern)
    {
        auto rows = Statement::prepare(connection, sql);
        if (!rows)
            return rows.error();
        rows->bindText(1, pattern);
        for (;;) {
            auto row = rows->step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            const auto number = static_cast<std::size_t>(rows->integer(0));
            if (m_found.size() <= number)
                m_found.resize(number + 1);
            m_found[number] = true;
        }
    }
    /// NULL, no such text, is 0.
    bool has(sqlite3_value* number) const
    {
        const auto at = static_cast<std::uint64_t>(sqlite3_value_int64(number));
        return at < m_found.size() && m_found[at];
    }

private:
    std::vector<bool> m_found;
};

struct Search {
    Entries descriptions, resources, items;
    LineIdSearch ids;
};

void hasText(sqlite3_context* context, int, sqlite3_value** values)
{
    const auto& search = *static_cast<const Search*>(sqlite3_user_data(context));
    bool found =
        search.descriptions.has(values[0]) || search.resources.has(values[1]) || search.items.has(values[2]);
    if (!found) {
        const auto* detail = static_cast<const char*>(sqlite3_value_blob(values[3]));
        found = search.ids.finds({detail, static_cast<std::size_t>(sqlite3_value_bytes(values[3]))});
    }
    sqlite3_result_int(context, found ? 1 : 0);
}

} // namespace

Result<void> addLineSearch(Connection& connection, const QString& text)
{
    QString pattern = text;
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    const std::string like = '%' + pattern.toStdString() + '%';
    auto search = std::make_unique<Search>(Search{{}, {}, {}, LineIdSearch(text.toStdString())});
    if (auto found = search->descriptions.find(
            connection, "SELECT id FROM description WHERE text LIKE ? ESCAPE '\\'", like);
        !found)
        return found;
    if (auto found =
            search->resources.find(connection, "SELECT id FROM resource WHERE text LIKE ? ESCAPE '\\'", like);
        !found)
        return found;
    if (auto found =
            search->items.find(connection, "SELECT id FROM item WHERE usage_type LIKE ? ESCAPE '\\'", like);
        !found)
        return found;
    const int code = sqlite3_create_function_v2(
        connection.handle(), "line_has_text", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        search.release(), hasText, nullptr, nullptr, [](void* old) { delete static_cast<Search*>(old); });
    if (code != SQLITE_OK)
        return connection.failed(u"line_has_text"_s, {}, code);
    return {};
}

} // namespace billfold
