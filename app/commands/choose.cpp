// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/choose.h"

#include "models/services/auditservice.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
QString tr(const char* sentence)
{
    return QCoreApplication::translate("Command", sentence);
}
} // namespace

Result<std::shared_ptr<Workspace>> openWorkspace(const CommandContext& context, OpenMode mode)
{
    if (context.databaseNamed && !QFileInfo::exists(context.database))
        return Error{ErrorCode::NotFound,
                     tr("There is no database %1. An import makes one: billfold import PATH --database FILE")
                         .arg(context.database),
                     {}};
    return openOrMakeWorkspace(context, mode);
}

Result<std::shared_ptr<Workspace>> openOrMakeWorkspace(const CommandContext& context, OpenMode mode)
{
    auto workspace = Workspace::open(context.database, context.clock, mode);
    if (!workspace)
        return workspace;
    if (auto entered = enter(*workspace, context.signIn, u"billfold:"_s + context.command); !entered)
        return entered.error();
    return workspace;
}

Result<void> noteExport(const Workspace& workspace, const QString& action, const QString& object,
                        const QString& target)
{
    return wait(workspace.audit().noteExport(action, object, target));
}

Result<BillingPeriod> monthOf(const QString& text)
{
    if (const auto month = BillingPeriod::parse(text))
        return *month;
    return Error{ErrorCode::Usage, tr("'%1' is not a month such as 2026-09.").arg(text), {}};
}

Result<QList<BillSummary>> chosenBills(const Workspace& workspace, const std::optional<BillingPeriod>& month,
                                       const Options& options)
{
    auto bills = wait(workspace.bills());
    if (!bills)
        return bills;
    if (bills->isEmpty())
        return Error{ErrorCode::NotFound,
                     tr("There are no bills yet. Import a billing export: billfold import PATH"),
                     {}};
    const BillingPeriod period = month.value_or(bills->first().id.period);
    bills->removeIf([&](const BillSummary& bill) { return bill.id.period != period; });
    if (bills->isEmpty())
        return Error{ErrorCode::NotFound,
                     tr("There is no bill for %1. See billfold periods.").arg(period.toString()),
                     {}};
    if (options.has(u"payer"_s)) {
        const QString payer = options.value(u"payer"_s);
        bills->removeIf([&](const BillSummary& bill) { return bill.id.payer != payer; });
        if (bills->isEmpty())
            return Error{
                ErrorCode::NotFound,
                tr("The payer %1 has no bill for %2. See billfold periods.").arg(payer, period.toString()),
                {}};
    }
    if (options.has(u"currency"_s)) {
        const QString currency = options.value(u"currency"_s);
        bills->removeIf([&](const BillSummary& bill) { return bill.id.currency != currency; });
        if (bills->isEmpty())
            return Error{
                ErrorCode::NotFound,
                tr("There is no bill in %1 for %2. See billfold periods.").arg(currency, period.toString()),
                {}};
    }
    return bills;
}

Result<BillSummary> chosenBill(const Workspace& workspace, BillingPeriod month, const Options& options)
{
    auto bills = chosenBills(workspace, month, options);
    if (!bills)
        return bills.error();
    if (bills->size() == 1)
        return bills->first();
    QStringList choices;
    for (const BillSummary& bill : std::as_const(*bills))
        choices.append(u"--payer %1 --currency %2"_s.arg(bill.id.payer, bill.id.currency));
    return Error{ErrorCode::Usage,
                 tr("%1 has %2 bills. Choose one: %3")
                     .arg(month.toString())
                     .arg(bills->size())
                     .arg(choices.join(u"; "_s)),
                 {}};
}

QString statusWord(const BillSummary& bill)
{
    return bill.status == BillStatus::Issued ? u"issued"_s : u"pending"_s;
}

} // namespace billfold
