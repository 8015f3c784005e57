// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/itemcopy.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace billfold
{

namespace
{

/// Copying without a selection takes the whole table, up to this: a spreadsheet's clipboard ends somewhere,
/// too.
constexpr int mostCopiedRows = 100'000;

} // namespace

TableView::TableView(QWidget* parent) : RowView(parent)
{
    setHorizontalHeader(m_header);
    begin();
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
    changeModel(model);
    if (!model)
        return;
    m_modelConnections = {
        connect(model, &QAbstractItemModel::modelReset, this, [this] { adoptColumns(); }),
        connect(model, &QAbstractItemModel::columnsInserted, this, [this] { adoptColumns(); }),
        connect(model, &QAbstractItemModel::columnsRemoved, this, [this] { adoptColumns(); }),
        connect(model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first) {
                    if (first == 0)
                        refit();
                }),
    };
    adoptColumns();
}

void TableView::refit()
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

void TableView::setStretchColumn(int column)
{
    m_stretchColumn = column;
    stretch();
}

int TableView::neededWidth(int column, int rows) const
{
    const int last = std::min(rows, model()->rowCount());
    int width = 0;
    for (int row = 0; row < last; ++row)
        width = std::max(width, m_delegate->widthOf(model()->index(row, column)));
    return widthWith(column, width);
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
    refit();
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

void TableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_totals) {
        refit();
        updateGeometries();
    }
}

void TableView::setCurrentValue(const QVariant& value, int role)
{
    const int rows = model() ? model()->rowCount() : 0;
    int row = 0;
    while (row < rows && model()->index(row, 0).data(role) != value)
        ++row;
    if (rows > 0)
        setCurrentIndex(model()->index(row < rows ? row : 0, 0));
}

int TableView::contentHeight() const
{
    return verticalHeader()->length();
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

// ---- where the keyboard is

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
