// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/treeexport.h"

#include <QList>
#include <QString>

class QPainter;

namespace billfold
{

/// The diagram of an organization on A4 pages: boxes in rows, as many on a page as there is room for, each
/// page with the way down to its first row. A tree that is wider than the page is made smaller.
class OrganizationPainter
{
public:
    OrganizationPainter(QList<DiagramBox> boxes, QString title);

    int pageCount() const;
    /// `page` from 0; the painter's device has that many dots per inch, and its origin is the paper's corner.
    void paint(QPainter& painter, int page, int dotsPerInch) const;

private:
    int firstRow(int page) const { return page * m_rows; }
    int rowTop(int row, int page) const;
    void paintHead(QPainter& painter, int page) const;
    void paintLines(QPainter& painter, int page) const;
    void paintBox(QPainter& painter, const DiagramBox& box, int page, int row) const;
    /// "Root / Workloads": the boxes above the one in a row.
    QString wayTo(int row) const;

    QList<DiagramBox> m_boxes;
    QString m_title;
    int m_rows = 1;                // on a page
    int m_percent = 100;           // of a 96 dpi pixel
    int m_width = 0, m_height = 0; // of a page, in the diagram's pixels
};

} // namespace billfold
