// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/billreader.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QDate dayOf(qint64 day)
{
    return QDate(1970, 1, 1).addDays(day);
}

constexpr QLatin1StringView partColumns =
    "SELECT p.id, p.import, p.payer, p.payer_name, p.period, p.currency, p.lines, p.accounts, p.estimate, "
    "p.last_day,"
    " p.total_n, p.total_s, p.absent_net, p.absent_amortized, p.absent_blended, p.absent_list, m.imported, "
    "m.skipped,"
    " m.skipped_n, m.skipped_s, m.has_amortized, m.has_blended, m.has_list, coalesce((SELECT max(b.id) FROM "
    "part b"
    " WHERE b.payer = p.payer AND b.period = p.period AND b.currency = p.currency AND b.state = 3), 0),"
    " coalesce(nullif(a.name, ''), own.name, ''), i.number, i.issued_on, i.due_on, i.payer_name FROM part p "
    "JOIN import m ON m.id "
    "= p.import"
    " LEFT JOIN named_account a ON a.key = p.payer LEFT JOIN org_account own ON own.id = p.payer"
    " LEFT JOIN issued_bill i ON i.part = p.id"
    " WHERE p.state = 0 AND p.lines > 0"_L1;

PartRow partRow(const Query& query)
{
    PartRow row{.summary = {.id = {*BillingPeriod::fromIndex(static_cast<int>(query.integer(4))),
                                   query.text(2), query.text(5)}}};
    row.id = query.integer(0);
    row.importId = query.integer(1);
    BillSummary& bill = row.summary;
    bill.payerName = !query.text(24).isEmpty()  ? query.text(24)
                     : !query.text(3).isEmpty() ? query.text(3)
                                                : query.text(2);
    bill.lines = query.integer(6);
    bill.accounts = static_cast<int>(query.integer(7));
    bill.estimate = query.integer(8) != 0;
    bill.chargesUntil = dayOf(query.integer(9));
    bill.total = query.pair(10);
    bill.totalCents = bill.total.roundedToCents();
    for (int i = 1; i < basisCount; ++i)
        row.absent[static_cast<size_t>(i)] = query.integer(11 + i);
    bill.lastImport = QDateTime::fromSecsSinceEpoch(query.integer(16), Qt::UTC);
    bill.missingLines = query.integer(17);
    if (!query.isNull(18))
        bill.missingAmount = query.pair(18);
    // Net amounts fall back to the unblended, which every export has.
    row.available = {true, true, query.integer(20) != 0, query.integer(21) != 0, query.integer(22) != 0};
    row.besideId = query.integer(23);
    if (!query.isNull(25)) {
        bill.status = BillStatus::Issued;
        bill.number = query.text(25);
        bill.issuedOn = dayOf(query.integer(26));
        bill.dueOn = dayOf(query.integer(27));
        bill.payerName = query.text(28);
    }
    return row;
}

} // namespace

Result<QList<PartRow>> BillReader::read(const QString& where, const QVariantList& values)
{
    Query query(m_connection, partColumns + where + " ORDER BY p.period DESC, p.payer, p.currency"_L1);
    if (auto ran = query.bind(values).run(); !ran)
        return ran.error();
    QList<PartRow> rows;
    while (query.next())
        rows.append(partRow(query));
    return rows;
}

Result<QList<PartRow>> BillReader::parts()
{
    return read({}, {});
}

Result<std::optional<PartRow>> BillReader::part(const BillId& bill)
{
    auto rows = read(u" AND p.payer = ? AND p.period = ? AND p.currency = ?"_s,
                     {bound(bill.payer), bill.period.index(), bound(bill.currency)});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return std::optional<PartRow>();
    return std::optional(rows->first());
}

Result<QStringList> BillReader::texts(const QString& sql, const QVariantList& values)
{
    Query query(m_connection, sql);
    query.bind(values);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList texts;
    while (query.next())
        texts.append(query.text(0));
    return texts;
}

Result<QStringList> BillReader::sellers(qint64 part)
{
    return texts(
        u"SELECT seller FROM origin WHERE seller <> '' AND id IN (SELECT origin FROM rollup WHERE part = ?)"
        " GROUP BY seller ORDER BY seller"_s,
        {part});
}

