// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"

#include <QStringList>

namespace billfold
{

inline const QString defaultNumberScheme = QStringLiteral("{YYYY}-{MM}-{NNNN}");

/// The next free number of a scheme for a month: {YYYY} and {MM} are the period's, {N}…{NNNN} count from 1
/// among the numbers that are taken and have the same text around. A scheme without a counter is given one.
QString nextNumber(const QString& scheme, BillingPeriod period, const QStringList& taken);
/// Why a scheme cannot be used, as a sentence; empty where it can.
QString numberSchemeProblem(const QString& scheme);

/// What a bill's issue makes: the bill, one invoice for each seller of record, a statement for each linked
/// account. Numbers of invoices and statements are the bill's with a suffix. Amounts are whole cents, as they
/// are paid: the invoices' add up to the bill's.
struct IssueInput {
    BillSummary bill;
    QList<BillRow> sellers;  ///< by seller, unblended, cents shared
    QList<BillRow> accounts; ///< by account, unblended, cents shared
    IssueSettings settings;
    QStringList takenNumbers;
    QDate today; ///< UTC
};
QList<IssuedDocument> documentsOfIssue(const IssueInput& input);

/// What is odd about issuing now, most important first.
struct ConcernInput {
    BillSummary bill;
    Reconciliation reconciliation;
    QStringList unknownAccounts; ///< of the bill, in no organization of the payer
    bool hasOrganization = false;
    qint64 importErrors = 0, importWarnings = 0;
    QDate today;
};
QList<IssueConcern> issueConcerns(const ConcernInput& input);

/// Why a reconciliation row cannot be kept like that, as a sentence; empty where it can: matched needs a
/// difference of zero cents, explained needs a note.
QString reconcileProblem(const ReconcileRow& row);

} // namespace billfold
