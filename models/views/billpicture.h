// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

namespace billfold
{

/// What the picture of a consolidated bill shows, as values: the payer, the linked accounts, the monthly
/// consolidated bill with a row for each, payer first, and the total. Texts are final.
///
/// Up to six linked accounts stand in the bill's order; of more, the five largest, and the rest in one row.
/// With a search text the accounts that match come first, and the rest is everything else: the total never
/// changes.
///
/// Where only one account's part of the bill may be seen, that is all there is, and it says so.
struct BillPicture {
    struct Row {
        QString key; ///< empty: the rest
        QString name;
        QString amount;
        QString exact; ///< for the tool tip
        bool centMoved = false;
        bool payer = false;
        int rest = 0; ///< accounts that this row stands for; 0: one account
    };
    QString payerName, payerCaption;
    QString title, titleNote; ///< "Monthly Consolidated Bill", "Estimate, 200 accounts"
    QList<Row> rows;          ///< payer first
    QString totalLabel, total, totalExact;
    bool matchesOnly = false; ///< a search text is at work

    /// Rows but the payer's.
    qsizetype linkedCount() const
    {
        return rows.isEmpty() || !rows.first().payer ? rows.size() : rows.size() - 1;
    }
};

/// `accounts` is the bill by account, unblended.
BillPicture billPicture(const BillSummary& bill, const BillTable& accounts, const QString& search = {});

} // namespace billfold
