// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/issueservice.h"

#include "models/billing/issuing.h"
#include "models/services/auditnote.h"
#include "models/services/billqueries.h"
#include "models/services/documentservice.h"
#include "models/storage/billreader.h"
#include "models/storage/documentstore.h"
#include "models/storage/importstore.h"
#include "models/storage/organizationstore.h"
#include "models/storage/reconcilestore.h"
#include "models/storage/settingstore.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("IssueService", sentence);
}

/// What issuing and its rehearsal both need.
struct Prepared {
    IssueInput input;
    ConcernInput concerns;
};

Result<Prepared> prepare(Connection& connection, const BillId& id, const Clock& clock)
{
    auto bill = readBill(connection, id);
    if (!bill)
        return bill.error();
    auto sellers = readTable(connection, {.bill = id, .by = Dimension::Seller});
    if (!sellers)
        return sellers.error();
    auto accounts = readTable(connection, {.bill = id, .by = Dimension::Account});
    if (!accounts)
        return accounts.error();
    auto settings = effectiveSettings(connection, id.payer);
    if (!settings)
        return settings.error();
    auto numbers = DocumentStore(connection).numbers();
    if (!numbers)
        return numbers.error();
    auto reconciliation = readReconciliation(connection, id);
    if (!reconciliation)
        return reconciliation.error();
    auto payers = OrganizationStore(connection).payers();
    if (!payers)
        return payers.error();
    auto imports = ImportStore(connection).imports();
    if (!imports)
        return imports.error();
    const QDate today = clock.now().toUTC().date();
    ConcernInput concerns{.bill = *bill, .reconciliation = *reconciliation, .today = today};
    const auto payer = std::find_if(payers->cbegin(), payers->cend(),
                                    [&](const StoredPayer& stored) { return stored.key == id.payer; });
    concerns.hasOrganization = payer != payers->cend() && !payer->organizationName.isEmpty();
    if (concerns.hasOrganization) {
        auto part = BillReader(connection).part(id);
        if (!part)
            return part.error();
        auto unknown = BillReader(connection).unknownAccounts((*part)->id);
        if (!unknown)
            return unknown.error();
        concerns.unknownAccounts = *unknown;
    }
    for (const ImportRecord& record : std::as_const(*imports)) {
        const bool ofThisBill =
            record.active && std::any_of(record.periods.cbegin(), record.periods.cend(),
                                         [&](const PeriodTotals& p) { return p.bill == id; });
        if (ofThisBill) {
            concerns.importErrors += record.errors;
            concerns.importWarnings += record.warnings;
        }
    }
    return Prepared{{*bill, sellers->rows, accounts->rows, *settings, *numbers, today}, std::move(concerns)};
}

QString reconcileText(const ReconcileRow& row)
{
    static const QStringList states{u"open"_s, u"matched"_s, u"explained"_s};
    return auditText({{u"invoiced"_s, row.invoiced ? row.invoiced->toString() : QString()},
                      {u"state"_s, states.value(static_cast<int>(row.state))},
                      {u"note"_s, row.note}});
}

QString paymentText(const IssuedDocument& document)
{
    if (document.payment != PaymentState::Paid)
        return {};
    return auditText(
        {{u"paid"_s, document.paidOn.toString(Qt::ISODate)}, {u"reference"_s, document.paidReference}});
}

QString settingsText(const IssueSettings& settings)
{
    return auditText({{u"billTo"_s, settings.billTo},
                      {u"organizationName"_s, settings.organizationName},
                      {u"organizationId"_s, settings.organizationId},
                      {u"numberScheme"_s, settings.numberScheme},
                      {u"dueDays"_s, QString::number(settings.dueDays)}});
}

/// Does something about an issued document, noted with its payment before and after.
Result<void> changePayment(Connection& connection, const QString& action, qint64 documentId,
                           const std::function<Result<void>(DocumentStore&)>& change)
{
    return audited<void>(connection, {.action = action, .object = QString::number(documentId)},
                         [&](AuditEvent& event) -> Result<void> {
                             DocumentStore store(connection);
                             auto before = store.document(documentId);
                             if (!before)
                                 return before.error();
                             if (auto changed = change(store); !changed)
                                 return changed;
                             auto after = store.document(documentId);
                             if (!after)
                                 return after.error();
                             event.object = (*after)->number;
                             event.before = paymentText(**before);
                             event.after = paymentText(**after);
                             return {};
                         });
}

