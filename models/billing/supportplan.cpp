// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/supportplan.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("SupportPlans", text);
}

constexpr Money dollars(qint64 amount)
{
    return Money::fromCents(amount * 100);
}

Money share(Money amount, Money::Wide part, Money::Wide whole)
{
    return Money::fromAttos(amount.attos() * part / whole);
}

} // namespace

const QList<SupportPlan>& supportPlans()
{
    static const QList<SupportPlan> plans{
        {u"basic"_s, tr("Basic"), Money(), {}, tr("Help with accounts and bills, documentation and forums.")},
        {u"developer"_s,
         tr("Developer"),
         dollars(29),
         {{std::nullopt, 3}},
         tr("Technical help by e-mail in business hours.")},
        {u"business"_s,
         tr("Business"),
         dollars(100),
         {{dollars(10'000), 10}, {dollars(80'000), 7}, {dollars(250'000), 5}, {std::nullopt, 3}},
         tr("Technical help at any hour by phone, chat and e-mail.")},
        {u"enterprise-on-ramp"_s,
         tr("Enterprise On-Ramp"),
         dollars(5'500),
         {{std::nullopt, 10}},
         tr("The same within half an hour, and a pool of technical account managers.")},
        {u"enterprise"_s,
         tr("Enterprise"),
         dollars(15'000),
         {{dollars(150'000), 10}, {dollars(500'000), 7}, {dollars(1'000'000), 5}, {std::nullopt, 3}},
         tr("The same within a quarter of an hour, and a technical account manager of one's own.")},
    };
    return plans;
}

const SupportPlan* supportPlan(QStringView key)
{
    const QList<SupportPlan>& plans = supportPlans();
    const auto found =
        std::find_if(plans.cbegin(), plans.cend(), [&](const SupportPlan& plan) { return plan.key == key; });
    return found == plans.cend() ? nullptr : &*found;
}

Money supportCharge(const SupportPlan& plan, Money charges)
{
    Money charge;
    Money from;
    for (const SupportBand& band : plan.bands) {
        const Money to = band.upTo ? std::min(*band.upTo, charges) : charges;
        if (to > from)
            charge += share(to - from, band.percent, 100);
        if (!band.upTo)
            break;
        from = *band.upTo;
    }
    return std::max(charge, plan.minimum);
}

SupportSignUp supportSignUp(const SupportPlan& plan, QDate day)
{
    // The day itself is paid for.
    const int left = day.daysInMonth() - day.day() + 1;
    return {share(plan.minimum, left, day.daysInMonth()), plan.minimum};
}

} // namespace billfold
