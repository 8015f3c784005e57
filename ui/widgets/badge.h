// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace billfold
{

/// A word with an icon on a semantic background, 20 high: the state of one thing. The accessible name is the
/// word.
class Badge : public QLabel
{
    Q_OBJECT

public:
    explicit Badge(QWidget* parent = nullptr);
    Badge(Semantic semantic, const QString& word, const QString& iconName = {}, QWidget* parent = nullptr);

    /// An empty word hides the badge. An empty icon name takes the icon of the meaning (none for Payer).
    void setState(Semantic semantic, const QString& word, const QString& iconName = {});
    QString word() const { return text(); }
    Semantic semantic() const { return m_semantic; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same drawing for delegates: left-aligned and vertically centred in `rect`; gives the rectangle it
    /// covered.
    static QRect paint(QPainter* painter, const QRect& rect, Semantic semantic, const QString& word,
                       const QString& iconName, Qt::LayoutDirection direction = Qt::LeftToRight);
    static QSize sizeOf(Semantic semantic, const QString& word, const QString& iconName);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Semantic m_semantic = Semantic::Neutral;
    QString m_icon;
};

} // namespace billfold
