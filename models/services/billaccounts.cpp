// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/billaccounts.h"

#include "models/organization/fromexport.h"
#include "models/services/auditnote.h"
#include "models/services/organizationcore.h"
#include "models/storage/organizationstore.h"
#include "models/storage/worldstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillAccounts", sentence);
}

/// Those of the accounts that can be in an organization.
QList<ExportedAccount> exported(const QList<ChargedAccount>& charged)
{
    QList<ExportedAccount> accounts;
    for (const ChargedAccount& account : charged) {
        if (const auto id = AccountId::parse(account.key))
            accounts.append({*id, account.name, account.first.firstDay().startOfDay(Qt::UTC)});
    }
    return accounts;
}

/// A payer that pays for itself alone need not be among the accounts of its bills, but may have a name there.
QString payerName(const QList<StoredPayer>& payers, const QString& payer)
{
    const auto known = std::find_if(payers.cbegin(), payers.cend(),
                                    [&](const StoredPayer& stored) { return stored.key == payer; });
    return known == payers.cend() ? QString() : known->name;
}

/// Accounts of a plain list: those of the keys that no organization took.
Result<void> keepPlainly(Connection& connection, const QString& payer, const QList<ChargedAccount>& charged,
                         const World& world)
{
    QStringList keys;
    for (const ChargedAccount& account : charged) {
        const auto id = AccountId::parse(account.key);
        const Organization* const organization = id ? world.organizationOf(*id) : nullptr;
        if (!account.member && !(organization && organization->payer.toString() == payer))
            keys.append(account.key);
    }
    return OrganizationStore(connection).knowMembers(payer, keys);
}

/// Whether accounts that left the organization shall come back.
enum class Former { StayAway, ComeBack };

/// Lets the accounts into the payer's organization, and makes it where there is none.
Result<World> takeIn(Connection& connection, const QString& payer, QList<ChargedAccount> charged,
                     const QString& name, Former former, const QDateTime& now)
{
    auto world = WorldStore(connection).load();
    const auto id = AccountId::parse(payer);
    if (!world || !id)
        return world;
    if (former == Former::StayAway && world->organizationPaidBy(*id))
        charged.removeIf([](const ChargedAccount& account) { return account.member; });
    QList<ExportedAccount> accounts = exported(charged);
    const bool listed = std::any_of(accounts.cbegin(), accounts.cend(),
                                    [&](const ExportedAccount& account) { return account.id == *id; });
    if (!listed && !accounts.isEmpty()) {
        const auto first = std::min_element(
            accounts.cbegin(), accounts.cend(),
            [](const ExportedAccount& a, const ExportedAccount& b) { return a.since < b.since; });
        accounts.append({*id, name, first->since});
    }
    const ChangeSet change = organizationFromExport(*world, *id, accounts, now);
    if (change.isEmpty())
        return world;
    if (auto written = writeChange(connection, change, payer, now); !written)
        return written.error();
    world->apply(change);
    return world;
}

} // namespace

Result<void> makeOrganizationOf(Connection& connection, const QString& payer, const Clock& clock)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    OrganizationStore store(connection);
    auto payers = store.payers();
    if (!payers)
        return payers.error();
    auto charged = store.chargedAccounts(payer);
    if (!charged)
        return charged.error();
    const QString name = payerName(*payers, payer);
    auto world = takeIn(connection, payer, *charged, name, Former::StayAway, clock.now());
    if (!world)
        return world.error();
    const auto id = AccountId::parse(payer);
    if (!id || !world->organizationPaidBy(*id)) {
        if (auto kept = store.knowPayer(payer, name.isEmpty() ? payer : name, exportedOrganizationId(payer),
                                        clock.now());
            !kept)
            return kept;
        if (auto kept = store.knowMembers(payer, {payer}); !kept)
            return kept;
    }
    if (auto kept = keepPlainly(connection, payer, *charged, *world); !kept)
        return kept;
    // What became of an organization of accounts is in the log by itself.
    if (!id) {
        if (auto noted =
                noteAudit(connection, {.action = u"organizations:CreateOrganization"_s, .object = payer});
            !noted)
            return noted;
    }
    return transaction.commit();
}

Result<void> addToOrganization(Connection& connection, const QString& payer, const QStringList& keys,
                               const Clock& clock)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    OrganizationStore store(connection);
    auto payers = store.payers();
    if (!payers)
        return payers.error();
    const bool known = std::any_of(payers->cbegin(), payers->cend(), [&](const StoredPayer& stored) {
        return stored.key == payer && !stored.organizationId.isEmpty();
    });
    if (!known)
        return Error{
            ErrorCode::Conflict, tr("The payer %1 has no organization yet. Make it first.").arg(payer), {}};
    auto charged = store.chargedAccounts(payer);
    if (!charged)
        return charged.error();
    QList<ChargedAccount> wanted;
    for (const QString& key : keys) {
        const auto found = std::find_if(charged->cbegin(), charged->cend(),
                                        [&](const ChargedAccount& account) { return account.key == key; });
        if (found == charged->cend())
            return Error{ErrorCode::NotFound, tr("No bill of %1 has the account %2.").arg(payer, key), {}};
        wanted.append(*found);
    }
    auto world = takeIn(connection, payer, wanted, payerName(*payers, payer), Former::ComeBack, clock.now());
    if (!world)
        return world.error();
    const auto payerId = AccountId::parse(payer);
    for (const QString& key : keys) {
        const auto id = AccountId::parse(key);
        const Organization* const organization = id ? world->organizationOf(*id) : nullptr;
        if (payerId && organization && organization->payer != *payerId)
            return Error{ErrorCode::Conflict,
                         tr("The account %1 is in the organization %2. It has to leave that one first.")
                             .arg(key, organization->id.toString()),
                         {}};
    }
    if (auto kept = keepPlainly(connection, payer, wanted, *world); !kept)
        return kept;
    if (!payerId) {
        if (auto noted = noteAudit(connection, {.action = u"organizations:InviteAccountToOrganization"_s,
                                                .object = payer,
                                                .after = auditText({{u"accounts"_s, keys.join(u' ')}})});
            !noted)
            return noted;
    }
    return transaction.commit();
}

Result<void> nameBillAccount(Connection& connection, OrganizationCore& core, const QString& key,
                             const QString& name)
{
    OrganizationStore store(connection);
    if (auto read = core.catchUp(connection); !read)
        return read;
    const auto id = AccountId::parse(key);
    const World& world = core.loaded().world;
    if (!id || !world.account(*id))
        return audited<void>(
            connection,
            {.action = u"account:PutAccountName"_s, .object = key, .after = auditText({{u"name"_s, name}})},
            [&](AuditEvent&) { return store.nameAccount(key, name); });
    QString wanted = name;
    if (wanted.isEmpty()) {
        auto imported = store.importedName(key);
        if (!imported)
            return imported.error();
        wanted = *imported;
    }
    if (wanted == world.account(*id)->name)
        return {};
    // On behalf of the account: it may choose its name whatever features its organization has.
    const auto renamed = core.perform(connection, {RenameAccount{*id, wanted}}, {}, {*id});
    return renamed ? Result<void>() : Result<void>(renamed.error());
}

} // namespace billfold
