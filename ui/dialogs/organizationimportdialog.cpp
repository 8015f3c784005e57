// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationimportdialog.h"

#include "models/organization/awsjson.h"
#include "models/views/organizationimporttables.h"
#include "ui/dialogs/filechooser.h"
#include "ui/theme/metrics.h"
#include "ui/theme/type.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

OrganizationImportDialog::OrganizationImportDialog(std::shared_ptr<Workspace> workspace,
                                                   const QStringList& paths, NoticeSink notice,
                                                   QWidget* parent)
    : DialogFrame(tr("Import organization"), parent), m_workspace(std::move(workspace)),
      m_notice(std::move(notice)), m_steps(new QStackedWidget(this)),
      m_changes(new CellModel(diffHeadings(), this)), m_findings(new CellModel(findingHeadings(), this))
{
    setAcceptDrops(true);
    setHeading(tr("Import an existing organization"),
               tr("From what the AWS CLI prints. Nothing is written before you have looked through it."));
    m_steps->addWidget(makeChoice());
    m_steps->addWidget(makePreview());
    body()->addWidget(m_steps, 1);
    addCancel();
    m_back = addButton(tr("Choose others"));
    m_import = addButton(tr("Import"), ButtonRole::Primary, u"import"_s);
    connect(m_back, &QPushButton::clicked, this, &OrganizationImportDialog::showChoice);
    connect(m_import, &QPushButton::clicked, this, &OrganizationImportDialog::write);
    resize(900, 640);
    if (paths.isEmpty())
        showChoice();
    else
        choose(paths);
}

QWidget* OrganizationImportDialog::makeChoice()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    auto* hint = new TextLabel(tr("Run these commands in an empty folder, signed in as the payer account, "
                                  "and choose that folder. The "
                                  "list of accounts that the console exports (CSV), and trees that were "
                                  "exported here (JSON), are read "
                                  "too."),
                               TextStyle::Body, ColorRole::Text2, page);
    hint->setWordWrap(true);
    column->addWidget(hint);
    for (const ShellCommand& command : organizationCommands())
        column->addWidget(makeCommand(command.purpose, command.line));
    column->addStretch(1);
    auto* actions = new ActionRow(page);
    actions->addWidget(
        new TextLabel(tr("Or drop the folder here."), TextStyle::Caption, ColorRole::Text2, actions));
    actions->addStretch();
    QPushButton* files = makeButton(tr("Choose files"), u"file"_s, ButtonRole::Secondary, actions);
    QPushButton* folder = makeButton(tr("Choose a folder"), u"folder"_s, ButtonRole::Primary, actions);
    actions->addWidget(files);
    actions->addWidget(folder);
    column->addWidget(actions);
    connect(files, &QPushButton::clicked, this, [this] {
        choose(chooseFiles(this, u"organization"_s, tr("Choose files of an organization"),
                           tr("Outputs and lists (*.json *.csv);;All files (*)")));
    });
    connect(folder, &QPushButton::clicked, this, [this] {
        const QString chosen =
            chooseFolder(this, u"organization"_s, tr("Choose the folder of an organization"));
        choose(chosen.isEmpty() ? QStringList() : QStringList{chosen});
    });
    return page;
}

QWidget* OrganizationImportDialog::makeCommand(const QString& purpose, const QString& line)
{
    auto* widget = new QWidget(this);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit / 2);
    column->addWidget(new TextLabel(purpose, TextStyle::Strong, ColorRole::Text, widget));
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    auto* text = new QLineEdit(line, widget);
    text->setReadOnly(true);
    text->setCursorPosition(0);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(purpose);
    row->addWidget(text, 1);
    QPushButton* copy = makeButton(tr("Copy"), u"copy"_s, ButtonRole::Secondary, widget);
    copy->setAccessibleName(tr("Copy the command: %1").arg(purpose));
    connect(copy, &QPushButton::clicked, this, [this, line, purpose] {
        QApplication::clipboard()->setText(line);
        setNote(tr("Copied: %1").arg(purpose));
    });
    row->addWidget(copy);
    column->addLayout(row);
    return widget;
}

