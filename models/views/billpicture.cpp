// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billpicture.h"

#include "models/views/moneytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype mostLinked = 6;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillPicture", sentence);
}

BillPicture::Row rowOf(const BillRow& account)
{
    return {account.key,
            account.name,
            formatCents(account.cents),
            formatExact(account.amount),
            account.centMoved,
            account.isPayer,
            0};
}

BillPicture::Row restOf(const QList<const BillRow*>& accounts)
{
    Money amount;
    Money::Wide cents = 0;
    for (const BillRow* account : accounts) {
        amount += account->amount;
        cents += account->cents;
    }
    const auto count = static_cast<int>(accounts.size());
    return {{},
            count == 1 ? tr("1 more account") : tr("%1 more accounts").arg(formatCount(count)),
            formatCents(cents),
            formatExact(amount),
            cents != amount.roundedToCents(),
            false,
            count};
}

bool matches(const BillRow& account, const QString& search)
{
    return account.name.contains(search, Qt::CaseInsensitive) ||
           account.key.contains(search, Qt::CaseInsensitive);
}

} // namespace

BillPicture billPicture(const BillSummary& bill, const BillTable& accounts, const QString& search)
{
    BillPicture picture;
    picture.payerName = bill.payerName;
    picture.payerCaption = tr("Payer account");
    picture.title = tr("Monthly Consolidated Bill");
    const auto count = accounts.rows.size();
    const QString counted = count == 1 ? tr("1 account") : tr("%1 accounts").arg(formatCount(count));
    picture.titleNote =
        bill.status == BillStatus::Issued || !bill.estimate ? counted : tr("Estimate, %1").arg(counted);
    picture.totalLabel = tr("Total charged to payer account");
    if (!bill.seenAccount.isEmpty()) {
        picture.title = tr("Your account's part");
        picture.titleNote = bill.status == BillStatus::Issued || !bill.estimate ? QString() : tr("Estimate");
        picture.totalLabel = tr("Total of your account");
    }
    picture.total = formatCentsWithCurrency(bill.id.currency, accounts.totalCents);
    picture.totalExact = formatExact(accounts.total);
    picture.matchesOnly = !search.isEmpty();

    QList<const BillRow*> linked;
    for (const BillRow& account : accounts.rows) {
        if (account.isPayer)
            picture.rows.append(rowOf(account));
        else
            linked.append(&account);
    }
    // Largest first as the table has them; what is looked for before the rest.
    qsizetype shown = linked.size() <= mostLinked ? linked.size() : mostLinked - 1;
    if (!search.isEmpty()) {
        const auto end = std::stable_partition(
            linked.begin(), linked.end(), [&](const BillRow* account) { return matches(*account, search); });
        shown = std::min<qsizetype>(end - linked.begin(),
                                    linked.size() <= mostLinked ? mostLinked : mostLinked - 1);
    }
    for (qsizetype i = 0; i < shown; ++i)
        picture.rows.append(rowOf(*linked[i]));
    if (shown < linked.size())
        picture.rows.append(restOf(linked.mid(shown)));
    return picture;
}

} // namespace billfold
