// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/document.h"

#include <QFont>
#include <QList>

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
inline constexpr int contentBottom = height - mm(24);
} // namespace page

/// The type of documents.
enum class PageFont { Title, Figure, Heading, Strong, Body, Small };
QFont pageFont(PageFont font);

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

/// Breaks a document into pages. Table headings are repeated; a group row stays with the row after it, a
/// heading with what it is the heading of, a total with the row before it.
QList<PageBlocks> layOut(const Document& document);
/// Height of the head of the first page.
int headHeight(const Document& document);
/// Lines of a note, as wide as the page.
QStringList wrapNote(const QString& text);

} // namespace billfold