Error alreadyIssued(const BillSummary& bill)
{
    return {
        ErrorCode::Conflict,
        tr("%1 is issued already, as %2 on %3. What changed since can become a credit note or a correction.")
            .arg(bill.id.period.toString(), bill.number, bill.issuedOn.toString(Qt::ISODate)),
        {}};
}

} // namespace

Result<Reconciliation> readReconciliation(Connection& connection, const BillId& bill)
{
    auto rows = ReconcileStore(connection).rows(bill);
    if (!rows)
        return rows.error();
    Reconciliation reconciliation{.bill = bill, .rows = *rows};
    for (const ReconcileRow& row : std::as_const(reconciliation.rows)) {
        reconciliation.billTotal += row.bill;
        if (row.invoiced)
            reconciliation.invoicedTotal = reconciliation.invoicedTotal.value_or(Money()) + *row.invoiced;
    }
    return reconciliation;
}

static Result<void> reconcileRow(Connection& connection, const BillId& bill, const ReconcileRow& row,
                                 const Clock& clock, AuditEvent& event)
{
    auto present = readReconciliation(connection, bill);
    if (!present)
        return present.error();
    const auto stored =
        std::find_if(present->rows.cbegin(), present->rows.cend(), [&](const ReconcileRow& r) {
            return r.invoiceId == row.invoiceId && r.seller == row.seller;
        });
    if (stored == present->rows.cend())
        return Error{ErrorCode::NotFound, tr("The bill has no charges of this invoice and seller."), {}};
    ReconcileRow checked = row;
    checked.bill = stored->bill; // the bill's side is not the caller's to say
    checked.changed = clock.now();
    if (const QString problem = reconcileProblem(checked); !problem.isEmpty())
        return Error{ErrorCode::Invalid, problem, {}};
    event.before = reconcileText(*stored);
    event.after = reconcileText(checked);
    return ReconcileStore(connection).set(bill, checked);
}

Result<void> writeReconciliation(Connection& connection, const BillId& bill, const ReconcileRow& row,
                                 const Clock& clock)
{
    return audited<void>(
        connection,
        {.action = u"billing:Reconcile"_s,
         .object = u"%1 %2 %3"_s.arg(auditObject(bill), row.invoiceId, row.seller).trimmed()},
        [&](AuditEvent& event) { return reconcileRow(connection, bill, row, clock, event); });
}

Result<IssueRehearsal> rehearse(Connection& connection, const BillId& bill, const Clock& clock)
{
    const Snapshot snapshot(connection);
    auto prepared = prepare(connection, bill, clock);
    if (!prepared)
        return prepared.error();
    IssueRehearsal rehearsal{.bill = prepared->input.bill};
    if (rehearsal.bill.status == BillStatus::Issued) {
        rehearsal.possible = false;
        rehearsal.concerns.append({Severity::Error, alreadyIssued(rehearsal.bill).message});
        return rehearsal;
    }
    rehearsal.concerns = issueConcerns(prepared->concerns);
    rehearsal.documents = documentsOfIssue(prepared->input);
    return rehearsal;
}

static Result<QList<IssuedDocument>> freeze(Connection& connection, const BillId& bill, const Clock& clock,
                                            AuditEvent& event)
{
    auto prepared = prepare(connection, bill, clock);
    if (!prepared)
        return prepared.error();
    if (prepared->input.bill.status == BillStatus::Issued)
        return alreadyIssued(prepared->input.bill);
    auto documents =
        DocumentStore(connection).issue(bill, documentsOfIssue(prepared->input), prepared->input.settings);
    if (!documents)
        return documents;
    event.after = auditText({{u"number"_s, documents->isEmpty() ? QString() : documents->first().number},
                             {u"total"_s, prepared->input.bill.total.toString()},
                             {u"documents"_s, QString::number(documents->size())}});
    return documents;
}

