// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/storage/statement.h"
#include "models/storage/sumtable.h"

namespace billfold
{

/// Makes the sums that answer every view of a bill while its lines go by, and writes them to rollup,
/// rollup_tag and rollup_day. Sums are exact: what is too large for a pair goes into several rows, which
/// readers add.
class SumWriter
{
public:
    explicit SumWriter(Connection& connection) : m_connection(connection) {}

    Result<void> prepare();
    /// The line's numbers are the database's. Cheapest where lines of one account and item follow each other.
    void add(const PackedLine& line, std::uint32_t part);
    /// Writes where memory asks for it: however many cells an import has, a bounded number is held.
    Result<void> flushIfFull();
    Result<void> flush();

private:
    struct CostSum {
        std::int64_t lines = 0;
        Money usage;
        std::array<Money, basisCount> cost{};
        std::array<std::uint32_t, basisCount> absent{};

        void add(const PackedLine& line);
    };
    struct DaySum {
        std::int64_t lines = 0;
        Money cost;
    };
    template <typename Table>
    Result<void> write(Table& table, Statement& statement);
    static bool bindSum(Statement& statement, int at, CostSum& sum);
    static bool bindSum(Statement& statement, int at, DaySum& sum);

    Connection& m_connection;
    SumTable<5, CostSum> m_sums;    // part, account, item, kind, origin
    SumTable<6, CostSum> m_tagSums; // and tag set
    SumTable<5, DaySum> m_daySums;  // part, day, account, item, kind
    Statement m_insert, m_insertTag, m_insertDay;
    std::int64_t m_number = 0; // of the next rows: one cell's rows differ in it
};

} // namespace billfold
