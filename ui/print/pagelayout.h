// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/document.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QList>
#include <QRectF>

#include <array>

namespace billfold
{

/// Measures of a printed page in the painter's own unit: 1/1200 inch. All layout is done in it, so that every
/// device breaks pages and lines at the same places; devices scale.
namespace page
{
inline constexpr int unitsPerInch = 1200;
constexpr int mm(qreal millimetres)
{
    return static_cast<int>(millimetres * unitsPerInch / 25.4);
}
constexpr int pt(qreal points)
{
    return static_cast<int>(points * unitsPerInch / 72.0 + 0.5);
}
inline constexpr int width = mm(210);
inline constexpr int height = mm(297);
inline constexpr int margin = mm(18);
inline constexpr int contentWidth = width - 2 * margin;
inline constexpr int rowHeight = mm(5.8);
inline constexpr int rowLine = mm(4.4); ///< each further line of a row
inline constexpr int contentBottom = height - mm(24);
inline constexpr int footWidth = contentWidth - mm(26); ///< left of the page number
} // namespace page

/// The type of documents.
enum class PageFont { Title, Figure, SmallFigure, Heading, Strong, Body, Small };

/// Fonts and their metrics, made once for a document: thousands of pages ask for them. Belongs to one thread.
class PageFonts
{
public:
    PageFonts();
    const QFont& font(PageFont which) const { return m_fonts[static_cast<size_t>(which)]; }
    /// Remembered for the texts that come again and again: regions, units, rates.
    qreal width(PageFont which, const QString& text) const;
    /// Where a line of text stands that is centred in a place.
    qreal baseline(PageFont which, const QRectF& place) const
    {
        const QFontMetricsF& metrics = m_metrics[static_cast<size_t>(which)];
        return place.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    }
    QString elided(PageFont which, const QString& text, qreal width) const
    {
        return m_metrics[static_cast<size_t>(which)].elidedText(text, Qt::ElideRight, width);
    }
    /// Lines no wider than `width`; a word that is wider is broken.
    QStringList wrapped(PageFont which, const QString& text, qreal width) const;

private:
    static QFont make(PageFont which);
    static constexpr size_t count = 7;
    std::array<QFont, count> m_fonts;
    std::array<QFontMetricsF, count> m_metrics;
    mutable std::array<QHash<QString, qreal>, count> m_widths;
};

/// A piece of a page: the head, a part of a section. `y` is its top.
struct PageBlock {
    enum class Kind { Head, RunningHead, SectionTitle, TableHeadings, Row, Chart, Note };
    Kind kind = Kind::Row;
    int y = 0;
    int height = 0;
    int section = -1;
    int row = -1;
};
using PageBlocks = QList<PageBlock>;

/// Left edge and width of a column.
struct ColumnPlace {
    qreal left = 0, width = 0;
};

/// A document on pages.
struct PageLayout {
    QList<PageBlocks> pages;
    QList<QList<ColumnPlace>> columns; ///< by section; empty where it is no table
};

/// Breaks a document into pages. Columns of amounts are as wide as their widest; texts that do not fit beside
/// them wrap. Table headings are repeated; a group row stays with the row after it, a heading with what it is
/// the heading of, a total with the row before it.
PageLayout layOut(const Document& document, const PageFonts& fonts);
/// The font and the width that a cell's text has to itself.
PageFont cellFont(const DocumentRow& row);
qreal cellWidth(const ColumnPlace& place, const DocumentRow& row, qsizetype column);

} // namespace billfold
