// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/importwizard.h"

#include "models/views/datetext.h"
#include "models/views/importmodel.h"
#include "models/views/moneytext.h"
#include "ui/theme/icon.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/steplist.h"
#include "ui/wizards/importaccountspage.h"
#include "ui/wizards/importchoosepage.h"
#include "ui/wizards/importpreviewpage.h"
#include "ui/wizards/importprogresspage.h"
#include "ui/wizards/importsummarypage.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <mutex>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Empty where there are several.
QString currencyOf(const QList<PeriodTotals>& periods)
{
    QString currency;
    for (const PeriodTotals& period : periods) {
        if (!currency.isEmpty() && currency != period.bill.currency)
            return {};
        currency = period.bill.currency;
    }
    return currency;
}

} // namespace

/// Carries the progress from the worker thread. The wizard looks into it ten times a second; it may be gone
/// long before the worker is.
struct ImportWizard::Relay {
    std::mutex mutex;
    std::optional<ImportProgress> latest;
};

ImportWizard::ImportWizard(std::shared_ptr<Workspace> workspace, QStringList paths, QWidget* parent)
    : DialogFrame(tr("Import a billing export"), parent), m_workspace(std::move(workspace)),
      m_poll(new QTimer(this)), m_steps(new StepList({tr("Choose files"), tr("Recognize"), tr("Preview"),
                                                      tr("Accounts"), tr("Import"), tr("Summary")},
                                                     this)),
      m_pages(new QStackedWidget(this)), m_choose(new ImportChoosePage), m_recognize(new EmptyState),
      m_preview(new ImportPreviewPage), m_accounts(new ImportAccountsPage),
      m_progress(new ImportProgressPage), m_summary(new ImportSummaryPage),
      m_background(addButton(tr("Continue in background"))), m_cancel(addButton(tr("Cancel"))),
      m_back(addButton(tr("Back"))), m_next(addButton(tr("Continue"), ButtonRole::Primary))
{
    setSide(m_steps);
    for (QWidget* page : {static_cast<QWidget*>(m_choose), static_cast<QWidget*>(m_recognize),
                          static_cast<QWidget*>(m_preview), static_cast<QWidget*>(m_accounts),
                          static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_summary)})
        m_pages->addWidget(page);
    body()->addWidget(m_pages, 1);
    auto* busy = new QProgressBar;
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setFixedSize(320, 8);
    busy->setAccessibleName(tr("Recognizing"));
    m_recognize->setContent(u"file"_s, tr("Reading the export"), tr("Nothing is written yet."));
    auto* centred = new QWidget;
    auto* line = new QHBoxLayout(centred);
    line->setContentsMargins(0, 0, 0, 0);
    line->addStretch(1);
    line->addWidget(busy);
    line->addStretch(1);
    m_recognize->setExtra(centred);
    resize(1040, 656);
    m_poll->setInterval(100);
    connect(m_poll, &QTimer::timeout, this, &ImportWizard::showProgress);
    connect(m_choose, &ImportChoosePage::chosen, this, &ImportWizard::setPaths);
    connect(m_preview, &ImportPreviewPage::changed, this, &ImportWizard::showButtons);
    connect(m_background, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_cancel, &QPushButton::clicked, this, &ImportWizard::reject);
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::goBack);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::goOn);
    goTo(Choose);
    if (!paths.isEmpty())
        setPaths(paths);
}

ImportWizard::~ImportWizard() = default;

void ImportWizard::setPaths(const QStringList& paths)
{
    m_paths = paths;
    recognize();
}

void ImportWizard::goTo(Step step)
{
    m_step = step;
    m_steps->setCurrent(step);
    m_pages->setCurrentIndex(step);
    switch (step) {
    case Choose:
        setHeading(tr("Choose files"), tr("Nothing is written before you have seen what was recognized."));
        break;
    case Recognize:
        setHeading(tr("Recognize"), tr("The format is told by the content, not by the name of a file."));
        break;
    case Preview:
        setHeading(tr("Preview"), tr("Nothing is written yet. Check what was recognized, then continue."));
        break;
    case Accounts:
        setHeading(tr("Accounts"), tr("Every account that the export has charges for."));
        break;
    case Import:
        setHeading(tr("Importing %1").arg(subject()),
                   tr("You can go on working. The import goes on in the background."));
        break;
    case Summary:
        setHeading(tr("Summary"));
        break;
    }
    showButtons();
}

