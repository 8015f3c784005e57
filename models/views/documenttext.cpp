// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/documenttext.h"

#include <QCryptographicHash>
#include <QLocale>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int digitsThatCount = 6;

const QLocale& english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

/// Commas every three digits of the whole part.
QString grouped(QString plain)
{
    const qsizetype point = plain.indexOf(u'.');
    for (qsizetype at = (point < 0 ? plain.size() : point) - 3; at > 0; at -= 3)
        plain.insert(at, u',');
    return plain;
}

QString plainWide(Money::Wide value)
{
    QString digits;
    do {
        digits.prepend(QChar(u'0' + static_cast<char16_t>(value % 10)));
        value /= 10;
    } while (value > 0);
    return digits;
}

/// a / b (b > 0, a >= 0) as decimal digits, rounded half up to `digitsThatCount` digits from the first that
/// is not zero, with `least` decimals at least and eighteen at most. Long division, so that nothing
/// overflows.
QString quotient(Money::Wide a, Money::Wide b, int least)
{
    constexpr Money::Wide most = Money::Wide(1) << 120;
    while (b > most / 16 || a > most) { // far beyond what digits could show
        a /= 2;
        b /= 2;
    }
    b = std::max<Money::Wide>(b, 1);
    QString digits = plainWide(a / b); // the whole part, then decimals
    Money::Wide rest = a % b;
    const qsizetype whole = digits.size();
    qsizetype counted = a / b == 0 ? 0 : whole;
    qsizetype decimals = 0;
    while (decimals < least || (counted < digitsThatCount && decimals < 18)) {
        rest *= 10;
        const auto digit = static_cast<int>(rest / b);
        rest %= b;
        digits.append(QChar(u'0' + static_cast<char16_t>(digit)));
        ++decimals;
        if (counted > 0 || digit != 0)
            ++counted;
    }
    if (rest * 2 >= b) { // round up, carrying
        qsizetype at = digits.size() - 1;
        while (at >= 0 && digits[at] == u'9')
            digits[at--] = u'0';
        if (at >= 0)
            digits[at] = QChar(digits[at].unicode() + 1);
        else
            digits.prepend(u'1');
    }
    const qsizetype point = digits.size() - decimals;
    while (decimals > least && digits.endsWith(u'0')) {
        digits.chop(1);
        --decimals;
    }
    return decimals > 0 ? digits.left(point) + u'.' + digits.mid(point) : digits;
}

QString sign(bool negative)
{
    return negative ? QString(QChar(0x2212)) : QString();
}

} // namespace

QString documentDate(QDate date)
{
    return english().toString(date, u"MMMM d, yyyy"_s);
}

QString periodText(BillingPeriod period)
{
    return english().toString(period.firstDay(), u"MMMM d"_s) + u" \u2013 "_s +
           documentDate(period.lastDay());
}

QString documentAmount(Money::Wide cents)
{
    return sign(cents < 0) + grouped(centsToString(cents < 0 ? -cents : cents));
}

QString documentQuantity(Money quantity)
{
    const Money::Wide value = quantity.abs().attos();
    const bool whole = value % Money::attosPerUnit == 0;
    return sign(quantity.isNegative()) +
           grouped(whole ? plainWide(value / Money::attosPerUnit) : quotient(value, Money::attosPerUnit, 3));
}

QString documentRate(Money amount, Money quantity)
{
    if (quantity.isZero())
        return {};
    return sign(amount.isNegative() != quantity.isNegative() && !amount.isZero()) +
           grouped(quotient(amount.abs().attos(), quantity.abs().attos(), 4));
}

QString documentShare(Money part, Money whole)
{
    const Money::Wide base = whole.attos() / 1'000'000;
    if (base == 0)
        return u"0.0 %"_s;
    // Tenths of a per cent, rounded half away from zero, in whole numbers.
    const Money::Wide twice = part.attos() / 1'000'000 * 2000 / base;
    const auto tenths = static_cast<qint64>(twice >= 0 ? (twice + 1) / 2 : (twice - 1) / 2);
    return sign(tenths < 0) + u"%1.%2 %"_s.arg(qAbs(tenths) / 10).arg(qAbs(tenths) % 10);
}

QString fileNamePart(const QString& text)
{
    QString name;
    for (const QChar c : text.left(80)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                           c == u'-' || c == u'.';
        name.append(plain ? c : QChar(u'_'));
    }
    while (name.startsWith(u'.'))
        name.front() = u'_';
    return name.isEmpty() ? u"unnamed"_s : name;
}

QString fileNameKey(const QString& key)
{
    const QString name = fileNamePart(key);
    if (name == key)
        return name;
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex();
    return name + u'-' + QString::fromLatin1(hash.left(6));
}

} // namespace billfold
