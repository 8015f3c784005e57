// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>
#include <optional>

class QCheckBox;
class QStackedWidget;

namespace billfold
{

class CellModel;
class NoticeBar;
class Panel;
class StateStack;
class TableView;
class TextLabel;

/// Reads an existing organization from files: shows the commands that make them, takes a folder or files
/// (also dropped), shows what is new, changed and gone with everything that was noticed, and writes it only
/// then.
class OrganizationImportDialog : public DialogFrame
{
    Q_OBJECT

public:
    OrganizationImportDialog(std::shared_ptr<Workspace> workspace, const QStringList& paths,
                             NoticeSink notice, QWidget* parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeChoice();
    QWidget* makeCommand(const QString& purpose, const QString& line);
    QWidget* makePreview();
    void choose(const QStringList& paths);
    void showChoice();
    void showPreview();
    void refreshButtons();
    void write();
    OrganizationService& service() const { return m_workspace->organizations(); }

    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    QStringList m_paths;
    std::optional<OrganizationPreview> m_preview;
    Latest m_question;
    bool m_writing = false;

    QStackedWidget* m_steps;
    StateStack* m_states = nullptr;
    TextLabel* m_counts = nullptr;
    NoticeBar* m_local = nullptr;
    NoticeBar* m_problem = nullptr;
    QCheckBox* m_keepGood = nullptr;
    CellModel* m_changes;
    CellModel* m_findings;
    TableView* m_changeTable = nullptr;
    Panel* m_findingPanel = nullptr;
    QPushButton* m_back;
    QPushButton* m_import;
};

} // namespace billfold
