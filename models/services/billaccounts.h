// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/storage/connection.h"

#include <QStringList>

namespace billfold
{

class OrganizationCore;

// Where the accounts of bills, whose keys have any form, meet those of organizations. On a connection's
// thread.

/// Makes an organization of a payer from what its bills name, or adds the accounts that the one it has lacks
/// and never had.
/// Payers that no organization can have (keys of other providers) get a plain list of members.
Result<void> makeOrganizationOf(Connection& connection, const QString& payer, const Clock& clock);

/// Adds these accounts of the payer's bills to its organization. Refused where it has none, or where one of
/// them has no charges in its bills or belongs to another organization.
Result<void> addToOrganization(Connection& connection, const QString& payer, const QStringList& keys,
                               const Clock& clock);

/// Names an account: in its organization where it is known there, else for bills alone. An empty name gives
/// it back to the imports.
Result<void> nameBillAccount(Connection& connection, OrganizationCore& core, const QString& key,
                             const QString& name);

} // namespace billfold
