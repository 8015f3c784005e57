// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyvalues.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

/// Cuts exactly so many digits off the start.
std::optional<int> cutDigits(QStringView& text, qsizetype count)
{
    if (text.size() < count || !isDigits(text.left(count)))
        return std::nullopt;
    const int number = text.left(count).toInt();
    text = text.sliced(count);
    return number;
}

bool cut(QStringView& text, QChar c)
{
    if (!text.startsWith(c))
        return false;
    text = text.sliced(1);
    return true;
}

/// "Z" or "+hh:mm", as seconds east of Greenwich.
std::optional<int> readZone(QStringView text)
{
    if (text == u"Z" || text == u"z")
        return 0;
    const bool west = text.startsWith(u'-');
    if (!west && !text.startsWith(u'+'))
        return std::nullopt;
    text = text.sliced(1);
    const std::optional<int> hours = cutDigits(text, 2);
    cut(text, u':');
    const std::optional<int> minutes = cutDigits(text, 2);
    if (!hours || !minutes || !text.isEmpty() || *hours > 14 || *minutes > 59)
        return std::nullopt;
    const int seconds = *hours * 3600 + *minutes * 60;
    return west ? -seconds : seconds;
}

std::optional<QTime> cutTime(QStringView& text)
{
    const std::optional<int> hour = cutDigits(text, 2);
    if (!hour || !cut(text, u':'))
        return std::nullopt;
    const std::optional<int> minute = cutDigits(text, 2);
    std::optional<int> second = 0;
    int milliseconds = 0;
    if (cut(text, u':')) {
        second = cutDigits(text, 2);
        if (cut(text, u'.')) {
            qsizetype count = 0;
            while (count < text.size() && isDigit(text[count]))
                ++count;
            if (count == 0)
                return std::nullopt;
            milliseconds = QString(text.left(count) % u"00").left(3).toInt();
            text = text.sliced(count);
        }
    }
    if (!minute || !second || !QTime::isValid(*hour, *minute, *second))
        return std::nullopt;
    return QTime(*hour, *minute, *second, milliseconds);
}

std::optional<std::array<quint8, 4>> readFour(QStringView text)
{
    std::array<quint8, 4> bytes{};
    const QList<QStringView> parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    for (qsizetype i = 0; i < 4; ++i) {
        const QStringView part = parts[i];
        if (part.isEmpty() || part.size() > 3 || !isDigits(part) || part.toInt() > 255)
            return std::nullopt;
        bytes[static_cast<std::size_t>(i)] = static_cast<quint8>(part.toInt());
    }
    return bytes;
}

/// The 16-bit groups of one side of "::", as bytes; the last may be an IPv4 address.
std::optional<QList<quint8>> readGroups(QStringView text)
{
    QList<quint8> bytes;
    if (text.isEmpty())
        return bytes;
    const QList<QStringView> parts = text.split(u':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i + 1 == parts.size() && parts[i].contains(u'.')) {
            const auto four = readFour(parts[i]);
            if (!four)
                return std::nullopt;
            for (const quint8 byte : *four)
                bytes.append(byte);
            continue;
        }
        const bool hexadecimal = std::all_of(parts[i].begin(), parts[i].end(), [](QChar c) {
            return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        });
        if (parts[i].isEmpty() || parts[i].size() > 4 || !hexadecimal)
            return std::nullopt;
        const uint group = parts[i].toUInt(nullptr, 16);
        bytes.append(static_cast<quint8>(group >> 8));
        bytes.append(static_cast<quint8>(group & 0xff));
    }
    return bytes;
}

std::optional<std::array<quint8, 16>> readSix(QStringView text)
{
    std::array<quint8, 16> bytes{};
    const qsizetype gap = text.indexOf(u"::");
    const std::optional<QList<quint8>> head = readGroups(gap < 0 ? text : text.left(gap));
    const std::optional<QList<quint8>> tail = readGroups(gap < 0 ? QStringView() : text.sliced(gap + 2));
    if (!head || !tail)
        return std::nullopt;
    const qsizetype count = head->size() + tail->size();
    if (gap < 0 ? count != 16 : count > 14)
        return std::nullopt;
    std::copy(head->begin(), head->end(), bytes.begin());
    std::copy(tail->begin(), tail->end(), bytes.end() - tail->size());
    return bytes;
}

} // namespace

