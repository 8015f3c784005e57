// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

namespace billfold
{

/// What all charts share: a name and a spoken summary for assistive technology (chart points are not
/// accessible in Qt 6.4), focus with a ring that only the keyboard shows, saving as a picture, and following
/// the theme.
class ChartWidget : public QWidget
{
    Q_OBJECT

public:
    explicit ChartWidget(QWidget* parent = nullptr);

    /// What the chart is called: "Charges per account".
    void setTitle(const QString& title);
    QString title() const { return accessibleName(); }
    /// The summary that is spoken.
    QString summary() const { return accessibleDescription(); }

    /// The chart as it is shown, on the surface colour, `scale` device pixels for each pixel.
    QImage toImage(qreal scale = 2) const;
    /// Vector picture with texts as texts. False where the file cannot be written.
    bool saveSvg(const QString& path) const;
    bool savePng(const QString& path, qreal scale = 2) const;
    /// Puts the picture on the clipboard.
    void copyPicture() const;

    /// Draws the whole chart, legend and all, into a rectangle of the widget's own size at (0, 0).
    virtual void paintPicture(QPainter& painter) const = 0;

protected:
    void setSummary(const QString& summary);
    /// Says what the keyboard has reached.
    void announce(const QString& sentence);
    /// Colours and fonts changed.
    virtual void themeChanged() = 0;
    /// True while the ring is to be drawn.
    bool ringVisible() const { return m_ring && hasFocus(); }
    void keyboardUsed();

    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool m_ring = false;
};

} // namespace billfold
