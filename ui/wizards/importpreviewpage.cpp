// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/importpreviewpage.h"

#include "models/views/datetext.h"
#include "models/views/findingmodel.h"
#include "models/views/importmodel.h"
#include "models/views/moneytext.h"
#include "models/views/periodtotalsmodel.h"
#include "models/views/previewlinemodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Fact { Format, Payer, Period, Accounts, Lines, Total, Files, Age };

QStringList payersOf(const QList<PeriodTotals>& periods)
{
    QStringList payers;
    for (const PeriodTotals& period : periods) {
        if (!payers.contains(period.bill.payer))
            payers.append(period.bill.payer);
    }
    return payers;
}

/// What the export calls an account; empty where it has no name for it.
QString nameOf(const ImportPreview& preview, const QString& key)
{
    for (const PeriodTotals& period : preview.periods) {
        if (period.bill.payer == key && !period.payerName.isEmpty())
            return period.payerName;
    }
    for (const auto& [account, name] : preview.accounts) {
        if (account == key)
            return name;
    }
    return {};
}

template <typename Test>
QList<PeriodTotals> those(const QList<PeriodTotals>& periods, Test test)
{
    QList<PeriodTotals> found;
    std::copy_if(periods.cbegin(), periods.cend(), std::back_inserter(found), test);
    return found;
}

bool hasErrors(const QList<Finding>& findings)
{
    return std::any_of(findings.cbegin(), findings.cend(),
                       [](const Finding& finding) { return finding.severity == Severity::Error; });
}

/// Where and what the first finding of a severity is.
QString firstMessage(const QList<Finding>& findings, Severity severity)
{
    const auto found = std::find_if(findings.cbegin(), findings.cend(),
                                    [severity](const Finding& f) { return f.severity == severity; });
    if (found == findings.cend())
        return {};
    return found->line > 0
               ? ImportPreviewPage::tr("Line %1: %2").arg(formatCount(found->line), found->message)
               : found->message;
}

TableView* makeTable(QAbstractItemModel* model, const QString& name, int stretch, QWidget* parent)
{
    auto* table = new TableView(parent);
    table->setAccessibleName(name);
    table->setDensity(TableView::Density::Dense);
    table->setSortingEnabled(false);
    table->setModel(model);
    table->setStretchColumn(stretch);
    return table;
}

} // namespace

ImportPreviewPage::ImportPreviewPage(QWidget* parent)
    : QWidget(parent), m_effect(new NoticeBar(this)), m_partial(new NoticeBar(this)),
      m_choice(new SegmentedControl(tr("What is shown"), this)), m_tables(new QStackedWidget(this)),
      m_lines(new PreviewLineModel(this)), m_periods(new PeriodTotalsModel(this)),
      m_findings(new FindingModel(this)),
      m_caption(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)), m_errors(new NoticeBar(this)),
      m_keep(new QCheckBox(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit + Metrics::inner);
    column->addWidget(makeFacts());
    column->addWidget(m_effect);
    column->addWidget(m_partial);
    column->addWidget(m_errors);
    column->addWidget(m_keep);
    column->addWidget(makeTables(), 1);
    column->addWidget(m_caption);
    m_caption->setWordWrap(true);
    connect(m_keep, &QCheckBox::toggled, this, &ImportPreviewPage::changed);
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int index) {
        m_tables->setCurrentIndex(index);
        m_caption->setVisible(index == 0);
    });
}

QWidget* ImportPreviewPage::makeFacts()
{
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Metrics::panelGap);
    grid->setVerticalSpacing(Metrics::unit);
    const QString labels[] = {tr("Format"), tr("Payer account"), tr("Period"),    tr("Accounts"),
                              tr("Lines"),  tr("Total, exact"),  tr("Read from"), tr("Age")};
    for (int i = 0; i < 8; ++i) {
        m_facts[i] = new FigureBlock(labels[i], area);
        m_facts[i]->setSize(FigureBlock::Size::Small);
        m_facts[i]->setName(i == Format || i == Payer);
        grid->addWidget(m_facts[i], i / 4, i % 4);
        grid->setColumnStretch(i % 4, 1);
    }
    column->addWidget(new Hairline(area));
    column->addLayout(grid);
    column->addWidget(new Hairline(area));
    return area;
}

