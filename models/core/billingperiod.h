// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace billfold
{

/// A billing period: one UTC month. Years 1970 to 9999. Ordered by time.
class BillingPeriod
{
public:
    /// The month that holds this date (of the UTC calendar); nullopt outside 1970 to 9999.
    static std::optional<BillingPeriod> of(QDate date);
    /// From `YYYY-MM`.
    static std::optional<BillingPeriod> parse(QStringView text);
    /// From a number of months since year 0, as index() gives it; nullopt outside the range.
    static std::optional<BillingPeriod> fromIndex(int index);

    int year() const { return m_index / 12; }
    int month() const { return m_index % 12 + 1; }
    /// Months since year 0: the stored form, and the one to subtract.
    int index() const { return m_index; }
    QDate firstDay() const { return {year(), month(), 1}; }
    QDate lastDay() const { return firstDay().addDays(firstDay().daysInMonth() - 1); }
    QDateTime start() const;
    QDateTime end() const; ///< exclusive: the start of the next period
    /// May leave the range near its ends, where it stays at the end.
    BillingPeriod plus(int months) const;
    /// `YYYY-MM`.
    QString toString() const;

    friend auto operator<=>(BillingPeriod, BillingPeriod) = default;

private:
    explicit BillingPeriod(int index) : m_index(index) {}
    int m_index;
};

} // namespace billfold
