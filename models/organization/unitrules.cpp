// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/decisions.h"
#include "models/organization/membership.h"
#include "models/organization/quotas.h"
#include "models/organization/textrules.h"

#include <algorithm>

namespace billfold
{

namespace
{

Result<Unit> requireUnit(const World& world, const Organization& organization, const UnitId& id)
{
    const Unit* const unit = world.unit(id);
    if (!unit || unit->organization != organization.id)
        return refusal(u"OrganizationalUnitNotFoundException", {},
                       OrganizationText::tr("There is no unit %1 in this organization. Reload the page.")
                           .arg(id.toString()));
    return *unit;
}

Result<void> requireParent(const World& world, const Organization& organization, const NodeId& parent)
{
    const Organization* const found =
        parent.kind() == NodeId::Kind::Account ? nullptr : world.organizationOf(parent);
    if (!found || found->id != organization.id)
        return refusal(
            u"ParentNotFoundException", {},
            OrganizationText::tr("There is no unit %1 in this organization. Choose the root or another unit.")
                .arg(parent.toString()));
    return {};
}

Result<void> checkNameIsFree(const World& world, const NodeId& parent, const QString& name,
                             const std::optional<UnitId>& except = {})
{
    for (const UnitId& sibling : world.unitsIn(parent))
        if (sibling != except && world.unit(sibling)->name == name)
            return refusal(u"DuplicateOrganizationalUnitException", {},
                           OrganizationText::tr("There is a unit “%1” in %2 already. Choose another name.")
                               .arg(name, nodeLabel(world, parent)));
    return {};
}

/// Units on the way to the node, itself included.
int depthOf(const World& world, const NodeId& node)
{
    return int(world.pathTo(node).size()) - 1;
}

int heightOf(const World& world, const UnitId& unit)
{
    int highest = 0;
    for (const UnitId& child : world.unitsIn(unit))
        highest = std::max(highest, heightOf(world, child));
    return highest + 1;
}

Error tooDeep()
{
    return refusal(
        u"ConstraintViolationException", u"OU_DEPTH_LIMIT_EXCEEDED",
        OrganizationText::tr("Units can stand in each other %1 levels deep. Choose a unit further up.")
            .arg(unitDepth));
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const CreateOrganizationalUnit& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    if (const auto name = checkUnitName(command.name); !name)
        return name;
    if (const auto tags = checkTags(command.tags); !tags)
        return tags;
    if (const auto count = checkTagCount(command.tags); !count)
        return count;
    if (const auto parent = requireParent(world, *organization, command.parent); !parent)
        return parent;
    if (const auto free = checkNameIsFree(world, command.parent, command.name); !free)
        return free;
    if (depthOf(world, command.parent) >= unitDepth)
        return tooDeep();
    if (world.unitsOf(organization->id).size() >= unitQuota)
        return refusal(
            u"ConstraintViolationException", u"OU_NUMBER_LIMIT_EXCEEDED",
            OrganizationText::tr("The organization has %1 units, and no more are allowed. Delete one first.")
                .arg(unitQuota));
    const Unit unit{.id = draft.freshUnitId(organization->root),
                    .organization = organization->id,
                    .parent = command.parent,
                    .name = command.name,
                    .created = draft.now(),
                    .tags = command.tags};
    draft.put(unit);
    attachFullAccess(draft, *organization, unit.id);
    draft.about(nodeLabel(draft.world(), unit.id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const UpdateOrganizationalUnit& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    Result<Unit> unit = requireUnit(draft.world(), *organization, command.unit);
    if (!unit)
        return unit.error();
    if (const auto name = checkUnitName(command.name); !name)
        return name;
    if (const auto free = checkNameIsFree(draft.world(), unit->parent, command.name, unit->id); !free)
        return free;
    unit->name = command.name;
    draft.put(*unit);
    draft.about(nodeLabel(draft.world(), unit->id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const MoveOrganizationalUnit& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    Result<Unit> unit = requireUnit(world, *organization, command.unit);
    if (!unit)
        return unit.error();
    if (const auto parent = requireParent(world, *organization, command.destination); !parent)
        return parent;
    const QString label = nodeLabel(world, unit->id);
    if (command.destination == unit->parent)
        return refusal(
            u"DuplicateOrganizationalUnitException", {},
            OrganizationText::tr("%1 is in %2 already.").arg(label, nodeLabel(world, command.destination)));
    if (world.pathTo(command.destination).contains(NodeId(unit->id)))
        return refusal(
            u"InvalidInputException", u"INVALID_PATTERN_TARGET_ID",
            OrganizationText::tr("%1 cannot be moved into itself or into a unit inside it.").arg(label));
    if (const auto free = checkNameIsFree(world, command.destination, unit->name); !free)
        return free;
    if (depthOf(world, command.destination) + heightOf(world, unit->id) > unitDepth)
        return tooDeep();
    unit->parent = command.destination;
    draft.put(*unit);
    draft.about(label);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DeleteOrganizationalUnit& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    const Result<Unit> unit = requireUnit(world, *organization, command.unit);
    if (!unit)
        return unit.error();
    const QString label = nodeLabel(world, unit->id);
    if (!world.accountsIn(unit->id).isEmpty() || !world.unitsIn(unit->id).isEmpty())
        return refusal(u"OrganizationalUnitNotEmptyException", {},
                       OrganizationText::tr("%1 is not empty. Move its accounts and delete its units first.")
                           .arg(label));
    detachEverything(draft, unit->id);
    draft.remove(*unit);
    draft.about(label);
    return {};
}

} // namespace billfold
