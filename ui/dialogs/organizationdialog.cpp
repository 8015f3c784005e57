// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationdialog.h"

#include "ui/widgets/noticebar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

OrganizationDialog::OrganizationDialog(const QString& title, std::shared_ptr<Workspace> workspace,
                                       NoticeSink notice, QWidget* parent)
    : DialogFrame(title, parent), m_workspace(std::move(workspace)), m_notice(std::move(notice)),
      m_problem(new NoticeBar(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_problem->hide();
    m_problem->setClosable(false);
    body()->addWidget(m_problem);
}

void OrganizationDialog::perform(const Commands& commands, const QString& title, QPushButton* button,
                                 const QString& done, const QString& text)
{
    button->setEnabled(false);
    m_asked.ask(this, service().perform(commands, title),
                [this, button, done, text](const Result<ChangeSet>& change) {
                    button->setEnabled(true);
                    if (!change) {
                        m_problem->showNotice(Semantic::Error, tr("Nothing was changed."),
                                              change.error().message);
                        return;
                    }
                    emit changed(*change);
                    m_notice(Semantic::Success, done, text);
                    accept();
                });
}

} // namespace billfold
