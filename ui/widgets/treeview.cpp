// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/treeview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/headerview.h"
#include "ui/widgets/itemcopy.h"
#include "ui/widgets/itemdelegate.h"
#include "ui/widgets/viewparts.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace billfold
{

namespace
{

constexpr int levelIndent = 20;
constexpr int bar = 3;
constexpr int fittedRows = 200;

/// Rows that are shown, in their shown order; at most so many.
QModelIndexList shownRows(const QTreeView* tree, qsizetype most = std::numeric_limits<qsizetype>::max())
{
    QModelIndexList rows;
    if (!tree->model() || tree->model()->rowCount(tree->rootIndex()) == 0)
        return rows;
    for (QModelIndex index = tree->model()->index(0, 0, tree->rootIndex());
         index.isValid() && rows.size() < most; index = tree->indexBelow(index))
        rows.append(index);
    return rows;
}

} // namespace

TreeView::TreeView(QWidget* parent)
    : QTreeView(parent), m_header(new HeaderView(Qt::Horizontal, this)), m_delegate(new ItemDelegate(this)),
      m_totals(nullptr)
{
    setHeader(m_header);
    m_totals = new TotalsRow(m_header, horizontalScrollBar(), this);
    ViewParts::setUp(this);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setIndentation(levelIndent);
    setAnimated(false);
    setExpandsOnDoubleClick(false);
    m_header->setStretchLastSection(false);
    // The tree stays in its column: a branch in the middle of a row cannot be read.
    m_header->setFirstSectionMovable(false);
    setSortingEnabled(true);
    setAccessibleName(tr("Tree"));
    setRowHeight(Metrics::row);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int logical) {
        if (m_adjusting)
            return;
        m_widthsChosen = true;
        if (logical != 0)
            stretch();
        if (!m_memoryId.isEmpty())
            ViewParts::saveHeader(m_header, m_memoryId);
    });
}

TreeView::~TreeView() = default;

void TreeView::setModel(QAbstractItemModel* model)
{
    for (const QMetaObject::Connection& connection : std::as_const(m_modelConnections))
        disconnect(connection);
    m_modelConnections.clear();
    {
        const QScopedValueRollback adjusting(m_adjusting, true);
        QTreeView::setModel(model);
    }
    if (!model)
        return;
    m_modelConnections = {connect(model, &QAbstractItemModel::modelReset, this, &TreeView::adoptColumns)};
    adoptColumns();
}

void TreeView::adoptColumns()
{
    m_hovered = QPersistentModelIndex();
    m_delegate->setHoveredRow({});
    QList<Qt::Alignment> alignments;
    for (int column = 0; column < model()->columnCount(); ++column)
        alignments.append(m_header->alignmentOf(column));
    m_totals->totals().setColumns(model()->columnCount(), alignments);
    fitColumns();
    m_totals->follow();
}

void TreeView::fitColumns()
{
    if (!model() || m_widthsChosen)
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    const QModelIndexList rows = shownRows(this, fittedRows);
    for (int column = 1; column < model()->columnCount(); ++column) {
        if (m_header->isSectionHidden(column))
            continue;
        const CellPadding padding = cellPadding(m_header, column);
        int width = 0;
        for (const QModelIndex& row : rows)
            width = std::max(width, m_delegate->widthOf(row.siblingAtColumn(column)));
        if (m_totalsCells.contains(column))
            width = std::max(width, static_cast<ItemDelegate*>(m_totals->itemDelegate())
                                        ->widthOf(m_totals->totals().index(0, column)));
        width += padding.left + padding.right;
        m_header->resizeSection(column, std::max(width, m_header->sectionSizeFromContents(column).width()));
    }
    stretch();
}

void TreeView::stretch()
{
    if (!model() || m_header->count() == 0)
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    const int others = m_header->length() - m_header->sectionSize(0);
    const int least = std::max(m_header->sectionSizeFromContents(0).width(), 160);
    m_header->resizeSection(0, std::max(least, viewport()->width() - others));
    m_totals->follow();
}

void TreeView::setRowHeight(int height)
{
    const int row = std::max(height, fontMetrics().height() + 8);
    m_delegate->setRowHeight(row);
    m_totals->setRowHeight(row);
    scheduleDelayedItemsLayout();
}

void TreeView::setMemoryId(const QString& id)
{
    m_memoryId = id;
    const QScopedValueRollback adjusting(m_adjusting, true);
    if (!id.isEmpty() && ViewParts::restoreHeader(m_header, id)) {
        m_widthsChosen = true;
        stretch();
    }
}

void TreeView::setTotals(const QHash<int, TotalsCell>& cells)
{
    m_totalsCells = cells;
    m_totals->totals().setCells(cells);
    m_totals->setVisible(!cells.isEmpty());
    fitColumns();
    updateGeometries();
}

