// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/organizationstore.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Ids of the accounts with charges in the bills in force of a payer (bound once).
const QString chargedAccounts = u"SELECT pa.account FROM part p JOIN part_account pa ON pa.part = p.id"
                                " WHERE p.payer = ? AND p.state = 0"_s;

Result<int> linkedAccounts(Connection& connection, const QString& payer)
{
    const auto members = connection.number(u"SELECT count(*) FROM member m JOIN account a ON a.id = m.account"
                                           " WHERE m.payer = ? AND a.key <> m.payer"_s,
                                           {payer});
    if (!members)
        return members.error();
    if (*members > 0)
        return static_cast<int>(*members);
    const auto charged = connection.number(u"SELECT count(*) FROM account WHERE key <> ? AND id IN ("_s +
                                               chargedAccounts + u')',
                                           {payer, payer});
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
        Query query(m_connection,
                    u"SELECT k.payer, coalesce(nullif(a.name, ''), (SELECT p.payer_name FROM part p WHERE "
                    u"p.payer = k.payer"
                    " AND p.state = 0 ORDER BY p.period DESC LIMIT 1), ''), coalesce(o.name, ''),"
                    " coalesce(o.organization_id, '') FROM (SELECT payer FROM organization UNION"
                    " SELECT payer FROM part WHERE state = 0) k LEFT JOIN named_account a ON a.key = k.payer"
                    " LEFT JOIN organization o ON o.payer = k.payer ORDER BY k.payer"_s);
        if (auto ran = query.run(); !ran)
            return ran.error();
        while (query.next())
            payers.append({query.text(0), query.text(1), query.text(2), query.text(3), 0});
    }
    for (StoredPayer& payer : payers) {
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
                u"SELECT key, name FROM named_account WHERE id IN (SELECT account FROM member WHERE payer = ?"
                " UNION "_s +
                    chargedAccounts + u") ORDER BY key"_s);
    query.bind({payer, payer});
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<StoredAccount> accounts;
    while (query.next())
        accounts.append({query.text(0), query.text(1)});
    return accounts;
}

Result<void> OrganizationStore::makeOrganization(const QString& payer, const QString& name,
                                                 const QString& organizationId, const QDateTime& now)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto ran = m_connection.execute(
            u"INSERT INTO organization VALUES (?,?,?,?) ON CONFLICT (payer) DO NOTHING"_s,
            {bound(payer), bound(name), bound(organizationId), now.toSecsSinceEpoch()});
        !ran)
        return ran;
    // A payer need not have charges of its own.
    if (auto ran = m_connection.execute(
            u"INSERT INTO account (key, imported_name) VALUES (?, '') ON CONFLICT (key) DO NOTHING"_s,
            {bound(payer)});
        !ran)
        return ran;
    if (auto ran =
            m_connection.execute(u"INSERT INTO member SELECT ?, id FROM account WHERE key = ? OR id IN ("_s +
                                     chargedAccounts + u") ON CONFLICT DO NOTHING"_s,
                                 {bound(payer), bound(payer), bound(payer)});
        !ran)
        return ran;
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

} // namespace billfold
