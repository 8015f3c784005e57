// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "models/ingest/findinglist.h"

#include <QPair>

#include <map>
#include <string>

namespace billfold
{

/// The total rows of detailed and monthly reports: not charges, but what the charges must add up to.
class ControlTotals
{
public:
    void addCharge(const std::string& invoice, const std::string& account, Money amount);
    /// A total row. `recordType` says what it is the total of.
    void addTotal(const std::string& recordType, const std::string& invoice, const std::string& account,
                  Money amount);

    /// What each row says, amount: for a summary.
    const QList<QPair<QString, Money>>& list() const { return m_list; }
    /// A warning for every total that its charges do not add up to. Totals may be rounded to cents.
    void compare(const QString& file, FindingList& findings) const;

private:
    struct Total {
        QString what;
        Money stated;
        Money summed;
    };
    void check(const QString& file, const Total& total, FindingList& findings) const;

    Money m_sum;
    std::map<std::string, Money> m_byInvoice, m_byAccount;
    std::map<std::string, Money> m_invoiceTotals, m_accountTotals;
    Money m_statement;
    bool m_hasStatement = false;
    QList<QPair<QString, Money>> m_list;
};

} // namespace billfold