Result<QList<IssuedDocument>> issueBill(Connection& connection, const BillId& bill, const Clock& clock)
{
    // In one transaction from the first look on, so that what is frozen is what the documents were made of.
    return audited<QList<IssuedDocument>>(
        connection, {.action = u"billing:IssueBill"_s, .object = auditObject(bill)},
        [&](AuditEvent& event) { return freeze(connection, bill, clock, event); });
}
static Result<IssuedDocument> appendCorrection(Connection& connection, qint64 documentId, Money amount,
                                               const QString& reason, const Clock& clock, AuditEvent& event)
{
    auto original = DocumentStore(connection).document(documentId);
    if (!original)
        return original.error();
    if (!original->has_value())
        return Error{ErrorCode::NotFound, tr("There is no such document."), {}};
    if ((*original)->kind != DocumentKind::Invoice)
        return Error{ErrorCode::Invalid,
                     tr("Only an invoice can be corrected. Choose the invoice of the seller."),
                     {}};
    if (amount.isZero())
        return Error{ErrorCode::Invalid, tr("A correction of zero changes nothing. Enter an amount."), {}};
    if (reason.trimmed().isEmpty())
        return Error{ErrorCode::Invalid,
                     tr("Say why the invoice is corrected; the reason stands on the document."),
                     {}};
    auto numbers = DocumentStore(connection).numbers();
    if (!numbers)
        return numbers.error();
    auto settings = SettingStore(connection).issueSettings((*original)->bill.payer);
    if (!settings)
        return settings.error();
    IssuedDocument document = **original;
    document.id = 0;
    document.kind = amount.isNegative() ? DocumentKind::CreditNote : DocumentKind::Correction;
    document.refersTo = (*original)->number;
    const QString stem = document.refersTo + (amount.isNegative() ? u"-C"_s : u"-K"_s);
    int count = 1;
    while (numbers->contains(stem + QString::number(count)))
        ++count;
    document.number = stem + QString::number(count);
    document.amount = amount;
    document.reason = reason.trimmed();
    document.issuedOn = clock.now().toUTC().date();
    document.dueOn = document.issuedOn.addDays(settings->dueDays);
    document.payment = amount.isNegative() ? PaymentState::None : PaymentState::Open;
    document.paidOn = {};
    document.paidReference.clear();
    event.object = document.refersTo;
    event.after = auditText({{u"number"_s, document.number},
                             {u"amount"_s, document.amount.toString()},
                             {u"reason"_s, document.reason}});
    return DocumentStore(connection).append(document);
}

Result<IssuedDocument> correctDocument(Connection& connection, qint64 documentId, Money amount,
                                       const QString& reason, const Clock& clock)
{
    return audited<IssuedDocument>(
        connection, {.action = u"billing:CorrectInvoice"_s, .object = QString::number(documentId)},
        [&](AuditEvent& event) {
            return appendCorrection(connection, documentId, amount, reason, clock, event);
        });
}

Result<void> payDocument(Connection& connection, qint64 documentId, QDate on, const QString& reference)
{
    return changePayment(connection, u"billing:RecordPayment"_s, documentId,
                         [&](DocumentStore& store) -> Result<void> {
                             if (!on.isValid())
                                 return Error{ErrorCode::Invalid, tr("Enter the day of the payment."), {}};
                             return store.setPaid(documentId, on, reference);
                         });
}

Result<void> openDocument(Connection& connection, qint64 documentId)
{
    return changePayment(connection, u"billing:RecordPayment"_s, documentId,
                         [&](DocumentStore& store) { return store.setOpen(documentId); });
}

Result<IssueSettings> readIssueSettings(Connection& connection, const BillId& bill)
{
    const Snapshot snapshot(connection);
    auto issued = DocumentStore(connection).issued(bill);
    if (!issued)
        return issued.error();
    if (issued->has_value())
        return (*issued)->settings;
    return SettingStore(connection).issueSettings(bill.payer);
}

static Result<void> setIssueSettings(Connection& connection, const QString& payer,
                                     const IssueSettings& settings, AuditEvent& event)
{
    if (const QString problem = numberSchemeProblem(settings.numberScheme); !problem.isEmpty())
        return Error{ErrorCode::Invalid, problem, {}};
    if (settings.dueDays < 0 || settings.dueDays > 365)
        return Error{ErrorCode::Invalid, tr("The bill is due within 0 to 365 days."), {}};
    auto before = SettingStore(connection).issueSettings(payer);
    if (!before)
        return before.error();
    event.before = settingsText(*before);
    event.after = settingsText(settings);
    return SettingStore(connection).setIssueSettings(payer, settings);
}

Result<void> writeIssueSettings(Connection& connection, const QString& payer, const IssueSettings& settings)
{
    return audited<void>(
        connection, {.action = u"billing:UpdateSettings"_s, .object = payer},
        [&](AuditEvent& event) { return setIssueSettings(connection, payer, settings, event); });
}

} // namespace billfold
