// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QLocale>
#include <QStringList>

namespace billfold
{

/// Sentences about an amount, from its parts by charge type (exact amounts, any order): what was charged,
/// what took it down, and where it is zero although something was used, which deduction made it so. For the
/// screen: amounts are written as the locale writes them.
QStringList explainAmount(const BillRow& row, const QList<BillRow>& chargeTypes, const QString& currency,
                          const QLocale& locale = QLocale());

} // namespace billfold
