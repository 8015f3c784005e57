// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/backupsdialog.h"

#include "models/views/backuptables.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int fileColumn = 3;
constexpr int mostCopies = 999, mostDays = 3650;

} // namespace

BackupsDialog::BackupsDialog(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : DialogFrame(tr("Backups"), parent), m_workspace(std::move(workspace)), m_notice(new NoticeBar(this)),
      m_copies(new CellPanel(tr("Copies"), backupHeadings())),
      m_daily(new QCheckBox(tr("Make a copy every &day on which something happened"), this)),
      m_count(new QSpinBox), m_days(new QSpinBox), m_make(makeButton(tr("Make a copy now"), u"add"_s)),
      m_check(makeButton(tr("Check"), u"check"_s)), m_restore(makeButton(tr("Restore…"), u"undo"_s)),
      m_keep(makeButton(tr("Save settings")))
{
    build();
    connect(m_copies, &CellPanel::currentChanged, this, &BackupsDialog::selectionChanged);
    connect(m_make, &QPushButton::clicked, this, &BackupsDialog::make);
    connect(m_check, &QPushButton::clicked, this, &BackupsDialog::check);
    connect(m_keep, &QPushButton::clicked, this, &BackupsDialog::keepPolicy);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        emit restoreRequested(m_copies->currentKey());
        accept();
    });
    m_policy.ask(this, m_workspace->backups().policy(), [this](const Result<BackupPolicy>& policy) {
        if (!policy)
            return;
        m_daily->setChecked(policy->daily);
        m_count->setValue(policy->count);
        m_days->setValue(policy->days);
        m_keep->setEnabled(true);
    });
    ask();
}

void BackupsDialog::build()
{
    setHeading(tr("Backups of %1").arg(QFileInfo(m_workspace->path()).fileName()),
               tr("Each copy is checked after it was written. They lie beside the database: keep one on "
                  "another disk, too."));
    m_notice->hide();
    body()->addWidget(m_notice);
    m_copies->table()->setStretchColumn(fileColumn);
    m_copies->table()->setSortingEnabled(false); // newest first
    m_copies->setMinimumHeight(220);
    m_copies->stack()->emptyState()->setContent(
        u"database"_s, tr("No copy yet"),
        tr("One is made when the database is opened, a day after the last, where something happened."));
    auto* foot = m_copies->addFoot();
    foot->addWidget(m_make);
    foot->addStretch();
    foot->addWidget(m_check);
    foot->addWidget(m_restore);
    body()->addWidget(m_copies, 1);
    body()->addWidget(m_daily);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(Metrics::fieldGap);
    m_count->setRange(1, mostCopies);
    m_days->setRange(1, mostDays);
    m_days->setSuffix(tr(" days"));
    fields->addWidget(new FormField(tr("Keep at &most"), m_count, tr("Of those that come by themselves.")), 0,
                      Qt::AlignTop);
    fields->addWidget(new FormField(tr("None &older than"), m_days, tr("The newest stays in any case.")), 0,
                      Qt::AlignTop);
    fields->addStretch();
    fields->addWidget(m_keep, 0, Qt::AlignVCenter);
    body()->addLayout(fields);
    m_keep->setEnabled(false);
    addCancel(tr("Close"));
    resize(720, 560);
    selectionChanged();
}

/// Selects the copy where it is there.
void BackupsDialog::ask(const QString& wanted)
{
    m_copies->stack()->showLoading(tr("Looking for copies"));
    m_list.ask(this, m_workspace->backups().list(), [this, wanted](const Result<QList<BackupFile>>& list) {
        if (list) {
            m_copies->setRows(backupRows(*list));
            if (!wanted.isEmpty())
                m_copies->select(wanted);
        } else {
            m_copies->stack()->showFailed(tr("The copies were not found"), list.error().message);
        }
        selectionChanged();
    });
}

void BackupsDialog::selectionChanged()
{
    const bool chosen = !m_copies->currentKey().isEmpty();
    m_check->setEnabled(chosen);
    m_restore->setEnabled(chosen);
}

void BackupsDialog::say(const Result<void>& result, const QString& done, const QString& failed)
{
    m_make->setEnabled(true);
    setNote({});
    if (result)
        m_notice->showNotice(Semantic::Success, done);
    else
        m_notice->showNotice(Semantic::Error, failed, result.error().message);
}

void BackupsDialog::make()
{
    m_make->setEnabled(false);
    setNote(tr("Making a copy…"));
    m_work.ask(this, m_workspace->backups().make(), [this](const Result<BackupFile>& made) {
        say(made ? Result<void>() : Result<void>(made.error()), tr("The copy is made and checked."),
            tr("No copy was made."));
        ask(made ? made->path : QString());
    });
}

void BackupsDialog::check()
{
    const QString path = m_copies->currentKey();
    setNote(tr("Checking…"));
    m_work.ask(this, m_workspace->backups().verify(path), [this, path](const Result<void>& good) {
        say(good, tr("%1 is good.").arg(QFileInfo(path).fileName()), tr("This copy cannot be relied on."));
    });
}

void BackupsDialog::keepPolicy()
{
    const BackupPolicy policy{m_daily->isChecked(), m_count->value(), m_days->value()};
    m_policy.ask(this, m_workspace->backups().setPolicy(policy), [this](const Result<void>& kept) {
        say(kept, tr("The settings are saved."), tr("The settings were not saved."));
        ask();
    });
}

} // namespace billfold
