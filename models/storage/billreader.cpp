// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/billreader.h"

#include "models/storage/lineid.h"

#include <QHash>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1StringView costColumns[] = {"cost"_L1, "net"_L1, "amortized"_L1, "blended"_L1, "list"_L1};

/// What a dimension is called in SQL, over the aliases i (item), k (kind), o (origin), a (account), t
/// (tagset).
QString keyExpression(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Account:
        return u"a.key"_s;
    case Dimension::Service:
        return u"CASE WHEN i.service_code <> '' THEN i.service_code ELSE i.service_name END"_s;
    case Dimension::Region:
        return u"i.region"_s;
    case Dimension::UsageType:
        return u"i.usage_type"_s;
    case Dimension::ChargeType:
        return u"k.charge_type"_s;
    case Dimension::Invoice:
        return u"o.invoice"_s;
    case Dimension::Seller:
        return u"o.seller"_s;
    case Dimension::Operation:
        return u"i.operation"_s;
    case Dimension::Tag:
        return u"coalesce(json_extract(t.text, ?), '')"_s;
    case Dimension::Line:
        break;
    }
    return u"''"_s;
}

QString nameExpression(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Account:
        return u"max(a.name)"_s;
    case Dimension::Service:
        return u"max(i.service_name)"_s;
    default:
        return u"''"_s;
    }
}

QString tagPath(const QString& key)
{
    QString escaped = key;
    escaped.replace(u'"', u"\\\""_s);
    return u"$.\""_s + escaped + u'"';
}

QString idList(const QList<qint64>& ids)
{
    QStringList texts;
    for (const qint64 id : ids)
        texts.append(QString::number(id));
    return texts.join(u',');
}

/// A sum that cannot overflow: units and billionths apart.
QString sumOf(const QString& column)
{
    return u"sum(%1_n / 1000000000), sum(%1_n % 1000000000), sum(%1_s)"_s.arg(column);
}

Money summed(const Query& query, int column)
{
    return Money::fromAttos(Money::Wide(query.integer(column)) * Money::attosPerUnit +
                            Money::Wide(query.integer(column + 1)) * Money::subsPerNano +
                            query.integer(column + 2));
}

/// The value that a filter compares with: charge types are numbers in the database.
QVariant filterValue(const FilterStep& step)
{
    if (step.dimension != Dimension::ChargeType)
        return step.key;
    for (int i = 0; i < chargeTypeCount; ++i) {
        if (chargeTypeKey(static_cast<ChargeType>(i)) == step.key)
            return i;
    }
    return -1;
}

struct Where {
    QString sql;
    QVariantList values;
};

Where whereOf(const QList<FilterStep>& filters)
{
    Where where;
    for (const FilterStep& step : filters) {
        where.sql += u" AND "_s + keyExpression(step.dimension) + u" = ?"_s;
        if (step.dimension == Dimension::Tag)
            where.values.append(tagPath(step.tagKey));
        where.values.append(filterValue(step));
    }
    return where;
}

bool usesTags(const SumRequest& request)
{
    if (request.by == Dimension::Tag)
        return true;
    return std::any_of(request.filters.begin(), request.filters.end(),
                       [](const FilterStep& step) { return step.dimension == Dimension::Tag; });
}

QString groupName(Dimension by, const QString& key, const QString& name)
{
    if (by == Dimension::ChargeType)
        return chargeTypeName(static_cast<ChargeType>(key.toInt()));
    return name.isEmpty() ? key : name;
}

