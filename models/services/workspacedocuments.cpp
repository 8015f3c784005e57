// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/billqueries.h"
#include "models/services/documentservice.h"
#include "models/services/issueservice.h"
#include "models/services/payerchecks.h"
#include "models/services/workspace_p.h"
#include "models/storage/documentstore.h"
#include "models/storage/settingstore.h"

namespace billfold
{

// The methods of Workspace about reconciling, issuing, and documents.

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

} // namespace billfold
