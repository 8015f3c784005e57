// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionrow.h"

#include "ui/theme/metrics.h"

#include <QHBoxLayout>

namespace billfold
{

void giveAir(QFrame* frame)
{
    // The style answers SE_FrameLayoutItem for this property; QFrame asks again whenever its frame style is
    // set.
    frame->setProperty("air", Metrics::focusAir);
    frame->setFrameStyle(QFrame::NoFrame);
}

AirFrame::AirFrame(QWidget* parent) : QFrame(parent)
{
    giveAir(this);
}

ActionRow::ActionRow(QWidget* parent) : AirFrame(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(Metrics::focusAir, Metrics::focusAir, Metrics::focusAir, Metrics::focusAir);
    m_row->setSpacing(Metrics::buttonGap);
}

void ActionRow::addWidget(QWidget* widget, int stretch)
{
    m_row->addWidget(widget, stretch);
}

void ActionRow::addStretch()
{
    m_row->addStretch();
}

} // namespace billfold
