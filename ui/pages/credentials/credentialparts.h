// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/identitydesk.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QPushButton;

namespace billfold
{

class CellPanel;
class FactGrid;
class Panel;
class TextLabel;

/// The password of a principal: when it was changed, and the way to another one.
class PasswordPart : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPart(IdentityDesk desk, QWidget* parent = nullptr);

    /// `own`: it is the one who looks at it, who changes it with the present one.
    void showPrincipal(const PrincipalId& principal, bool own);
    QPushButton* change() const { return m_change; }
    QPushButton* remove() const { return m_remove; }

private:
    void changePassword();
    void removePassword();

    IdentityDesk m_desk;
    std::optional<PrincipalId> m_principal;
    bool m_own = false;
    Panel* m_panel;
    TextLabel* m_text;
    QPushButton* m_change;
    QPushButton* m_remove;
};

/// MFA devices: assign, resynchronize, remove; and how many recovery codes are left.
class MfaPart : public QWidget
{
    Q_OBJECT

public:
    explicit MfaPart(IdentityDesk desk, QWidget* parent = nullptr);

    void showPrincipal(const PrincipalId& principal, bool own);
    /// Opens the dialog that assigns a device.
    void assign();
    QPushButton* assignButton() const { return m_assign; }
    CellPanel* devices() const { return m_devices; }

private:
    void settleButtons();
    void resynchronize();
    void remove();
    void makeCodes();

    IdentityDesk m_desk;
    std::optional<PrincipalId> m_principal;
    bool m_own = false;
    CellPanel* m_devices;
    TextLabel* m_none;
    QWidget* m_foot;
    TextLabel* m_codes;
    QPushButton* m_makeCodes;
    QPushButton* m_assign;
    QPushButton* m_resync;
    QPushButton* m_remove;
};

/// Access keys, with which scripts act as the principal.
class AccessKeysPart : public QWidget
{
    Q_OBJECT

public:
    explicit AccessKeysPart(IdentityDesk desk, QWidget* parent = nullptr);

    void showPrincipal(const PrincipalId& principal, bool own);
    QPushButton* create() const { return m_create; }
    CellPanel* keys() const { return m_keys; }

private:
    const AccessKey* current() const;
    void settleButtons();
    void createKey();
    void toggleKey();
    void deleteKey();

    IdentityDesk m_desk;
    std::optional<PrincipalId> m_principal;
    CellPanel* m_keys;
    TextLabel* m_none;
    QPushButton* m_create;
    QPushButton* m_toggle;
    QPushButton* m_delete;
};

/// What holds for all users of the account, its alias and the rules of passwords, and when this computer
/// locks Billfold.
class AccountSecurityPart : public QWidget
{
    Q_OBJECT

public:
    explicit AccountSecurityPart(IdentityDesk desk, QWidget* parent = nullptr);

    void showAccount(const AccountId& account);
    QComboBox* lockAfter() const { return m_lockAfter; }

private:
    IdentityDesk m_desk;
    std::optional<AccountId> m_account;
    FactGrid* m_facts;
    QPushButton* m_alias;
    QPushButton* m_policy;
    QComboBox* m_lockAfter;
};

/// Where QSettings keeps after how many minutes without a key or a click Billfold locks itself; 0: never.
QString idleMinutesKey();
constexpr int usualIdleMinutes = 15;

} // namespace billfold
