// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/sumreader.h"

#include "models/storage/daysums.h"
#include "models/storage/dimensionsql.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace billfold
{

namespace
{

enum class Table { Sums, TagSums };

/// What one dictionary has to say to a request: which entries the filters let through, and the group of each.
class Entries
{
public:
    static constexpr int out = -1;

    bool asked() const { return m_asked; }
    /// The group of an entry; 0 where the dictionary is not asked; `out` where the filters leave it out.
    int group(std::int64_t id) const
    {
        if (!m_asked)
            return 0;
        return static_cast<std::size_t>(id) < m_groups.size() ? m_groups[static_cast<std::size_t>(id)] : out;
    }
    void set(std::int64_t id, int group)
    {
        m_asked = true;
        if (m_groups.size() <= static_cast<std::size_t>(id))
            m_groups.resize(static_cast<std::size_t>(id) + 1, out);
        m_groups[static_cast<std::size_t>(id)] = group;
    }
    void ask() { m_asked = true; }

private:
    bool m_asked = false;
    std::vector<int> m_groups;
};

class Summation
{
public:
    Summation(Connection& connection, const SumRequest& request)
        : m_connection(connection), m_request(request)
    {
    }

    Result<QList<GroupSum>> run(Table table);
    Result<QList<GroupSum>> runDays(int lastDay);

private:
    struct Cell {
        Money amount, usage;
        qint64 lines = 0;
        int unit = none;
    };
    static constexpr int none = -1, mixed = -2;

    Result<void> load(Table table);
    Result<void> loadEntries(Dictionary dictionary, Table table);
    Result<void> loadUnits();
    BoundSql nameSql() const;
    BoundSql accountFilter() const;
    int groupOf(const QString& key, const QString& name);
    int groupOf(const Statement& row, bool tags) const;
    Result<QList<GroupSum>> collect(Statement& rows, bool tags, int lastDay = 0);
    void addRow(const Statement& row, Cell& cell) const;
    static void addDays(const Statement& row, int lastDay, Cell& cell);
    void append(const std::vector<Cell>& cells, int period, QList<GroupSum>& result) const;

    Connection& m_connection;
    const SumRequest& m_request;
    std::array<Entries, 6> m_entries; // by Dictionary
    QHash<QString, int> m_index;
    QList<QPair<QString, QString>> m_groups; // key, name
    Entries m_units;
    QStringList m_unitNames;
};

int Summation::groupOf(const QString& key, const QString& name)
{
    const auto found = m_index.constFind(key);
    if (found == m_index.constEnd()) {
        m_index.insert(key, static_cast<int>(m_groups.size()));
        m_groups.append({key, name});
        return static_cast<int>(m_groups.size()) - 1;
    }
    // Exports may spell a service's name in several ways: always the same one is shown.
    m_groups[*found].second = std::max(m_groups[*found].second, name);
    return *found;
}

/// The name of a row of `account`: as its organization has it, as a person gave it, as the exports have it.
constexpr const char* accountName =
    "coalesce((SELECT nullif(m.name, '') FROM org_account m WHERE m.id = account.key),"
    " nullif(given_name, ''), imported_name)";

/// Accounts of an issued bill keep the names that they had.
BoundSql Summation::nameSql() const
{
    if (m_request.by == Dimension::Service)
        return "service_name";
    if (m_request.by != Dimension::Account)
        return "''";
    if (m_request.parts.size() != 1)
        return accountName;
    return {"coalesce((SELECT name FROM issued_account i WHERE i.part = ? AND i.account = account.id), " +
                std::string(accountName) + ")",
            {m_request.parts.first()}};
}

Result<void> Summation::loadEntries(Dictionary dictionary, Table table)
{
    const bool groups = dictionaryOf(m_request.by) == dictionary;
    if (!groups && !concerns(dictionary, m_request.filters))
        return {};
    if (dictionary == Dictionary::Tags && table != Table::TagSums)
        return {};
    BoundSql sql("SELECT id, ");
    if (groups)
        sql += keySql(m_request.by, m_request.tagKey) + ", " + nameSql();
    else
        sql += "'', ''";
    sql += std::string(" FROM ") + tableOf(dictionary);
    sql += whereSql(dictionary, m_request.filters);
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    Entries& entries = m_entries[static_cast<std::size_t>(dictionary)];
    entries.ask();
    for (;;) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        if (!groups) {
            entries.set(rows->integer(0), 0);
        } else if (m_request.by == Dimension::ChargeType) {
            const auto type = static_cast<ChargeType>(rows->integer(1));
            entries.set(rows->integer(0), groupOf(chargeTypeKey(type), chargeTypeName(type)));
        } else {
            const QString key = rows->string(1);
            const QString name = rows->string(2);
            entries.set(rows->integer(0), groupOf(key, name.isEmpty() ? key : name));
        }
    }
}

Result<void> Summation::loadUnits()
{
    auto rows = Statement::prepare(m_connection, "SELECT id, unit FROM item");
    if (!rows)
        return rows.error();
    QHash<QString, int> index;
    for (;;) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return {};
        const QString unit = rows->string(1);
        auto found = index.constFind(unit);
        if (found == index.constEnd()) {
            found = index.insert(unit, static_cast<int>(m_unitNames.size()));
            m_unitNames.append(unit);
        }
        m_units.set(rows->integer(0), *found);
    }
}

