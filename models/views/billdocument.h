// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/billing/documents.h"
#include "models/views/document.h"

namespace billfold
{

/// How far a document goes into detail.
enum class DocumentDepth { Summary, Services, UsageTypes };

/// A table of a bill with what deductions and tax there are in each of its rows. All four are grouped alike.
struct SplitTable {
    BillTable all, discounts, credits, tax; ///< credits: credits and refunds
};

/// Everything that a consolidated bill shows. Money is exact here; the document shows cents that add up.
struct BillDocumentInput {
    BillSummary bill;
    IssueSettings settings; ///< of the day of issue, where issued
    BillTable accounts;     ///< by account
    SplitTable services;    ///< by service
    BillTable sellers;      ///< by seller
    DocumentDepth depth = DocumentDepth::Services;
    bool statementsFollow = false;
};
Document billDocument(const BillDocumentInput& input);

/// A linked account's statement: for information, the payer is charged.
struct StatementService {
    BillRow service;
    BillTable usage; ///< by usage type within the service
};
struct StatementInput {
    BillSummary bill;
    IssueSettings settings;
    BillRow account; ///< its cents are those of the consolidated bill
    SplitTable services;
    QList<StatementService> details; ///< in the order of services
};
Document statementDocument(const StatementInput& input);

/// `September 1 – September 30, 2026`.
QString periodText(BillingPeriod period);
/// Cents for a document: grouped, with a minus sign before a deduction; English, whatever the screen's
/// locale, since a document is the same for everybody.
QString documentAmount(Money::Wide cents);

} // namespace billfold
