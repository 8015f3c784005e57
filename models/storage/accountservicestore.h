// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/accountservices.h"
#include "models/storage/connection.h"

namespace billfold
{

/// A service with charges of an account, in one month and currency.
struct ServiceMonth {
    QString code, name;
    BillingPeriod period;
    QString currency;
    Money amount;
};

/// A decision that an account's owner made.
struct ServiceChoice {
    QString prefix, name;
    bool signedUp = true;
    QDateTime chosen;
};
struct SupportChoice {
    QString plan;
    QDateTime chosen;
};

/// The services, resources and plans of support of single accounts.
class AccountServiceStore
{
public:
    explicit AccountServiceStore(Connection& connection) : m_connection(connection) {}

    /// Of all bills in force, oldest first.
    Result<QList<ServiceMonth>> used(const QString& account);
    /// The latest choice for each service, by prefix.
    Result<QList<ServiceChoice>> choices(const QString& account);
    Result<void> choose(const QString& account, const ServiceChoice& choice);
    /// Oldest first.
    Result<QList<SupportChoice>> supportChoices(const QString& account);
    Result<void> chooseSupport(const QString& account, const SupportChoice& choice);

    /// The latest bill in force with charges of the account.
    Result<std::optional<BillId>> latestBill(const QString& account);
    /// From the lines of that bill.
    Result<AccountResources> resources(const QString& account, const BillId& bill, int limit);
    /// What support is counted on: usage, fees and other charges of the provider itself.
    Result<Money> supportBase(const QString& account, const BillId& bill);

private:
    Connection& m_connection;
};

} // namespace billfold
