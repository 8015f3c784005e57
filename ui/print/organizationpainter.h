// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/treeexport.h"

#include <QList>
#include <QString>

class QPainter;

namespace billfold
{

/// The diagram of an organization on A4 pages: boxes in rows, in as many columns as the page has room for,
/// each column with the way down to its first row. A tree that is wider than the page is made smaller.
class OrganizationPainter
{
public:
    OrganizationPainter(QList<DiagramBox> boxes, QString title);

    int pageCount() const;
    /// `page` from 0; the painter's device has that many dots per inch, and its origin is the paper's corner.
    void paint(QPainter& painter, int page, int dotsPerInch) const;

private:
    int firstRow(int column) const { return column * m_rows; }
    int rowTop(int row, int column) const;
    void paintHead(QPainter& painter, int page) const;
    /// Columns count through all pages; the painter's origin is moved to where it stands.
    void paintColumn(QPainter& painter, int column) const;
    void paintLines(QPainter& painter, int column) const;
    void paintBox(QPainter& painter, int column, int row) const;
    /// "Root / Workloads": the boxes above the one in a row.
    QString wayTo(int row) const;

    QList<DiagramBox> m_boxes;
    QList<int> m_widths; // of the boxes, in the font they are painted with
    QString m_title;
    int m_rows = 1;                // in a column
    int m_columns = 1;             // on a page
    int m_columnWidth = 0;         // without the gap to the next
    int m_percent = 100;           // of a 96 dpi pixel
    int m_width = 0, m_height = 0; // of a page, in the diagram's pixels
};

} // namespace billfold
