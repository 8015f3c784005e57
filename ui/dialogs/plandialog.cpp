// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/plandialog.h"

#include "models/organization/planscript.h"
#include "models/services/auditservice.h"
#include "models/views/organizationimporttables.h"
#include "ui/dialogs/filechooser.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

PlanDialog::PlanDialog(std::shared_ptr<Workspace> workspace, const OrganizationId& organization,
                       NoticeSink notice, QWidget* parent)
    : DialogFrame(tr("Plan"), parent), m_workspace(std::move(workspace)), m_organization(organization),
      m_notice(std::move(notice)), m_steps(new CellModel(planHeadings(), this)),
      m_choice(new SegmentedControl(tr("How the plan is shown"), this)), m_views(new QStackedWidget),
      m_script(new QPlainTextEdit)
{
    setHeading(tr("Plan for %1").arg(organization.toString()),
               tr("What has to be done outside for the organization to be as it is here."));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    m_choice->addSegment(tr("Steps"));
    m_choice->addSegment(tr("Shell script"));
    column->addWidget(m_choice, 0, Qt::AlignLeft);
    auto* table = new TableView;
    table->setAccessibleName(tr("Steps"));
    table->setStretchColumn(1);
    table->setModel(m_steps);
    auto* panel = new Panel;
    panel->addWidget(table, 1);
    m_views->addWidget(panel);
    m_script->setReadOnly(true);
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_script->setAccessibleName(tr("Shell script"));
    m_script->setTabChangesFocus(true);
    m_views->addWidget(m_script);
    column->addWidget(m_views, 1);
    m_states = new StateStack(content, this);
    body()->addWidget(m_states, 1);
    addCancel(tr("Close"));
    m_copy = addButton(tr("Copy script"), ButtonRole::Secondary, u"copy"_s);
    m_save = addButton(tr("Save script"), ButtonRole::Primary, u"export"_s);
    connect(m_choice, &SegmentedControl::currentChanged, m_views, &QStackedWidget::setCurrentIndex);
    connect(m_copy, &QPushButton::clicked, this, &PlanDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &PlanDialog::save);
    connect(m_states, &StateStack::retryRequested, this, &PlanDialog::ask);
    connect(&m_workspace->organizations(), &OrganizationService::changed, this, &PlanDialog::ask);
    resize(900, 600);
    ask();
}

void PlanDialog::ask()
{
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    m_states->showLoading(tr("Comparing with what was imported"));
    m_question.ask(this, m_workspace->organizations().plan(m_organization),
                   [this](const Result<std::optional<OrganizationPlan>>& plan) {
                       if (plan)
                           showPlan(*plan);
                       else
                           m_states->showFailed(tr("There is no plan"), plan.error().message,
                                                plan.error().cause);
                   });
}

void PlanDialog::showPlan(const std::optional<OrganizationPlan>& plan)
{
    if (!plan || plan->plan.steps.isEmpty()) {
        m_states->emptyState()->setContent(
            u"organization"_s, plan ? tr("Nothing to do") : tr("Nothing to compare with"),
            plan ? tr("Nothing was changed here since the organization was imported.")
                 : tr("The plan starts from what was imported. Import the organization first: File, Import "
                      "organization."));
        m_states->showEmpty();
        setNote({});
        return;
    }
    m_text = planScript(plan->plan);
    m_script->setPlainText(QString::fromUtf8(m_text));
    m_steps->setRows(planTable(plan->plan));
    setNote(tr("Steps: %1. Changed since %2.")
                .arg(QLocale().toString(plan->plan.steps.size()),
                     QLocale().toString(plan->since.toLocalTime(), QLocale::ShortFormat)));
    m_copy->setEnabled(true);
    m_save->setEnabled(true);
    m_states->showContent();
}

void PlanDialog::copy()
{
    QApplication::clipboard()->setText(QString::fromUtf8(m_text));
    setNote(tr("The script is in the clipboard."));
}

void PlanDialog::save()
{
    const QString path =
        chooseSaveFile(this, u"plan"_s, tr("Save the script"), m_organization.toString() + u"-plan.sh"_s,
                       u".sh"_s, tr("Shell scripts (*.sh)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool saved =
        file.open(QIODevice::WriteOnly) && file.write(m_text) == m_text.size() && file.commit();
    if (saved) {
        m_workspace->audit().noteExport(u"organizations:ExportPlan"_s, m_organization.toString(), path);
        m_notice(Semantic::Success, tr("Saved the plan."), path);
    } else {
        m_notice(Semantic::Error, tr("The plan was not saved."),
                 tr("%1 cannot be written. Check the folder and the free space, or choose another place.")
                     .arg(path));
    }
}

} // namespace billfold
