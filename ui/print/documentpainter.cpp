// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/documentpainter.h"

#include "ui/print/documentcolours.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using paper::hairline;
using paper::ink;
using paper::quietInk;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DocumentPainter", sentence);
}

constexpr int left = page::margin;
constexpr int right = page::width - page::margin;

void line(QPainter& painter, int y, const QColor& colour, qreal points)
{
    painter.setPen(QPen(colour, page::pt(points)));
    painter.drawLine(left, y, right, y);
}

} // namespace

DocumentPainter::DocumentPainter(Document document)
    : m_document(std::move(document)), m_layout(layOut(m_document, m_fonts))
{
}

/// Text in one line, elided on the right where it does not fit. Placed by hand: drawing into a rectangle lays
/// the text out a second time, and a long document has hundreds of thousands of them.
void DocumentPainter::text(QPainter& painter, const QRectF& rect, const QString& what, PageFont font,
                           const QColor& colour, Qt::Alignment alignment, bool elide) const
{
    if (what.isEmpty())
        return;
    painter.setFont(m_fonts.font(font));
    painter.setPen(colour);
    QString shown = what;
    qreal width = 0;
    if (elide || alignment != Qt::AlignLeft) {
        width = m_fonts.width(font, what);
        if (elide && width > rect.width()) {
            shown = m_fonts.elided(font, what, rect.width());
            width = m_fonts.width(font, shown);
        }
    }
    const qreal free = rect.width() - width;
    const qreal x = alignment == Qt::AlignRight     ? rect.left() + free
                    : alignment == Qt::AlignHCenter ? rect.left() + free / 2
                                                    : rect.left();
    painter.drawText(QPointF(x, m_fonts.baseline(font, rect)), shown);
}

void DocumentPainter::paint(QPainter& painter, int index, qreal dotsPerInch, int number, int count) const
{
    painter.save();
    painter.scale(dotsPerInch / page::unitsPerInch, dotsPerInch / page::unitsPerInch);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PageBlock& block : m_layout.pages[index]) {
        switch (block.kind) {
        case PageBlock::Kind::Head:
            head(painter, block.y);
            break;
        case PageBlock::Kind::RunningHead:
            runningHead(painter, block.y);
            break;
        case PageBlock::Kind::SectionTitle: {
            const auto& section = m_document.sections[block.section];
            const auto* table = std::get_if<DocumentTable>(&section);
            const auto* chartSection = std::get_if<DocumentChart>(&section);
            text(painter, QRectF(left, block.y, page::contentWidth, block.height - page::mm(1)),
                 table != nullptr          ? table->title
                 : chartSection != nullptr ? chartSection->title
                                           : QString(),
                 PageFont::Heading, ink);
            break;
        }
        case PageBlock::Kind::TableHeadings:
            headings(painter, block);
            break;
        case PageBlock::Kind::Row:
            row(painter, block);
            break;
        case PageBlock::Kind::Chart:
            chart(painter, block);
            break;
        case PageBlock::Kind::Note:
            note(painter, block);
            break;
        }
    }
    foot(painter, number, count);
    painter.restore();
}

QImage DocumentPainter::image(int index, qreal dotsPerInch, int number, int count) const
{
    QImage image(qRound(210 / 25.4 * dotsPerInch), qRound(297 / 25.4 * dotsPerInch), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, index, dotsPerInch, number, count);
    return image;
}

