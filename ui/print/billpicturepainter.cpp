// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/billpicturepainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qreal narrow = 640;  ///< below it there is room for the bill only
constexpr qreal widest = 1240; ///< wider is not easier to read
constexpr qreal headHeight = 33;
constexpr qreal totalHeight = 33;
constexpr qreal rowsPadding = 4;
constexpr qreal padding = 16;
constexpr qreal boxHeight = 28;
constexpr qreal braceGap = 14, braceWidth = 32, boxGap = 16, arrowGap = 20, arrowWidth = 48;
constexpr qreal radius = 4;

/// On half pixels, so that a line of 1 is sharp.
QRectF sharp(const QRectF& box)
{
    return box.toAlignedRect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

BillPicturePainter::BillPicturePainter(BillPicture picture, BillPictureInk ink)
    : m_picture(std::move(picture)), m_ink(std::move(ink))
{
}

bool BillPicturePainter::payerStands() const
{
    return !m_picture.rows.isEmpty() && m_picture.rows.first().payer;
}

void BillPicturePainter::layOut(qreal width)
{
    const auto count = m_picture.rows.size();
    const qreal least = QFontMetricsF(m_ink.body).height() + 3;
    const qreal rowHeight = std::max(least, count > 6 ? 22.0 : 26.0);
    const qreal rowsHeight = 2 * rowsPadding + rowHeight * static_cast<qreal>(std::max<qsizetype>(count, 1));
    m_height = headHeight + rowsHeight + totalHeight;
    m_payer = m_brace = m_arrow = QRectF();
    m_boxes.clear();
    m_rows.clear();

    const qreal used = std::min(width, widest);
    const qreal left = (width - used) / 2;
    if (width < narrow) {
        m_frame = QRectF(left, 0, used, m_height);
    } else {
        const qreal rest = used - braceGap - braceWidth - boxGap - 2 * arrowGap - arrowWidth;
        const qreal payerWidth = rest * 0.205;
        const qreal boxWidth = rest * 0.277;
        const qreal payerHeight = 60;
        m_payer = QRectF(left, (m_height - payerHeight) / 2, payerWidth, payerHeight);
        m_brace = QRectF(m_payer.right() + braceGap, 0, braceWidth, m_height);
        const qreal boxLeft = m_brace.right() + boxGap;
        m_arrow = QRectF(boxLeft + boxWidth + arrowGap, m_height / 2 - 8, arrowWidth, 16);
        const qreal frameLeft = m_arrow.right() + arrowGap;
        m_frame = QRectF(frameLeft, 0, left + used - frameLeft, m_height);
        placeBoxes(boxLeft, boxWidth);
    }
    for (qsizetype i = 0; i < count; ++i)
        m_rows.append(QRectF(m_frame.left(),
                             m_frame.top() + headHeight + rowsPadding + rowHeight * static_cast<qreal>(i),
                             m_frame.width(), rowHeight));
}

void BillPicturePainter::placeBoxes(qreal left, qreal width)
{
    const qreal inset = m_picture.linkedCount() > 5 ? 5 : 9;
    const auto count = static_cast<qreal>(m_picture.linkedCount());
    const qreal step = count > 1 ? (m_height - 2 * inset - boxHeight) / (count - 1) : 0;
    const qreal first = count > 1 ? inset : (m_height - boxHeight) / 2;
    if (payerStands())
        m_boxes.append(m_payer);
    for (qsizetype i = 0; i < m_picture.linkedCount(); ++i)
        m_boxes.append(QRectF(left, first + step * static_cast<qreal>(i), width, boxHeight));
    if (count > 0) {
        m_brace.setTop(first + boxHeight / 2);
        m_brace.setBottom(first + step * (count - 1) + boxHeight / 2);
    }
}

int BillPicturePainter::rowAt(QPointF place) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].contains(place) || m_boxes.value(i).contains(place))
            return i;
    }
    return -1;
}