Result<QStringList> BillReader::sellers(qint64 part, const QString& account)
{
    return texts(u"SELECT seller FROM origin WHERE seller <> '' AND id IN (SELECT origin FROM rollup"
                 " WHERE part = ? AND account = (SELECT id FROM account WHERE key = ?))"
                 " GROUP BY seller ORDER BY seller"_s,
                 {part, bound(account)});
}

Result<std::optional<AccountPart>> BillReader::ofAccount(qint64 part, const QString& account)
{
    // Units and billionths apart: no sum can overflow.
    Query query(m_connection,
                u"SELECT sum(r.lines), sum(r.cost_n / 1000000000), sum(r.cost_n % 1000000000), sum(r.cost_s),"
                " max(o.invoice = ''), sum(r.absent_net), sum(r.absent_amortized), sum(r.absent_blended),"
                " sum(r.absent_list), coalesce((SELECT i.name FROM issued_account i WHERE i.part = r.part"
                " AND i.account = r.account), (SELECT a.name FROM named_account a WHERE a.id = r.account))"
                " FROM rollup r JOIN origin o ON o.id = r.origin"
                " WHERE r.part = ? AND r.account = (SELECT id FROM account WHERE key = ?)"_s);
    if (auto ran = query.bind({part, bound(account)}).run(); !ran)
        return ran.error();
    if (!query.next() || query.isNull(0))
        return std::optional<AccountPart>();
    AccountPart found;
    found.lines = query.integer(0);
    found.total = Money::fromAttos(Money::Wide(query.integer(1)) * Money::attosPerUnit +
                                   Money::Wide(query.integer(2)) * Money::subsPerNano + query.integer(3));
    found.estimate = query.integer(4) != 0;
    for (int i = 1; i < basisCount; ++i)
        found.absent[static_cast<size_t>(i)] = query.integer(4 + i);
    found.name = query.text(9);
    return std::optional(found);
}

Result<QSet<qint64>> BillReader::partsWith(const QString& account)
{
    Query query(m_connection,
                u"SELECT p.id FROM part p WHERE p.state = 0 AND EXISTS (SELECT 1 FROM part_account pa"
                " WHERE pa.part = p.id AND pa.account = (SELECT id FROM account WHERE key = ?))"_s);
    if (auto ran = query.bind(bound(account)).run(); !ran)
        return ran.error();
    QSet<qint64> parts;
    while (query.next())
        parts.insert(query.integer(0));
    return parts;
}

Result<QStringList> BillReader::unknownAccounts(qint64 part)
{
    return texts(
        u"SELECT a.key FROM part p JOIN part_account pa ON pa.part = p.id JOIN account a ON a.id = pa.account"
        " WHERE p.id = ? AND NOT EXISTS (SELECT 1 FROM known_member k WHERE k.payer = p.payer AND k.account "
        "= "
        "a.id)"
        " AND NOT EXISTS (SELECT 1 FROM membership_period m WHERE m.account = a.key AND m.payer = p.payer)"
        " ORDER BY a.key"_s,
        {part});
}

Result<QStringList> BillReader::tagKeys(const QString& payer)
{
    return texts(
        u"SELECT DISTINCT j.key FROM (SELECT DISTINCT r.tags FROM part p JOIN rollup_tag r ON r.part = p.id"
        " WHERE p.payer = ? AND p.state = 0) u JOIN tagset t ON t.id = u.tags, json_each(t.text) j ORDER BY 1"_s,
        {bound(payer)});
}

Result<QStringList> BillReader::tagKeys(const QString& payer, const QString& account)
{
    return texts(
        u"SELECT DISTINCT j.key FROM (SELECT DISTINCT r.tags FROM part p JOIN rollup_tag r ON r.part = p.id"
        " AND r.account = (SELECT id FROM account WHERE key = ?)"
        " WHERE p.payer = ? AND p.state = 0) u JOIN tagset t ON t.id = u.tags, json_each(t.text) j ORDER BY 1"_s,
        {bound(account), bound(payer)});
}

} // namespace billfold
