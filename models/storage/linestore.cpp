// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/linestore.h"

#include "models/storage/dimensionsql.h"
#include "models/storage/linedetail.h"
#include "models/storage/linesearch.h"
#include "models/storage/sumreader.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr const char* lineColumns =
    "l.id, l.detail, k.raw_type, k.charge_type, a.key, coalesce((SELECT name FROM issued_account x WHERE "
    "x.part = p.id AND x.account = a.id), a.name), i.service_code, i.service_name, i.region, i.zone, "
    "i.usage_type, i.operation, i.unit, coalesce(rs.text, ''), coalesce(d.text, ''), l.usage_n, l.usage_s, "
    "l.cost_n, l.cost_s, coalesce(t.text, ''), coalesce(c.text, ''), o.invoice, o.seller, coalesce(f.path, "
    "'')";

constexpr const char* lineTexts =
    " JOIN named_account a ON a.id = l.account JOIN item i ON i.id = l.item JOIN kind k ON k.id = l.kind"
    " JOIN origin o ON o.id = l.origin LEFT JOIN description d ON d.id = l.description"
    " LEFT JOIN resource rs ON rs.id = l.resource LEFT JOIN tagset t ON t.id = l.tags"
    " LEFT JOIN commitment c ON c.id = line_commitment(l.detail)"
    " LEFT JOIN import_file f ON f.import = p.import AND f.number = line_file(l.detail)";

LineRow lineRow(const Statement& row)
{
    LineRow line;
    line.rowId = row.integer(0);
    const LineDetail detail = unpackDetail(row.text(1), row.pair(17));
    line.lineId = QString::fromStdString(detail.id);
    line.rawType = row.string(2);
    line.type = static_cast<ChargeType>(row.integer(3));
    line.accountKey = row.string(4);
    line.accountName = row.text(5).empty() ? line.accountKey : row.string(5);
    line.service = row.string(row.text(7).empty() ? 6 : 7);
    line.region = row.string(8);
    line.zone = row.string(9);
    line.usageType = row.string(10);
    line.operation = row.string(11);
    line.unit = row.string(12);
    line.resource = row.string(13);
    line.description = row.string(14);
    line.start = QDateTime::fromSecsSinceEpoch(detail.start, Qt::UTC);
    line.end = line.start.addSecs(detail.seconds);
    line.usage = row.pair(15);
    line.amounts.of = detail.cost;
    line.tags = row.string(19);
    line.commitment = row.string(20);
    line.invoiceId = row.string(21);
    line.seller = row.string(22);
    line.sourceFile = row.string(23);
    line.sourceLine = detail.sourceLine;
    return line;
}

/// " AND …" for the filters about one dictionary.
BoundSql filterSql(Dictionary dictionary, const QList<FilterStep>& filters)
{
    if (!concerns(dictionary, filters))
        return {};
    const std::string column = columnOf(dictionary);
    const BoundSql ids =
        BoundSql(std::string("SELECT id FROM ") + tableOf(dictionary)) + whereSql(dictionary, filters);
    if (dictionary == Dictionary::Tags) {
        const bool without = std::any_of(filters.begin(), filters.end(), [](const FilterStep& step) {
            return step.dimension == Dimension::Tag && !step.key.isEmpty();
        });
        // A line without any tag has no tag set.
        return BoundSql(without ? " AND (" : " AND (l.tags IS NULL OR ") + "l.tags IN (" + ids + "))";
    }
    BoundSql sql = BoundSql(" AND l." + column + " IN (") + ids + ")";
    if (dictionary == Dictionary::Account)
        sql += BoundSql(" AND lr.account IN (") + ids + ")";
    if (dictionary == Dictionary::Item) {
        const BoundSql where = whereSql(dictionary, filters);
        sql += BoundSql(" AND lr.item_high >= (SELECT min(id) FROM item") + where + ")";
        sql += BoundSql(" AND lr.item_low <= (SELECT max(id) FROM item") + where + ")";
    }
    return sql;
}

/// " AND …" for the accounts that have any charge of this item, kind and origin at all: the sums tell.
BoundSql accountsSql(qint64 part, const QList<FilterStep>& filters)
{
    BoundSql conditions;
    for (const Dictionary dictionary : {Dictionary::Item, Dictionary::Kind, Dictionary::Origin}) {
        if (concerns(dictionary, filters))
            conditions += BoundSql(std::string(" AND r.") + columnOf(dictionary) + " IN (SELECT id FROM " +
                                   tableOf(dictionary)) +
                          whereSql(dictionary, filters) + ")";
    }
    if (conditions.isEmpty() || concerns(Dictionary::Account, filters))
        return {};
    return BoundSql(" AND lr.account IN (SELECT r.account FROM rollup r WHERE r.part = ?",
                    {std::int64_t(part)}) +
           conditions + ")";
}

} // namespace

/// FROM and WHERE: the runs of the part, and in them the lines after the page before.
Result<BoundSql> LineStore::selection(qint64 part, const LineQuery& query)
{
    if (auto added = addLineFunctions(m_connection); !added)
        return added.error();
    BoundSql sql(
        " FROM part p CROSS JOIN line_run lr CROSS JOIN charge_line l WHERE p.id = ? AND lr.part = p.id"
        " AND lr.last > ? AND l.id BETWEEN max(lr.first, ? + 1) AND lr.last",
        {std::int64_t(part), std::int64_t(query.after), std::int64_t(query.after)});
    sql += accountsSql(part, query.filters);
    for (const Dictionary dictionary :
         {Dictionary::Account, Dictionary::Item, Dictionary::Kind, Dictionary::Origin, Dictionary::Tags})
        sql += filterSql(dictionary, query.filters);
    if (!query.text.isEmpty()) {
        if (auto added = addLineSearch(m_connection, query.text); !added)
            return added.error();
        sql += " AND line_has_text(l.description, l.resource, l.item, l.detail)";
    }
    return sql;
}

