// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QTableView>

namespace billfold
{

/// What a totals row shows: for each column of the table the text and, where wanted, more roles of
/// models/views/roles.h.
struct TotalsCell {
    QString text;
    QString exact = {};          ///< ExactRole
    int delta = 2;               ///< DeltaRole; 2 is none
    QString accessibleText = {}; ///< spoken instead of `text`, when not empty
};

/// The one-row model behind a totals row. Columns without a cell are empty.
class TotalsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit TotalsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setColumns(int count, const QList<Qt::Alignment>& alignments);
    void setCells(const QHash<int, TotalsCell>& cells);
    QString text(int column) const { return m_cells.value(column).text; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    int m_columns = 0;
    QList<Qt::Alignment> m_alignments;
    QHash<int, TotalsCell> m_cells;
};

/// The pinned row below a table or tree: a second view of one row that follows the header and the horizontal
/// scroll bar of the first. It takes no focus; its sums are read by the table's accessible description.
class TotalsRow : public QTableView
{
    Q_OBJECT

public:
    TotalsRow(QHeaderView* header, QScrollBar* horizontal, QWidget* parent);

    TotalsModel& totals() { return m_model; }
    void setRowHeight(int height);
    /// Takes over sizes, order and hidden sections from the header. Called by signals; public for tests and
    /// first layout.
    void follow();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintRest(QPainter& painter);
    void paintLong(QPainter& painter);

    QHeaderView* m_source;
    TotalsModel m_model;
};

} // namespace billfold
