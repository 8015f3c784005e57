// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/documentmodel.h"

#include "models/billing/billtable.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString words(const char* sentence)
{
    return QCoreApplication::translate("Documents", sentence);
}

QString stateBadge(DocumentState state)
{
    switch (state) {
    case DocumentState::Issued:
    case DocumentState::Paid:
        return u"success"_s;
    case DocumentState::Open:
        return u"info"_s;
    case DocumentState::Overdue:
        return u"warning"_s;
    case DocumentState::Information:
    case DocumentState::Credit:
        break;
    }
    return u"neutral"_s;
}

} // namespace

QString documentStateIcon(DocumentState state)
{
    switch (state) {
    case DocumentState::Issued:
        return u"lock"_s;
    case DocumentState::Information:
        return u"info"_s;
    case DocumentState::Credit:
        return u"credit"_s;
    case DocumentState::Open:
        return u"pending"_s;
    case DocumentState::Overdue:
    case DocumentState::Paid:
        break;
    }
    return {};
}

namespace
{

/// Documents of one kind and bill as rows of a table, so that their cents are shared as everywhere else.
void shareAmong(const QList<IssuedDocument>& documents, const QList<qsizetype>& places,
                const IssuedDocument& bill, QList<Money::Wide>& cents)
{
    BillTable table{.query = {.bill = bill.bill}};
    Money rest = bill.amount;
    for (qsizetype place : places) {
        const IssuedDocument& document = documents[place];
        table.rows.append(
            {.key = document.accountKey + document.seller,
             .name = document.accountName.isEmpty() ? document.accountKey : document.accountName,
             .detail = QString::number(place),
             .amount = document.amount});
        rest -= document.amount;
    }
    // The payer account has no statement, but its part of the bill.
    if (!rest.isZero())
        table.rows.append({.key = bill.bill.payer,
                           .name = bill.payerName.isEmpty() ? bill.bill.payer : bill.payerName,
                           .amount = rest});
    settleTable(table);
    for (const BillRow& row : std::as_const(table.rows)) {
        if (!row.detail.isEmpty())
            cents[row.detail.toLongLong()] = row.cents;
    }
}

} // namespace

QString documentKindName(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Bill:
        return words("Consolidated bill");
    case DocumentKind::Invoice:
        return words("Invoice");
    case DocumentKind::Statement:
        return words("Statement");
    case DocumentKind::CreditNote:
        return words("Credit note");
    case DocumentKind::Correction:
        return words("Correction");
    }
    return {};
}

QString documentKindIcon(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Bill:
        return u"consolidated"_s;
    case DocumentKind::Invoice:
        return u"invoice"_s;
    case DocumentKind::Statement:
        return u"account"_s;
    case DocumentKind::CreditNote:
        return u"credit"_s;
    case DocumentKind::Correction:
        return u"edit"_s;
    }
    return {};
}

DocumentState documentState(const IssuedDocument& document, QDate today)
{
    if (document.kind == DocumentKind::Bill)
        return DocumentState::Issued;
    if (document.kind == DocumentKind::Statement)
        return DocumentState::Information;
    switch (document.payment) {
    case PaymentState::None:
        return DocumentState::Credit;
    case PaymentState::Paid:
        return DocumentState::Paid;
    case PaymentState::Open:
        break;
    }
    return document.dueOn < today ? DocumentState::Overdue : DocumentState::Open;
}

QString documentStateName(DocumentState state)
{
    switch (state) {
    case DocumentState::Issued:
        return words("Issued");
    case DocumentState::Information:
        return words("For information");
    case DocumentState::Credit:
        return words("Credited");
    case DocumentState::Open:
        return words("Open");
    case DocumentState::Overdue:
        return words("Overdue");
    case DocumentState::Paid:
        return words("Paid");
    }
    return {};
}

QString documentAgeText(const IssuedDocument& document, QDate today)
{
    switch (documentState(document, today)) {
    case DocumentState::Open: {
        const qint64 days = std::max<qint64>(0, document.issuedOn.daysTo(today));
        return days == 0 ? words("Open since today") : words("Open for %1").arg(daysText(days));
    }
    case DocumentState::Overdue:
        return words("Overdue by %1").arg(daysText(document.dueOn.daysTo(today)));
    case DocumentState::Paid:
        return words("Paid %1").arg(dayText(document.paidOn));
    default:
        return noValue();
    }
}

QString documentSubjectText(const IssuedDocument& document)
{
    switch (document.kind) {
    case DocumentKind::Statement:
        return document.accountName.isEmpty() ? document.accountKey : document.accountName;
    case DocumentKind::Invoice:
    case DocumentKind::CreditNote:
    case DocumentKind::Correction:
        return document.seller.isEmpty() ? words("Seller not named") : document.seller;
    case DocumentKind::Bill:
        break;
    }
    return document.payerName.isEmpty() ? document.bill.payer : document.payerName;
}

QList<Money::Wide> documentCents(const QList<IssuedDocument>& documents)
{
    QList<Money::Wide> cents;
    for (const IssuedDocument& document : documents)
        cents.append(document.amount.roundedToCents());
    QList<qsizetype> bills;
    for (qsizetype i = 0; i < documents.size(); ++i) {
        if (documents[i].kind == DocumentKind::Bill)
            bills.append(i);
    }
    for (qsizetype bill : std::as_const(bills)) {
        QList<qsizetype> invoices;
        QList<qsizetype> statements;
        for (qsizetype i = 0; i < documents.size(); ++i) {
            if (documents[i].bill != documents[bill].bill)
                continue;
            if (documents[i].kind == DocumentKind::Invoice)
                invoices.append(i);
            else if (documents[i].kind == DocumentKind::Statement)
                statements.append(i);
        }
        for (const QList<qsizetype>& part : {invoices, statements})
            shareAmong(documents, part, documents[bill], cents);
    }
    return cents;
}

