// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace billfold::test
{

/// One line of a legacy CUR, with everything that a test does not care about filled in. Amounts are texts, as
/// the export has them. To be written with designated initializers:
///     legacyCur({{.account = "318204557120", .cost = "35.04"}, {.type = "Tax", .cost = "1.75"}})
struct CurLine {
    QByteArray account = "112233445566";
    QByteArray type = "Usage"; ///< lineItem/LineItemType
    QByteArray cost = "1.0";   ///< lineItem/UnblendedCost
    QByteArray service = "AmazonEC2";
    QByteArray serviceName = "Amazon Elastic Compute Cloud";
    QByteArray region = "us-east-1";
    QByteArray usageType = "BoxUsage:m5.large";
    QByteArray operation = "RunInstances";
    QByteArray usage = "1.0";
    QByteArray unit = "Hrs";
    QByteArray resource;
    QByteArray description;
    QByteArray env; ///< resourceTags/user:env
    QByteArray period = "2026-09";
    int day = 1;        ///< of the period; the line is of this day's first hour
    QByteArray invoice; ///< empty: the bill is an estimate
    QByteArray seller = "Amazon Web Services, Inc.";
    QByteArray billingEntity = "AWS";
    QByteArray payer = "112233445566";
    QByteArray currency = "USD";
    QByteArray riArn, riEffectiveCost, riUnusedUpfront, riUnusedRecurring;
    QByteArray spArn, spEffectiveCost, spTotalCommitment, spUsedCommitment;
    QByteArray blendedCost; ///< empty: as `cost`
    QByteArray listCost;    ///< empty: as `cost`
};

/// The file's bytes: a header and the lines. Line ids count from `line1`.
QByteArray legacyCur(const QList<CurLine>& lines);

/// The lines of the picture "example of a consolidated bill": six accounts, the payer first,
/// with 39.52, 8.92, 35.04, 119.27, 5.14 and 428.75, which is 636.64 charged to the payer account.
QList<CurLine> sixAccounts(const QByteArray& period = "2026-09", const QByteArray& invoice = "INV-1");

/// An account list as the organizations console exports it, which names the six.
QByteArray sixAccountNames();

/// Writes a file; its folders are made. The test program ends where that fails.
QString writeFile(const QString& path, const QByteArray& bytes);

/// A folder that holds the six accounts' export and its account list; returns the folder, to be imported as
/// it is.
QString writeSixAccounts(const QString& folder);

} // namespace billfold::test
