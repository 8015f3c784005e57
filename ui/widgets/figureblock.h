// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace billfold
{

/// A large figure with its label above and a caption below; the caption may carry an arrow of change:
/// `+26,942.71 ↗ +5.6 % from September`. Reachable by assistive technology as one text.
class FigureBlock : public QWidget
{
    Q_OBJECT

public:
    enum class Size { Large, Small }; ///< Large: 28 px; Small: 15 px (summary strips)

    explicit FigureBlock(const QString& label = {}, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    /// `exact` becomes the tool tip.
    void setFigure(const QString& figure, const QString& exact = {});
    void setFigureColor(ColorRole color);
    void setCaption(const QString& caption);
    /// Caption with an arrow: `before` stands left of it, `after` right. Direction -1, 0, 1.
    void setDelta(const QString& before, int direction, const QString& after);
    void setSize(Size size);
    QString figure() const { return m_figure; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QString m_label;
    QString m_figure;
    QString m_caption;
    QString m_after;
    int m_direction = 2;
    ColorRole m_color = ColorRole::Text;
    Size m_size = Size::Large;
};

} // namespace billfold
