// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/billingperiod.h"
#include "models/core/money.h"

#include <QString>

namespace billfold
{

// How documents write things: English, whatever the screen's locale, since a document is the same for
// everybody.

/// `October 3, 2026`.
QString documentDate(QDate date);
/// `September 1 – September 30, 2026`.
QString periodText(BillingPeriod period);
/// Cents: grouped, with a minus sign before a deduction.
QString documentAmount(Money::Wide cents);
/// A quantity: whole as it is (`842,000`), else with three decimals or, where it is small, six digits that
/// count
/// (`243.295`, `0.000683432`).
QString documentQuantity(Money quantity);
/// What one unit cost: amount by quantity, six digits that count, four decimals at least (`0.0912`,
/// `0.0000166667`). Empty where the quantity is zero.
QString documentRate(Money amount, Money quantity);
/// A part of a whole in tenths of a per cent; a whole of zero has no parts.
QString documentShare(Money part, Money whole);
/// A part of a name in file names: what a file system may not take becomes `_`; never empty, at most 80
/// characters.
QString fileNamePart(const QString& text);
/// The same for a key. One that a file system would not take as it is gets a few digits of its hash behind
/// it, so that two keys have two names whatever else is written beside them: `a_b-1f2c3d`.
QString fileNameKey(const QString& key);

} // namespace billfold
