// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/views/columnsmodel.h"

#include <QList>

namespace billfold
{

/// Whose ledger: amounts of different payers or currencies are never added.
struct LedgerKey {
    QString payer, payerName, currency;
    friend bool operator==(const LedgerKey& a, const LedgerKey& b)
    {
        return a.payer == b.payer && a.currency == b.currency;
    }
};
/// Those that occur, in the order in which they do.
QList<LedgerKey> ledgersOf(const QList<IssuedDocument>& documents);

/// What a payer was charged (less credit notes), has paid, and owes; in cents.
struct LedgerTotals {
    Money::Wide charged = 0, paid = 0, open = 0, overdue = 0;
    int openCount = 0, overdueCount = 0;
};

/// The ledger of charges of one payer in one currency: every invoice, correction and credit note, oldest
/// first, with what is paid of it.
class LedgerModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column {
        DateColumn,
        NumberColumn,
        KindColumn,
        PeriodColumn,
        DueColumn,
        ChargedColumn,
        PaidColumn,
        OpenColumn,
        PaymentColumn,
        ColumnCount
    };

    explicit LedgerModel(QObject* parent = nullptr);

    /// Takes the entries of `key` from all documents.
    void setDocuments(const QList<IssuedDocument>& documents, const LedgerKey& key, QDate today);
    const IssuedDocument& at(int row) const { return m_entries[row].document; }
    LedgerTotals totals() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    /// KeyRole is the document's id.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Entry {
        IssuedDocument document;
        Money::Wide cents = 0;
        Money::Wide paid() const { return document.payment == PaymentState::Paid ? cents : 0; }
    };
    QString text(const Entry& entry, int column) const;

    QList<Entry> m_entries;
    QDate m_today;
};

} // namespace billfold