QWidget* ImportPreviewPage::makeTables()
{
    auto* area = new QWidget(this);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    m_choice->addSegment(tr("First lines"));
    m_choice->addSegment(tr("Periods"));
    m_choice->addSegment(tr("Findings"));
    column->addWidget(m_choice, 0, Qt::AlignLeft);
    auto* panel = new Panel(area);
    m_tables->addWidget(makeTable(m_lines, tr("First lines"), PreviewLineModel::UsageTypeColumn, m_tables));
    m_tables->addWidget(makeTable(m_periods, tr("Periods"), PeriodTotalsModel::PayerColumn, m_tables));
    m_findingTable = makeTable(m_findings, tr("Findings"), FindingModel::SentenceColumn, m_tables);
    m_tables->addWidget(m_findingTable);
    panel->addWidget(m_tables, 1);
    panel->setMinimumHeight(120);
    column->addWidget(panel, 1);
    return area;
}

void ImportPreviewPage::setPreview(const ImportPreview& preview, const QDateTime& now)
{
    m_preview = preview;
    m_lines->setLines(preview.firstLines);
    m_periods->setPeriods(preview.periods);
    m_findings->setFindings(preview.findings);
    showFacts(now);
    showEffect();
    showFindings();
    m_caption->setText(preview.firstLines.isEmpty()
                           ? tr("There are no lines to show.")
                           : tr("Lines 1 to %1 of %2. Amounts stand as they are in the file, exactly.")
                                 .arg(preview.firstLines.size())
                                 .arg(preview.complete ? formatCount(preview.lines) : tr("many")));
    m_choice->setCurrentIndex(hasErrors(preview.findings) ? 2 : preview.periods.size() > 1 ? 1 : 0);
    m_tables->setCurrentIndex(m_choice->currentIndex());
    m_caption->setVisible(m_choice->currentIndex() == 0);
    emit changed();
}

void ImportPreviewPage::showFacts(const QDateTime& now)
{
    const ImportPreview& p = m_preview;
    m_facts[Format]->setFigure(p.format);
    // A period of many months is wide; what was recognized is not shortened for it.
    constexpr int longestFormat = 200;
    m_facts[Format]->setMinimumWidth(std::min(m_facts[Format]->sizeHint().width(), longestFormat));
    const QStringList payers = payersOf(p.periods);
    const QString name = payers.size() == 1 ? nameOf(p, payers.first()) : QString();
    m_facts[Payer]->setFigure(payers.isEmpty()    ? noValue()
                              : payers.size() > 1 ? tr("%1 payers").arg(formatCount(payers.size()))
                              : name.isEmpty()    ? payers.first()
                                                  : name);
    m_facts[Payer]->setCaption(name.isEmpty() ? QString() : payers.first());
    m_facts[Period]->setFigure(periodsText(p.periods));
    m_facts[Period]->setCaption(p.complete ? QString() : tr("in the first lines"));
    m_facts[Accounts]->setFigure(formatCount(p.accounts.size()));
    m_facts[Accounts]->setCaption(p.complete ? QString() : tr("in the first lines"));
    m_facts[Lines]->setFigure(p.complete ? formatCount(p.lines) : tr("over %1").arg(formatCount(p.lines)));
    m_facts[Total]->setFigure(controlTotalText(p.periods));
    m_facts[Total]->setCaption(p.complete ? QString() : tr("of the first lines"));
    m_facts[Files]->setFigure(p.files.size() == 1 ? tr("1 file")
                                                  : tr("%1 files").arg(formatCount(p.files.size())));
    m_facts[Files]->setCaption(QLocale().formattedDataSize(p.bytes));
    m_facts[Age]->setFigure(p.newest.isValid() ? ageText(p.newest, now) : noValue());
    m_facts[Age]->setCaption(p.newest.isValid() ? timeText(p.newest) : QString());
}

