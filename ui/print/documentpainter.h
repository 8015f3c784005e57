// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/pagelayout.h"

#include <QImage>
#include <QPainter>

namespace billfold
{

/// Draws a document, page by page, the same on every device: PDF, printer, preview, picture. Needs a
/// QGuiApplication (fonts). Works on any thread, but belongs to the one that made it.
class DocumentPainter
{
public:
    explicit DocumentPainter(Document document);

    int pageCount() const { return static_cast<int>(m_layout.pages.size()); }
    const Document& document() const { return m_document; }
    /// Draws page `index` (from 0). The painter's device may have any resolution; pass its dots per inch.
    /// `number` and `count` stand in the foot.
    void paint(QPainter& painter, int index, qreal dotsPerInch, int number, int count) const;
    /// A page as a picture, white paper included.
    QImage image(int index, qreal dotsPerInch, int number, int count) const;

private:
    void head(QPainter& painter, int y) const;
    void totalFrame(QPainter& painter, int y) const;
    void accountLine(QPainter& painter, int y) const;
    void runningHead(QPainter& painter, int y) const;
    void foot(QPainter& painter, int number, int count) const;
    void headings(QPainter& painter, const PageBlock& block) const;
    void row(QPainter& painter, const PageBlock& block) const;
    void bar(QPainter& painter, const QRectF& place, const DocumentCell& cell) const;
    void chart(QPainter& painter, const PageBlock& block) const;
    void legend(QPainter& painter, const DocumentChart& data, qreal y, qreal height) const;
    void note(QPainter& painter, const PageBlock& block) const;

    void text(QPainter& painter, const QRectF& rect, const QString& what, PageFont font, const QColor& colour,
              Qt::Alignment alignment = Qt::AlignLeft, bool elide = true) const;

    Document m_document;
    PageFonts m_fonts;
    PageLayout m_layout;
};

} // namespace billfold
