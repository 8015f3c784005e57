// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figureblock.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Amounts keep their room.
class FigureLabel : public ElidingLabel
{
public:
    explicit FigureLabel(QWidget* parent) : ElidingLabel({}, TextStyle::Figure, ColorRole::Text, parent) {}
    QSize minimumSizeHint() const override { return name ? ElidingLabel::minimumSizeHint() : sizeHint(); }
    bool name = false;
};

} // namespace

FigureBlock::FigureBlock(const QString& label, QWidget* parent)
    : QWidget(parent), m_label(new TextLabel(label, TextStyle::Body, ColorRole::Text2, this)),
      m_figure(new FigureLabel(this)),
      m_caption(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_arrow(new IconLabel({}, ColorRole::Text3, Metrics::iconBadge, this)),
      m_after(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_label);
    column->addWidget(m_figure);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::inner);
    row->addWidget(m_caption);
    row->addWidget(m_arrow);
    row->addWidget(m_after);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    m_arrow->hide();
    m_after->hide();
    m_caption->hide();
    setSize(Size::Large);
}

void FigureBlock::setLabel(const QString& label)
{
    m_label->setText(label);
}

void FigureBlock::setFigure(const QString& figure, const QString& exact)
{
    m_figure->setText(figure);
    m_figure->setToolTip(exact.isEmpty() || exact == figure ? QString() : tr("Exact %1").arg(exact));
}

void FigureBlock::setName(bool name)
{
    static_cast<FigureLabel*>(m_figure)->name = name;
    m_figure->updateGeometry();
}

QString FigureBlock::figure() const
{
    return m_figure->text();
}

void FigureBlock::setFigureColor(ColorRole color)
{
    m_figure->setColor(color);
}

void FigureBlock::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    m_arrow->hide();
    m_after->hide();
}

void FigureBlock::setDelta(const QString& before, int direction, const QString& after)
{
    setCaption(before);
    m_arrow->setIcon(direction > 0   ? u"delta-up"_s
                     : direction < 0 ? u"delta-down"_s
                                     : u"delta-flat"_s,
                     direction > 0   ? ColorRole::Up
                     : direction < 0 ? ColorRole::Down
                                     : ColorRole::Text3);
    m_arrow->show();
    m_after->setText(after);
    m_after->setVisible(!after.isEmpty());
}

void FigureBlock::setSize(Size size)
{
    const bool large = size == Size::Large;
    m_figure->setStyleOfText(large ? TextStyle::Figure : TextStyle::Subtitle);
    m_figure->setMinimumHeight(Type::lineHeight(large ? TextStyle::Figure : TextStyle::Subtitle));
    m_label->setStyleOfText(large ? TextStyle::Body : TextStyle::Caption);
}

} // namespace billfold
