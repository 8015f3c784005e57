// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/accountsecuritydialogs.h"

#include "models/services/organizationservice.h"
#include "models/views/organizationtext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/optioncard.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

AliasDialog::AliasDialog(std::shared_ptr<Workspace> workspace, const AccountId& account, NoticeSink notice,
                         QWidget* parent)
    : IdentityDialog(tr("Account alias"), std::move(workspace), std::move(notice), parent),
      m_account(account), m_alias(new QLineEdit(this)),
      m_field(
          new FormField(tr("&Alias"), m_alias,
                        tr("3 to 63 lower case letters, digits and hyphens. Empty: none. Users sign in with "
                           "it in place of the account id."),
                        this)),
      m_set(nullptr)
{
    setHeading(tr("Account alias"), nodeName(this->workspace()->organizations().world(), account));
    body()->addWidget(m_field);
    body()->addStretch(1);
    const AccountSecurity* security = service().directory().security(account);
    m_before = security != nullptr ? security->alias : QString();
    m_alias->setText(m_before);
    m_alias->selectAll();
    addCancel();
    m_set = addButton(tr("Save alias"), ButtonRole::Primary);
    setMinimumWidth(440);
    connect(m_alias, &QLineEdit::textChanged, this, &AliasDialog::settle);
    connect(m_set, &QPushButton::clicked, this, [this] {
        const QString alias = m_alias->text().trimmed();
        perform(SetAccountAlias{m_account, alias}, alias.isEmpty()
                                                       ? tr("The account has no alias any more.")
                                                       : tr("Users can sign in with %1.").arg(alias));
    });
    settle();
    m_alias->setFocus();
}

void AliasDialog::settle()
{
    const QString alias = m_alias->text().trimmed();
    const bool changed = alias != m_before;
    const Result<void> would =
        changed ? service().rehearse(SetAccountAlias{m_account, alias}) : Result<void>();
    m_field->setError(would ? QString() : would.error().message);
    m_set->setEnabled(changed && would && !isRunning());
}

void AliasDialog::refused(const Error& error)
{
    m_field->setError(error.message);
}

PasswordPolicyDialog::PasswordPolicyDialog(std::shared_ptr<Workspace> workspace, const AccountId& account,
                                           NoticeSink notice, QWidget* parent)
    : IdentityDialog(tr("Password policy"), std::move(workspace), std::move(notice), parent),
      m_account(account),
      m_default(
          new OptionCard(tr("Default"),
                         tr("At least 8 characters, three of upper case, lower case, digits and symbols, "
                            "and not the name or the address of the account. Passwords do not expire."),
                         u"password"_s, this)),
      m_custom(new OptionCard(tr("Custom"), tr("The account's own rules."), u"settings"_s, this)),
      m_fields(nullptr), m_length(new QSpinBox(this)),
      m_upper(new QCheckBox(tr("An &upper case letter"), this)),
      m_lower(new QCheckBox(tr("A &lower case letter"), this)), m_digits(new QCheckBox(tr("A &digit"), this)),
      m_symbols(new QCheckBox(tr("A &symbol"), this)),
      m_mayChange(new QCheckBox(tr("Users may &change their own password"), this)),
      m_expires(new QCheckBox(tr("Passwords &expire after (days)"), this)), m_maxAge(new QSpinBox(this)),
      m_hardExpiry(new QCheckBox(tr("Who lets it expire needs an &administrator"), this)),
      m_noReuse(new QCheckBox(tr("&None of the last passwords may come again"), this)),
      m_reuse(new QSpinBox(this)), m_save(nullptr)
{
    setHeading(tr("Password policy"),
               tr("For the users of %1. The root user's password has rules of its own, always.")
                   .arg(nodeName(this->workspace()->organizations().world(), account)));
    m_fields = buildFields();
    body()->addWidget(m_default);
    body()->addWidget(m_custom);
    body()->addWidget(m_fields);
    body()->addStretch(1);
    addCancel();
    m_save = addButton(tr("Save policy"), ButtonRole::Primary);
    setMinimumWidth(520);
    for (QAbstractButton* button :
         {static_cast<QAbstractButton*>(m_custom), static_cast<QAbstractButton*>(m_expires),
          static_cast<QAbstractButton*>(m_noReuse)})
        connect(button, &QAbstractButton::toggled, this, &PasswordPolicyDialog::settle);
    connect(m_save, &QPushButton::clicked, this, &PasswordPolicyDialog::save);
    const AccountSecurity* security = service().directory().security(account);
    setPolicy(security != nullptr ? security->passwordPolicy : std::nullopt);
}

