// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/decisions.h"
#include "models/organization/handshakeends.h"
#include "models/organization/membership.h"
#include "models/organization/quotas.h"

#include <algorithm>

namespace billfold
{

// Two refusals of CreateOrganization belong to a cloud and cannot occur here: AccessDeniedForDependency (the
// caller may not make a service-linked role) and CREATE_ORGANIZATION_IN_BILLING_MODE_UNSUPPORTED_REGION.

namespace
{

Result<void> checkMayPay(const Draft& draft, const Account& account)
{
    const QString label = accountLabel(draft.world(), account.id);
    if (!account.standalone.paymentMethod)
        return refusal(
            u"ConstraintViolationException", u"MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
            OrganizationText::tr("%1 is going to pay and has no payment method. Complete its sign-up first.")
                .arg(label));
    if (!account.standalone.contact)
        return refusal(u"ConstraintViolationException", u"MASTER_ACCOUNT_MISSING_CONTACT_INFO",
                       OrganizationText::tr(
                           "%1 is going to pay and has no contact information. Complete its sign-up first.")
                           .arg(label));
    if (!account.standalone.complete() || account.state != AccountState::Active)
        return refusal(
            u"ConstraintViolationException", u"ACCOUNT_CREATION_NOT_COMPLETE",
            OrganizationText::tr("The sign-up of %1 is not complete. Complete it first.").arg(label));
    return {};
}

bool hasLiveTransfer(const World& world, const OrganizationId& organization)
{
    const auto& all = world.transfers();
    return std::any_of(all.begin(), all.end(), [&](const ResponsibilityTransfer& transfer) {
        const bool active =
            transfer.status == TransferStatus::Requested || transfer.status == TransferStatus::Accepted;
        return active && (transfer.source == organization || transfer.target == organization);
    });
}

/// Nothing may speak of the organization any more but the membership periods, which tell who paid.
void removeOrganization(Draft& draft, const Organization& organization)
{
    const World before = draft.world();
    for (const ResponsibilityTransfer& transfer : before.transfers())
        if (transfer.source == organization.id || transfer.target == organization.id)
            draft.remove(transfer);
    for (const Handshake& handshake : before.handshakes())
        if (handshake.organization == organization.id ||
            (handshake.transfer && !draft.world().transfer(*handshake.transfer)))
            draft.remove(handshake);
    for (const CreateAccountRequest& request : before.createRequests())
        if (request.organization == organization.id)
            draft.remove(request);
    for (const UnitId& unit : before.unitsOf(organization.id)) {
        detachEverything(draft, unit);
        draft.remove(*before.unit(unit));
    }
    detachEverything(draft, organization.root);
    for (const Policy& policy : before.policies())
        if (policy.organization == organization.id)
            draft.remove(policy);
    draft.remove(organization);
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const CreateOrganization& command)
{
    const Result<Account> account = requireAccount(draft, actor);
    if (!account)
        return account.error();
    if (account->membership)
        return refusal(u"AlreadyInOrganizationException", {},
                       OrganizationText::tr(
                           "%1 is in an organization already. Leave it first, or act as another account.")
                           .arg(accountLabel(draft.world(), actor)));
    if (const auto pays = checkMayPay(draft, *account); !pays)
        return pays;
    // The provider finishes a new organization within an hour, and refuses accounts until then. Here there is
    // nothing to finish, and nobody shall wait: it is final from the moment of its creation.
    const Organization organization{.id = draft.freshOrganizationId(),
                                    .root = draft.freshRootId(),
                                    .payer = actor,
                                    .features = command.features,
                                    .created = draft.now(),
                                    .finalizedAt = draft.now(),
                                    .accountQuota = accountQuotaDefault};
    draft.put(organization);
    // The provider's own lists say of the payer that it was invited
    join(draft, actor, organization.id, draft.now(), JoinedMethod::Invited, {});
    draft.about(organization.id.toString());
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DeleteOrganization&)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    const auto& requests = world.createRequests();
    const bool creating = std::any_of(requests.begin(), requests.end(), [&](const CreateAccountRequest& r) {
        return r.organization == organization->id && r.state == CreateAccountState::InProgress;
    });
    if (world.members(organization->id).size() > 1 || creating)
        return refusal(
            u"OrganizationNotEmptyException", {},
            OrganizationText::tr(
                "There are other accounts in the organization. Remove them first; closed ones go by "
                "themselves 90 days after closing."));
    if (hasLiveTransfer(world, organization->id))
        return refusal(
            u"ConstraintViolationException", u"ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
            OrganizationText::tr("The organization's bill is being transferred. End the transfer first."));
    depart(draft, actor, draft.now(), DepartureMethod::Left);
    removeOrganization(draft, *draft.world().organization(organization->id));
    draft.about(organization->id.toString());
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const EnableAllFeatures&)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    if (organization->features == FeatureSet::All)
        return refusal(u"HandshakeConstraintViolationException", u"ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
                       OrganizationText::tr("The organization has all features already."));
    if (runOf(draft.world(), organization->id))
        return refusal(
            u"HandshakeConstraintViolationException",
            u"ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
            OrganizationText::tr(
                "All features were asked for already. Wait for the accounts' answers, or cancel the "
                "request first."));
    const QList<AccountId> members = draft.world().members(organization->id);
    if (members.size() >= allFeaturesAccounts)
        return refusal(
            u"ConstraintViolationException", u"ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "An organization of 5,000 accounts or more has to ask the provider's support for all "
                "features."));
    const QMap<HandshakeId, Handshake> all = draft.world().handshakes();
    for (const Handshake& handshake : all)
        if (handshake.action == HandshakeAction::Invite && handshake.live() &&
            handshake.organization == organization->id)
            endHandshake(draft, handshake.id, HandshakeState::Canceled, draft.now());
    const Handshake run{.id = draft.freshHandshakeId(),
                        .action = HandshakeAction::EnableAllFeatures,
                        .state = HandshakeState::Requested,
                        .organization = organization->id,
                        .targetAccount = organization->payer,
                        .requested = draft.now(),
                        .expires = draft.now().addDuration(allFeaturesLife)};
    draft.put(run);
    for (const AccountId& member : members) {
        const Account* const account = draft.world().account(member);
        // Created accounts agreed by being created
        if (member != organization->payer && account->state == AccountState::Active &&
            account->membership->method != JoinedMethod::Created)
            askForApproval(draft, run, member);
    }
    openRunWhenApproved(draft, organization->id);
    draft.about(organization->id.toString());
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const SetAccountQuota& command)
{
    Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    if (command.accounts < 1 || command.accounts > accountQuotaLargest)
        return refusal(
            u"InvalidInputException", command.accounts < 1 ? u"MIN_VALUE_EXCEEDED" : u"MAX_VALUE_EXCEEDED",
            OrganizationText::tr("The quota of accounts can be 1 to %1.").arg(accountQuotaLargest));
    const int counted = accountsCounted(draft.world(), organization->id);
    if (command.accounts < counted)
        return refusal(u"ConstraintViolationException", u"ACCOUNT_NUMBER_LIMIT_EXCEEDED",
                       OrganizationText::tr(
                           "The organization has %1 accounts and open invitations. The quota cannot be less.")
                           .arg(counted));
    organization->accountQuota = command.accounts;
    draft.put(*organization);
    draft.about(organization->id.toString());
    return {};
}

} // namespace billfold
