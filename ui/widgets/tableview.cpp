// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableview.h"

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

namespace billfold
{

namespace
{

/// Copying without a selection takes the whole table, up to this: a spreadsheet's clipboard ends somewhere,
/// too.
constexpr int mostCopiedRows = 100'000;

} // namespace

TableView::TableView(QWidget* parent)
    : QTableView(parent), m_header(new HeaderView(Qt::Horizontal, this)), m_delegate(new ItemDelegate(this)),
      m_totals(nullptr)
{
    setHorizontalHeader(m_header);
    m_totals = new TotalsRow(m_header, horizontalScrollBar(), this);
    ViewParts::setUp(this);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setDensity(Density::Normal);
    setSortingEnabled(true);
    setAccessibleName(tr("Table"));
    connect(m_header, &QHeaderView::sectionResized, this, [this](int logical, int before, int now) {
        // Hiding and showing a column is the page's doing, not a width that the person has chosen.
        if (before > 0 && now > 0)
            sectionChanged(logical);
        else if (!m_adjusting)
            stretch();
    });
    // Scrolling moves pixels; those of a frozen column have to stay.
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        viewport()->update();
        m_header->viewport()->update();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this](int logical) { sectionChanged(logical); });
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, [this] {
        if (!m_memoryId.isEmpty())
            ViewParts::saveHeader(m_header, m_memoryId);
    });
}

TableView::~TableView() = default;

void TableView::setModel(QAbstractItemModel* model)
{
    for (const QMetaObject::Connection& connection : std::as_const(m_modelConnections))
        disconnect(connection);
    m_modelConnections.clear();
    {
        // Setting a model resizes and sorts: none of that is the person's choice.
        const QScopedValueRollback adjusting(m_adjusting, true);
        QTableView::setModel(model);
    }
    if (!model)
        return;
    m_modelConnections = {
        connect(model, &QAbstractItemModel::modelReset, this, &TableView::adoptColumns),
        connect(model, &QAbstractItemModel::columnsInserted, this, &TableView::adoptColumns),
        connect(model, &QAbstractItemModel::columnsRemoved, this, &TableView::adoptColumns),
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first) {
                    if (first == 0)
                        autoFit();
                }),
    };
    adoptColumns();
}

void TableView::adoptColumns()
{
    m_hovered = QPersistentModelIndex();
    m_delegate->setHoveredRow({});
    QList<Qt::Alignment> alignments;
    for (int column = 0; column < model()->columnCount(); ++column)
        alignments.append(m_header->alignmentOf(column));
    m_totals->totals().setColumns(model()->columnCount(), alignments);
    autoFit();
    m_totals->follow();
}

void TableView::autoFit()
{
    if (!m_widthsChosen)
        fitColumns();
    else
        stretch();
}

void TableView::setDensity(Density density)
{
    const int height = density == Density::Dense      ? Metrics::rowDense
                       : density == Density::TwoLines ? Metrics::rowTwoLines
                                                      : Metrics::row;
    const int needed = fontMetrics().height() + 8;
    const int row = std::max(height, needed);
    verticalHeader()->setDefaultSectionSize(row);
    m_delegate->setRowHeight(row);
    m_totals->setRowHeight(density == Density::TwoLines ? std::max(36, needed) : row);
    updateGeometries();
}

void TableView::setMemoryId(const QString& id)
{
    m_memoryId = id;
    const QScopedValueRollback adjusting(m_adjusting, true);
    if (!id.isEmpty() && ViewParts::restoreHeader(m_header, id)) {
        m_widthsChosen = true;
        m_totals->follow();
        stretch();
    }
}

void TableView::setStretchColumn(int column)
{
    m_stretchColumn = column;
    stretch();
}

int TableView::neededWidth(int column, int rows) const
{
    const CellPadding padding = cellPadding(m_header, column);
    const int last = std::min(rows, model()->rowCount());
    int width = 0;
    for (int row = 0; row < last; ++row)
        width = std::max(width, m_delegate->widthOf(model()->index(row, column)));
    if (m_totalsCells.contains(column))
        width = std::max(width, static_cast<ItemDelegate*>(m_totals->itemDelegate())
                                    ->widthOf(m_totals->totals().index(0, column)));
    width += padding.left + padding.right;
    return std::max(width, m_header->sectionSizeFromContents(column).width());
}

void TableView::fitColumns(int rows)
{
    if (!model())
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (!isColumnHidden(column))
            m_header->resizeSection(column, neededWidth(column, rows));
    }
    stretch();
}

void TableView::setShownColumns(const QSet<int>& columns)
{
    {
        const QScopedValueRollback adjusting(m_adjusting, true);
        for (int column = 0; column < m_header->count(); ++column)
            m_header->setSectionHidden(column, !columns.contains(column));
    }
    m_totals->follow();
    autoFit();
    updateGeometries();
}

void TableView::stretch()
{
    if (!model() || m_stretchChosen || m_stretchColumn < 0 || m_stretchColumn >= m_header->count() ||
        isColumnHidden(m_stretchColumn))
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    const int others = m_header->length() - m_header->sectionSize(m_stretchColumn);
    const int least = std::max(m_header->sectionSizeFromContents(m_stretchColumn).width(), 120);
    const int spare = viewport()->width() - others;
    if (!m_widthsChosen || spare > least)
        m_header->resizeSection(m_stretchColumn, std::max(least, spare));
    m_totals->follow();
}

