// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QStringList>

namespace billfold
{

/// One group of a made-up trend: name and its months as plain decimals; an empty text is a missing month.
struct TrendLine {
    QString name;
    QStringList months;
};

/// A trend that ends with `last` ("2026-10"); totals and order are worked out. The last month is estimated.
TrendTable makeTrend(const QList<TrendLine>& lines, const QString& last = QStringLiteral("2026-10"));
/// `groups` services over `months` months with amounts that differ, largest first.
TrendTable makeBigTrend(int groups, int months);

/// One account of a made-up bill.
struct BillLine {
    QString name, amount;
};
BillTable makeBill(const QList<BillLine>& lines);
BillTable makeBigBill(int accounts);

/// Where pictures go that people look at: the directory in BILLFOLD_SHOTS; empty: nowhere.
void keepPicture(const class QImage& image, const QString& name);

/// How many pixels of `image` have this colour, or nearly: letters are smoothed.
int countColour(const QImage& image, const class QColor& colour);

} // namespace billfold
