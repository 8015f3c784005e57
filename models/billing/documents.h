// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/core/finding.h"

namespace billfold
{

/// The provider's invoice against the bill, for each invoice and seller.
enum class ReconcileState { Open, Matched, Explained };
struct ReconcileRow {
    QString invoiceId, seller;
    Money bill;                    ///< unblended sum of the bill's lines
    std::optional<Money> invoiced; ///< what the person entered; nullopt: nothing yet
    ReconcileState state = ReconcileState::Open;
    QString note;
    QDateTime changed;
    /// invoiced - bill in cents, where entered.
    std::optional<Money::Wide> differenceCents() const
    {
        if (!invoiced)
            return std::nullopt;
        return invoiced->roundedToCents() - bill.roundedToCents();
    }
};
struct Reconciliation {
    BillId bill;
    QList<ReconcileRow> rows;
    Money billTotal;
    std::optional<Money> invoicedTotal; ///< of the rows that were entered
};

/// Documents that an issue makes. One invoice for each seller of record, a bill that sums them, informational
/// statements for the linked accounts; later credit notes and corrections that refer to an invoice.
enum class DocumentKind { Bill, Invoice, Statement, CreditNote, Correction };
enum class PaymentState { None, Open, Paid };
struct IssuedDocument {
    qint64 id = 0;
    DocumentKind kind = DocumentKind::Bill;
    QString number;
    BillId bill;
    QString payerName;
    QString accountKey, accountName; ///< of a statement
    QString seller;                  ///< of an invoice
    Money amount;                    ///< whole cents
    QDate issuedOn, dueOn;
    PaymentState payment = PaymentState::None;
    QDate paidOn;
    QString paidReference;
    QString refersTo; ///< number of the document that a credit note or correction is about
    QString reason;
};

/// What the payer sets once: whom the bill is addressed to, how numbers are made, when payment is due.
struct IssueSettings {
    QString billTo; ///< several lines
    QString organizationName, organizationId;
    /// {YYYY} {MM} and {N}, {NN}, {NNN}, {NNNN} (counts from 1 within what stands before it). Default
    /// "{YYYY}-{MM}-{NNNN}".
    QString numberScheme;
    int dueDays = 0;
};

/// What a rehearsal lists before anything is frozen.
struct IssueConcern {
    Severity severity = Severity::Warning;
    QString sentence;
};
struct IssueRehearsal {
    BillSummary bill;
    QList<IssueConcern> concerns;
    QList<IssuedDocument> documents; ///< as they would be, numbers included
    bool possible = true;            ///< false: already issued or nothing to issue
};

} // namespace billfold