void BillPicturePainter::frame(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& line,
                               bool dashed) const
{
    QPen pen(line, 1);
    if (dashed)
        pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(sharp(box), radius, radius);
}

void BillPicturePainter::ring(QPainter& painter, const QRectF& box) const
{
    painter.setPen(QPen(m_ink.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.toAlignedRect().toRectF().adjusted(1, 1, -1, -1), radius, radius);
}

void BillPicturePainter::icon(QPainter& painter, const QRectF& box, const QString& name,
                              const QColor& color) const
{
    if (m_ink.icon)
        m_ink.icon(painter, box, name, color);
}

void BillPicturePainter::paint(QPainter& painter, const BillPictureMarks& marks) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_payer.isEmpty()) {
        paintPayer(painter, marks);
        if (m_picture.linkedCount() > 0) {
            paintBrace(painter);
            paintBoxes(painter, marks);
        }
        paintArrow(painter);
    }
    paintBill(painter, marks);
    painter.restore();
}

void BillPicturePainter::paintPayer(QPainter& painter, const BillPictureMarks& marks) const
{
    frame(painter, m_payer, m_ink.payerBackground, m_ink.payer);
    icon(painter, QRectF(m_payer.left() + 14, m_payer.center().y() - 8, 16, 16), u"payer"_s, m_ink.payer);
    const qreal left = m_payer.left() + 42;
    const QRectF texts(left, m_payer.top() + 10, m_payer.right() - left - 8, m_payer.height() - 20);
    painter.setPen(m_ink.text);
    painter.setFont(m_ink.strong);
    painter.drawText(
        texts, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
        QFontMetricsF(m_ink.strong).elidedText(m_picture.payerName, Qt::ElideRight, texts.width()));
    painter.setPen(m_ink.text2);
    painter.setFont(m_ink.caption);
    painter.drawText(
        texts, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine,
        QFontMetricsF(m_ink.caption).elidedText(m_picture.payerCaption, Qt::ElideRight, texts.width()));
    if (payerStands() && marks.current == 0)
        ring(painter, m_payer);
}

void BillPicturePainter::paintBrace(QPainter& painter) const
{
    // A curly bracket that opens to the accounts, its point at the payer.
    const QRectF b = m_brace.adjusted(0.5, 0.5, 0.5, 0.5);
    const qreal middle = b.left() + b.width() / 2;
    const qreal y = m_payer.center().y() + 0.5;
    const qreal bend = std::min(12.0, b.height() / 4);
    QPainterPath path;
    if (b.height() < 4) {
        path.moveTo(b.left(), y);
        path.lineTo(b.right(), y);
    } else {
        path.moveTo(b.right(), b.top());
        path.quadTo(middle, b.top(), middle, b.top() + bend);
        path.lineTo(middle, y - bend);
        path.quadTo(middle, y, b.left(), y);
        path.quadTo(middle, y, middle, y + bend);
        path.lineTo(middle, b.bottom() - bend);
        path.quadTo(middle, b.bottom(), b.right(), b.bottom());
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_ink.line, 1.5));
    painter.drawPath(path);
}

void BillPicturePainter::paintBoxes(QPainter& painter, const BillPictureMarks& marks) const
{
    for (int i = payerStands() ? 1 : 0; i < m_picture.rows.size(); ++i) {
        const BillPicture::Row& row = m_picture.rows[i];
        const QRectF box = m_boxes[i];
        frame(painter, box, marks.hovered == i ? m_ink.hover : m_ink.surface, m_ink.line, row.rest > 0);
        icon(painter, QRectF(box.left() + 9, box.center().y() - 8, 16, 16),
             row.rest > 0 ? u"accounts"_s : u"account"_s, m_ink.text2);
        const QRectF text = box.adjusted(33, 0, -8, 0);
        painter.setPen(m_ink.text);
        painter.setFont(m_ink.body);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(m_ink.body).elidedText(row.name, Qt::ElideRight, text.width()));
    }
}

