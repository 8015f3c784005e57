// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace billfold
{

/// Table heading: 32 high, caption semibold, hairline below, accent sort arrow directly after the heading.
/// The alignment comes from the model's header data (Qt::TextAlignmentRole), else from the first row. A
/// right-aligned column sorts largest first on the first click.
class HeaderView : public QHeaderView
{
    Q_OBJECT

public:
    explicit HeaderView(Qt::Orientation orientation, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
    Qt::Alignment alignmentOf(int logicalIndex) const;
    /// What a click on the heading does: sorts by it, largest first for amounts, or turns the order round.
    void sortByPerson(int logicalIndex);
    /// The first column stays at the left while the others scroll under it.
    void setFirstFrozen(bool frozen);
    /// Where the frozen column stands while it covers others; empty while it is where it belongs.
    QRect frozenRect() const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    Qt::SortOrder firstOrder(int logicalIndex) const;

    bool m_frozen = false;
};

/// Padding left and right of a cell in reading direction: 16 at the edges of the view, 8 between columns.
struct CellPadding {
    int left = 8, right = 8;
};
CellPadding cellPadding(const QHeaderView* header, int logicalIndex);

/// True for the first (last) visible section of any header: those have the wide padding at the edge of the
/// view.
bool isFirstVisible(const QHeaderView* header, int logicalIndex);
bool isLastVisible(const QHeaderView* header, int logicalIndex);

} // namespace billfold
