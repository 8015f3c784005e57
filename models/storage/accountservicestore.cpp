// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/accountservicestore.h"

#include "models/billing/charge.h"
#include "models/storage/statement.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QDateTime timeOf(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

/// The clock may stand still, or be put back: what is chosen last is in force all the same.
Result<qint64> nextMoment(Connection& connection, const QString& latest, const QVariantList& values,
                          const QDateTime& now)
{
    const auto before = connection.number(latest, values);
    if (!before)
        return before.error();
    return std::max(*before + 1, now.toMSecsSinceEpoch());
}

const QString partOfBill =
    u"SELECT p.id FROM part p WHERE p.state = 0 AND p.payer = ? AND p.period = ? AND p.currency = ?"_s;

struct BillAccount {
    qint64 part = 0, account = 0; ///< 0 where there is none
};

Result<BillAccount> find(Connection& connection, const QString& account, const BillId& bill)
{
    auto part = connection.number(partOfBill, {bound(bill.payer), bill.period.index(), bound(bill.currency)});
    if (!part)
        return part.error();
    auto number = connection.number(u"SELECT id FROM account WHERE key = ?"_s, {bound(account)});
    if (!number)
        return number.error();
    return BillAccount{*part, *number};
}

} // namespace

Result<QList<ServiceMonth>> AccountServiceStore::used(const QString& account)
{
    Query query(
        m_connection,
        u"SELECT i.service_code, i.service_name, p.period, p.currency, sum(r.cost_n), sum(r.cost_s)"
        " FROM account a JOIN part p ON p.state = 0 JOIN rollup r ON r.part = p.id AND r.account = a.id"
        " JOIN item i ON i.id = r.item WHERE a.key = ? AND (i.service_code <> '' OR i.service_name <> '')"
        " GROUP BY i.service_code, i.service_name, p.period, p.currency ORDER BY p.period"_s);
    if (auto ran = query.bind(bound(account)).run(); !ran)
        return ran.error();
    QList<ServiceMonth> months;
    while (query.next())
        months.append({query.text(0), query.text(1),
                       *BillingPeriod::fromIndex(static_cast<int>(query.integer(2))), query.text(3),
                       query.pair(4)});
    return months;
}

Result<QList<ServiceChoice>> AccountServiceStore::choices(const QString& account)
{
    Query query(m_connection,
                u"SELECT s.service, s.name, s.signed_up, s.chosen FROM account_service s"
                " WHERE s.account = ? AND s.chosen = (SELECT max(t.chosen) FROM account_service t"
                " WHERE t.account = s.account AND t.service = s.service) ORDER BY s.service"_s);
    if (auto ran = query.bind(bound(account)).run(); !ran)
        return ran.error();
    QList<ServiceChoice> choices;
    while (query.next())
        choices.append({query.text(0), query.text(1), query.integer(2) != 0, timeOf(query.integer(3))});
    return choices;
}

Result<void> AccountServiceStore::choose(const QString& account, const ServiceChoice& choice)
{
    const auto at = nextMoment(m_connection,
                               u"SELECT max(chosen) FROM account_service WHERE account = ? AND service = ?"_s,
                               {bound(account), bound(choice.prefix)}, choice.chosen);
    if (!at)
        return at.error();
    return m_connection.execute(
        u"INSERT INTO account_service (account, service, chosen, name, signed_up) VALUES (?, ?, ?, ?, ?)"_s,
        {bound(account), bound(choice.prefix), *at, bound(choice.name), choice.signedUp ? 1 : 0});
}

Result<QList<SupportChoice>> AccountServiceStore::supportChoices(const QString& account)
{
    Query query(m_connection,
                u"SELECT plan, chosen FROM account_support WHERE account = ? ORDER BY chosen"_s);
    if (auto ran = query.bind(bound(account)).run(); !ran)
        return ran.error();
    QList<SupportChoice> choices;
    while (query.next())
        choices.append({query.text(0), timeOf(query.integer(1))});
    return choices;
}

