// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/billpicture.h"

#include <QColor>
#include <QFont>
#include <QRectF>

#include <functional>

class QPainter;

namespace billfold
{

/// Colours and fonts of a bill picture: those of the theme on screen, those of paper in a document.
struct BillPictureInk {
    QColor surface, text, text2, line, hairline, payer, payerBackground, hover, focus;
    QFont body, strong, caption, total;
    /// Draws an icon (`payer`, `account`, `accounts`) of `size` in the middle of a rectangle; none where
    /// empty.
    std::function<void(QPainter&, const QRectF&, const QString& name, const QColor&)> icon;
};

/// What is pointed at or has the keyboard: rows of BillPicture::rows; -1: none.
struct BillPictureMarks {
    int hovered = -1;
    int current = -1;
};

/// The picture of a consolidated bill: payer, brace, linked accounts, arrow, monthly consolidated bill.
/// Values in, painter out; the same for the window, a document and an image. All lengths in the painter's
/// units.
class BillPicturePainter
{
public:
    BillPicturePainter(BillPicture picture, BillPictureInk ink);

    /// Places everything in this width; needed once before the rest. Below 640 only the bill itself is shown.
    void layOut(qreal width);
    qreal height() const { return m_height; }
    /// The row of the bill at this place, in the bill or as a box; -1: none.
    int rowAt(QPointF place) const;
    /// The row in the bill, and the box that stands for it (empty where boxes are left out).
    QRectF rowRect(int row) const { return m_rows.value(row); }
    QRectF boxRect(int row) const { return m_boxes.value(row); }
    const BillPicture& picture() const { return m_picture; }
    void setInk(BillPictureInk ink) { m_ink = std::move(ink); }

    void paint(QPainter& painter, const BillPictureMarks& marks = {}) const;

private:
    void placeBoxes(qreal left, qreal width);
    void paintPayer(QPainter& painter, const BillPictureMarks& marks) const;
    void paintBrace(QPainter& painter) const;
    void paintBoxes(QPainter& painter, const BillPictureMarks& marks) const;
    void paintArrow(QPainter& painter) const;
    void paintBill(QPainter& painter, const BillPictureMarks& marks) const;
    void paintRow(QPainter& painter, int row, const BillPictureMarks& marks) const;
    void icon(QPainter& painter, const QRectF& box, const QString& name, const QColor& color) const;
    void frame(QPainter& painter, const QRectF& box, const QColor& fill, const QColor& line,
               bool dashed = false) const;
    void ring(QPainter& painter, const QRectF& box) const;
    bool payerStands() const;

    BillPicture m_picture;
    BillPictureInk m_ink;
    qreal m_height = 0;
    QRectF m_payer, m_brace, m_arrow, m_frame;
    QList<QRectF> m_boxes, m_rows; ///< by row
};

} // namespace billfold
