// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/billaccounts.h"
#include "models/services/importjob.h"
#include "models/services/payerchecks.h"
#include "models/services/workspace_p.h"
#include "models/storage/importstore.h"
#include "models/storage/organizationstore.h"

namespace billfold
{

// The methods of Workspace about imports, and about the organizations that imports name.

namespace
{

// Enough to know an export by; a larger one is not read twice.
constexpr qint64 previewLines = 200'000;

} // namespace

QFuture<Result<ImportPreview>> Workspace::previewImport(const QStringList& paths) const
{
    const auto entered = d->enterAsPayer(__func__, {}, u"*"_s);
    if (!entered)
        return Private::refused<ImportPreview>(entered.error());
    // Without a snapshot: reading files takes long, and would keep the database's log from being written
    // back.
    return d->reader.post<ImportPreview>(
        [paths, scope = entered->scope](Connection& connection) -> Result<ImportPreview> {
            auto preview = previewReports(connection, paths, previewLines);
            if (preview)
                hidePreviewed(preview->periods, scope);
            return preview;
        });
}

QFuture<Result<ImportOutcome>>
Workspace::Private::import(const Result<Admission>& entered,
                           std::function<Result<ImportOutcome>(Connection&, const BillScope&)> job)
{
    cancel = false;
    return write<ImportOutcome>(entered, Change::Imports | Change::Bills | Change::Organization,
                                [this, job = std::move(job)](Connection& connection, const BillScope& seen) {
                                    importing = true;
                                    auto outcome = job(connection, seen);
                                    importing = false;
                                    identityParts()->flushOn(connection);
                                    return outcome;
                                });
}

QFuture<Result<ImportOutcome>> Workspace::runImport(const QStringList& paths, const ImportOptions& options,
                                                    std::function<void(const ImportProgress&)> progress)
{
    return d->import(
        d->enterAsPayer(__func__, {}, u"*"_s),
        [=, progress = std::move(progress), parts = d.get()](Connection& connection, const BillScope& scope) {
            return importReports(connection, paths, options, *parts->clock, parts->cancel, progress, scope);
        });
}

QFuture<Result<ImportOutcome>> Workspace::runImport(const ExportSource& source, const ImportOptions& options,
                                                    std::function<void(const ImportProgress&)> progress)
{
    return d->import(
        d->enterAsPayer(__func__, {}, u"*"_s),
        [=, progress = std::move(progress), parts = d.get()](Connection& connection, const BillScope& scope) {
            return importReport(connection, source, options, *parts->clock, parts->cancel, progress, scope);
        });
}

void Workspace::cancelImport()
{
    if (d->enterAsPayer(__func__, {}, u"*"_s))
        d->cancel = true;
}

QFuture<Result<QList<ImportRecord>>> Workspace::imports() const
{
    return d->read<QList<ImportRecord>>(d->enterAsPayer(__func__, {}, u"*"_s), readImports);
}

QFuture<Result<QList<Finding>>> Workspace::findings(qint64 importId) const
{
    return d->read<QList<Finding>>(
        d->enterAsPayer(__func__, {}, u"*"_s),
        [importId](Connection& connection, const BillScope& scope) -> Result<QList<Finding>> {
            if (auto seen = checkImport(connection, importId, scope); !seen)
                return seen.error();
            return ImportStore(connection).findings(importId);
        });
}

QFuture<Result<void>> Workspace::undoImport(qint64 importId)
{
    return d->write<void>(d->enterAsPayer(__func__, {}, u"*"_s), Change::Imports | Change::Bills,
                          [importId](Connection& connection, const BillScope& scope) -> Result<void> {
                              if (auto seen = checkImport(connection, importId, scope); !seen)
                                  return seen;
                              return undoImportOf(connection, importId);
                          });
}

QFuture<Result<void>> Workspace::makeOrganization(const QString& payer)
{
    Private* parts = d.get();
    return d->write<void>(d->enterAsPayer(__func__, payer, payerArn(payer)), Change::Organization,
                          [payer, parts](Connection& connection, const BillScope&) {
                              return makeOrganizationOf(connection, payer, *parts->clock);
                          });
}

QFuture<Result<QList<AccountInfo>>> Workspace::unknownAccounts(const QString& payer) const
{
    return d->read<QList<AccountInfo>>(
        d->enterAsPayer(__func__, payer, payerArn(payer)),
        [payer](Connection& connection, const BillScope&) { return readUnknownAccounts(connection, payer); });
}

QFuture<Result<void>> Workspace::addToOrganization(const QString& payer, const QStringList& accountKeys)
{
    Private* parts = d.get();
    return d->write<void>(d->enterAsPayer(__func__, payer, payerArn(payer)), Change::Organization,
                          [payer, accountKeys, parts](Connection& connection, const BillScope&) {
                              return billfold::addToOrganization(connection, payer, accountKeys,
                                                                 *parts->clock);
                          });
}

QFuture<Result<void>> Workspace::nameAccount(const QString& accountKey, const QString& name)
{
    OrganizationCore* const core = d->organizationParts()->core.get();
    return d->write<void>(d->enter(__func__, "arn:aws:account::"_L1 + accountKey + ":account"_L1),
                          Change::Organization | Change::Bills,
                          [=](Connection& connection, const BillScope& scope) -> Result<void> {
                              if (auto may = checkNaming(connection, accountKey, scope); !may)
                                  return may;
                              return nameBillAccount(connection, *core, accountKey, name.trimmed());
                          });
}

} // namespace billfold