void TreeView::updateGeometries()
{
    if (m_adjusting || !m_totals)
        return;
    {
        const QScopedValueRollback adjusting(m_adjusting, true);
        QTreeView::updateGeometries();
        placeTotals();
    }
    stretch();
}

int TreeView::contentHeight() const
{
    QModelIndex last = rootIndex();
    while (model() && model()->rowCount(last) > 0 && (last == rootIndex() || isExpanded(last)))
        last = model()->index(model()->rowCount(last) - 1, 0, last);
    return last.isValid() ? visualRect(last).bottom() + 1 + verticalOffset() : 0;
}

void TreeView::placeTotals()
{
    const int height = m_totals->isHidden() ? 0 : m_totals->height();
    verticalScrollBar()->setProperty("insetTop", m_header->isHidden() ? 0 : m_header->height());
    verticalScrollBar()->setProperty("insetBottom", height);
    if (height == 0)
        return;
    QMargins margins = viewportMargins();
    margins.setBottom(height);
    setViewportMargins(margins);
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    const QRect view = viewport()->geometry();
    if (!m_header->isHidden())
        m_header->setGeometry(view.left(), view.top() - m_header->height(), view.width(), m_header->height());
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int left = rightToLeft ? 0 : view.left();
    const int right = rightToLeft ? view.right() : width() - 1;
    m_totals->setGeometry(left, view.bottom() + 1, right - left + 1, height);
    m_totals->raise();
    m_totals->follow();
}

void TreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    stretch();
}

// ---- painting

void TreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    const bool hovered =
        m_hovered.isValid() && m_hovered.row() == index.row() && m_hovered.parent() == index.parent();
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    // The delegate fills its cells alike; this also covers what lies before and behind them.
    QColor fill = t.surface;
    if (selected)
        fill = isActiveWindow() ? t.sel : t.selInactive;
    else if (hovered)
        fill = t.hover;
    painter->fillRect(row, fill);
    Paint::hairlineBottom(painter, row, t.border);
    QTreeView::drawRow(painter, option, index);
    if (selected) {
        const QRect edge = QStyle::visualRect(layoutDirection(), row, QRect(0, row.top(), bar, row.height()));
        painter->fillRect(edge, t.accent);
    }
    if (ViewParts::ringVisible(this) && currentIndex().row() == index.row() &&
        currentIndex().parent() == index.parent())
        Paint::focusRing(painter, row.adjusted(0, 0, 0, -1), Metrics::radiusSmall);
}

void TreeView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    const int inset = layoutDirection() == Qt::RightToLeft ? -Metrics::treeInset : Metrics::treeInset;
    QTreeView::drawBranches(painter, rect.translated(inset, 0), index);
}

// ---- pointer and keyboard

void TreeView::updateRow(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const QRect cell = visualRect(index);
    viewport()->update(QRect(0, cell.top(), viewport()->width(), cell.height()));
}

void TreeView::hover(const QModelIndex& index)
{
    viewport()->setCursor(ViewParts::isLink(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (index.siblingAtColumn(0) == m_hovered)
        return;
    updateRow(m_hovered);
    m_hovered = index.siblingAtColumn(0);
    m_delegate->setHoveredRow(m_hovered);
    updateRow(m_hovered);
}

void TreeView::mouseMoveEvent(QMouseEvent* event)
{
    QTreeView::mouseMoveEvent(event);
    hover(indexAt(event->position().toPoint()));
}

void TreeView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = indexAt(event->position().toPoint());
    QTreeView::mousePressEvent(event);
}

void TreeView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index == m_pressed &&
        ViewParts::isLink(index))
        emit linkClicked(index);
    m_pressed = QPersistentModelIndex();
}

void TreeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTreeView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit opened(index);
}

void TreeView::leaveEvent(QEvent* event)
{
    QTreeView::leaveEvent(event);
    hover({});
}

void TreeView::keyPressEvent(QKeyEvent* event)
{
    // What an editor leaves over (the Return that ends it) is not meant for the row.
    if (state() == QAbstractItemView::EditingState) {
        QTreeView::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->matches(QKeySequence::Find)) {
        emit filterRequested();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit opened(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Space && ViewParts::toggleTick(this, currentIndex()))
        return;
    QTreeView::keyPressEvent(event);
}

void TreeView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    QMenu menu(this);
    if (fillMenu)
        fillMenu(menu, index);
    ViewParts::addCommonActions(menu, this, m_header, isSortingEnabled());
    const QPoint place = byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
    menu.exec(place);
}

// ---- copying

QString TreeView::selectionAsText() const
{
    if (!model())
        return {};
    QModelIndexList rows;
    const QModelIndexList shown = shownRows(this);
    for (const QModelIndex& index : shown) {
        if (selectionModel()->isRowSelected(index.row(), index.parent()))
            rows.append(index);
    }
    return rowsAsText(model(), m_header, rows.isEmpty() ? shown : rows);
}

void TreeView::copySelection() const
{
    ViewParts::toClipboard(selectionAsText());
}

} // namespace billfold
