// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/explanation.h"

#include <QCoreApplication>

namespace billfold
{

namespace
{
QString tr(const char* sentence)
{
    return QCoreApplication::translate("Explanation", sentence);
}
} // namespace

QStringList explainAmount(const BillRow& row, const QList<BillRow>& chargeTypes, const QString& currency)
{
    Money charged;
    Money deducted;
    QStringList deductions;
    for (const BillRow& type : chargeTypes) {
        if (type.amount.isNegative()) {
            deducted += type.amount;
            deductions.append(tr("%1 (%2)").arg(type.name, type.amount.toString()));
        } else {
            charged += type.amount;
        }
    }
    QStringList sentences;
    if (row.amount.isZero() && !charged.isZero()) {
        sentences.append(tr("The amount is zero because %1 %2 of charges are taken off in full by: %3.")
                             .arg(charged.toString(), currency, deductions.join(QStringLiteral(", "))));
    } else if (row.amount.isZero() && row.lines > 0) {
        sentences.append(tr("The amount is zero because all of its %1 lines are charged at zero: free usage, "
                            "or usage that a reservation "
                            "covers, whose fee stands on lines of its own.")
                             .arg(row.lines));
    } else if (!deductions.isEmpty() && charged.isZero()) {
        sentences.append(
            tr("Nothing was charged, and %1 %2 were taken off by: %3.")
                .arg(deducted.abs().toString(), currency, deductions.join(QStringLiteral(", "))));
    } else if (!deductions.isEmpty()) {
        sentences.append(tr("%1 %2 were charged, and %3 taken off by: %4.")
                             .arg(charged.toString(), currency, deducted.abs().toString(),
                                  deductions.join(QStringLiteral(", "))));
    } else {
        sentences.append(row.lines == 1
                             ? tr("The amount is that of its one line; nothing is taken off.")
                             : tr("The amount is the sum of %1 lines; nothing is taken off.").arg(row.lines));
    }
    if (row.centMoved)
        sentences.append(tr("It is shown as %1 so that the parts add up to the whole; exactly it is %2.")
                             .arg(centsToString(row.cents), row.amount.toString()));
    return sentences;
}

} // namespace billfold
