// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/amountinput.h"

#include "models/views/moneytext.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AmountInput", sentence);
}

Error wrong(const QString& sentence)
{
    return {ErrorCode::Invalid, sentence, {}};
}

Error notAnAmount(const QString& text, const QLocale& locale)
{
    return wrong(tr("'%1' is not an amount. Type it like %2.")
                     .arg(text.trimmed(), formatMoney(Money::fromCents(123456), locale)));
}

/// What a sign in front of an amount stands for; empty: no sign.
QString currencyOfSign(QChar sign)
{
    switch (sign.unicode()) {
    case u'$':
        return u"USD"_s;
    case u'\u20ac':
        return u"EUR"_s;
    case u'\u00a3':
        return u"GBP"_s;
    case u'\u00a5':
        return u"JPY"_s;
    default:
        return {};
    }
}

bool isDollar(const QString& currency)
{
    static const QStringList dollars{u"USD"_s, u"AUD"_s, u"CAD"_s, u"NZD"_s, u"SGD"_s, u"HKD"_s, u"TWD"_s};
    return dollars.contains(currency);
}

/// Takes currency code and sign off either end; gives the code found, empty where there is none.
QString takeCurrency(QString& text, const QString& expected)
{
    static const QRegularExpression code(u"^([A-Za-z]{3})\\b|\\b([A-Za-z]{3})$"_s);
    QString found;
    for (const QString& dollar : {u"US$"_s, u"us$"_s}) {
        if (text.contains(dollar)) {
            text = text.replace(dollar, QString()).trimmed();
            found = u"USD"_s;
        }
    }
    if (const QRegularExpressionMatch match = code.match(text); found.isEmpty() && match.hasMatch()) {
        found = match.captured().toUpper();
        text.remove(match.capturedStart(), match.capturedLength());
        text = text.trimmed();
    }
    for (const qsizetype at : {qsizetype(0), text.size() - 1}) {
        if (at < 0 || at >= text.size())
            continue;
        const QString bySign = currencyOfSign(text.at(at));
        if (bySign.isEmpty())
            continue;
        // A dollar sign stands for every dollar, and the code beside it says more.
        if (found.isEmpty() && !(bySign == "USD"_L1 && isDollar(expected)))
            found = bySign;
        text.remove(at, 1);
        text = text.trimmed();
        break;
    }
    return found;
}

/// Takes the sign off: a minus at either end, parentheses, CR.
bool takeSign(QString& text)
{
    bool negative = false;
    text.replace(QChar(0x2212), u'-');
    if (text.startsWith(u'(') && text.endsWith(u')')) {
        negative = true;
        text = text.mid(1, text.size() - 2).trimmed();
    }
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        negative = negative != text.startsWith(u'-');
        text = text.mid(1).trimmed();
    } else if (text.endsWith(u'-')) {
        negative = !negative;
        text.chop(1);
        text = text.trimmed();
    }
    return negative;
}

/// Where the decimal point stands, -1 where there is none.
qsizetype decimalPlace(const QString& text, const QLocale& locale)
{
    const qsizetype point = text.lastIndexOf(u'.');
    const qsizetype comma = text.lastIndexOf(u',');
    if (point >= 0 && comma >= 0)
        return std::max(point, comma);
    const qsizetype only = std::max(point, comma);
    if (only < 0)
        return -1;
    const QChar separator = text.at(only);
    if (text.count(separator) > 1)
        return -1;
    if (locale.decimalPoint() == QString(separator))
        return only;
    // Not the locale's decimal point: it groups if what stands around it is a group, else it was meant as
    // one.
    const bool group = text.size() - only - 1 == 3 && only >= 1 && only <= 3 && text.at(0) != u'0';
    return group ? -1 : only;
}

bool isGroupSeparator(QChar character)
{
    return character == u'.' || character == u',' || character == u'\'' || character == u'\u2019' ||
           character.isSpace();
}

/// The digits before the decimal point without separators; nullopt where groups are not of three.
std::optional<QString> joinedGroups(const QString& whole)
{
    QString digits;
    qsizetype inGroup = 0;
    bool grouped = false;
    QChar separator;
    for (const QChar character : whole) {
        if (character.isDigit()) {
            digits += QChar(static_cast<char16_t>(u'0' + character.digitValue()));
            ++inGroup;
            continue;
        }
        if (!isGroupSeparator(character) || (grouped && (inGroup != 3 || character != separator)) ||
            inGroup == 0 || inGroup > 3)
            return std::nullopt;
        grouped = true;
        separator = character;
        inGroup = 0;
    }
    if (grouped && inGroup != 3)
        return std::nullopt;
    return digits;
}

} // namespace

Result<Money> readAmount(const QString& typed, const QString& currency, const QLocale& locale)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return wrong(tr("Type the amount of the invoice, like %1.")
                         .arg(formatMoney(Money::fromCents(123456), locale)));
    // Currency and minus may stand in either order: -$4.18, $-4.18, (USD 4.18).
    bool negative = takeSign(text);
    const QString found = takeCurrency(text, currency);
    negative = takeSign(text) != negative;
    if (std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); }))
        return notAnAmount(typed, locale);
    if (!found.isEmpty() && found != currency)
        return wrong(tr("This bill is in %1; the amount is in %2.").arg(currency, found));
    const qsizetype place = decimalPlace(text, locale);
    const std::optional<QString> whole = joinedGroups(place < 0 ? text : text.left(place));
    QString fraction = place < 0 ? QString() : text.mid(place + 1);
    bool digitsOnly = whole.has_value() && !(whole->isEmpty() && fraction.isEmpty());
    for (QChar& character : fraction) {
        digitsOnly = digitsOnly && character.isDigit();
        if (character.isDigit())
            character = QChar(static_cast<char16_t>(u'0' + character.digitValue()));
    }
    if (!digitsOnly)
        return notAnAmount(typed, locale);
    const QString plain = (negative ? u"-"_s : QString()) + (whole->isEmpty() ? u"0"_s : *whole) +
                          (fraction.isEmpty() ? QString() : u'.' + fraction);
    const Money::Parsed parsed = Money::parse(plain.toStdString());
    switch (parsed.status) {
    case Money::ParseStatus::Exact:
        return parsed.value;
    case Money::ParseStatus::Rounded:
        return wrong(tr("'%1' has more than 18 decimals. Type the amount as the invoice shows it.")
                         .arg(typed.trimmed()));
    case Money::ParseStatus::OutOfRange:
        return wrong(tr("'%1' is too large for an amount.").arg(typed.trimmed()));
    case Money::ParseStatus::NotANumber:
        break;
    }
    return notAnAmount(typed, locale);
}

} // namespace billfold
