// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/organizationstore.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Ids of the accounts with charges in the bills in force of a payer (bound once).
const QString chargedAccountIds = u"SELECT pa.account FROM part p JOIN part_account pa ON pa.part = p.id"
                                  " WHERE p.payer = ? AND p.state = 0"_s;

Result<int> linkedAccounts(Connection& connection, const QString& payer)
{
    const auto members = connection.number(
        u"SELECT count(*) FROM payer_member WHERE payer = ? AND key <> payer"_s, {bound(payer)});
    if (!members)
        return members.error();
    if (*members > 0)
        return static_cast<int>(*members);
    const auto charged = connection.number(u"SELECT count(*) FROM account WHERE key <> ? AND id IN ("_s +
                                               chargedAccountIds + u')',
                                           {bound(payer), bound(payer)});
    if (!charged)
        return charged.error();
    return static_cast<int>(*charged);
}

} // namespace

Result<QList<StoredPayer>> OrganizationStore::payers()
{
    const Snapshot snapshot(m_connection);
    QList<StoredPayer> payers;
    {
        Query query(
            m_connection,
            u"SELECT k.payer, coalesce(nullif(a.name, ''), nullif(m.name, ''), (SELECT p.payer_name"
            " FROM part p WHERE p.payer = k.payer AND p.state = 0 ORDER BY p.period DESC LIMIT 1), ''),"
            " coalesce(o.name, ''), coalesce(o.organization_id, '')"
            " FROM (SELECT payer FROM payer_organization UNION SELECT payer FROM part WHERE state = 0) k"
            " LEFT JOIN named_account a ON a.key = k.payer LEFT JOIN org_account m ON m.id = k.payer"
            " LEFT JOIN payer_organization o ON o.payer = k.payer ORDER BY k.payer"_s);
        if (auto ran = query.run(); !ran)
            return ran.error();
        while (query.next())
            payers.append({query.text(0), query.text(1), query.text(2), query.text(3), 0});
    }
    for (StoredPayer& payer : payers) {
        if (!payer.organizationId.isEmpty() && payer.organizationName.isEmpty())
            payer.organizationName = payer.name.isEmpty() ? payer.key : payer.name;
        auto linked = linkedAccounts(m_connection, payer.key);
        if (!linked)
            return linked.error();
        payer.linkedAccounts = *linked;
    }
    return payers;
}

Result<QList<StoredAccount>> OrganizationStore::accountsOf(const QString& payer)
{
    Query query(m_connection,
                u"SELECT k.key, coalesce(nullif(a.name, ''), m.name, '') FROM (SELECT key FROM payer_member"
                " WHERE payer = ? UNION SELECT key FROM account WHERE id IN ("_s +
                    chargedAccountIds +
                    u")) k LEFT JOIN named_account a ON a.key = k.key LEFT JOIN org_account m ON m.id = k.key"
                    " ORDER BY k.key"_s);
    query.bind({bound(payer), bound(payer)});
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<StoredAccount> accounts;
    while (query.next())
        accounts.append({query.text(0), query.text(1)});
    return accounts;
}

Result<QStringList> OrganizationStore::payersOf(const QString& account)
{
    Query query(
        m_connection,
        u"SELECT payer FROM payer_member WHERE key = ? UNION SELECT p.payer FROM part p WHERE p.state = 0"
        " AND EXISTS (SELECT 1 FROM part_account pa WHERE pa.part = p.id"
        " AND pa.account = (SELECT id FROM account WHERE key = ?))"_s);
    if (auto ran = query.bind({bound(account), bound(account)}).run(); !ran)
        return ran.error();
    QStringList payers;
    while (query.next())
        payers.append(query.text(0));
    return payers;
}

Result<QList<ChargedAccount>> OrganizationStore::chargedAccounts(const QString& payer)
{
    Query query(
        m_connection,
        u"SELECT a.key, a.name, min(p.period), a.key IN (SELECT key FROM payer_member WHERE payer = ?"
        " UNION ALL SELECT account FROM membership_period WHERE payer = ?)"
        " FROM part p JOIN part_account pa ON pa.part = p.id JOIN named_account a ON a.id = pa.account"
        " WHERE p.payer = ? AND p.state = 0 GROUP BY a.key ORDER BY a.key"_s);
    query.bind({bound(payer), bound(payer), bound(payer)});
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<ChargedAccount> accounts;
    while (query.next())
        accounts.append({query.text(0), query.text(1),
                         *BillingPeriod::fromIndex(static_cast<int>(query.integer(2))),
                         query.integer(3) != 0});
    return accounts;
}

Result<void> OrganizationStore::knowPayer(const QString& payer, const QString& name,
                                          const QString& organizationId, const QDateTime& now)
{
    return m_connection.execute(u"INSERT INTO known_payer VALUES (?,?,?,?) ON CONFLICT (payer) DO NOTHING"_s,
                                {bound(payer), bound(name), bound(organizationId), now.toSecsSinceEpoch()});
}

Result<void> OrganizationStore::knowMembers(const QString& payer, const QStringList& keys)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    for (const QString& key : keys) {
        // A payer need not have charges of its own.
        if (auto ran = m_connection.execute(
                u"INSERT INTO account (key, imported_name) VALUES (?, '') ON CONFLICT (key) DO NOTHING"_s,
                {bound(key)});
            !ran)
            return ran;
        if (auto ran =
                m_connection.execute(u"INSERT INTO known_member SELECT ?, id FROM account WHERE key = ?"
                                     " ON CONFLICT DO NOTHING"_s,
                                     {bound(payer), bound(key)});
            !ran)
            return ran;
    }
    return transaction.commit();
}

Result<void> OrganizationStore::nameAccount(const QString& key, const QString& name)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto known = m_connection.number(u"SELECT count(*) FROM account WHERE key = ?"_s, {bound(key)});
    if (!known)
        return known.error();
    if (*known == 0)
        return Error{
            ErrorCode::NotFound,
            QCoreApplication::translate("OrganizationStore", "No bill or organization has the account %1.")
                .arg(key),
            {}};
    if (auto ran =
            m_connection.execute(u"UPDATE account SET given_name = ? WHERE key = ?"_s, {bound(name), key});
        !ran)
        return ran;
    return transaction.commit();
}

Result<bool> OrganizationStore::isCharged(const QString& key)
{
    const auto parts = m_connection.number(
        u"SELECT count(*) FROM account a JOIN part_account pa ON pa.account = a.id WHERE a.key = ?"_s,
        {bound(key)});
    if (!parts)
        return parts.error();
    return *parts > 0;
}

Result<QString> OrganizationStore::importedName(const QString& key)
{
    Query query(m_connection, u"SELECT imported_name FROM account WHERE key = ?"_s);
    query.bind(bound(key));
    if (auto ran = query.run(); !ran)
        return ran.error();
    return query.next() ? query.text(0) : QString();
}

} // namespace billfold
