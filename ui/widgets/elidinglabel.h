// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/textlabel.h"

namespace billfold
{

/// A one-line label that gives way in narrow windows: elided on the right (names) or in the middle (paths),
/// the whole text as tool tip and accessible name. Never for ids and amounts.
class ElidingLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit ElidingLabel(const QString& text = {}, TextStyle style = TextStyle::Body,
                          ColorRole color = ColorRole::Text, QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    bool isElided() const;
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace billfold