Result<LinePage> LineStore::lines(qint64 part, const LineQuery& query)
{
    auto selected = selection(part, query);
    if (!selected)
        return selected.error();
    // Filtered first, within; so texts are looked up for one page only.
    const BoundSql sql =
        BoundSql(std::string("SELECT ") + lineColumns + " FROM (SELECT l.id AS line_row, p.id AS part") +
        *selected + BoundSql(" LIMIT ?", {std::int64_t(query.limit) + 1}) +
        ") s CROSS JOIN charge_line l ON l.id = s.line_row JOIN part p ON p.id = s.part" + lineTexts +
        " ORDER BY l.id";
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    LinePage page;
    for (;;) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        page.rows.append(lineRow(*rows));
    }
    page.more = page.rows.size() > query.limit;
    if (page.more)
        page.rows.removeLast();
    return page;
}

Result<QPair<Money, qint64>> LineStore::totals(qint64 part, const LineQuery& query)
{
    if (query.text.isEmpty()) {
        auto sums = SumReader(m_connection).sums({{part}, Dimension::Line, {}, query.filters});
        if (!sums)
            return sums.error();
        return sums->isEmpty() ? qMakePair(Money(), qint64(0))
                               : qMakePair(sums->first().amount, sums->first().lines);
    }
    LineQuery all = query;
    all.after = 0;
    auto selected = selection(part, all);
    if (!selected)
        return selected.error();
    // Units and billionths apart: no sum can overflow.
    const BoundSql sql =
        BoundSql("SELECT count(*), sum(l.cost_n / 1000000000), sum(l.cost_n % 1000000000), sum(l.cost_s)") +
        *selected;
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    auto row = rows->step();
    if (!row)
        return row.error();
    const Money sum = Money::fromAttos(Money::Wide(rows->integer(1)) * Money::attosPerUnit) +
                      Money::fromAttos(Money::Wide(rows->integer(2)) * Money::subsPerNano + rows->integer(3));
    return qMakePair(sum, qint64(rows->integer(0)));
}

Result<QList<LineRow>> LineStore::largest(qint64 part, const LineQuery& query, Basis basis)
{
    LineQuery all = query;
    all.after = 0;
    auto selected = selection(part, all);
    if (!selected)
        return selected.error();
    const std::string nanos =
        basis == Basis::Unblended
            ? "l.cost_n"
            : "line_cost_n(l.detail, " + std::to_string(static_cast<int>(basis)) + ", l.cost_n, l.cost_s)";
    // -(n + 1): the smallest number there is has no opposite.
    const std::string size = "max(" + nanos + ", -(" + nanos + " + 1))";
    const BoundSql sql = BoundSql(std::string("SELECT ") + lineColumns +
                                  " FROM (SELECT l.id AS line_row, p.id AS part, " + size + " AS size") +
                         *selected + BoundSql(" ORDER BY 3 DESC, 1 LIMIT ?", {std::int64_t(query.limit)}) +
                         ") s CROSS JOIN charge_line l ON l.id = s.line_row JOIN part p ON p.id = s.part" +
                         lineTexts + " ORDER BY s.size DESC, l.id";
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    QList<LineRow> lines;
    for (;;) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return lines;
        lines.append(lineRow(*rows));
    }
}

Result<QList<PriceGroup>> LineStore::prices(qint64 part, const LineQuery& query, Basis basis)
{
    LineQuery all = query;
    all.after = 0;
    auto selected = selection(part, all);
    if (!selected)
        return selected.error();
    const std::string own = "l." + basisKey(basis).toStdString();
    const bool cash = basis == Basis::Unblended;
    const std::string nanos = cash ? "l.cost_n" : "coalesce(" + own + "_n, l.cost_n)";
    const std::string subs = cash ? "l.cost_s" : "iif(" + own + "_n IS NULL, l.cost_s, " + own + "_s)";
    // Units and billionths apart: no sum can overflow. Added up before any text is looked up.
    const BoundSql sql =
        BoundSql("SELECT coalesce(d.text, ''), i.unit, sum(g.lines), sum(g.u1), sum(g.u2), sum(g.u3),"
                 " sum(g.c1), sum(g.c2), sum(g.c3) FROM (SELECT l.description AS description, l.item AS item,"
                 " count(*) AS lines, sum(l.usage_n / 1000000000) AS u1, sum(l.usage_n % 1000000000) AS u2,"
                 " sum(l.usage_s) AS u3, sum(" +
                 nanos + " / 1000000000) AS c1, sum(" + nanos + " % 1000000000) AS c2, sum(" + subs +
                 ") AS c3") +
        *selected +
        BoundSql(" GROUP BY l.description, l.item) g JOIN item i ON i.id = g.item"
                 " LEFT JOIN description d ON d.id = g.description GROUP BY 1, 2"
                 " ORDER BY abs(sum(g.c1)) DESC, abs(sum(g.c2)) DESC, 1 LIMIT ?",
                 {std::int64_t(query.limit)});
    auto rows = sql.prepare(m_connection);
    if (!rows)
        return rows.error();
    const auto summed = [&rows](int column) {
        return Money::fromAttos(Money::Wide(rows->integer(column)) * Money::attosPerUnit +
                                Money::Wide(rows->integer(column + 1)) * Money::subsPerNano +
                                rows->integer(column + 2));
    };
    QList<PriceGroup> groups;
    for (;;) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            return groups;
        groups.append({rows->string(0), rows->string(1), summed(3), summed(6), rows->integer(2)});
    }
}

} // namespace billfold
