// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/batchtable.h"

#include "models/billing/chargebatch.h"
#include "models/storage/lineid.h"

#include <sqlite3.h>

namespace billfold
{

namespace
{

constexpr const char* moduleName = "charge_batch";
constexpr const char* columns =
    "origin, account, item, kind, description, resource, tags, commitment, start, seconds, usage_n, usage_s, "
    "cost_n, cost_s,"
    " net_n, net_s, amortized_n, amortized_s, blended_n, blended_s, list_n, list_s, file, line, line_id";

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
        char id[packedLineIdSize];
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
        return SQLITE_OK;
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
    static void cost(sqlite3_context* context, Cursor& cursor, const PackedLine& line, int number);
    static void pair(sqlite3_context* context, Cursor& cursor, Money value, int number);
    static void id(sqlite3_context* context, Cursor& cursor, const PackedLine& line);
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

/// Columns 12 to 21: the costs as pairs; nothing (NULL) for one that equals the unblended.
void BatchTable::Module::cost(sqlite3_context* context, Cursor& cursor, const PackedLine& line, int number)
{
    const auto basis = static_cast<size_t>(number - 12) / 2;
    const Money value = line.cost[basis];
    if (basis == 0 || value != line.cost[0])
        pair(context, cursor, value, number);
}

/// Even columns are a pair's billionths, odd ones its rest. They are asked for in turn, and the division of
/// 128 bits is made once for both.
void BatchTable::Module::pair(sqlite3_context* context, Cursor& cursor, Money value, int number)
{
    if ((number & 1) == 0) {
        const qint64 nanos = value.nanos();
        cursor.subs = static_cast<std::int64_t>(value.attos() - Money::Wide(nanos) * Money::subsPerNano);
        cursor.pairColumn = number;
        sqlite3_result_int64(context, nanos);
    } else {
        sqlite3_result_int64(context, cursor.pairColumn == number - 1 ? cursor.subs : value.subs());
    }
}

void BatchTable::Module::id(sqlite3_context* context, Cursor& cursor, const PackedLine& line)
{
    const std::string_view id = cursor.module->lineIds.substr(line.idOffset, line.idLength);
    // Static: the bytes stay until the next row is asked for, and by then this one is written.
    if (packLineId(id, cursor.id))
        sqlite3_result_blob(context, cursor.id, packedLineIdSize, SQLITE_STATIC);
    else if (!id.empty())
        sqlite3_result_text(context, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
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
        optional(line.commitment);
        break;
    case 8:
        sqlite3_result_int64(context, line.start);
        break;
    case 9:
        sqlite3_result_int64(context, line.seconds);
        break;
    case 10:
    case 11:
        pair(context, at, line.usage, number);
        break;
    case 22:
        sqlite3_result_int64(context, line.sourceFile);
        break;
    case 23:
        sqlite3_result_int64(context, line.sourceLine);
        break;
    case 24:
        id(context, at, line);
        break;
    default:
        cost(context, at, line, number);
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
