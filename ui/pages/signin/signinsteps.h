// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/password.h"
#include "models/services/identityservice.h"
#include "ui/widgets/choicebox.h"

#include <QDateTime>
#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace billfold
{

class CodeField;
class FormField;
class NewPassword;
class PasswordField;
class RuleList;
class TextLabel;

/// One step of signing in: its fields, one button, and links below.
class SignInStep : public QWidget
{
    Q_OBJECT

public:
    /// `now`: the time, for the countdown after too many wrong attempts.
    SignInStep(const QString& verb, std::function<QDateTime()> now, QWidget* parent);

    QPushButton* verb() const { return m_verb; }
    /// Between the question and the answer nothing can be pressed.
    void setBusy(bool busy);
    /// No attempt before then: the button counts the seconds down.
    void waitUntil(const QDateTime& time);
    bool isWaiting() const;
    /// Looks at the time at once.
    void tick();
    /// Why it did not work.
    virtual void setError(const QString& error) = 0;
    /// Forgets what was typed in secret, and is ready for the next attempt.
    virtual void forget() = 0;

signals:
    void submitted();

protected:
    /// For the fields; the button and the links are below.
    QVBoxLayout* fields() const { return m_fields; }
    QPushButton* addLink(const QString& text, bool atEnd = false);
    /// Whether what is typed can be asked with.
    virtual bool isReady() const = 0;
    /// Enables the button where there is something to ask with.
    void settle();
    void submit();

private:
    QString m_text;
    std::function<QDateTime()> m_now;
    QVBoxLayout* m_fields;
    QPushButton* m_verb;
    QWidget* m_links;
    QTimer* m_timer;
    QDateTime m_until;
    bool m_busy = false;
};

/// Account, user name and password; of a root user its address in place of the name.
class PasswordStep : public SignInStep
{
    Q_OBJECT

public:
    PasswordStep(std::function<QDateTime()> now, QWidget* parent);

    void setAccounts(const QList<ChoiceBox::Choice>& accounts);
    void choose(const QString& account);
    void setRoot(bool root);
    bool isRoot() const { return m_root; }
    /// What was typed, without a code.
    SignInRequest request() const;
    void setError(const QString& error) override;
    void forget() override;
    void focusFirst();
    ChoiceBox* account() const { return m_account; }
    QLineEdit* name() const { return m_name; }
    PasswordField* password() const { return m_password; }
    QPushButton* rootLink() const { return m_rootLink; }
    QPushButton* forgotLink() const { return m_forgot; }
    QString error() const { return m_error; }

signals:
    void forgotten();

protected:
    bool isReady() const override;

private:
    bool m_root = false;
    QString m_error;
    ChoiceBox* m_account;
    FormField* m_accountField;
    QLineEdit* m_name;
    FormField* m_nameField;
    PasswordField* m_password;
    FormField* m_passwordField;
    QPushButton* m_rootLink;
    QPushButton* m_forgot;
};

/// The code of an MFA device, or a recovery code.
class CodeStep : public SignInStep
{
    Q_OBJECT

public:
    CodeStep(std::function<QDateTime()> now, QWidget* parent);

    void setRecovery(bool recovery);
    bool isRecovery() const { return m_recovery; }
    SecretText code() const;
    void setError(const QString& error) override;
    void forget() override;
    /// Another person, or a new beginning: no failures yet.
    void begin();
    CodeField* boxes() const { return m_boxes; }
    QLineEdit* recovery() const { return m_line; }
    QPushButton* recoveryLink() const { return m_recoveryLink; }
    TextLabel* hint() const { return m_hint; }
    QString error() const { return m_error; }

signals:
    void back();

protected:
    bool isReady() const override;

private:
    bool m_recovery = false;
    int m_failures = 0;
    QString m_error;
    TextLabel* m_what;
    CodeField* m_boxes;
    QLineEdit* m_line;
    FormField* m_lineField;
    TextLabel* m_hint;
    QPushButton* m_recoveryLink;
};

/// A new password in place of one that has expired, or that somebody else chose.
class RenewStep : public SignInStep
{
    Q_OBJECT

public:
    RenewStep(std::function<QDateTime()> now, QWidget* parent);

    /// For whom, and by which rules. Makes the fields anew.
    void begin(const PasswordOwner& owner,
               const std::function<QList<PasswordRule>(const SecretText& password)>& check);
    NewPassword* password() const { return m_password; }
    void setError(const QString& error) override;
    void forget() override;

signals:
    void back();

protected:
    bool isReady() const override;

private:
    QVBoxLayout* m_place;
    NewPassword* m_password = nullptr;
    TextLabel* m_obstacle;
};

} // namespace billfold
