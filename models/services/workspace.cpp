// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/workspace.h"

#include "models/billing/billtable.h"
#include "models/services/accountservices.h"
#include "models/services/auditnote.h"
#include "models/services/auditservice_p.h"
#include "models/services/billaccounts.h"
#include "models/services/billgroups.h"
#include "models/services/billqueries.h"
#include "models/services/documentservice.h"
#include "models/services/explain.h"
#include "models/services/gate.h"
#include "models/services/importjob.h"
#include "models/services/issueservice.h"
#include "models/services/organizationservice_p.h"
#include "models/services/payerchecks.h"
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

    std::unique_ptr<Gate> gate;
    BillScope scope; // as it was told last

    OrganizationService::Private* organizationParts() const;
    void makeGate();
    /// Everything that pages show is another thing for somebody who sees other bills.
    void tellScope();

    Result<Admission> enter(const char* method, const QString& resource = u"*"_s) const
    {
        return gate->enter("Workspace"_L1, method, resource);
    }
    /// For what is a payer's alone; no payer: of those of its own bills.
    Result<Admission> enterAsPayer(const char* method, const QString& payer, const QString& resource) const;
    /// For what only the owner of an account decides.
    Result<Admission> enterAsOwner(const char* method, const AccountId& account) const;

    template <typename T>
    static QFuture<Result<T>> refused(const Error& error)
    {
        return QtFuture::makeReadyFuture(Result<T>(error));
    }
    /// All that the job reads is of one moment. It ends early when its future is cancelled.
    template <typename T>
    QFuture<Result<T>> read(const Result<Admission>& entered,
                            std::function<Result<T>(Connection&, const BillScope&)> job)
    {
        if (!entered)
            return refused<T>(entered.error());
        return reader.ask<T>([scope = entered->scope, job = std::move(job)](
                                 Connection& connection, const Worker::Withdrawn& withdrawn) {
            const Snapshot snapshot(connection);
            const Withdrawable withdrawable(connection, withdrawn);
            return job(connection, scope);
        });
    }
    template <typename T>
    QFuture<Result<T>> print(const Result<Admission>& entered,
                             std::function<Result<T>(Connection&, const BillScope&)> job)
    {
        if (!entered)
            return refused<T>(entered.error());
        return printer.post<T>([scope = entered->scope, job = std::move(job)](Connection& connection) {
            return job(connection, scope);
        });
    }
    /// Does the job on the writing thread and tells everybody what changed where it went well.
    template <typename T>
    QFuture<Result<T>> write(const Result<Admission>& entered, Changes what,
                             std::function<Result<T>(Connection&, const BillScope&)> job)
    {
        if (!entered)
            return refused<T>(entered.error());
        Workspace* workspace = owner;
        OrganizationService::Private* parts = organizationParts();
        return writer.post<T>([job = std::move(job), scope = entered->scope, what, workspace, parts,
                               time = clock, actor = audit->actor()](Connection& connection) {
            const AuditScope audited(actor, time);
            Result<T> result = job(connection, scope);
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

void Workspace::Private::makeGate()
{
    OrganizationService* const service = organizations;
    Gate::Sources sources;
    // Nobody signs in: whoever sits there is the root user of the account that was chosen.
    sources.caller = [service] {
        Caller caller;
        if (const auto account = service->actingAs())
            caller.principal = PrincipalId{*account};
        return caller;
    };
    sources.world = [this]() -> const World& { return organizationParts()->loaded.world; };
    sources.directory = []() -> const Directory& {
        static const Directory nobody;
        return nobody;
    };
    sources.now = [this] { return clock->now(); };
    sources.note = [this](const AuditEvent& event) { static_cast<void>(audit->note(event)); };
    gate = std::make_unique<Gate>(std::move(sources));
    audit->d->gate = gate.get();
    organizationParts()->gate = gate.get();
    scope = gate->admission().scope;
    for (const auto signal : {&OrganizationService::changed, &OrganizationService::actorChanged})
        QObject::connect(service, signal, owner, [this] { tellScope(); });
}

void Workspace::Private::tellScope()
{
    const BillScope now = gate->admission().scope;
    if (now == std::exchange(scope, now))
        return;
    emit owner->changed(Change::Imports | Change::Bills | Change::Documents | Change::Reconciliation |
                        Change::Settings | Change::Organization);
}

Result<Admission> Workspace::Private::enterAsPayer(const char* method, const QString& payer,
                                                   const QString& resource) const
{
    auto entered = enter(method, resource);
    if (!entered)
        return entered;
    const bool seen = payer.isEmpty() ? entered->scope.all : entered->scope.seesWhole(payer);
    if (seen)
        return entered;
    return gate->refused(permissionOf("Workspace"_L1, QLatin1StringView(method))->action, resource,
                         payerOnly(payer));
}

Result<Admission> Workspace::Private::enterAsOwner(const char* method, const AccountId& account) const
{
    auto entered = enter(method, accountArn(account));
    if (!entered || !entered->caller.principal || entered->caller.principal->account == account)
        return entered;
    return gate->refused(permissionOf("Workspace"_L1, QLatin1StringView(method))->action, accountArn(account),
                         ownerOnly(account));
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
    d.makeGate();
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

Permit Workspace::may(const QString& action, const QString& resource) const
{
    return d->gate->may(action, resource);
}

Permit Workspace::mayAsPayer(const QString& action, const QString& payer) const
{
    Permit permit = d->gate->may(action, payer.isEmpty() ? u"*"_s : payerArn(payer));
    const BillScope scope = d->gate->admission().scope;
    if (permit.allowed && !(payer.isEmpty() ? scope.all : scope.seesWhole(payer))) {
        permit.allowed = false;
        permit.why = payerOnly(payer).message;
    }
    return permit;
}

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

QFuture<Result<ImportOutcome>> Workspace::runImport(const QStringList& paths, const ImportOptions& options,
                                                    std::function<void(const ImportProgress&)> progress)
{
    d->cancel = false;
    Private* parts = d.get();
    return d->write<ImportOutcome>(
        d->enterAsPayer(__func__, {}, u"*"_s), Change::Imports | Change::Bills | Change::Organization,
        [=, progress = std::move(progress)](Connection& connection, const BillScope& scope) {
            return importReports(connection, paths, options, *parts->clock, parts->cancel, progress, scope);
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

QFuture<Result<Reconciliation>> Workspace::reconciliation(const BillId& bill) const
{
    return d->read<Reconciliation>(
        d->enterAsPayer(__func__, bill.payer, billArn(bill)),
        [bill](Connection& connection, const BillScope&) { return readReconciliation(connection, bill); });
}

QFuture<Result<void>> Workspace::reconcile(const BillId& bill, const ReconcileRow& row)
{
    Private* parts = d.get();
    return d->write<void>(d->enterAsPayer(__func__, bill.payer, billArn(bill)), Change::Reconciliation,
                          [bill, row, parts](Connection& connection, const BillScope&) {
                              return writeReconciliation(connection, bill, row, *parts->clock);
                          });
}

QFuture<Result<IssueRehearsal>> Workspace::rehearseIssue(const BillId& bill) const
{
    Private* parts = d.get();
    return d->read<IssueRehearsal>(d->enterAsPayer(__func__, bill.payer, billArn(bill)),
                                   [bill, parts](Connection& connection, const BillScope&) {
                                       return rehearse(connection, bill, *parts->clock);
                                   });
}

QFuture<Result<QList<IssuedDocument>>> Workspace::issue(const BillId& bill)
{
    Private* parts = d.get();
    return d->write<QList<IssuedDocument>>(d->enterAsPayer(__func__, bill.payer, billArn(bill)),
                                           Change::Bills | Change::Documents,
                                           [bill, parts](Connection& connection, const BillScope&) {
                                               return issueBill(connection, bill, *parts->clock);
                                           });
}

QFuture<Result<QList<IssuedDocument>>> Workspace::documents() const
{
    return d->read<QList<IssuedDocument>>(d->enter(__func__), readDocuments);
}

QFuture<Result<void>> Workspace::markPaid(qint64 documentId, QDate on, const QString& reference)
{
    return d->write<void>(d->enterAsPayer(__func__, {}, u"*"_s), Change::Documents,
                          [=](Connection& connection, const BillScope& scope) -> Result<void> {
                              if (auto own = checkOwnDocument(connection, documentId, scope); !own)
                                  return own;
                              return payDocument(connection, documentId, on, reference.trimmed());
                          });
}

QFuture<Result<void>> Workspace::markOpen(qint64 documentId)
{
    return d->write<void>(d->enterAsPayer(__func__, {}, u"*"_s), Change::Documents,
                          [=](Connection& connection, const BillScope& scope) -> Result<void> {
                              if (auto own = checkOwnDocument(connection, documentId, scope); !own)
                                  return own;
                              return openDocument(connection, documentId);
                          });
}

QFuture<Result<IssuedDocument>> Workspace::correct(qint64 documentId, Money amount, const QString& reason)
{
    Private* parts = d.get();
    return d->write<IssuedDocument>(
        d->enterAsPayer(__func__, {}, u"*"_s), Change::Documents,
        [=](Connection& connection, const BillScope& scope) -> Result<IssuedDocument> {
            if (auto own = checkOwnDocument(connection, documentId, scope); !own)
                return own.error();
            return correctDocument(connection, documentId, amount, reason, *parts->clock);
        });
}

QFuture<Result<BillTable>> Workspace::differenceSinceIssue(const BillId& bill) const
{
    return d->read<BillTable>(d->enter(__func__, billArn(bill)),
                              [bill](Connection& connection, const BillScope& scope) {
                                  return readDifference(connection, bill, scope);
                              });
}

QFuture<Result<IssueSettings>> Workspace::issueSettings(const QString& payer) const
{
    return d->read<IssueSettings>(d->enterAsPayer(__func__, payer, payerArn(payer)),
                                  [payer](Connection& connection, const BillScope&) {
                                      return SettingStore(connection).issueSettings(payer);
                                  });
}

QFuture<Result<IssueSettings>> Workspace::issueSettings(const BillId& bill) const
{
    return d->read<IssueSettings>(
        d->enterAsPayer(__func__, bill.payer, payerArn(bill.payer)),
        [bill](Connection& connection, const BillScope&) { return readIssueSettings(connection, bill); });
}

QFuture<Result<void>> Workspace::setIssueSettings(const QString& payer, const IssueSettings& settings)
{
    return d->write<void>(d->enterAsPayer(__func__, payer, payerArn(payer)), Change::Settings,
                          [=](Connection& connection, const BillScope&) {
                              return writeIssueSettings(connection, payer, settings);
                          });
}

QFuture<Result<BillDocumentInput>> Workspace::billDocument(const BillId& bill, DocumentDepth depth) const
{
    return d->print<BillDocumentInput>(
        d->enterAsPayer(__func__, bill.payer, billArn(bill)),
        [bill, depth](Connection& connection, const BillScope& scope) -> Result<BillDocumentInput> {
            auto documents = openDocuments(connection, bill, scope);
            if (!documents)
                return documents.error();
            return (*documents)->bill(depth);
        });
}

QFuture<Result<StatementInput>> Workspace::statement(const BillId& bill, const QString& accountKey,
                                                     DocumentDepth depth) const
{
    return d->print<StatementInput>(
        d->enter(__func__, billArn(bill)),
        [bill, accountKey, depth](Connection& connection, const BillScope& scope) -> Result<StatementInput> {
            auto documents = openDocuments(connection, bill, scope);
            if (!documents)
                return documents.error();
            return (*documents)->statement(accountKey, depth);
        });
}

QFuture<Result<DocumentInput>> Workspace::document(qint64 documentId, DocumentDepth depth) const
{
    return d->print<DocumentInput>(d->enter(__func__),
                                   [documentId, depth](Connection& connection, const BillScope& scope) {
                                       return readDocument(connection, documentId, depth, scope);
                                   });
}

QFuture<Result<void>> Workspace::withDocuments(const BillId& bill,
                                               std::function<Result<void>(DocumentSource&)> job) const
{
    return d->print<void>(
        d->enter(__func__, billArn(bill)),
        [bill, job = std::move(job)](Connection& connection, const BillScope& scope) -> Result<void> {
            auto documents = openDocuments(connection, bill, scope);
            if (!documents)
                return documents.error();
            return job(**documents);
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
