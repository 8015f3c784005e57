// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/imports/importdetails.h"

#include "models/views/datetext.h"
#include "models/views/findingmodel.h"
#include "models/views/importmodel.h"
#include "models/views/moneytext.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Fact { Imported, Format, Periods, Total };

/// Room for a heading and a few findings; there are more behind the scroll bar.
constexpr int findingsHeight = 168;

Semantic semanticOf(ImportState state)
{
    return state == ImportState::Active         ? Semantic::Success
           : state == ImportState::BesideIssued ? Semantic::Warning
                                                : Semantic::Neutral;
}

const ImportRecord* replacedBy(const ImportRecord& record, const BillId& bill, const QList<ImportRecord>& all)
{
    const ImportRecord* latest = nullptr;
    for (const ImportRecord& other : all) {
        const bool has = std::any_of(other.periods.cbegin(), other.periods.cend(),
                                     [&](const PeriodTotals& p) { return p.bill == bill; });
        if (has && !other.undone && other.id < record.id && (!latest || other.id > latest->id))
            latest = &other;
    }
    return latest;
}

} // namespace

QString undoObstacle(const ImportRecord& record)
{
    switch (importState(record)) {
    case ImportState::Undone:
        return ImportDetails::tr("It was undone already.");
    case ImportState::Replaced:
        return ImportDetails::tr("A later import took its place. Undo that one first.");
    case ImportState::BesideIssued:
        return {};
    case ImportState::Active:
        break;
    }
    for (const PeriodTotals& period : record.periods) {
        if (period.issued)
            return ImportDetails::tr("%1 is issued, and its import stays.")
                .arg(periodName(period.bill.period));
    }
    return {};
}

QString undoConsequence(const ImportRecord& record, const QList<ImportRecord>& all)
{
    if (importState(record) == ImportState::BesideIssued)
        return ImportDetails::tr(
            "The difference to the issued month goes away. The issued bill and its documents "
            "stay as they are.");
    QStringList sentences;
    for (const PeriodTotals& period : record.periods) {
        const QString month = periodName(period.bill.period);
        if (const ImportRecord* before = replacedBy(record, period.bill, all))
            sentences.append(ImportDetails::tr("For %1, the import of %2 is in force again.")
                                 .arg(month, timeText(before->imported)));
        else
            sentences.append(ImportDetails::tr("%1 then has no charges, and its bill is gone.").arg(month));
        if (sentences.size() == 4 && record.periods.size() > 5) {
            sentences.append(
                ImportDetails::tr("The same goes for %1 more months.").arg(record.periods.size() - 4));
            break;
        }
    }
    sentences.append(ImportDetails::tr("The file can be imported again at any time."));
    return sentences.join(u' ');
}

