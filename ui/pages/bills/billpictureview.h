// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartwidget.h"
#include "ui/print/billpicturepainter.h"

namespace billfold
{

/// The picture of a consolidated bill in the window: its rows and boxes can be pointed at, clicked, and
/// reached by the arrow keys; Enter opens one, Esc lets go. Everything is placed when the picture or the
/// width changes, never while painting.
class BillPictureView : public ChartWidget
{
    Q_OBJECT

public:
    explicit BillPictureView(QWidget* parent = nullptr);

    void setPicture(const BillPicture& picture);
    const BillPicture& picture() const { return m_painter.picture(); }
    /// The row that the keyboard has reached; -1: none.
    int currentRow() const { return m_current; }
    QRect rowRect(int row) const { return m_painter.rowRect(row).toAlignedRect(); }
    QRect boxRect(int row) const { return m_painter.boxRect(row).toAlignedRect(); }

    void paintPicture(QPainter& painter) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return false; }

signals:
    /// An account was chosen.
    void opened(const QString& key, const QString& name);
    /// The row of the rest was chosen.
    void restOpened();

protected:
    void themeChanged() override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void open(int row);
    void setCurrent(int row);
    void hover(int row);
    void describe();

    BillPicturePainter m_painter;
    int m_hovered = -1;
    int m_current = -1;
};

} // namespace billfold
