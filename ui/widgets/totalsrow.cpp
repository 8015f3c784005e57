// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/totalsrow.h"

#include "models/views/roles.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/headerview.h"
#include "ui/widgets/itemdelegate.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

namespace billfold
{

void TotalsModel::setColumns(int count, const QList<Qt::Alignment>& alignments)
{
    beginResetModel();
    m_columns = count;
    m_alignments = alignments;
    endResetModel();
}

void TotalsModel::setCells(const QHash<int, TotalsCell>& cells)
{
    m_cells = cells;
    if (m_columns > 0)
        emit dataChanged(index(0, 0), index(0, m_columns - 1));
}

int TotalsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1;
}

int TotalsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

Qt::ItemFlags TotalsModel::flags(const QModelIndex&) const
{
    return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

QVariant TotalsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(m_alignments.value(index.column(), Qt::AlignLeft) | Qt::AlignVCenter);
    const auto cell = m_cells.constFind(index.column());
    if (cell == m_cells.constEnd())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell->text;
    case Qt::AccessibleTextRole:
        return cell->accessibleText.isEmpty() ? cell->text : cell->accessibleText;
    case ExactRole:
        return cell->exact;
    case DeltaRole:
        return cell->delta >= -1 && cell->delta <= 1 ? QVariant(cell->delta) : QVariant();
    default:
        return {};
    }
}

TotalsRow::TotalsRow(QHeaderView* header, QScrollBar* horizontal, QWidget* parent)
    : QTableView(parent), m_source(header)
{
    auto* delegate = new ItemDelegate(this);
    delegate->setTotals(true);
    setItemDelegate(delegate);
    setModel(&m_model);
    setFrameStyle(QFrame::NoFrame);
    setShowGrid(false);
    setFocusPolicy(Qt::NoFocus);
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    // Below the minimum of the source nothing may be wider than there.
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setMinimumSectionSize(1);
    setRowHeight(Metrics::row);
    setAccessibleName(tr("Totals"));
    connect(header, &QHeaderView::sectionResized, this, [this](int logical, int, int size) {
        horizontalHeader()->resizeSection(logical, size);
        viewport()->update();
    });
    connect(header, &QHeaderView::sectionMoved, this, &TotalsRow::follow);
    connect(header, &QHeaderView::geometriesChanged, this, &TotalsRow::follow);
    connect(header, &QHeaderView::sectionCountChanged, this, &TotalsRow::follow);
    connect(horizontal, &QScrollBar::valueChanged, this, &TotalsRow::follow);
    hide();
}

void TotalsRow::setRowHeight(int height)
{
    verticalHeader()->setDefaultSectionSize(height);
    setFixedHeight(height);
}

void TotalsRow::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    paintRest(painter);
    paintLong(painter);
    const auto* header = qobject_cast<const HeaderView*>(m_source);
    const QRect column = header ? header->frozenRect() : QRect();
    if (column.isEmpty())
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(0, 0, column.width(), height());
    itemDelegate()->paint(&painter, option, m_model.index(0, m_source->logicalIndex(0)));
    painter.fillRect(column.right(), 1, 1, height(), Theme::current().borderStrong);
}

void TotalsRow::paintRest(QPainter& painter)
{
    // Below the scroll bar, and where the columns end before the view does.
    const int end = horizontalHeader()->length() - horizontalHeader()->offset();
    const QRect rest =
        style()->visualRect(layoutDirection(), viewport()->rect(), QRect(end, 0, width() - end, height()));
    if (rest.isEmpty())
        return;
    painter.fillRect(rest, Theme::current().sunken);
    Paint::hairlineTop(&painter, rest, Theme::current().borderStrong);
}

void TotalsRow::paintLong(QPainter& painter)
{
    // A count that is longer than its column goes on over the empty cells behind it.
    const auto* delegate = static_cast<ItemDelegate*>(itemDelegate());
    const QHeaderView* mine = horizontalHeader();
    for (int visual = 0; visual < mine->count(); ++visual) {
        const int column = mine->logicalIndex(visual);
        const QModelIndex index = m_model.index(0, column);
        if (mine->isSectionHidden(column) || m_model.text(column).isEmpty() ||
            (index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0)
            continue;
        const CellPadding padding = cellPadding(mine, column);
        const int needed = delegate->widthOf(index) + padding.left + padding.right;
        int width = mine->sectionSize(column);
        for (int next = visual + 1; next < mine->count() && width < needed; ++next) {
            const int beside = mine->logicalIndex(next);
            if (!m_model.text(beside).isEmpty())
                break;
            width += mine->isSectionHidden(beside) ? 0 : mine->sectionSize(beside);
        }
        if (width <= mine->sectionSize(column))
            continue;
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = style()->visualRect(
            layoutDirection(), viewport()->rect(),
            QRect(mine->sectionPosition(column) - mine->offset(), 0, std::min(width, needed), height()));
        delegate->paint(&painter, option, index);
    }
}

void TotalsRow::follow()
{
    QHeaderView* mine = horizontalHeader();
    for (int visual = 0; visual < m_source->count() && visual < mine->count(); ++visual) {
        const int logical = m_source->logicalIndex(visual);
        const int now = mine->visualIndex(logical);
        if (now != visual && now >= 0)
            mine->moveSection(now, visual);
        const bool hidden = m_source->isSectionHidden(logical);
        mine->setSectionHidden(logical, hidden);
        if (!hidden)
            mine->resizeSection(logical, m_source->sectionSize(logical));
    }
    // By the offset, not by a scroll bar: this row may be wider than the view, so its own bar would stop
    // earlier.
    mine->setOffset(m_source->offset());
    viewport()->update();
}

} // namespace billfold
