// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/pages/ask.h"

#include <memory>

class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace billfold
{

class FormField;
class NoticeBar;

/// Whom a payer's bills are addressed to, how their numbers are made (with an example while typing), and when
/// they are due.
class IssueSettingsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// `example` is the period that the example number is made for.
    IssueSettingsDialog(std::shared_ptr<Workspace> workspace, const QString& payer, BillingPeriod example,
                        QWidget* parent);

private:
    void ask();
    void fill(const IssueSettings& settings);
    void describe();
    void save();

    std::shared_ptr<Workspace> m_workspace;
    QString m_payer;
    BillingPeriod m_example;
    Latest m_asked;
    IssueSettings m_settings;
    QStringList m_taken;
    NoticeBar* m_problem;
    QPlainTextEdit* m_billTo;
    QLineEdit* m_organization;
    QLineEdit* m_scheme;
    QSpinBox* m_due;
    FormField* m_schemeField;
    QPushButton* m_save;
};

} // namespace billfold
