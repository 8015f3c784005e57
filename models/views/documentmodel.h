// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/views/columnsmodel.h"

#include <QList>
#include <QSortFilterProxyModel>

#include <optional>

namespace billfold
{

/// "Invoice", "Credit note"…: what a document is, translated.
QString documentKindName(DocumentKind kind);
QString documentKindIcon(DocumentKind kind);

/// What there is to do about a document. A bill sums its invoices and is not paid itself; statements are for
/// information; a credit note lowers what is open.
enum class DocumentState { Issued, Information, Credit, Open, Overdue, Paid };
DocumentState documentState(const IssuedDocument& document, QDate today);
QString documentStateName(DocumentState state);
/// Name of an icon; empty where that of the badge's meaning does.
QString documentStateIcon(DocumentState state);
/// "Open for 12 days", "Overdue by 3 days", "Paid 3 Oct 2026"; an en dash where nothing is to be paid.
QString documentAgeText(const IssuedDocument& document, QDate today);
/// Whom it is addressed to or about: the payer, the seller of an invoice, the account of a statement.
QString documentSubjectText(const IssuedDocument& document);

/// The cents of each document, by its place in the list: a bill's invoices add up to it, and its statements
/// (with what the payer account used itself) do too.
QList<Money::Wide> documentCents(const QList<IssuedDocument>& documents);

/// Documents that were issued, or would be: one row each, as given.
class DocumentModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        KindColumn,
        SubjectColumn,
        PeriodColumn,
        AmountColumn,
        CurrencyColumn,
        StateColumn,
        IssuedColumn,
        DueColumn,
        AgeColumn,
        ColumnCount
    };

    explicit DocumentModel(QObject* parent = nullptr);

    /// `today` is a day of UTC; ages are counted to it.
    void setDocuments(const QList<IssuedDocument>& documents, QDate today);
    const QList<IssuedDocument>& documents() const { return m_documents; }
    const IssuedDocument& at(int row) const { return m_documents[row]; }
    DocumentState stateAt(int row) const { return documentState(m_documents[row], m_today); }
    Money::Wide centsAt(int row) const { return m_cents[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// KeyRole is the document's id.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString text(int row, int column) const;
    QVariant sortValue(int row, int column) const;

    QList<IssuedDocument> m_documents;
    QList<Money::Wide> m_cents;
    QDate m_today;
};

/// Shows a part of the documents: by kind, by state, by period, and by what a text occurs in (number, names,
/// account, reference, reason).
class DocumentFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// Groups of states, as the page offers them.
    enum class States { All, Open, Overdue, Paid };

    explicit DocumentFilter(QObject* parent = nullptr);

    void setKind(std::optional<DocumentKind> kind);
    void setStates(States states);
    void setPeriod(std::optional<BillingPeriod> period);
    void setText(const QString& text);
    void clear();
    bool isFiltering() const;
    /// True for a state of the group; All holds every one.
    static bool holds(States states, DocumentState state);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<DocumentKind> m_kind;
    std::optional<BillingPeriod> m_period;
    States m_states = States::All;
    QString m_text;
};

} // namespace billfold
