// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/sumwriter.h"

#include <limits>

namespace billfold
{

namespace
{

// About 50 MB each, with the days and the slots.
constexpr std::size_t maxSums = 60'000;
constexpr std::size_t maxTagSums = 200'000;
constexpr int daysColumn = 24; // of rollup, from 1

/// Binds as much of the sum as a pair holds and takes it off; false where something is left.
bool bindPair(Statement& statement, int at, Money& sum)
{
    constexpr Money largest = Money::fromPair(std::numeric_limits<qint64>::max(), 0);
    const Money now = sum.fitsPair() ? sum : sum.isNegative() ? -largest : largest;
    statement.bind(at, now.nanos());
    statement.bind(at + 1, now.subs());
    sum -= now;
    return sum.isZero();
}

std::string insertInto(const char* table, int columns)
{
    std::string sql = std::string("INSERT INTO ") + table + " VALUES (?";
    for (int i = 1; i < columns; ++i)
        sql += ",?";
    return sql + ')';
}

} // namespace

void SumWriter::CostSum::add(const PackedLine& line)
{
    ++lines;
    usage += line.usage;
    for (std::size_t i = 0; i < cost.size(); ++i) {
        cost[i] += line.cost[i];
        absent[i] += line.given[i] == Given::Absent ? 1 : 0;
    }
}

Result<void> SumWriter::prepare()
{
    struct Entry {
        Statement& statement;
        const char* table;
        int columns;
    };
    for (const Entry& e : {Entry{m_insert, "rollup", 24}, Entry{m_insertTag, "rollup_tag", 24}}) {
        auto prepared = Statement::prepare(m_connection, insertInto(e.table, e.columns).c_str());
        if (!prepared)
            return prepared.error();
        e.statement = std::move(*prepared);
    }
    return {};
}

void SumWriter::add(const PackedLine& line, std::uint32_t part, int day)
{
    CostSum& sum = m_sums.at({part, line.account, line.item, line.kind, line.origin});
    if (sum.lines == 0) {
        sum.days = static_cast<std::uint32_t>(m_days.size());
        m_days.emplace_back();
    }
    m_days[sum.days].add(day, line.cost[0]);
    sum.add(line);
    if (line.tags != 0)
        m_tagSums.at({part, line.account, line.item, line.kind, line.origin, line.tags}).add(line);
}

/// True where all of the sum is bound; else what is left stays in it, for another row.
bool SumWriter::bindSum(Statement& statement, int at, CostSum& sum)
{
    statement.bind(at++, sum.lines);
    bool all = bindPair(statement, at, sum.usage);
    const std::array<Money, basisCount> whole = sum.cost;
    for (std::size_t i = 0; i < sum.cost.size(); ++i) {
        at += 2;
        if (i > 0 && whole[i] == whole[0] && whole[0].fitsPair()) {
            statement.bindNull(at);
            statement.bindNull(at + 1);
            sum.cost[i] = {};
        } else {
            all = bindPair(statement, at, sum.cost[i]) && all;
        }
    }
    at += 2;
    for (std::size_t i = 1; i < sum.absent.size(); ++i)
        statement.bind(at++, std::int64_t(sum.absent[i]));
    sum.lines = 0;
    sum.absent = {};
    return all;
}

template <typename Table>
Result<void> SumWriter::write(Table& table, Statement& statement)
{
    auto& cells = table.cells();
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    for (auto& cell : cells) {
        int at = 1;
        for (const std::uint32_t key : cell.key)
            statement.bind(at++, std::int64_t(key));
        if constexpr (std::is_same_v<Table, SumTable<5, CostSum>>) {
            m_days[cell.sum.days].pack(m_packed);
            statement.bindBlob(daysColumn, m_packed);
        }
        for (bool all = false; !all;) {
            statement.bind(at, m_number);
            all = bindSum(statement, at + 1, cell.sum);
            if (auto ran = statement.run(); !ran)
                return ran;
            if (!all) {
                ++m_number;
                m_packed.clear();
                statement.bindBlob(daysColumn, m_packed);
            }
        }
    }
    table.clear();
    return {};
}

Result<void> SumWriter::flushIfFull()
{
    if (m_sums.size() < maxSums && m_tagSums.size() < maxTagSums)
        return {};
    return flush();
}

Result<void> SumWriter::flush()
{
    if (auto written = write(m_sums, m_insert); !written)
        return written;
    if (auto written = write(m_tagSums, m_insertTag); !written)
        return written;
    m_days.clear();
    ++m_number;
    return {};
}

} // namespace billfold
