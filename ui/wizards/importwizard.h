// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/ask.h"

#include <memory>

class QPushButton;
class QStackedWidget;
class QTimer;

namespace billfold
{

class EmptyState;
class ImportAccountsPage;
class ImportChoosePage;
class ImportPreviewPage;
class ImportProgressPage;
class ImportSummaryPage;
class StepList;

/// From files to a bill in six steps: choose, recognise, preview, accounts, import, summary. Nothing is
/// written before Import, and Cancel leaves the database as it was. Never waits: reading and writing are the
/// workspace's.
///
/// Show it with show() or open(), not exec(): "Continue in background" hides the window while the import goes
/// on, and the summary shows it again. Set WA_DeleteOnClose where nobody owns it; a wizard that goes away
/// during an import leaves it running.
class ImportWizard : public DialogFrame
{
    Q_OBJECT

public:
    enum Step { Choose, Recognize, Preview, Accounts, Import, Summary };

    /// With paths (dropped files) it begins with recognising them, without at the choice.
    ImportWizard(std::shared_ptr<Workspace> workspace, QStringList paths, QWidget* parent = nullptr);
    ~ImportWizard() override;

    Step step() const { return m_step; }
    void setPaths(const QStringList& paths);
    void reject() override;

signals:
    /// The button of the summary: show this bill.
    void openBillRequested(const billfold::BillId& bill);
    /// What is being imported and how far (0…1000, -1: not known), at most ten times a second, for the status
    /// bar; an empty text when it is over.
    void taskChanged(const QString& text, int permille);

private:
    struct Relay;

    void goTo(Step step);
    void goBack();
    void goOn();
    void showButtons();
    void recognize();
    void recognized(const Result<ImportPreview>& preview);
    void startImport(bool keepGoodLines);
    void showProgress();
    void imported(const Result<ImportOutcome>& outcome);
    QString subject() const;
    std::optional<BillId> billToOpen() const;

    std::shared_ptr<Workspace> m_workspace;
    QStringList m_paths;
    ImportPreview m_previewed;
    ImportOutcome m_outcome;
    Step m_step = Choose;
    Latest m_asked;
    bool m_running = false;
    bool m_cancelling = false;
    bool m_failed = false;
    std::shared_ptr<Relay> m_relay;
    QTimer* m_poll;

    StepList* m_steps;
    QStackedWidget* m_pages;
    ImportChoosePage* m_choose;
    EmptyState* m_recognize;
    ImportPreviewPage* m_preview;
    ImportAccountsPage* m_accounts;
    ImportProgressPage* m_progress;
    ImportSummaryPage* m_summary;
    QPushButton* m_background;
    QPushButton* m_cancel;
    QPushButton* m_back;
    QPushButton* m_next;
};

} // namespace billfold
