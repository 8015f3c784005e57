// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>

class QPlainTextEdit;
class QStackedWidget;

namespace billfold
{

class CellModel;
class SegmentedControl;
class StateStack;

/// The plan of an organization: the steps from what was imported to what is here now, as a list and as the
/// shell script that carries them out, to copy or save.
class PlanDialog : public DialogFrame
{
    Q_OBJECT

public:
    PlanDialog(std::shared_ptr<Workspace> workspace, const OrganizationId& organization, NoticeSink notice,
               QWidget* parent = nullptr);

private:
    void ask();
    void showPlan(const std::optional<OrganizationPlan>& plan);
    void copy();
    void save();

    std::shared_ptr<Workspace> m_workspace;
    OrganizationId m_organization;
    NoticeSink m_notice;
    Latest m_question;
    QByteArray m_text;

    CellModel* m_steps;
    SegmentedControl* m_choice;
    QStackedWidget* m_views;
    QPlainTextEdit* m_script;
    StateStack* m_states;
    QPushButton* m_copy;
    QPushButton* m_save;
};

} // namespace billfold