QWidget* PasswordPolicyDialog::buildFields()
{
    auto* part = new QWidget(this);
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(Metrics::panelPadding, 0, 0, 0);
    grid->setVerticalSpacing(Metrics::unit);
    m_length->setRange(6, 128);
    m_maxAge->setRange(1, 1095);
    m_reuse->setRange(1, 24);
    m_maxAge->setAccessibleName(tr("Days until a password expires"));
    m_reuse->setAccessibleName(tr("How many earlier passwords may not come again"));
    auto* length = new QLabel(tr("Least &number of characters"), part);
    length->setBuddy(m_length);
    int row = 0;
    grid->addWidget(length, row, 0);
    grid->addWidget(m_length, row++, 1);
    for (QCheckBox* one : {m_upper, m_lower, m_digits, m_symbols, m_mayChange})
        grid->addWidget(one, row++, 0, 1, 2);
    grid->addWidget(m_expires, row, 0);
    grid->addWidget(m_maxAge, row++, 1);
    grid->addWidget(m_hardExpiry, row++, 0, 1, 2);
    grid->addWidget(m_noReuse, row, 0);
    grid->addWidget(m_reuse, row++, 1);
    grid->setColumnStretch(0, 1);
    return part;
}

void PasswordPolicyDialog::setPolicy(const std::optional<PasswordPolicy>& policy)
{
    (policy ? m_custom : m_default)->setChecked(true);
    // Where an account begins to have rules of its own, they begin as strict as the root user's.
    const PasswordPolicy shown = policy.value_or(PasswordPolicy{.minimumLength = 8,
                                                                .requireSymbols = true,
                                                                .requireNumbers = true,
                                                                .requireUppercase = true,
                                                                .requireLowercase = true,
                                                                .allowUsersToChange = true});
    m_length->setValue(shown.minimumLength);
    m_upper->setChecked(shown.requireUppercase);
    m_lower->setChecked(shown.requireLowercase);
    m_digits->setChecked(shown.requireNumbers);
    m_symbols->setChecked(shown.requireSymbols);
    m_mayChange->setChecked(shown.allowUsersToChange);
    m_expires->setChecked(shown.maxAgeDays.has_value());
    m_maxAge->setValue(shown.maxAgeDays.value_or(90));
    m_hardExpiry->setChecked(shown.hardExpiry);
    m_noReuse->setChecked(shown.reusePrevention.has_value());
    m_reuse->setValue(shown.reusePrevention.value_or(5));
    settle();
}

std::optional<PasswordPolicy> PasswordPolicyDialog::policy() const
{
    if (m_default->isChecked())
        return std::nullopt;
    PasswordPolicy policy;
    policy.minimumLength = m_length->value();
    policy.requireUppercase = m_upper->isChecked();
    policy.requireLowercase = m_lower->isChecked();
    policy.requireNumbers = m_digits->isChecked();
    policy.requireSymbols = m_symbols->isChecked();
    policy.allowUsersToChange = m_mayChange->isChecked();
    if (m_expires->isChecked())
        policy.maxAgeDays = m_maxAge->value();
    policy.hardExpiry = m_expires->isChecked() && m_hardExpiry->isChecked();
    if (m_noReuse->isChecked())
        policy.reusePrevention = m_reuse->value();
    return policy;
}

void PasswordPolicyDialog::settle()
{
    m_fields->setEnabled(m_custom->isChecked());
    m_maxAge->setEnabled(m_expires->isChecked());
    m_hardExpiry->setEnabled(m_expires->isChecked());
    m_reuse->setEnabled(m_noReuse->isChecked());
    m_save->setEnabled(!isRunning());
}

void PasswordPolicyDialog::save()
{
    perform(UpdatePasswordPolicy{m_account, policy()}, tr("The password policy is saved."),
            tr("It holds from the next change of a password on; expiry holds at once."));
}

} // namespace billfold
