// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/core/result.h"

#include <QLocale>
#include <QString>

namespace billfold
{

/// Reads an amount as a person types or pastes it from an invoice: `USD 1,234.56`, `$1,234.56`, `1.234,56 €`,
/// `1 234,56`, `1'234.56`, `(12.00)`, `−3`. Which of `.` and `,` is the decimal point is told by the text
/// where it can be (both are there, or one stands twice), else by the locale: `1,234` is a thousand where the
/// comma groups, and one and a bit where it is the decimal point.
///
/// Exact. Errors are sentences that say what is wrong and what to type: another currency than `currency`, a
/// text that is no number, groups that are not of three digits, more than 18 decimals.
Result<Money> readAmount(const QString& text, const QString& currency, const QLocale& locale = QLocale());

} // namespace billfold
