// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/secrettext.h"

#include <QString>

namespace billfold
{

/// Asks on the terminal, without showing what is typed. An error of use where the program has none.
Result<SecretText> askSecret(const QString& prompt);
/// Asks twice; an error where the two differ.
Result<SecretText> askNewSecret(const QString& prompt, const QString& again);
/// One line from an open file descriptor, or all of it where no line ends; several may be read one after the
/// other. `option` names it in errors.
Result<SecretText> readSecret(const QString& descriptor, const QString& option);

} // namespace billfold
