// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/ledgermodel.h"

#include "models/views/datetext.h"
#include "models/views/documentmodel.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

bool isCharge(const IssuedDocument& document)
{
    return document.kind == DocumentKind::Invoice || document.kind == DocumentKind::CreditNote ||
           document.kind == DocumentKind::Correction;
}

} // namespace

QList<LedgerKey> ledgersOf(const QList<IssuedDocument>& documents)
{
    QList<LedgerKey> keys;
    for (const IssuedDocument& document : documents) {
        const LedgerKey key{document.bill.payer, document.payerName, document.bill.currency};
        if (isCharge(document) && !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

LedgerModel::LedgerModel(QObject* parent)
    : ColumnsModel({{tr("Issued")},
                    {tr("Number")},
                    {tr("Document")},
                    {tr("Period")},
                    {tr("Due")},
                    {tr("Charged"), true},
                    {tr("Paid"), true},
                    {tr("Open"), true},
                    {tr("Payment")}},
                   parent)
{
}

void LedgerModel::setDocuments(const QList<IssuedDocument>& documents, const LedgerKey& key, QDate today)
{
    beginResetModel();
    m_today = today;
    m_entries.clear();
    const QList<Money::Wide> cents = documentCents(documents);
    for (qsizetype i = 0; i < documents.size(); ++i) {
        if (isCharge(documents[i]) && documents[i].bill.payer == key.payer &&
            documents[i].bill.currency == key.currency)
            m_entries.append({documents[i], cents[i]});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        return a.document.issuedOn != b.document.issuedOn ? a.document.issuedOn < b.document.issuedOn
                                                          : a.document.id < b.document.id;
    });
    endResetModel();
}

LedgerTotals LedgerModel::totals() const
{
    LedgerTotals totals;
    for (const Entry& entry : m_entries) {
        totals.charged += entry.cents;
        totals.paid += entry.paid();
        const DocumentState state = documentState(entry.document, m_today);
        if (state == DocumentState::Open || state == DocumentState::Overdue)
            ++totals.openCount;
        if (state == DocumentState::Overdue) {
            ++totals.overdueCount;
            totals.overdue += entry.cents;
        }
    }
    totals.open = totals.charged - totals.paid;
    return totals;
}

int LedgerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QString LedgerModel::text(const Entry& entry, int column) const
{
    const IssuedDocument& document = entry.document;
    switch (column) {
    case DateColumn:
        return dayText(document.issuedOn);
    case NumberColumn:
        return document.number;
    case KindColumn:
        return documentKindName(document.kind);
    case PeriodColumn:
        return periodName(document.bill.period);
    case DueColumn:
        return document.payment == PaymentState::None ? noValue() : dayText(document.dueOn);
    case ChargedColumn:
        return formatCents(entry.cents);
    case PaidColumn:
        return formatCents(entry.paid());
    case OpenColumn:
        return formatCents(entry.cents - entry.paid());
    case PaymentColumn:
        if (document.payment == PaymentState::Paid && !document.paidReference.isEmpty())
            return tr("%1, %2").arg(dayText(document.paidOn), document.paidReference);
        return document.payment == PaymentState::None ? tr("Lowers %1").arg(document.refersTo)
                                                      : documentAgeText(document, m_today);
    default:
        return {};
    }
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry& entry = m_entries[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case IconRole:
        return column == NumberColumn ? documentKindIcon(entry.document.kind) : QVariant();
    case BadgeRole:
        // Only what asks for something is marked.
        return column == PaymentColumn && documentState(entry.document, m_today) == DocumentState::Overdue
                   ? u"warning"_s
                   : QVariant();
    case MutedRole:
        return (column == PaidColumn && entry.paid() == 0) ||
               (column == OpenColumn && entry.cents == entry.paid());
    case SecondaryRole:
        return column == DateColumn || column == PeriodColumn || column == DueColumn ||
               column == PaymentColumn;
    case ExactRole:
        return column == ChargedColumn ? formatExact(entry.document.amount) : QVariant();
    case KeyRole:
        return entry.document.id;
    default:
        return {};
    }
}

} // namespace billfold
