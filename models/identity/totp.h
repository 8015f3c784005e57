// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/secrettext.h"

#include <QDateTime>
#include <QString>
#include <QStringView>

#include <optional>

namespace billfold
{

// Time-based one-time codes (RFC 6238): SHA-1, six digits, thirty seconds, as authenticator apps assume.

/// A new secret of 20 random bytes.
SecretText makeTotpSecret();
/// The secret as people type it: Base32 without padding.
QString base32(const SecretText& secret);
/// otpauth://totp/DEVICE@USER?secret=…, for the QR code (section 6.2 of the reference).
QString totpUri(const QString& device, const QString& user, const SecretText& secret);

/// The number of the thirty seconds that `at` lies in.
qint64 totpStep(const QDateTime& at);
/// The code of one step: six digits.
QString totpCode(const SecretText& secret, qint64 step);
/// Exactly six digits.
bool isTotpCode(QStringView code);

/// The step that the code is of, where it is right: the present step or one beside it, and later than
/// `lastStep`, so that no code is taken twice. Nothing where it is wrong or was used.
std::optional<qint64> acceptTotp(const SecretText& secret, const QString& code, const QDateTime& now,
                                 qint64 lastStep);
/// Two consecutive codes, for enrolling (window 1 step) and for resynchronizing (`window` steps to each
/// side): the step of the second.
std::optional<qint64> acceptTwoTotp(const SecretText& secret, const QString& first, const QString& second,
                                    const QDateTime& now, qint64 lastStep, int window);

} // namespace billfold
