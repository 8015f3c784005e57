// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace billfold
{

class ElidingLabel;
class IconLabel;
class TextLabel;

/// A large figure with its label above and a caption below; the caption may carry an arrow of change:
/// `+26,942.71 (arrow) +5.6 % from September`. The three texts are labels, each readable by assistive
/// technology.
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
    /// The figure is a name, not an amount: it gives way in narrow places, elided at the right.
    void setName(bool name);
    QString figure() const;

private:
    TextLabel* m_label;
    ElidingLabel* m_figure;
    TextLabel* m_caption;
    IconLabel* m_arrow;
    TextLabel* m_after;
};

} // namespace billfold
