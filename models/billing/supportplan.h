// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace billfold
{

/// A band of a support plan's price: so many percent of the charges between the band before and `upTo`.
struct SupportBand {
    std::optional<Money> upTo; ///< the last band has no end
    int percent = 0;
};

/// A support plan as data (section 1.8 of the billing reference): what a month costs is the greater of the
/// minimum and the sum over its bands. In US dollars.
struct SupportPlan {
    QString key;  ///< "business": what is stored and what scripts read
    QString name; ///< translated: "Business"
    Money minimum;
    QList<SupportBand> bands; ///< none: the plan is free
    QString summary;          ///< translated: what one gets
};

/// Cheapest first; the first is Basic, which every account has.
const QList<SupportPlan>& supportPlans();
/// nullptr for a key that is no plan's.
const SupportPlan* supportPlan(QStringView key);

/// Of one month with these charges: gross, without support itself and what support is not counted on. Charges
/// below zero count as zero. Exact, but for decimals behind the eighteenth, which are cut off.
Money supportCharge(const SupportPlan& plan, Money charges);

/// What signing up on a day adds to that month's bill: the minimum for the days that are left of the month,
/// that day among them, and the minimum of the month that follows.
struct SupportSignUp {
    Money thisMonth, nextMonth;
};
SupportSignUp supportSignUp(const SupportPlan& plan, QDate day);

} // namespace billfold
