// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/secrettext.h"

#include <QList>
#include <QString>

namespace billfold
{

/// Ten codes of sixteen letters and digits (80 random bits), in groups of four: ABCD-EFGH-JKLM-NPQR.
QList<SecretText> makeRecoveryCodes();
/// What a person typed, in the form whose hash is kept: without dashes, in upper case.
SecretText normalRecoveryCode(const QString& typed);

} // namespace billfold
