// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/organizationservice.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"

#include <functional>

class QComboBox;
class QLineEdit;

namespace billfold
{

class NoticeBar;

/// A dialog whose fields make a change of the organization. While a person types, the rules say in the foot
/// why it cannot be done yet; when it is done the dialog closes and a notice says so; when it is refused
/// after all, the reason stands in the dialog and nothing that was typed is lost.
class CommandDialog : public DialogFrame
{
    Q_OBJECT

public:
    CommandDialog(OrganizationService& service, const QString& title, const QString& verb, ButtonRole role,
                  NoticeSink notice, QWidget* parent);

    /// What the fields ask for now. Must be set.
    void setCommands(std::function<Commands()> commands);
    /// What a notice says when it is done. Must be set.
    void setDone(std::function<QString()> done);
    /// Why the fields do not make sense yet, before the rules are asked: a sentence, or empty.
    void setObstacle(std::function<QString()> obstacle);
    /// A change of the input checks anew.
    void watch(QLineEdit* input);
    void watch(QComboBox* input);
    /// Asks the rules whether it could be done, and says why not.
    void check();
    /// check(), and shows the dialog; it deletes itself when it is closed.
    void begin();

    QPushButton* verb() const { return m_verb; }

protected:
    OrganizationService& service() const { return m_service; }

private:
    void run();

    OrganizationService& m_service;
    QString m_title;
    NoticeSink m_notice;
    NoticeBar* m_problem;
    QPushButton* m_cancel;
    QPushButton* m_verb;
    std::function<Commands()> m_commands;
    std::function<QString()> m_done;
    std::function<QString()> m_obstacle;
    bool m_running = false;
};

} // namespace billfold
