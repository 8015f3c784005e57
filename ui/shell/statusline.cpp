// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "models/views/datetext.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace billfold
{

using namespace Qt::StringLiterals;

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_file(new ElidingLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_activity(new ElidingLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_busy(new QProgressBar(this)),
      m_currency(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_zone(new TextLabel(tr("Times in UTC"), TextStyle::Caption, ColorRole::Text2, this)),
      m_open(makeButton(tr("Open another file"), {}, ButtonRole::Link, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(Metrics::unit);
    row->addWidget(new IconLabel(u"database"_s, ColorRole::Text2, Metrics::iconBadge, this));
    row->addWidget(m_file);
    row->addSpacing(Metrics::unit);
    row->addWidget(m_busy);
    row->addWidget(m_activity, 1);
    row->addWidget(m_open);
    row->addStretch();
    row->addWidget(m_currency);
    row->addSpacing(Metrics::unit);
    row->addWidget(m_zone);
    m_file->setElideMode(Qt::ElideMiddle);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(64, 8);
    m_busy->setAccessibleName(tr("Working"));
    m_busy->hide();
    setTextStyle(m_open, TextStyle::Caption);
    m_open->hide();
    connect(m_open, &QPushButton::clicked, this, &StatusLine::openRequested);
    setFile({});
}

void StatusLine::setFile(const QString& path)
{
    m_file->setText(path.isEmpty() ? tr("No file is open") : QFileInfo(path).fileName());
    m_file->setToolTip(path.isEmpty() ? QString() : plainToolTip(QDir::toNativeSeparators(path)));
    refresh();
}

void StatusLine::setLastImport(const QDateTime& imported, const QDateTime& now)
{
    m_lastImport = imported.isValid()
                       ? tr("Last import %1 (%2)").arg(timeText(imported), ageText(imported, now))
                       : tr("No import yet");
    refresh();
}

void StatusLine::clearLastImport()
{
    m_lastImport.clear();
    refresh();
}

void StatusLine::setCurrency(const QString& currency)
{
    m_currency->setText(currency.isEmpty() ? QString() : tr("Amounts in %1").arg(currency));
    m_currency->setVisible(!currency.isEmpty() && m_signedIn);
}

void StatusLine::setTask(const QString& task, int permille)
{
    m_task = task;
    m_busy->setRange(0, permille < 0 ? 0 : 1000);
    if (permille >= 0)
        m_busy->setValue(permille);
    refresh();
}

QString StatusLine::text() const
{
    return m_activity->text();
}

void StatusLine::setSignedIn(bool signedIn)
{
    m_signedIn = signedIn;
    m_open->setVisible(!signedIn);
    m_currency->setVisible(signedIn && !m_currency->text().isEmpty());
    m_zone->setText(signedIn ? tr("Times in UTC") : tr("Not signed in"));
    refresh();
}

void StatusLine::refresh()
{
    m_activity->setVisible(m_signedIn || !m_task.isEmpty());
    m_busy->setVisible(!m_task.isEmpty());
    m_activity->setText(!m_task.isEmpty() ? m_task : m_signedIn ? m_lastImport : QString());
}

} // namespace billfold
