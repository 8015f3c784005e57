// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"

#include <QAbstractTableModel>

namespace billfold
{

/// The provider's invoices against the bill: one row for each invoice and seller, with what the person
/// entered, the difference, the state and the note. The model keeps nothing itself: it says what was ticked
/// and shows what it is given.
///
/// Amounts are compared in cents, each rounded for itself, as invoices are; the totals are the sums of what
/// is shown.
class ReconcileModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Done, Invoice, Seller, Invoiced, Bill, Difference, State, Note, columnTotal };
    enum class Show { DiffersFirst, OnlyDifferences, All };

    explicit ReconcileModel(QObject* parent = nullptr);

    void setReconciliation(const Reconciliation& reconciliation);
    /// One row as it will be kept, before the database has answered. Rows stay where they are.
    void setRow(const ReconcileRow& row);
    void clear();
    /// All rows, whatever is shown.
    const QList<ReconcileRow>& rows() const { return m_rows; }
    void setShow(Show show);
    Show show() const { return m_show; }

    /// nullptr outside.
    const ReconcileRow* rowAt(int row) const;
    int rowOf(const QString& invoiceId, const QString& seller) const;

    struct Totals {
        int rows = 0, entered = 0, differing = 0, open = 0;
        Money::Wide invoiced = 0, bill = 0;
        Money::Wide difference = 0;  ///< of the rows that were entered
        Money::Wide unexplained = 0; ///< of those, what is neither matched nor explained
    };
    /// Of all rows, whatever is shown.
    Totals totals() const;
    /// Why the bill cannot be finished yet, as a sentence; empty where it can.
    QString obstacle() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Somebody ticked or unticked a row: for the page to check and to keep.
    void ticked(const billfold::ReconcileRow& row, bool done);

private:
    void order();
    QString text(const ReconcileRow& row, int column) const;

    QString m_currency;
    QList<ReconcileRow> m_rows;
    QList<int> m_order;
    Show m_show = Show::DiffersFirst;
};

/// "Not invoiced yet" where an invoice has no id.
QString invoiceName(const ReconcileRow& row);
QString sellerName(const ReconcileRow& row);
/// The bill by invoice and seller as a table, for the Invoices tab: the key is invoiceKey().
BillTable invoiceTable(const Reconciliation& reconciliation);
/// Invoice and seller in one key, and back.
QString invoiceKey(const QString& invoiceId, const QString& seller);
QPair<QString, QString> splitInvoiceKey(const QString& key);

} // namespace billfold
