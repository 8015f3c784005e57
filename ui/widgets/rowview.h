// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/headerview.h"
#include "ui/widgets/itemdelegate.h"
#include "ui/widgets/totalsrow.h"
#include "ui/widgets/viewparts.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <functional>

namespace billfold
{

/// What the table and the tree of the program have in common: heading, delegate, pinned totals, hover, links,
/// keys, the menu of a row, columns that are fitted until the person sizes one and remembered from then on.
/// `View` is QTableView or QTreeView; the class that derives from this has the signals.
template <typename View>
class RowView : public View
{
public:
    /// Name under which column widths, order and the sorted column are kept in QSettings (`tables/ID`). Set
    /// it after the model and after the defaults; it reads what was kept and writes whatever the person
    /// changes.
    void setMemoryId(const QString& id)
    {
        m_memoryId = id;
        const QScopedValueRollback adjusting(m_adjusting, true);
        if (!id.isEmpty() && ViewParts::restoreHeader(m_header, id)) {
            m_widthsChosen = true;
            m_totals->follow();
            stretch();
        }
    }

    /// The pinned totals: always of what is shown. An empty hash hides the row.
    void setTotals(const QHash<int, TotalsCell>& cells)
    {
        m_totalsCells = cells;
        m_totals->totals().setCells(cells);
        QStringList spoken;
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const auto cell = cells.constFind(m_header->logicalIndex(visual));
            if (cell != cells.constEnd() && !cell->text.isEmpty())
                spoken.append(cell->accessibleText.isEmpty() ? cell->text : cell->accessibleText);
        }
        this->setAccessibleDescription(spoken.join(QStringLiteral(", ")));
        m_totals->setVisible(!cells.isEmpty());
        refit();
        updateGeometries();
    }

    TotalsRow* totalsRow() const { return m_totals; }
    HeaderView* headerView() const { return m_header; }

    /// Called when a menu for a row is about to open (right click, Menu key); the function adds actions. Copy
    /// and sorting are there.
    std::function<void(QMenu& menu, const QModelIndex& index)> fillMenu;

protected:
    explicit RowView(QWidget* parent)
        : View(parent), m_header(new HeaderView(Qt::Horizontal, this)), m_delegate(new ItemDelegate(this))
    {
    }
    /// To be called once the view has taken the heading.
    void begin()
    {
        m_totals = new TotalsRow(m_header, this->horizontalScrollBar(), this);
        ViewParts::setUp(this);
        this->setItemDelegate(m_delegate);
    }

    /// Enter or double click on a row; click on a cell with LinkRole; Ctrl+F; Ctrl+C.
    virtual void openRow(const QModelIndex& index) = 0;
    virtual void followLink(const QModelIndex& index) = 0;
    virtual void askForFilter() = 0;
    virtual void copyRows() const = 0;
    /// Fits the columns unless the person has chosen their widths.
    virtual void refit() = 0;
    /// Gives the spare width to the column that takes it.
    virtual void stretch() = 0;
    /// Of all rows.
    virtual int contentHeight() const = 0;

    void changeModel(QAbstractItemModel* model)
    {
        for (const QMetaObject::Connection& connection : std::as_const(m_modelConnections))
            QObject::disconnect(connection);
        m_modelConnections.clear();
        // Setting a model resizes and sorts: none of that is the person's choice.
        const QScopedValueRollback adjusting(m_adjusting, true);
        View::setModel(model);
    }

    void adoptColumns()
    {
        m_hovered = QPersistentModelIndex();
        m_delegate->setHoveredRow({});
        QList<Qt::Alignment> alignments;
        for (int column = 0; column < this->model()->columnCount(); ++column)
            alignments.append(m_header->alignmentOf(column));
        m_totals->totals().setColumns(this->model()->columnCount(), alignments);
        refit();
        m_totals->follow();
    }

    /// What a column needs whose widest cell needs `cells`: for its heading and its total, with padding.
    int widthWith(int column, int cells) const
    {
        const CellPadding padding = cellPadding(m_header, column);
        int width = cells;
        if (m_totalsCells.contains(column))
            width = std::max(width, static_cast<ItemDelegate*>(m_totals->itemDelegate())
                                        ->widthOf(m_totals->totals().index(0, column)));
        width += padding.left + padding.right;
        return std::max(width, m_header->sectionSizeFromContents(column).width());
    }

    void updateGeometries() override
    {
        if (m_adjusting || !m_totals)
            return;
        {
            const QScopedValueRollback adjusting(m_adjusting, true);
            View::updateGeometries();
            placeTotals();
        }
        stretch();
    }