Result<QList<GroupSum>> sumsFrom(Connection& connection, const SumRequest& request, const QString& table)
{
    const bool tags = table == "rollup_tag"_L1;
    QString sums = sumOf(u"r.usage"_s);
    for (const QLatin1StringView column : costColumns)
        sums += u", "_s + sumOf(u"r."_s + column);
    const Where where = whereOf(request.filters);
    const QString period = request.byPeriod ? u"o.period"_s : u"0"_s;
    Query query(
        connection,
        u"SELECT "_s + keyExpression(request.by) + u" AS group_key, "_s + nameExpression(request.by) +
            u", "_s + period + u" AS group_period, min(i.unit), max(i.unit), sum(r.lines), "_s + sums +
            u" FROM "_s + table +
            u" r JOIN account a ON a.id = r.account JOIN item i ON i.id = r.item JOIN kind k ON k.id = r.kind"
            " JOIN origin o ON o.id = r.origin "_s +
            (tags ? u"JOIN tagset t ON t.id = r.tags "_s : QString()) + u"WHERE r.part IN ("_s +
            idList(request.parts) + u")"_s + where.sql + u" GROUP BY group_key, group_period"_s);
    if (request.by == Dimension::Tag)
        query.bind(tagPath(request.tagKey));
    for (const QVariant& value : where.values)
        query.bind(value);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<GroupSum> result;
    while (query.next()) {
        GroupSum group;
        group.key = query.text(0);
        group.name = groupName(request.by, group.key, query.text(1));
        if (request.by == Dimension::ChargeType)
            group.key = chargeTypeKey(static_cast<ChargeType>(group.key.toInt()));
        group.period = static_cast<int>(query.integer(2));
        if (query.text(3) == query.text(4))
            group.unit = query.text(3);
        group.lines = query.integer(5);
        group.usage = summed(query, 6);
        for (int i = 0; i < basisCount; ++i)
            group.amounts.of[static_cast<size_t>(i)] = summed(query, 9 + 3 * i);
        result.append(std::move(group));
    }
    return result;
}

/// a - b, group by group.
QList<GroupSum> without(QList<GroupSum> a, const QList<GroupSum>& b)
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
        for (size_t i = 0; i < left.amounts.of.size(); ++i)
            left.amounts.of[i] -= group.amounts.of[i];
    }
    a.removeIf([](const GroupSum& group) { return group.lines == 0; });
    return a;
}

constexpr QLatin1StringView lineColumns =
    "l.id, l.line_id, k.raw_type, k.charge_type, a.key, a.name, i.service_code, i.service_name, i.region, "
    "i.zone,"
    " i.usage_type, i.operation, i.unit, coalesce(rs.text, ''), coalesce(d.text, ''), l.start, l.seconds, "
    "l.usage_n, l.usage_s,"
    " l.cost_n, l.cost_s, l.net_n, l.net_s, l.amortized_n, l.amortized_s, l.blended_n, l.blended_s, "
    "l.list_n, l.list_s,"
    " coalesce(t.text, ''), coalesce(c.text, ''), o.invoice, o.seller, coalesce(f.path, ''), l.line"_L1;

constexpr QLatin1StringView lineJoins =
    " JOIN account a ON a.id = l.account JOIN item i ON i.id = l.item JOIN kind k ON k.id = l.kind"
    " JOIN origin o ON o.id = l.origin LEFT JOIN description d ON d.id = l.description LEFT JOIN resource rs "
    "ON rs.id = l.resource"
    " LEFT JOIN tagset t ON t.id = l.tags LEFT JOIN commitment c ON c.id = l.commitment"
    " LEFT JOIN import_file f ON f.import = p.import AND f.number = l.file"_L1;