void TableView::sectionChanged(int logicalIndex)
{
    if (m_adjusting)
        return;
    m_widthsChosen = true;
    if (logicalIndex == m_stretchColumn)
        m_stretchChosen = true;
    else
        stretch();
    if (!m_memoryId.isEmpty())
        ViewParts::saveHeader(m_header, m_memoryId);
}

void TableView::setTotals(const QHash<int, TotalsCell>& cells)
{
    m_totalsCells = cells;
    m_totals->totals().setCells(cells);
    QStringList spoken;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (const auto cell = cells.constFind(column); cell != cells.constEnd() && !cell->text.isEmpty())
            spoken.append(cell->accessibleText.isEmpty() ? cell->text : cell->accessibleText);
    }
    setAccessibleDescription(spoken.join(u", "));
    m_totals->setVisible(!cells.isEmpty());
    autoFit();
    updateGeometries();
}

void TableView::updateGeometries()
{
    if (m_adjusting || !m_totals)
        return;
    {
        const QScopedValueRollback adjusting(m_adjusting, true);
        QTableView::updateGeometries();
        placeTotals();
    }
    stretch();
}

void TableView::placeTotals()
{
    const int height = m_totals->isHidden() ? 0 : m_totals->height();
    // Fusion's scroll bar runs along heading and totals; the style leaves those parts free.
    verticalScrollBar()->setProperty("insetTop", m_header->isHidden() ? 0 : m_header->height());
    verticalScrollBar()->setProperty("insetBottom", height);
    if (height == 0)
        return;
    // QTableView has just taken the bottom margin away and counted the scroll range without it.
    QMargins margins = viewportMargins();
    margins.setBottom(height);
    setViewportMargins(margins);
    verticalScrollBar()->setRange(0, std::max(0, verticalHeader()->length() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    const QRect view = viewport()->geometry();
    if (!m_header->isHidden())
        m_header->setGeometry(view.left(), view.top() - m_header->height(), view.width(), m_header->height());
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
    // Across the scroll bar, to the edge of the table.
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int left = rightToLeft ? 0 : view.left();
    const int right = rightToLeft ? view.right() : width() - 1;
    m_totals->setGeometry(left, view.bottom() + 1, right - left + 1, height);
    m_totals->raise();
    m_totals->follow();
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    stretch();
}

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_totals) {
        autoFit();
        updateGeometries();
    }
}

int TableView::heightForRows(int rows) const
{
    int height = rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth();
    if (!m_header->isHidden())
        height += m_header->sizeHint().height();
    if (!m_totals->isHidden())
        height += m_totals->height();
    return height;
}

// ---- pointer and keyboard

void TableView::updateRow(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const QRect cell = visualRect(index);
    viewport()->update(QRect(0, cell.top(), viewport()->width(), cell.height()));
}

void TableView::hover(const QModelIndex& index)
{
    viewport()->setCursor(ViewParts::isLink(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const bool same = index.isValid() && m_hovered.isValid() && index.row() == m_hovered.row();
    if (same || (!index.isValid() && !m_hovered.isValid()))
        return;
    updateRow(m_hovered);
    m_hovered = index;
    m_delegate->setHoveredRow(index);
    updateRow(m_hovered);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    hover(indexAt(event->position().toPoint()));
}

void TableView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = indexAt(event->position().toPoint());
    QTableView::mousePressEvent(event);
}

void TableView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index == m_pressed &&
        ViewParts::isLink(index))
        emit linkClicked(index);
    m_pressed = QPersistentModelIndex();
}

void TableView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit opened(index);
}

void TableView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    hover({});
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    // What an editor leaves over (the Return that ends it) is not meant for the row.
    if (state() == QAbstractItemView::EditingState) {
        QTableView::keyPressEvent(event);
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
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
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

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(current);
    updateRow(previous);
}

void TableView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex());
}

void TableView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex());
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    paintFrozen();
    if (!ViewParts::ringVisible(this))
        return;
    QPainter painter(viewport());
    const QRect cell = visualRect(currentIndex());
    const int width = std::min(viewport()->width(), m_header->length() - m_header->offset());
    Paint::focusRing(&painter, QRect(0, cell.top(), width, cell.height() - 1), Metrics::radiusSmall);
}

void TableView::setFirstFrozen(bool frozen)
{
    m_header->setFirstFrozen(frozen);
    viewport()->update();
    m_totals->viewport()->update();
}

void TableView::paintFrozen()
{
    const QRect column = m_header->frozenRect();
    if (column.isEmpty())
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int logical = m_header->logicalIndex(0);
    for (int row = rowAt(0); row >= 0 && row < model()->rowCount(); ++row) {
        const int top = rowViewportPosition(row);
        if (top >= viewport()->height())
            break;
        const QModelIndex index = model()->index(row, logical);
        option.rect = QRect(0, top, column.width(), rowHeight(row));
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        m_delegate->paint(&painter, option, index);
        painter.fillRect(column.right(), top, 1, option.rect.height(), Theme::current().borderStrong);
    }
}

// ---- copying

QString TableView::selectionAsText() const
{
    if (!model())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        const int count = std::min(model()->rowCount(), mostCopiedRows);
        for (int row = 0; row < count; ++row)
            rows.append(model()->index(row, 0));
    }
    return rowsAsText(model(), m_header, rows);
}

void TableView::copySelection() const
{
    ViewParts::toClipboard(selectionAsText());
}

} // namespace billfold
