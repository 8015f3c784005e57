// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pagelayout.h"

#include <QTextLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int top = page::mm(15);
constexpr int runningHeadHeight = page::mm(12);
constexpr int sectionGap = page::mm(5.5);
constexpr int titleHeight = page::mm(7.2);
constexpr int chartHeight = page::mm(62);
constexpr int noteLine = page::mm(4.6);
constexpr int groupGap = page::mm(1.6);
constexpr int indentWidth = page::mm(3.6);
constexpr qreal columnGap = page::mm(3);
// A text of a thousand words does not get a page of its own.
constexpr int mostLines = 12;

/// Height of the head of the first page.
int headHeight(const Document& document)
{
    constexpr int titleBlock = page::mm(15);
    constexpr int line = page::mm(4.5);
    int height = titleBlock;
    const auto lines = std::max<qsizetype>(document.address.isEmpty() ? 0 : document.address.size() + 1,
                                           document.facts.size());
    if (lines > 0)
        height += page::mm(4) + static_cast<int>(lines) * line + page::mm(4);
    if (!document.total.amount.isEmpty())
        height += document.total.framed ? page::mm(16) : page::mm(22);
    return height;
}

/// The width of the widest of a column's texts; of one wider than `most`, that of its widest word, since it
/// wraps.
qreal widest(const DocumentTable& table, qsizetype column, const PageFonts& fonts, qreal most)
{
    qreal result = table.headings ? fonts.width(PageFont::Strong, table.columns[column].heading) : 0;
    for (const DocumentRow& row : table.rows) {
        if (column >= row.cells.size())
            continue;
        const QString& text = row.cells[column].text;
        qreal width = fonts.width(cellFont(row), text);
        if (width > most && text.contains(u' ')) {
            width = 0;
            for (const QString& word : text.split(u' '))
                width = std::max(width, fonts.width(cellFont(row), word));
        }
        result = std::max(result, width);
    }
    return result;
}

/// Columns by their shares, with these exceptions: those of amounts are never narrower than what they hold,
/// the other narrow ones (ids, regions) take what they need up to half as much again, and the first column
/// and bars give way.
QList<ColumnPlace> columnPlaces(const DocumentTable& table, const PageFonts& fonts)
{
    constexpr qreal widestQuantity = page::mm(34);
    const qsizetype count = table.columns.size();
    const qreal usable = page::contentWidth - columnGap * static_cast<qreal>(count - 1);
    int shares = 0;
    for (const DocumentColumn& column : table.columns)
        shares += column.share;
    const auto yields = [&table](qsizetype i) { return i == 0 || table.columns[i].bar; };
    QList<qreal> widths(count);
    qreal fixed = 0, flexible = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const DocumentColumn& column = table.columns[i];
        widths[i] = usable * column.share / std::max(shares, 1);
        if (column.right)
            widths[i] = std::max(widths[i], std::min(widest(table, i, fonts, widestQuantity), usable * 0.4));
        else if (!yields(i))
            widths[i] =
                std::max(widths[i], std::min(widest(table, i, fonts, widths[i] * 1.5), widths[i] * 1.5));
        (yields(i) ? flexible : fixed) += widths[i];
    }
    const qreal squeeze = flexible > 0 ? std::max<qreal>((usable - fixed) / flexible, 0.05) : 1;
    QList<ColumnPlace> places;
    qreal x = page::margin;
    for (qsizetype i = 0; i < count; ++i) {
        const qreal width = yields(i) ? widths[i] * squeeze : widths[i];
        places.append({x, width});
        x += width + columnGap;
    }
    return places;
}

/// Puts blocks on pages, one after the other.
class Flow
{
public:
    Flow(const Document& document, const PageFonts& fonts) : m_document(document), m_fonts(fonts)
    {
        m_layout.pages.append(PageBlocks());
        m_y = top;
        add({PageBlock::Kind::Head, 0, headHeight(document)});
    }

