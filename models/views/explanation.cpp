// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/explanation.h"

#include "models/views/moneytext.h"

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

QStringList explainAmount(const BillRow& row, const QList<BillRow>& chargeTypes, const QString& currency,
                          const QLocale& locale)
{
    const auto exact = [&locale](Money amount) { return formatExact(amount, locale); };
    Money charged;
    Money deducted;
    QStringList deductions;
    for (const BillRow& type : chargeTypes) {
        if (type.amount.isNegative()) {
            deducted += type.amount;
            deductions.append(tr("%1 (%2)").arg(type.name, exact(type.amount)));
        } else {
            charged += type.amount;
        }
    }
    QStringList sentences;
    if (row.amount.isZero() && !charged.isZero()) {
        sentences.append(tr("The amount is zero because %1 %2 of charges are taken off in full by: %3.")
                             .arg(exact(charged), currency, deductions.join(QStringLiteral(", "))));
    } else if (row.amount.isZero() && row.lines > 0) {
        sentences.append(
            row.lines == 1
                ? tr("The amount is zero because its one line is charged at zero: free usage, or usage that "
                     "a reservation covers, whose fee stands on a line of its own.")
                : tr("The amount is zero because all of its %1 lines are charged at zero: free usage, or "
                     "usage that a reservation covers, whose fee stands on lines of its own.")
                      .arg(formatCount(row.lines, locale)));
    } else if (!deductions.isEmpty() && charged.isZero()) {
        sentences.append(tr("Nothing was charged, and %1 %2 were taken off by: %3.")
                             .arg(exact(deducted.abs()), currency, deductions.join(QStringLiteral(", "))));
    } else if (!deductions.isEmpty()) {
        sentences.append(
            tr("%1 %2 were charged, and %3 taken off by: %4.")
                .arg(exact(charged), currency, exact(deducted.abs()), deductions.join(QStringLiteral(", "))));
    } else {
        sentences.append(row.lines == 1 ? tr("The amount is that of its one line; nothing is taken off.")
                                        : tr("The amount is the sum of %1 lines; nothing is taken off.")
                                              .arg(formatCount(row.lines, locale)));
    }
    if (row.centMoved)
        sentences.append(tr("It is shown as %1 so that the parts add up to the whole; exactly it is %2.")
                             .arg(formatCents(row.cents, locale), exact(row.amount)));
    return sentences;
}

} // namespace billfold