LineRow lineRow(const Query& query)
{
    LineRow row;
    row.rowId = query.integer(0);
    row.lineId = unpackLineId(query.value(1));
    row.rawType = query.text(2);
    row.type = static_cast<ChargeType>(query.integer(3));
    row.accountKey = query.text(4);
    row.accountName = query.text(5).isEmpty() ? row.accountKey : query.text(5);
    row.service = query.text(7).isEmpty() ? query.text(6) : query.text(7);
    row.region = query.text(8);
    row.zone = query.text(9);
    row.usageType = query.text(10);
    row.operation = query.text(11);
    row.unit = query.text(12);
    row.resource = query.text(13);
    row.description = query.text(14);
    row.start = QDateTime::fromSecsSinceEpoch(query.integer(15), Qt::UTC);
    row.end = row.start.addSecs(query.integer(16));
    row.usage = query.pair(17);
    row.amounts.of.fill(query.pair(19));
    for (int i = 1; i < basisCount; ++i) {
        if (!query.isNull(19 + 2 * i))
            row.amounts.of[static_cast<size_t>(i)] = query.pair(19 + 2 * i);
    }
    row.tags = query.text(29);
    row.commitment = query.text(30);
    row.invoiceId = query.text(31);
    row.seller = query.text(32);
    row.sourceFile = query.text(33);
    row.sourceLine = query.integer(34);
    return row;
}

/// FROM and WHERE of a line query. With an account the runs lead straight to its lines; without, the part's
/// range of rows is walked, where lines of the import's other months may lie between.
struct LineSelection {
    QString sql;
    QVariantList values;
};

LineSelection lineSelection(qint64 part, const LineQuery& query, bool paged)
{
    LineSelection selection;
    const auto account = std::find_if(query.filters.begin(), query.filters.end(), [](const FilterStep& step) {
        return step.dimension == Dimension::Account;
    });
    if (account != query.filters.end()) {
        selection.sql =
            u" FROM part p CROSS JOIN line_run lr CROSS JOIN charge_line l"_s + lineJoins +
            u" WHERE p.id = ? AND lr.part = p.id AND lr.account = (SELECT id FROM account WHERE key = ?)"
            " AND lr.last > ? AND l.id BETWEEN lr.first AND lr.last AND l.id > ?"_s;
        selection.values = {part, account->key, paged ? query.after : 0, paged ? query.after : 0};
    } else {
        selection.sql = u" FROM part p CROSS JOIN charge_line l"_s + lineJoins +
                        u" WHERE p.id = ? AND l.id > ? AND l.id BETWEEN (SELECT min(first) FROM line_run "
                        u"WHERE part = p.id)"
                        " AND (SELECT max(last) FROM line_run WHERE part = p.id)"
                        " AND o.payer = p.payer AND o.period = p.period AND o.currency = p.currency"_s;
        selection.values = {part, paged ? query.after : 0};
    }
    const Where where = whereOf(query.filters);
    selection.sql += where.sql;
    selection.values += where.values;
    if (!query.text.isEmpty()) {
        QString pattern = query.text;
        pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        pattern = u'%' + pattern + u'%';
        selection.sql += u" AND (d.text LIKE ? ESCAPE '\\' OR rs.text LIKE ? ESCAPE '\\' OR i.usage_type "
                         u"LIKE ? ESCAPE '\\'"
                         " OR l.line_id LIKE ? ESCAPE '\\')"_s;
        for (int i = 0; i < 4; ++i)
            selection.values.append(pattern);
    }
    return selection;
}

QDate dayOf(qint64 day)
{
    return QDate(1970, 1, 1).addDays(day);
}

} // namespace

