// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QLocale>
#include <QString>

namespace billfold
{

/// How amounts are written on screen: separators of the locale, U+2212 before negatives, never through
/// double. Files and the command line use Money::toString(), not these.

/// `−1,200.00`: a whole number of cents.
QString formatCents(Money::Wide cents, const QLocale& locale = QLocale());
/// Rounded to cents: `636.64`.
QString formatMoney(Money amount, const QLocale& locale = QLocale());
/// With the sign always: `+26,942.71`, `−8.74`; zero stays `0.00`. For changes.
QString formatSignedCents(Money::Wide cents, const QLocale& locale = QLocale());
QString formatSigned(Money amount, const QLocale& locale = QLocale());
/// All places that the amount has, no padding, no rounding: `157,900.7284193`.
QString formatExact(Money amount, const QLocale& locale = QLocale());
/// What one unit cost, six digits that count: `0.0912`, `1,234.5`. Empty where the quantity is zero.
QString formatRate(Money amount, Money quantity, const QLocale& locale = QLocale());
/// `$636.64`, `−$4.18`, `€12.00`; currencies without a well-known sign of their own stand as a code:
/// `CHF 12.00`.
QString formatMoneyWithCurrency(const QString& currency, Money amount, const QLocale& locale = QLocale());
QString formatCentsWithCurrency(const QString& currency, Money::Wide cents,
                                const QLocale& locale = QLocale());
/// `+5.6 %`: change from `base` to `now` with one place; `new` where the base is zero, `=` where nothing
/// changed.
QString formatChange(Money base, Money now, const QLocale& locale = QLocale());
/// `72.4 %`: the part of a whole with one place; an en dash where the whole is zero.
QString formatShare(Money part, Money whole, const QLocale& locale = QLocale());
/// `1,874,210`.
QString formatCount(qint64 count, const QLocale& locale = QLocale());
/// `1 line`, `1,874,210 lines`: a count with its word, already translated in the singular and with %1 in the
/// plural.
QString formatCounted(qint64 count, const QString& one, const QString& many,
                      const QLocale& locale = QLocale());
/// What stands where there is no value.
QString noValue();

} // namespace billfold
