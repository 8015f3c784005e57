// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/identitydialog.h"

class QCheckBox;
class QPushButton;
class QRadioButton;

namespace billfold
{

class FormField;
class NewPassword;
class PasswordField;
class SecretField;

/// Changes one's own password: the present one, and a new one twice.
class ChangePasswordDialog : public IdentityDialog
{
    Q_OBJECT

public:
    ChangePasswordDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& principal,
                         NoticeSink notice, QWidget* parent);

    PasswordField* present() const { return m_present; }
    NewPassword* password() const { return m_password; }
    QPushButton* verb() const { return m_change; }

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    void change();

    PrincipalId m_principal;
    PasswordField* m_present;
    FormField* m_presentField;
    NewPassword* m_password;
    QPushButton* m_change;
};

/// The first password of an account's root user: from then on the database asks who one is.
class ProtectDialog : public IdentityDialog
{
    Q_OBJECT

public:
    ProtectDialog(std::shared_ptr<Workspace> workspace, const AccountId& account, NoticeSink notice,
                  QWidget* parent);

    NewPassword* password() const { return m_password; }
    QPushButton* verb() const { return m_protect; }

signals:
    /// It has a password now; the dialog closes right after.
    void protectedNow();

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    void protect();

    AccountId m_account;
    NewPassword* m_password;
    QPushButton* m_protect;
};

/// Gives a user of the account a password: one that the program makes, or one that is typed.
class UserPasswordDialog : public IdentityDialog
{
    Q_OBJECT

public:
    UserPasswordDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& user, NoticeSink notice,
                       QWidget* parent);

    QPushButton* verb() const { return m_set; }
    QRadioButton* typedChoice() const { return m_typed; }
    NewPassword* password() const { return m_password; }
    SecretField* made() const { return m_made; }
    QCheckBox* mustChange() const { return m_mustChange; }

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    void set();

    PrincipalId m_user;
    QString m_secret; ///< the one that was made
    QRadioButton* m_generated;
    QRadioButton* m_typed;
    SecretField* m_made;
    NewPassword* m_password;
    QCheckBox* m_mustChange;
    QPushButton* m_set;
};

/// Whom a password is for, as the rules need it.
PasswordOwner passwordOwner(Workspace& workspace, const PrincipalId& principal);

} // namespace billfold
