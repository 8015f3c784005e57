// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accessview.h"
#include "ui/widgets/panel.h"

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace billfold
{

class ChoiceBox;
class FormField;

/// Puts the question of Effective access: in which account, who, would do what, where, under which
/// conditions.
class AccessForm : public Panel
{
    Q_OBJECT

public:
    explicit AccessForm(QWidget* parent = nullptr);

    /// The accounts that can be chosen; with several, "All accounts" too.
    void setAccounts(const World& world, const QList<AccountId>& accounts);
    /// nullopt is all accounts.
    void setAccount(const std::optional<AccountId>& account);
    std::optional<AccountId> account() const;
    /// Whether all accounts are meant.
    bool allAccounts() const;
    AccessQuestion question() const;
    /// Puts a question that was asked before; the account stays.
    void setQuestion(const AccessQuestion& question);
    /// Why it cannot be asked yet; empty where it can.
    QString problem() const;

    QLineEdit* action() const { return m_action; }

signals:
    void asked();

private:
    void build();
    void settle();

    ChoiceBox* m_account;
    QComboBox* m_who;
    QLineEdit* m_name;
    QLineEdit* m_action;
    QComboBox* m_region;
    QLineEdit* m_resource;
    QLineEdit* m_context;
    FormField* m_contextField;
    QPushButton* m_check;
};

} // namespace billfold
