// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the window do: the other half of mainwindow.cpp.
#include "ui/shell/mainwindow.h"

#include "models/services/auditservice.h"
#include "models/services/backupservice.h"
#include "models/views/moneytext.h"
#include "ui/charts/chartwidget.h"
#include "ui/dialogs/documentdialogs.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/page.h"
#include "ui/shell/billselection.h"
#include "ui/shell/breadcrumbbar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/databasesession.h"
#include "ui/shell/exports.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/pagefactory.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/protectiondialog.h"
#include "ui/shell/samplestarter.h"
#include "ui/shell/shortcutsdialog.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/treeview.h"
#include "ui/wizards/importwizard.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr Changes everything{Change::Imports,        Change::Bills,    Change::Documents,
                             Change::Reconciliation, Change::Settings, Change::Organization};

QStringList localPaths(const QMimeData* data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

QString appearanceKey()
{
    return u"appearance"_s;
}

void MainWindow::run(CommandId id)
{
    using enum CommandId;
    static const QHash<CommandId, void (*)(MainWindow&)> table{
        {NewDatabase, [](MainWindow& w) { w.newDatabase(); }},
        {OpenDatabase, [](MainWindow& w) { w.openDatabase(); }},
        {Import, [](MainWindow& w) { w.importFiles({}); }},
        {Sample, [](MainWindow& w) { w.m_sample->begin(); }},
        {ImportOrganization, [](MainWindow& w) { w.importOrganization(); }},
        {ExportOrganization, [](MainWindow& w) { w.exportOrganization(); }},
        {OrganizationPlan, [](MainWindow& w) { w.showPlan(); }},
        {Backups, [](MainWindow& w) { w.showBackups(); }},
        {Restore, [](MainWindow& w) { w.showRestore({}); }},
        {SaveAnonymized, [](MainWindow& w) { w.saveAnonymized(); }},
        {SavePdf, [](MainWindow& w) { w.requestDocument(DocumentRequest::What::SavePdf); }},
        {PrintPreview, [](MainWindow& w) { w.requestDocument(DocumentRequest::What::Preview); }},
        {Print, [](MainWindow& w) { w.requestDocument(DocumentRequest::What::Print); }},
        {Issue, [](MainWindow& w) { w.requestDocument(DocumentRequest::What::Issue); }},
        {Statements, [](MainWindow& w) { w.requestDocument(DocumentRequest::What::Statements); }},
        {Reconcile, [](MainWindow& w) { w.open(PageTarget{PageId::Reconcile}); }},
        {ExportCsv, [](MainWindow& w) { w.exportTable(false); }},
        {ExportJson, [](MainWindow& w) { w.exportTable(true); }},
        {SaveChart, [](MainWindow& w) { w.saveChart(); }},
        {Lock, [](MainWindow& w) { w.lock(); }},
        {SignOut, [](MainWindow& w) { w.signOut(); }},
        {Quit, [](MainWindow& w) { w.close(); }},
        {Undo, [](MainWindow& w) { w.takeBack(false); }},
        {Redo, [](MainWindow& w) { w.takeBack(true); }},
        {Copy, [](MainWindow& w) { w.copy(); }},
        {CopyChart, [](MainWindow& w) { w.copyChart(); }},
        {Find, [](MainWindow& w) { w.find(); }},
        {Search, [](MainWindow& w) { w.m_palette->begin(); }},
        {AppearanceSystem, [](MainWindow& w) { w.setAppearance(AppearanceSystem); }},
        {AppearanceLight, [](MainWindow& w) { w.setAppearance(AppearanceLight); }},
        {AppearanceDark, [](MainWindow& w) { w.setAppearance(AppearanceDark); }},
        {NarrowNavigation, [](MainWindow& w) { w.applyWidth(); }},
        {FullScreen, [](MainWindow& w) { w.setWindowState(w.windowState() ^ Qt::WindowFullScreen); }},
        {Reload, [](MainWindow& w) { w.page()->refresh(everything); }},
        {Back, [](MainWindow& w) { w.m_pages->goBack(); }},
        {Forward, [](MainWindow& w) { w.m_pages->goForward(); }},
        {EarlierBill, [](MainWindow& w) { w.m_bills->step(-1); }},
        {LaterBill, [](MainWindow& w) { w.m_bills->step(1); }},
        {LatestBill, [](MainWindow& w) { w.m_bills->chooseLatest(); }},
        {NextRegion, [](MainWindow& w) { w.moveRegion(1); }},
        {PreviousRegion, [](MainWindow& w) { w.moveRegion(-1); }},
        {Shortcuts, [](MainWindow& w) { w.showShortcuts(); }},
        {Protection, [](MainWindow& w) { (new ProtectionDialog(&w))->open(); }},
        {About, [](MainWindow& w) { w.showAbout(); }},
        {AboutQt, [](MainWindow& w) { QMessageBox::aboutQt(&w); }},
    };
    if (const auto carryOut = table.value(id))
        carryOut(*this);
}

void MainWindow::refreshCommands()
{
    const Page* shown = page();
    const PageExport offered = shown != nullptr ? shown->exported() : PageExport{};
    const bool chart = qobject_cast<ChartWidget*>(offered.chart) != nullptr;
    const bool period = shown != nullptr && shown->hasPeriod();
    allow(CommandId::Import, u"billing:ImportUsage"_s, {}, m_workspace != nullptr);
    m_commands->setEnabled(CommandId::Sample, m_sample->available());
    m_commands->setEnabled(CommandId::ImportOrganization, m_workspace != nullptr);
    allow(CommandId::Backups, u"billfold:ViewBackups"_s, {}, m_workspace != nullptr);
    allow(CommandId::SaveAnonymized, u"billfold:ExportAnonymizedCopy"_s, {}, m_workspace != nullptr);
    if (m_workspace)
        allow(CommandId::Restore, m_workspace->backups().mayRestore(), true);
    else // of a database that is damaged there is nobody to ask
        m_commands->setEnabled(CommandId::Restore, !m_path.isEmpty() && !m_session->opening());
    for (CommandId id : {CommandId::ExportOrganization, CommandId::OrganizationPlan})
        m_commands->setEnabled(id, actingOrganization() != nullptr);
    const std::optional<BillId>& bill = m_bills->current();
    for (CommandId id : {CommandId::SavePdf, CommandId::PrintPreview, CommandId::Print})
        m_commands->setEnabled(id, bill.has_value());
    const bool pending =
        std::any_of(m_bills->bills().cbegin(), m_bills->bills().cend(), [&bill](const BillSummary& other) {
            return bill && other.id == *bill && other.status == BillStatus::Pending;
        });
    const QString payer = bill ? bill->payer : QString();
    allow(CommandId::Issue, u"billing:IssueBill"_s, payer, pending);
    allow(CommandId::Statements, u"billing:ExportBill"_s, payer, bill.has_value());
    allow(CommandId::Reconcile, u"billing:ViewReconciliation"_s, payer, bill.has_value());
    const bool mayExport = m_workspace && m_workspace->may(u"billing:ExportBill"_s).allowed;
    m_commands->setEnabled(CommandId::ExportCsv, offered.table != nullptr && mayExport);
    m_commands->setEnabled(CommandId::ExportJson, offered.table != nullptr && mayExport);
    m_commands->setEnabled(CommandId::SaveChart, chart);
    m_commands->setEnabled(CommandId::CopyChart, chart);
    m_commands->setEnabled(CommandId::Find, shown != nullptr);
    m_commands->setEnabled(CommandId::Reload, shown != nullptr);
    m_commands->setEnabled(CommandId::Back, m_pages->canGoBack());
    m_commands->setEnabled(CommandId::Forward, m_pages->canGoForward());
    m_commands->setEnabled(CommandId::EarlierBill, period && m_bills->canStep(-1));
    m_commands->setEnabled(CommandId::LaterBill, period && m_bills->canStep(1));
    m_commands->setEnabled(CommandId::LatestBill, period && m_bills->canStep(1));
    const Appearance appearance = currentAppearance();
    m_commands->action(CommandId::AppearanceSystem)->setChecked(appearance == Appearance::System);
    m_commands->action(CommandId::AppearanceLight)->setChecked(appearance == Appearance::Light);
    m_commands->action(CommandId::AppearanceDark)->setChecked(appearance == Appearance::Dark);
    refreshUndo();
    refreshBillMenu();
    refreshNavigation();
    settleShut();
}

/// What only the payer may, or what a policy denies, is disabled and says why.
void MainWindow::allow(CommandId id, const QString& action, const QString& payer, bool possible)
{
    allow(id, m_workspace ? m_workspace->mayAsPayer(action, payer) : Permit(), possible);
}

void MainWindow::allow(CommandId id, const Permit& permit, bool possible)
{
    m_commands->setEnabled(id, possible && permit.allowed);
    m_commands->action(id)->setToolTip(permit.why.isEmpty() ? plainActionText(m_commands->action(id))
                                                            : permit.why);
    m_commands->action(id)->setStatusTip(permit.why);
}

void MainWindow::refreshNavigation()
{
    const Permit imports = m_workspace ? m_workspace->mayAsPayer(u"billing:ViewImports"_s, {}) : Permit();
    m_navigation->setDenied(PageId::Imports, imports.why);
}

void MainWindow::refreshBillMenu()
{
    QMenu* menu = m_commands->menu(MenuId::Bill);
    menu->clear();
    for (CommandId id : {CommandId::Reconcile, CommandId::Issue, CommandId::Statements})
        menu->addAction(m_commands->action(id));
    const QList<QAction*> own = page() != nullptr ? page()->pageActions() : QList<QAction*>();
    if (!own.isEmpty())
        menu->addSeparator();
    menu->addActions(own);
}

void MainWindow::importFiles(const QStringList& paths)
{
    if (!m_workspace || m_shut)
        return;
    if (const Permit permit = m_workspace->mayAsPayer(u"billing:ImportUsage"_s, {}); !permit.allowed) {
        m_notices->add(Semantic::Warning, tr("Nothing was imported."), permit.why);
        return;
    }
    settleWizard();
    if (m_wizard && m_importer != *m_seenBy) {
        m_notices->add(Semantic::Info, tr("An import is running."),
                       tr("Somebody else began it. Try again when it is over."));
        return;
    }
    // One wizard at a time; one that imports in the background comes back.
    if (m_wizard) {
        m_wizard->show();
        m_wizard->raise();
        m_wizard->activateWindow();
        if (!paths.isEmpty() && m_wizard->step() != ImportWizard::Import)
            m_wizard->setPaths(paths);
        else if (!paths.isEmpty())
            m_notices->add(Semantic::Info, tr("An import is running."),
                           tr("Drop the files again when it is over."));
        return;
    }
    m_wizard = new ImportWizard(m_workspace, paths, this);
    m_importer = *m_seenBy;
    m_wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_wizard, &ImportWizard::openBillRequested, this, [this](const BillId& bill) {
        PageTarget target{pageEntry(PageId::Bills) != nullptr ? PageId::Bills : PageId::Home};
        target.bill = bill;
        open(target);
    });
    connect(m_wizard, &ImportWizard::taskChanged, m_status, &StatusLine::setTask);
    m_wizard->open();
}

