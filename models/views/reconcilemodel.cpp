// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/reconcilemodel.h"

#include "models/billing/billtable.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QChar unitSeparator(0x1f);

bool differs(const ReconcileRow& row)
{
    const auto difference = row.differenceCents();
    return difference && *difference != 0;
}

/// What wants work first: differences nobody explained, then what was not entered, then the rest.
int rank(const ReconcileRow& row)
{
    if (differs(row))
        return row.state == ReconcileState::Explained ? 1 : 0;
    return row.invoiced ? 3 : 2;
}

Money::Wide magnitude(Money::Wide value)
{
    return value < 0 ? -value : value;
}

} // namespace

QString invoiceName(const ReconcileRow& row)
{
    return row.invoiceId.isEmpty() ? emptyGroupName(Dimension::Invoice, {}) : row.invoiceId;
}

QString sellerName(const ReconcileRow& row)
{
    return row.seller.isEmpty() ? emptyGroupName(Dimension::Seller, {}) : row.seller;
}

QString invoiceKey(const QString& invoiceId, const QString& seller)
{
    return invoiceId + unitSeparator + seller;
}

QPair<QString, QString> splitInvoiceKey(const QString& key)
{
    const qsizetype at = key.indexOf(unitSeparator);
    return {key.left(at), at < 0 ? QString() : key.mid(at + 1)};
}

BillTable invoiceTable(const Reconciliation& reconciliation)
{
    BillTable table{.query = {.bill = reconciliation.bill, .by = Dimension::Invoice}};
    for (const ReconcileRow& row : reconciliation.rows) {
        BillRow invoice;
        invoice.key = invoiceKey(row.invoiceId, row.seller);
        invoice.name = invoiceName(row);
        invoice.detail = sellerName(row);
        invoice.amount = row.bill;
        table.rows.append(std::move(invoice));
    }
    settleTable(table);
    return table;
}

ReconcileModel::ReconcileModel(QObject* parent) : QAbstractTableModel(parent) {}

void ReconcileModel::setReconciliation(const Reconciliation& reconciliation)
{
    const auto sameRow = [](const ReconcileRow& a, const ReconcileRow& b) {
        return a.invoiceId == b.invoiceId && a.seller == b.seller;
    };
    const bool same = reconciliation.bill.currency == m_currency &&
                      std::equal(reconciliation.rows.begin(), reconciliation.rows.end(), m_rows.begin(),
                                 m_rows.end(), sameRow);
    const QList<int> before = m_order;
    if (same) {
        const QList<ReconcileRow> old = m_rows;
        m_rows = reconciliation.rows;
        order();
        if (m_order == before) {
            // The same rows in the same places: the selection and an open editor stay.
            if (!m_order.isEmpty())
                emit dataChanged(index(0, 0), index(rowCount() - 1, columnTotal - 1));
            return;
        }
        m_rows = old;
        m_order = before;
    }
    beginResetModel();
    m_currency = reconciliation.bill.currency;
    m_rows = reconciliation.rows;
    order();
    endResetModel();
}

void ReconcileModel::setRow(const ReconcileRow& row)
{
    for (ReconcileRow& kept : m_rows) {
        if (kept.invoiceId == row.invoiceId && kept.seller == row.seller)
            kept = row;
    }
    if (const int at = rowOf(row.invoiceId, row.seller); at >= 0)
        emit dataChanged(index(at, 0), index(at, columnTotal - 1));
}

void ReconcileModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_order.clear();
    endResetModel();
}

void ReconcileModel::setShow(Show show)
{
    if (m_show == show)
        return;
    beginResetModel();
    m_show = show;
    order();
    endResetModel();
}

void ReconcileModel::order()
{
    m_order.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_show != Show::OnlyDifferences || differs(m_rows[i]))
            m_order.append(i);
    }
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        const ReconcileRow &x = m_rows[a], &y = m_rows[b];
        if (m_show == Show::DiffersFirst) {
            if (rank(x) != rank(y))
                return rank(x) < rank(y);
            const Money::Wide dx = magnitude(x.differenceCents().value_or(0));
            const Money::Wide dy = magnitude(y.differenceCents().value_or(0));
            if (dx != dy)
                return dx > dy;
        }
        return x.bill > y.bill;
    });
}

const ReconcileRow* ReconcileModel::rowAt(int row) const
{
    return row >= 0 && row < m_order.size() ? &m_rows[m_order[row]] : nullptr;
}

int ReconcileModel::rowOf(const QString& invoiceId, const QString& seller) const
{
    for (int row = 0; row < m_order.size(); ++row) {
        if (m_rows[m_order[row]].invoiceId == invoiceId && m_rows[m_order[row]].seller == seller)
            return row;
    }
    return -1;
}

