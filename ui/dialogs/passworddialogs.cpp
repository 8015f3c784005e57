// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/passworddialogs.h"

#include "models/services/organizationservice.h"
#include "models/views/identitywords.h"
#include "ui/dialogs/newpassword.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int formWidth = 520;

NewPassword* newPasswordOf(Workspace& workspace, const PrincipalId& principal, QWidget* parent)
{
    IdentityService* const service = &workspace.identity();
    return new NewPassword(
        passwordOwner(workspace, principal),
        [service, principal](const SecretText& password) {
            return service->checkPassword(principal, password);
        },
        parent);
}

TextLabel* paragraph(const QString& text, QWidget* parent)
{
    auto* label = new TextLabel(text, TextStyle::Body, ColorRole::Text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

PasswordOwner passwordOwner(Workspace& workspace, const PrincipalId& principal)
{
    const Account* account = workspace.organizations().world().account(principal.account);
    return {account != nullptr ? account->name : QString(), account != nullptr ? account->email : QString(),
            principal.name};
}

ChangePasswordDialog::ChangePasswordDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& principal,
                                           NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Change password"), std::move(workspace), std::move(notice), parent),
      m_principal(principal), m_present(new PasswordField(this)),
      m_presentField(new FormField(tr("&Present password"), m_present, {}, this)),
      m_password(newPasswordOf(*this->workspace(), principal, this)), m_change(nullptr)
{
    setHeading(tr("Change password"), principalTitle(this->workspace()->organizations().world(), principal));
    body()->addWidget(m_presentField);
    body()->addWidget(m_password);
    body()->addStretch(1);
    addCancel();
    m_change = addButton(tr("Change password"), ButtonRole::Primary);
    setMinimumWidth(formWidth);
    connect(m_present, &QLineEdit::textChanged, this, [this] {
        m_presentField->setError({});
        settle();
    });
    connect(m_password, &NewPassword::changed, this, &ChangePasswordDialog::settle);
    connect(m_change, &QPushButton::clicked, this, &ChangePasswordDialog::change);
    settle();
    m_present->setFocus();
}

void ChangePasswordDialog::settle()
{
    const QString obstacle =
        m_present->text().isEmpty() ? tr("Type the present password.") : m_password->obstacle();
    setNote(obstacle);
    m_change->setEnabled(obstacle.isEmpty() && !isRunning());
}

void ChangePasswordDialog::change()
{
    await(service().changePassword(m_principal, SecretText(QStringView(m_present->text())),
                                   m_password->password()),
          [this](const Result<void>&) {
              m_present->forget();
              m_password->forget();
              finish(tr("The password is changed."), tr("It is asked for from the next sign-in on."));
          });
}

void ChangePasswordDialog::refused(const Error& error)
{
    if (error.name == "AuthenticationFailure"_L1) {
        m_presentField->setError(error.message);
        m_present->setFocus();
        m_present->selectAll();
    } else if (error.name == "PasswordPolicyViolation"_L1) {
        m_password->setError(error.message);
    } else {
        IdentityDialog::refused(error);
    }
}

ProtectDialog::ProtectDialog(std::shared_ptr<Workspace> workspace, const AccountId& account,
                             NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Protect this database"), std::move(workspace), std::move(notice), parent),
      m_account(account), m_password(newPasswordOf(*this->workspace(), PrincipalId{account}, this)),
      m_protect(nullptr)
{
    const Account* known = this->workspace()->organizations().world().account(account);
    setHeading(tr("Protect this database with a password"),
               tr("For the root user of %1%2")
                   .arg(known != nullptr ? known->name : account.toString(),
                        known != nullptr && !known->email.isEmpty() ? u", "_s + known->email : QString()));
    body()->addWidget(m_password);
    body()->addWidget(
        paragraph(tr("From now on Billfold asks for it before it shows a bill. Keep it safe: nobody can read "
                     "it back, and nobody can give this user another one."),
                  this));
    body()->addStretch(1);
    addCancel(tr("Not now"));
    m_protect = addButton(tr("Set password"), ButtonRole::Primary, u"lock"_s);
    setMinimumWidth(formWidth);
    connect(m_password, &NewPassword::changed, this, &ProtectDialog::settle);
    connect(m_protect, &QPushButton::clicked, this, &ProtectDialog::protect);
    settle();
    m_password->first()->setFocus();
}

void ProtectDialog::settle()
{
    setNote(m_password->obstacle());
    m_protect->setEnabled(m_password->isComplete() && !isRunning());
}

void ProtectDialog::protect()
{
    await(service().setRootPassword(m_account, m_password->password()), [this](const Result<void>&) {
        m_password->forget();
        emit protectedNow();
        finish(tr("The database has a password."),
               tr("Assign an MFA device next, so that the password alone does not open it."));
    });
}

void ProtectDialog::refused(const Error& error)
{
    if (error.name == "PasswordPolicyViolation"_L1)
        m_password->setError(error.message);
    else
        IdentityDialog::refused(error);
}

UserPasswordDialog::UserPasswordDialog(std::shared_ptr<Workspace> workspace, const PrincipalId& user,
                                       NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Set password"), std::move(workspace), std::move(notice), parent), m_user(user),
      m_secret(makePassword()), m_generated(new QRadioButton(tr("One that is made &here"), this)),
      m_typed(new QRadioButton(tr("One that I &type"), this)),
      m_made(new SecretField(tr("Password that was made"), this)),
      m_password(newPasswordOf(*this->workspace(), user, this)),
      m_mustChange(new QCheckBox(tr("The user must &choose another at the next sign-in"), this)),
      m_set(nullptr)
{
    setHeading(tr("Set password"), principalTitle(this->workspace()->organizations().world(), user));
    body()->addWidget(m_generated);
    body()->addWidget(m_made);
    body()->addWidget(m_typed);
    body()->addWidget(m_password);
    body()->addWidget(m_mustChange);
    body()->addStretch(1);
    m_made->setSecret(m_secret);
    m_generated->setChecked(true);
    m_mustChange->setChecked(true);
    addCancel();
    m_set = addButton(tr("Set password"), ButtonRole::Primary);
    setMinimumWidth(formWidth);
    connect(m_typed, &QRadioButton::toggled, this, [this] { settle(); });
    connect(m_password, &NewPassword::changed, this, &UserPasswordDialog::settle);
    connect(m_set, &QPushButton::clicked, this, &UserPasswordDialog::set);
    settle();
}

void UserPasswordDialog::settle()
{
    const bool typed = m_typed->isChecked();
    m_made->setVisible(!typed);
    m_password->setVisible(typed);
    setNote(typed ? m_password->obstacle() : tr("Copy it now: it is shown only here."));
    m_set->setEnabled((!typed || m_password->isComplete()) && !isRunning());
}

void UserPasswordDialog::set()
{
    const bool typed = m_typed->isChecked();
    await(service().setUserPassword(m_user,
                                    typed ? m_password->password() : SecretText(QStringView(m_secret)),
                                    m_mustChange->isChecked()),
          [this](const Result<void>&) {
              m_password->forget();
              finish(tr("%1 has a password.").arg(m_user.name),
                     m_mustChange->isChecked() ? tr("It must be changed at the next sign-in.") : QString());
          });
}

void UserPasswordDialog::refused(const Error& error)
{
    if (error.name == "PasswordPolicyViolation"_L1 && m_typed->isChecked())
        m_password->setError(error.message);
    else
        IdentityDialog::refused(error);
}

} // namespace billfold
