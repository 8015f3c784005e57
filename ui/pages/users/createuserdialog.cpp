// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog that creates a user. Declared in userdialogs.h.
#include "models/services/organizationservice.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/newpassword.h"
#include "ui/dialogs/passworddialogs.h"
#include "ui/pages/users/userdialogs.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QList<TickList::Item> groupItems(const Directory& directory, const AccountId& account)
{
    QList<TickList::Item> items;
    for (const Group& group : directory.groups(account))
        items.append({group.name, group.name});
    return items;
}

} // namespace

CreateUserDialog::CreateUserDialog(std::shared_ptr<Workspace> workspace, const AccountId& account,
                                   NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Create user"), std::move(workspace), std::move(notice), parent), m_account(account),
      m_secret(makePassword()), m_name(new QLineEdit(this)),
      m_nameField(new FormField(tr("User &name"), m_name,
                                tr("Letters, digits and + = , . @ _ -, at most 64."), this)),
      m_groups(new TickList(tr("Groups"), groupItems(service().directory(), account),
                            tr("The account has no group yet."), this)),
      m_policies(new TickList(tr("Policies"), policyItems(service().directory(), account), {}, this)),
      m_generated(new QRadioButton(tr("One that is made &here"), this)),
      m_typed(new QRadioButton(tr("One that I &type"), this)),
      m_without(new QRadioButton(tr("N&one: access keys only"), this)),
      m_made(new SecretField(tr("Password that was made"), this)), m_password(nullptr),
      m_mustChange(new QCheckBox(tr("The user must &choose another at the first sign-in"), this)),
      m_create(nullptr)
{
    setHeading(tr("Create user"),
               tr("In %1.").arg(nodeName(this->workspace()->organizations().world(), account)));
    // By the rules of the account; the name is not known yet.
    m_password = new NewPassword(
        passwordOwner(*this->workspace(), PrincipalId{account}),
        [this](const SecretText& password) { return service().checkPassword(user(), password); }, this);
    body()->addWidget(m_nameField);
    auto* columns = new QGridLayout;
    columns->setHorizontalSpacing(Metrics::dialogPadding);
    columns->addWidget(new TextLabel(tr("Groups"), TextStyle::Strong, ColorRole::Text, this), 0, 0);
    columns->addWidget(new TextLabel(tr("Policies"), TextStyle::Strong, ColorRole::Text, this), 0, 1);
    columns->addWidget(m_groups, 1, 0, Qt::AlignTop);
    columns->addWidget(m_policies, 1, 1, Qt::AlignTop);
    columns->setColumnStretch(0, 1);
    columns->setColumnStretch(1, 1);
    body()->addLayout(columns);
    body()->addWidget(buildPassword());
    body()->addStretch(1);
    addCancel();
    m_create = addButton(tr("Create user"), ButtonRole::Primary, u"add"_s);
    setMinimumWidth(560);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_nameField->setError({});
        settle();
    });
    for (TickList* list : {m_groups, m_policies})
        connect(list, &TickList::changed, this, &CreateUserDialog::settle);
    connect(m_create, &QPushButton::clicked, this, &CreateUserDialog::create);
    settle();
    m_name->setFocus();
}

QWidget* CreateUserDialog::buildPassword()
{
    constexpr int air = Metrics::focusAir;
    auto* part = new AirFrame(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(air, air, air, air);
    column->addWidget(new TextLabel(tr("Password"), TextStyle::Strong, ColorRole::Text, part));
    for (QWidget* widget : {static_cast<QWidget*>(m_generated), static_cast<QWidget*>(m_made),
                            static_cast<QWidget*>(m_typed), static_cast<QWidget*>(m_password),
                            static_cast<QWidget*>(m_without), static_cast<QWidget*>(m_mustChange)})
        column->addWidget(widget);
    m_made->setSecret(m_secret);
    m_generated->setChecked(true);
    m_mustChange->setChecked(true);
    for (QRadioButton* choice : {m_generated, m_typed, m_without})
        connect(choice, &QRadioButton::toggled, this, &CreateUserDialog::settle);
    connect(m_password, &NewPassword::changed, this, [this] {
        if (m_create != nullptr)
            settle();
    });
    return part;
}

PrincipalId CreateUserDialog::user() const
{
    return {m_account, PrincipalId::Kind::User, m_name->text().trimmed()};
}

CreateUser CreateUserDialog::command() const
{
    return {.account = m_account,
            .name = m_name->text().trimmed(),
            .groups = m_groups->ticked(),
            .permissions = {.policies = m_policies->ticked()}};
}

void CreateUserDialog::settle()
{
    if (m_create == nullptr)
        return;
    m_made->setVisible(m_generated->isChecked());
    m_password->setVisible(m_typed->isChecked());
    m_mustChange->setEnabled(!m_without->isChecked());
    QString obstacle;
    if (m_name->text().trimmed().isEmpty())
        obstacle = tr("Give the user a name.");
    else if (const Result<void> would = service().rehearse(command()); !would)
        obstacle = would.error().message;
    else if (m_typed->isChecked())
        obstacle = m_password->obstacle();
    setNote(!obstacle.isEmpty()        ? obstacle
            : m_generated->isChecked() ? tr("Copy the password: it is shown only here.")
                                       : QString());
    m_create->setEnabled(obstacle.isEmpty() && !isRunning());
}

void CreateUserDialog::create()
{
    await(service().perform(command()), [this](const Result<IdentityChange>&) {
        if (m_without->isChecked())
            finish(tr("%1 is created.").arg(m_name->text().trimmed()));
        else
            givePassword();
    });
}

void CreateUserDialog::givePassword()
{
    const SecretText password =
        m_typed->isChecked() ? m_password->password() : SecretText(QStringView(m_secret));
    await(service().setUserPassword(user(), password, m_mustChange->isChecked()),
          [this](const Result<void>&) {
              m_password->forget();
              finish(tr("%1 is created, with a password.").arg(m_name->text().trimmed()));
          });
}

void CreateUserDialog::refused(const Error& error)
{
    if (service().directory().user(m_account, m_name->text().trimmed()) != nullptr)
        problem()->showNotice(Semantic::Error, tr("The user is created, but has no password."),
                              error.message);
    else
        IdentityDialog::refused(error);
}

} // namespace billfold
