// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/backupservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/ask.h"

class QCheckBox;
class QSpinBox;

namespace billfold
{

class CellPanel;
class NoticeBar;

/// The copies of the open database: what there is, one more now, checking one, and which are kept.
class BackupsDialog : public DialogFrame
{
    Q_OBJECT

public:
    explicit BackupsDialog(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

signals:
    /// The person wants to put this copy in the place of the database.
    void restoreRequested(const QString& path);

private:
    void build();
    void ask(const QString& wanted = {});
    void make();
    void check();
    void keepPolicy();
    void selectionChanged();
    void say(const Result<void>& result, const QString& done, const QString& failed);

    std::shared_ptr<Workspace> m_workspace;
    Latest m_list, m_work, m_policy;
    NoticeBar* m_notice;
    CellPanel* m_copies;
    QCheckBox* m_daily;
    QSpinBox* m_count;
    QSpinBox* m_days;
    QPushButton* m_make;
    QPushButton* m_check;
    QPushButton* m_restore;
    QPushButton* m_keep;
};

} // namespace billfold
