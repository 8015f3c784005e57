// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/totalsrow.h"

#include <QTableView>

#include <functional>

class QMenu;

namespace billfold
{

class HeaderView;
class ItemDelegate;

/// The table of the program. It sets up everything that README section 7 of the design asks for: heading,
/// fixed rows, delegate, hover, pinned totals row, sorting, copy, menu, remembered columns. Pages set a model
/// and connect to `opened`, `fillMenu` or `linkClicked`.
///
/// Sorting: setSortingEnabled(true) is on; a model that cannot sort leaves sort() empty, so call
/// setSortingEnabled(false) for it. Rows are never sized by contents.
class TableView : public QTableView
{
    Q_OBJECT

public:
    enum class Density { Normal, Dense, TwoLines };

    explicit TableView(QWidget* parent = nullptr);
    ~TableView() override;

    void setModel(QAbstractItemModel* model) override;
    void setDensity(Density density);
    /// Name under which column widths, order and the sorted column are kept in QSettings (`tables/ID`). Set
    /// it after the model and after the defaults; it reads what was kept and writes whatever the person
    /// changes.
    void setMemoryId(const QString& id);
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

    /// The pinned totals: always of what is shown. An empty hash hides the row.
    void setTotals(const QHash<int, TotalsCell>& cells);
    TotalsRow* totalsRow() const { return m_totals; }
    HeaderView* headerView() const { return m_header; }
    ItemDelegate* itemDelegateOfTable() const { return m_delegate; }

    /// Selected rows (all rows when none is selected) as tab-separated text with headings, for a spreadsheet;
    /// amounts as ExactRole where the model has it. Only visible columns, in their shown order.
    QString selectionAsText() const;
    /// Height at which `rows` rows, heading and totals show without a scroll bar.
    int heightForRows(int rows) const;

    /// Called when a menu for a row is about to open (right click, Menu key); the function adds actions. Copy
    /// is there.
    std::function<void(QMenu& menu, const QModelIndex& index)> fillMenu;

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
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

protected slots:
    void updateGeometries() override;

private:
    void hover(const QModelIndex& index);
    void updateRow(const QModelIndex& index);
    void paintFrozen();
    void adoptColumns();
    void autoFit();
    void stretch();
    void placeTotals();
    void sectionChanged(int logicalIndex);

    HeaderView* m_header;
    ItemDelegate* m_delegate;
    TotalsRow* m_totals;
    QString m_memoryId;
    int m_stretchColumn = 0;
    QHash<int, TotalsCell> m_totalsCells;
    bool m_adjusting = false;     ///< the view itself changes sizes: nothing to remember
    bool m_widthsChosen = false;  ///< by the person or from memory: no fitting any more
    bool m_stretchChosen = false; ///< the person has sized the stretch column itself
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed;
    QList<QMetaObject::Connection> m_modelConnections;
};

} // namespace billfold