void DocumentPainter::head(QPainter& painter, int y) const
{
    constexpr int titleLine = page::mm(7.5);
    constexpr int captionLine = page::mm(4.5);
    constexpr int organizationWidth = page::mm(60);
    const qreal titleWidth = page::contentWidth - organizationWidth - page::mm(4);
    text(painter, QRectF(left, y, titleWidth, titleLine), m_document.title, PageFont::Title, ink);
    if (!m_document.status.isEmpty()) {
        const qreal used = m_fonts.width(PageFont::Title, m_document.title);
        text(painter, QRectF(left + used + page::mm(4), y + page::mm(0.8), page::mm(30), titleLine),
             m_document.status, PageFont::Heading, quietInk);
    }
    text(painter, QRectF(left, y + titleLine, titleWidth, captionLine), m_document.subtitle, PageFont::Body,
         quietInk);
    const QRectF organization(right - organizationWidth, y + page::mm(0.5), organizationWidth, captionLine);
    text(painter, organization, m_document.organization, PageFont::Heading, ink, Qt::AlignRight);
    text(painter, organization.translated(0, captionLine), m_document.organizationCaption, PageFont::Body,
         quietInk, Qt::AlignRight);
    int at = y + page::mm(15);
    const auto lines = std::max<qsizetype>(m_document.address.isEmpty() ? 0 : m_document.address.size() + 1,
                                           m_document.facts.size());
    if (lines > 0) {
        at += page::mm(4);
        if (!m_document.address.isEmpty())
            text(painter, QRectF(left, at, page::mm(86), captionLine), m_document.addressTitle,
                 PageFont::Strong, ink);
        for (qsizetype i = 0; i < m_document.address.size(); ++i)
            text(painter, QRectF(left, at + static_cast<int>(i + 1) * captionLine, page::mm(86), captionLine),
                 m_document.address[i], PageFont::Body, ink);
        const int factsLeft = m_document.address.isEmpty() ? left : left + page::mm(91);
        for (qsizetype i = 0; i < m_document.facts.size(); ++i) {
            const int factY = at + static_cast<int>(i) * captionLine;
            text(painter, QRectF(factsLeft, factY, page::mm(27), captionLine), m_document.facts[i].label,
                 PageFont::Body, quietInk);
            text(painter,
                 QRectF(factsLeft + page::mm(27.5), factY, right - factsLeft - page::mm(27.5), captionLine),
                 m_document.facts[i].value, PageFont::Body, ink);
        }
        at += static_cast<int>(lines) * captionLine + page::mm(4);
    }
    if (m_document.total.amount.isEmpty())
        return;
    if (m_document.total.framed)
        totalFrame(painter, at);
    else
        accountLine(painter, at);
}

