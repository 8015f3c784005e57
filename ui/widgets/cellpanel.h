// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/cellmodel.h"
#include "ui/widgets/panel.h"

class QSortFilterProxyModel;

namespace billfold
{

class StateStack;
class TableView;

/// A panel with one small table of a CellModel: sorted, with an empty state, and with the row that was chosen
/// kept when the rows change.
class CellPanel : public Panel
{
    Q_OBJECT

public:
    /// The heading names the table for assistive technology too.
    CellPanel(const QString& heading, const QStringList& headings, QWidget* parent = nullptr);

    void setRows(const QList<CellRow>& rows);
    CellModel* model() const { return m_model; }
    QSortFilterProxyModel* shown() const { return m_shown; }
    TableView* table() const { return m_table; }
    StateStack* stack() const { return m_stack; }
    /// The table is as high as its rows, up to so many; else it takes the place that there is.
    void setMostRows(int rows);
    /// Shows the rows that have the text in any cell.
    void setFilter(const QString& text);

    /// Of the current row; empty where there is none.
    QString currentKey() const;
    void select(const QString& key);

signals:
    void currentChanged();
    /// Enter, double click or a click on a link.
    void opened(const QString& key);

private:
    void settleHeight();
    void settleState();

    CellModel* m_model;
    QSortFilterProxyModel* m_shown;
    TableView* m_table;
    StateStack* m_stack;
    int m_mostRows = 0;
};

} // namespace billfold
