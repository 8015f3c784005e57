// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/baselinestore.h"

#include "models/storage/boundsql.h"

namespace billfold
{

using namespace Qt::StringLiterals;

Result<std::optional<StoredBaseline>> BaselineStore::baseline(const OrganizationId& organization)
{
    Query query(m_connection, u"SELECT taken, tree FROM organization_baseline WHERE organization = ?"_s);
    query.bind(bound(organization.toString()));
    if (auto ran = query.run(); !ran)
        return ran.error();
    if (!query.next())
        return std::optional<StoredBaseline>();
    return std::optional(
        StoredBaseline{QDateTime::fromMSecsSinceEpoch(query.integer(0), Qt::UTC), query.text(1).toUtf8()});
}

Result<void> BaselineStore::keep(const OrganizationId& organization, const StoredBaseline& baseline)
{
    return m_connection.execute(
        u"INSERT INTO organization_baseline VALUES (?,?,?) ON CONFLICT (organization) DO "
        "UPDATE SET taken = excluded.taken, tree = excluded.tree"_s,
        {bound(organization.toString()), baseline.taken.toMSecsSinceEpoch(),
         bound(QString::fromUtf8(baseline.tree))});
}

} // namespace billfold