void BillPicturePainter::paintArrow(QPainter& painter) const
{
    const qreal y = m_arrow.center().y();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_ink.line, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLine(QPointF(m_arrow.left(), y), QPointF(m_arrow.right(), y));
    painter.drawPolyline(QPolygonF({QPointF(m_arrow.right() - 10, y - 8), QPointF(m_arrow.right(), y),
                                    QPointF(m_arrow.right() - 10, y + 8)}));
}

void BillPicturePainter::paintBill(QPainter& painter, const BillPictureMarks& marks) const
{
    frame(painter, m_frame, m_ink.surface, m_ink.line);
    const QRectF inner = m_frame.adjusted(padding, 0, -padding, 0);
    const QRectF head(inner.left(), inner.top(), inner.width(), headHeight);
    painter.setFont(m_ink.caption);
    painter.setPen(m_ink.text2);
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_picture.titleNote);
    const qreal noteWidth = QFontMetricsF(m_ink.caption).horizontalAdvance(m_picture.titleNote) + 8;
    painter.setFont(m_ink.strong);
    painter.setPen(m_ink.text);
    painter.drawText(
        head, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(m_ink.strong).elidedText(m_picture.title, Qt::ElideRight, head.width() - noteWidth));

    for (int i = 0; i < m_rows.size(); ++i)
        paintRow(painter, i, marks);

    const qreal headLine = std::floor(head.bottom()) - 0.5;
    const qreal rule = std::floor(m_frame.bottom() - totalHeight) + 0.5;
    painter.setPen(QPen(m_ink.hairline, 1));
    painter.drawLine(QPointF(m_frame.left() + 1, headLine), QPointF(m_frame.right() - 1, headLine));
    painter.setPen(QPen(m_ink.line, 1));
    painter.drawLine(QPointF(m_frame.left() + 1, rule), QPointF(m_frame.right() - 1, rule));

    const QRectF total(inner.left(), m_frame.bottom() - totalHeight, inner.width(), totalHeight);
    painter.setFont(m_ink.total);
    painter.setPen(m_ink.text);
    painter.drawText(total, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_picture.total);
    const qreal amountWidth = QFontMetricsF(m_ink.total).horizontalAdvance(m_picture.total) + 8;
    painter.setFont(m_ink.strong);
    painter.drawText(total, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(m_ink.strong)
                         .elidedText(m_picture.totalLabel, Qt::ElideRight, total.width() - amountWidth));
}

void BillPicturePainter::paintRow(QPainter& painter, int index, const BillPictureMarks& marks) const
{
    const BillPicture::Row& row = m_picture.rows[index];
    const QRectF band = m_rows[index].adjusted(1, 0, -1, 0);
    if (row.payer)
        painter.fillRect(band.toAlignedRect(), m_ink.payerBackground);
    else if (marks.hovered == index)
        painter.fillRect(band.toAlignedRect(), m_ink.hover);
    const QRectF cell = band.adjusted(padding - 1, 0, -(padding - 1), 0);
    painter.setFont(m_ink.body);
    painter.setPen(row.payer ? m_ink.payer : m_ink.text);
    const qreal amountWidth = QFontMetricsF(m_ink.body).horizontalAdvance(row.amount);
    painter.drawText(
        cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(m_ink.body).elidedText(row.name, Qt::ElideRight, cell.width() - amountWidth - 12));
    painter.setPen(m_ink.text);
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, row.amount);
    if (row.centMoved) {
        const qreal y = std::floor(cell.center().y() + QFontMetricsF(m_ink.body).height() / 2) + 0.5;
        painter.setPen(QPen(m_ink.text2, 1, Qt::DotLine));
        painter.drawLine(QPointF(cell.right() - amountWidth, y), QPointF(cell.right(), y));
    }
    if (marks.current == index)
        ring(painter, band.adjusted(1, 0, -1, 0));
}

} // namespace billfold
