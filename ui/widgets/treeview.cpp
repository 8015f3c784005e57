// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/treeview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/itemcopy.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>
#include <limits>

namespace billfold
{

namespace
{

constexpr int levelIndent = 20;
constexpr int bar = 3;
constexpr int fittedRows = 200;
constexpr int leastName = 160;
constexpr int mostName = 320;
constexpr int leastYielding = 72;

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

TreeView::TreeView(QWidget* parent) : RowView(parent)
{
    setHeader(m_header);
    begin();
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
        // A model that changes its layout makes Qt set sizes anew; only what is dragged is the person's
        // choice.
        if (m_adjusting || QGuiApplication::mouseButtons() == Qt::NoButton ||
            !m_header->viewport()->underMouse())
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
    changeModel(model);
    if (!model)
        return;
    m_modelConnections = {connect(model, &QAbstractItemModel::modelReset, this, [this] { adoptColumns(); })};
    adoptColumns();
}

void TreeView::refit()
{
    if (!model() || m_widthsChosen)
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    const QModelIndexList rows = shownRows(this, fittedRows);
    for (int column = 1; column < model()->columnCount(); ++column) {
        if (m_header->isSectionHidden(column))
            continue;
        int width = 0;
        for (const QModelIndex& row : rows)
            width = std::max(width, m_delegate->widthOf(row.siblingAtColumn(column)));
        m_header->resizeSection(column, widthWith(column, width));
        if (m_yielding.contains(column))
            m_fitted.insert(column, m_header->sectionSize(column));
    }
    m_nameWidth = 0;
    for (const QModelIndex& row : rows) {
        int levels = rootIsDecorated() ? 1 : 0;
        for (QModelIndex above = row.parent(); above.isValid(); above = above.parent())
            ++levels;
        m_nameWidth = std::max(m_nameWidth, levels * indentation() + widthWith(0, m_delegate->widthOf(row)));
    }
    m_nameWidth = std::min(m_nameWidth, mostName);
    stretch();
}

void TreeView::stretch()
{
    if (!model() || m_header->count() == 0)
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    const int least = std::max(m_header->sectionSizeFromContents(0).width(), leastName);
    if (!m_widthsChosen) {
        for (auto it = m_fitted.cbegin(); it != m_fitted.cend(); ++it) {
            if (!m_header->isSectionHidden(it.key()))
                m_header->resizeSection(it.key(), it.value());
        }
        yield(std::max(least, m_nameWidth) + m_header->length() - m_header->sectionSize(0) -
              viewport()->width());
    }
    const int others = m_header->length() - m_header->sectionSize(0);
    m_header->resizeSection(0, std::max(least, viewport()->width() - others));
    m_totals->follow();
}

void TreeView::yield(int missing)
{
    // The widest gives first, down to the next one's width.
    while (missing > 0) {
        QList<int> widest;
        int size = 0, next = leastYielding;
        for (int column : std::as_const(m_yielding)) {
            const int own = m_header->isSectionHidden(column) ? 0 : m_header->sectionSize(column);
            if (own > size) {
                next = std::max(next, size);
                size = own;
                widest = {column};
            } else if (own == size) {
                widest.append(column);
            } else {
                next = std::max(next, own);
            }
        }
        if (size <= leastYielding)
            return;
        const int each = std::min(size - next, (missing + static_cast<int>(widest.size()) - 1) /
                                                   static_cast<int>(widest.size()));
        for (int column : std::as_const(widest))
            m_header->resizeSection(column, size - std::max(1, each));
        missing -= std::max(1, each) * static_cast<int>(widest.size());
    }
}

void TreeView::setYieldingColumns(const QList<int>& columns)
{
    m_yielding = columns;
    refit();
}

void TreeView::setRowHeight(int height)
{
    const int row = std::max(height, fontMetrics().height() + 8);
    m_delegate->setRowHeight(row);
    m_totals->setRowHeight(row);
    scheduleDelayedItemsLayout();
}

void TreeView::setShownColumns(const QSet<int>& columns)
{
    {
        const QScopedValueRollback adjusting(m_adjusting, true);
        for (int column = 0; column < m_header->count(); ++column)
            m_header->setSectionHidden(column, !columns.contains(column));
    }
    refit();
    m_totals->follow();
}

int TreeView::contentHeight() const
{
    QModelIndex last = rootIndex();
    while (model() && model()->rowCount(last) > 0 && (last == rootIndex() || isExpanded(last)))
        last = model()->index(model()->rowCount(last) - 1, 0, last);
    return last.isValid() ? visualRect(last).bottom() + 1 + verticalOffset() : 0;
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
