// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/totp.h"

#include "models/identity/passwordhash.h"

#include <QUrl>

#include <oath.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

constexpr int stepSeconds = 30;
constexpr int digits = 6;
constexpr int secretBytes = 20;
constexpr int tolerance = 1; // steps to each side, as RFC 6238 advises

bool ready()
{
    static const bool done = oath_init() == OATH_OK;
    return done;
}

/// In constant time for codes of the right length.
bool isCodeOf(const SecretText& secret, qint64 step, const QByteArray& code)
{
    const QByteArray right = totpCode(secret, step).toLatin1();
    return right.size() == code.size() && right.size() == digits &&
           sodium_memcmp(right.constData(), code.constData(), size_t(digits)) == 0;
}

} // namespace

SecretText makeTotpSecret()
{
    return SecretText(randomBytes(secretBytes));
}

QString base32(const SecretText& secret)
{
    char* encoded = nullptr;
    size_t length = 0;
    const QByteArray& bytes = secret.bytes();
    if (!ready() || bytes.isEmpty() ||
        oath_base32_encode(bytes.constData(), size_t(bytes.size()), &encoded, &length) != OATH_OK)
        return {};
    QString text = QString::fromLatin1(encoded, qsizetype(length));
    sodium_memzero(encoded, length);
    std::free(encoded);
    while (text.endsWith(u'='))
        text.chop(1);
    return text;
}

QString totpUri(const QString& device, const QString& user, const SecretText& secret)
{
    const QString label = QString::fromLatin1(QUrl::toPercentEncoding(device + u'@' + user, "@"_ba));
    return u"otpauth://totp/"_s + label + u"?secret="_s + base32(secret);
}

qint64 totpStep(const QDateTime& at)
{
    const qint64 seconds = at.toSecsSinceEpoch();
    return seconds >= 0 ? seconds / stepSeconds : -1;
}

QString totpCode(const SecretText& secret, qint64 step)
{
    const QByteArray& bytes = secret.bytes();
    if (!ready() || step < 0 || bytes.isEmpty())
        return {};
    std::array<char, digits + 1> code{};
    if (oath_hotp_generate(bytes.constData(), size_t(bytes.size()), quint64(step), digits, false,
                           OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) != OATH_OK)
        return {};
    const QString text = QString::fromLatin1(code.data(), digits);
    sodium_memzero(code.data(), code.size());
    return text;
}

bool isTotpCode(QStringView code)
{
    return code.size() == digits &&
           std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<qint64> acceptTotp(const SecretText& secret, const QString& code, const QDateTime& now,
                                 qint64 lastStep)
{
    if (!isTotpCode(code))
        return std::nullopt;
    // Every step is tried whatever the others said. Where two steps have the same code the later one is
    // taken, so that the code cannot come again.
    std::optional<qint64> accepted;
    const qint64 present = totpStep(now);
    const QByteArray typed = code.toLatin1();
    for (qint64 step = present - tolerance; step <= present + tolerance; ++step) {
        if (isCodeOf(secret, step, typed) && step > lastStep)
            accepted = step;
    }
    return accepted;
}

std::optional<qint64> acceptTwoTotp(const SecretText& secret, const QString& first, const QString& second,
                                    const QDateTime& now, qint64 lastStep, int window)
{
    if (!isTotpCode(first) || !isTotpCode(second))
        return std::nullopt;
    std::optional<qint64> accepted;
    const qint64 present = totpStep(now);
    const QByteArray typedFirst = first.toLatin1();
    const QByteArray typedSecond = second.toLatin1();
    bool firstFits = isCodeOf(secret, present - window - 1, typedFirst);
    for (qint64 step = present - window; step <= present + window; ++step) {
        if (firstFits && isCodeOf(secret, step, typedSecond) && step - 1 > lastStep)
            accepted = step;
        firstFits = isCodeOf(secret, step, typedFirst);
    }
    return accepted;
}

} // namespace billfold
