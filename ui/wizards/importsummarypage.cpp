// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/importsummarypage.h"

#include "models/views/findingmodel.h"
#include "models/views/importmodel.h"
#include "models/views/moneytext.h"
#include "models/views/periodtotalsmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

TableView* tableIn(Panel* panel, QAbstractItemModel* model, const QString& name, int stretch)
{
    auto* table = new TableView(panel);
    table->setAccessibleName(name);
    table->setDensity(TableView::Density::Dense);
    table->setSortingEnabled(false);
    table->setModel(model);
    table->setStretchColumn(stretch);
    panel->addWidget(table, 1);
    return table;
}

qint64 linesOf(const QList<PeriodTotals>& periods)
{
    qint64 lines = 0;
    for (const PeriodTotals& period : periods)
        lines += period.lines;
    return lines;
}

} // namespace

ImportSummaryPage::ImportSummaryPage(QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel({}, ColorRole::OkIcon, 24, this)),
      m_heading(new TextLabel({}, TextStyle::Subtitle, ColorRole::Text, this)),
      m_sentence(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)), m_missing(new NoticeBar(this)),
      m_beside(new NoticeBar(this)), m_periodPanel(new Panel(this)),
      m_findingPanel(new Panel(tr("Findings"), this)), m_periods(new PeriodTotalsModel(this)),
      m_findings(new FindingModel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    auto* head = new QHBoxLayout;
    head->setSpacing(Metrics::unit + Metrics::inner);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_heading->setWordWrap(true);
    m_sentence->setWordWrap(true);
    words->addWidget(m_heading);
    words->addWidget(m_sentence);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addWidget(m_missing);
    column->addWidget(m_beside);
    TableView* periods =
        tableIn(m_periodPanel, m_periods, tr("Imported periods"), PeriodTotalsModel::PayerColumn);
    // What was there before is over; what is there now is the total.
    periods->setColumnHidden(PeriodTotalsModel::PresentColumn, true);
    column->addWidget(m_periodPanel, 1);
    tableIn(m_findingPanel, m_findings, tr("Findings"), FindingModel::SentenceColumn);
    column->addWidget(m_findingPanel, 1);
    column->addStretch(0);
    m_beside->setNotice(
        Semantic::Warning, tr("An issued month stays as it is."),
        tr("The import is kept beside it. Bills shows the difference, which can become a credit "
           "note or a correction."));
}

void ImportSummaryPage::setHead(const QString& icon, ColorRole color, const QString& heading,
                                const QString& sentence)
{
    m_icon->setIcon(icon, color);
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void ImportSummaryPage::setOutcome(const ImportOutcome& outcome, const QList<PeriodTotals>& shown,
                                   bool organizationMade)
{
    const QList<PeriodTotals>& periods = outcome.periods.isEmpty() ? shown : outcome.periods;
    const bool refused = !outcome.refusal.isEmpty();
    m_periods->setPeriods(periods);
    m_findings->setFindings(outcome.findings);
    m_periodPanel->setVisible(!refused && !periods.isEmpty());
    m_findingPanel->setVisible(!outcome.findings.isEmpty());
    m_beside->setVisible(!refused && std::any_of(periods.cbegin(), periods.cend(),
                                                 [](const PeriodTotals& p) { return p.issued; }));
    m_missing->setVisible(!refused && outcome.skippedLines > 0);
    if (refused) {
        setHead(u"error"_s, ColorRole::ErrIcon, tr("Nothing was imported"), outcome.refusal);
        return;
    }
    if (outcome.unchanged) {
        setHead(u"duplicate"_s, ColorRole::InfoIcon, tr("Nothing changed"),
                tr("The same bytes were imported before, and they are in force."));
        return;
    }
    m_missing->setNotice(Semantic::Warning,
                         outcome.skippedLines == 1
                             ? tr("1 line was left out.")
                             : tr("%1 lines were left out.").arg(formatCount(outcome.skippedLines)),
                         outcome.skippedAmount && !periods.isEmpty()
                             ? tr("The bill lacks %1 %2 and says so.")
                                   .arg(formatExact(*outcome.skippedAmount), periods.first().bill.currency)
                             : tr("What that costs is not known; the bill says so."));
    const QString lines = formatCounted(linesOf(periods), tr("1 charge line"), tr("%1 charge lines"));
    setHead(
        u"success"_s, ColorRole::OkIcon, tr("%1 was imported").arg(periodsText(periods)),
        organizationMade
            ? tr("%1, %2. The organization was made from the export.").arg(lines, controlTotalText(periods))
            : tr("%1, %2.").arg(lines, controlTotalText(periods)));
}

void ImportSummaryPage::setFailure(const Error& error)
{
    m_missing->hide();
    m_beside->hide();
    m_periodPanel->hide();
    m_findingPanel->hide();
    setHead(u"error"_s, ColorRole::ErrIcon, tr("Nothing was imported"), error.message);
    setToolTip(error.cause);
}

} // namespace billfold
