// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/moneytext.h"

#include "models/views/documenttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

constexpr QChar minus(0x2212);
constexpr QChar noBreak(0x00A0);

/// The C locale leaves separators out unless told otherwise; on screen they always stand.
QLocale withGroups(QLocale locale)
{
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

QString localDigits(const QString& digits, const QLocale& locale)
{
    const QString zero = locale.zeroDigit();
    if (zero == "0"_L1 || zero.size() != 1)
        return digits;
    QString local;
    for (QChar digit : digits)
        local += QChar(static_cast<char16_t>(zero.at(0).unicode() + digit.digitValue()));
    return local;
}

/// Puts `plain` (C notation, `-` and `.`) into the notation of the locale, with U+2212.
QString localized(const QString& plain, const QLocale& wanted)
{
    const QLocale locale = withGroups(wanted);
    const bool negative = plain.startsWith(u'-');
    const qsizetype start = negative ? 1 : 0;
    const qsizetype point = plain.indexOf(u'.');
    const QString whole = plain.mid(start, point < 0 ? -1 : point - start);
    bool fits = false;
    const qulonglong units = whole.toULongLong(&fits);
    QString text = fits ? locale.toString(units) : localDigits(whole, locale);
    if (point >= 0)
        text += locale.decimalPoint() + localDigits(plain.mid(point + 1), locale);
    return negative ? minus + text : text;
}

QString currencySign(const QString& currency)
{
    static constexpr struct {
        QLatin1StringView code;
        char16_t sign;
    } signs[] = {{"USD"_L1, u'$'}, {"EUR"_L1, u'\u20ac'}, {"GBP"_L1, u'\u00a3'}, {"JPY"_L1, u'\u00a5'}};
    for (const auto& entry : signs) {
        if (currency == entry.code)
            return QString(QChar(entry.sign));
    }
    return {};
}

QString withCurrency(const QString& currency, const QString& amount)
{
    const bool negative = amount.startsWith(minus);
    const QString figure = negative ? amount.mid(1) : amount;
    const QString sign = currencySign(currency);
    QString text = negative ? QString(minus) : QString();
    if (!sign.isEmpty())
        text += sign;
    else if (!currency.isEmpty())
        text += currency + noBreak;
    return text + figure;
}

/// |part| * 1000 / |whole|, rounded half up, without overflow.
Money::Wide permille(Money part, Money whole)
{
    Money::Wide a = part.abs().attos();
    Money::Wide b = whole.abs().attos();
    constexpr Money::Wide limit = (Money::Wide(1) << 126) / 2000;
    while (a > limit || b > limit) {
        a /= 10;
        b /= 10;
    }
    return b == 0 ? 0 : (a * 2000 + b) / (b * 2);
}

QString onePlace(Money::Wide permilleValue, const QLocale& locale)
{
    const auto clipped =
        static_cast<qint64>(std::min<Money::Wide>(permilleValue, std::numeric_limits<qint64>::max()));
    return localized(u"%1.%2"_s.arg(clipped / 10).arg(clipped % 10), locale) + noBreak + u'%';
}

} // namespace

QString formatCents(Money::Wide cents, const QLocale& locale)
{
    return localized(centsToString(cents), locale);
}

QString formatMoney(Money amount, const QLocale& locale)
{
    return formatCents(amount.roundedToCents(), locale);
}

QString formatSignedCents(Money::Wide cents, const QLocale& locale)
{
    return cents > 0 ? u'+' + formatCents(cents, locale) : formatCents(cents, locale);
}

QString formatSigned(Money amount, const QLocale& locale)
{
    return formatSignedCents(amount.roundedToCents(), locale);
}

QString formatExact(Money amount, const QLocale& locale)
{
    return localized(amount.toString(), locale);
}

QString formatRate(Money amount, Money quantity, const QLocale& locale)
{
    const QString rate = documentRate(amount, quantity).remove(u',').replace(minus, u'-');
    return rate.isEmpty() ? QString() : localized(rate, locale);
}

QString formatMoneyWithCurrency(const QString& currency, Money amount, const QLocale& locale)
{
    return withCurrency(currency, formatMoney(amount, locale));
}

QString formatCentsWithCurrency(const QString& currency, Money::Wide cents, const QLocale& locale)
{
    return withCurrency(currency, formatCents(cents, locale));
}

QString formatChange(Money base, Money now, const QLocale& locale)
{
    if (base == now)
        return u"="_s;
    if (base.isZero())
        return QCoreApplication::translate("MoneyText", "new");
    const Money difference = now - base;
    // Against a negative base "more" is still towards plus.
    const QString share = onePlace(permille(difference, base), locale);
    return (difference.isNegative() ? minus : QChar(u'+')) + share;
}

QString formatShare(Money part, Money whole, const QLocale& locale)
{
    if (whole.isZero())
        return noValue();
    const QString share = onePlace(permille(part, whole), locale);
    return part.isNegative() != whole.isNegative() && !part.isZero() ? minus + share : share;
}

QString formatCount(qint64 count, const QLocale& locale)
{
    return localized(QString::number(count), locale);
}

QString formatCounted(qint64 count, const QString& one, const QString& many, const QLocale& locale)
{
    return count == 1 ? one : many.arg(formatCount(count, locale));
}

QString noValue()
{
    return u"\u2013"_s;
}

} // namespace billfold
