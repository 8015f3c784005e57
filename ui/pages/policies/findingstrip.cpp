// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/findingstrip.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

namespace billfold
{

FindingStrip::FindingStrip(QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel(QStringLiteral("warning"), ColorRole::WarnIcon)),
      m_text(new TextLabel), m_next(makeButton(tr("Next"), {}, ButtonRole::Link)),
      m_replace(makeButton(tr("Replace"), {}, ButtonRole::Link))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::panelPadding, Metrics::inner, Metrics::unit, Metrics::inner);
    layout->setSpacing(Metrics::unit);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_next);
    layout->addWidget(m_replace);
    m_text->setWordWrap(true);
    // Selectable, so that the sentence can be copied and read by a screen reader that follows the focus.
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setMinimumHeight(Metrics::panelHeading);
    m_next->setToolTip(tr("Go to the next finding (F8)"));
    connect(m_next, &QPushButton::clicked, this, &FindingStrip::nextRequested);
    connect(m_replace, &QPushButton::clicked, this, &FindingStrip::replaceRequested);
}

void FindingStrip::setFinding(const PolicyFinding& finding, int count, bool mendable)
{
    const bool error = finding.severity == Severity::Error;
    m_severity = finding.severity;
    m_icon->setIcon(error ? QStringLiteral("error") : QStringLiteral("warning"),
                    error ? ColorRole::ErrIcon : ColorRole::WarnIcon);
    m_text->setColor(error ? ColorRole::ErrText : ColorRole::WarnText);
    m_text->setText(tr("Line %1: %2").arg(QLocale().toString(finding.line), finding.sentence));
    m_text->setAccessibleName(error ? tr("Error. %1").arg(m_text->text())
                                    : tr("Warning. %1").arg(m_text->text()));
    m_next->setText(tr("Next of %L1").arg(count));
    m_next->setVisible(count > 1);
    m_replace->setVisible(mendable && !finding.replacement.isEmpty());
    m_replace->setToolTip(plainToolTip(tr("Write %1").arg(finding.replacement)));
    update();
}

QString FindingStrip::sentence() const
{
    return m_text->text();
}

void FindingStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), m_severity == Severity::Error ? theme.errBg : theme.warnBg);
    painter.fillRect(0, 0, width(), 1, theme.border);
}

} // namespace billfold