std::optional<PolicyNumber> PolicyNumber::parse(QStringView text)
{
    PolicyNumber number;
    text = text.trimmed();
    number.m_negative = text.startsWith(u'-');
    if (text.startsWith(u'-') || text.startsWith(u'+'))
        text = text.sliced(1);
    int exponent = 0;
    if (const qsizetype e = text.indexOf(u'e', 0, Qt::CaseInsensitive); e >= 0) {
        bool ok = false;
        exponent = text.sliced(e + 1).toInt(&ok);
        if (!ok || exponent > 1000 || exponent < -1000)
            return std::nullopt;
        text = text.left(e);
    }
    const qsizetype point = text.indexOf(u'.');
    QString whole = text.left(point < 0 ? text.size() : point).toString();
    QString fraction = point < 0 ? QString() : text.sliced(point + 1).toString();
    if ((whole.isEmpty() && fraction.isEmpty()) || !isDigits(whole) || !isDigits(fraction))
        return std::nullopt;
    if (exponent > 0) {
        fraction = fraction.leftJustified(exponent, u'0');
        whole += fraction.left(exponent);
        fraction = fraction.sliced(exponent);
    } else if (exponent < 0) {
        whole = whole.rightJustified(-exponent, u'0');
        fraction = whole.right(-exponent) + fraction;
        whole.chop(-exponent);
    }
    while (whole.startsWith(u'0'))
        whole.remove(0, 1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    number.m_whole = whole;
    number.m_fraction = fraction;
    if (whole.isEmpty() && fraction.isEmpty())
        number.m_negative = false;
    return number;
}

std::strong_ordering operator<=>(const PolicyNumber& a, const PolicyNumber& b)
{
    if (a.m_negative != b.m_negative)
        return a.m_negative ? std::strong_ordering::less : std::strong_ordering::greater;
    const PolicyNumber& low = a.m_negative ? b : a;
    const PolicyNumber& high = a.m_negative ? a : b;
    if (low.m_whole.size() != high.m_whole.size())
        return low.m_whole.size() <=> high.m_whole.size();
    if (const int whole = low.m_whole.compare(high.m_whole); whole != 0)
        return whole <=> 0;
    return low.m_fraction.compare(high.m_fraction) <=> 0;
}

std::optional<qint64> parsePolicyDate(QStringView text)
{
    text = text.trimmed();
    // Four digits are a year; any other number of them are seconds.
    if (!text.isEmpty() && text.size() != 4 && isDigits(text)) {
        bool ok = false;
        const qint64 seconds = text.toLongLong(&ok);
        constexpr qint64 LAST = 253'402'300'799; // of the year 9999
        return ok && seconds <= LAST ? std::optional(seconds * 1000) : std::nullopt;
    }
    const std::optional<int> year = cutDigits(text, 4);
    if (!year)
        return std::nullopt;
    std::optional<int> month = 1;
    std::optional<int> day = 1;
    QTime time(0, 0);
    int zone = 0;
    if (cut(text, u'-')) {
        month = cutDigits(text, 2);
        if (cut(text, u'-'))
            day = cutDigits(text, 2);
    }
    if (cut(text, u'T')) {
        const std::optional<QTime> found = cutTime(text);
        const std::optional<int> offset = readZone(text);
        if (!found || !offset)
            return std::nullopt;
        time = *found;
        zone = *offset;
        text = {};
    }
    if (!month || !day || !text.isEmpty() || !QDate::isValid(*year, *month, *day))
        return std::nullopt;
    return QDateTime(QDate(*year, *month, *day), time, Qt::UTC).toMSecsSinceEpoch() - qint64(zone) * 1000;
}

std::optional<bool> parsePolicyBool(QStringView text)
{
    if (text.compare(u"true", Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare(u"false", Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

std::optional<QByteArray> parsePolicyBinary(QStringView text)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(text.toUtf8(), QByteArray::Base64Option::AbortOnBase64DecodingErrors);
    if (!bytes)
        return std::nullopt;
    return *bytes;
}

std::optional<IpRange> IpRange::parse(QStringView text)
{
    IpRange range;
    text = text.trimmed();
    const qsizetype slash = text.indexOf(u'/');
    const QStringView address = slash < 0 ? text : text.left(slash);
    if (address.contains(u':')) {
        const auto six = readSix(address);
        if (!six)
            return std::nullopt;
        range.m_bytes = *six;
        range.m_six = true;
    } else {
        const auto four = readFour(address);
        if (!four)
            return std::nullopt;
        std::copy(four->begin(), four->end(), range.m_bytes.begin());
    }
    const int most = range.m_six ? 128 : 32;
    range.m_prefix = most;
    if (slash >= 0) {
        const QStringView prefix = text.sliced(slash + 1);
        if (prefix.isEmpty() || prefix.size() > 3 || !isDigits(prefix) || prefix.toInt() > most)
            return std::nullopt;
        range.m_prefix = prefix.toInt();
    }
    return range;
}

bool IpRange::contains(const IpRange& other) const
{
    if (m_six != other.m_six || other.m_prefix < m_prefix)
        return false;
    const auto whole = static_cast<std::size_t>(m_prefix / 8);
    if (!std::equal(m_bytes.begin(), m_bytes.begin() + whole, other.m_bytes.begin()))
        return false;
    const int rest = m_prefix % 8;
    if (rest == 0)
        return true;
    const auto mask = static_cast<quint8>(0xff << (8 - rest));
    return (m_bytes[whole] & mask) == (other.m_bytes[whole] & mask);
}

} // namespace billfold
