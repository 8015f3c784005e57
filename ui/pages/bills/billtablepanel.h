// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/billtablemodel.h"
#include "ui/widgets/panel.h"

namespace billfold
{

class StateStack;
class TableView;
class TextLabel;
class IconLabel;

/// A table of a bill in a panel: groups, their amounts, the totals of what is shown pinned below, notes about
/// cents that moved and what a basis lacks in a caption under it. Used by Bills and by the drill-down.
class BillTablePanel : public QWidget
{
    Q_OBJECT

public:
    explicit BillTablePanel(QWidget* parent = nullptr);

    BillTableModel* model() const { return m_model; }
    TableView* view() const { return m_view; }

    /// `memoryId` names what is remembered of the columns: one for each set of columns. The first sort is by
    /// amount, largest first.
    void setColumns(const QList<BillTableModel::Column>& columns, const QString& memoryId);
    void setTable(const BillTable& table, const std::optional<BillTable>& tax = {});
    /// The words of the count of rows, in the singular and with %1; by default those of the table's
    /// dimension. To be set before the table.
    void setCounted(const QString& one, const QString& many);
    QString countText(qint64 rows) const;
    /// One sentence more under the table.
    void setNote(const QString& note);
    void setFilterText(const QString& text);
    /// Height at which every row of the table shows without a scroll bar.
    int heightOfAll() const;
    /// The group of the current row, nullptr without one.
    const BillRow* currentRow() const;
    void selectKey(const QString& key);

signals:
    /// Enter or double click.
    void opened(const QString& key, const QString& name);
    void currentChanged();
    void clearFilterRequested();
    void filterRequested();

private:
    void open(const QModelIndex& index);
    void showTotals();
    void showNotes();

    BillTableModel* m_model;
    Panel* m_panel;
    TableView* m_view;
    StateStack* m_states;
    QWidget* m_noteRow;
    TextLabel* m_note;
    QString m_extraNote;
    QString m_one, m_many; ///< words of the count
};

} // namespace billfold