void ImportWizard::showButtons()
{
    const QString obstacle = m_step == Preview ? m_preview->obstacle() : QString();
    setNote(obstacle);
    m_background->setVisible(m_step == Import);
    m_cancel->setVisible(m_step != Summary || m_failed);
    m_cancel->setText(m_step == Import    ? tr("Cancel import")
                      : m_step == Summary ? tr("Close")
                                          : tr("Cancel"));
    m_cancel->setIcon(m_step == Import ? icon(u"stop"_s) : QIcon());
    m_cancel->setEnabled(!m_cancelling);
    m_back->setVisible(m_step == Recognize || m_step == Preview || m_step == Accounts ||
                       (m_step == Summary && m_failed));
    m_back->setText(m_step == Summary || m_step == Preview ? tr("Choose again") : tr("Back"));
    m_next->setVisible(m_step == Preview || m_step == Accounts || m_step == Summary);
    m_next->setEnabled(obstacle.isEmpty());
    const bool refused = m_step == Summary && m_failed && !m_outcome.refusal.isEmpty();
    if (m_step == Summary)
        m_next->setText(refused    ? tr("Keep the good lines")
                        : m_failed ? tr("Try again")
                                   : tr("Show the bill"));
    else
        m_next->setText(m_step == Accounts ? tr("Import") : tr("Continue"));
    if (m_step == Summary && !m_failed) {
        m_cancel->setVisible(true);
        m_next->setVisible(billToOpen().has_value());
    }
    if (m_next->isVisibleTo(this) && m_next->isEnabled())
        m_next->setFocus();
}

void ImportWizard::goBack()
{
    m_asked.drop();
    m_failed = false;
    if (m_step == Accounts)
        goTo(Preview);
    else
        goTo(Choose);
}

void ImportWizard::goOn()
{
    if (m_step == Preview) {
        goTo(Accounts);
    } else if (m_step == Accounts) {
        startImport(m_preview->keepsGoodLines());
    } else if (m_step == Summary && m_failed) {
        startImport(!m_outcome.refusal.isEmpty() || m_preview->keepsGoodLines());
    } else if (const std::optional<BillId> bill = billToOpen()) {
        accept();
        emit openBillRequested(*bill);
    }
}

void ImportWizard::recognize()
{
    m_choose->setProblem({});
    goTo(Recognize);
    m_asked.ask(this, m_workspace->previewImport(m_paths),
                [this](const Result<ImportPreview>& preview) { recognized(preview); });
}

void ImportWizard::recognized(const Result<ImportPreview>& preview)
{
    if (!preview) {
        goTo(Choose);
        m_choose->setProblem(preview.error().message);
        return;
    }
    m_previewed = *preview;
    m_preview->setPreview(*preview, m_workspace->clock().now());
    m_accounts->setPreview(*preview);
    goTo(Preview);
}

void ImportWizard::startImport(bool keepGoodLines)
{
    m_failed = false;
    m_running = true;
    m_cancelling = false;
    m_relay = std::make_shared<Relay>();
    m_progress->start(currencyOf(m_previewed.periods));
    goTo(Import);
    m_poll->start();
    emit taskChanged(tr("Importing %1").arg(subject()), -1);
    const ImportOptions options{keepGoodLines, m_accounts->makesOrganization()};
    m_asked.ask(this,
                m_workspace->runImport(m_paths, options,
                                       [relay = m_relay](const ImportProgress& progress) {
                                           const std::lock_guard lock(relay->mutex);
                                           relay->latest = progress;
                                       }),
                [this](const Result<ImportOutcome>& outcome) { imported(outcome); });
}

void ImportWizard::showProgress()
{
    std::optional<ImportProgress> progress;
    {
        const std::lock_guard lock(m_relay->mutex);
        progress.swap(m_relay->latest);
    }
    if (!progress || m_cancelling)
        return;
    m_progress->setProgress(*progress);
    emit taskChanged(tr("Importing %1").arg(subject()), permilleOf(*progress));
}

void ImportWizard::imported(const Result<ImportOutcome>& outcome)
{
    m_running = false;
    m_poll->stop();
    emit taskChanged({}, -1);
    if (!outcome && outcome.error().code == ErrorCode::Cancelled) {
        m_cancelling = false;
        goTo(Preview);
        setNote(tr("The import was cancelled. The database is as it was."));
        return;
    }
    m_cancelling = false;
    m_failed = !outcome || !outcome->refusal.isEmpty();
    m_outcome = outcome ? *outcome : ImportOutcome{};
    if (outcome)
        m_summary->setOutcome(*outcome, m_previewed.periods, m_accounts->makesOrganization());
    else
        m_summary->setFailure(outcome.error());
    goTo(Summary);
    // It was left to the background: say how it went.
    if (!isVisible()) {
        show();
        raise();
    }
}

QString ImportWizard::subject() const
{
    // Of a large export only the beginning was read, and that need not be all of its months.
    if (m_previewed.complete)
        return periodsText(m_previewed.periods);
    return m_previewed.files.size() == 1 ? QFileInfo(m_previewed.files.first()).fileName()
                                         : tr("%1 files").arg(formatCount(m_previewed.files.size()));
}

std::optional<BillId> ImportWizard::billToOpen() const
{
    const QList<PeriodTotals>& periods =
        m_outcome.periods.isEmpty() ? m_previewed.periods : m_outcome.periods;
    std::optional<BillId> latest;
    for (const PeriodTotals& period : periods) {
        if (!latest || period.bill.period > latest->period)
            latest = period.bill;
    }
    return latest;
}

void ImportWizard::reject()
{
    if (!m_running) {
        m_asked.drop();
        DialogFrame::reject();
        return;
    }
    if (m_cancelling)
        return;
    m_cancelling = true;
    m_progress->setCancelling();
    showButtons();
    m_workspace->cancelImport();
}

} // namespace billfold
