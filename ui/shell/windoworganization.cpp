// SPDX-License-Identifier: GPL-3.0-or-later
// What the window has to do with accounts and organizations: who acts, and taking changes back. A part of
// mainwindow.cpp.
#include "ui/shell/mainwindow.h"

#include "models/services/organizationservice.h"
#include "models/views/invitationmodel.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/organizationaccountdialog.h"
#include "ui/dialogs/organizationexport.h"
#include "ui/dialogs/organizationimportdialog.h"
#include "ui/dialogs/plandialog.h"
#include "ui/pages/ask.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/billselection.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/organizationbox.h"
#include "ui/shell/topbar.h"

#include <QAction>
#include <QEvent>
#include <QLocale>

namespace billfold
{

using namespace Qt::StringLiterals;

void MainWindow::wireOrganization()
{
    AccountMenu* menu = m_topBar->account();
    connect(menu, &AccountMenu::accountChosen, this, [this](const AccountId& account) {
        if (m_workspace)
            actAs(account);
    });
    connect(menu, &AccountMenu::detailsRequested, this, [this](const AccountId& account) {
        open(PageTarget{.page = PageId::Node, .subject = account.toString()});
    });
    connect(menu, &AccountMenu::addRequested, this, &MainWindow::addExistingAccount);
    // Whose bills are looked at, and on whose behalf: one follows the other where both can.
    connect(m_organization, &OrganizationBox::payerChosen, this, [this](const QString& key) {
        const auto payer = AccountId::parse(key);
        if (m_workspace && payer &&
            m_workspace->organizations().world().organizationPaidBy(*payer) != nullptr)
            actAs(*payer);
    });
}

void MainWindow::adoptOrganizations()
{
    OrganizationService& service = m_workspace->organizations();
    connect(&service, &OrganizationService::changed, this, &MainWindow::actorChanged);
    connect(&service, &OrganizationService::actorChanged, this, &MainWindow::actorChanged);
    connect(&service, &OrganizationService::historyChanged, this, &MainWindow::refreshUndo);
    actorChanged();
}

void MainWindow::actorChanged()
{
    const OrganizationService& service = m_workspace->organizations();
    const std::optional<AccountId> actor = service.actingAs();
    m_topBar->account()->setWorld(service.world(), actor);
    const int open = actor ? liveInvitations(service.world(), *actor) : 0;
    m_navigation->button(PageId::Invitations)->setCount(open, tr("%1 open").arg(QLocale().toString(open)));
    refreshUndo();
    for (CommandId id : {CommandId::ExportOrganization, CommandId::OrganizationPlan})
        m_commands->setEnabled(id, actingOrganization() != nullptr);
    settleShut();
    settleSecurityNotice();
    const Organization* own = actor ? service.world().organizationOf(*actor) : nullptr;
    m_organization->setOrganization(own != nullptr ? nodeName(service.world(), own->payer) : QString(),
                                    own != nullptr ? own->id.toString() : QString());
    if (m_actor != actor) // names of accounts that another one was shown
        m_palette->source().setWorkspace(m_workspace);
    refreshCommands();
    if (m_actor == actor)
        return;
    m_actor = actor;
    if (own == nullptr)
        return;
    for (const PayerInfo& payer : m_bills->payers()) {
        if (payer.key == own->payer.toString())
            m_bills->choosePayer(payer.key);
    }
}

void MainWindow::refreshUndo()
{
    const QString undo = m_workspace ? m_workspace->organizations().undoTitle() : QString();
    const QString redo = m_workspace ? m_workspace->organizations().redoTitle() : QString();
    const auto show = [this](CommandId id, const QString& text, bool possible) {
        QAction* action = m_commands->action(id);
        action->setText(text);
        action->setEnabled(possible);
    };
    // An ampersand in a name is no mnemonic.
    const auto plain = [](QString title) { return title.replace(u'&', u"&&"_s); };
    show(CommandId::Undo, undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(plain(undo)), !undo.isEmpty());
    show(CommandId::Redo, redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(plain(redo)), !redo.isEmpty());
}

void MainWindow::takeBack(bool redo)
{
    OrganizationService& service = m_workspace->organizations();
    const QString title = redo ? service.redoTitle() : service.undoTitle();
    whenAnswered(this, redo ? service.redo() : service.undo(),
                 [notice = noticeSink(), redo, title](const Result<ChangeSet>& made) {
                     if (!made)
                         notice(Semantic::Error,
                                redo ? tr("%1 was not done again.").arg(title)
                                     : tr("%1 was not taken back.").arg(title),
                                made.error().message);
                     else
                         notice(Semantic::Success,
                                redo ? tr("Done again: %1.").arg(title) : tr("Taken back: %1.").arg(title),
                                {});
                 });
}

void MainWindow::addExistingAccount()
{
    if (m_workspace)
        (new OrganizationAccountDialog(m_workspace, noticeSink(), this))->open();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    // Another program may have written meanwhile; what is looked at again shall be true.
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_workspace)
        m_workspace->organizations().refresh();
}

const Organization* MainWindow::actingOrganization() const
{
    if (!m_workspace)
        return nullptr;
    const OrganizationService& service = m_workspace->organizations();
    const std::optional<AccountId> actor = service.actingAs();
    return actor ? service.world().organizationOf(*actor) : nullptr;
}

void MainWindow::importOrganization()
{
    if (!m_workspace)
        return;
    auto* dialog = new OrganizationImportDialog(m_workspace, {}, noticeSink(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::exportOrganization()
{
    if (const Organization* const organization = actingOrganization())
        saveOrganizationAs(this, m_workspace, OrganizationId(organization->id), noticeSink());
}

void MainWindow::showPlan()
{
    const Organization* const organization = actingOrganization();
    if (!organization)
        return;
    auto* dialog = new PlanDialog(m_workspace, organization->id, noticeSink(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace billfold
