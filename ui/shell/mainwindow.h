// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"
#include "models/core/backupfile.h"
#include "models/identity/directory.h"
#include "models/services/workspace.h"
#include "ui/actions/commands.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/pagetarget.h"
#include "ui/shell/databasesession.h"
#include "ui/shell/samplestarter.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <memory>

class QStackedWidget;

namespace billfold
{

class BillSelection;
class CommandPalette;
class IdleLock;
class ImportWizard;
class Navigation;
class NoticeStack;
class OrganizationBox;
class Page;
class PageStack;
class SecurityNotice;
class SignInPage;
class StateStack;
class StatusLine;
class TopBar;
struct Organization;
struct SignInOutcome;

/// The window: navigation, top bar, notices, the page, status line. It knows which database, payer and bill
/// are shown and carries out the commands; what a page shows is the page's own affair.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(std::shared_ptr<const Clock> clock, SampleMaker sample = {});
    ~MainWindow() override;

    /// Opens a database as the program begins; it is made where it does not exist.
    void begin(const QString& path);
    /// Import wizard for these files; without any it begins with the choice.
    void importFiles(const QStringList& paths);
    void open(const PageTarget& target);

    Page* page() const;
    const std::shared_ptr<Workspace>& workspace() const { return m_workspace; }
    WindowCommands& commands() const { return *m_commands; }
    Navigation& navigation() const { return *m_navigation; }
    TopBar& topBar() const { return *m_topBar; }
    NoticeStack& notices() const { return *m_notices; }
    StatusLine& statusLine() const { return *m_status; }
    BillSelection& bills() const { return *m_bills; }
    OrganizationBox& organizationBox() const { return *m_organization; }
    CommandPalette& palette() const { return *m_palette; }
    StateStack& state() const { return *m_state; }
    SignInPage& signInPage() const { return *m_signIn; }
    SecurityNotice& securityNotice() const { return *m_security; }
    IdleLock& idleLock() const { return *m_idle; }
    /// The database is open, but nobody is signed in: nothing of it is shown.
    bool isShut() const { return m_shut; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildNavigation();
    void wire();
    void run(CommandId id);
    void wireSample();
    void wireOrganization();
    void wirePage(Page* page);

    void databaseOpened(const std::shared_ptr<Workspace>& workspace);
    void databaseFailed(const QString& path, const Error& error);
    bool refuseDuringImport();
    void settleWizard();
    void switchDatabase(const QString& path, DatabaseSession::Mode mode);
    void newDatabase();
    void openDatabase();
    void fillRecent();

    void adoptOrganizations();
    void actorChanged();
    void refreshUndo();
    void takeBack(bool redo);
    void addExistingAccount();
    /// The one that the acting account is in; nullptr where it stands alone.
    const Organization* actingOrganization() const;
    void showBackups();
    void showRestore(const QString& copy);
    void closeDatabase();
    void restore(const QString& copy);
    void restored(const QString& database, const Result<BackupFile>& aside);
    /// Where the file is damaged and there are copies of it.
    void offerRestore(const QString& path, const Error& error);
    void saveAnonymized();

    void importOrganization();
    void exportOrganization();
    void showPlan();

    void wireSecurity();
    void adoptIdentity();
    void callerChanged();
    void shutContent();
    void openContent();
    void settleShut();
    void showCaller();
    void settleSecurityNotice();
    void welcome(const SignInOutcome& outcome);
    void actAs(const AccountId& account);
    void switchTo(const PrincipalId& principal);
    void lock();
    void signOut();

    void billsChanged();
    void placeChanged();
    void refreshCommands();
    void refreshBillMenu();
    void refreshNavigation();
    void allow(CommandId id, const QString& action, const QString& payer, bool possible);
    void allow(CommandId id, const Permit& permit, bool possible);
    void refreshStatus();
    void showPalette();

    void requestDocument(DocumentRequest::What what);
    void documentRequested(const DocumentRequest& request);
    NoticeSink noticeSink();
    void copy();
    void find();
    void showExportMenu();
    void exportTable(bool json);
    void saveChart();
    void copyChart();
    void setAppearance(CommandId id);
    /// Another page is shown; `before` had the focus until then.
    void focusPage(const QWidget* before);
    void moveRegion(int step);
    void applyWidth();
    void showShortcuts();
    void showAbout();

    std::shared_ptr<Workspace> m_workspace;
    WindowCommands* m_commands;
    DatabaseSession* m_session;
    SampleStarter* m_sample;
    QPointer<ImportWizard> m_wizard;
    BillSelection* m_bills;
    OrganizationBox* m_organization;
    Navigation* m_navigation;
    TopBar* m_topBar;
    NoticeStack* m_notices;
    PageStack* m_pages;
    StateStack* m_state;
    StatusLine* m_status;
    CommandPalette* m_palette;
    SecurityNotice* m_security;
    SignInPage* m_signIn;
    IdleLock* m_idle;
    QStackedWidget* m_window; ///< the content, or the sign-in page
    QWidget* m_content;
    std::optional<PrincipalId> m_principal; ///< who acted when the content was shown
    /// Who was shown the content last, where a sign-in is needed; shared with what speaks later.
    std::shared_ptr<std::optional<PrincipalId>> m_seenBy = std::make_shared<std::optional<PrincipalId>>();
    std::optional<PrincipalId> m_importer; ///< whose wizard it is
    bool m_shut = false;
    std::optional<AccountId> m_actor;     ///< whose payer's bills were chosen for it
    QString m_path;                       ///< of the database that is open, or that could not be opened
    std::function<void()> m_afterOpening; ///< said once a database is open, or could not be opened
    QString m_before;                     ///< of the database that was open before the sample
};

/// Where QSettings keeps the chosen Appearance, as its number.
QString appearanceKey();

} // namespace billfold
