// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QMap>

namespace billfold
{

/// A bill, or a part of it, as a table: one row for each group, in the columns that a page wants, sorted and
/// filtered here. Amounts show cents that add up to the total's cents; so do the columns that are computed
/// from them (the month before, the change, tax).
///
/// Groups that had charges in the month before and have none now are not in the bill. So that the month
/// before adds up all the same they stand together in one last row, whose KeyRole is invalid.
class BillTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column {
        Name,
        Key,    ///< account id, service code
        Detail, ///< BillRow::detail
        Lines,
        Usage,
        Unit,
        Previous,
        Change,
        Share,
        BeforeTax, ///< needs setTax()
        Tax,       ///< needs setTax()
        Exact,
        Amount,
    };
    /// What a month that is not over is compared with.
    enum class Compare { SamePart, WholeMonth };

    explicit BillTableModel(QObject* parent = nullptr);

    void setColumns(const QList<Column>& columns);
    const QList<Column>& columns() const { return m_columns; }
    int columnOf(Column column) const { return static_cast<int>(m_columns.indexOf(column)); }
    /// Heading of Column::Name or Column::Detail where the dimension's name does not fit; empty: the
    /// dimension's.
    void setHeading(Column column, const QString& heading);

    void setTable(const BillTable& table);
    void clear();
    const BillTable& table() const { return m_table; }
    /// The part of each row that is tax, grouped alike: for BeforeTax and Tax.
    void setTax(const BillTable& tax);

    void setCompare(Compare compare);
    Compare compare() const { return m_compare; }
    /// True where the table knows the same part of the month before: there is something to choose.
    bool hasSamePart() const { return m_table.previousToDateTotal.has_value(); }

    /// Only rows whose name, key or detail contains this.
    void setFilterText(const QString& text);
    const QString& filterText() const { return m_filter; }
    /// Swatches in the order of the chart, for the table that is a chart's twin.
    void setSwatches(bool swatches);

    /// The bill's row; nullptr for the row of the groups that are gone.
    const BillRow* rowAt(int row) const;
    /// Where a group stands now, -1 where it is not shown.
    int rowOf(const QString& key) const;

    /// Sums of the rows that are shown.
    struct Totals {
        int rows = 0; ///< groups with charges in this month
        Money amount, previous;
        Money::Wide cents = 0, previousCents = 0, taxCents = 0;
        bool hasPrevious = false;
        qint64 lines = 0;
        Money usage;
        QString unit; ///< empty where units differ
    };
    Totals totals() const;
    /// True if a cent was moved in any of the rows that are shown.
    bool anyCentMoved() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// A row of the bill and what is computed for it.
    struct Line {
        BillRow row;
        Money::Wide previousCents = 0;
        bool previousMoved = false;
        Money::Wide taxCents = 0;
        Money tax;
        bool gone = false; ///< charged in the month before only
    };

    void rebuild();
    void addPrevious();
    bool comparesSamePart() const;
    void order();
    bool less(const Line& a, const Line& b) const;
    bool matches(const Line& line) const;
    const std::optional<Money>& previousOf(const BillRow& row) const;
    std::optional<Money> previousTotal() const;
    QString previousHeading() const;
    QString text(const Line& line, Column column) const;
    QString exact(const Line& line, Column column) const;
    QVariant sortValue(const Line& line, Column column) const;
    QVariant icon(const Line& line) const;
    QString spokenChange(const Line& line) const;

    QList<Column> m_columns;
    QMap<Column, QString> m_headings;
    BillTable m_table;
    QHash<QString, BillRow> m_tax;
    Compare m_compare = Compare::SamePart;
    QString m_filter;
    bool m_swatches = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<Line> m_lines; ///< all, in the table's order
    QList<int> m_order;  ///< shown: indexes of m_lines
};

/// True for the columns of amounts and counts, which stand at the right.
bool isAmountColumn(BillTableModel::Column column);

} // namespace billfold
