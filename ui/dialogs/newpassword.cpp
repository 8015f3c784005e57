// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/newpassword.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/rulelist.h"

#include <QRandomGenerator>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

NewPassword::NewPassword(PasswordOwner owner, Check check, QWidget* parent)
    : QWidget(parent), m_owner(std::move(owner)), m_check(std::move(check)), m_new(new PasswordField(this)),
      m_again(new PasswordField(this)), m_newField(new FormField(tr("&New password"), m_new, {}, this)),
      m_againField(new FormField(tr("New password &again"), m_again, {}, this)),
      m_meter(new StrengthMeter(this)), m_rules(new RuleList(2, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    column->addWidget(m_newField);
    column->addWidget(m_meter);
    column->addWidget(m_rules);
    column->addSpacing(Metrics::unit);
    column->addWidget(m_againField);
    connect(m_new, &QLineEdit::textChanged, this, &NewPassword::typed);
    connect(m_again, &QLineEdit::textChanged, this, &NewPassword::typed);
    typed();
}

void NewPassword::typed()
{
    m_newField->setError({});
    QList<RuleList::Rule> rules;
    for (const PasswordRule& rule : m_check(password()))
        rules.append({rule.text, rule.met});
    m_rules->setRules(rules);
    const QString text = m_new->text();
    if (text.isEmpty()) {
        m_meter->setStrength(-1, {});
    } else {
        const PasswordStrength strength = passwordStrength(text, m_owner);
        m_meter->setStrength(strength.score, strength.advice);
    }
    // Not while the second is still being typed.
    const QString again = m_again->text();
    m_againField->setError(again.isEmpty() || text.startsWith(again)
                               ? QString()
                               : tr("This is not the same. Type the new password once more."));
    emit changed();
}

bool NewPassword::isComplete() const
{
    return obstacle().isEmpty();
}

QString NewPassword::obstacle() const
{
    if (m_new->text().isEmpty())
        return tr("Type a new password.");
    if (!m_rules->allMet())
        return tr("The new password does not meet every rule yet.");
    if (m_again->text() != m_new->text())
        return tr("Type the new password once more.");
    return {};
}

SecretText NewPassword::password() const
{
    return SecretText(QStringView(m_new->text()));
}

void NewPassword::setError(const QString& error)
{
    m_newField->setError(error);
}

void NewPassword::forget()
{
    m_new->forget();
    m_again->forget();
}

QString makePassword()
{
    // Without 0, O, 1, l and I.
    static constexpr QStringView classes[] = {u"ABCDEFGHJKLMNPQRSTUVWXYZ", u"abcdefghijkmnopqrstuvwxyz",
                                              u"23456789", u"!@#$%^&*()_+-=[]{}|"};
    constexpr int length = 20;
    QRandomGenerator* random = QRandomGenerator::system();
    QString all;
    QString made;
    for (QStringView one : classes) {
        made += one[random->bounded(static_cast<int>(one.size()))];
        all += one.left(26);
    }
    while (made.size() < length)
        made += all[random->bounded(static_cast<int>(all.size()))];
    std::shuffle(made.begin(), made.end(), *random);
    return made;
}

} // namespace billfold