Result<void> Summation::load(Table table)
{
    for (const Dictionary dictionary :
         {Dictionary::Account, Dictionary::Item, Dictionary::Kind, Dictionary::Origin, Dictionary::Tags}) {
        if (auto loaded = loadEntries(dictionary, table); !loaded)
            return loaded;
    }
    if (m_request.by == Dimension::Line)
        groupOf(QString(), QString());
    return {};
}

/// The sums of one account stand together.
BoundSql Summation::accountFilter() const
{
    if (!concerns(Dictionary::Account, m_request.filters))
        return {};
    return BoundSql(" AND r.account IN (SELECT id FROM account") +
           whereSql(Dictionary::Account, m_request.filters) + ")";
}

/// Columns 0 to 4 are account, item, kind, origin and tags (or 0).
int Summation::groupOf(const Statement& row, bool tags) const
{
    int group = 0;
    for (int column = 0; column < (tags ? 5 : 4); ++column) {
        const Entries& entries = m_entries[static_cast<std::size_t>(column) + 1];
        if (!entries.asked())
            continue;
        const int found = entries.group(row.integer(column));
        if (found == Entries::out)
            return Entries::out;
        group += found; // all but the grouping dictionary's are 0
    }
    return group;
}

void Summation::append(const std::vector<Cell>& cells, int period, QList<GroupSum>& result) const
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Cell& cell = cells[i];
        if (cell.lines == 0)
            continue;
        const auto& [key, name] = m_groups[static_cast<qsizetype>(i)];
        GroupSum group{period, key, name, cell.amount, cell.usage, {}, cell.lines};
        if (cell.unit >= 0)
            group.unit = m_unitNames[cell.unit];
        result.append(std::move(group));
    }
}

void Summation::addRow(const Statement& row, Cell& cell) const
{
    cell.lines += row.integer(5);
    cell.amount += row.pair(6);
    cell.usage += row.pair(8);
    const int unit = m_units.group(row.integer(1));
    cell.unit = cell.unit == none || cell.unit == unit ? unit : mixed;
}

void Summation::addDays(const Statement& row, int lastDay, Cell& cell)
{
    if (DaySums::sumUpTo(row.text(6), lastDay - 1, cell.amount))
        cell.lines += row.integer(5);
}

/// `rows` waits for the part as its first value, and answers: account, item, kind, origin, tags, lines, and
/// amount and usage (pairs), or with a last day the days' sums.
Result<QList<GroupSum>> Summation::collect(Statement& rows, bool tags, int lastDay)
{
    QList<GroupSum> result;
    std::vector<Cell> cells(static_cast<std::size_t>(m_groups.size()));
    for (const qint64 part : m_request.parts) {
        rows.bind(1, part);
        for (;;) {
            auto row = rows.step();
            if (!row)
                return row.error();
            if (!*row)
                break;
            const int group = groupOf(rows, tags);
            if (group == Entries::out)
                continue;
            if (lastDay > 0)
                addDays(rows, lastDay, cells[static_cast<std::size_t>(group)]);
            else
                addRow(rows, cells[static_cast<std::size_t>(group)]);
        }
        if (!m_request.byPeriod)
            continue;
        const auto period =
            m_connection.number(QStringLiteral("SELECT period FROM part WHERE id = ?"), {part});
        if (!period)
            return period.error();
        append(cells, static_cast<int>(*period), result);
        cells.assign(cells.size(), {});
    }
    if (!m_request.byPeriod)
        append(cells, 0, result);
    return result;
}

