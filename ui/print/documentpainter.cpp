// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/documentpainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DocumentPainter", sentence);
}

// Black on white in either theme; colour only in bars.
const QColor ink(0x17, 0x20, 0x2a);
const QColor quietInk(0x46, 0x52, 0x5f);
const QColor hairline(0xe0, 0xe4, 0xe8);
const QColor barColour(0x05, 0x5c, 0x64);
const QColor payerBarColour(0xb5, 0x7a, 0x12);

/// The chart colours of the light appearance, in their order; paper is light.
QColor chartColour(int index)
{
    static constexpr QRgb colours[] = {0x055c64, 0xbc73ac, 0x375425, 0x65258a, 0xce5b63,
                                       0x8c7dec, 0x8d9018, 0x016bc4, 0x8e6003};
    return index >= 0 && index < static_cast<int>(std::size(colours)) ? QColor(colours[index])
                                                                      : QColor(0x6b7480);
}

constexpr int left = page::margin;
constexpr int right = page::width - page::margin;

void line(QPainter& painter, int y, const QColor& colour, qreal points)
{
    painter.setPen(QPen(colour, page::pt(points)));
    painter.drawLine(left, y, right, y);
}

/// Text in one line, elided on the right where it does not fit.
void text(QPainter& painter, const QRectF& rect, const QString& what, PageFont font, const QColor& colour,
          Qt::Alignment alignment = Qt::AlignLeft, bool elide = true)
{
    const QFont used = pageFont(font);
    painter.setFont(used);
    painter.setPen(colour);
    const QString shown = elide ? QFontMetricsF(used).elidedText(what, Qt::ElideRight, rect.width()) : what;
    painter.drawText(
        rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip, shown);
}

/// Left edge and width of every column.
QList<QPair<qreal, qreal>> columnPlaces(const DocumentTable& table)
{
    constexpr qreal gap = page::mm(3);
    int shares = 0;
    for (const DocumentColumn& column : table.columns)
        shares += column.share;
    const qreal usable = page::contentWidth - gap * static_cast<qreal>(table.columns.size() - 1);
    QList<QPair<qreal, qreal>> places;
    qreal x = left;
    for (const DocumentColumn& column : table.columns) {
        const qreal width = usable * column.share / std::max(shares, 1);
        places.append({x, width});
        x += width + gap;
    }
    return places;
}

} // namespace

DocumentPainter::DocumentPainter(Document document)
    : m_document(std::move(document)), m_pages(layOut(m_document))
{
}

void DocumentPainter::paint(QPainter& painter, int index, qreal dotsPerInch, int number, int count) const
{
    painter.save();
    painter.scale(dotsPerInch / page::unitsPerInch, dotsPerInch / page::unitsPerInch);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PageBlock& block : m_pages[index]) {
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
        const qreal used = QFontMetricsF(pageFont(PageFont::Title)).horizontalAdvance(m_document.title);
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
    line(painter, y, ink, 0.5);
    line(painter, y + page::mm(18), hairline, 0.75);
    const qreal half = page::contentWidth * 0.62;
    text(painter, QRectF(left, y + page::mm(3), half, page::mm(6.5)), total.name, PageFont::Heading, ink);
    text(painter, QRectF(left, y + page::mm(9.4), half, page::mm(4.5)), total.nameCaption, PageFont::Body,
         quietInk);
    text(painter, QRectF(left, y + page::mm(3), page::contentWidth, page::mm(4.5)), total.label,
         PageFont::Body, quietInk, Qt::AlignRight);
    QFont amount = pageFont(PageFont::Figure);
    amount.setPixelSize(page::pt(15));
    painter.setFont(amount);
    painter.setPen(ink);
    painter.drawText(QRectF(left, y + page::mm(7), page::contentWidth, page::mm(8)),
                     static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), total.amount);
}

void DocumentPainter::runningHead(QPainter& painter, int y) const
{
    const QRectF place(left, y, page::contentWidth, page::mm(5));
    const QString title = m_document.total.name.isEmpty()
                              ? m_document.title
                              : tr("%1, %2").arg(m_document.title, m_document.total.name);
    text(painter, place.adjusted(0, 0, -page::mm(62), 0),
         m_document.status.isEmpty() ? title : tr("%1 (%2)").arg(title, m_document.status), PageFont::Strong,
         ink);
    text(painter, QRectF(right - page::mm(60), y, page::mm(60), page::mm(5)), m_document.subtitle,
         PageFont::Small, quietInk, Qt::AlignRight);
}

void DocumentPainter::foot(QPainter& painter, int number, int count) const
{
    const int y = page::height - page::mm(20.5);
    line(painter, y, hairline, 0.75);
    const QRectF place(left, y + page::mm(1.8), page::contentWidth, page::mm(4.5));
    text(painter, place.adjusted(0, 0, -page::mm(24), 0), m_document.foot, PageFont::Small, quietInk);
    text(painter, place, tr("Page %1 of %2").arg(number).arg(count), PageFont::Small, quietInk,
         Qt::AlignRight, false);
}

