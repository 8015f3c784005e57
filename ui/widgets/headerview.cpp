// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/headerview.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/itemdelegate.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>

#include <algorithm>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int sortMark = 14;
constexpr int sortGap = 3;

} // namespace

HeaderView::HeaderView(Qt::Orientation orientation, QWidget* parent) : QHeaderView(orientation, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    // No column is sorted until the model or the person says so; Qt would mark the first.
    setSortIndicator(-1, Qt::AscendingOrder);
    setMinimumSectionSize(40);
    setMouseTracking(true);
}

QSize HeaderView::sizeHint() const
{
    return {QHeaderView::sizeHint().width(),
            std::max(Metrics::header, QFontMetrics(Type::font(TextStyle::CaptionStrong)).height() + 12)};
}

QSize HeaderView::sectionSizeFromContents(int logicalIndex) const
{
    const QString text =
        model() ? model()->headerData(logicalIndex, orientation(), Qt::DisplayRole).toString() : QString();
    const CellPadding padding = cellPadding(this, logicalIndex);
    const int width = QFontMetrics(Type::font(TextStyle::CaptionStrong)).horizontalAdvance(text) + 1;
    return {padding.left + width + sortGap + sortMark + padding.right, sizeHint().height()};
}

Qt::Alignment HeaderView::alignmentOf(int logicalIndex) const
{
    if (!model())
        return Qt::AlignLeft;
    QVariant wanted = model()->headerData(logicalIndex, orientation(), Qt::TextAlignmentRole);
    if (!wanted.isValid() && model()->rowCount(rootIndex()) > 0)
        wanted = model()->index(0, logicalIndex, rootIndex()).data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment = wanted.isValid() ? Qt::Alignment(wanted.toInt()) : Qt::AlignLeft;
    return alignment & Qt::AlignHorizontal_Mask;
}

void HeaderView::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    if (!rect.isValid())
        return;
    const Theme& t = Theme::current();
    painter->save();
    painter->fillRect(rect, t.window);
    Paint::hairlineBottom(painter, rect, t.border);
    const CellPadding padding = cellPadding(this, logicalIndex);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    QRect inner = rightToLeft ? rect.adjusted(padding.right, 0, -padding.left, 0)
                              : rect.adjusted(padding.left, 0, -padding.right, 0);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const QFont font = Type::font(TextStyle::CaptionStrong);
    const QFontMetrics metrics(font);
    const QString text = model()->headerData(logicalIndex, orientation(), Qt::DisplayRole).toString();
    const int room = inner.width() - (sorted ? sortMark + sortGap : 0);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
    const Qt::Alignment alignment =
        QStyle::visualAlignment(layoutDirection(), alignmentOf(logicalIndex) | Qt::AlignVCenter);
    if (sorted) {
        // The mark stands directly after the heading, so a right-aligned heading makes room for it.
        const bool right = alignment & Qt::AlignRight;
        const int width = metrics.horizontalAdvance(shown);
        QRect mark(0, inner.top(), sortMark, inner.height());
        if (right && !rightToLeft) {
            mark.moveRight(inner.right());
            inner.adjust(0, 0, -(sortMark + sortGap), 0);
        } else if (right) {
            mark.moveRight(inner.right() - width - sortGap);
        } else {
            mark.moveLeft(inner.left() + width + sortGap);
        }
        const bool ascending = sortIndicatorOrder() == Qt::AscendingOrder;
        paintIcon(painter, mark, ascending ? u"sort-up"_s : u"sort-down"_s, t.accent, sortMark);
    }
    painter->setFont(font);
    painter->setPen(sorted ? t.text : t.text2);
    painter->drawText(inner, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    painter->restore();
}

void HeaderView::setFirstFrozen(bool frozen)
{
    m_frozen = frozen;
    viewport()->update();
}

QRect HeaderView::frozenRect() const
{
    if (!m_frozen || offset() == 0 || count() == 0 || layoutDirection() == Qt::RightToLeft)
        return {};
    return {0, 0, sectionSize(logicalIndex(0)), height()};
}

void HeaderView::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    if (const QRect rect = frozenRect(); !rect.isEmpty()) {
        QPainter painter(viewport());
        paintSection(&painter, rect, logicalIndex(0));
        painter.fillRect(rect.right(), 0, 1, height(), Theme::current().borderStrong);
    }
}

void HeaderView::mousePressEvent(QMouseEvent* event)
{
    // What lies under the frozen heading is neither sorted nor sized by a click on it.
    if (!frozenRect().contains(event->position().toPoint()))
        QHeaderView::mousePressEvent(event);
}

void HeaderView::mouseReleaseEvent(QMouseEvent* event)
{
    if (frozenRect().contains(event->position().toPoint())) {
        if (event->button() == Qt::LeftButton && isSortIndicatorShown() && sectionsClickable())
            sortByPerson(logicalIndex(0));
        return;
    }
    // Qt sorts a new column upwards unless the model says otherwise by InitialSortOrderRole. Amounts want the
    // largest first: pretend that the column was sorted upwards already, and the click that follows turns it
    // round.
    const int section = logicalIndexAt(event->position().toPoint());
    const int before = sortIndicatorSection();
    const Qt::SortOrder order = sortIndicatorOrder();
    const bool amount = section >= 0 && section != before && model() &&
                        firstOrder(section) == Qt::DescendingOrder &&
                        !model()->headerData(section, orientation(), Qt::InitialSortOrderRole).isValid();
    if (amount) {
        const QSignalBlocker quiet(this);
        setSortIndicator(section, Qt::AscendingOrder);
    }
    QHeaderView::mouseReleaseEvent(event);
    if (amount && sortIndicatorSection() == section && sortIndicatorOrder() == Qt::AscendingOrder) {
        // It was the end of a drag, not a click.
        const QSignalBlocker quiet(this);
        setSortIndicator(before, order);
    }
}

Qt::SortOrder HeaderView::firstOrder(int logicalIndex) const
{
    const QVariant wanted = model()->headerData(logicalIndex, orientation(), Qt::InitialSortOrderRole);
    if (wanted.isValid())
        return static_cast<Qt::SortOrder>(wanted.toInt());
    return alignmentOf(logicalIndex) & Qt::AlignRight ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void HeaderView::sortByPerson(int logicalIndex)
{
    if (!model())
        return;
    Qt::SortOrder order = firstOrder(logicalIndex);
    if (sortIndicatorSection() == logicalIndex)
        order = sortIndicatorOrder() == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    setSortIndicator(logicalIndex, order);
}

bool isFirstVisible(const QHeaderView* header, int logicalIndex)
{
    const int visual = header->visualIndex(logicalIndex);
    for (int i = 0; i < visual; ++i) {
        if (!header->isSectionHidden(header->logicalIndex(i)))
            return false;
    }
    return true;
}

bool isLastVisible(const QHeaderView* header, int logicalIndex)
{
    for (int i = header->visualIndex(logicalIndex) + 1; i < header->count(); ++i) {
        if (!header->isSectionHidden(header->logicalIndex(i)))
            return false;
    }
    return true;
}

CellPadding cellPadding(const QHeaderView* header, int logicalIndex)
{
    CellPadding padding;
    if (header && isFirstVisible(header, logicalIndex))
        padding.left = Metrics::panelPadding;
    if (header && isLastVisible(header, logicalIndex))
        padding.right = Metrics::panelPadding;
    return padding;
}

} // namespace billfold
