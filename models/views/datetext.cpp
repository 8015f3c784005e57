// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/datetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DateText", sentence);
}

} // namespace

QString periodName(BillingPeriod period)
{
    return QLocale().toString(period.firstDay(), u"MMMM yyyy"_s);
}

QString monthName(BillingPeriod period)
{
    return QLocale().standaloneMonthName(period.month());
}

QString dayText(QDate day)
{
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

QString timeText(const QDateTime& time)
{
    return QLocale().toString(time.toUTC(), u"d MMM yyyy, HH:mm"_s) + u" UTC"_s;
}

QString daysText(qint64 days)
{
    return days == 1 ? tr("1 day") : tr("%1 days").arg(QLocale().toString(days));
}

QString ageText(const QDateTime& time, const QDateTime& now)
{
    const qint64 seconds = time.secsTo(now);
    if (seconds < 60)
        return tr("just now");
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return minutes == 1 ? tr("1 minute ago") : tr("%1 minutes ago").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return hours == 1 ? tr("1 hour ago") : tr("%1 hours ago").arg(hours);
    return tr("%1 ago").arg(daysText(hours / 24));
}

} // namespace billfold
