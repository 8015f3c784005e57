// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

namespace billfold
{

/// Gives each row its cents so that they add up to the total's cents (largest remainder: rows are rounded
/// down, and the cents that are missing go to the rows that lost most; ties to the row that comes first).
/// Marks rows that show another cent than their own rounding.
void shareCents(QList<BillRow>& rows, Money total, Money::Wide& totalCents);
/// The same for a total that is itself a part of something, so that its cents are given. They are those of
/// its exact amount rounded down or up.
void shareCentsTo(QList<BillRow>& rows, Money::Wide totalCents);

/// The cents of the month before, row by row, so that every view of a table shows the same ones: they add up
/// to that month's total, with what its groups cost that this month does not have.
struct PreviousCents {
    QList<Money::Wide> rows;
    QList<bool> moved;
    Money gone; ///< of groups without charges this month, exact
    Money::Wide goneCents = 0;
    bool goneMoved = false;
};
/// Of BillRow::previousToDate where `toDate`, else of BillRow::previous. Without the month before: no rows.
PreviousCents sharePreviousCents(const BillTable& table, bool toDate);

/// Sorts (largest amount first, then by name), adds up and shares cents.
void settleTable(BillTable& table);

/// Groups of a trend that are shown apart; the others are one.
inline constexpr int mostTrendGroups = 9;

/// Folds the groups beyond the `top` largest into one row "Others (n)" at the end. The rows are sorted
/// already. Nothing is folded where `top` is 0 or where Others would be one group only: it can stand there
/// itself.
void foldTrend(TrendTable& table, int top);

/// What people read for a group without a value: "No region", "Not invoiced yet"…
QString emptyGroupName(Dimension dimension, const QString& tagKey);

/// The sentence for a basis that lacks values; empty where there is nothing to say.
BasisNote basisNote(Basis basis, bool available, qint64 absentLines);

} // namespace billfold
