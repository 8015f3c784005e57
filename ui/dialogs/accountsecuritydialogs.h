// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/password.h"
#include "ui/dialogs/identitydialog.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace billfold
{

class FormField;
class OptionCard;

/// The name with which one can sign in in place of the account's id.
class AliasDialog : public IdentityDialog
{
    Q_OBJECT

public:
    AliasDialog(std::shared_ptr<Workspace> workspace, const AccountId& account, NoticeSink notice,
                QWidget* parent);

    QLineEdit* alias() const { return m_alias; }
    QPushButton* verb() const { return m_set; }

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    AccountId m_account;
    QString m_before;
    QLineEdit* m_alias;
    FormField* m_field;
    QPushButton* m_set;
};

/// The rules for the passwords of an account's users: the default, or the account's own.
class PasswordPolicyDialog : public IdentityDialog
{
    Q_OBJECT

public:
    PasswordPolicyDialog(std::shared_ptr<Workspace> workspace, const AccountId& account, NoticeSink notice,
                         QWidget* parent);

    void setPolicy(const std::optional<PasswordPolicy>& policy);
    std::optional<PasswordPolicy> policy() const;
    QPushButton* verb() const { return m_save; }

protected:
    void settle() override;

private:
    QWidget* buildFields();
    void save();

    AccountId m_account;
    OptionCard* m_default;
    OptionCard* m_custom;
    QWidget* m_fields;
    QSpinBox* m_length;
    QCheckBox* m_upper;
    QCheckBox* m_lower;
    QCheckBox* m_digits;
    QCheckBox* m_symbols;
    QCheckBox* m_mayChange;
    QCheckBox* m_expires;
    QSpinBox* m_maxAge;
    QCheckBox* m_hardExpiry;
    QCheckBox* m_noReuse;
    QSpinBox* m_reuse;
    QPushButton* m_save;
};

} // namespace billfold