void ImportPreviewPage::showEffect()
{
    const QList<PeriodTotals>& periods = m_preview.periods;
    const auto unchanged = those(periods, [](const PeriodTotals& p) { return p.unchanged; });
    const auto issued = those(periods, [](const PeriodTotals& p) { return p.issued && !p.unchanged; });
    const auto replaced = those(periods, [](const PeriodTotals& p) {
        return p.replacesTotal.has_value() && !p.issued && !p.unchanged;
    });
    m_effect->show();
    if (!unchanged.isEmpty() && unchanged.size() == periods.size()) {
        m_effect->setNotice(Semantic::Info, tr("The same bytes were imported before."),
                            tr("Importing them again changes nothing."), u"duplicate"_s);
    } else if (!issued.isEmpty()) {
        m_effect->setNotice(Semantic::Warning,
                            issued.size() == 1
                                ? tr("%1 is issued.").arg(periodName(issued.first().bill.period))
                                : tr("%1 of these months are issued.").arg(issued.size()),
                            tr("What was issued stays as it is. This import is kept beside it as a "
                               "difference, which can become a credit note or a correction."));
    } else if (replaced.size() == 1) {
        const PeriodTotals& period = replaced.first();
        m_effect->setNotice(
            Semantic::Info, tr("This replaces the import of %1").arg(dayText(period.replacesImported.date())),
            m_preview.complete
                ? tr("for %1 (%2). The difference is %3. Other periods stay as they are.")
                      .arg(periodName(period.bill.period), formatMoney(*period.replacesTotal),
                           formatSigned(period.total - *period.replacesTotal))
                : tr("for %1 (%2). Other periods stay as they are.")
                      .arg(periodName(period.bill.period), formatMoney(*period.replacesTotal)));
    } else if (!replaced.isEmpty()) {
        m_effect->setNotice(Semantic::Info,
                            tr("This replaces earlier imports of %1 periods.").arg(replaced.size()),
                            tr("Other periods stay as they are. The list of periods has the amounts."));
    } else {
        m_effect->hide();
    }
    m_partial->setNotice(
        Semantic::Info, {},
        tr("The export is large: only its beginning was read for this preview. The import reads "
           "all of it and checks every line."));
    m_partial->setVisible(!m_preview.complete);
}

void ImportPreviewPage::showFindings()
{
    const qint64 lost = m_preview.errorLines;
    qint64 errors = 0;
    qint64 warnings = 0;
    for (const Finding& finding : std::as_const(m_preview.findings)) {
        errors += finding.severity == Severity::Error ? 1 : 0;
        warnings += finding.severity == Severity::Warning ? 1 : 0;
    }
    // One file is named above.
    m_findingTable->setColumnHidden(FindingModel::FileColumn, m_preview.files.size() <= 1);
    m_choice->setSegmentText(1, tr("Periods (%1)").arg(m_preview.periods.size()));
    m_choice->setSegmentText(2, tr("Findings (%1)").arg(m_preview.findings.size()));
    m_errors->setVisible(!m_preview.findings.isEmpty() && errors + warnings > 0);
    m_keep->setVisible(errors > 0);
    m_keep->setChecked(false);
    if (errors > 0) {
        m_errors->setNotice(Semantic::Error,
                            lost == 0   ? tr("The report has errors.")
                            : lost == 1 ? tr("1 line has an error.")
                                        : tr("%1 lines have errors.").arg(formatCount(lost)),
                            firstMessage(m_preview.findings, Severity::Error));
    } else if (warnings > 0) {
        m_errors->setNotice(Semantic::Warning, findingsText(errors, warnings) + u'.',
                            firstMessage(m_preview.findings, Severity::Warning));
    }
    if (lost == 0) {
        m_keep->setText(tr("Keep the lines that could be read; nobody knows what the bill will lack"));
        return;
    }
    const QString lines = lost == 1 ? tr("1 line") : tr("%1 lines").arg(formatCount(lost));
    m_keep->setText(
        m_preview.errorAmount && !m_preview.periods.isEmpty()
            ? tr("Keep the good lines; the bill will lack %1 with %2 %3")
                  .arg(lines, formatExact(*m_preview.errorAmount), m_preview.periods.first().bill.currency)
            : tr("Keep the good lines; the bill will lack %1, whose amount is not known").arg(lines));
}

bool ImportPreviewPage::keepsGoodLines() const
{
    return hasErrors(m_preview.findings) && m_keep->isChecked();
}

QString ImportPreviewPage::obstacle() const
{
    if (hasErrors(m_preview.findings) && !m_keep->isChecked())
        return tr(
            "A report with errors is not imported. Mend it and choose it again, or keep the good lines.");
    if (m_preview.periods.isEmpty())
        return tr("There is no charge to import.");
    return {};
}

} // namespace billfold
