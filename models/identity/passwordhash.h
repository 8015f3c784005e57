// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/secrettext.h"

#include <QByteArray>

namespace billfold
{

/// How much work one hash is. Interactive is for people (about a tenth of a second and 64 MiB); Least is for
/// tests, which make many.
enum class HashCost { Interactive, Least };

/// Argon2id, with its salt and parameters in the text (libsodium's crypto_pwhash_str). An error where the
/// memory is not there.
Result<QByteArray> hashPassword(const SecretText& password, HashCost cost = HashCost::Interactive);
/// In constant time for one hash. `hash` empty: does the same work and says no, so that a name that does not
/// exist takes as long as one that does.
bool passwordMatches(const QByteArray& hash, const SecretText& password,
                     HashCost cost = HashCost::Interactive);

/// For secrets that are long and random anyway (access keys, recovery codes): a keyed hash without the work.
QByteArray hashRandomSecret(const SecretText& secret);
bool randomSecretMatches(const QByteArray& hash, const SecretText& secret);

/// As many random bytes as asked for, from the system.
QByteArray randomBytes(int count);

} // namespace billfold
