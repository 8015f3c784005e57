// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billwords.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillWords", sentence);
}

struct GroupWords {
    Dimension dimension;
    const char *one, *many, *plural, *charges;
};

constexpr GroupWords words[] = {
    {Dimension::Account, QT_TRANSLATE_NOOP("BillWords", "%1 account"),
     QT_TRANSLATE_NOOP("BillWords", "%1 accounts"), QT_TRANSLATE_NOOP("BillWords", "accounts"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by account")},
    {Dimension::Service, QT_TRANSLATE_NOOP("BillWords", "%1 service"),
     QT_TRANSLATE_NOOP("BillWords", "%1 services"), QT_TRANSLATE_NOOP("BillWords", "services"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by service")},
    {Dimension::Region, QT_TRANSLATE_NOOP("BillWords", "%1 region"),
     QT_TRANSLATE_NOOP("BillWords", "%1 regions"), QT_TRANSLATE_NOOP("BillWords", "regions"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by region")},
    {Dimension::UsageType, QT_TRANSLATE_NOOP("BillWords", "%1 usage type"),
     QT_TRANSLATE_NOOP("BillWords", "%1 usage types"), QT_TRANSLATE_NOOP("BillWords", "usage types"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by usage type")},
    {Dimension::ChargeType, QT_TRANSLATE_NOOP("BillWords", "%1 charge type"),
     QT_TRANSLATE_NOOP("BillWords", "%1 charge types"), QT_TRANSLATE_NOOP("BillWords", "charge types"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by charge type")},
    {Dimension::Invoice, QT_TRANSLATE_NOOP("BillWords", "%1 invoice"),
     QT_TRANSLATE_NOOP("BillWords", "%1 invoices"), QT_TRANSLATE_NOOP("BillWords", "invoices"),
     QT_TRANSLATE_NOOP("BillWords", "Invoices")},
    {Dimension::Seller, QT_TRANSLATE_NOOP("BillWords", "%1 seller"),
     QT_TRANSLATE_NOOP("BillWords", "%1 sellers"), QT_TRANSLATE_NOOP("BillWords", "sellers"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by seller")},
    {Dimension::Operation, QT_TRANSLATE_NOOP("BillWords", "%1 operation"),
     QT_TRANSLATE_NOOP("BillWords", "%1 operations"), QT_TRANSLATE_NOOP("BillWords", "operations"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by operation")},
    {Dimension::Tag, QT_TRANSLATE_NOOP("BillWords", "%1 value"), QT_TRANSLATE_NOOP("BillWords", "%1 values"),
     QT_TRANSLATE_NOOP("BillWords", "values"), QT_TRANSLATE_NOOP("BillWords", "Charges by %1")},
    {Dimension::Unit, QT_TRANSLATE_NOOP("BillWords", "%1 unit"), QT_TRANSLATE_NOOP("BillWords", "%1 units"),
     QT_TRANSLATE_NOOP("BillWords", "units"), QT_TRANSLATE_NOOP("BillWords", "Charges by unit")},
    {Dimension::AccountTag, QT_TRANSLATE_NOOP("BillWords", "%1 value"),
     QT_TRANSLATE_NOOP("BillWords", "%1 values"), QT_TRANSLATE_NOOP("BillWords", "values"),
     QT_TRANSLATE_NOOP("BillWords", "Charges by account tag %1")},
    {Dimension::Line, QT_TRANSLATE_NOOP("BillWords", "%1 charge line"),
     QT_TRANSLATE_NOOP("BillWords", "%1 charge lines"), QT_TRANSLATE_NOOP("BillWords", "charge lines"),
     QT_TRANSLATE_NOOP("BillWords", "Charge lines")},
};

const GroupWords& wordsOf(Dimension dimension)
{
    const auto found = std::find_if(std::begin(words), std::end(words),
                                    [dimension](const GroupWords& w) { return w.dimension == dimension; });
    return found == std::end(words) ? words[0] : *found;
}

/// What a linked account is told of a bill that somebody else pays.
QString ownPartSentence(const BillSummary& bill, const QString& payer)
{
    const QString part =
        tr("Your account's part of the consolidated bill of %1; the payer is charged.").arg(payer);
    if (bill.status == BillStatus::Pending)
        return bill.estimate
                   ? tr("%1 Estimate from the import of %2.").arg(part, timeText(bill.lastImport))
                   : tr("%1 From the import of %2, not issued yet.").arg(part, timeText(bill.lastImport));
    return bill.number.isEmpty()
               ? tr("%1 Issued %2.").arg(part, dayText(bill.issuedOn))
               : tr("%1 Statement %2, issued %3.").arg(part, bill.number, dayText(bill.issuedOn));
}

} // namespace

QString billSentence(const BillSummary& bill)
{
    const QString payer =
        bill.payerName == bill.id.payer ? bill.payerName : tr("%1 (%2)").arg(bill.payerName, bill.id.payer);
    QStringList sentences;
    if (!bill.seenAccount.isEmpty())
        sentences << ownPartSentence(bill, payer);
    else if (bill.status == BillStatus::Issued) {
        sentences << tr("Bill %1, issued %2 to %3.").arg(bill.number, dayText(bill.issuedOn), payer);
        if (bill.dueOn.isValid() && bill.dueOn != bill.issuedOn)
            sentences << tr("Due %1.").arg(dayText(bill.dueOn));
    } else if (bill.estimate) {
        sentences
            << tr("Estimate from the import of %1. The period can change until it is issued. Payer: %2.")
                   .arg(timeText(bill.lastImport), payer);
    } else {
        sentences
            << tr("From the import of %1, not issued yet. Payer: %2.").arg(timeText(bill.lastImport), payer);
    }
    if (bill.sellers.size() == 1 && !bill.sellers.first().isEmpty())
        sentences << tr("Service provider: %1").arg(bill.sellers.first());
    else if (bill.sellers.size() > 1)
        sentences << tr("%1 sellers of record.").arg(formatCount(bill.sellers.size()));
    return sentences.join(u' ');
}

QString countedGroups(Dimension dimension, qint64 count)
{
    const GroupWords& group = wordsOf(dimension);
    return tr(count == 1 ? group.one : group.many).arg(formatCount(count));
}

QString pluralName(Dimension dimension)
{
    return tr(wordsOf(dimension).plural);
}

QString chargesBy(Dimension dimension, const QString& tagKey)
{
    const QString text = tr(wordsOf(dimension).charges);
    return hasTagKey(dimension) ? text.arg(tagKey) : text;
}

QString missingSentence(const BillSummary& bill)
{
    if (bill.missingLines == 0)
        return {};
    const QString left = formatCounted(bill.missingLines, tr("1 charge line with errors was left out"),
                                       tr("%1 charge lines with errors were left out"));
    return bill.missingAmount ? tr("%1, with %2 as far as is known. The bill is too low by that.")
                                    .arg(left, formatMoneyWithCurrency(bill.id.currency, *bill.missingAmount))
                              : tr("%1; what they cost is not known.").arg(left);
}

QString basisMeaning(Basis basis)
{
    switch (basis) {
    case Basis::Unblended:
        return tr("What the payer is charged, on the day it is charged.");
    case Basis::Net:
        return tr("Unblended less the discounts that the export spreads over the lines.");
    case Basis::Amortized:
        return tr("Upfront and recurring fees of commitments spread over the usage they cover.");
    case Basis::Blended:
        return tr("Average rates over all accounts of the organization.");
    case Basis::List:
        return tr("Public on-demand prices, before any discount.");
    }
    return {};
}

Dimension nextDimension(Dimension dimension, const QList<FilterStep>& filters)
{
    constexpr Dimension chain[] = {Dimension::Account, Dimension::Service, Dimension::Region,
                                   Dimension::UsageType};
    for (const Dimension step : chain) {
        const bool filtered = std::any_of(filters.begin(), filters.end(),
                                          [step](const FilterStep& f) { return f.dimension == step; });
        if (!filtered && step != dimension)
            return step;
    }
    return Dimension::Line;
}

} // namespace billfold