ReconcileModel::Totals ReconcileModel::totals() const
{
    Totals totals;
    for (const ReconcileRow& row : m_rows) {
        ++totals.rows;
        totals.bill += row.bill.roundedToCents();
        totals.open += row.state == ReconcileState::Open ? 1 : 0;
        const auto difference = row.differenceCents();
        if (!difference)
            continue;
        ++totals.entered;
        totals.invoiced += row.invoiced->roundedToCents();
        totals.difference += *difference;
        totals.differing += *difference != 0 ? 1 : 0;
        if (row.state != ReconcileState::Explained)
            totals.unexplained += *difference;
    }
    return totals;
}

QString ReconcileModel::obstacle() const
{
    int missing = 0, unexplained = 0;
    for (const ReconcileRow& row : m_rows) {
        if (!row.invoiced && row.state != ReconcileState::Explained)
            ++missing;
        else if (differs(row) && row.state != ReconcileState::Explained)
            ++unexplained;
    }
    if (m_rows.isEmpty())
        return tr("There is nothing to compare.");
    if (missing > 0)
        return missing == 1 ? tr("The amount of 1 invoice is missing.")
                            : tr("The amounts of %1 invoices are missing.").arg(missing);
    if (unexplained > 0)
        return unexplained == 1 ? tr("1 difference is not explained.")
                                : tr("%1 differences are not explained.").arg(unexplained);
    return {};
}

int ReconcileModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int ReconcileModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString ReconcileModel::text(const ReconcileRow& row, int column) const
{
    const auto difference = row.differenceCents();
    switch (column) {
    case Invoice:
        return invoiceName(row);
    case Seller:
        return sellerName(row);
    case Invoiced:
        return row.invoiced ? formatMoney(*row.invoiced) : noValue();
    case Bill:
        return formatMoney(row.bill);
    case Difference:
        return difference ? formatSignedCents(*difference) : noValue();
    case State:
        if (row.state == ReconcileState::Explained)
            return tr("Explained");
        if (!difference)
            return tr("Open");
        return *difference == 0 ? tr("Matches") : tr("Differs");
    case Note:
        return row.note;
    default:
        return {};
    }
}

QVariant ReconcileModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReconcileRow& row = m_rows[m_order[index.row()]];
    const int column = index.column();
    const bool amount = column == Invoiced || column == Bill || column == Difference;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        if (column == Done)
            return row.state == ReconcileState::Open ? Qt::Unchecked : Qt::Checked;
        return {};
    case Qt::AccessibleTextRole:
        return column == Done ? QVariant(row.state == ReconcileState::Open ? tr("open") : tr("done"))
                              : QVariant();
    case ExactRole:
        if (column == Bill)
            return formatExact(row.bill);
        if (column == Invoiced && row.invoiced)
            return formatExact(*row.invoiced);
        return {};
    case SortRole:
        return column == Bill         ? QVariant(static_cast<qint64>(row.bill.roundedToCents()))
               : column == Difference ? QVariant(static_cast<qint64>(row.differenceCents().value_or(0)))
                                      : QVariant(text(row, column));
    case BadgeRole:
        if (column != State)
            return {};
        return row.state == ReconcileState::Explained ? u"info"_s
               : !row.invoiced                        ? u"neutral"_s
               : differs(row)                         ? u"warning"_s
                                                      : u"success"_s;
    case IconRole:
        return column == Invoice ? QVariant(u"invoice"_s)
               : column == State && !row.invoiced && row.state == ReconcileState::Open
                   ? QVariant(u"pending"_s)
                   : QVariant();
    case KeyRole:
        return invoiceKey(row.invoiceId, row.seller);
    case MutedRole:
        return (column == Difference && !differs(row)) || (column == Invoiced && !row.invoiced);
    case StrongRole:
        return column == Difference && differs(row);
    case SecondaryRole:
        return column == Seller || column == Note;
    default:
        return {};
    }
}

bool ReconcileModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    // By value: what hears the signal may set the model anew.
    const ReconcileRow row = m_rows[m_order[index.row()]];
    if (role == Qt::CheckStateRole && index.column() == Done) {
        emit ticked(row, value.toInt() == Qt::Checked);
        return true;
    }
    return false;
}

Qt::ItemFlags ReconcileModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Done)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant ReconcileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnTotal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool amount = section == Invoiced || section == Bill || section == Difference;
        return static_cast<int>((amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == Qt::AccessibleTextRole && section == Done)
        return tr("Done");
    if (role != Qt::DisplayRole)
        return {};
    const QString names[columnTotal] = {
        QString(),   tr("Invoice"), tr("Seller of record"), tr("Invoiced"), tr("Billfold"), tr("Difference"),
        tr("State"), tr("Note"),
    };
    return names[section];
}

} // namespace billfold