void DocumentPainter::totalFrame(QPainter& painter, int y) const
{
    const DocumentTotal& total = m_document.total;
    const QRectF frame(left, y, page::contentWidth, page::mm(15.6));
    painter.setPen(QPen(ink, page::pt(0.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, page::mm(1), page::mm(1));
    const qreal labelY = total.caption.isEmpty() ? y + page::mm(4.6) : y + page::mm(2.6);
    text(painter, QRectF(left + page::mm(4.3), labelY, page::mm(80), page::mm(6)), total.label,
         PageFont::Heading, ink);
    text(painter, QRectF(left + page::mm(4.3), y + page::mm(7.8), page::mm(80), page::mm(4.5)), total.caption,
         PageFont::Body, quietInk);
    text(painter, frame.adjusted(0, 0, -page::mm(4.3), 0), total.amount, PageFont::Figure, ink,
         Qt::AlignRight, false);
}

void DocumentPainter::accountLine(QPainter& painter, int y) const
{
    const DocumentTotal& total = m_document.total;
    y += page::mm(3);
    line(painter, y, ink, 0.5);
    line(painter, y + page::mm(18), hairline, 0.75);
    const qreal half = page::contentWidth * 0.62;
    text(painter, QRectF(left, y + page::mm(3), half, page::mm(6.5)), total.name, PageFont::Heading, ink);
    text(painter, QRectF(left, y + page::mm(9.4), half, page::mm(4.5)), total.nameCaption, PageFont::Body,
         quietInk);
    text(painter, QRectF(left, y + page::mm(3), page::contentWidth, page::mm(4.5)), total.label,
         PageFont::Body, quietInk, Qt::AlignRight);
    text(painter, QRectF(left, y + page::mm(7), page::contentWidth, page::mm(8)), total.amount,
         PageFont::SmallFigure, ink, Qt::AlignRight, false);
}

void DocumentPainter::runningHead(QPainter& painter, int y) const
{
    const QRectF place(left, y, page::contentWidth, page::mm(5));
    const QString title = m_document.total.name.isEmpty()
                              ? m_document.title
                              : tr("%1, %2").arg(m_document.title, m_document.total.name);
    text(painter, place.adjusted(0, 0, -page::mm(82), 0),
         m_document.status.isEmpty() ? title : tr("%1 (%2)").arg(title, m_document.status), PageFont::Strong,
         ink);
    text(painter, QRectF(right - page::mm(80), y, page::mm(80), page::mm(5)), m_document.subtitle,
         PageFont::Small, quietInk, Qt::AlignRight);
}

void DocumentPainter::foot(QPainter& painter, int number, int count) const
{
    const int y = page::height - page::mm(20.5);
    line(painter, y, hairline, 0.75);
    constexpr qreal lineHeight = page::mm(4.5);
    const QRectF place(left, y + page::mm(1.8), page::contentWidth, lineHeight);
    // There is paper for three lines, should number, currency and date be long ones.
    const QStringList lines = m_fonts.wrapped(PageFont::Small, m_document.foot, page::footWidth);
    for (qsizetype i = 0; i < lines.size() && i < 3; ++i)
        text(
            painter,
            QRectF(left, place.top() + lineHeight * 0.8 * static_cast<qreal>(i), page::footWidth, lineHeight),
            lines[i], PageFont::Small, quietInk);
    text(painter, place, tr("Page %1 of %2").arg(number).arg(count), PageFont::Small, quietInk,
         Qt::AlignRight, false);
}

void DocumentPainter::headings(QPainter& painter, const PageBlock& block) const
{
    const auto& table = std::get<DocumentTable>(m_document.sections[block.section]);
    const QList<ColumnPlace>& places = m_layout.columns[block.section];
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        text(painter, QRectF(places[i].left, block.y, places[i].width, block.height),
             table.columns[i].heading, PageFont::Strong, quietInk,
             table.columns[i].right ? Qt::AlignRight : Qt::AlignLeft, false);
    line(painter, block.y + block.height, ink, 0.5);
}

void DocumentPainter::row(QPainter& painter, const PageBlock& block) const
{
    const auto& table = std::get<DocumentTable>(m_document.sections[block.section]);
    const DocumentRow& content = table.rows[block.row];
    const QList<ColumnPlace>& places = m_layout.columns[block.section];
    const PageFont font = cellFont(content);
    // The gap before a group is above its text; further lines of a text are below the first.
    const bool strong = content.kind != DocumentRow::Kind::Normal;
    const int lineCount = 1 + (block.height - page::rowHeight) / page::rowLine;
    const int y = block.y + block.height - page::rowHeight - (lineCount - 1) * page::rowLine;
    for (qsizetype i = 0; i < content.cells.size() && i < table.columns.size(); ++i) {
        const DocumentColumn& column = table.columns[i];
        const DocumentCell& cell = content.cells[i];
        const qreal width = cellWidth(places[i], content, i);
        QRectF place(places[i].left + places[i].width - width, y, width, page::rowHeight);
        if (column.bar) {
            bar(painter, place, cell);
            continue;
        }
        const QColor& colour = column.quiet && !strong ? quietInk : ink;
        const Qt::Alignment alignment = column.right ? Qt::AlignRight : Qt::AlignLeft;
        if (lineCount == 1 || m_fonts.width(font, cell.text) <= width) {
            text(painter, place, cell.text, font, colour, alignment, !column.right);
            continue;
        }
        QStringList lines = m_fonts.wrapped(font, cell.text, width);
        if (lines.size() > lineCount) { // the rest stands in the last line, elided
            lines[lineCount - 1] = lines.mid(lineCount - 1).join(u' ');
            lines.resize(lineCount);
        }
        for (const QString& line : std::as_const(lines)) {
            text(painter, place, line, font, colour, alignment);
            place.translate(0, page::rowLine);
        }
    }
    const bool last = block.row + 1 == table.rows.size();
    if (!last)
        line(painter, block.y + block.height, hairline, 0.25);
}

void DocumentPainter::bar(QPainter& painter, const QRectF& place, const DocumentCell& cell) const
{
    if (cell.fraction <= 0)
        return;
    const qreal share = std::min(cell.fraction, 10000) / 10000.0;
    painter.fillRect(QRectF(place.left(), place.center().y() - page::mm(1.15),
                            std::max<qreal>(place.width() * share, page::mm(0.3)), page::mm(2.3)),
                     cell.payer ? paper::payerBar : paper::bar);
}

void DocumentPainter::note(QPainter& painter, const PageBlock& block) const
{
    const QStringList lines = m_fonts.wrapped(
        PageFont::Body, std::get<DocumentNote>(m_document.sections[block.section]).text, page::contentWidth);
    const int height = block.height / std::max<int>(1, static_cast<int>(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        text(painter, QRectF(left, block.y + static_cast<int>(i) * height, page::contentWidth, height),
             lines[i], PageFont::Body, quietInk, Qt::AlignLeft, false);
}

} // namespace billfold
