// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/decisions.h"
#include "models/organization/policycontent.h"
#include "models/organization/serviceaccess.h"
#include "models/organization/textrules.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

QString serviceOfPolicyType(PolicyType type)
{
    if (type == PolicyType::SecurityHub)
        return u"securityhub.amazonaws.com"_s;
    if (type == PolicyType::Inspector)
        return u"inspector2.amazonaws.com"_s;
    return {};
}

std::optional<int> delegatedAdministratorQuota(const QString& service)
{
    static const QHash<QString, int> quotas{
        {u"access-analyzer.amazonaws.com"_s, 1}, {u"cloudtrail.amazonaws.com"_s, 3},
        {u"detective.amazonaws.com"_s, 1},       {u"guardduty.amazonaws.com"_s, 1},
        {u"inspector2.amazonaws.com"_s, 1},      {u"macie.amazonaws.com"_s, 1},
        {u"securityhub.amazonaws.com"_s, 1}};
    const auto found = quotas.constFind(service);
    return found == quotas.cend() ? std::nullopt : std::optional(*found);
}

namespace
{

Result<Organization> requireAllFeatures(const Draft& draft, const AccountId& actor)
{
    Result<Organization> organization = requirePayer(draft, actor);
    if (organization && organization->features != FeatureSet::All)
        return refusal(
            u"ConstraintViolationException", u"ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
            OrganizationText::tr(
                "With consolidated billing features services get no access to the organization. Turn on "
                "all features first."));
    return organization;
}

Result<Account> requireOwnAccount(const World& world, const Organization& organization, const AccountId& id)
{
    const Account* const account = world.account(id);
    if (!account || !account->membership || account->membership->organization != organization.id)
        return refusal(u"AccountNotFoundException", {},
                       OrganizationText::tr("The account %1 is not in this organization. Check the id.")
                           .arg(id.toString()));
    return *account;
}

int administratorsOf(const World& world, const OrganizationId& organization, const QString& service)
{
    const QList<Delegation> all = world.delegationsOf(organization);
    return int(std::count_if(all.begin(), all.end(),
                             [&](const Delegation& delegation) { return delegation.service == service; }));
}

Result<void> checkMayAdminister(const World& world, const Organization& organization, const Account& account,
                                const QString& service)
{
    const QString label = accountLabel(world, account.id);
    if (account.id == organization.payer)
        return refusal(
            u"ConstraintViolationException", u"CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
            OrganizationText::tr(
                "%1 is the payer account, which administers everything already. Choose another account.")
                .arg(label));
    if (account.state != AccountState::Active)
        return refusal(u"ConstraintViolationException",
                       u"CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                       OrganizationText::tr("%1 is not active. Choose another account.").arg(label));
    if (!organization.trustedServices.contains(service))
        return refusal(
            u"ConstraintViolationException", u"SERVICE_ACCESS_NOT_ENABLED",
            OrganizationText::tr("The service %1 has no access to the organization. Enable its access first.")
                .arg(service));
    if (world.find(Delegation{organization.id, account.id, service, {}}))
        return refusal(u"AccountAlreadyRegisteredException", {},
                       OrganizationText::tr("%1 administers %2 already.").arg(label, service));
    const std::optional<int> quota = delegatedAdministratorQuota(service);
    if (quota && administratorsOf(world, organization.id, service) >= *quota)
        return refusal(u"ConstraintViolationException",
                       u"MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
                       OrganizationText::tr("%1 can have %2 delegated administrators. Deregister one first.")
                           .arg(service)
                           .arg(*quota));
    return {};
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const EnableServiceAccess& command)
{
    Result<Organization> organization = requireAllFeatures(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto service = checkServicePrincipal(command.service); !service)
        return service;
    draft.about(command.service);
    if (organization->trustedServices.contains(command.service))
        return {}; // asking twice is allowed, and keeps the date
    organization->trustedServices.insert(command.service, draft.now());
    draft.put(*organization);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DisableServiceAccess& command)
{
    Result<Organization> organization = requireAllFeatures(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto service = checkServicePrincipal(command.service); !service)
        return service;
    for (auto type = organization->policyTypes.cbegin(); type != organization->policyTypes.cend(); ++type)
        if (serviceOfPolicyType(type.key()) == command.service)
            return refusal(u"ConstraintViolationException", u"POLICY_TYPE_ENABLED_FOR_THIS_SERVICE",
                           OrganizationText::tr("A type of policies needs %1. Disable that type first.")
                               .arg(command.service));
    if (administratorsOf(draft.world(), organization->id, command.service) > 0)
        return refusal(
            u"ConstraintViolationException", u"DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
            OrganizationText::tr("An account administers %1. Deregister it first.").arg(command.service));
    organization->trustedServices.remove(command.service);
    draft.put(*organization);
    draft.about(command.service);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const RegisterDelegatedAdministrator& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto service = checkServicePrincipal(command.service); !service)
        return service;
    const Result<Account> account = requireOwnAccount(draft.world(), *organization, command.account);
    if (!account)
        return account.error();
    if (const auto may = checkMayAdminister(draft.world(), *organization, *account, command.service); !may)
        return may;
    draft.put(Delegation{organization->id, account->id, command.service, draft.now()});
    draft.about(accountLabel(draft.world(), account->id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DeregisterDelegatedAdministrator& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const Result<Account> account = requireOwnAccount(draft.world(), *organization, command.account);
    if (!account)
        return account.error();
    const auto found = draft.world().find(Delegation{organization->id, account->id, command.service, {}});
    if (!found)
        return refusal(u"AccountNotRegisteredException", {},
                       OrganizationText::tr("%1 does not administer %2.")
                           .arg(accountLabel(draft.world(), account->id), command.service));
    draft.remove(*found);
    draft.about(accountLabel(draft.world(), account->id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const PutResourcePolicy& command)
{
    Result<Organization> organization = requireAllFeatures(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto content = checkResourcePolicyContent(command.content); !content)
        return content;
    if (const auto tags = checkTags(command.tags); !tags)
        return tags;
    if (const auto count = checkTagCount(command.tags); !count)
        return count;
    if (organization->resourcePolicy && !command.tags.isEmpty())
        return refusal(u"InvalidInputException", u"UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
                       OrganizationText::tr(
                           "Tags can be given only when the policy is made. Tag it afterwards instead."));
    if (!organization->resourcePolicy)
        organization->resourcePolicy = ResourcePolicy{draft.freshResourcePolicyId(), {}, command.tags};
    organization->resourcePolicy->content = command.content;
    draft.put(*organization);
    draft.about(organization->resourcePolicy->id.toString());
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DeleteResourcePolicy&)
{
    Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    if (!organization->resourcePolicy)
        return refusal(u"ResourcePolicyNotFoundException", {},
                       OrganizationText::tr("The organization has no resource policy."));
    draft.about(organization->resourcePolicy->id.toString());
    organization->resourcePolicy.reset();
    draft.put(*organization);
    return {};
}

} // namespace billfold
