// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/commanddialog.h"

#include "ui/pages/ask.h"
#include "ui/widgets/noticebar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

CommandDialog::CommandDialog(OrganizationService& service, const QString& title, const QString& verb,
                             ButtonRole role, NoticeSink notice, QWidget* parent)
    : DialogFrame(title, parent), m_service(service), m_title(title), m_notice(std::move(notice)),
      m_problem(new NoticeBar(this)), m_cancel(addCancel()), m_verb(addButton(verb, role))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    m_problem->hide();
    m_problem->setClosable(false);
    body()->addWidget(m_problem);
    connect(m_verb, &QPushButton::clicked, this, &CommandDialog::run);
    connect(&service, &OrganizationService::changed, this, &CommandDialog::check);
}

void CommandDialog::setCommands(std::function<Commands()> commands)
{
    m_commands = std::move(commands);
}

void CommandDialog::setDone(std::function<QString()> done)
{
    m_done = std::move(done);
}

void CommandDialog::setObstacle(std::function<QString()> obstacle)
{
    m_obstacle = std::move(obstacle);
}

void CommandDialog::watch(QLineEdit* input)
{
    connect(input, &QLineEdit::textChanged, this, &CommandDialog::check);
}

void CommandDialog::watch(QComboBox* input)
{
    connect(input, &QComboBox::currentTextChanged, this, &CommandDialog::check);
    connect(input, &QComboBox::currentIndexChanged, this, &CommandDialog::check);
}

void CommandDialog::check()
{
    if (m_running)
        return;
    QString obstacle = m_obstacle ? m_obstacle() : QString();
    if (obstacle.isEmpty()) {
        const Result<ChangeSet> rehearsed = m_service.rehearse(m_commands());
        if (!rehearsed)
            obstacle = rehearsed.error().message;
    }
    setNote(obstacle);
    m_verb->setEnabled(obstacle.isEmpty());
}

void CommandDialog::begin()
{
    check();
    open();
}

void CommandDialog::run()
{
    m_running = true;
    m_verb->setEnabled(false);
    m_problem->hide();
    whenAnswered(this, m_service.perform(m_commands(), m_title), [this](const Result<ChangeSet>& change) {
        m_running = false;
        if (!change) {
            m_problem->setNotice(Semantic::Error, tr("Nothing was changed."), change.error().message);
            m_problem->show();
            check();
            return;
        }
        m_notice(Semantic::Success, m_done(), {});
        accept();
    });
}

} // namespace billfold
