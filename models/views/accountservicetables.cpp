// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accountservicetables.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("AccountServiceTables", text);
}

QVariant sortOf(Money amount)
{
    // To the cent; amounts of one table differ by less than its range.
    return QVariant::fromValue(static_cast<qlonglong>(amount.roundedToCents()));
}

Cell amountCell(const QString& currency, Money amount)
{
    return {.text = formatMoneyWithCurrency(currency, amount),
            .sort = sortOf(amount),
            .toolTip = formatExact(amount) + u' ' + currency,
            .right = true};
}

Cell stateCell(const AccountService& service, const QString& restriction)
{
    if (!restriction.isEmpty())
        return {.text = tr("Restricted"), .badge = u"error"_s, .icon = u"denied"_s, .toolTip = restriction};
    if (service.signedUp)
        return {.text = tr("Signed up"), .badge = u"success"_s, .icon = u"check"_s};
    return {.text = tr("Left"), .badge = u"neutral"_s, .icon = u"leave"_s};
}

/// How it came that the account has the service, or has not.
QString sinceText(const AccountService& service)
{
    if (service.chosen)
        return dayText(service.chosen->date());
    return service.firstUsed ? tr("used since %1").arg(periodName(*service.firstUsed)) : QString();
}

} // namespace

QStringList accountServiceHeadings()
{
    return {tr("Service"), tr("State"), tr("Since"), tr("Last month with charges"), tr("Cost in that month")};
}

QList<CellRow> accountServiceRows(const QList<AccountService>& services,
                                  const std::function<QString(const QString& prefix)>& restriction)
{
    QList<CellRow> rows;
    for (const AccountService& service : services) {
        const Cell month =
            service.lastUsed ? Cell{.text = periodName(*service.lastUsed), .sort = service.lastUsed->index()}
                             : Cell{.text = noValue(), .sort = -1, .muted = true};
        rows.append({service.prefix,
                     {{.text = service.name, .secondLine = service.prefix},
                      stateCell(service, restriction(service.prefix)),
                      {.text = sinceText(service),
                       .sort = service.chosen      ? *service.chosen
                               : service.firstUsed ? service.firstUsed->firstDay().startOfDay(Qt::UTC)
                                                   : QDateTime()},
                      month,
                      service.lastUsed ? amountCell(service.currency, service.latest)
                                       : Cell{.text = noValue(), .sort = -1, .muted = true, .right = true}}});
    }
    return rows;
}

QStringList accountResourceHeadings()
{
    return {tr("Resource"), tr("Service"), tr("Region"), tr("Lines"), tr("Cost")};
}

QList<CellRow> accountResourceRows(const AccountResources& resources)
{
    QList<CellRow> rows;
    const QString currency = resources.bill ? resources.bill->currency : QString();
    for (const AccountResource& resource : resources.rows)
        rows.append({QString::number(rows.size()),
                     {{.text = resource.resource, .toolTip = resource.resource},
                      {.text = resource.service},
                      {.text = resource.region.isEmpty() ? tr("No region") : resource.region,
                       .muted = resource.region.isEmpty()},
                      {.text = formatCount(resource.lines), .sort = resource.lines, .right = true},
                      amountCell(currency, resource.amount)}});
    return rows;
}

QStringList supportPlanHeadings()
{
    return {tr("Plan"), tr("State"), tr("At least, a month"), tr("For that month")};
}

QList<CellRow> supportPlanRows(const AccountSupport& support)
{
    QList<CellRow> rows;
    for (const SupportPlan& plan : supportPlans()) {
        const bool chosen = plan.key == support.plan;
        Cell state;
        if (chosen)
            state = {.text = tr("Chosen"), .badge = u"success"_s, .icon = u"check"_s};
        // Prices are in dollars, so that nothing can be said about charges in another currency.
        const bool known = support.bill && support.bill->currency == u"USD";
        rows.append({plan.key,
                     {{.text = plan.name, .secondLine = plan.summary},
                      state,
                      amountCell(u"USD"_s, plan.minimum),
                      known ? amountCell(u"USD"_s, supportCharge(plan, support.charges))
                            : Cell{.text = noValue(), .muted = true, .right = true}}});
    }
    return rows;
}

} // namespace billfold
