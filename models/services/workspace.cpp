// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/workspace.h"

#include "models/billing/billtable.h"
#include "models/services/auditnote.h"
#include "models/services/auditservice_p.h"
#include "models/services/billaccounts.h"
#include "models/services/billgroups.h"
#include "models/services/billqueries.h"
#include "models/services/documentservice.h"
#include "models/services/explain.h"
#include "models/services/importjob.h"
#include "models/services/issueservice.h"
#include "models/services/organizationservice_p.h"
#include "models/services/savedviews.h"
#include "models/services/worker.h"
#include "models/storage/billreader.h"
#include "models/storage/documentstore.h"
#include "models/storage/importstore.h"
#include "models/storage/linestore.h"
#include "models/storage/organizationstore.h"
#include "models/storage/settingstore.h"

#include <atomic>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

// Enough to know an export by; a larger one is not read twice.
constexpr qint64 previewLines = 200'000;

} // namespace

struct Workspace::Private {
    Private(QString file, std::shared_ptr<const Clock> time)
        : path(std::move(file)), clock(std::move(time)), writer(path), reader(path), printer(path),
          background(path)
    {
    }
    QString path;
    std::shared_ptr<const Clock> clock;
    std::atomic<bool> cancel{false};
    Worker writer;
    Worker reader;
    Worker printer;
    Worker background; ///< for what takes long and nobody waits for: checks, copies
    Workspace* owner = nullptr;
    std::unique_ptr<AuditService> audit;
    OrganizationService* organizations = nullptr; // a child of the owner, so that it follows it to its thread

    OrganizationService::Private* organizationParts() const;

    /// All that the job reads is of one moment. It ends early when its future is cancelled.
    template <typename T>
    QFuture<Result<T>> read(std::function<Result<T>(Connection&)> job)
    {
        return reader.ask<T>(
            [job = std::move(job)](Connection& connection, const Worker::Withdrawn& withdrawn) {
                const Snapshot snapshot(connection);
                const Withdrawable withdrawable(connection, withdrawn);
                return job(connection);
            });
    }
    /// Does the job on the writing thread and tells everybody what changed where it went well.
    template <typename T>
    QFuture<Result<T>> write(Changes what, std::function<Result<T>(Connection&)> job)
    {
        Workspace* workspace = owner;
        OrganizationService::Private* parts = organizationParts();
        return writer.post<T>([job = std::move(job), what, workspace, parts, time = clock,
                               actor = audit->actor()](Connection& connection) {
            const AuditScope scope(actor, time);
            Result<T> result = job(connection);
            if (result.ok() && what.testFlag(Change::Organization))
                parts->noticeOn(connection);
            if (result.ok())
                QMetaObject::invokeMethod(
                    workspace, [workspace, what] { emit workspace->changed(what); }, Qt::QueuedConnection);
            return result;
        });
    }
};

Workspace::Workspace(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->owner = this;
}

OrganizationService::Private* Workspace::Private::organizationParts() const
{
    return organizations->d.get();
}

Workspace::~Workspace()
{
    d->cancel = true;
}

Result<std::shared_ptr<Workspace>> Workspace::open(const QString& path, std::shared_ptr<const Clock> clock)
{
    static const int registered = qRegisterMetaType<Changes>("billfold::Changes");
    Q_UNUSED(registered)
    auto parts = std::make_unique<Private>(path, std::move(clock));
    // The writer first: it makes the file and its tables.
    if (auto opened = parts->writer.start(); !opened)
        return opened.error();
    if (auto opened = parts->reader.start(); !opened)
        return opened.error();
    if (auto opened = parts->printer.start(); !opened)
        return opened.error();
    if (auto opened = parts->background.start(); !opened)
        return opened.error();
    std::shared_ptr<Workspace> workspace(new Workspace(std::move(parts)));
    Private& d = *workspace->d;
    d.organizations = new OrganizationService(
        std::make_unique<OrganizationService::Private>(*workspace, d.writer, d.reader, d.clock));
    d.organizations->setParent(workspace.get());
    d.audit.reset(
        new AuditService(std::make_unique<AuditService::Private>(d.writer, d.reader, d.background, d.clock)));
    d.audit->setCaller([organizations = d.organizations] { return rootActor(organizations->actingAs()); });
    if (auto read = d.organizationParts()->open(); !read)
        return read.error();
    return workspace;
}

