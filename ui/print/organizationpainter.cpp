// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/organizationpainter.h"

#include "ui/print/documentcolours.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPen>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int paperWidth = 794; // A4 at 96 dots per inch
constexpr int paperHeight = 1123;
constexpr int paperMargin = 57;
constexpr int headHeight = 60;
constexpr int columnGap = 24;
constexpr int leastText = 96;
constexpr int mostText = 520; // a name that is longer is elided
constexpr int endRoom = 8;
constexpr int smallest = 45; // percent: smaller type nobody reads

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationPainter", sentence);
}

QFont fontOf(int size, QFont::Weight weight)
{
    QFont font(u"sans-serif"_s);
    font.setPixelSize(size);
    font.setWeight(weight);
    return font;
}

int leftOf(const DiagramBox& box)
{
    return paperMargin + box.level * diagram::indent;
}

} // namespace

OrganizationPainter::OrganizationPainter(QList<DiagramBox> boxes, QString title)
    : m_boxes(std::move(boxes)), m_title(std::move(title))
{
    const QFontMetrics titles(fontOf(diagram::titleSize, QFont::DemiBold));
    const QFontMetrics details(fontOf(diagram::detailSize, QFont::Normal));
    int widest = 1;
    for (const DiagramBox& box : std::as_const(m_boxes)) {
        const int text =
            std::max({titles.horizontalAdvance(box.title), details.horizontalAdvance(box.detail), leastText});
        m_widths.append(std::min(text, mostText) + 2 * diagram::padding + endRoom);
        widest = std::max(widest, box.level * diagram::indent + m_widths.last());
    }
    m_percent = std::clamp((paperWidth - 2 * paperMargin) * 100 / widest, smallest, 80);
    m_width = paperWidth * 100 / m_percent;
    m_height = paperHeight * 100 / m_percent;
    m_rows = std::max(1, (m_height - 2 * paperMargin - headHeight) / diagram::rowHeight);
    m_columns = std::max(1, (m_width - 2 * paperMargin + columnGap) / (widest + columnGap));
    m_columnWidth = (m_width - 2 * paperMargin + columnGap) / m_columns - columnGap;
}

int OrganizationPainter::pageCount() const
{
    const int rows = m_rows * m_columns;
    return std::max(1, (static_cast<int>(m_boxes.size()) + rows - 1) / rows);
}

int OrganizationPainter::rowTop(int row, int column) const
{
    return paperMargin + headHeight + (row - firstRow(column)) * diagram::rowHeight;
}

void OrganizationPainter::paint(QPainter& painter, int page, int dotsPerInch) const
{
    painter.save();
    const qreal scale = dotsPerInch / 96.0 * m_percent / 100.0;
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter, page);
    for (int column = page * m_columns; column < (page + 1) * m_columns; ++column) {
        if (firstRow(column) < m_boxes.size())
            paintColumn(painter, column);
        painter.translate(m_columnWidth + columnGap, 0);
    }
    painter.restore();
}

void OrganizationPainter::paintColumn(QPainter& painter, int column) const
{
    if (column > 0) {
        const QRect line(paperMargin, paperMargin + headHeight - 3 * diagram::padding, m_columnWidth,
                         2 * diagram::padding);
        painter.setFont(fontOf(diagram::detailSize, QFont::Normal));
        painter.setPen(paper::quietInk);
        painter.drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(wayTo(firstRow(column)), Qt::ElideMiddle, line.width()));
    }
    paintLines(painter, column);
    const int end = std::min(firstRow(column) + m_rows, static_cast<int>(m_boxes.size()));
    for (int row = firstRow(column); row < end; ++row)
        paintBox(painter, column, row);
}

QString OrganizationPainter::wayTo(int row) const
{
    QStringList names;
    for (int above = m_boxes[row].parentRow; above >= 0; above = m_boxes[above].parentRow)
        names.prepend(m_boxes[above].title);
    return names.join(" / "_L1);
}

void OrganizationPainter::paintHead(QPainter& painter, int page) const
{
    const QRect line(paperMargin, paperMargin - 14, m_width - 2 * paperMargin, 28);
    painter.setFont(fontOf(diagram::titleSize + 3, QFont::DemiBold));
    painter.setPen(paper::ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    painter.setFont(fontOf(diagram::detailSize, QFont::Normal));
    painter.setPen(paper::quietInk);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     tr("Page %1 of %2").arg(page + 1).arg(pageCount()));
}

void OrganizationPainter::paintLines(QPainter& painter, int column) const
{
    painter.setPen(QPen(paper::quietInk, 1));
    const int first = firstRow(column), end = std::min(first + m_rows, static_cast<int>(m_boxes.size()));
    // Lines that pass through this column end in a later one.
    for (int row = first; row < static_cast<int>(m_boxes.size()); ++row) {
        const DiagramBox& box = m_boxes[row];
        if (box.parentRow < 0 || (row >= end && box.parentRow >= end))
            continue;
        const int x = leftOf(m_boxes[box.parentRow]) + diagram::indent / 2;
        const int from = box.parentRow >= first ? rowTop(box.parentRow, column) + diagram::boxHeight
                                                : rowTop(first, column) - diagram::padding;
        const int to = row < end ? rowTop(row, column) + diagram::boxHeight / 2 : rowTop(end, column);
        painter.drawLine(x, from, x, to);
        if (row < end)
            painter.drawLine(x, to, leftOf(box), to);
    }
}

void OrganizationPainter::paintBox(QPainter& painter, int column, int row) const
{
    const DiagramBox& box = m_boxes[row];
    const bool account = box.node.kind() == NodeId::Kind::Account;
    const QRect place(leftOf(box), rowTop(row, column), m_widths[row], diagram::boxHeight);
    painter.setPen(
        QPen(box.payer ? paper::payerBar : paper::quietInk, 1, box.active ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(account ? QBrush(Qt::white) : QBrush(paper::hairline));
    const int radius = account ? diagram::boxHeight / 2 : 4;
    painter.drawRoundedRect(place, radius, radius);
    painter.setBrush(Qt::NoBrush);
    const int x = place.left() + diagram::padding + (account ? 4 : 0);
    const int room = place.right() - x - 4;
    painter.setFont(fontOf(diagram::titleSize, QFont::DemiBold));
    painter.setPen(paper::ink);
    painter.drawText(x, place.top() + diagram::titleBase,
                     painter.fontMetrics().elidedText(box.title, Qt::ElideRight, room));
    painter.setFont(fontOf(diagram::detailSize, QFont::Normal));
    painter.setPen(paper::quietInk);
    painter.drawText(x, place.top() + diagram::detailBase, box.detail);
}

} // namespace billfold