void MainWindow::documentRequested(const DocumentRequest& request)
{
    DocumentRequest asked = request;
    // Of a bill of which one account may be seen, there is its statement.
    for (const BillSummary& bill : m_bills->bills()) {
        if (bill.id == asked.bill && !bill.seenAccount.isEmpty())
            asked.accounts = {bill.seenAccount};
    }
    runDocumentRequest(this, m_workspace, asked, noticeSink());
}

NoticeSink MainWindow::noticeSink()
{
    // What comes of a job is for whoever began it, and nobody who signed in meanwhile.
    return NoticeSink([notices = QPointer(m_notices), seenBy = m_seenBy,
                       began = *m_seenBy](Semantic semantic, const QString& headline, const QString& text,
                                          const NoticeAction& action) {
        if (notices && (!began || *seenBy == began))
            notices->add(semantic, headline, text, action.text, action.run);
    });
}

void MainWindow::requestDocument(DocumentRequest::What what)
{
    // The page knows its bill's basis and accounts best; a page without a document of its own gets the chosen
    // bill's.
    if (page() != nullptr && page()->requestDocument(what))
        return;
    if (m_bills->current())
        documentRequested(DocumentRequest{what, *m_bills->current()});
}

void MainWindow::copy()
{
    // Whatever has the focus knows best what is selected.
    QWidget* focus = focusWidget();
    if (auto* edit = qobject_cast<QLineEdit*>(focus); edit != nullptr && edit->hasSelectedText())
        edit->copy();
    else if (auto* label = qobject_cast<QLabel*>(focus); label != nullptr && label->hasSelectedText())
        QApplication::clipboard()->setText(label->selectedText());
    else if (auto* table = qobject_cast<TableView*>(focus))
        table->copySelection();
    else if (auto* tree = qobject_cast<TreeView*>(focus))
        tree->copySelection();
    else if (page() == nullptr || !page()->copy())
        m_notices->add(Semantic::Info, tr("There is nothing to copy here."),
                       tr("Select rows of a table first."));
}

