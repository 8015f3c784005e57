// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/ask.h"
#include "ui/pages/organizationpage.h"

namespace billfold
{

class AccessKeysPart;
class AccountSecurityPart;
class CellPanel;
class MfaPart;
class NoticeBar;
class PasswordPart;

/// The credentials of who is signed in: password, MFA devices, access keys, the last sign-ins; and what holds
/// for the users of the account.
class CredentialsPage : public OrganizationPage
{
    Q_OBJECT

public:
    explicit CredentialsPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Credentials; }
    QString title() const override;
    QList<Crumb> breadcrumb() const override;
    void openTarget(const PageTarget& target) override;
    void showWorld() override;

    PasswordPart* password() const { return m_password; }
    MfaPart* mfa() const { return m_mfa; }
    AccessKeysPart* keys() const { return m_keys; }
    AccountSecurityPart* account() const { return m_account; }
    CellPanel* signIns() const { return m_signIns; }
    NoticeBar* warning() const { return m_warning; }

private:
    void showWarning(const PrincipalId& principal);
    void askSignIns(const PrincipalId& principal);
    void assign();

    NoticeBar* m_warning;
    PasswordPart* m_password;
    MfaPart* m_mfa;
    AccessKeysPart* m_keys;
    AccountSecurityPart* m_account;
    CellPanel* m_signIns;
    Latest m_asked;
    bool m_assigning = false; ///< a device, as soon as it is known whose
};

} // namespace billfold
