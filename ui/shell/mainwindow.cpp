// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/dialogs/filechooser.h"
#include "ui/pages/page.h"
#include "ui/pages/signin/signinpage.h"
#include "ui/shell/billselection.h"
#include "ui/shell/breadcrumbbar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/databasesession.h"
#include "ui/shell/idlelock.h"
#include "ui/shell/navigation.h"
#include "ui/shell/noticestack.h"
#include "ui/shell/organizationbox.h"
#include "ui/shell/pagefactory.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/samplestarter.h"
#include "ui/shell/securitynotice.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statestack.h"
#include "ui/wizards/importwizard.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize firstSize(1280, 800);
constexpr QSize smallest(720, 520);
/// Below it the navigation shows icons only.
constexpr int narrowWindow = 900;

QString geometryKey()
{
    return u"window/geometry"_s;
}

QString narrowKey()
{
    return u"window/narrowNavigation"_s;
}

} // namespace

MainWindow::MainWindow(std::shared_ptr<const Clock> clock, SampleMaker sample)
    : m_commands(new WindowCommands(menuBar(), this)), m_session(new DatabaseSession(clock, this)),
      m_sample(new SampleStarter(std::move(sample), clock, this)), m_bills(new BillSelection(this)),
      m_organization(new OrganizationBox), m_navigation(new Navigation),
      m_topBar(new TopBar(m_commands->action(CommandId::Back), m_commands->action(CommandId::Forward))),
      m_notices(new NoticeStack), m_pages(new PageStack), m_state(new StateStack(m_pages)),
      m_status(new StatusLine), m_palette(nullptr), m_security(new SecurityNotice), m_signIn(new SignInPage),
      m_idle(new IdleLock(clock, this)), m_window(new QStackedWidget(this)), m_content(new QWidget)
{
    setWindowTitle(tr("Billfold"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setMinimumSize(smallest);
    build();
    m_palette = new CommandPalette(m_topBar->search(), this);
    wire();
    resize(firstSize);
    restoreGeometry(QSettings().value(geometryKey()).toByteArray());
    m_commands->action(CommandId::NarrowNavigation)->setChecked(QSettings().value(narrowKey()).toBool());
    applyWidth();
    placeChanged();
}

MainWindow::~MainWindow()
{
    // The pages before what they speak to.
    m_pages->setWorkspace(nullptr);
}

void MainWindow::build()
{
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_topBar);
    right->addWidget(m_security);
    right->addWidget(m_notices);
    right->addWidget(m_state, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(right, 1);
    m_content->setLayout(row);
    row->setContentsMargins(0, 0, 0, 0);
    m_window->addWidget(m_content);
    m_window->addWidget(m_signIn);
    setCentralWidget(m_window);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setFixedHeight(Metrics::statusBar);
    statusBar()->addWidget(m_status, 1);
    buildNavigation();
    m_state->setCancellable(false);
    m_state->emptyState()->setContent(u"database"_s, tr("No database is open"),
                                      tr("Make a new one, or open one with File, Open."));
}

void MainWindow::buildNavigation()
{
    m_navigation->setTop(m_organization);
    QMenu* go = m_commands->menu(MenuId::Go);
    QAction* before = go->insertSeparator(m_commands->action(CommandId::EarlierBill));
    go->insertSeparator(before);
    int number = 0;
    for (PageGroup group : {PageGroup::Billing, PageGroup::Organizations, PageGroup::Security}) {
        QList<Navigation::Entry> entries;
        for (const PageEntry& entry : pageEntries()) {
            if (!entry.inNavigation || entry.group != group)
                continue;
            const QString iconName = QString::fromLatin1(entry.iconName);
            entries.append({entry.id, pageName(entry), iconName});
            auto* action = new QAction(icon(iconName), pageName(entry), this);
            if (++number <= 9)
                action->setShortcut(QKeySequence(u"Alt+%1"_s.arg(number)));
            connect(action, &QAction::triggered, this, [this, id = entry.id] { open(PageTarget{id}); });
            addAction(action);
            go->insertAction(before, action);
        }
        if (!entries.isEmpty())
            m_navigation->addGroup(groupName(group), entries);
    }
}

void MainWindow::wire()
{
    connect(m_commands, &WindowCommands::triggered, this, &MainWindow::run);
    connect(m_commands->menu(MenuId::Recent), &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    connect(m_navigation, &Navigation::chosen, this, [this](PageId id) { open(PageTarget{id}); });
    connect(m_organization, &OrganizationBox::payerChosen, m_bills, &BillSelection::choosePayer);
    connect(m_organization, &OrganizationBox::organizationRequested, this,
            [this] { open(PageTarget{PageId::Consolidated}); });
    connect(m_topBar->breadcrumb(), &BreadcrumbBar::opened, this, &MainWindow::open);
    connect(m_topBar, &TopBar::billChosen, m_bills, &BillSelection::choose);
    connect(m_palette, &CommandPalette::wanted, this, &MainWindow::showPalette);
    connect(m_palette, &CommandPalette::targetChosen, this, &MainWindow::open);
    connect(m_pages, &PageStack::placeChanged, this, &MainWindow::placeChanged);
    connect(m_pages, &PageStack::pageChanged, this, &MainWindow::focusPage);
    connect(m_pages, &PageStack::pageMade, this, &MainWindow::wirePage);
    connect(m_bills, &BillSelection::changed, this, &MainWindow::billsChanged);
    connect(m_bills, &BillSelection::failed, this, [this](const Error& error) {
        // What one may not see the pages say where it would stand.
        if (!isRefusal(error))
            m_notices->add(Semantic::Error, tr("The bills could not be read."), error.message);
    });
    connect(m_session, &DatabaseSession::openingStarted, this, [this](const QString& path) {
        m_status->setTask(tr("Opening %1").arg(QFileInfo(path).fileName()));
        if (!m_workspace)
            m_state->showLoading(tr("Opening %1").arg(QFileInfo(path).fileName()));
    });
    connect(m_session, &DatabaseSession::opened, this, &MainWindow::databaseOpened);
    connect(m_session, &DatabaseSession::failed, this, &MainWindow::databaseFailed);
    connect(m_state, &StateStack::retryRequested, this, [this] { begin(m_path); });
    wireSample();
    wireOrganization();
    wireSecurity();
}

void MainWindow::wireSample()
{
    connect(m_sample, &SampleStarter::openRequested, this, [this](const QString& path) {
        m_before = m_path != path ? m_path : m_before;
        switchDatabase(path, DatabaseSession::Mode::OpenOrMake);
    });
    connect(m_sample, &SampleStarter::taskChanged, m_status, &StatusLine::setTask);
    connect(m_sample, &SampleStarter::filled, this, [this] {
        const QString before = m_before;
        refreshCommands();
        m_notices->add(Semantic::Info, tr("This is the sample organization."),
                       tr("Its data is made up and lies in a database of its own."),
                       before.isEmpty() ? QString() : tr("Back to %1").arg(QFileInfo(before).fileName()),
                       [this, before] { switchDatabase(before, DatabaseSession::Mode::Existing); });
    });
    connect(m_sample, &SampleStarter::failed, this, [this](const Error& error) {
        refreshCommands();
        m_notices->add(Semantic::Error, tr("The sample organization was not made."), error.message);
    });
}

void MainWindow::wirePage(Page* page)
{
    connect(page, &Page::documentRequested, this, &MainWindow::documentRequested);
    connect(page, &Page::sampleRequested, m_sample, &SampleStarter::begin);
    connect(page, &Page::openRequested, this, &MainWindow::open);
    connect(page, &Page::noticeWithAction, m_notices, &NoticeStack::add);
    connect(page, &Page::notice, this,
            [this](Semantic semantic, const QString& headline, const QString& text) {
                m_notices->add(semantic, headline, text);
            });
    connect(page, &Page::importRequested, this, [this] { importFiles({}); });
    connect(page, &Page::organizationImportRequested, this, &MainWindow::importOrganization);
    connect(page, &Page::exportRequested, this, [this] { showExportMenu(); });
    connect(page, &Page::titleChanged, this, [this, page] {
        if (page == this->page())
            placeChanged();
    });
}

void MainWindow::begin(const QString& path)
{
    m_path = path;
    m_session->open(path, DatabaseSession::Mode::OpenOrMake);
}

void MainWindow::databaseOpened(const std::shared_ptr<Workspace>& workspace)
{
    m_pages->setWorkspace(nullptr);
    m_notices->clear();
    m_seenBy->reset();
    m_workspace = workspace;
    m_path = workspace->path();
    m_status->setTask({});
    m_status->setFile(m_path);
    adoptOrganizations();
    connect(workspace.get(), &Workspace::changed, this, [this](Changes what) {
        if (what & Change::Imports)
            refreshStatus();
    });
    adoptIdentity();
    m_sample->opened(workspace);
    connect(workspace.get(), &Workspace::damaged, this,
            [this](const Error& error) { offerRestore(m_path, error); });
    if (!m_shut)
        m_navigation->focusCurrent();
    if (const auto say = std::exchange(m_afterOpening, {}))
        say();
}

void MainWindow::databaseFailed(const QString& path, const Error& error)
{
    m_status->setTask({});
    const QString headline = tr("%1 could not be opened.").arg(QFileInfo(path).fileName());
    // The database that is open stays open.
    if (m_workspace)
        m_notices->add(Semantic::Error, headline, error.message);
    else
        m_state->showFailed(headline, error.message, error.cause);
    offerRestore(path, error);
    if (const auto say = std::exchange(m_afterOpening, {}))
        say();
    refreshCommands();
}

/// Nobody sees the wizard of somebody else, nor any while the window is locked. It goes where nothing is lost
/// by that: an import that runs is let run.
void MainWindow::settleWizard()
{
    const bool mine = !m_shut && m_importer == *m_seenBy;
    if (!m_wizard || mine || m_wizard->step() == ImportWizard::Import)
        return;
    m_wizard->done(QDialog::Rejected);
    m_wizard.clear();
}

bool MainWindow::refuseDuringImport()
{
    settleWizard();
    if (!m_wizard)
        return false;
    // It is closing the database that would end the import.
    importFiles({});
    m_notices->add(Semantic::Warning, tr("An import is open."),
                   tr("Wait until it is over, or cancel it, before the database is closed."));
    return true;
}

void MainWindow::switchDatabase(const QString& path, DatabaseSession::Mode mode)
{
    // The one that is open has the file already.
    const bool same = m_workspace && mode == DatabaseSession::Mode::Existing &&
                      QFileInfo(path).canonicalFilePath() == QFileInfo(m_path).canonicalFilePath();
    if (!same && !refuseDuringImport())
        m_session->open(path, mode);
}

void MainWindow::newDatabase()
{
    const QString path = chooseSaveFile(this, databaseSuffix(), tr("New database"), tr("My bills"),
                                        u'.' + databaseSuffix(), tr("Billfold databases (*.billfold)"));
    if (!path.isEmpty())
        switchDatabase(path, DatabaseSession::Mode::New);
}

void MainWindow::openDatabase()
{
    const QString path = chooseFiles(this, databaseSuffix(), tr("Open database"),
                                     tr("Billfold databases (*.billfold);;All files (*)"))
                             .value(0);
    if (!path.isEmpty())
        switchDatabase(path, DatabaseSession::Mode::Existing);
}

void MainWindow::fillRecent()
{
    QMenu* menu = m_commands->menu(MenuId::Recent);
    menu->clear();
    const QStringList files = DatabaseSession::recent();
    for (const QString& path : files) {
        // An ampersand in a path is no mnemonic.
        QAction* action = menu->addAction(QDir::toNativeSeparators(path).replace(u'&', u"&&"_s));
        action->setEnabled(!m_workspace || path != m_path);
        connect(action, &QAction::triggered, this,
                [this, path] { switchDatabase(path, DatabaseSession::Mode::Existing); });
    }
    if (files.isEmpty()) {
        menu->addAction(tr("No other database yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Clear this list")), &QAction::triggered, this,
            [] { DatabaseSession::forgetRecent(); });
}

void MainWindow::open(const PageTarget& target)
{
    if (!m_workspace || m_shut)
        return;
    if (target.bill)
        m_bills->choose(*target.bill);
    m_pages->open(target, m_bills->current());
}

Page* MainWindow::page() const
{
    return m_pages->page();
}

void MainWindow::billsChanged()
{
    m_organization->setPayers(m_bills->payers(), m_bills->payer());
    m_topBar->setBills(m_bills->bills(), m_bills->current());
    m_status->setCurrency(m_bills->current() ? m_bills->current()->currency : QString());
    // The first bill that a page gets is where it begins, not a step of the person.
    if (Page* shown = page())
        m_pages->setBill(m_bills->current(), shown->bill().has_value());
    refreshCommands();
}

void MainWindow::placeChanged()
{
    Page* shown = page();
    if (shown == nullptr) {
        refreshCommands();
        settleSecurityNotice();
        return;
    }
    // Back and forward, or a link, may lead to another bill than the one that was chosen.
    if (shown->bill())
        m_bills->choose(*shown->bill());
    m_navigation->setCurrent(shown->navigationId());
    const PageEntry* entry = pageEntry(shown->id());
    QList<Crumb> crumbs{{groupName(entry != nullptr ? entry->group : PageGroup::Billing), {}}};
    crumbs += shown->breadcrumb();
    m_topBar->breadcrumb()->setCrumbs(crumbs);
    m_topBar->setPeriodShown(shown->hasPeriod());
    setWindowTitle(u"%1 \u2013 %2 \u2013 %3"_s.arg(shown->title(), QFileInfo(m_path).completeBaseName(),
                                                   tr("Billfold")));
    refreshCommands();
    settleSecurityNotice();
}

void MainWindow::refreshStatus()
{
    if (!m_workspace->mayAsPayer(u"billing:ViewImports"_s, {}).allowed) {
        m_status->clearLastImport();
        return;
    }
    whenAnswered(this, m_workspace->imports(),
                 [this, asked = m_workspace](const Result<QList<ImportRecord>>& imports) {
                     if (asked != m_workspace || !imports)
                         return;
                     QDateTime last;
                     for (const ImportRecord& record : *imports) {
                         if (!last.isValid() || record.imported > last)
                             last = record.imported;
                     }
                     m_status->setLastImport(last, m_session->clock().now());
                 });
}

void MainWindow::applyWidth()
{
    m_navigation->setIconsOnly(width() < narrowWindow ||
                               m_commands->action(CommandId::NarrowNavigation)->isChecked());
    m_organization->setIconOnly(m_navigation->iconsOnly());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    applyWidth();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (refuseDuringImport()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(geometryKey(), saveGeometry());
    settings.setValue(narrowKey(), m_commands->action(CommandId::NarrowNavigation)->isChecked());
    QMainWindow::closeEvent(event);
}

} // namespace billfold
