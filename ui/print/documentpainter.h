// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/pagelayout.h"

#include <QImage>
#include <QPainter>

namespace billfold
{

/// Draws a document, page by page, the same on every device: PDF, printer, preview, picture. Needs a
/// QGuiApplication (fonts) and works on any thread.
class DocumentPainter
{
public:
    explicit DocumentPainter(Document document);

    int pageCount() const { return static_cast<int>(m_pages.size()); }
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
    void chart(QPainter& painter, const PageBlock& block) const;
    void note(QPainter& painter, const PageBlock& block) const;

    Document m_document;
    QList<PageBlocks> m_pages;
};

} // namespace billfold
