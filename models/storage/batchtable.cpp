// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/batchtable.h"

#include "models/billing/chargebatch.h"
#include "models/storage/linedetail.h"
#include "models/storage/moneypair.h"

#include <sqlite3.h>

namespace billfold
{

namespace
{

constexpr const char* moduleName = "charge_batch";
constexpr const char* columns =
    "origin, account, item, kind, description, resource, tags, usage_n, usage_s, cost_n, cost_s, detail";

} // namespace

/// The batch as SQLite sees it. The table and its cursor follow SQLite's way of deriving: their base comes
/// first.
struct BatchTable::Module {
    std::span<const PackedLine* const> lines;
    std::string_view lineIds;

    struct Table {
        sqlite3_vtab base;
        Module* module;
    };
    struct Cursor {
        sqlite3_vtab_cursor base;
        Module* module;
        std::size_t row;
        std::int64_t subs; // of the pair whose billionths were asked for last, in this column
        int pairColumn;
        std::string detail;
    };

    static int connect(sqlite3* db, void* self, int, const char* const*, sqlite3_vtab** table, char**)
    {
        const std::string declaration = std::string("CREATE TABLE x(") + columns + ')';
        const int code = sqlite3_declare_vtab(db, declaration.c_str());
        if (code == SQLITE_OK)
            *table = &(new Table{{}, static_cast<Module*>(self)})->base;
        return code;
    }
    static int disconnect(sqlite3_vtab* table)
    {
        delete reinterpret_cast<Table*>(table);
        return SQLITE_OK;
    }
    static int bestIndex(sqlite3_vtab*, sqlite3_index_info* info)
    {
        info->estimatedCost = 1;
        return SQLITE_OK;
    }
    static int open(sqlite3_vtab* table, sqlite3_vtab_cursor** cursor)
    {
        *cursor = &(new Cursor{{}, reinterpret_cast<Table*>(table)->module, 0, 0, -1, {}})->base;
        return SQLITE_OK;
    }
    static int close(sqlite3_vtab_cursor* cursor)
    {
        delete reinterpret_cast<Cursor*>(cursor);
        return SQLITE_OK;
    }
    static int filter(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**)
    {
        reinterpret_cast<Cursor*>(cursor)->row = 0;
        return SQLITE_OK;
    }
    static int next(sqlite3_vtab_cursor* cursor)
    {
        auto* at = reinterpret_cast<Cursor*>(cursor);
        ++at->row;
        at->pairColumn = -1;
        fetchAhead(*at->module, at->row);
        return SQLITE_OK;
    }
    /// The lines are sorted and lie anywhere in their batch.
    static void fetchAhead(const Module& module, std::size_t row)
    {
        constexpr std::size_t ahead = 4;
        constexpr std::size_t cacheLine = 64;
        if (row + ahead >= module.lines.size())
            return;
        const auto* line = reinterpret_cast<const char*>(module.lines[row + ahead]);
        for (std::size_t i = 0; i < sizeof(PackedLine); i += cacheLine)
            __builtin_prefetch(line + i);
    }
    static int eof(sqlite3_vtab_cursor* cursor)
    {
        const auto* at = reinterpret_cast<Cursor*>(cursor);
        return at->row >= at->module->lines.size() ? 1 : 0;
    }
    static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
    {
        *id = static_cast<sqlite3_int64>(reinterpret_cast<Cursor*>(cursor)->row);
        return SQLITE_OK;
    }
    static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number);
    static void nanos(sqlite3_context* context, Cursor& cursor, Money value, int number);
    static void subs(sqlite3_context* context, const Cursor& cursor, Money value, int number);
    static const sqlite3_module methods;
};

const sqlite3_module BatchTable::Module::methods = {
    .iVersion = 0,
    .xConnect = connect, // without xCreate: a table that is there by its name alone
    .xBestIndex = bestIndex,
    .xDisconnect = disconnect,
    .xOpen = open,
    .xClose = close,
    .xFilter = filter,
    .xNext = next,
    .xEof = eof,
    .xColumn = column,
    .xRowid = rowid,
};

/// The columns of a pair are asked for in turn, and the division is made once for both.
void BatchTable::Module::nanos(sqlite3_context* context, Cursor& cursor, Money value, int number)
{
    const MoneyPair pair(value);
    cursor.subs = pair.subs;
    cursor.pairColumn = number;
    sqlite3_result_int64(context, pair.nanos);
}

void BatchTable::Module::subs(sqlite3_context* context, const Cursor& cursor, Money value, int number)
{
    sqlite3_result_int64(context, cursor.pairColumn == number - 1 ? cursor.subs : MoneyPair(value).subs);
}

int BatchTable::Module::column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int number)
{
    auto& at = *reinterpret_cast<Cursor*>(cursor);
    const PackedLine& line = *at.module->lines[at.row];
    const auto optional = [context](std::uint32_t value) {
        if (value != 0)
            sqlite3_result_int64(context, value);
    };
    switch (number) {
    case 0:
        sqlite3_result_int64(context, line.origin);
        break;
    case 1:
        sqlite3_result_int64(context, line.account);
        break;
    case 2:
        sqlite3_result_int64(context, line.item);
        break;
    case 3:
        sqlite3_result_int64(context, line.kind);
        break;
    case 4:
        optional(line.description);
        break;
    case 5:
        optional(line.resource);
        break;
    case 6:
        optional(line.tags);
        break;
    case 7:
        nanos(context, at, line.usage, number);
        break;
    case 8:
        subs(context, at, line.usage, number);
        break;
    case 9:
        nanos(context, at, line.cost[0], number);
        break;
    case 10:
        subs(context, at, line.cost[0], number);
        break;
    default:
        packDetail(line, at.module->lineIds.substr(line.idOffset, line.idLength), at.detail);
        // Static: the bytes stay until the next row is asked for, and by then this one is written.
        sqlite3_result_blob(context, at.detail.data(), static_cast<int>(at.detail.size()), SQLITE_STATIC);
    }
    return SQLITE_OK;
}

BatchTable::BatchTable(Connection& connection)
    : m_connection(connection), m_module(std::make_unique<Module>())
{
}

BatchTable::~BatchTable()
{
    m_insert = Statement(); // the statement knows the module
    sqlite3_create_module_v2(m_connection.handle(), moduleName, nullptr, nullptr, nullptr);
}

Result<void> BatchTable::prepare()
{
    sqlite3* const db = m_connection.handle();
    const int code = sqlite3_create_module_v2(db, moduleName, &Module::methods, m_module.get(), nullptr);
    if (code != SQLITE_OK)
        return m_connection.failed(QString::fromLatin1(moduleName), QString::fromUtf8(sqlite3_errmsg(db)),
                                   code);
    const std::string sql =
        std::string("INSERT INTO charge_line (") + columns + ") SELECT " + columns + " FROM " + moduleName;
    auto insert = Statement::prepare(m_connection, sql.c_str());
    if (!insert)
        return insert.error();
    m_insert = std::move(*insert);
    return {};
}

Result<void> BatchTable::insert(std::span<const PackedLine* const> lines, std::string_view lineIds)
{
    m_module->lines = lines;
    m_module->lineIds = lineIds;
    return m_insert.run();
}

} // namespace billfold
