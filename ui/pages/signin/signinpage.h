// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/identityservice.h"
#include "models/services/workspace.h"
#include "ui/pages/ask.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;
class QStackedWidget;

namespace billfold
{

class CodeStep;
class NoticeBar;
class PasswordStep;
class RenewStep;
class SignInStep;
class TextLabel;

/// Who is there? In place of everything else of the window, while the database asks for a sign-in: password,
/// then the code of a device where one is assigned, or a new password where the old one has expired.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(QWidget* parent = nullptr);
    ~SignInPage() override;

    void setWorkspace(std::shared_ptr<Workspace> workspace);
    /// From the beginning. `account`: where to sign in; empty keeps the one of before. `locked`: somebody was
    /// signed in. `cancellable`: there is something to go back to.
    void begin(const std::optional<AccountId>& account, bool locked, bool cancellable);
    /// Forgets all that was typed.
    /// Fills in who was signed in before the lock, so that only the password is missing.
    void expect(const PrincipalId& principal);
    void forget();

    PasswordStep* passwordStep() const { return m_password; }
    CodeStep* codeStep() const { return m_code; }
    RenewStep* renewStep() const { return m_renew; }
    QWidget* shownStep() const;
    QPushButton* cancel() const { return m_cancel; }

signals:
    /// Somebody is signed in: the caller of IdentityService is another one.
    void signedIn(const billfold::SignInOutcome& outcome);
    void cancelled();

private:
    void build();
    QWidget* buildHead();
    QWidget* buildCard();
    QWidget* buildFoot();
    void wire();
    void fillAccounts();
    void showStep(SignInStep* step);
    void askPassword();
    void askCode();
    void renew();
    void answered(SignInStep* step, const Result<SignInOutcome>& outcome);
    void refused(SignInStep* step, const Error& error);
    void explainForgotten();

    std::shared_ptr<Workspace> m_workspace;
    SignInRequest m_request; ///< the one whose code is asked for
    std::optional<SignInOutcome> m_expired;
    Latest m_asked;
    TextLabel* m_title;
    TextLabel* m_where;
    QStackedWidget* m_steps;
    PasswordStep* m_password;
    CodeStep* m_code;
    RenewStep* m_renew;
    QPushButton* m_cancel;
};

} // namespace billfold
