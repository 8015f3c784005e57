// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/access.h"
#include "models/organization/decisions.h"
#include "models/organization/membership.h"
#include "models/organization/quotas.h"
#include "models/organization/textrules.h"

#include <algorithm>

namespace billfold
{

// Refusals that belong to a cloud and cannot occur here: ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED beyond the five
// at once, MASTER_ACCOUNT_ADDRESS_DOES_NOT_MATCH_MARKETPLACE, MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED,
// INVALID_PAYMENT_INSTRUMENT, and the throttles.

namespace
{

Error notAMember(const AccountId& id)
{
    return refusal(
        u"AccountNotFoundException", {},
        OrganizationText::tr(
            "The account %1 is not in this organization. Check the id, or invite the account first.")
            .arg(id.toString()));
}

/// A member other than the payer, as a copy.
Result<Account> requireOther(const Draft& draft, const Organization& organization, const AccountId& id)
{
    const Account* const account = draft.world().account(id);
    if (!account || !account->membership || account->membership->organization != organization.id)
        return notAMember(id);
    return *account;
}

Error payerStays(const Draft& draft, const AccountId& payer)
{
    return refusal(u"MasterCannotLeaveOrganizationException", {},
                   OrganizationText::tr(
                       "%1 is the payer account and cannot leave. Remove the other accounts, then delete the "
                       "organization.")
                       .arg(accountLabel(draft.world(), payer)));
}

int inState(const World& world, const OrganizationId& organization, AccountState state)
{
    const QList<AccountId> members = world.members(organization);
    return int(std::count_if(members.begin(), members.end(),
                             [&](const AccountId& id) { return world.account(id)->state == state; }));
}

Result<void> checkCreation(const CreateAccount& command)
{
    if (const auto name = checkNewAccountName(command.name); !name)
        return name;
    if (const auto email = checkEmailShape(command.email); !email)
        return email;
    if (const auto role = checkRoleName(command.roleName); !role)
        return role;
    if (const auto tags = checkTags(command.tags); !tags)
        return tags;
    return checkTagCount(command.tags);
}

bool isParent(const World& world, const NodeId& node)
{
    return node.kind() != NodeId::Kind::Account && world.organizationOf(node);
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const CreateAccount& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    if (const auto text = checkCreation(command); !text)
        return text;
    const Unit* const unit = command.destination ? draft.world().unit(*command.destination) : nullptr;
    if (command.destination && (unit == nullptr || unit->organization != organization->id))
        return refusal(
            u"DestinationParentNotFoundException", {},
            OrganizationText::tr("There is no unit %1 to create the account in. Choose another one.")
                .arg(command.destination->toString()));
    if (organization->finalizedAt.isValid() && draft.now() < organization->finalizedAt)
        return refusal(
            u"FinalizingOrganizationException", {},
            OrganizationText::tr("The organization is still being made. Try again within an hour."));
    if (accountsCounted(draft.world(), organization->id) >= organization->accountQuota)
        return refusal(
            u"ConstraintViolationException", u"ACCOUNT_NUMBER_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "The organization has as many accounts and open invitations as its quota allows: %1. "
                "Raise the quota in Settings, or cancel an invitation.")
                .arg(organization->accountQuota));
    const auto& requests = draft.world().createRequests();
    const auto inProgress =
        std::count_if(requests.begin(), requests.end(), [&](const CreateAccountRequest& r) {
            return r.organization == organization->id && r.state == CreateAccountState::InProgress;
        });
    if (inProgress >= creationsAtOnce)
        return refusal(
            u"ConstraintViolationException", u"ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED",
            OrganizationText::tr("%1 accounts are being created already. Wait until one is finished.")
                .arg(creationsAtOnce));
    draft.put(CreateAccountRequest{.id = draft.freshRequestId(),
                                   .organization = organization->id,
                                   .accountName = command.name,
                                   .email = command.email,
                                   .roleName = command.roleName.isEmpty()
                                                   ? QStringLiteral("OrganizationAccountAccessRole")
                                                   : command.roleName,
                                   .billingAccess = command.billingAccess,
                                   .tags = command.tags,
                                   .requested = draft.now(),
                                   .destination = command.destination});
    draft.about(command.name);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const MoveAccount& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    Result<Account> account = requireOther(draft, *organization, command.account);
    if (!account)
        return account.error();
    const World& world = draft.world();
    if (!isParent(world, command.source) || account->membership->parent != command.source)
        return refusal(
            u"SourceParentNotFoundException", {},
            OrganizationText::tr("%1 is not in %2 any more. Look where it is now, then move it from there.")
                .arg(accountLabel(world, account->id), nodeLabel(world, command.source)));
    if (!isParent(world, command.destination))
        return refusal(u"DestinationParentNotFoundException", {},
                       OrganizationText::tr("There is no unit %1 to move the account to. Choose another one.")
                           .arg(command.destination.toString()));
    if (world.organizationOf(command.destination)->id != organization->id)
        return refusal(
            u"InvalidInputException", u"MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS",
            OrganizationText::tr(
                "%1 belongs to another organization. An account goes there by accepting an invitation.")
                .arg(nodeLabel(world, command.destination)));
    if (command.destination == command.source)
        return refusal(u"DuplicateAccountException", {},
                       OrganizationText::tr("%1 is in %2 already.")
                           .arg(accountLabel(world, account->id), nodeLabel(world, command.destination)));
    account->membership->parent = command.destination;
    draft.put(*account);
    draft.about(accountLabel(draft.world(), account->id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const RemoveAccountFromOrganization& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const Result<Account> account = requireOther(draft, *organization, command.account);
    if (!account)
        return account.error();
    if (account->id == organization->payer)
        return payerStays(draft, account->id);
    if (const auto may = checkMayDepart(draft, *account); !may)
        return may;
    if (const auto alone = checkStandsAlone(draft, *account); !alone)
        return alone;
    depart(draft, account->id, draft.now(), DepartureMethod::Removed);
    draft.about(accountLabel(draft.world(), account->id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const LeaveOrganization&)
{
    const Result<Organization> organization = requireMember(draft, actor);
    if (!organization)
        return organization.error();
    if (actor == organization->payer)
        return payerStays(draft, actor);
    if (const auto allowed = checkMayCall(draft.world(), actor, u"organizations:LeaveOrganization"); !allowed)
        return allowed;
    const Account account = *draft.world().account(actor);
    if (const auto may = checkMayDepart(draft, account); !may)
        return may;
    if (const auto alone = checkStandsAlone(draft, account); !alone)
        return alone;
    depart(draft, actor, draft.now(), DepartureMethod::Left);
    draft.about(accountLabel(draft.world(), actor));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const CloseAccount& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    Result<Account> account = requireOther(draft, *organization, command.account);
    if (!account)
        return account.error();
    const World& world = draft.world();
    const QString label = accountLabel(world, account->id);
    if (account->id == organization->payer)
        return refusal(u"ConstraintViolationException", u"CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
                       OrganizationText::tr(
                           "%1 is the payer account and cannot be closed while the organization exists.")
                           .arg(label));
    if (organization->features != FeatureSet::All)
        return refusal(
            u"ConstraintViolationException", u"ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
            OrganizationText::tr(
                "With consolidated billing features the payer cannot close accounts. Turn on all features "
                "first."));
    if (account->state == AccountState::Closed)
        return refusal(u"AccountAlreadyClosedException", {},
                       OrganizationText::tr("%1 is closed already.").arg(label));
    if (account->state == AccountState::PendingClosure)
        return refusal(u"ConflictException", {},
                       OrganizationText::tr("%1 is being closed already.").arg(label));
    if (account->state != AccountState::Active)
        return refusal(
            u"ConflictException", {},
            OrganizationText::tr("%1 is not active: its sign-up is not complete, or it is suspended. Only "
                                 "active accounts can be closed.")
                .arg(label));
    if (inState(world, organization->id, AccountState::PendingClosure) >= closingsAtOnce)
        return refusal(u"ConstraintViolationException", u"CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED",
                       OrganizationText::tr("%1 accounts are being closed already. Wait until one is closed.")
                           .arg(closingsAtOnce));
    if (closingsCounted(world, organization->id, draft.now()) >= closingsAllowed(world, organization->id))
        return refusal(
            u"ConstraintViolationException", u"CLOSE_ACCOUNT_QUOTA_EXCEEDED",
            OrganizationText::tr(
                "%1 accounts were closed in the last 30 days, and no more are allowed. Wait some days.")
                .arg(closingsAllowed(world, organization->id)));
    account->state = AccountState::PendingClosure;
    account->closeRequested = draft.now();
    draft.put(*account);
    draft.about(label);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const ReinstateAccount& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    Result<Account> account = requireOther(draft, *organization, command.account);
    if (!account)
        return account.error();
    if (account->state != AccountState::Closed)
        return refusal(u"ConflictException", {},
                       OrganizationText::tr("%1 is not closed, so there is nothing to reinstate.")
                           .arg(accountLabel(draft.world(), account->id)));
    account->state = AccountState::Active;
    account->closed = {};
    draft.put(*account);
    draft.about(accountLabel(draft.world(), account->id));
    return {};
}

} // namespace billfold