QWidget* OrganizationImportDialog::makePreview()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    m_counts = new TextLabel({}, TextStyle::Strong, ColorRole::Text, content);
    m_counts->setWordWrap(true);
    column->addWidget(m_counts);
    m_problem = new NoticeBar(content);
    m_local = new NoticeBar(content);
    m_keepGood = new QCheckBox(tr("Import what is &right and leave out the rest"), content);
    column->addWidget(m_problem);
    column->addWidget(m_keepGood);
    column->addWidget(m_local);
    auto* changes = new Panel(tr("What changes here"), content);
    m_changeTable = new TableView;
    m_changeTable->setAccessibleName(tr("What changes here"));
    m_changeTable->setModel(m_changes);
    changes->addWidget(m_changeTable, 1);
    column->addWidget(changes, 2);
    m_findingPanel = new Panel(tr("What was noticed"), content);
    auto* findings = new TableView;
    findings->setAccessibleName(tr("What was noticed"));
    findings->setModel(m_findings);
    m_findingPanel->addWidget(findings, 1);
    column->addWidget(m_findingPanel, 1);
    m_states = new StateStack(content, this);
    connect(m_states, &StateStack::retryRequested, this, [this] { choose(m_paths); });
    connect(m_keepGood, &QCheckBox::toggled, this, &OrganizationImportDialog::refreshButtons);
    return m_states;
}

void OrganizationImportDialog::showChoice()
{
    m_question.drop();
    m_preview.reset();
    m_steps->setCurrentIndex(0);
    setNote({});
    refreshButtons();
}

void OrganizationImportDialog::choose(const QStringList& paths)
{
    if (paths.isEmpty() || m_writing)
        return;
    m_paths = paths;
    m_preview.reset();
    m_keepGood->setChecked(false);
    m_steps->setCurrentIndex(1);
    m_states->showLoading(tr("Reading the files"));
    setNote({});
    refreshButtons();
    m_question.ask(this, service().previewImport(paths), [this](const Result<OrganizationPreview>& preview) {
        if (preview) {
            m_preview = *preview;
            showPreview();
        } else {
            m_states->showFailed(tr("This could not be used"), preview.error().message,
                                 preview.error().cause);
        }
        refreshButtons();
    });
}

void OrganizationImportDialog::showPreview()
{
    const OrganizationPreview& preview = *m_preview;
    m_counts->setText(preview.counts.isEmpty()
                          ? tr("%1 is here as it is outside. Importing it makes the plan start from now.")
                                .arg(preview.diff.organization.toString())
                          : tr("%1: %2 new, %3 changed, %4 gone")
                                .arg(preview.diff.organization.toString())
                                .arg(preview.counts.added)
                                .arg(preview.counts.changed)
                                .arg(preview.counts.gone));
    m_problem->setVisible(preview.diff.hasErrors());
    m_keepGood->setVisible(preview.diff.hasErrors());
    if (preview.diff.hasErrors())
        m_problem->setNotice(Semantic::Error, tr("Something in the files is wrong."),
                             tr("Look through what was noticed, mend it and choose the files again."));
    m_local->setVisible(preview.localSteps > 0);
    if (preview.localSteps > 0)
        m_local->setNotice(
            Semantic::Warning, tr("This takes back what was changed here since the last import."),
            tr("Steps of the plan: %1. Save the plan first if you still need it.").arg(preview.localSteps));
    m_changes->setRows(diffTable(preview.rows));
    m_findings->setRows(findingTable(preview.diff.findings));
    m_findingPanel->setVisible(!preview.diff.findings.isEmpty());
    m_states->showContent();
    m_changeTable->setFocus();
}

void OrganizationImportDialog::refreshButtons()
{
    const bool previewing = m_steps->currentIndex() == 1;
    m_back->setVisible(previewing);
    m_back->setEnabled(!m_writing);
    m_import->setVisible(previewing);
    const bool good = m_preview && (!m_preview->diff.hasErrors() || m_keepGood->isChecked());
    m_import->setEnabled(good && !m_writing);
}

void OrganizationImportDialog::write()
{
    if (!m_preview || m_writing)
        return;
    m_writing = true;
    refreshButtons();
    whenAnswered(this, service().import(m_preview->diff), [this](const Result<ChangeSet>& written) {
        m_writing = false;
        if (!written) {
            m_problem->showNotice(Semantic::Error, tr("Nothing was imported."), written.error().message);
            refreshButtons();
            return;
        }
        m_notice(Semantic::Success,
                 tr("Imported the organization %1.").arg(m_preview->diff.organization.toString()),
                 tr("%1 new, %2 changed, %3 gone")
                     .arg(m_preview->counts.added)
                     .arg(m_preview->counts.changed)
                     .arg(m_preview->counts.gone));
        accept();
    });
}

void OrganizationImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void OrganizationImportDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    choose(localPaths(event->mimeData()));
}

} // namespace billfold
