// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/secrettext.h"

#include <QString>

#include <optional>

namespace billfold
{

/// The system's keyring (libsecret or KWallet, through QtKeychain), where passwords and secrets of keys lie
/// encrypted with the login of the desktop. Each call waits for its answer, as long as a person needs to open
/// the keyring, and no longer. Needs a QCoreApplication.

/// The entry of a name (as --user has it) or a key's id, for one database.
QString keyringEntry(const QString& database, const QString& name);

/// Nothing where there is no such entry, or no keyring at all.
std::optional<SecretText> keyringRead(const QString& entry);
Result<void> keyringStore(const QString& entry, const SecretText& secret);
Result<void> keyringRemove(const QString& entry);

} // namespace billfold
