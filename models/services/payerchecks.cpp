// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/payerchecks.h"

#include "models/storage/documentstore.h"
#include "models/storage/importstore.h"
#include "models/storage/organizationstore.h"

#include <algorithm>

namespace billfold
{

namespace
{

/// A payer that is hidden from the scope and has a part in the import.
QString hiddenPayerOf(const QList<PeriodTotals>& periods, const BillScope& scope)
{
    const auto hidden = std::find_if(periods.cbegin(), periods.cend(), [&](const PeriodTotals& period) {
        return !scope.seesWhole(period.bill.payer);
    });
    return hidden == periods.cend() ? QString() : hidden->bill.payer;
}

} // namespace

Result<QList<PayerInfo>> readPayers(Connection& connection, const BillScope& scope)
{
    OrganizationStore store(connection);
    auto stored = store.payers();
    if (!stored)
        return stored.error();
    QStringList own;
    if (scope.limited()) {
        auto payers = store.payersOf(scope.account);
        if (!payers)
            return payers.error();
        own = *payers;
    }
    QList<PayerInfo> payers;
    for (const StoredPayer& payer : std::as_const(*stored)) {
        const bool whole = scope.seesWhole(payer.key);
        if (!whole && !own.contains(payer.key))
            continue;
        payers.append({payer.key, payer.name.isEmpty() ? payer.key : payer.name, payer.organizationName,
                       payer.organizationId, whole ? payer.linkedAccounts : 1, whole});
    }
    return payers;
}

Result<QList<AccountInfo>> readAccounts(Connection& connection, const QString& payer, const BillScope& scope)
{
    auto stored = OrganizationStore(connection).accountsOf(payer);
    if (!stored)
        return stored.error();
    const bool whole = scope.seesWhole(payer);
    QList<AccountInfo> accounts;
    for (const StoredAccount& account : std::as_const(*stored)) {
        if (whole || account.key == scope.account)
            accounts.append({account.key, account.name.isEmpty() ? account.key : account.name});
    }
    return accounts;
}

Result<QList<AccountInfo>> readUnknownAccounts(Connection& connection, const QString& payer)
{
    auto charged = OrganizationStore(connection).chargedAccounts(payer);
    if (!charged)
        return charged.error();
    QList<AccountInfo> unknown;
    for (const ChargedAccount& account : std::as_const(*charged)) {
        if (!account.member)
            unknown.append({account.key, account.name.isEmpty() ? account.key : account.name});
    }
    return unknown;
}

Result<QList<ImportRecord>> readImports(Connection& connection, const BillScope& scope)
{
    auto records = ImportStore(connection).imports();
    if (records && scope.limited())
        records->removeIf(
            [&](const ImportRecord& record) { return !hiddenPayerOf(record.periods, scope).isEmpty(); });
    return records;
}

Result<void> checkImport(Connection& connection, qint64 importId, const BillScope& scope)
{
    if (!scope.limited())
        return {};
    auto records = ImportStore(connection).imports();
    if (!records)
        return records.error();
    for (const ImportRecord& record : std::as_const(*records)) {
        if (record.id != importId)
            continue;
        const QString payer = hiddenPayerOf(record.periods, scope);
        return payer.isEmpty() ? Result<void>() : Result<void>(payerOnly(payer));
    }
    return {}; // whoever does it says that there is none
}

Result<void> checkOwnDocument(Connection& connection, qint64 documentId, const BillScope& scope)
{
    if (!scope.limited())
        return {};
    auto document = DocumentStore(connection).document(documentId);
    if (!document)
        return document.error();
    if (document->has_value() && !scope.seesWhole((*document)->bill.payer))
        return payerOnly((*document)->bill.payer);
    return {};
}

Result<void> checkNaming(Connection& connection, const QString& account, const BillScope& scope)
{
    if (account == scope.account || !scope.limited())
        return {};
    auto payers = OrganizationStore(connection).payersOf(account);
    if (!payers)
        return payers.error();
    const bool seen = scope.all && scope.seesWhole(account) &&
                      std::all_of(payers->cbegin(), payers->cend(),
                                  [&](const QString& payer) { return scope.seesWhole(payer); });
    return seen ? Result<void>() : Result<void>(payerOnly(payers->value(0)));
}

void hidePreviewed(QList<PeriodTotals>& periods, const BillScope& scope)
{
    for (PeriodTotals& period : periods) {
        if (scope.seesWhole(period.bill.payer))
            continue;
        period.replacesTotal.reset();
        period.replacesImported = {};
        period.issued = false;
    }
}

} // namespace billfold
