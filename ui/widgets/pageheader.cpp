// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pageheader.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidinglabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace billfold
{

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : AirFrame(parent), m_title(new ElidingLabel(title, TextStyle::Title, ColorRole::Text, this)),
      m_badge(new Badge(this)), m_subtitle(new ElidingLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_actions(new QHBoxLayout)
{
    constexpr int air = Metrics::focusAir;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(air, air, air, air);
    column->setSpacing(Metrics::inner);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    m_title->setMinimumHeight(Metrics::control);
    row->addWidget(m_title, 0);
    row->addWidget(m_badge);
    row->addStretch(1);
    m_actions->setSpacing(Metrics::buttonGap);
    row->addLayout(m_actions);
    column->addLayout(row);
    column->addWidget(m_subtitle);
    m_subtitle->hide();
    m_badge->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

QString PageHeader::title() const
{
    return m_title->text();
}

void PageHeader::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

QString PageHeader::subtitle() const
{
    return m_subtitle->text();
}

void PageHeader::setBadge(Semantic semantic, const QString& word, const QString& iconName)
{
    m_badge->setState(semantic, word, iconName);
}

void PageHeader::addAction(QWidget* button)
{
    m_actions->addWidget(button);
}

} // namespace billfold
