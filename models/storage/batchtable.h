// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/statement.h"

#include <memory>
#include <span>
#include <string_view>

namespace billfold
{

struct PackedLine;

/// Puts whole batches of lines into charge_line. The batch shows itself to SQLite as a table (a virtual one),
/// and one INSERT … SELECT takes it all: a third cheaper for each line than binding and stepping an INSERT.
class BatchTable
{
public:
    explicit BatchTable(Connection& connection);
    ~BatchTable();
    BatchTable(const BatchTable&) = delete;
    BatchTable& operator=(const BatchTable&) = delete;

    Result<void> prepare();
    /// Inserts the lines in the order given; numbers are the database's, costs and usage fit a pair. They get
    /// the ids that follow the largest there is.
    Result<void> insert(std::span<const PackedLine* const> lines, std::string_view lineIds);

private:
    struct Module;
    Connection& m_connection;
    std::unique_ptr<Module> m_module;
    Statement m_insert;
};

} // namespace billfold
