// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/password.h"
#include "models/identity/secrettext.h"

#include <QWidget>

#include <functional>

namespace billfold
{

class FormField;
class PasswordField;
class RuleList;
class StrengthMeter;

/// The fields for a password that is being chosen: once, with its strength and the rules that it meets as one
/// types, and once again.
class NewPassword : public QWidget
{
    Q_OBJECT

public:
    using Check = std::function<QList<PasswordRule>(const SecretText& password)>;

    /// `check` says which rules are in force, of `owner`.
    NewPassword(PasswordOwner owner, Check check, QWidget* parent = nullptr);

    /// All rules are met and both are the same.
    bool isComplete() const;
    /// What is still missing, a sentence; empty where nothing is.
    QString obstacle() const;
    SecretText password() const;
    /// Why it was not taken; stands at the first field until one types on.
    void setError(const QString& error);
    /// Both lines are emptied and overwritten.
    void forget();
    PasswordField* first() const { return m_new; }
    PasswordField* again() const { return m_again; }
    RuleList* rules() const { return m_rules; }
    StrengthMeter* meter() const { return m_meter; }

signals:
    void changed();

private:
    void typed();

    PasswordOwner m_owner;
    Check m_check;
    PasswordField* m_new;
    PasswordField* m_again;
    FormField* m_newField;
    FormField* m_againField;
    StrengthMeter* m_meter;
    RuleList* m_rules;
};

/// A password that meets every rule there can be, for somebody else to begin with: letters and digits that
/// cannot be mistaken for each other, from the system's random numbers.
QString makePassword();

} // namespace billfold
