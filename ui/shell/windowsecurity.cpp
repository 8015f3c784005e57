// SPDX-License-Identifier: GPL-3.0-or-later
// What the window has to do with who is signed in: while nobody is, it shows the sign-in page and nothing of
// the database. A part of mainwindow.cpp.
#include "ui/shell/mainwindow.h"

#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/views/identitywords.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/pages/page.h"
#include "ui/pages/signin/signinpage.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/billselection.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/idlelock.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/palettesource.h"
#include "ui/shell/securitynotice.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/widgets/statestack.h"
#include "ui/wizards/importwizard.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace billfold
{

namespace
{

/// What can be done while nobody is signed in.
bool isOpenToAll(CommandId id)
{
    using enum CommandId;
    static const QSet<CommandId> all{NewDatabase,     OpenDatabase,   Quit,       AppearanceSystem,
                                     AppearanceLight, AppearanceDark, FullScreen, Shortcuts,
                                     Protection,      About,          AboutQt};
    return all.contains(id);
}

/// Roles of any account that trust the one who acts, or its whole account.
QList<PrincipalId> rolesFor(const World& world, const Directory& directory, const PrincipalId& principal)
{
    QList<PrincipalId> roles;
    for (const Account& account : world.accounts()) {
        for (const Role& role : directory.roles(account.id)) {
            if (role.id() != principal && (role.trusted.contains(principal.arn()) ||
                                           role.trusted.contains(principal.account.toString())))
                roles.append(role.id());
        }
    }
    return roles;
}

} // namespace

void MainWindow::wireSecurity()
{
    AccountMenu* menu = m_topBar->account();
    connect(menu, &AccountMenu::principalChosen, this, &MainWindow::switchTo);
    connect(menu, &AccountMenu::roleChosen, this, [this](const PrincipalId& role) {
        if (const auto taken = m_workspace->identity().assumeRole(role); !taken)
            m_notices->add(Semantic::Error, tr("The role was not taken on."), taken.error().message);
    });
    connect(menu, &AccountMenu::credentialsRequested, this,
            [this] { open(PageTarget{.page = PageId::Credentials}); });
    // Who is signed in stays so until the other one is.
    connect(menu, &AccountMenu::anotherRequested, this, [this] {
        m_signIn->begin({}, false, true);
        m_window->setCurrentWidget(m_signIn);
    });
    connect(menu, &AccountMenu::lockRequested, this, &MainWindow::lock);
    connect(menu, &AccountMenu::signOutRequested, this, &MainWindow::signOut);
    connect(m_idle, &IdleLock::idle, this, &MainWindow::lock);
    connect(m_status, &StatusLine::openRequested, this, &MainWindow::openDatabase);
    connect(m_security, &SecurityNotice::passwordWanted, this, [this](const AccountId& account) {
        (new ProtectDialog(m_workspace, account, noticeSink(), this))->open();
    });
    connect(m_security, &SecurityNotice::deviceWanted, this,
            [this] { open(PageTarget{.page = PageId::Credentials, .subject = QStringLiteral("mfa")}); });
    connect(m_signIn, &SignInPage::cancelled, this, [this] { m_window->setCurrentWidget(m_content); });
    // After the content is open, which is queued too.
    connect(m_signIn, &SignInPage::signedIn, this, [this](const SignInOutcome& outcome) {
        QMetaObject::invokeMethod(
            this, [this, outcome] { welcome(outcome); }, Qt::QueuedConnection);
    });
}

void MainWindow::adoptIdentity()
{
    m_signIn->setWorkspace(m_workspace);
    IdentityService& identity = m_workspace->identity();
    // Queued: a first password makes the database ask for a sign-in and signs in, one right after the other,
    // and pages must not go away while they speak.
    connect(&identity, &IdentityService::callerChanged, this, &MainWindow::callerChanged,
            Qt::QueuedConnection);
    connect(&identity, &IdentityService::changed, this, &MainWindow::showCaller);
    m_principal.reset();
    m_shut = true; // until it is known who acts
    callerChanged();
}

void MainWindow::callerChanged()
{
    if (!m_workspace)
        return;
    const IdentityService& identity = m_workspace->identity();
    const Caller caller = identity.caller();
    const bool shut = identity.isLocked() || (identity.signInRequired() && !caller.principal);
    const bool another = caller.principal != m_principal && identity.signInRequired();
    m_idle->setWatching(!shut && caller.signedIn);
    if (shut) {
        shutContent();
    } else if (m_shut) {
        m_principal = caller.principal;
        openContent();
    } else if (another) {
        m_principal = caller.principal;
        shutContent();
        openContent();
    }
    m_principal = caller.principal;
    showCaller();
}

void MainWindow::shutContent()
{
    // What lies above the window shows the database, too.
    while (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
    const QList<QDialog*> dialogs = findChildren<QDialog*>();
    for (QDialog* dialog : dialogs) {
        // An import goes on where nobody sees it, and comes back with the person.
        if (dialog == m_wizard)
            dialog->hide();
        else
            dialog->done(QDialog::Rejected);
    }
    m_shut = true;
    m_pages->setWorkspace(nullptr);
    m_palette->source().setWorkspace(nullptr);
    m_bills->setWorkspace(nullptr);
    m_notices->clear();
    m_security->settle(nullptr, PageId::Home);
    m_window->setCurrentWidget(m_signIn);
    const bool locked = m_workspace->identity().isLocked();
    m_signIn->begin({}, locked, false);
    if (locked && m_principal)
        m_signIn->expect(*m_principal);
    m_status->setSignedIn(false);
    setWindowTitle(tr("Billfold"));
    settleShut();
}

void MainWindow::openContent()
{
    m_shut = false;
    const std::optional<PrincipalId> sees =
        m_workspace->identity().signInRequired() ? m_principal : std::nullopt;
    // What was said while nobody was there is for whoever was there before.
    if (*m_seenBy && *m_seenBy != sees)
        m_notices->clear();
    *m_seenBy = sees;
    m_pages->setWorkspace(m_workspace);
    m_palette->source().setWorkspace(m_workspace);
    m_bills->setWorkspace(m_workspace);
    m_state->showContent();
    m_window->setCurrentWidget(m_content);
    m_signIn->forget();
    m_status->setSignedIn(true);
    for (const CommandSpec& spec : commandSpecs())
        m_commands->setEnabled(spec.id, true);
    refreshStatus();
    settleShut();
    open(PageTarget{PageId::Home});
    actorChanged();
    m_navigation->focusCurrent();
    settleWizard();
    if (m_wizard && m_importer == *m_seenBy)
        m_wizard->show();
}

void MainWindow::settleShut()
{
    for (MenuId id : {MenuId::Edit, MenuId::Go, MenuId::Bill})
        m_commands->menu(id)->menuAction()->setVisible(!m_shut);
    const bool signedIn = !m_shut && m_workspace && m_workspace->identity().caller().signedIn;
    for (CommandId id : {CommandId::Lock, CommandId::SignOut})
        m_commands->setEnabled(id, signedIn);
    if (!m_shut)
        return;
    for (const CommandSpec& spec : commandSpecs()) {
        if (!isOpenToAll(spec.id))
            m_commands->setEnabled(spec.id, false);
    }
}

void MainWindow::showCaller()
{
    const IdentityService& identity = m_workspace->identity();
    const Caller caller = identity.caller();
    AccountMenu::SignedIn shown;
    if (caller.signedIn && caller.principal) {
        shown.principal = caller.principal;
        for (const Session& session : identity.sessions()) {
            if (session.principal != *caller.principal)
                shown.others.append(session.principal);
        }
        shown.names = identity.signInWorld();
        shown.roles = rolesFor(m_workspace->organizations().world(), identity.directory(), *caller.principal);
    }
    m_topBar->account()->setSignedIn(shown);
    settleShut();
    settleSecurityNotice();
}

void MainWindow::settleSecurityNotice()
{
    m_security->settle(m_shut || page() == nullptr ? nullptr : m_workspace,
                       page() != nullptr ? page()->id() : PageId::Home);
}

void MainWindow::welcome(const SignInOutcome& outcome)
{
    if (m_shut)
        return;
    m_window->setCurrentWidget(m_content);
    if (outcome.recoveryCodesLeft >= 0)
        m_notices->add(Semantic::Warning, tr("A recovery code was used."),
                       tr("%1 are left. Make new ones on the page Security credentials, or assign another "
                          "device.")
                           .arg(outcome.recoveryCodesLeft));
    if (outcome.daysToExpiry)
        m_notices->add(Semantic::Warning,
                       *outcome.daysToExpiry == 0 ? tr("Your password expires today.")
                       : *outcome.daysToExpiry == 1
                           ? tr("Your password expires tomorrow.")
                           : tr("Your password expires in %1 days.").arg(*outcome.daysToExpiry),
                       tr("Change it before it does."), tr("Change password"),
                       [this] { open(PageTarget{.page = PageId::Credentials}); });
}

void MainWindow::actAs(const AccountId& account)
{
    IdentityService& identity = m_workspace->identity();
    if (!identity.signInRequired()) {
        m_workspace->organizations().actAs(account);
        return;
    }
    const QList<Session> sessions = identity.sessions();
    const auto known = std::find_if(sessions.cbegin(), sessions.cend(), [&account](const Session& session) {
        return session.principal.account == account;
    });
    if (known != sessions.cend()) {
        switchTo(known->principal);
    } else if (!identity.directory().isProtected(account)) {
        switchTo(PrincipalId{account});
    } else {
        // Who is signed in stays so until the other one is.
        m_signIn->begin(account, false, true);
        m_window->setCurrentWidget(m_signIn);
    }
}

void MainWindow::switchTo(const PrincipalId& principal)
{
    if (const auto switched = m_workspace->identity().switchTo(principal); !switched)
        m_notices->add(Semantic::Error, tr("The account was not switched."), switched.error().message);
}

void MainWindow::lock()
{
    if (m_workspace && m_workspace->identity().caller().signedIn)
        m_workspace->identity().lock();
}

void MainWindow::signOut()
{
    if (!m_workspace)
        return;
    IdentityService& identity = m_workspace->identity();
    identity.signOut();
    // Nobody acts now, and the next one who signs in must not find those in the menu who did before.
    if (!identity.caller().signedIn)
        identity.signOutAll();
}

} // namespace billfold
