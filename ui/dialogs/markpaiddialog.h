// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>

class QLineEdit;

namespace billfold
{

class FormField;
class NoticeBar;

/// The payment of one invoice or correction: on which day, with which reference.
class MarkPaidDialog : public DialogFrame
{
    Q_OBJECT

public:
    MarkPaidDialog(std::shared_ptr<Workspace> workspace, const IssuedDocument& document, NoticeSink notice,
                   QWidget* parent);

private:
    void check();
    void save();

    std::shared_ptr<Workspace> m_workspace;
    IssuedDocument m_document;
    NoticeSink m_notice;
    Latest m_asked;
    NoticeBar* m_problem;
    QLineEdit* m_day;
    QLineEdit* m_reference;
    FormField* m_dayField;
    QPushButton* m_save;
};

/// A day as a person types it: ISO (2026-10-03) or as the locale writes it short; invalid where it is
/// neither.
QDate readDay(const QString& text);

} // namespace billfold
