// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>
#include <optional>

class QLineEdit;

namespace billfold
{

class FormField;
class NoticeBar;
class OptionCard;

/// A credit note or a correction that refers to an issued invoice: how much, and why.
class CorrectionDialog : public DialogFrame
{
    Q_OBJECT

public:
    CorrectionDialog(std::shared_ptr<Workspace> workspace, const IssuedDocument& invoice, NoticeSink notice,
                     QWidget* parent);

private:
    /// The amount with its sign: below zero for a credit note; nullopt while it cannot be read.
    std::optional<Money> amount() const;
    void check();
    void make();

    std::shared_ptr<Workspace> m_workspace;
    IssuedDocument m_invoice;
    NoticeSink m_notice;
    Latest m_asked;
    NoticeBar* m_problem;
    OptionCard* m_credit;
    OptionCard* m_correction;
    QLineEdit* m_amount;
    QLineEdit* m_reason;
    FormField* m_amountField;
    FormField* m_reasonField;
    QPushButton* m_make;
};

} // namespace billfold