Result<void> AccountServiceStore::chooseSupport(const QString& account, const SupportChoice& choice)
{
    const auto at = nextMoment(m_connection, u"SELECT max(chosen) FROM account_support WHERE account = ?"_s,
                               {bound(account)}, choice.chosen);
    if (!at)
        return at.error();
    return m_connection.execute(u"INSERT INTO account_support (account, chosen, plan) VALUES (?, ?, ?)"_s,
                                {bound(account), *at, bound(choice.plan)});
}

Result<std::optional<BillId>> AccountServiceStore::latestBill(const QString& account)
{
    Query query(m_connection, u"SELECT p.period, p.payer, p.currency FROM account a JOIN part_account pa"
                              " ON pa.account = a.id JOIN part p ON p.id = pa.part AND p.state = 0"
                              " WHERE a.key = ? ORDER BY p.period DESC, p.lines DESC LIMIT 1"_s);
    if (auto ran = query.bind(bound(account)).run(); !ran)
        return ran.error();
    if (!query.next())
        return std::optional<BillId>();
    return std::optional(
        BillId{*BillingPeriod::fromIndex(static_cast<int>(query.integer(0))), query.text(1), query.text(2)});
}

Result<AccountResources> AccountServiceStore::resources(const QString& account, const BillId& bill, int limit)
{
    auto found = find(m_connection, account, bill);
    if (!found)
        return found.error();
    AccountResources answer{.bill = bill};
    // Grouped by numbers; the texts are looked up for the groups only.
    auto rows = Statement::prepare(
        m_connection,
        "SELECT coalesce(rs.text, ''), i.service_code, i.service_name, i.region, g.cost_n, g.cost_s, g.lines "
        "FROM"
        " (SELECT l.resource, l.item, sum(l.cost_n) AS cost_n, sum(l.cost_s) AS cost_s, count(*) AS lines"
        "  FROM line_run lr CROSS JOIN charge_line l WHERE lr.part = ?1 AND lr.account = ?2"
        "  AND l.id BETWEEN lr.first AND lr.last GROUP BY l.resource, l.item) g"
        " JOIN item i ON i.id = g.item LEFT JOIN resource rs ON rs.id = g.resource");
    if (!rows)
        return rows.error();
    rows->bind(1, found->part);
    rows->bind(2, found->account);
    QMap<QStringList, AccountResource> groups; // a resource has several items: usage types, operations
    while (true) {
        auto row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        const Money amount = rows->pair(4);
        const QString resource = rows->string(0);
        if (resource.isEmpty()) {
            answer.withoutResource += amount;
            continue;
        }
        const QString service = rows->string(rows->text(2).empty() ? 1 : 2);
        AccountResource& group = groups[{resource, service, rows->string(3)}];
        group = {resource, service, rows->string(3), group.amount + amount, group.lines + rows->integer(6)};
        answer.total += amount;
    }
    answer.count = groups.size();
    answer.rows = groups.values();
    std::stable_sort(answer.rows.begin(), answer.rows.end(),
                     [](const AccountResource& a, const AccountResource& b) { return a.amount > b.amount; });
    if (answer.rows.size() > limit)
        answer.rows.resize(limit);
    return answer;
}

Result<Money> AccountServiceStore::supportBase(const QString& account, const BillId& bill)
{
    auto found = find(m_connection, account, bill);
    if (!found)
        return found.error();
    Query query(m_connection,
                u"SELECT coalesce(sum(r.cost_n), 0), coalesce(sum(r.cost_s), 0) FROM rollup r"
                " JOIN kind k ON k.id = r.kind JOIN origin o ON o.id = r.origin JOIN item i ON i.id = r.item"
                " WHERE r.part = ? AND r.account = ? AND k.charge_type IN (?, ?, ?)"
                " AND o.billing_entity NOT LIKE '%marketplace%' AND i.service_code NOT LIKE '%support%'"_s);
    query.bind(
        {found->part, found->account, int(ChargeType::Usage), int(ChargeType::Fee), int(ChargeType::Other)});
    if (auto ran = query.run(); !ran)
        return ran.error();
    query.next();
    return query.pair(0);
}

} // namespace billfold
