// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>

class QPushButton;

namespace billfold
{

class NoticeBar;

/// A dialog that asks for a change of accounts or organizations: it closes when the change is written, and
/// says why not where it is refused. What was typed stays.
class OrganizationDialog : public DialogFrame
{
    Q_OBJECT

public:
    OrganizationDialog(const QString& title, std::shared_ptr<Workspace> workspace, NoticeSink notice,
                       QWidget* parent);

    NoticeBar* problem() const { return m_problem; }

signals:
    /// The change was written; the dialog closes right after.
    void changed(const billfold::ChangeSet& change);

protected:
    OrganizationService& service() const { return m_workspace->organizations(); }
    const World& world() const { return service().world(); }
    /// Does it, with `button` disabled meanwhile. `done` is the notice for the window afterwards.
    void perform(const Commands& commands, const QString& title, QPushButton* button, const QString& done,
                 const QString& text = {});

private:
    std::shared_ptr<Workspace> m_workspace;
    NoticeSink m_notice;
    Latest m_asked;
    NoticeBar* m_problem;
};

} // namespace billfold
