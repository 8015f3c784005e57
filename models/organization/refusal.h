// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

namespace billfold
{

/// An error as the organizations' API names it: `name` such as "ConstraintViolationException", `reason` such
/// as "ACCOUNT_NUMBER_LIMIT_EXCEEDED" or empty, `message` one translated sentence that says what to do. The
/// error's code follows from the name: what is wrong in the request is Invalid, what does not exist NotFound,
/// the rest Conflict.
Error refusal(QStringView name, QStringView reason, const QString& message);

} // namespace billfold
