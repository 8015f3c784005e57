// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/identitydialog.h"

#include <QVBoxLayout>

namespace billfold
{

IdentityDialog::IdentityDialog(const QString& title, std::shared_ptr<Workspace> workspace, NoticeSink notice,
                               QWidget* parent)
    : DialogFrame(title, parent), m_workspace(std::move(workspace)), m_notice(std::move(notice)),
      m_problem(new NoticeBar(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_problem->hide();
    m_problem->setClosable(false);
    body()->addWidget(m_problem);
}

void IdentityDialog::refused(const Error& error)
{
    m_problem->showNotice(Semantic::Error, tr("Nothing was changed."), error.message);
}

void IdentityDialog::perform(const IdentityCommand& command, const QString& done, const QString& text)
{
    await(service().perform(command),
          [this, done, text](const Result<IdentityChange>&) { finish(done, text); });
}

void IdentityDialog::finish(const QString& done, const QString& text)
{
    m_notice(Semantic::Success, done, text);
    accept();
}

void IdentityDialog::setRunning(bool running)
{
    m_running = running;
    if (running)
        m_problem->hide();
    settle();
}

} // namespace billfold