    void section(int index)
    {
        m_section = index;
        m_layout.columns.append(QList<ColumnPlace>());
        std::visit([this](const auto& section) { place(section); }, m_document.sections[index]);
    }
    PageLayout take() { return std::move(m_layout); }

private:
    int room() const { return page::contentBottom - m_y; }
    void add(PageBlock block)
    {
        block.y = m_y;
        m_layout.pages.last().append(block);
        m_y += block.height;
    }
    void newPage()
    {
        m_layout.pages.append(PageBlocks());
        m_y = top;
        add({PageBlock::Kind::RunningHead, 0, runningHeadHeight});
    }
    void headings(const DocumentTable& table)
    {
        if (table.headings)
            add({PageBlock::Kind::TableHeadings, 0, page::rowHeight, m_section});
    }
    int rowHeightOf(const DocumentTable& table, qsizetype index) const
    {
        const DocumentRow& row = table.rows[index];
        const QList<ColumnPlace>& places = m_layout.columns.last();
        qsizetype lines = 1;
        for (qsizetype i = 0; i < row.cells.size() && i < places.size(); ++i) {
            if (table.columns[i].bar)
                continue;
            const qreal width = cellWidth(places[i], row, i);
            if (m_fonts.width(cellFont(row), row.cells[i].text) > width)
                lines = std::max(lines, m_fonts.wrapped(cellFont(row), row.cells[i].text, width).size());
        }
        const int gap = row.kind == DocumentRow::Kind::Group && index > 0 ? groupGap : 0;
        return page::rowHeight + gap +
               page::rowLine * (static_cast<int>(std::min<qsizetype>(lines, mostLines)) - 1);
    }
    /// Rows that must not be parted from this one: the one after a group, a total after the last row.
    int keepTogether(const DocumentTable& table, qsizetype row, int height) const
    {
        if (row + 1 >= table.rows.size())
            return height;
        const bool group = table.rows[row].kind == DocumentRow::Kind::Group;
        const bool beforeTotal =
            table.rows[row + 1].kind == DocumentRow::Kind::Total && row + 2 == table.rows.size();
        if (group || beforeTotal)
            height += rowHeightOf(table, row + 1);
        return height;
    }
    void place(const DocumentTable& table)
    {
        m_layout.columns.last() = columnPlaces(table, m_fonts);
        m_y += sectionGap;
        const int start = titleHeight + (table.headings ? page::rowHeight : 0) +
                          (table.rows.isEmpty() ? 0 : keepTogether(table, 0, rowHeightOf(table, 0)));
        if (room() < start)
            newPage();
        if (!table.title.isEmpty())
            add({PageBlock::Kind::SectionTitle, 0, titleHeight, m_section});
        headings(table);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const int height = rowHeightOf(table, row);
            if (room() < keepTogether(table, row, height)) {
                newPage();
                headings(table);
            }
            add({PageBlock::Kind::Row, 0, height, m_section, static_cast<int>(row)});
        }
    }
    void place(const DocumentChart& chart)
    {
        m_y += sectionGap;
        if (room() < titleHeight + chartHeight)
            newPage();
        if (!chart.title.isEmpty())
            add({PageBlock::Kind::SectionTitle, 0, titleHeight, m_section});
        add({PageBlock::Kind::Chart, 0, chartHeight, m_section});
    }
    void place(const DocumentNote& note)
    {
        m_y += sectionGap;
        const auto lines = m_fonts.wrapped(PageFont::Body, note.text, page::contentWidth).size();
        const int height = static_cast<int>(lines) * noteLine;
        if (room() < height)
            newPage();
        add({PageBlock::Kind::Note, 0, height, m_section});
    }

    const Document& m_document;
    const PageFonts& m_fonts;
    PageLayout m_layout;
    int m_y = 0;
    int m_section = 0;
};

} // namespace

PageFonts::PageFonts()
    : m_fonts{make(PageFont::Title),   make(PageFont::Figure), make(PageFont::SmallFigure),
              make(PageFont::Heading), make(PageFont::Strong), make(PageFont::Body),
              make(PageFont::Small)},
      m_metrics{QFontMetricsF(m_fonts[0]), QFontMetricsF(m_fonts[1]), QFontMetricsF(m_fonts[2]),
                QFontMetricsF(m_fonts[3]), QFontMetricsF(m_fonts[4]), QFontMetricsF(m_fonts[5]),
                QFontMetricsF(m_fonts[6])}
{
}

QFont PageFonts::make(PageFont which)
{
    struct Type {
        qreal points;
        QFont::Weight weight;
    };
    static constexpr Type types[] = {{17, QFont::DemiBold},   {19, QFont::DemiBold}, {15, QFont::DemiBold},
                                     {10.5, QFont::DemiBold}, {9, QFont::DemiBold},  {9, QFont::Normal},
                                     {7.75, QFont::Normal}};
    const Type& type = types[static_cast<size_t>(which)];
    QFont font;
    font.setFamilies({u"Open Sans"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    // A spacing that no eye sees, since Qt then forms no ligatures: a reader that looks for "first" in the
    // PDF does not find one that is written with the single glyph of f and i.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    font.setPixelSize(page::pt(type.points));
    font.setWeight(type.weight);
    return font;
}

qreal PageFonts::width(PageFont which, const QString& text) const
{
    constexpr qsizetype mostRemembered = 4096;
    QHash<QString, qreal>& widths = m_widths[static_cast<size_t>(which)];
    const auto known = widths.constFind(text);
    if (known != widths.constEnd())
        return *known;
    if (widths.size() >= mostRemembered)
        widths.clear();
    const qreal width = m_metrics[static_cast<size_t>(which)].horizontalAdvance(text);
    widths.insert(text, width);
    return width;
}

QStringList PageFonts::wrapped(PageFont which, const QString& text, qreal width) const
{
    QStringList lines;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, font(which));
        layout.setTextOption(option);
        layout.beginLayout();
        for (;;) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

PageFont cellFont(const DocumentRow& row)
{
    return row.kind == DocumentRow::Kind::Normal ? PageFont::Body : PageFont::Strong;
}

qreal cellWidth(const ColumnPlace& place, const DocumentRow& row, qsizetype column)
{
    return place.width - (column == 0 ? row.indent * indentWidth : 0);
}

PageLayout layOut(const Document& document, const PageFonts& fonts)
{
    Flow flow(document, fonts);
    for (int i = 0; i < document.sections.size(); ++i)
        flow.section(i);
    return flow.take();
}

} // namespace billfold