void MainWindow::find()
{
    if (!page()->find())
        m_palette->begin();
}

void MainWindow::showExportMenu()
{
    refreshCommands();
    QMenu menu(this);
    for (CommandId id :
         {CommandId::ExportCsv, CommandId::ExportJson, CommandId::SaveChart, CommandId::CopyChart})
        menu.addAction(m_commands->action(id));
    const QWidget* button = focusWidget();
    menu.exec(button != nullptr ? button->mapToGlobal(QPoint(0, button->height())) : QCursor::pos());
}

void MainWindow::exportTable(bool json)
{
    const PageExport offered = page()->exported();
    if (offered.table == nullptr)
        return;
    const QString suffix = json ? u"json"_s : u"csv"_s;
    const QString path = chooseSaveFile(
        this, u"export"_s, json ? tr("Export table as JSON") : tr("Export table as CSV"), offered.name,
        u'.' + suffix, json ? tr("JSON (*.json)") : tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (const Result<void> written = writeTable(offered, path, json); !written) {
        m_notices->add(Semantic::Error, tr("The table was not exported."), written.error().message);
    } else {
        m_workspace->audit().noteExport(u"billfold:ExportTable"_s, offered.name, path);
        m_notices->add(Semantic::Success, tr("The table is exported."),
                       tr("%1 in %2")
                           .arg(formatCounted(offered.table->rowCount(), tr("1 row"), tr("%1 rows")),
                                QDir::toNativeSeparators(path)));
    }
}

void MainWindow::saveChart()
{
    const PageExport offered = page()->exported();
    const QString path = chooseSaveFile(this, u"export"_s, tr("Save chart as picture"), offered.name,
                                        u".png"_s, tr("Picture (*.png);;Vector picture (*.svg)"));
    if (path.isEmpty())
        return;
    if (const Result<void> written = writeChart(offered, path); !written) {
        m_notices->add(Semantic::Error, tr("The chart was not saved."), written.error().message);
    } else {
        m_workspace->audit().noteExport(u"billfold:ExportChart"_s, offered.name, path);
        m_notices->add(Semantic::Success, tr("The chart is saved."), QDir::toNativeSeparators(path));
    }
}

void MainWindow::copyChart()
{
    if (auto* chart = qobject_cast<ChartWidget*>(page()->exported().chart)) {
        chart->copyPicture();
        m_notices->add(Semantic::Success, tr("The chart is on the clipboard."), {});
    }
}

void MainWindow::setAppearance(CommandId id)
{
    const Appearance appearance = id == CommandId::AppearanceLight  ? Appearance::Light
                                  : id == CommandId::AppearanceDark ? Appearance::Dark
                                                                    : Appearance::System;
    applyTheme(*qApp, appearance);
    QSettings().setValue(appearanceKey(), static_cast<int>(appearance));
    refreshCommands();
}

void MainWindow::moveRegion(int step)
{
    const QList<QWidget*> all{m_navigation, m_topBar, m_notices, m_pages};
    QList<QWidget*> regions;
    qsizetype current = -1;
    for (QWidget* region : all) {
        if (!region->isVisible())
            continue;
        if (const QWidget* focus = focusWidget(); focus != nullptr && region->isAncestorOf(focus))
            current = regions.size();
        regions.append(region);
    }
    if (regions.isEmpty())
        return;
    QWidget* next = regions[(current + step + regions.size()) % regions.size()];
    if (next == m_navigation) {
        m_navigation->focusCurrent();
        return;
    }
    focusFirst(*next, Qt::TabFocusReason);
}

void MainWindow::focusPage(const QWidget* before)
{
    // From the navigation and the top bar one may go on to another page. Their crumbs are not there any more,
    // nor is what had the focus in the old page; and where a button was disabled when it was pressed, Qt has
    // given the focus to any next one.
    const bool inBar =
        before != nullptr && m_topBar->isAncestorOf(before) && !m_topBar->breadcrumb()->isAncestorOf(before);
    const bool stays = before != nullptr && (m_navigation->isAncestorOf(before) || inBar);
    if (!stays)
        focusFirst(*page(), Qt::OtherFocusReason);
}

void MainWindow::showPalette()
{
    QList<QAction*> actions;
    for (const CommandSpec& spec : commandSpecs()) {
        if (spec.id != CommandId::Search && spec.id != CommandId::NextRegion &&
            spec.id != CommandId::PreviousRegion)
            actions.append(m_commands->action(spec.id));
    }
    actions += m_commands->menu(MenuId::Bill)->actions();
    m_palette->source().gather(m_bills->bills(), m_bills->current(), actions);
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog dialog(actions(), this);
    dialog.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Billfold"),
        tr("<h3>Billfold %1</h3><p>Folds the bills of every account in an organization into one: from "
           "billing exports, on this machine.</p><p>Free software under the GNU General Public "
           "License, version 3 or later.</p>")
            .arg(QApplication::applicationVersion().toHtmlEscaped()));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_workspace && !localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = localPaths(event->mimeData());
    event->acceptProposedAction();
    if (paths.size() == 1 && QFileInfo(paths.first()).suffix() == databaseSuffix()) {
        switchDatabase(paths.first(), DatabaseSession::Mode::Existing);
        return;
    }
    // After the drop is over: the wizard would hold up the program that the files come from.
    QMetaObject::invokeMethod(
        this, [this, paths] { importFiles(paths); }, Qt::QueuedConnection);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_notices->closeNewest())
        return;
    QMainWindow::keyPressEvent(event);
}

} // namespace billfold
