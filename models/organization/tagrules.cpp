// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/decisions.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/textrules.h"

namespace billfold
{

// DUPLICATE_TAG_KEY cannot occur here: tags are a map. TAG_POLICY_VIOLATION belongs to services that enforce
// tag policies.

namespace
{

Error noSuchTarget(const QString& resource)
{
    return refusal(
        u"TargetNotFoundException", {},
        OrganizationText::tr("There is no account, unit or policy %1 in this organization. Reload the page.")
            .arg(resource));
}

/// Calls `alter` with the tags of the resource and stores what it leaves.
template <typename Alter>
Result<void> alterTags(Draft& draft, const Organization& organization, const QString& resource, Alter alter)
{
    const World& world = draft.world();
    const auto finish = [&](auto entity, Tags& tags, const QString& label) -> Result<void> {
        if (const auto done = alter(tags); !done)
            return done;
        draft.put(entity());
        draft.about(label);
        return {};
    };
    if (const auto id = AccountId::parse(resource)) {
        const Account* const found = world.account(*id);
        if (!found || !found->membership || found->membership->organization != organization.id)
            return noSuchTarget(resource);
        Account account = *found;
        return finish([&] { return Entity(account); }, account.tags, accountLabel(world, *id));
    }
    if (const auto id = UnitId::parse(resource)) {
        const Unit* const found = world.unit(*id);
        if (!found || found->organization != organization.id)
            return noSuchTarget(resource);
        Unit unit = *found;
        return finish([&] { return Entity(unit); }, unit.tags, nodeLabel(world, *id));
    }
    if (const auto id = PolicyId::parse(resource)) {
        if (const ManagedPolicy* const managed = awsManagedPolicy(*id))
            return refusal(
                u"InvalidInputException", u"IMMUTABLE_POLICY",
                OrganizationText::tr("%1 is the provider's and cannot have tags.").arg(managed->name));
        const Policy* const found = world.policy(*id);
        if (!found || found->organization != organization.id)
            return noSuchTarget(resource);
        Policy policy = *found;
        return finish([&] { return Entity(policy); }, policy.tags, policy.name);
    }
    if (const auto id = TransferId::parse(resource)) {
        const ResponsibilityTransfer* const found = world.transfer(*id);
        if (!found || (found->source != organization.id && found->target != organization.id))
            return noSuchTarget(resource);
        ResponsibilityTransfer transfer = *found;
        return finish([&] { return Entity(transfer); }, transfer.tags, transfer.name);
    }
    Organization changed = organization;
    if (resource == organization.root.toString())
        return finish([&] { return Entity(changed); }, changed.rootTags, OrganizationText::tr("Root"));
    if (changed.resourcePolicy && resource == changed.resourcePolicy->id.toString())
        return finish([&] { return Entity(changed); }, changed.resourcePolicy->tags, resource);
    return noSuchTarget(resource);
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const TagResource& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto tags = checkTags(command.tags); !tags)
        return tags;
    return alterTags(draft, *organization, command.resource, [&](Tags& tags) {
        tags.insert(command.tags);
        return checkTagCount(tags);
    });
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const UntagResource& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    for (const QString& key : command.keys)
        if (const auto allowed = checkTagKey(key); !allowed)
            return allowed;
    return alterTags(draft, *organization, command.resource, [&](Tags& tags) -> Result<void> {
        for (const QString& key : command.keys)
            tags.remove(key);
        return {};
    });
}

} // namespace billfold
