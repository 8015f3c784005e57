// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/billing/documents.h"
#include "models/core/result.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace billfold
{

/// How far a document goes into detail. A consolidated bill: the summary and what each account cost; each
/// service too; each service's usage types too, with a chart of what the accounts used. A statement: the
/// summary; the services; each service's lines with region, usage and rate.
enum class DocumentDepth { Summary, Services, UsageTypes };

/// A table of a bill with what deductions and tax there are in each of its rows. All are grouped alike; the
/// cents of `all` add up to its own total, those of the others to theirs.
struct SplitTable {
    BillTable all, discounts, credits, tax; ///< credits: credits and refunds
    bool hasRefunds = false;                ///< some of the credits are refunds
};

/// One line of detail: what was used where, at what rate. Lines of the same kind are one.
struct DetailLine {
    QString description; ///< as the provider words it, falls back to the usage type; never empty
    QString region;      ///< may be empty
    Money usage;
    QString unit; ///< empty where there is no usage to speak of
    Money amount;
    Money::Wide cents = 0; ///< add up to the service's
};
struct ServiceDetail {
    BillRow service; ///< its cents are those of the table of services
    QList<DetailLine> lines;
};

/// What an account used of each service, for the chart of a bill: exact amounts, largest first, in the order
/// of the tables.
struct AccountMix {
    QStringList accounts, services; ///< names; the last may stand for the others
    bool otherAccounts = false, otherServices = false;
    QList<QList<Money>> amounts; ///< by account, then by service
};

/// Everything that a consolidated bill shows. Money is exact here, with the cents that documents show beside.
/// Of an issued bill, names and settings are those of the day of issue.
struct BillDocumentInput {
    BillSummary bill;
    IssueSettings settings;
    BillTable accounts;           ///< by account
    SplitTable services;          ///< by service
    BillTable sellers;            ///< by seller
    QList<ServiceDetail> details; ///< with DocumentDepth::UsageTypes
    AccountMix mix;               ///< with DocumentDepth::UsageTypes
    DocumentDepth depth = DocumentDepth::Services;
    /// The pages on which the accounts' statements follow in the same file; 0: they do not.
    int statementsFrom = 0, statementsTo = 0;
};

/// What one account of a bill cost: for information, the payer is charged.
struct StatementInput {
    BillSummary bill;
    IssueSettings settings;
    QString number;  ///< of the statement, where issued
    BillRow account; ///< its cents are those of the consolidated bill
    SplitTable services;
    QList<ServiceDetail> details; ///< with DocumentDepth::UsageTypes, in the order of services
    DocumentDepth depth = DocumentDepth::UsageTypes;
};

/// An invoice of one seller of record, or a credit note or a correction that refers to one.
struct InvoiceInput {
    IssuedDocument document;
    BillSummary bill;
    IssueSettings settings;
    SplitTable services; ///< of an invoice: what the seller charged; empty otherwise
};

/// Any document.
using DocumentInput = std::variant<BillDocumentInput, StatementInput, InvoiceInput>;

/// Reads the documents of one bill one by one, all from the same moment of the database, so that any number
/// of them can be written with the memory of one. Belongs to the thread that hands it out; see
/// Workspace::withDocuments().
class DocumentSource
{
public:
    virtual ~DocumentSource() = default;
    virtual const BillSummary& summary() const = 0;
    /// Keys of the bill's accounts, the payer first, then as the bill has them.
    virtual QStringList accounts() const = 0;
    virtual Result<BillDocumentInput> bill(DocumentDepth depth) = 0;
    /// NotFound where the bill has no such account.
    virtual Result<StatementInput> statement(const QString& accountKey, DocumentDepth depth) = 0;
};

} // namespace billfold