DocumentModel::DocumentModel(QObject* parent)
    : ColumnsModel({{tr("Number")},
                    {tr("Document")},
                    {tr("Of")},
                    {tr("Period")},
                    {tr("Amount"), true},
                    {tr("Currency")},
                    {tr("State")},
                    {tr("Issued")},
                    {tr("Due")},
                    {tr("Age")}},
                   parent)
{
}

void DocumentModel::setDocuments(const QList<IssuedDocument>& documents, QDate today)
{
    beginResetModel();
    m_documents = documents;
    m_cents = documentCents(documents);
    m_today = today;
    endResetModel();
}

int DocumentModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_documents.size());
}

QString DocumentModel::text(int row, int column) const
{
    const IssuedDocument& document = m_documents[row];
    switch (column) {
    case NumberColumn:
        return document.number;
    case KindColumn:
        return documentKindName(document.kind);
    case SubjectColumn:
        return documentSubjectText(document);
    case PeriodColumn:
        return periodName(document.bill.period);
    case AmountColumn:
        return formatCents(m_cents[row]);
    case CurrencyColumn:
        return document.bill.currency;
    case StateColumn:
        return documentStateName(stateAt(row));
    case IssuedColumn:
        return dayText(document.issuedOn);
    case DueColumn:
        // What is never paid is never due.
        return document.payment == PaymentState::None && document.kind != DocumentKind::Bill
                   ? noValue()
                   : dayText(document.dueOn);
    case AgeColumn:
        return documentAgeText(document, m_today);
    default:
        return {};
    }
}

QVariant DocumentModel::sortValue(int row, int column) const
{
    const IssuedDocument& document = m_documents[row];
    switch (column) {
    case PeriodColumn:
        return document.bill.period.index();
    case AmountColumn:
        return static_cast<qlonglong>(m_cents[row]);
    case StateColumn:
        return static_cast<int>(stateAt(row));
    case IssuedColumn:
        return document.issuedOn;
    case DueColumn:
        return document.dueOn;
    case AgeColumn:
        return document.payment == PaymentState::Open ? document.issuedOn.daysTo(m_today) : -1;
    default:
        return text(row, column);
    }
}

QVariant DocumentModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const IssuedDocument& document = m_documents[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::ToolTipRole:
        if (column == SubjectColumn && document.kind == DocumentKind::Statement)
            return document.accountKey;
        if (column == KindColumn && !document.refersTo.isEmpty())
            return tr("Refers to %1. %2").arg(document.refersTo, document.reason);
        return {};
    case IconRole:
        return column == NumberColumn  ? documentKindIcon(document.kind)
               : column == StateColumn ? documentStateIcon(stateAt(index.row()))
                                       : QVariant();
    case BadgeRole:
        return column == StateColumn ? stateBadge(stateAt(index.row())) : QVariant();
    case SecondaryRole:
        return column == PeriodColumn || column == CurrencyColumn || column == IssuedColumn ||
               column == DueColumn || column == AgeColumn;
    case ExactRole:
        return column == AmountColumn ? formatExact(document.amount) : QVariant();
    case CentMovedRole:
        return column == AmountColumn && m_cents[index.row()] != document.amount.roundedToCents();
    case KeyRole:
        return document.id;
    case SortRole:
        return sortValue(index.row(), column);
    default:
        return {};
    }
}

DocumentFilter::DocumentFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setSortLocaleAware(true);
}

void DocumentFilter::setKind(std::optional<DocumentKind> kind)
{
    m_kind = kind;
    invalidateFilter();
}

void DocumentFilter::setStates(States states)
{
    m_states = states;
    invalidateFilter();
}

void DocumentFilter::setPeriod(std::optional<BillingPeriod> period)
{
    m_period = period;
    invalidateFilter();
}

void DocumentFilter::setText(const QString& text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

void DocumentFilter::clear()
{
    m_kind.reset();
    m_period.reset();
    m_states = States::All;
    m_text.clear();
    invalidateFilter();
}

bool DocumentFilter::isFiltering() const
{
    return m_kind || m_period || m_states != States::All || !m_text.isEmpty();
}

bool DocumentFilter::holds(States states, DocumentState state)
{
    switch (states) {
    case States::All:
        return true;
    case States::Open:
        return state == DocumentState::Open || state == DocumentState::Overdue;
    case States::Overdue:
        return state == DocumentState::Overdue;
    case States::Paid:
        return state == DocumentState::Paid;
    }
    return true;
}

bool DocumentFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const auto* model = qobject_cast<const DocumentModel*>(sourceModel());
    if (!model)
        return true;
    const IssuedDocument& d = model->at(row);
    if ((m_kind && d.kind != *m_kind) || (m_period && d.bill.period != *m_period) ||
        !holds(m_states, model->stateAt(row)))
        return false;
    if (m_text.isEmpty())
        return true;
    const QString all[] = {d.number,     d.accountName,   d.accountKey, d.seller, d.payerName,
                           d.bill.payer, d.paidReference, d.refersTo,   d.reason, documentKindName(d.kind)};
    return std::any_of(std::begin(all), std::end(all),
                       [this](const QString& text) { return text.contains(m_text, Qt::CaseInsensitive); });
}

} // namespace billfold
