// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/accountgroups.h"
#include "models/storage/sumreader.h"

#include <memory>

namespace billfold
{

/// Sums of a payer's bills by any dimension, also by those that the export knows nothing of: the units of the
/// payer's organization and the tags of its accounts. The database adds up by account; what the organization
/// says is folded in here. It reads the organization once, and only where a question is about it.
class BillGroups
{
public:
    BillGroups(Connection& connection, QString payer);

    /// As SumReader's; and groups have their names.
    Result<QList<GroupSum>> sums(const SumRequest& request);
    Result<QList<GroupSum>> daySums(const SumRequest& request, int lastDay);

    /// Filters that the database understands: where a step is about the organization, it names its accounts.
    Result<QList<FilterStep>> resolved(const QList<FilterStep>& filters);

private:
    Result<void> readOrganization();
    Result<SumRequest> plain(const SumRequest& request);
    QList<GroupSum> folded(const SumRequest& request, const QList<GroupSum>& accounts) const;

    Connection& m_connection;
    QString m_payer;
    std::unique_ptr<AccountGroups> m_groups;
};

} // namespace billfold
