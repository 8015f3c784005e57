// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/documentcolours.h"
#include "ui/print/documentpainter.h"

#include <algorithm>

namespace billfold
{

namespace
{

constexpr qreal labels = page::mm(6);
constexpr qreal legendLine = page::mm(5);

/// Sums of what stands above and below the line in the tallest columns.
struct Extent {
    qreal above = 0, below = 0;
};

Extent extentOf(const DocumentChart& data)
{
    Extent extent;
    for (qsizetype c = 0; c < data.categories.size(); ++c) {
        Extent column;
        for (const auto& series : data.series) {
            const auto value = static_cast<qreal>(series.heights.value(c));
            (value >= 0 ? column.above : column.below) += std::abs(value);
        }
        extent.above = std::max(extent.above, column.above);
        extent.below = std::max(extent.below, column.below);
    }
    return extent;
}

} // namespace

/// Columns stacked by series, amounts above, categories below; deductions hang below the line.
void DocumentPainter::chart(QPainter& painter, const PageBlock& block) const
{
    const auto& data = std::get<DocumentChart>(m_document.sections[block.section]);
    if (data.categories.isEmpty())
        return;
    const qreal legendHeight = data.series.size() > 1 ? 2 * legendLine : 0;
    const QRectF plot(page::margin, block.y + labels, page::contentWidth,
                      block.height - 2 * labels - legendHeight);
    const Extent extent = extentOf(data);
    const qreal scale = plot.height() / std::max<qreal>(extent.above + extent.below, 1);
    const qreal zero = plot.bottom() - extent.below * scale;
    const qreal slot = plot.width() / static_cast<qreal>(data.categories.size());
    const qreal width = std::min<qreal>(slot * 0.66, page::mm(14));
    for (qsizetype c = 0; c < data.categories.size(); ++c) {
        const qreal x = plot.left() + slot * static_cast<qreal>(c);
        qreal up = zero, down = zero;
        for (const auto& series : data.series) {
            const qreal height = static_cast<qreal>(series.heights.value(c)) * scale;
            const QRectF part(x + (slot - width) / 2, height >= 0 ? up - height : down, width,
                              std::abs(height));
            painter.fillRect(part, paper::chart(series.colour));
            height >= 0 ? up -= height : down -= height;
        }
        text(painter, QRectF(x, up - labels, slot, labels), data.amounts.value(c), PageFont::Small,
             paper::ink, Qt::AlignHCenter, false);
        text(painter, QRectF(x + page::mm(0.5), plot.bottom(), slot - page::mm(1), labels),
             data.categories[c], PageFont::Small, paper::quietInk, Qt::AlignHCenter);
    }
    painter.setPen(QPen(paper::ink, page::pt(0.5)));
    painter.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero));
    if (legendHeight > 0)
        legend(painter, data, plot.bottom() + labels, legendLine);
}

/// Swatches with names, in two lines at most; what has no room there is told apart by nothing else, so the
/// last name that fits is followed by an ellipsis.
void DocumentPainter::legend(QPainter& painter, const DocumentChart& data, qreal y, qreal height) const
{
    constexpr qreal right = page::margin + page::contentWidth;
    constexpr qreal swatch = page::mm(2.4), gap = page::mm(1), between = page::mm(5), most = page::mm(40);
    qreal x = page::margin;
    int line = 0;
    for (const auto& series : data.series) {
        const qreal name = std::min(m_fonts.width(PageFont::Small, series.name) + gap, most);
        if (x + swatch + gap + name > right && line == 0) {
            x = page::margin;
            y += height;
            ++line;
        }
        if (x + swatch + gap + name > right) {
            text(painter, QRectF(x, y, right - x, height), QStringLiteral("\u2026"), PageFont::Small,
                 paper::quietInk);
            return;
        }
        painter.fillRect(QRectF(x, y + (height - swatch) / 2, swatch, swatch), paper::chart(series.colour));
        text(painter, QRectF(x + swatch + gap, y, name, height), series.name, PageFont::Small,
             paper::quietInk);
        x += swatch + gap + name + between;
    }
}

} // namespace billfold