ImportDetails::ImportDetails(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Panel(parent), m_workspace(std::move(workspace)), m_badge(new Badge(this)),
      m_source(new ElidingLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_nothing(new QWidget(this)), m_rule(new Hairline(this)), m_findings(new FindingModel(this)),
      m_table(new TableView), m_states(nullptr),
      m_undo(makeButton(tr("Undo import"), u"undo"_s, ButtonRole::Destructive, this)),
      m_bill(makeButton(tr("Show the bill"), u"bill"_s, ButtonRole::Secondary, this)),
      m_export(makeButton(tr("Export findings"), u"export"_s, ButtonRole::Secondary, this))
{
    addTool(m_badge);
    auto* body = addPaddedBody();
    auto* facts = new QHBoxLayout;
    facts->setSpacing(Metrics::panelGap);
    const QString labels[] = {tr("Imported"), tr("Format"), tr("Periods"), tr("Control total, exact")};
    for (int i = 0; i < 4; ++i) {
        m_facts[i] = new FigureBlock(labels[i], this);
        m_facts[i]->setSize(FigureBlock::Size::Small);
        m_facts[i]->setName(i == Format);
        facts->addWidget(m_facts[i], 1);
    }
    body->addLayout(facts);
    m_source->setElideMode(Qt::ElideMiddle);
    body->addWidget(m_source);
    auto* nothing = new QHBoxLayout(m_nothing);
    nothing->setContentsMargins(0, 0, 0, 0);
    nothing->setSpacing(Metrics::unit);
    nothing->addWidget(new IconLabel(u"success"_s, ColorRole::OkIcon, Metrics::iconControl, m_nothing));
    nothing->addWidget(new TextLabel(tr("No findings: every line of this import could be read."),
                                     TextStyle::Body, ColorRole::Text, m_nothing),
                       1);
    body->addWidget(m_nothing);
    this->body()->addWidget(m_rule);
    m_table->setAccessibleName(tr("Findings of this import"));
    m_table->setDensity(TableView::Density::Dense);
    m_table->setSortingEnabled(false);
    m_table->setModel(m_findings);
    m_table->setStretchColumn(FindingModel::SentenceColumn);
    m_states = new StateStack(m_table, this);
    m_states->setCancellable(false);
    m_states->setMinimumHeight(findingsHeight);
    addWidget(m_states, 1);
    QHBoxLayout* foot = addFoot();
    foot->addStretch(1);
    foot->addWidget(m_export);
    foot->addWidget(m_bill);
    foot->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, &ImportDetails::undoRequested);
    connect(m_export, &QPushButton::clicked, this, &ImportDetails::exportRequested);
    connect(m_states, &StateStack::retryRequested, this, &ImportDetails::ask);
    connect(m_bill, &QPushButton::clicked, this, [this] {
        if (m_record && !m_record->periods.isEmpty())
            emit openBillRequested(m_record->periods.last().bill);
    });
}

void ImportDetails::setImport(const ImportRecord& record)
{
    const bool same = m_record && m_record->id == record.id;
    m_record = record;
    const ImportState state = importState(record);
    setHeading(sourceName(record));
    m_badge->setState(semanticOf(state), importStateName(state));
    m_facts[Imported]->setFigure(dayText(record.imported.date()));
    m_facts[Imported]->setCaption(ageText(record.imported, m_workspace->clock().now()));
    m_facts[Format]->setFigure(record.format);
    m_facts[Periods]->setFigure(periodsText(record.periods));
    m_facts[Periods]->setCaption(formatCounted(record.lines, tr("1 line"), tr("%1 lines")));
    m_facts[Total]->setFigure(controlTotalText(record.periods));
    m_facts[Total]->setCaption(record.skippedLines > 0
                                   ? formatCounted(record.skippedLines, tr("1 line with errors left out"),
                                                   tr("%1 lines with errors left out"))
                                   : QString());
    m_source->setText(record.assembly.isEmpty() ? record.source
                                                : tr("%1, assembly %2").arg(record.source, record.assembly));
    const QString obstacle = undoObstacle(record);
    m_undo->setEnabled(obstacle.isEmpty());
    m_undo->setToolTip(obstacle);
    m_bill->setEnabled(!record.periods.isEmpty() && state != ImportState::Undone);
    if (!same)
        ask();
}

void ImportDetails::ask()
{
    showFindings(m_record->errors + m_record->warnings > 0);
    m_states->showLoading(tr("Loading the findings"));
    m_asked.ask(this, m_workspace->findings(m_record->id), [this](const Result<QList<Finding>>& findings) {
        if (!findings) {
            showFindings(true);
            m_states->showFailed(tr("The findings were not read"), findings.error());
            return;
        }
        m_findings->setFindings(*findings);
        m_export->setEnabled(!findings->isEmpty());
        m_states->showContent();
        showFindings(!findings->isEmpty());
    });
}

void ImportDetails::showFindings(bool any)
{
    m_nothing->setVisible(!any);
    m_rule->setVisible(any);
    m_states->setVisible(any);
    // What is not needed here goes to the list.
    setMaximumHeight(any ? QWIDGETSIZE_MAX : sizeHint().height());
}

} // namespace billfold
