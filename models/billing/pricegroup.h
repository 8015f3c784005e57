// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QString>

namespace billfold
{

/// Charge lines that the provider describes alike: one price, or one tier of it. What one unit cost is amount
/// by usage.
struct PriceGroup {
    QString description; ///< in the provider's words; may be empty
    QString unit;        ///< may be empty
    Money usage, amount; ///< exact
    qint64 lines = 0;
};

} // namespace billfold
