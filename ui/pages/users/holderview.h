// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/identitycommands.h"
#include "ui/pages/identitydesk.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace billfold
{

class AccessKeysPart;
class CellPanel;
class FactGrid;
class MfaPart;
class PageHeader;
class PasswordPart;
class PermissionsPart;
class SimulatePart;
class TextLabel;

/// Everything about one user, group or role of an account, or its root user: what it is, what it may do, and
/// what it signs in with.
class HolderView : public QWidget
{
    Q_OBJECT

public:
    /// The root user has no permissions that could be attached.
    struct Subject {
        AccountId account;
        enum class Kind { Root, User, Group, Role } kind = Kind::User;
        QString name{};
    };

    explicit HolderView(IdentityDesk desk, QWidget* parent = nullptr);

    /// False where there is no such thing (any more).
    bool showSubject(const Subject& subject);
    PermissionsPart* permissions() const { return m_permissions; }
    SimulatePart* simulate() const { return m_simulate; }
    PasswordPart* password() const { return m_password; }
    PageHeader* header() const { return m_header; }

signals:
    /// It is deleted, or the person wants to see all again.
    void left();
    void renamed(const billfold::PrincipalId& user);

private:
    void wire();
    QString shownName() const;
    std::optional<PrincipalId> principal() const;
    PermissionHolder holder() const;
    bool isUser() const { return m_subject && m_subject->kind == Subject::Kind::User; }
    void showFacts();
    void showMembers();
    void settleButtons();
    void rename();
    void remove();
    void removeMember();

    IdentityDesk m_desk;
    std::optional<Subject> m_subject;
    PageHeader* m_header;
    QPushButton* m_rename;
    QPushButton* m_boundary;
    QPushButton* m_unlock;
    QPushButton* m_delete;
    FactGrid* m_facts;
    CellPanel* m_members; ///< the groups of a user, or the users of a group
    QPushButton* m_add;
    TextLabel* m_noMembers;
    QPushButton* m_takeOut;
    PermissionsPart* m_permissions;
    SimulatePart* m_simulate;
    PasswordPart* m_password;
    MfaPart* m_mfa;
    AccessKeysPart* m_keys;
};

} // namespace billfold
