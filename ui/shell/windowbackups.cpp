// SPDX-License-Identifier: GPL-3.0-or-later
// What the window has to do with copies of the database. A part of mainwindow.cpp.
#include "ui/shell/mainwindow.h"

#include "models/services/auditservice.h"
#include "models/services/backupservice.h"
#include "ui/dialogs/backupsdialog.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/pages/ask.h"
#include "ui/pages/signin/signinpage.h"
#include "ui/shell/billselection.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/palettesource.h"
#include "ui/shell/securitynotice.h"
#include "ui/shell/statusline.h"
#include "ui/widgets/statestack.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace billfold
{

using namespace Qt::StringLiterals;

void MainWindow::showBackups()
{
    auto* dialog = new BackupsDialog(m_workspace, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BackupsDialog::restoreRequested, this, &MainWindow::showRestore);
    dialog->open();
}

void MainWindow::showRestore(const QString& copy)
{
    // The list of copies and the notice of a damaged file lead here, too, past the menu. Where no database
    // could be opened there is nobody to ask.
    if (m_workspace) {
        if (const Permit permit = m_workspace->backups().mayRestore(); !permit.allowed) {
            m_notices->add(Semantic::Warning, tr("No copy can be restored."), permit.why);
            return;
        }
    }
    if (refuseDuringImport())
        return;
    auto* dialog = new RestoreDialog(m_path, copy, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RestoreDialog::restoreRequested, this, &MainWindow::restore);
    dialog->open();
}

/// A file cannot be replaced while it is open: nothing of the window keeps the workspace.
void MainWindow::closeDatabase()
{
    m_pages->setWorkspace(nullptr);
    m_palette->source().setWorkspace(nullptr);
    m_bills->setWorkspace(nullptr);
    m_signIn->setWorkspace(nullptr);
    m_security->settle(nullptr, PageId::Home);
    m_workspace.reset();
    refreshCommands();
}

void MainWindow::restore(const QString& copy)
{
    const AuditActor actor = m_workspace ? m_workspace->audit().actor() : AuditActor{u"system"_s, {}};
    const QString database = m_path;
    closeDatabase();
    m_state->showLoading(tr("Restoring %1").arg(QFileInfo(database).fileName()));
    // After whatever keeps the workspace until it is back in the event loop.
    QMetaObject::invokeMethod(
        this,
        [=, this] {
            whenAnswered(this, QtConcurrent::run([=, clock = m_session->clockPointer()] {
                             return restoreBackup(database, copy, actor, clock);
                         }),
                         [this, database](const Result<BackupFile>& aside) { restored(database, aside); });
        },
        Qt::QueuedConnection);
}

void MainWindow::restored(const QString& database, const Result<BackupFile>& aside)
{
    // Said when the database is open again, which takes earlier notices away.
    m_afterOpening = [this, aside] {
        if (!aside)
            m_notices->add(Semantic::Error, tr("The copy was not restored."), aside.error().message);
        else if (aside->path.isEmpty())
            m_notices->add(Semantic::Success, tr("The copy is restored."), {});
        else
            m_notices->add(Semantic::Success, tr("The copy is restored."),
                           tr("What was there is kept as %1.").arg(QFileInfo(aside->path).fileName()));
    };
    m_session->open(database, DatabaseSession::Mode::Existing);
}

void MainWindow::offerRestore(const QString& path, const Error& error)
{
    if (error.name != "DatabaseDamaged"_L1 || backupFiles(path).isEmpty())
        return;
    // Another file than the one that is open: what would be restored is that one.
    if (m_workspace && path != m_path)
        return;
    m_path = path;
    m_notices->add(Semantic::Error, tr("%1 is damaged.").arg(QFileInfo(path).fileName()),
                   tr("A copy can be put in its place."), tr("Restore…"), [this] { showRestore({}); });
}

void MainWindow::saveAnonymized()
{
    const QString path = chooseSaveFile(this, u"anonymized"_s, tr("Save an anonymized copy"),
                                        QFileInfo(m_path).completeBaseName() + u"-anonymized"_s,
                                        u".billfold"_s, tr("Billfold databases (*.billfold)"));
    if (path.isEmpty())
        return;
    m_notices->add(Semantic::Info, tr("The anonymized copy is being made."), {});
    whenAnswered(
        this, m_workspace->backups().anonymize(path),
        [notice = noticeSink(), path](const Result<void>& written) {
            if (written)
                notice(Semantic::Success, tr("The anonymized copy is saved."),
                       tr("%1. Names, ids, addresses, tags, resources, notes and files are replaced, "
                          "and amounts multiplied by a secret factor; who knows a price can find "
                          "that.")
                           .arg(QDir::toNativeSeparators(path)));
            else
                notice(Semantic::Error, tr("The anonymized copy was not saved."), written.error().message);
        });
}

} // namespace billfold
