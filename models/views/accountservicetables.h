// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/accountservices.h"
#include "models/billing/supportplan.h"
#include "models/views/cellmodel.h"

#include <functional>

namespace billfold
{

/// The rows of the tables about one account's services, for CellModel.

QStringList accountServiceHeadings();
/// The key is the service's prefix. `restriction` says why the account may not sign up for a service or leave
/// it; empty where it may.
QList<CellRow> accountServiceRows(const QList<AccountService>& services,
                                  const std::function<QString(const QString& prefix)>& restriction);

QStringList accountResourceHeadings();
/// The key is the row's number.
QList<CellRow> accountResourceRows(const AccountResources& resources);

QStringList supportPlanHeadings();
/// The key is SupportPlan::key.
QList<CellRow> supportPlanRows(const AccountSupport& support);

} // namespace billfold