QString Workspace::path() const
{
    return d->path;
}

const Clock& Workspace::clock() const
{
    return *d->clock;
}

OrganizationService& Workspace::organizations() const
{
    return *d->organizations;
}

AuditService& Workspace::audit() const
{
    return *d->audit;
}

QFuture<Result<QList<PayerInfo>>> Workspace::payers() const
{
    return d->read<QList<PayerInfo>>([](Connection& connection) -> Result<QList<PayerInfo>> {
        auto stored = OrganizationStore(connection).payers();
        if (!stored)
            return stored.error();
        QList<PayerInfo> payers;
        for (const StoredPayer& payer : std::as_const(*stored))
            payers.append({payer.key, payer.name.isEmpty() ? payer.key : payer.name, payer.organizationName,
                           payer.organizationId, payer.linkedAccounts});
        return payers;
    });
}

QFuture<Result<QList<AccountInfo>>> Workspace::accounts(const QString& payer) const
{
    return d->read<QList<AccountInfo>>([payer](Connection& connection) -> Result<QList<AccountInfo>> {
        auto stored = OrganizationStore(connection).accountsOf(payer);
        if (!stored)
            return stored.error();
        QList<AccountInfo> accounts;
        for (const StoredAccount& account : std::as_const(*stored))
            accounts.append({account.key, account.name.isEmpty() ? account.key : account.name});
        return accounts;
    });
}

QFuture<Result<QList<BillSummary>>> Workspace::bills() const
{
    return d->read<QList<BillSummary>>(readBills);
}

QFuture<Result<BillSummary>> Workspace::bill(const BillId& id) const
{
    return d->read<BillSummary>([id](Connection& connection) { return readBill(connection, id); });
}

QFuture<Result<BillTable>> Workspace::table(const BillQuery& query) const
{
    return d->read<BillTable>([query](Connection& connection) { return readTable(connection, query); });
}

QFuture<Result<LinePage>> Workspace::lines(const LineQuery& query) const
{
    return d->read<LinePage>([query](Connection& connection) { return readLines(connection, query); });
}

QFuture<Result<QPair<Money, qint64>>> Workspace::lineTotals(const LineQuery& query) const
{
    return d->read<QPair<Money, qint64>>([query](Connection& connection) -> Result<QPair<Money, qint64>> {
        auto part = BillReader(connection).part(query.bill);
        if (!part)
            return part.error();
        if (!part->has_value())
            return qMakePair(Money(), qint64(0));
        LineQuery asked = query;
        auto filters = BillGroups(connection, query.bill.payer).resolved(query.filters);
        if (!filters)
            return filters.error();
        asked.filters = *filters;
        return LineStore(connection).totals((*part)->id, asked);
    });
}

QFuture<Result<Explanation>> Workspace::explain(const BillQuery& query, const QString& rowKey) const
{
    return d->read<Explanation>(
        [query, rowKey](Connection& connection) { return explainRow(connection, query, rowKey); });
}

QFuture<Result<TrendTable>> Workspace::trend(const TrendQuery& query) const
{
    return d->read<TrendTable>([query](Connection& connection) { return readTrend(connection, query); });
}

QFuture<Result<QStringList>> Workspace::tagKeys(const QString& payer) const
{
    return d->read<QStringList>(
        [payer](Connection& connection) { return BillReader(connection).tagKeys(payer); });
}

QFuture<Result<ImportPreview>> Workspace::previewImport(const QStringList& paths) const
{
    // Without a snapshot: reading files takes long, and would keep the database's log from being written
    // back.
    return d->reader.post<ImportPreview>(
        [paths](Connection& connection) { return previewReports(connection, paths, previewLines); });
}

