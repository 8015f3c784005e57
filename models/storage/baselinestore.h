// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/organizationids.h"
#include "models/storage/connection.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace billfold
{

/// What an organization was like outside when it was last imported.
struct StoredBaseline {
    QDateTime taken;
    QByteArray tree; ///< JSON: see treeAsJson
};

class BaselineStore
{
public:
    explicit BaselineStore(Connection& connection) : m_connection(connection) {}

    /// Nothing where the organization was never imported.
    Result<std::optional<StoredBaseline>> baseline(const OrganizationId& organization);
    /// Keeps it in place of the one before.
    Result<void> keep(const OrganizationId& organization, const StoredBaseline& baseline);

private:
    Connection& m_connection;
};

} // namespace billfold
