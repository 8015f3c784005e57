// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billtable.h"
#include "models/services/accountservices.h"
#include "models/services/billgroups.h"
#include "models/services/billqueries.h"
#include "models/services/explain.h"
#include "models/services/payerchecks.h"
#include "models/services/savedviews.h"
#include "models/services/workspace_p.h"
#include "models/storage/billreader.h"
#include "models/storage/linestore.h"
#include "models/storage/organizationstore.h"

namespace billfold
{

// The methods of Workspace that answer questions about bills, and about what single accounts see and decide.

QFuture<Result<QList<PayerInfo>>> Workspace::payers() const
{
    return d->read<QList<PayerInfo>>(d->enter(__func__), readPayers);
}

QFuture<Result<QList<AccountInfo>>> Workspace::accounts(const QString& payer) const
{
    return d->read<QList<AccountInfo>>(d->enter(__func__, payerArn(payer)),
                                       [payer](Connection& connection, const BillScope& scope) {
                                           return readAccounts(connection, payer, scope);
                                       });
}

QFuture<Result<QList<BillSummary>>> Workspace::bills() const
{
    return d->read<QList<BillSummary>>(d->enter(__func__), readBills);
}

QFuture<Result<BillSummary>> Workspace::bill(const BillId& id) const
{
    return d->read<BillSummary>(
        d->enter(__func__, billArn(id)),
        [id](Connection& connection, const BillScope& scope) { return readBill(connection, id, scope); });
}

QFuture<Result<BillTable>> Workspace::table(const BillQuery& query) const
{
    return d->read<BillTable>(d->enter(__func__, billArn(query.bill)),
                              [query](Connection& connection, const BillScope& scope) {
                                  return readTable(connection, query, scope);
                              });
}

QFuture<Result<LinePage>> Workspace::lines(const LineQuery& query) const
{
    return d->read<LinePage>(d->enter(__func__, billArn(query.bill)),
                             [query](Connection& connection, const BillScope& scope) {
                                 return readLines(connection, query, scope);
                             });
}

QFuture<Result<QPair<Money, qint64>>> Workspace::lineTotals(const LineQuery& query) const
{
    return d->read<QPair<Money, qint64>>(d->enter(__func__, billArn(query.bill)),
                                         [query](Connection& connection, const BillScope& scope) {
                                             return readLineTotals(connection, query, scope);
                                         });
}

QFuture<Result<Explanation>> Workspace::explain(const BillQuery& query, const QString& rowKey) const
{
    return d->read<Explanation>(d->enter(__func__, billArn(query.bill)),
                                [query, rowKey](Connection& connection, const BillScope& scope) {
                                    return explainRow(connection, query, rowKey, scope);
                                });
}

QFuture<Result<TrendTable>> Workspace::trend(const TrendQuery& query) const
{
    return d->read<TrendTable>(d->enter(__func__, payerArn(query.payer)),
                               [query](Connection& connection, const BillScope& scope) {
                                   return readTrend(connection, query, scope);
                               });
}

QFuture<Result<QStringList>> Workspace::tagKeys(const QString& payer) const
{
    return d->read<QStringList>(d->enter(__func__, payerArn(payer)),
                                [payer](Connection& connection, const BillScope& scope) {
                                    return readTagKeys(connection, payer, scope);
                                });
}

QFuture<Result<QList<AccountService>>> Workspace::accountServices(const AccountId& account) const
{
    return d->read<QList<AccountService>>(d->enterAsPayer(__func__, account.toString(), accountArn(account)),
                                          [account](Connection& connection, const BillScope&) {
                                              return readAccountServices(connection, account);
                                          });
}

QFuture<Result<void>> Workspace::chooseService(const AccountId& account, const QString& prefix, bool signUp)
{
    return d->write<void>(d->enterAsOwner(__func__, account), Change::AccountServices | Change::Organization,
                          [=, clock = d->clock](Connection& connection, const BillScope&) {
                              return chooseAccountService(connection, account, prefix, signUp, clock->now());
                          });
}

QFuture<Result<AccountResources>> Workspace::accountResources(const AccountId& account, int limit) const
{
    return d->read<AccountResources>(d->enterAsPayer(__func__, account.toString(), accountArn(account)),
                                     [=](Connection& connection, const BillScope&) {
                                         return readAccountResources(connection, account, limit);
                                     });
}

QFuture<Result<AccountSupport>> Workspace::accountSupport(const AccountId& account) const
{
    return d->read<AccountSupport>(d->enterAsPayer(__func__, account.toString(), accountArn(account)),
                                   [account](Connection& connection, const BillScope&) {
                                       return readAccountSupport(connection, account);
                                   });
}

QFuture<Result<void>> Workspace::chooseSupport(const AccountId& account, const QString& plan)
{
    return d->write<void>(d->enterAsOwner(__func__, account), Change::AccountServices | Change::Organization,
                          [=, clock = d->clock](Connection& connection, const BillScope&) {
                              return chooseAccountSupport(connection, account, plan, clock->now());
                          });
}

QFuture<Result<QList<SavedView>>> Workspace::savedViews() const
{
    return d->read<QList<SavedView>>(d->enter(__func__), readSavedViews);
}

QFuture<Result<void>> Workspace::saveView(const SavedView& view)
{
    return d->write<void>(d->enter(__func__), Change::Settings,
                          [view](Connection& connection, const BillScope& scope) {
                              return writeSavedView(connection, view, scope);
                          });
}

QFuture<Result<void>> Workspace::removeView(const QString& name)
{
    return d->write<void>(d->enter(__func__), Change::Settings,
                          [name](Connection& connection, const BillScope& scope) {
                              return removeSavedView(connection, name, scope);
                          });
}

} // namespace billfold
