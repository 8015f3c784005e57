// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/apiname.h"
#include "models/organization/decisions.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/policycontent.h"
#include "models/organization/quotas.h"
#include "models/organization/serviceaccess.h"
#include "models/organization/textrules.h"

#include <algorithm>

namespace billfold
{

namespace
{

Error noSuchPolicy(const PolicyId& id)
{
    return refusal(u"PolicyNotFoundException", {},
                   OrganizationText::tr("There is no policy %1 in this organization. Reload the page.")
                       .arg(id.toString()));
}

Result<Policy> requireOwnPolicy(const World& world, const Organization& organization, const PolicyId& id)
{
    if (const ManagedPolicy* const managed = awsManagedPolicy(id))
        return refusal(u"InvalidInputException", u"IMMUTABLE_POLICY",
                       OrganizationText::tr(
                           "%1 is the provider's and cannot be changed. Make a policy of your own instead.")
                           .arg(managed->name));
    const Policy* const policy = world.policy(id);
    if (!policy || policy->organization != organization.id)
        return noSuchPolicy(id);
    return *policy;
}

/// The type of any policy that this organization may attach.
Result<PolicyType> requireType(const World& world, const Organization& organization, const PolicyId& id)
{
    if (const ManagedPolicy* const managed = awsManagedPolicy(id))
        return managed->type;
    const Policy* const policy = world.policy(id);
    if (!policy || policy->organization != organization.id)
        return noSuchPolicy(id);
    return policy->type;
}

Error notAvailable()
{
    return refusal(
        u"PolicyTypeNotAvailableForOrganizationException", {},
        OrganizationText::tr(
            "With consolidated billing features there are no policies. Turn on all features first."));
}

Error inChange()
{
    return refusal(u"PolicyChangesInProgressException", {},
                   OrganizationText::tr(
                       "This type of policy is just being enabled or disabled. Try again in a moment."));
}

std::optional<PolicyTypeStatus> statusOf(const Organization& organization, PolicyType type)
{
    const auto found = organization.policyTypes.constFind(type);
    return found == organization.policyTypes.cend() ? std::nullopt : std::optional(*found);
}

Result<void> checkEnabled(const Organization& organization, PolicyType type)
{
    const std::optional<PolicyTypeStatus> status = statusOf(organization, type);
    if (!status)
        return refusal(
            u"PolicyTypeNotEnabledException", {},
            OrganizationText::tr("Policies of the type %1 are not enabled. Enable them under Policies first.")
                .arg(toApiName(type)));
    if (status != PolicyTypeStatus::Enabled)
        return inChange();
    return {};
}

Result<void> checkTarget(const World& world, const Organization& organization, const NodeId& target)
{
    const Organization* const found = world.organizationOf(target);
    if (!found || found->id != organization.id)
        return refusal(
            u"TargetNotFoundException", {},
            OrganizationText::tr("There is no account or unit %1 in this organization. Reload the page.")
                .arg(target.toString()));
    return {};
}

bool isAttached(const World& world, const PolicyId& policy, const NodeId& target)
{
    const QList<Attachment> all = world.attachmentsOn(target);
    return std::any_of(all.begin(), all.end(), [&](const Attachment& a) { return a.policy == policy; });
}

int attachedOf(const World& world, PolicyType type, const NodeId& target)
{
    const QList<Attachment> all = world.attachmentsOn(target);
    return int(std::count_if(all.begin(), all.end(), [&](const Attachment& a) { return a.type == type; }));
}

Result<void> checkNameIsFree(const World& world, const Organization& organization, PolicyType type,
                             const QString& name, const std::optional<PolicyId>& except = {})
{
    const ManagedPolicy* const managed = fullAccessPolicy(type);
    bool taken = managed && managed->name == name;
    for (const Policy& policy : world.policies())
        taken = taken || (policy.organization == organization.id && policy.type == type &&
                          policy.name == name && policy.id != except);
    if (taken)
        return refusal(
            u"DuplicatePolicyException", {},
            OrganizationText::tr("There is a policy “%1” already. Choose another name.").arg(name));
    return {};
}

Result<void> checkRoot(const Organization& organization, const RootId& root)
{
    if (organization.root != root)
        return refusal(u"RootNotFoundException", {},
                       OrganizationText::tr("There is no root %1 in this organization. Reload the page.")
                           .arg(root.toString()));
    return {};
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const CreatePolicy& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    if (organization->features != FeatureSet::All)
        return notAvailable();
    for (const auto& text :
         {checkPolicyName(command.name), checkPolicyDescription(command.description), checkTags(command.tags),
          checkTagCount(command.tags), checkPolicyContent(command.content, command.type)})
        if (!text)
            return text;
    const World& world = draft.world();
    if (const auto free = checkNameIsFree(world, *organization, command.type, command.name); !free)
        return free;
    const auto& all = world.policies();
    const auto count = std::count_if(all.begin(), all.end(), [&](const Policy& policy) {
        return policy.organization == organization->id && policy.type == command.type;
    });
    if (count >= policyQuota(command.type).policies)
        return refusal(u"ConstraintViolationException", u"POLICY_NUMBER_LIMIT_EXCEEDED",
                       OrganizationText::tr(
                           "There are %1 policies of this type, and no more are allowed. Delete one first.")
                           .arg(count));
    const Policy policy{.id = draft.freshPolicyId(),
                        .organization = organization->id,
                        .type = command.type,
                        .name = command.name,
                        .description = command.description,
                        .content = command.content,
                        .tags = command.tags};
    draft.put(policy);
    draft.about(policy.name);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const UpdatePolicy& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    Result<Policy> policy = requireOwnPolicy(draft.world(), *organization, command.policy);
    if (!policy)
        return policy.error();
    const auto status = statusOf(*organization, policy->type);
    if (status && status != PolicyTypeStatus::Enabled)
        return inChange();
    policy->name = command.name.value_or(policy->name);
    policy->description = command.description.value_or(policy->description);
    policy->content = command.content.value_or(policy->content);
    if (const auto name = checkPolicyName(policy->name); !name)
        return name;
    if (const auto description = checkPolicyDescription(policy->description); !description)
        return description;
    if (command.content)
        if (const auto content = checkPolicyContent(policy->content, policy->type); !content)
            return content;
    if (const auto free =
            checkNameIsFree(draft.world(), *organization, policy->type, policy->name, policy->id);
        !free)
        return free;
    draft.put(*policy);
    draft.about(policy->name);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DeletePolicy& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    const Result<Policy> policy = requireOwnPolicy(draft.world(), *organization, command.policy);
    if (!policy)
        return policy.error();
    if (!draft.world().targetsOf(organization->id, policy->id).isEmpty())
        return refusal(u"PolicyInUseException", {},
                       OrganizationText::tr("“%1” is attached to something. Detach it everywhere first.")
                           .arg(policy->name));
    draft.remove(*policy);
    draft.about(policy->name);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const AttachPolicy& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    const Result<PolicyType> type = requireType(world, *organization, command.policy);
    if (!type)
        return type.error();
    if (const auto target = checkTarget(world, *organization, command.target); !target)
        return target;
    if (const auto enabled = checkEnabled(*organization, *type); !enabled)
        return enabled;
    const QString name = policyName(world, command.policy), label = nodeLabel(world, command.target);
    if (isAttached(world, command.policy, command.target))
        return refusal(u"DuplicatePolicyAttachmentException", {},
                       OrganizationText::tr("“%1” is attached to %2 already.").arg(name, label));
    const int most = policyQuota(*type).most;
    if (attachedOf(world, *type, command.target) >= most)
        return refusal(
            u"ConstraintViolationException", u"MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "%1 policies of this type are attached to %2, and no more are allowed. Detach one first.")
                .arg(most)
                .arg(label));
    draft.put(Attachment{organization->id, command.policy, command.target, *type});
    draft.about(name + QStringLiteral(" \u2192 ") + label);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DetachPolicy& command)
{
    const Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    const Result<PolicyType> type = requireType(world, *organization, command.policy);
    if (!type)
        return type.error();
    if (const auto target = checkTarget(world, *organization, command.target); !target)
        return target;
    const QString name = policyName(world, command.policy), label = nodeLabel(world, command.target);
    if (const auto status = statusOf(*organization, *type); status && status != PolicyTypeStatus::Enabled)
        return inChange();
    if (!isAttached(world, command.policy, command.target))
        return refusal(
            u"PolicyNotAttachedException", {},
            OrganizationText::tr("“%1” is not attached to %2 itself. Detach it where it is attached.")
                .arg(name, label));
    if (*type == PolicyType::ResourceControl && awsManagedPolicy(command.policy))
        return refusal(u"InvalidInputException", u"NON_DETACHABLE_POLICY",
                       OrganizationText::tr("“%1” can be detached from nothing.").arg(name));
    if (attachedOf(world, *type, command.target) <= policyQuota(*type).fewest)
        return refusal(
            u"ConstraintViolationException", u"MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "“%1” is the only policy of its type on %2, and one has to stay. Attach another one first.")
                .arg(name, label));
    draft.remove(Attachment{organization->id, command.policy, command.target, *type});
    draft.about(name + QStringLiteral(" \u2192 ") + label);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const EnablePolicyType& command)
{
    Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto root = checkRoot(*organization, command.root); !root)
        return root;
    if (organization->features != FeatureSet::All)
        return notAvailable();
    const auto status = statusOf(*organization, command.type);
    if (status == PolicyTypeStatus::PendingDisable)
        return inChange();
    if (status)
        return refusal(u"PolicyTypeAlreadyEnabledException", {},
                       OrganizationText::tr("Policies of the type %1 are enabled already.")
                           .arg(toApiName(command.type)));
    const QString service = serviceOfPolicyType(command.type);
    if (!service.isEmpty() && !organization->trustedServices.contains(service))
        return refusal(
            u"ConstraintViolationException", u"SERVICE_ACCESS_NOT_ENABLED",
            OrganizationText::tr("Policies of this type need the service %1. Enable its access first.")
                .arg(service));
    organization->policyTypes.insert(command.type, PolicyTypeStatus::PendingEnable);
    draft.put(*organization);
    draft.about(toApiName(command.type));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DisablePolicyType& command)
{
    Result<Organization> organization = requireAdministrator(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto root = checkRoot(*organization, command.root); !root)
        return root;
    if (const auto enabled = checkEnabled(*organization, command.type); !enabled)
        return enabled;
    organization->policyTypes.insert(command.type, PolicyTypeStatus::PendingDisable);
    draft.put(*organization);
    draft.about(toApiName(command.type));
    return {};
}

} // namespace billfold
