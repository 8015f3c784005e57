// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/storage/daysums.h"
#include "models/storage/statement.h"
#include "models/storage/sumtable.h"

namespace billfold
{

/// Makes the sums that answer every view of a bill while its lines go by, and writes them to rollup and
/// rollup_tag. Sums are exact: what is too large for a pair goes into several rows, which readers add.
class SumWriter
{
public:
    explicit SumWriter(Connection& connection) : m_connection(connection) {}

    Result<void> prepare();
    /// The line's numbers are the database's; `day` is the day of the part's month, from 0. Cheapest where
    /// lines of one account and item follow each other.
    void add(const PackedLine& line, std::uint32_t part, int day);
    /// Writes where memory asks for it: however many cells an import has, a bounded number is held.
    Result<void> flushIfFull();
    Result<void> flush();

private:
    struct CostSum {
        std::int64_t lines = 0;
        Money usage;
        std::array<Money, basisCount> cost{};
        std::array<std::uint32_t, basisCount> absent{};
        std::uint32_t days = 0; // in m_days; of the sums without tags

        void add(const PackedLine& line);
    };
    template <typename Table>
    Result<void> write(Table& table, Statement& statement);
    static bool bindSum(Statement& statement, int at, CostSum& sum);

    Connection& m_connection;
    SumTable<5, CostSum> m_sums;    // part, account, item, kind, origin
    SumTable<6, CostSum> m_tagSums; // and tag set
    std::vector<DaySums> m_days;
    Statement m_insert, m_insertTag;
    std::string m_packed;
    std::int64_t m_number = 0; // of the next rows: one cell's rows differ in it
};

} // namespace billfold
