// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/detailreader.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Sums that cannot overflow: units, billionths and the rest apart.
QString sums(const QString& alias)
{
    return u"sum(%1.usage_n / 1000000000), sum(%1.usage_n % 1000000000), sum(%1.usage_s),"
           " sum(%1.cost_n / 1000000000), sum(%1.cost_n % 1000000000), sum(%1.cost_s)"_s.arg(alias);
}

Money summed(const Query& query, int column)
{
    return Money::fromAttos(Money::Wide(query.integer(column)) * Money::attosPerUnit +
                            Money::Wide(query.integer(column + 1)) * Money::subsPerNano +
                            query.integer(column + 2));
}

// The first two of the columns that read() expects.
const QString serviceColumns =
    u"CASE WHEN i.service_code <> '' THEN i.service_code ELSE i.service_name END AS service,"
    " max(i.service_name)"_s;

} // namespace

Result<QList<DetailGroup>> DetailReader::read(const QString& sql, const QVariantList& values)
{
    Query query(m_connection, sql);
    if (auto ran = query.bind(values).run(); !ran)
        return ran.error();
    QList<DetailGroup> groups;
    while (query.next()) {
        DetailGroup group;
        group.serviceKey = query.text(0);
        group.serviceName = query.text(1).isEmpty() ? group.serviceKey : query.text(1);
        group.region = query.text(2);
        group.usageType = query.text(3);
        group.unit = query.text(4);
        group.description = query.text(5);
        group.accountKey = query.text(6);
        group.type = static_cast<ChargeType>(query.integer(7));
        group.lines = query.integer(8);
        group.usage = summed(query, 9);
        group.amount = summed(query, 12);
        groups.append(std::move(group));
    }
    return groups;
}

Result<QList<DetailGroup>> DetailReader::ofPart(qint64 part)
{
    return read(
        u"SELECT "_s + serviceColumns +
            u", i.region, i.usage_type, i.unit, '', '', k.charge_type, sum(r.lines), "_s + sums(u"r"_s) +
            u" FROM rollup r JOIN item i ON i.id = r.item JOIN kind k ON k.id = r.kind WHERE r.part = ?"
            " GROUP BY service, i.region, i.usage_type, i.unit, k.charge_type"_s,
        {part});
}

Result<QList<DetailGroup>> DetailReader::accountServices(qint64 part)
{
    return read(u"SELECT "_s + serviceColumns + u", '', '', '', '', a.key, 0, sum(r.lines), "_s +
                    sums(u"r"_s) +
                    u" FROM rollup r JOIN item i ON i.id = r.item JOIN account a ON a.id = r.account"
                    " WHERE r.part = ? GROUP BY r.account, service"_s,
                {part});
}

Result<QList<DetailGroup>> DetailReader::ofSeller(qint64 part, const QString& seller)
{
    return read(u"SELECT "_s + serviceColumns + u", '', '', '', '', '', k.charge_type, sum(r.lines), "_s +
                    sums(u"r"_s) +
                    u" FROM rollup r JOIN item i ON i.id = r.item JOIN kind k ON k.id = r.kind"
                    " JOIN origin o ON o.id = r.origin WHERE r.part = ? AND o.seller = ?"
                    " GROUP BY service, k.charge_type"_s,
                {part, bound(seller)});
}

Result<QList<DetailGroup>> DetailReader::ofAccount(qint64 part, const QString& account, int mostGroups)
{
    // Runs lead straight to the account's lines; they are added up before anything is looked up.
    const QString from = u" FROM line_run lr CROSS JOIN charge_line l ON l.id BETWEEN lr.first AND lr.last"
                         " WHERE lr.part = ? AND lr.account = (SELECT id FROM account WHERE key = ?)"
                         " GROUP BY l.item, l.kind"_s;
    const auto statement = [&](bool described) -> QString {
        const QString inner = u"SELECT l.item AS item, l.kind AS kind, "_s +
                              (described ? u"l.description"_s : u"NULL"_s) +
                              u" AS description, count(*) AS lines, sum(l.usage_n / 1000000000) AS u1,"
                              " sum(l.usage_n % 1000000000) AS u2, sum(l.usage_s) AS u3,"
                              " sum(l.cost_n / 1000000000) AS c1, sum(l.cost_n % 1000000000) AS c2,"
                              " sum(l.cost_s) AS c3"_s +
                              from + (described ? u", l.description LIMIT ?"_s : QString());
        return u"SELECT "_s + serviceColumns +
               u", i.region, i.usage_type, i.unit, coalesce(d.text, '') AS words, '', k.charge_type, "
               u"sum(g.lines),"
               " sum(g.u1), sum(g.u2), sum(g.u3), sum(g.c1), sum(g.c2), sum(g.c3) FROM ("_s +
               inner +
               u") g JOIN item i ON i.id = g.item JOIN kind k ON k.id = g.kind"
               " LEFT JOIN description d ON d.id = g.description"
               " GROUP BY service, i.region, i.usage_type, i.unit, words, k.charge_type"_s;
    };
    const auto many =
        m_connection.number(u"SELECT count(*) FROM (SELECT 1"_s + from + u", l.description LIMIT ?)"_s,
                            {part, bound(account), mostGroups + 1});
    if (!many)
        return many.error();
    if (*many > mostGroups)
        return read(statement(false), {part, bound(account)});
    return read(statement(true), {part, bound(account), mostGroups});
}

} // namespace billfold
