// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/sumwriter.h"

#include <limits>

namespace billfold
{

namespace
{

constexpr std::int64_t secondsPerDay = 86400;
// About 100 MB of cells with their slots.
constexpr std::size_t maxCells = 400'000;

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
    for (const Entry& e : {Entry{m_insert, "rollup", 23}, Entry{m_insertTag, "rollup_tag", 24},
                           Entry{m_insertDay, "rollup_day", 9}}) {
        auto prepared = Statement::prepare(m_connection, insertInto(e.table, e.columns).c_str());
        if (!prepared)
            return prepared.error();
        e.statement = std::move(*prepared);
    }
    return {};
}

void SumWriter::add(const PackedLine& line, std::uint32_t part)
{
    m_sums.at({part, line.account, line.item, line.kind, line.origin}).add(line);
    if (line.tags != 0)
        m_tagSums.at({part, line.account, line.item, line.kind, line.origin, line.tags}).add(line);
    // Days before 1970 do not occur: a bill's year is checked when it is read.
    const auto day = static_cast<std::uint32_t>(line.start / secondsPerDay);
    DaySum& sum = m_daySums.at({part, day, line.account, line.item, line.kind});
    ++sum.lines;
    sum.cost += line.cost[0];
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

bool SumWriter::bindSum(Statement& statement, int at, DaySum& sum)
{
    statement.bind(at, sum.lines);
    sum.lines = 0;
    return bindPair(statement, at + 1, sum.cost);
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
        for (bool all = false; !all;) {
            statement.bind(at, m_number);
            all = bindSum(statement, at + 1, cell.sum);
            if (auto ran = statement.run(); !ran)
                return ran;
            if (!all)
                ++m_number;
        }
    }
    table.clear();
    return {};
}

Result<void> SumWriter::flushIfFull()
{
    if (m_sums.size() + m_tagSums.size() + m_daySums.size() < maxCells)
        return {};
    return flush();
}

Result<void> SumWriter::flush()
{
    if (auto written = write(m_sums, m_insert); !written)
        return written;
    if (auto written = write(m_tagSums, m_insertTag); !written)
        return written;
    if (auto written = write(m_daySums, m_insertDay); !written)
        return written;
    ++m_number;
    return {};
}

} // namespace billfold
