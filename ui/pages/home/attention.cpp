// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/attention.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct Attention {
    Q_DECLARE_TR_FUNCTIONS(Attention)
};

void addOverdue(QList<AttentionItem>& items, const AttentionInput& input)
{
    QDate first;
    int open = 0;
    Money sum;
    for (const IssuedDocument& document : input.documents) {
        if (document.payment != PaymentState::Open || document.bill.payer != input.bill.payer ||
            document.bill.currency != input.bill.currency)
            continue;
        ++open;
        sum += document.amount;
        if (document.dueOn.isValid() && (!first.isValid() || document.dueOn < first))
            first = document.dueOn;
    }
    if (open == 0)
        return;
    const bool overdue = first.isValid() && first < input.today;
    const QString amount = formatMoneyWithCurrency(input.bill.currency, sum);
    AttentionItem item{overdue ? Semantic::Warning : Semantic::Info, u"invoice"_s,
                       open == 1 ? Attention::tr("1 document is not paid")
                                 : Attention::tr("%1 documents are not paid").arg(formatCount(open)),
                       !first.isValid() ? amount
                       : overdue        ? Attention::tr("%1, due since %2").arg(amount, dayText(first))
                                        : Attention::tr("%1, due %2").arg(amount, dayText(first)),
                       Attention::tr("Show")};
    item.target = PageTarget{PageId::Documents};
    items.append(item);
}

void addNotIssued(QList<AttentionItem>& items, const AttentionInput& input)
{
    if (!input.mayIssue)
        return;
    QList<BillSummary> waiting;
    for (const BillSummary& bill : input.bills) {
        if (bill.status == BillStatus::Pending && bill.id.period.lastDay() < input.today)
            waiting.append(bill);
    }
    if (waiting.isEmpty())
        return;
    const BillSummary& bill = waiting.first();
    AttentionItem item{
        Semantic::Info, u"issue"_s, Attention::tr("%1 is not issued").arg(periodName(bill.id.period)),
        waiting.size() == 2  ? Attention::tr("and the month before it")
        : waiting.size() > 2 ? Attention::tr("and %1 months before it").arg(formatCount(waiting.size() - 1))
                             : Attention::tr("%1 for %2")
                                   .arg(formatCentsWithCurrency(bill.id.currency, bill.totalCents),
                                        formatCounted(bill.accounts, Attention::tr("1 account"),
                                                      Attention::tr("%1 accounts"))),
        Attention::tr("Issue")};
    item.request = DocumentRequest{DocumentRequest::What::Issue, bill.id};
    items.append(item);
}

void addChangedAfterIssue(QList<AttentionItem>& items, const AttentionInput& input)
{
    for (const BillSummary& bill : input.bills) {
        if (!bill.differsFromIssue)
            continue;
        AttentionItem item{Semantic::Warning, u"warning"_s,
                           Attention::tr("%1 changed after its issue").arg(periodName(bill.id.period)),
                           Attention::tr("A later export has other amounts than bill %1").arg(bill.number),
                           Attention::tr("Show")};
        PageTarget target{PageId::Bills};
        target.bill = bill.id;
        item.target = target;
        items.append(item);
    }
}

void addReconciliation(QList<AttentionItem>& items, const AttentionInput& input)
{
    int differing = 0;
    int entered = 0;
    Money::Wide difference = 0;
    for (const ReconcileRow& row : input.reconciliation.rows) {
        const auto cents = row.differenceCents();
        entered += cents ? 1 : 0;
        if (!cents || *cents == 0 || row.state == ReconcileState::Explained)
            continue;
        ++differing;
        difference += *cents;
    }
    const bool over = input.bill.period.lastDay() < input.today;
    if (differing == 0 && (entered > 0 || !over))
        return;
    PageTarget target{PageId::Reconcile};
    target.bill = input.bill;
    AttentionItem item{Semantic::Info,
                       u"reconcile"_s,
                       Attention::tr("%1 is not reconciled").arg(periodName(input.bill.period)),
                       Attention::tr("Compare it with the provider's invoice"),
                       Attention::tr("Reconcile"),
                       target};
    if (differing > 0) {
        item.semantic = Semantic::Warning;
        item.headline = Attention::tr("%1 differs from the invoice").arg(monthName(input.bill.period));
        item.sentence = differing == 1
                            ? Attention::tr("1 invoice, difference %1").arg(formatCents(difference))
                            : Attention::tr("%1 invoices, difference %2")
                                  .arg(formatCount(differing), formatCents(difference));
    }
    items.append(item);
}

void addFindings(QList<AttentionItem>& items, const AttentionInput& input)
{
    const auto last = std::max_element(
        input.imports.cbegin(), input.imports.cend(),
        [](const ImportRecord& a, const ImportRecord& b) { return a.imported < b.imported; });
    if (last == input.imports.cend() || last->errors + last->warnings == 0)
        return;
    const qint64 count = last->errors + last->warnings;
    AttentionItem item{last->errors > 0 ? Semantic::Error : Semantic::Warning, u"import"_s,
                       count == 1 ? Attention::tr("1 finding in the last import")
                                  : Attention::tr("%1 findings in the last import").arg(formatCount(count)),
                       last->skippedLines > 0
                           ? formatCounted(last->skippedLines, Attention::tr("1 line was left out"),
                                           Attention::tr("%1 lines were left out"))
                       : last->reportName.isEmpty() ? last->format
                                                    : last->reportName,
                       Attention::tr("Show")};
    PageTarget target{PageId::Imports};
    target.subject = QString::number(last->id);
    item.target = target;
    items.append(item);
}

} // namespace

QList<AttentionItem> attentionItems(const AttentionInput& input)
{
    QList<AttentionItem> items;
    if (!input.seesWhole)
        return items;
    addChangedAfterIssue(items, input);
    addReconciliation(items, input);
    addNotIssued(items, input);
    addOverdue(items, input);
    addFindings(items, input);
    if (!input.hasOrganization) {
        AttentionItem item{Semantic::Info, u"organization"_s, Attention::tr("No organization yet"),
                           Attention::tr("Make one from the payer and its linked accounts"),
                           Attention::tr("Create")};
        item.target = PageTarget{PageId::Consolidated};
        items.append(item);
    }
    return items;
}

} // namespace billfold
