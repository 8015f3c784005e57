// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace billfold
{

/// A QR code for a phone's camera: black on white in either theme, with the white edge that scanners need,
/// and each of its squares a whole number of the screen's pixels.
class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(const QString& name, QWidget* parent = nullptr);

    /// False where the text is too long for any code; nothing is shown then.
    bool setContent(const QString& text);
    /// Squares to a side; 0 where there is nothing.
    int modules() const { return m_modules; }
    bool isBlack(int x, int y) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_modules = 0;
    QByteArray m_black; ///< a byte each square, row by row
};

} // namespace billfold
