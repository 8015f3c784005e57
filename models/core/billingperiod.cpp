// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/billingperiod.h"

#include <algorithm>

namespace billfold
{

namespace
{
constexpr int firstIndex = 1970 * 12;
constexpr int lastIndex = 9999 * 12 + 11;
} // namespace

std::optional<BillingPeriod> BillingPeriod::fromIndex(int index)
{
    if (index < firstIndex || index > lastIndex)
        return std::nullopt;
    return BillingPeriod(index);
}

std::optional<BillingPeriod> BillingPeriod::of(QDate date)
{
    if (!date.isValid())
        return std::nullopt;
    return fromIndex(date.year() * 12 + date.month() - 1);
}

std::optional<BillingPeriod> BillingPeriod::parse(QStringView text)
{
    if (text.size() != 7 || text[4] != QLatin1Char('-'))
        return std::nullopt;
    for (const int i : {0, 1, 2, 3, 5, 6}) {
        if (text[i] < QLatin1Char('0') || text[i] > QLatin1Char('9'))
            return std::nullopt;
    }
    const int month = text.mid(5).toInt();
    if (month < 1 || month > 12)
        return std::nullopt;
    return fromIndex(text.left(4).toInt() * 12 + month - 1);
}

QDateTime BillingPeriod::start() const
{
    return {firstDay(), QTime(0, 0), Qt::UTC};
}

QDateTime BillingPeriod::end() const
{
    return {firstDay().addMonths(1), QTime(0, 0), Qt::UTC};
}

BillingPeriod BillingPeriod::plus(int months) const
{
    return BillingPeriod(std::clamp(m_index + months, firstIndex, lastIndex));
}

QString BillingPeriod::toString() const
{
    return QStringLiteral("%1-%2").arg(year(), 4, 10, QLatin1Char('0')).arg(month(), 2, 10, QLatin1Char('0'));
}

} // namespace billfold
