// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/rowview.h"

#include <QTableView>

namespace billfold
{

/// The table of the program. It sets up everything that README section 7 of the design asks for: heading,
/// fixed rows, delegate, hover, pinned totals row, sorting, copy, menu, remembered columns. Pages set a model
/// and connect to `opened`, `fillMenu` or `linkClicked`.
///
/// Sorting: setSortingEnabled(true) is on; a model that cannot sort leaves sort() empty, so call
/// setSortingEnabled(false) for it. Rows are never sized by contents.
class TableView : public RowView<QTableView>
{
    Q_OBJECT

public:
    enum class Density { Normal, Dense, TwoLines };

    explicit TableView(QWidget* parent = nullptr);
    ~TableView() override;

    void setModel(QAbstractItemModel* model) override;
    void setDensity(Density density);
    /// The column that takes the spare width (names); -1 for none. Default 0.
    void setStretchColumn(int column);
    /// Keeps the first column (names) in sight while a table that is wider than its window is scrolled.
    void setFirstFrozen(bool frozen);
    /// Widens every column to its heading and the longest text of the first `rows` rows and of the totals.
    /// Happens by itself when a model arrives or is reset, until the person sizes a column.
    void fitColumns(int rows = 200);
    /// The width that fitColumns() gives a column.
    int neededWidth(int column, int rows = 200) const;
    /// Shows these columns and no others; not the person's choice, so it is not remembered and fitting goes
    /// on.
    void setShownColumns(const QSet<int>& columns);

    ItemDelegate* itemDelegateOfTable() const { return m_delegate; }

    /// Selected rows (all rows when none is selected) as tab-separated text with headings, for a spreadsheet;
    /// amounts as ExactRole where the model has it. Only visible columns, in their shown order.
    QString selectionAsText() const;
    /// Makes the row current whose first column answers `role` with `value`; the first row where there is
    /// none.
    void setCurrentValue(const QVariant& value, int role);
    /// Height at which `rows` rows, heading and totals show without a scroll bar.
    int heightForRows(int rows) const;

public slots:
    void copySelection() const;

signals:
    /// Enter or double click on a row.
    void opened(const QModelIndex& index);
    /// Click on a cell with LinkRole.
    void linkClicked(const QModelIndex& index);
    /// Ctrl+F.
    void filterRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

    void openRow(const QModelIndex& index) override { emit opened(index); }
    void followLink(const QModelIndex& index) override { emit linkClicked(index); }
    void askForFilter() override { emit filterRequested(); }
    void copyRows() const override { copySelection(); }
    void refit() override;
    void stretch() override;
    int contentHeight() const override;

private:
    void paintFrozen();
    void sectionChanged(int logicalIndex);

    int m_stretchColumn = 0;
    bool m_stretchChosen = false; ///< the person has sized the stretch column itself
};

} // namespace billfold
