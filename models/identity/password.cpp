// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/password.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

using Kind = PasswordRule::Kind;

struct PasswordText {
    Q_DECLARE_TR_FUNCTIONS(Password)
};

constexpr int rootLength = 8;
constexpr int longest = 128;

// Section 6.1 of the reference: the provider's own words differ between the two.
constexpr QStringView userSymbols = u"!@#$%^&*()_+-=[]{}|'";
constexpr QStringView rootSymbols = u"!@#$%^&*()<>[]{}|_+-='";

bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAccepted(QChar c)
{
    return c == u'\t' || c == u'\n' || c == u'\r' || (c >= u' ' && c <= QChar(0xff));
}

bool hasUpper(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isUpper);
}

bool hasLower(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isLower);
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), isDigit);
}

bool hasSymbol(QStringView text, QStringView symbols)
{
    return std::any_of(text.begin(), text.end(), [&](QChar c) { return symbols.contains(c); });
}

/// ! @ # …: apart, so that none is overlooked.
QString spaced(QStringView symbols)
{
    QString text;
    for (const QChar c : symbols) {
        if (!text.isEmpty())
            text += u' ';
        text += c;
    }
    return text;
}

PasswordRule lengthRule(QStringView password, int shortest)
{
    return {Kind::Length, PasswordText::tr("At least %n characters", nullptr, shortest),
            password.size() >= shortest};
}

PasswordRule upperRule(QStringView password)
{
    return {Kind::Uppercase, PasswordText::tr("An upper-case letter, A to Z"), hasUpper(password)};
}

PasswordRule lowerRule(QStringView password)
{
    return {Kind::Lowercase, PasswordText::tr("A lower-case letter, a to z"), hasLower(password)};
}

PasswordRule digitRule(QStringView password)
{
    return {Kind::Digit, PasswordText::tr("A digit, 0 to 9"), hasDigit(password)};
}

PasswordRule symbolRule(QStringView password, QStringView symbols)
{
    return {Kind::Symbol, PasswordText::tr("A special character: %1").arg(spaced(symbols)),
            hasSymbol(password, symbols)};
}

PasswordRule threeOfFourRule(QStringView password)
{
    const int classes = int(hasUpper(password)) + int(hasLower(password)) + int(hasDigit(password)) +
                        int(hasSymbol(password, userSymbols));
    return {Kind::ThreeOfFourClasses,
            PasswordText::tr("Three of the four: upper case, lower case, digits, special characters (%1)")
                .arg(spaced(userSymbols)),
            classes >= 3};
}

/// What every password has to keep, whatever the policy.
QList<PasswordRule> commonRules(QStringView password, const PasswordOwner& owner)
{
    const auto isTheSameAs = [&](const QString& name) {
        return !name.isEmpty() && password.compare(name, Qt::CaseInsensitive) == 0;
    };
    return {{Kind::MaximumLength, PasswordText::tr("At most %n characters", nullptr, longest),
             password.size() <= longest},
            {Kind::NotTheName, PasswordText::tr("Not the name or the email address"),
             !isTheSameAs(owner.accountName) && !isTheSameAs(owner.email) && !isTheSameAs(owner.userName)},
            {Kind::Characters, PasswordText::tr("Only letters, digits and signs of Western Europe"),
             std::all_of(password.begin(), password.end(), isAccepted)}};
}

} // namespace

QList<PasswordRule> checkRootPassword(QStringView password, const PasswordOwner& owner)
{
    return QList<PasswordRule>{lengthRule(password, rootLength), upperRule(password), lowerRule(password),
                               digitRule(password), symbolRule(password, rootSymbols)} +
           commonRules(password, owner);
}

QList<PasswordRule> checkUserPassword(QStringView password, const std::optional<PasswordPolicy>& policy,
                                      const PasswordOwner& owner)
{
    if (!policy)
        return QList<PasswordRule>{lengthRule(password, rootLength), threeOfFourRule(password)} +
               commonRules(password, owner);
    QList<PasswordRule> rules{lengthRule(password, policy->minimumLength)};
    if (policy->requireUppercase)
        rules.append(upperRule(password));
    if (policy->requireLowercase)
        rules.append(lowerRule(password));
    if (policy->requireNumbers)
        rules.append(digitRule(password));
    if (policy->requireSymbols)
        rules.append(symbolRule(password, userSymbols));
    return rules + commonRules(password, owner);
}

bool allMet(const QList<PasswordRule>& rules)
{
    return std::all_of(rules.begin(), rules.end(), [](const PasswordRule& rule) { return rule.met; });
}

} // namespace billfold