QFuture<Result<ImportOutcome>> Workspace::runImport(const QStringList& paths, const ImportOptions& options,
                                                    std::function<void(const ImportProgress&)> progress)
{
    d->cancel = false;
    Private* parts = d.get();
    return d->write<ImportOutcome>(Change::Imports | Change::Bills | Change::Organization,
                                   [=, progress = std::move(progress)](Connection& connection) {
                                       return importReports(connection, paths, options, *parts->clock,
                                                            parts->cancel, progress);
                                   });
}

void Workspace::cancelImport()
{
    d->cancel = true;
}

QFuture<Result<QList<ImportRecord>>> Workspace::imports() const
{
    return d->read<QList<ImportRecord>>(
        [](Connection& connection) { return ImportStore(connection).imports(); });
}

QFuture<Result<QList<Finding>>> Workspace::findings(qint64 importId) const
{
    return d->read<QList<Finding>>(
        [importId](Connection& connection) { return ImportStore(connection).findings(importId); });
}

QFuture<Result<void>> Workspace::undoImport(qint64 importId)
{
    return d->write<void>(Change::Imports | Change::Bills,
                          [importId](Connection& connection) { return undoImportOf(connection, importId); });
}

QFuture<Result<void>> Workspace::makeOrganization(const QString& payer)
{
    Private* parts = d.get();
    return d->write<void>(Change::Organization, [payer, parts](Connection& connection) {
        return makeOrganizationOf(connection, payer, *parts->clock);
    });
}

QFuture<Result<QList<AccountInfo>>> Workspace::unknownAccounts(const QString& payer) const
{
    return d->read<QList<AccountInfo>>([payer](Connection& connection) -> Result<QList<AccountInfo>> {
        auto charged = OrganizationStore(connection).chargedAccounts(payer);
        if (!charged)
            return charged.error();
        QList<AccountInfo> unknown;
        for (const ChargedAccount& account : std::as_const(*charged)) {
            if (!account.member)
                unknown.append({account.key, account.name.isEmpty() ? account.key : account.name});
        }
        return unknown;
    });
}

QFuture<Result<void>> Workspace::addToOrganization(const QString& payer, const QStringList& accountKeys)
{
    Private* parts = d.get();
    return d->write<void>(Change::Organization, [payer, accountKeys, parts](Connection& connection) {
        return billfold::addToOrganization(connection, payer, accountKeys, *parts->clock);
    });
}

QFuture<Result<void>> Workspace::nameAccount(const QString& accountKey, const QString& name)
{
    OrganizationCore* const core = d->organizationParts()->core.get();
    return d->write<void>(Change::Organization | Change::Bills, [=](Connection& connection) {
        return nameBillAccount(connection, *core, accountKey, name.trimmed());
    });
}

QFuture<Result<Reconciliation>> Workspace::reconciliation(const BillId& bill) const
{
    return d->read<Reconciliation>(
        [bill](Connection& connection) { return readReconciliation(connection, bill); });
}

QFuture<Result<void>> Workspace::reconcile(const BillId& bill, const ReconcileRow& row)
{
    Private* parts = d.get();
    return d->write<void>(Change::Reconciliation, [bill, row, parts](Connection& connection) {
        return writeReconciliation(connection, bill, row, *parts->clock);
    });
}

QFuture<Result<IssueRehearsal>> Workspace::rehearseIssue(const BillId& bill) const
{
    Private* parts = d.get();
    return d->read<IssueRehearsal>(
        [bill, parts](Connection& connection) { return rehearse(connection, bill, *parts->clock); });
}

QFuture<Result<QList<IssuedDocument>>> Workspace::issue(const BillId& bill)
{
    Private* parts = d.get();
    return d->write<QList<IssuedDocument>>(
        Change::Bills | Change::Documents,
        [bill, parts](Connection& connection) { return issueBill(connection, bill, *parts->clock); });
}

