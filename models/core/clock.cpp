// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"

#include <QTimeZone>

namespace billfold
{

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::unique_ptr<Clock> clockFromEnvironment()
{
    const QString text = qEnvironmentVariable("BILLFOLD_CLOCK");
    if (text.isEmpty())
        return std::make_unique<SystemClock>();
    QDateTime at = QDateTime::fromString(text, Qt::ISODate);
    if (!at.isValid())
        return nullptr;
    // A time without a zone is meant in UTC, like every time of this program.
    if (at.timeSpec() == Qt::LocalTime)
        at.setTimeSpec(Qt::UTC);
    return std::make_unique<FixedClock>(at.toUTC());
}

} // namespace billfold
