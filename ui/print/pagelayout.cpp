// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pagelayout.h"

#include <QFontMetricsF>
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

/// Puts blocks on pages, one after the other.
class Flow
{
public:
    explicit Flow(const Document& document) : m_document(document)
    {
        m_pages.append(PageBlocks());
        m_y = top;
        add({PageBlock::Kind::Head, 0, headHeight(document)});
    }

    void section(int index)
    {
        m_section = index;
        std::visit([this](const auto& section) { place(section); }, m_document.sections[index]);
    }
    QList<PageBlocks> pages() const { return m_pages; }

private:
    int room() const { return page::contentBottom - m_y; }
    void add(PageBlock block)
    {
        block.y = m_y;
        m_pages.last().append(block);
        m_y += block.height;
    }
    void newPage()
    {
        m_pages.append(PageBlocks());
        m_y = top;
        add({PageBlock::Kind::RunningHead, 0, runningHeadHeight});
    }
    void skip(int height) { m_y += height; }

    void headings(const DocumentTable& table)
    {
        if (table.headings)
            add({PageBlock::Kind::TableHeadings, 0, page::rowHeight, m_section});
    }
    static int rowHeightOf(const DocumentTable& table, qsizetype row)
    {
        const bool first = row == 0;
        return page::rowHeight + (table.rows[row].kind == DocumentRow::Kind::Group && !first ? groupGap : 0);
    }
    /// Rows that must not be parted from this one: the one after a group, a total after the last row.
    static int keepTogether(const DocumentTable& table, qsizetype row)
    {
        int height = rowHeightOf(table, row);
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
        skip(sectionGap);
        const int start = titleHeight + (table.headings ? page::rowHeight : 0) +
                          (table.rows.isEmpty() ? 0 : keepTogether(table, 0));
        if (room() < start)
            newPage();
        if (!table.title.isEmpty())
            add({PageBlock::Kind::SectionTitle, 0, titleHeight, m_section});
        headings(table);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            if (room() < keepTogether(table, row)) {
                newPage();
                headings(table);
            }
            add({PageBlock::Kind::Row, 0, rowHeightOf(table, row), m_section, static_cast<int>(row)});
        }
    }
    void place(const DocumentChart& chart)
    {
        skip(sectionGap);
        const int height = titleHeight + chartHeight;
        if (room() < height)
            newPage();
        if (!chart.title.isEmpty())
            add({PageBlock::Kind::SectionTitle, 0, titleHeight, m_section});
        add({PageBlock::Kind::Chart, 0, chartHeight, m_section});
    }
    void place(const DocumentNote& note)
    {
        skip(sectionGap);
        const int height = static_cast<int>(wrapNote(note.text).size()) * noteLine;
        if (room() < height)
            newPage();
        add({PageBlock::Kind::Note, 0, height, m_section});
    }

    const Document& m_document;
    QList<PageBlocks> m_pages;
    int m_y = 0;
    int m_section = 0;
};

} // namespace

QFont pageFont(PageFont which)
{
    QFont font;
    font.setFamilies({u"Open Sans"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    switch (which) {
    case PageFont::Title:
        font.setPixelSize(page::pt(17));
        font.setWeight(QFont::DemiBold);
        break;
    case PageFont::Figure:
        font.setPixelSize(page::pt(19));
        font.setWeight(QFont::DemiBold);
        break;
    case PageFont::Heading:
        font.setPixelSize(page::pt(10.5));
        font.setWeight(QFont::DemiBold);
        break;
    case PageFont::Strong:
        font.setPixelSize(page::pt(9));
        font.setWeight(QFont::DemiBold);
        break;
    case PageFont::Body:
        font.setPixelSize(page::pt(9));
        break;
    case PageFont::Small:
        font.setPixelSize(page::pt(8));
        break;
    }
    return font;
}

QStringList wrapNote(const QString& text)
{
    QStringList lines;
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, pageFont(PageFont::Body));
        layout.beginLayout();
        for (;;) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(page::contentWidth);
            lines.append(paragraph.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return lines;
}

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
        height += document.total.framed ? page::mm(16) : page::mm(20);
    return height;
}

QList<PageBlocks> layOut(const Document& document)
{
    Flow flow(document);
    for (int i = 0; i < document.sections.size(); ++i)
        flow.section(i);
    return flow.pages();
}

} // namespace billfold
