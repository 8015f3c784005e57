// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/billingperiod.h"

#include <QDateTime>
#include <QString>

namespace billfold
{

/// How dates are written on screen, in the language of the window. Files and the command line use ISO 8601.

/// "September 2026".
QString periodName(BillingPeriod period);
/// "September" where the year is clear from elsewhere.
QString monthName(BillingPeriod period);
/// "3 Oct 2026".
QString dayText(QDate day);
/// "4 Nov 2026, 06:12 UTC".
QString timeText(const QDateTime& time);
/// "just now", "3 hours ago", "12 days ago": the age of something, in the largest whole unit.
QString ageText(const QDateTime& time, const QDateTime& now);
/// "3 days", "1 day".
QString daysText(qint64 days);

} // namespace billfold
