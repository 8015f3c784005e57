// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

/// A service of one account: used, as its bills say, or signed up for here.
struct AccountService {
    QString prefix; ///< as policies name it: "s3"
    QString name;   ///< as its bills, or the catalog of actions, have it
    /// By what was chosen here last; an account has signed up for what it uses, unless it left it later.
    bool signedUp = true;
    std::optional<QDateTime> chosen{};                    ///< when that was
    std::optional<BillingPeriod> firstUsed{}, lastUsed{}; ///< months with charges
    Money latest{};                                       ///< unblended, of `lastUsed`
    QString currency;                                     ///< empty where it was never used
};

/// A resource of the account in one month, with what it costs.
struct AccountResource {
    QString resource; ///< ARN or id, as the export has it
    QString service, region;
    Money amount; ///< unblended, exact
    qint64 lines = 0;
};

/// Of the account's latest month with charges.
struct AccountResources {
    std::optional<BillId> bill{};
    QList<AccountResource> rows; ///< largest amount first; at most so many as asked for
    qint64 count = 0;            ///< of all
    Money total{};               ///< of all resources
    Money withoutResource{};     ///< what is charged for nothing in particular
};

/// The account's plan of premium support, and what it is counted on.
struct AccountSupport {
    QString plan = QStringLiteral("basic"); ///< SupportPlan::key
    std::optional<QDateTime> since{};       ///< when it was chosen
    QString before{};                       ///< the plan before that
    std::optional<BillId> bill{};           ///< the latest month with charges
    Money charges{}; ///< that month's, gross: without support, tax, discounts, credits, refunds and the
                     ///< marketplace
};

} // namespace billfold
