// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace billfold
{

/// What an account asks of the passwords of its IAM users (section 6.1 of the reference). The members'
/// defaults are those of a policy in which nothing is chosen.
struct PasswordPolicy {
    int minimumLength = 6; ///< 6 to 128
    bool requireSymbols = false;
    bool requireNumbers = false;
    bool requireUppercase = false;
    bool requireLowercase = false;
    bool allowUsersToChange = false;
    std::optional<int> maxAgeDays{};      ///< 1 to 1095; none: passwords do not expire
    std::optional<int> reusePrevention{}; ///< 1 to 24 earlier passwords; none: any may come again
    bool hardExpiry = false;              ///< who let it expire needs an administrator
    friend bool operator==(const PasswordPolicy&, const PasswordPolicy&) = default;
};

/// One thing that a password must have, and whether it has it: a line of the checklist.
struct PasswordRule {
    enum class Kind {
        Length,
        MaximumLength,
        Uppercase,
        Lowercase,
        Digit,
        Symbol,
        ThreeOfFourClasses,
        NotTheName, ///< nor the address of the account
        Characters  ///< only characters that passwords may have
    };
    Kind kind;
    QString text; ///< translated: "At least 8 characters"
    bool met = false;
};

/// Whom a password is for: what it may not be the same as.
struct PasswordOwner {
    QString accountName, email, userName;
};

/// For the root user of an account that pays, and of any other: at least eight characters with upper and
/// lower case, a digit and a special character. Always in force, whatever the account's policy.
QList<PasswordRule> checkRootPassword(QStringView password, const PasswordOwner& owner);
/// For an IAM user; without a policy of its own the account has the provider's default.
QList<PasswordRule> checkUserPassword(QStringView password, const std::optional<PasswordPolicy>& policy,
                                      const PasswordOwner& owner);
bool allMet(const QList<PasswordRule>& rules);

/// 0 (guessed at once) to 4 (strong), by an estimate of how many guesses it takes; with one sentence of
/// advice, translated, empty for a strong one.
struct PasswordStrength {
    int score = 0;
    QString advice;
};
PasswordStrength passwordStrength(QStringView password, const PasswordOwner& owner);

} // namespace billfold