void DocumentPainter::headings(QPainter& painter, const PageBlock& block) const
{
    const auto& table = std::get<DocumentTable>(m_document.sections[block.section]);
    const auto places = columnPlaces(table);
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        text(painter, QRectF(places[i].first, block.y, places[i].second, block.height),
             table.columns[i].heading, PageFont::Strong, quietInk,
             table.columns[i].right ? Qt::AlignRight : Qt::AlignLeft, false);
    line(painter, block.y + block.height, ink, 0.5);
}

void DocumentPainter::row(QPainter& painter, const PageBlock& block) const
{
    const auto& table = std::get<DocumentTable>(m_document.sections[block.section]);
    const DocumentRow& content = table.rows[block.row];
    const auto places = columnPlaces(table);
    const int y = block.y + block.height - page::rowHeight;
    const bool strong = content.kind != DocumentRow::Kind::Normal;
    for (qsizetype i = 0; i < content.cells.size() && i < table.columns.size(); ++i) {
        const DocumentColumn& column = table.columns[i];
        const DocumentCell& cell = content.cells[i];
        QRectF place(places[i].first, y, places[i].second, page::rowHeight);
        if (column.bar) {
            const qreal share = std::clamp(cell.fraction, 0, 10000) / 10000.0;
            if (cell.fraction > 0)
                painter.fillRect(QRectF(place.left(), place.center().y() - page::mm(1.15),
                                        std::max<qreal>(place.width() * share, page::mm(0.3)), page::mm(2.3)),
                                 cell.payer ? payerBarColour : barColour);
            continue;
        }
        if (i == 0 && content.indent > 0)
            place.setLeft(place.left() + content.indent * page::mm(3.6));
        text(painter, place, cell.text, strong ? PageFont::Strong : PageFont::Body,
             column.quiet && !strong ? quietInk : ink, column.right ? Qt::AlignRight : Qt::AlignLeft,
             !column.right);
    }
    const bool last = block.row + 1 == table.rows.size();
    if (!last)
        line(painter, block.y + block.height, hairline, 0.25);
}

/// Columns stacked by series, amounts above, categories below.
void DocumentPainter::chart(QPainter& painter, const PageBlock& block) const
{
    const auto& data = std::get<DocumentChart>(m_document.sections[block.section]);
    if (data.categories.isEmpty())
        return;
    constexpr qreal labels = page::mm(6);
    const qreal legend = data.series.size() > 1 ? page::mm(6) : 0;
    const QRectF plot(left, block.y + labels, page::contentWidth, block.height - 2 * labels - legend);
    qreal most = 0;
    for (qsizetype c = 0; c < data.categories.size(); ++c) {
        qreal sum = 0;
        for (const auto& series : data.series)
            sum += static_cast<qreal>(std::max<qint64>(series.heights.value(c), 0));
        most = std::max(most, sum);
    }
    const qreal slot = plot.width() / static_cast<qreal>(data.categories.size());
    const qreal bar = std::min<qreal>(slot * 0.66, page::mm(14));
    for (qsizetype c = 0; c < data.categories.size(); ++c) {
        const qreal x = plot.left() + slot * static_cast<qreal>(c) + (slot - bar) / 2;
        qreal bottom = plot.bottom();
        for (const auto& series : data.series) {
            const auto value = static_cast<qreal>(std::max<qint64>(series.heights.value(c), 0));
            const qreal height = most > 0 ? value / most * plot.height() : 0;
            painter.fillRect(QRectF(x, bottom - height, bar, height), chartColour(series.colour));
            bottom -= height;
        }
        text(painter, QRectF(x + bar / 2 - slot / 2, bottom - labels, slot, labels), data.amounts.value(c),
             PageFont::Small, ink, Qt::AlignHCenter, false);
        text(painter, QRectF(x + bar / 2 - slot / 2, plot.bottom(), slot, labels), data.categories[c],
             PageFont::Small, quietInk, Qt::AlignHCenter);
    }
    line(painter, static_cast<int>(plot.bottom()), ink, 0.5);
    if (legend <= 0)
        return;
    qreal x = left;
    const QFontMetricsF metrics(pageFont(PageFont::Small));
    for (const auto& series : data.series) {
        const qreal y = plot.bottom() + labels;
        painter.fillRect(QRectF(x, y + page::mm(1.6), page::mm(2.4), page::mm(2.4)),
                         chartColour(series.colour));
        const qreal width = metrics.horizontalAdvance(series.name) + page::mm(1);
        text(painter, QRectF(x + page::mm(3.4), y, width, labels), series.name, PageFont::Small, quietInk,
             Qt::AlignLeft, false);
        x += width + page::mm(7);
        if (x > right - page::mm(20))
            break;
    }
}

void DocumentPainter::note(QPainter& painter, const PageBlock& block) const
{
    const QStringList lines = wrapNote(std::get<DocumentNote>(m_document.sections[block.section]).text);
    const int height = block.height / std::max<int>(1, static_cast<int>(lines.size()));
    for (qsizetype i = 0; i < lines.size(); ++i)
        text(painter, QRectF(left, block.y + static_cast<int>(i) * height, page::contentWidth, height),
             lines[i], PageFont::Body, quietInk, Qt::AlignLeft, false);
}

} // namespace billfold
