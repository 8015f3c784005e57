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
    /// True for the first (last) visible section, which has the wide padding.
    bool isFirstVisible(int logicalIndex) const;
    bool isLastVisible(int logicalIndex) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    int m_pressed = -1;
    QPoint m_pressedAt;
};

} // namespace billfold
