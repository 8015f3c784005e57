// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/codeclock.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QTimer>

namespace billfold
{

namespace
{

constexpr qint64 period = 30'000; ///< RFC 6238, and every authenticator app
constexpr int lookEvery = 250;

} // namespace

CodeClock::CodeClock(std::function<QDateTime()> now, QWidget* parent)
    : QWidget(parent), m_now(std::move(now)), m_bar(new QProgressBar(this)),
      m_text(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)), m_timer(new QTimer(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::unit);
    row->addWidget(m_bar, 1);
    row->addWidget(m_text);
    m_bar->setRange(0, static_cast<int>(period));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setAccessibleName(tr("Time until the next code"));
    m_text->setMinimumWidth(m_text->fontMetrics().horizontalAdvance(tr("%1 s").arg(30)));
    m_timer->setInterval(lookEvery);
    connect(m_timer, &QTimer::timeout, this, &CodeClock::refresh);
    refresh();
}

void CodeClock::refresh()
{
    const qint64 left = period - m_now().toMSecsSinceEpoch() % period;
    m_left = static_cast<int>((left + 999) / 1000);
    m_bar->setValue(static_cast<int>(left));
    m_text->setText(tr("%1 s").arg(m_left));
}

void CodeClock::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    m_timer->start();
}

void CodeClock::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer->stop();
}

} // namespace billfold
