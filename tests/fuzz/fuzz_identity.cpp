// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/compiledpolicies.h"
#include "models/identity/directory.h"
#include "models/identity/passwordhash.h"
#include "models/identity/totp.h"
#include "models/policy/policyparser.h"
#include "models/policy/policywriter.h"
#include "models/services/recoverycodes.h"
#include "tests/fuzz/fuzzfile.h"

#include <QDateTime>
#include <QUrl>
#include <QUrlQuery>

using namespace billfold;

namespace
{

/// What is understood is written so that it reads the same again, and asking it ends.
void checkPolicy(const QString& text)
{
    const PolicyParse parse = parseIdentityPolicy(text);
    for (const PolicyFinding& finding : parse.findings) {
        fuzz::expect(finding.offset >= 0 && finding.length >= 0);
        fuzz::expect(finding.offset + finding.length <= text.size());
        fuzz::expect(finding.line >= 1 && finding.column >= 1 && !finding.sentence.isEmpty());
    }
    fuzz::expect(parse.document || parse.hasErrors());
    static_cast<void>(compiledPolicy(text));
    if (!parse.document)
        return;
    const QString written = writePolicy(*parse.document);
    const PolicyParse again = parseIdentityPolicy(written);
    fuzz::expect(again.document.has_value());
    fuzz::expect(writePolicy(*again.document) == written);
}

/// A name that is taken is of one principal only, however it is written.
void checkPrincipal(const QString& text)
{
    const auto principal = PrincipalId::parse(text);
    fuzz::expect(!principal ||
                 (principal->arn() == text && PrincipalId::parse(principal->arn()) == principal));
}

/// What a person types where a code is asked for.
void checkCodes(const QString& text)
{
    const SecretText normal = normalRecoveryCode(text);
    fuzz::expect(!normal.bytes().contains('-') && !normal.bytes().contains(' '));
    fuzz::expect(normalRecoveryCode(normal.text()).bytes() == normal.bytes());
    fuzz::expect(randomSecretMatches(hashRandomSecret(normal), normal));
    fuzz::expect(!randomSecretMatches({}, normal));
    const QDateTime now = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);
    const SecretText device(QByteArray("12345678901234567890"));
    fuzz::expect(isTotpCode(text) || !acceptTotp(device, text, now, 0));
    static_cast<void>(acceptTwoTotp(device, text.left(6), text.mid(6), now, 0, 1));
}

/// A device's name cannot add anything to the address that the QR code shows.
void checkAddress(const QByteArray& bytes, const QString& text)
{
    const SecretText secret{QByteArray(bytes)};
    const QString shown = base32(secret);
    for (const QChar letter : shown)
        fuzz::expect((letter >= u'A' && letter <= u'Z') || (letter >= u'2' && letter <= u'7'));
    const QUrl address(totpUri(text, QStringLiteral("ines"), secret), QUrl::StrictMode);
    fuzz::expect(address.isValid() && address.scheme() == u"otpauth" && address.host() == u"totp");
    fuzz::expect(QUrlQuery(address).queryItems().size() == 1);
    fuzz::expect(QUrlQuery(address).queryItemValue(QStringLiteral("secret")) == shown);
}

} // namespace

/// Texts that people type or paste where it is about who may do what.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString text = QString::fromUtf8(bytes);
    checkPolicy(text);
    checkPrincipal(text);
    checkCodes(text);
    checkAddress(bytes, text);
    return 0;
}
