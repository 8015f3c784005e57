// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QDateTime>
#include <QList>

namespace billfold
{

/// An account as the bills of its payer tell of it.
struct ExportedAccount {
    AccountId id;
    QString name;    ///< empty where no bill has one
    QDateTime since; ///< the first instant of its earliest bill
};

/// Makes the organization of a payer from what its bills tell, or adds to the one that it has: accounts that
/// stand alone, or that nobody knew, join it directly under the root, from their earliest bill on, or from
/// when they left their last organization. Accounts of other organizations stay there. Bills do not tell
/// more, so addresses stay unknown, the organization has all features, and the account quota is as large as
/// it has to be. The ids of a new one are always the same for a payer. Nothing changes where the payer is
/// another's linked account, or closed for good.
ChangeSet organizationFromExport(const World& world, const AccountId& payer,
                                 const QList<ExportedAccount>& accounts, const QDateTime& now);

/// The id that such an organization gets: ours, and always the same for a payer.
QString exportedOrganizationId(const QString& payerKey);

} // namespace billfold