QFuture<Result<QList<IssuedDocument>>> Workspace::documents() const
{
    return d->read<QList<IssuedDocument>>(
        [](Connection& connection) { return DocumentStore(connection).documents(); });
}

QFuture<Result<void>> Workspace::markPaid(qint64 documentId, QDate on, const QString& reference)
{
    return d->write<void>(Change::Documents, [=](Connection& connection) {
        return payDocument(connection, documentId, on, reference.trimmed());
    });
}

QFuture<Result<void>> Workspace::markOpen(qint64 documentId)
{
    return d->write<void>(Change::Documents, [documentId](Connection& connection) {
        return openDocument(connection, documentId);
    });
}

QFuture<Result<IssuedDocument>> Workspace::correct(qint64 documentId, Money amount, const QString& reason)
{
    Private* parts = d.get();
    return d->write<IssuedDocument>(Change::Documents, [=](Connection& connection) {
        return correctDocument(connection, documentId, amount, reason, *parts->clock);
    });
}

QFuture<Result<BillTable>> Workspace::differenceSinceIssue(const BillId& bill) const
{
    return d->read<BillTable>([bill](Connection& connection) { return readDifference(connection, bill); });
}

QFuture<Result<IssueSettings>> Workspace::issueSettings(const QString& payer) const
{
    return d->read<IssueSettings>(
        [payer](Connection& connection) { return SettingStore(connection).issueSettings(payer); });
}

QFuture<Result<IssueSettings>> Workspace::issueSettings(const BillId& bill) const
{
    return d->read<IssueSettings>(
        [bill](Connection& connection) { return readIssueSettings(connection, bill); });
}

QFuture<Result<void>> Workspace::setIssueSettings(const QString& payer, const IssueSettings& settings)
{
    return d->write<void>(Change::Settings, [=](Connection& connection) {
        return writeIssueSettings(connection, payer, settings);
    });
}

QFuture<Result<BillDocumentInput>> Workspace::billDocument(const BillId& bill, DocumentDepth depth) const
{
    return d->printer.post<BillDocumentInput>(
        [bill, depth](Connection& connection) -> Result<BillDocumentInput> {
            auto documents = openDocuments(connection, bill);
            if (!documents)
                return documents.error();
            return (*documents)->bill(depth);
        });
}

QFuture<Result<StatementInput>> Workspace::statement(const BillId& bill, const QString& accountKey,
                                                     DocumentDepth depth) const
{
    return d->printer.post<StatementInput>(
        [bill, accountKey, depth](Connection& connection) -> Result<StatementInput> {
            auto documents = openDocuments(connection, bill);
            if (!documents)
                return documents.error();
            return (*documents)->statement(accountKey, depth);
        });
}

QFuture<Result<DocumentInput>> Workspace::document(qint64 documentId, DocumentDepth depth) const
{
    return d->printer.post<DocumentInput>(
        [documentId, depth](Connection& connection) { return readDocument(connection, documentId, depth); });
}

QFuture<Result<void>> Workspace::withDocuments(const BillId& bill,
                                               std::function<Result<void>(DocumentSource&)> job) const
{
    return d->printer.post<void>([bill, job = std::move(job)](Connection& connection) -> Result<void> {
        auto documents = openDocuments(connection, bill);
        if (!documents)
            return documents.error();
        return job(**documents);
    });
}

QFuture<Result<QList<SavedView>>> Workspace::savedViews() const
{
    return d->read<QList<SavedView>>(readSavedViews);
}

QFuture<Result<void>> Workspace::saveView(const SavedView& view)
{
    return d->write<void>(Change::Settings,
                          [view](Connection& connection) { return writeSavedView(connection, view); });
}

QFuture<Result<void>> Workspace::removeView(const QString& name)
{
    return d->write<void>(Change::Settings,
                          [name](Connection& connection) { return removeSavedView(connection, name); });
}

} // namespace billfold
