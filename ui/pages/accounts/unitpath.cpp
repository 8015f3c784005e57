// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/unitpath.h"

#include "models/views/organizationtext.h"

#include <utility>

namespace billfold
{

std::optional<NodeId> nodeAtPath(const World& world, const Organization& organization, const QString& path)
{
    NodeId node = organization.root;
    QStringList names;
    for (const QString& name : path.split(u'/')) {
        if (!name.trimmed().isEmpty())
            names.append(name.trimmed());
    }
    if (!names.isEmpty() &&
        names.first().compare(nodeName(world, organization.root), Qt::CaseInsensitive) == 0)
        names.removeFirst();
    for (const QString& name : std::as_const(names)) {
        std::optional<UnitId> found;
        const QList<UnitId> units = world.unitsIn(node);
        for (const UnitId& id : units) {
            if (world.unit(id)->name.compare(name, Qt::CaseInsensitive) != 0)
                continue;
            if (found)
                return std::nullopt;
            found = id;
        }
        if (!found)
            return std::nullopt;
        node = *found;
    }
    return node;
}

} // namespace billfold
