// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace billfold
{

/// Six boxes for the six digits of a code. To the keyboard and to assistive technology it is one line: typing
/// goes on from box to box, and a code that is pasted with blanks or other signs in it loses them.
class CodeBoxes : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int digits = 6;

    explicit CodeBoxes(const QString& name, QWidget* parent = nullptr);

    bool isComplete() const { return text().size() == digits; }
    /// A tick behind the boxes: the code is right.
    void setAccepted(bool accepted);
    bool isAccepted() const { return m_accepted; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// The last digit was typed.
    void completed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QRect box(int index) const;

    bool m_accepted = false;
};

} // namespace billfold