Result<QList<PartRow>> BillReader::parts()
{
    Query query(
        m_connection,
        u"SELECT p.id, p.import, p.payer, p.payer_name, p.period, p.currency, p.lines, p.accounts, "
        u"p.estimate, p.last_day,"
        " p.total_n, p.total_s, p.absent_net, p.absent_amortized, p.absent_blended, p.absent_list, p.issued, "
        "m.imported,"
        " m.skipped, m.skipped_n, m.skipped_s, m.has_amortized, m.has_blended, m.has_list, coalesce((SELECT "
        "max(b.id) FROM"
        " part b WHERE b.payer = p.payer AND b.period = p.period AND b.currency = p.currency AND b.state = "
        "3), 0),"
        " coalesce((SELECT name FROM account WHERE key = p.payer), '')"
        " FROM part p JOIN import m ON m.id = p.import WHERE p.state = 0 ORDER BY p.period DESC, p.payer, p.currency"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<PartRow> result;
    while (query.next()) {
        PartRow row{.summary = {.id = {*BillingPeriod::fromIndex(static_cast<int>(query.integer(4))),
                                       query.text(2), query.text(5)}}};
        row.id = query.integer(0);
        row.importId = query.integer(1);
        BillSummary& bill = row.summary;
        bill.payerName = !query.text(25).isEmpty() ? query.text(25)
                         : query.text(3).isEmpty() ? query.text(2)
                                                   : query.text(3);
        bill.lines = query.integer(6);
        bill.accounts = static_cast<int>(query.integer(7));
        bill.estimate = query.integer(8) != 0;
        bill.chargesUntil = dayOf(query.integer(9));
        bill.total = query.pair(10);
        bill.totalCents = bill.total.roundedToCents();
        for (int i = 1; i < basisCount; ++i)
            row.absent[static_cast<size_t>(i)] = query.integer(11 + i);
        bill.status = query.integer(16) != 0 ? BillStatus::Issued : BillStatus::Pending;
        bill.lastImport = QDateTime::fromSecsSinceEpoch(query.integer(17), Qt::UTC);
        bill.missingLines = query.integer(18);
        if (!query.isNull(19))
            bill.missingAmount = query.pair(19);
        row.available = {true, true, query.integer(21) != 0, query.integer(22) != 0, query.integer(23) != 0};
        row.besideId = query.integer(24);
        result.append(std::move(row));
    }
    return result;
}

Result<std::optional<PartRow>> BillReader::part(const BillId& bill)
{
    auto all = parts();
    if (!all)
        return all.error();
    for (PartRow& row : *all) {
        if (row.summary.id == bill)
            return std::optional(std::move(row));
    }
    return std::optional<PartRow>();
}

Result<QList<GroupSum>> BillReader::sums(const SumRequest& request)
{
    if (request.parts.isEmpty())
        return QList<GroupSum>();
    if (!usesTags(request))
        return sumsFrom(m_connection, request, u"rollup"_s);
    // "Without this tag" cannot be looked up among the tagged: it is everything less what has the tag.
    for (qsizetype i = 0; i < request.filters.size(); ++i) {
        const FilterStep& step = request.filters[i];
        if (step.dimension != Dimension::Tag || !step.key.isEmpty())
            continue;
        SumRequest rest = request;
        rest.filters.removeAt(i);
        auto all = sums(rest);
        if (!all)
            return all;
        auto blank = sumsFrom(m_connection, request, u"rollup_tag"_s); // tagged otherwise
        if (!blank)
            return blank;
        auto tagged = sumsFrom(m_connection, rest, u"rollup_tag"_s);
        if (!tagged)
            return tagged;
        return without(*std::move(all), without(*std::move(tagged), *blank));
    }
    auto tagged = sumsFrom(m_connection, request, u"rollup_tag"_s);
    if (!tagged || request.by != Dimension::Tag)
        return tagged;
    const bool filteredByTag =
        std::any_of(request.filters.begin(), request.filters.end(),
                    [](const FilterStep& step) { return step.dimension == Dimension::Tag; });
    if (filteredByTag)
        return tagged;
    // Lines without any tag are not among the tagged sums: they join the group without this tag.
    SumRequest whole = request;
    whole.by = Dimension::Line;
    auto all = sumsFrom(m_connection, whole, u"rollup"_s);
    if (!all)
        return all;
    auto some = sumsFrom(m_connection, whole, u"rollup_tag"_s);
    if (!some)
        return some;
    const QList<GroupSum> untagged = without(*std::move(all), *some);
    for (const GroupSum& rest : untagged) {
        const auto group = std::find_if(tagged->begin(), tagged->end(), [&](const GroupSum& g) {
            return g.key.isEmpty() && g.period == rest.period;
        });
        if (group == tagged->end()) {
            tagged->append(rest);
            continue;
        }
        group->lines += rest.lines;
        group->usage += rest.usage;
        group->amounts += rest.amounts;
        if (group->unit != rest.unit)
            group->unit.clear();
    }
    return tagged;
}

Result<QList<GroupSum>> BillReader::daySums(const SumRequest& request, QDate lastDay)
{
    const bool possible =
        request.by != Dimension::Invoice && request.by != Dimension::Seller && !usesTags(request) &&
        std::none_of(request.filters.begin(), request.filters.end(), [](const FilterStep& step) {
            return step.dimension == Dimension::Invoice || step.dimension == Dimension::Seller;
        });
    if (!possible || request.parts.isEmpty())
        return QList<GroupSum>();
    const Where where = whereOf(request.filters);
    Query query(m_connection,
                u"SELECT "_s + keyExpression(request.by) + u" AS group_key, "_s + nameExpression(request.by) +
                    u", "_s + sumOf(u"r.cost"_s) +
                    u" FROM rollup_day r JOIN account a ON a.id = r.account JOIN item i ON i.id = r.item"
                    " JOIN kind k ON k.id = r.kind WHERE r.part IN ("_s +
                    idList(request.parts) + u") AND r.day <= ?"_s + where.sql + u" GROUP BY group_key"_s);
    query.bind(QDate(1970, 1, 1).daysTo(lastDay));
    for (const QVariant& value : where.values)
        query.bind(value);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<GroupSum> result;
    while (query.next()) {
        GroupSum group;
        group.key = query.text(0);
        group.name = groupName(request.by, group.key, query.text(1));
        if (request.by == Dimension::ChargeType)
            group.key = chargeTypeKey(static_cast<ChargeType>(group.key.toInt()));
        group.amounts[Basis::Unblended] = summed(query, 2);
        result.append(std::move(group));
    }
    return result;
}

Result<LinePage> BillReader::lines(qint64 part, const LineQuery& request)
{
    const LineSelection selection = lineSelection(part, request, true);
    Query query(m_connection, u"SELECT "_s + lineColumns + selection.sql + u" LIMIT ?"_s);
    for (const QVariant& value : selection.values)
        query.bind(value);
    query.bind(request.limit + 1);
    if (auto ran = query.run(); !ran)
        return ran.error();
    LinePage page;
    while (query.next())
        page.rows.append(lineRow(query));
    page.more = page.rows.size() > request.limit;
    if (page.more)
        page.rows.removeLast();
    return page;
}

Result<QPair<Money, qint64>> BillReader::lineTotals(qint64 part, const LineQuery& request)
{
    const LineSelection selection = lineSelection(part, request, false);
    Query query(m_connection, u"SELECT "_s + sumOf(u"l.cost"_s) + u", count(*)"_s + selection.sql);
    for (const QVariant& value : selection.values)
        query.bind(value);
    if (auto ran = query.run(); !ran)
        return ran.error();
    if (!query.next())
        return qMakePair(Money(), qint64(0));
    return qMakePair(summed(query, 0), query.integer(3));
}

Result<QList<LineRow>> BillReader::largestLines(qint64 part, const LineQuery& request, Basis basis)
{
    const LineSelection selection = lineSelection(part, request, false);
    const QString column = costColumns[static_cast<size_t>(basis)];
    Query query(m_connection,
                u"SELECT "_s + lineColumns + selection.sql +
                    u" ORDER BY abs(coalesce(l.%1_n, l.cost_n)) DESC, l.id LIMIT ?"_s.arg(column));
    for (const QVariant& value : selection.values)
        query.bind(value);
    query.bind(request.limit);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<LineRow> rows;
    while (query.next())
        rows.append(lineRow(query));
    return rows;
}

Result<QStringList> BillReader::tagKeys(const QString& payer)
{
    Query query(
        m_connection,
        u"SELECT DISTINCT j.key FROM (SELECT DISTINCT r.tags FROM rollup_tag r JOIN part p ON p.id = r.part"
        " WHERE p.payer = ? AND p.state = 0) u JOIN tagset t ON t.id = u.tags, json_each(t.text) j ORDER BY 1"_s);
    query.bind(payer);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList keys;
    while (query.next())
        keys.append(query.text(0));
    return keys;
}

Result<QStringList> BillReader::sellers(qint64 part)
{
    Query query(m_connection,
                u"SELECT DISTINCT o.seller FROM rollup r JOIN origin o ON o.id = r.origin WHERE r.part = ?"
                " AND o.seller <> '' ORDER BY 1"_s);
    query.bind(part);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList names;
    while (query.next())
        names.append(query.text(0));
    return names;
}

Result<QStringList> BillReader::unknownAccounts(qint64 part)
{
    Query query(m_connection, u"SELECT DISTINCT a.key FROM rollup r JOIN part p ON p.id = r.part JOIN account a ON"
                              " a.id = r.account WHERE r.part = ? AND r.account NOT IN (SELECT account FROM member"
                              " WHERE payer = p.payer) ORDER BY 1"_s);
    query.bind(part);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList keys;
    while (query.next())
        keys.append(query.text(0));
    return keys;
}

Result<QList<ImportRecord>> BillReader::imports()
{
    QList<ImportRecord> result;
    QHash<qint64, qsizetype> index;
    {
        Query query(m_connection, u"SELECT id, imported, source, format_name, report_name, assembly, lines, "
                                  u"errors, warnings, skipped,"
                                  " undone FROM import ORDER BY id DESC"_s);
        if (auto ran = query.run(); !ran)
            return ran.error();
        while (query.next()) {
            ImportRecord record;
            record.id = query.integer(0);
            record.imported = QDateTime::fromSecsSinceEpoch(query.integer(1), Qt::UTC);
            record.source = query.text(2);
            record.format = query.text(3);
            record.reportName = query.text(4);
            record.assembly = query.text(5);
            record.lines = query.integer(6);
            record.errors = query.integer(7);
            record.warnings = query.integer(8);
            record.skippedLines = query.integer(9);
            record.undone = query.integer(10) != 0;
            record.active = false;
            index.insert(record.id, result.size());
            result.append(std::move(record));
        }
    }
    Query query(
        m_connection,
        u"SELECT import, payer, payer_name, period, currency, lines, accounts, estimate, first_day, last_day,"
        " total_n, total_s, state, issued FROM part ORDER BY period, payer, currency"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    while (query.next()) {
        ImportRecord& record = result[index.value(query.integer(0))];
        PeriodTotals totals{.bill = {*BillingPeriod::fromIndex(static_cast<int>(query.integer(3))),
                                     query.text(1), query.text(4)}};
        totals.payerName = query.text(2);
        totals.lines = query.integer(5);
        totals.accounts = static_cast<int>(query.integer(6));
        totals.estimate = query.integer(7) != 0;
        totals.firstDay = dayOf(query.integer(8));
        totals.lastDay = dayOf(query.integer(9));
        totals.total = query.pair(10);
        totals.issued = query.integer(13) != 0;
        record.active = record.active || query.integer(12) == 0;
        record.besideIssued = record.besideIssued || query.integer(12) == 3;
        record.periods.append(std::move(totals));
    }
    return result;
}

Result<QList<Finding>> BillReader::findings(qint64 importId)
{
    Query query(
        m_connection,
        u"SELECT severity, file, line, column_name, message, count FROM finding WHERE import = ? ORDER BY number"_s);
    query.bind(importId);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<Finding> result;
    while (query.next())
        result.append({static_cast<Severity>(query.integer(0)), query.text(1), query.integer(2),
                       query.text(3), query.text(4), query.integer(5)});
    return result;
}

} // namespace billfold