    void resizeEvent(QResizeEvent* event) override
    {
        View::resizeEvent(event);
        stretch();
    }

    void updateRow(const QModelIndex& index)
    {
        if (!index.isValid())
            return;
        const QRect cell = this->visualRect(index);
        this->viewport()->update(QRect(0, cell.top(), this->viewport()->width(), cell.height()));
    }

    void hover(const QModelIndex& index)
    {
        this->viewport()->setCursor(ViewParts::isLink(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        if (index.siblingAtColumn(0) == m_hovered)
            return;
        updateRow(m_hovered);
        m_hovered = index.siblingAtColumn(0);
        m_delegate->setHoveredRow(m_hovered);
        updateRow(m_hovered);
    }

    void mouseMoveEvent(QMouseEvent* event) override
    {
        View::mouseMoveEvent(event);
        hover(this->indexAt(event->position().toPoint()));
    }

    void mousePressEvent(QMouseEvent* event) override
    {
        m_pressed = this->indexAt(event->position().toPoint());
        View::mousePressEvent(event);
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        View::mouseReleaseEvent(event);
        const QModelIndex index = this->indexAt(event->position().toPoint());
        if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index == m_pressed &&
            ViewParts::isLink(index))
            followLink(index);
        m_pressed = QPersistentModelIndex();
    }

    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        View::mouseDoubleClickEvent(event);
        const QModelIndex index = this->indexAt(event->position().toPoint());
        if (event->button() == Qt::LeftButton && index.isValid())
            openRow(index);
    }

    void leaveEvent(QEvent* event) override
    {
        View::leaveEvent(event);
        hover({});
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        // What an editor leaves over (the Return that ends it) is not meant for the row.
        if (this->state() == QAbstractItemView::EditingState) {
            View::keyPressEvent(event);
            return;
        }
        const QModelIndex current = this->currentIndex();
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (event->matches(QKeySequence::Copy))
            copyRows();
        else if (event->matches(QKeySequence::Find))
            askForFilter();
        else if (enter && current.isValid())
            openRow(current);
        else if (event->key() != Qt::Key_Space || !ViewParts::toggleTick(this, current))
            View::keyPressEvent(event);
    }

    void contextMenuEvent(QContextMenuEvent* event) override
    {
        const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
        const QModelIndex index = byKey ? this->currentIndex() : this->indexAt(event->pos());
        if (!index.isValid())
            return;
        QMenu menu(this);
        if (fillMenu)
            fillMenu(menu, index);
        ViewParts::addCommonActions(menu, this, m_header, this->isSortingEnabled());
        menu.exec(byKey ? this->viewport()->mapToGlobal(this->visualRect(index).bottomLeft())
                        : event->globalPos());
    }

    HeaderView* m_header;
    ItemDelegate* m_delegate;
    TotalsRow* m_totals = nullptr;
    QHash<int, TotalsCell> m_totalsCells;
    QString m_memoryId;
    bool m_adjusting = false;    ///< the view itself changes sizes: nothing to remember
    bool m_widthsChosen = false; ///< by the person or from memory: no fitting any more
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed;
    QList<QMetaObject::Connection> m_modelConnections;

private:
    void placeTotals()
    {
        const int height = m_totals->isHidden() ? 0 : m_totals->height();
        QScrollBar* vertical = this->verticalScrollBar();
        // Fusion's scroll bar runs along heading and totals; the style leaves those parts free.
        vertical->setProperty("insetTop", m_header->isHidden() ? 0 : m_header->height());
        vertical->setProperty("insetBottom", height);
        if (height == 0)
            return;
        // The view has just taken the bottom margin away and counted the scroll range without it.
        QMargins margins = this->viewportMargins();
        margins.setBottom(height);
        this->setViewportMargins(margins);
        vertical->setRange(0, std::max(0, contentHeight() - this->viewport()->height()));
        vertical->setPageStep(this->viewport()->height());
        const QRect view = this->viewport()->geometry();
        if (!m_header->isHidden())
            m_header->setGeometry(view.left(), view.top() - m_header->height(), view.width(),
                                  m_header->height());
        this->horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - view.width()));
        this->horizontalScrollBar()->setPageStep(view.width());
        // Across the scroll bar, to the edge of the view.
        const bool rightToLeft = this->layoutDirection() == Qt::RightToLeft;
        const int left = rightToLeft ? 0 : view.left();
        const int right = rightToLeft ? view.right() : this->width() - 1;
        m_totals->setGeometry(left, view.bottom() + 1, right - left + 1, height);
        m_totals->raise();
        m_totals->follow();
    }
};

} // namespace billfold
