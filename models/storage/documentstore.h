// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/storage/connection.h"

#include <optional>

namespace billfold
{

/// A bill as it was issued.
struct IssuedBill {
    qint64 part = 0; ///< the part of the database that is frozen with it
    BillId bill;
    QString number;
    QDate issuedOn, dueOn;
    IssueSettings settings; ///< as they were on that day
};

/// Issued bills, their documents and the payer's ledger. What is issued is written once: the database itself
/// refuses to change or delete it (triggers), with its lines, sums and the names that its accounts had. Only
/// payments change.
class DocumentStore
{
public:
    explicit DocumentStore(Connection& connection) : m_connection(connection) {}

    /// Freezes the bill in force with its documents, in one transaction; ids are given in the answer.
    /// Conflict where it is issued already or a number is taken; NotFound where nothing is in force.
    Result<QList<IssuedDocument>> issue(const BillId& bill, const QList<IssuedDocument>& documents,
                                        const IssueSettings& settings);
    Result<std::optional<IssuedBill>> issued(const BillId& bill);
    /// Every document, latest first; a bill stands before its invoices and statements.
    Result<QList<IssuedDocument>> documents();
    Result<QList<IssuedDocument>> documentsOf(const BillId& bill);
    Result<std::optional<IssuedDocument>> document(qint64 id);
    /// A credit note or a correction; the document that it refers to must exist. Answers with its id set.
    Result<IssuedDocument> append(const IssuedDocument& document);
    /// All numbers given so far, to find the next one.
    Result<QStringList> numbers();

    /// NotFound where the document is unknown, Conflict where it is none that is paid (a statement).
    Result<void> setPaid(qint64 id, QDate on, const QString& reference);
    Result<void> setOpen(qint64 id);

private:
    Result<QList<IssuedDocument>> read(const QString& where, const QVariantList& values);
    Result<qint64> insert(qint64 part, const IssuedDocument& document);

    Connection& m_connection;
};

} // namespace billfold
