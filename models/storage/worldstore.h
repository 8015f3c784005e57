// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"
#include "models/storage/connection.h"

namespace billfold
{

/// Accounts and organizations in the database. It keeps what it is given: whether that may be is for the
/// rules (models/organization/rules.h) to say.
class WorldStore
{
public:
    explicit WorldStore(Connection& connection) : m_connection(connection) {}

    /// Everything, of one moment.
    Result<World> load();
    /// Writes the change in one transaction, each entity once, in any order. Conflict where an entity that is
    /// to change or go is not there.
    Result<void> write(const ChangeSet& change);

private:
    Connection& m_connection;
};

} // namespace billfold
