// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/identitydialog.h"
#include "ui/dialogs/ticklist.h"

#include <functional>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace billfold
{

class ChoiceBox;
class FormField;
class NewPassword;
class PolicyEditor;
class SecretField;

/// Creates a user: its name, its groups and policies, and a password.
class CreateUserDialog : public IdentityDialog
{
    Q_OBJECT

public:
    CreateUserDialog(std::shared_ptr<Workspace> workspace, const AccountId& account, NoticeSink notice,
                     QWidget* parent);

    QLineEdit* name() const { return m_name; }
    TickList* groups() const { return m_groups; }
    TickList* policies() const { return m_policies; }
    QRadioButton* withoutPassword() const { return m_without; }
    QRadioButton* typedPassword() const { return m_typed; }
    NewPassword* password() const { return m_password; }
    SecretField* made() const { return m_made; }
    QPushButton* verb() const { return m_create; }

protected:
    void settle() override;
    void refused(const Error& error) override;

private:
    QWidget* buildPassword();
    PrincipalId user() const;
    CreateUser command() const;
    void create();
    void givePassword();

    AccountId m_account;
    QString m_secret;
    QLineEdit* m_name;
    FormField* m_nameField;
    TickList* m_groups;
    TickList* m_policies;
    QRadioButton* m_generated;
    QRadioButton* m_typed;
    QRadioButton* m_without;
    SecretField* m_made;
    NewPassword* m_password;
    QCheckBox* m_mustChange;
    QPushButton* m_create;
};

/// A dialog with a few fields that make one command; the rules say while one types why it cannot be done yet.
class IdentityFormDialog : public IdentityDialog
{
    Q_OBJECT

public:
    IdentityFormDialog(std::shared_ptr<Workspace> workspace, const QString& title, const QString& verb,
                       NoticeSink notice, QWidget* parent);

    /// What the fields ask for, one after the other; none where they do not make sense yet.
    void setCommands(std::function<QList<IdentityCommand>()> commands);
    void setDone(const std::function<QString()>& done) { m_done = done; }
    void watch(QLineEdit* input);
    void watch(TickList* list);
    QPushButton* verb() const { return m_verb; }
    void settle() override;

private:
    void run(qsizetype index);

    std::function<QList<IdentityCommand>()> m_commands;
    std::function<QString()> m_done;
    QList<IdentityCommand> m_running;
    QPushButton* m_verb;
};

IdentityFormDialog* openRenameUser(const std::shared_ptr<Workspace>& workspace, const PrincipalId& user,
                                   NoticeSink notice, QWidget* parent);
IdentityFormDialog* openCreateGroup(const std::shared_ptr<Workspace>& workspace, const AccountId& account,
                                    NoticeSink notice, QWidget* parent);
IdentityFormDialog* openCreateRole(const std::shared_ptr<Workspace>& workspace, const AccountId& account,
                                   NoticeSink notice, QWidget* parent);
IdentityFormDialog* openTrust(const std::shared_ptr<Workspace>& workspace, const PrincipalId& role,
                              NoticeSink notice, QWidget* parent);
/// Policies to attach, of those that are not attached yet.
IdentityFormDialog* openAttachPolicies(const std::shared_ptr<Workspace>& workspace,
                                       const PermissionHolder& holder, NoticeSink notice, QWidget* parent);
/// Groups to join, of those that the user is not in yet.
IdentityFormDialog* openJoinGroups(const std::shared_ptr<Workspace>& workspace, const PrincipalId& user,
                                   NoticeSink notice, QWidget* parent);
/// The policy that bounds what the others give.
IdentityFormDialog* openBoundary(const std::shared_ptr<Workspace>& workspace, const PrincipalId& principal,
                                 NoticeSink notice, QWidget* parent);
/// A policy that belongs to one user, group or role alone; `name` empty: a new one.
IdentityFormDialog* openInlinePolicy(const std::shared_ptr<Workspace>& workspace,
                                     const PermissionHolder& holder, const QString& name, NoticeSink notice,
                                     QWidget* parent);

/// Every policy that can be attached in the account: its own, then the ready-made ones.
QList<TickList::Item> policyItems(const Directory& directory, const AccountId& account);

} // namespace billfold