Result<QList<GroupSum>> Summation::run(Table table)
{
    if (auto loaded = load(table); !loaded)
        return loaded.error();
    if (auto loaded = loadUnits(); !loaded)
        return loaded.error();
    const bool tags = table == Table::TagSums;
    const BoundSql sql =
        BoundSql(std::string("SELECT r.account, r.item, r.kind, r.origin, ") + (tags ? "r.tags" : "0") +
                     ", r.lines, " + costSql(m_request.basis, "r") + ", r.usage_n, r.usage_s FROM " +
                     (tags ? "rollup_tag" : "rollup") + " r WHERE r.part = ?",
                 {std::int64_t(0)}) +
        accountFilter();
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    return collect(*rows, tags);
}

Result<QList<GroupSum>> Summation::runDays(int lastDay)
{
    if (auto loaded = load(Table::Sums); !loaded)
        return loaded.error();
    const BoundSql sql =
        BoundSql(
            "SELECT r.account, r.item, r.kind, r.origin, 0, r.lines, r.days FROM rollup r WHERE r.part = ?",
            {std::int64_t(0)}) +
        accountFilter();
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    return collect(*rows, false, lastDay);
}

/// a - b, group by group.
QList<GroupSum> less(QList<GroupSum> a, const QList<GroupSum>& b)
{
    QHash<QPair<QString, int>, qsizetype> index;
    for (qsizetype i = 0; i < a.size(); ++i)
        index.insert({a[i].key, a[i].period}, i);
    for (const GroupSum& group : b) {
        const auto found = index.constFind({group.key, group.period});
        if (found == index.constEnd())
            continue;
        GroupSum& left = a[*found];
        left.lines -= group.lines;
        left.usage -= group.usage;
        left.amount -= group.amount;
    }
    a.removeIf([](const GroupSum& group) { return group.lines == 0; });
    return a;
}

} // namespace

/// "Without this tag" cannot be looked up among the tagged sums: it is everything, less what has the tag.
Result<QList<GroupSum>> SumReader::without(const SumRequest& request, qsizetype filter)
{
    SumRequest rest = request;
    rest.filters.removeAt(filter);
    auto all = sums(rest);
    if (!all)
        return all;
    auto tagged = Summation(m_connection, rest).run(Table::TagSums);
    if (!tagged)
        return tagged;
    auto otherwise = Summation(m_connection, request).run(Table::TagSums); // tagged, but not with this one
    if (!otherwise)
        return otherwise;
    return less(*std::move(all), less(*std::move(tagged), *otherwise));
}

/// Lines without any tag are not among the tagged sums: they join the group without this tag.
Result<QList<GroupSum>> SumReader::byTag(const SumRequest& request)
{
    auto groups = Summation(m_connection, request).run(Table::TagSums);
    if (!groups)
        return groups;
    SumRequest whole = request;
    whole.by = Dimension::Line;
    auto all = Summation(m_connection, whole).run(Table::Sums);
    if (!all)
        return all;
    auto tagged = Summation(m_connection, whole).run(Table::TagSums);
    if (!tagged)
        return tagged;
    const QList<GroupSum> untagged = less(*std::move(all), *tagged);
    for (const GroupSum& rest : untagged) {
        const auto group = std::find_if(groups->begin(), groups->end(), [&](const GroupSum& g) {
            return g.key.isEmpty() && g.period == rest.period;
        });
        if (group == groups->end()) {
            groups->append(rest);
            continue;
        }
        group->lines += rest.lines;
        group->usage += rest.usage;
        group->amount += rest.amount;
        if (group->unit != rest.unit)
            group->unit.clear();
    }
    return groups;
}

Result<QList<GroupSum>> SumReader::sums(const SumRequest& request)
{
    if (request.parts.isEmpty())
        return QList<GroupSum>();
    const Snapshot snapshot(m_connection);
    for (qsizetype i = 0; i < request.filters.size(); ++i) {
        if (request.filters[i].dimension == Dimension::Tag && request.filters[i].key.isEmpty())
            return without(request, i);
    }
    const bool filteredByTag = concerns(Dictionary::Tags, request.filters);
    if (request.by == Dimension::Tag && !filteredByTag)
        return byTag(request);
    return Summation(m_connection, request).run(filteredByTag ? Table::TagSums : Table::Sums);
}

Result<QList<GroupSum>> SumReader::daySums(const SumRequest& request, int lastDay)
{
    if (request.parts.isEmpty() || dictionaryOf(request.by) == Dictionary::Tags ||
        concerns(Dictionary::Tags, request.filters))
        return QList<GroupSum>();
    const Snapshot snapshot(m_connection);
    return Summation(m_connection, request).runDays(lastDay);
}

} // namespace billfold
