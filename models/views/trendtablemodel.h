// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QAbstractTableModel>
#include <QSet>

#include <optional>

namespace billfold
{

/// The table twin of the trend chart: one row a group in the chart's order and colours, the months as
/// columns, then the total of all months, the change of the latest month against the one before, and the
/// share of the latest month. "Latest" is the last month that has an import.
///
/// The cents that are shown add up in both directions: each month's are shared as its bill's are
/// (settleTable), and totals and changes are sums and differences of the cents that are shown.
///
/// It takes every group; those beyond the nine largest (by total) stand as one row "Others (n)" at the end
/// until setExpanded(true). Sorting moves the rows, never the colours, and Others stays last.
class TrendTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, Month, Total, Change, ChangeShare, Share };

    explicit TrendTableModel(QObject* parent = nullptr);

    /// With all groups apart (TrendQuery::top 0), largest total first. The rows then stand in the chart's
    /// order.
    void setTrend(const TrendTable& table);
    const TrendTable& trend() const { return m_all; }
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }
    /// Groups, however many rows they stand in.
    int groupCount() const { return static_cast<int>(m_all.rows.size()); }

    /// What the chart does: so many groups apart (the rest is one series in the colour of Others), and which
    /// of its series are hidden (hollow swatch).
    void setChart(int apart, const QSet<int>& hidden);

    Column columnKind(int column) const;
    /// Which month a column shows; -1 for the others.
    int monthOf(int column) const;
    int columnOf(Column kind, int month = -1) const;
    /// The last month with an import; -1 where there is none.
    int latestMonth() const { return m_latest; }
    const TrendRow& rowAt(int row) const { return m_rows[m_order[row]]; }
    /// The series of the chart that the row stands for or is a part of.
    int seriesOf(int row) const;

    /// What the totals row shows in a column; invalid where it shows nothing.
    struct Sum {
        QString text, exact;
        int delta = 2; ///< 2: no arrow
    };
    std::optional<Sum> sum(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    /// What a row shows, in cents.
    struct Cents {
        QList<std::optional<Money::Wide>> months;
        Money::Wide total = 0;
    };

    void share();
    void refold();
    void reorder();
    std::optional<Money::Wide> centsAt(int place, int column) const;
    std::optional<Money::Wide> changeOf(const Cents& cents) const;
    QString groupsText() const;
    std::optional<Money> amountAt(const TrendRow& row, int column) const;
    QVariant amountData(int place, int column, int role) const;
    QVariant nameData(int row, int role) const;
    QVariant changeData(int place, int role) const;
    QVariant changeShareData(int place, int role) const;
    QVariant shareData(int place, int role) const;
    std::optional<Money> previousOf(const QList<std::optional<Money>>& months) const;
    std::optional<Money> latestOf(const QList<std::optional<Money>>& months) const;

    TrendTable m_all;
    QList<Cents> m_allCents;
    Cents m_totalCents;
    QList<TrendRow> m_rows; ///< as folded, in the chart's order
    QList<Cents> m_cents;   ///< of m_rows
    QList<int> m_order;     ///< shown row -> place in m_rows
    QSet<int> m_hidden;
    int m_apart = 0;
    int m_latest = -1;
    bool m_expanded = false;
    int m_sortColumn = -1; ///< a column of the model; -1: the chart's order
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace billfold
