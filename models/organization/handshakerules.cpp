// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/access.h"
#include "models/organization/decisions.h"
#include "models/organization/handshakeends.h"
#include "models/organization/membership.h"
#include "models/organization/quotas.h"
#include "models/organization/textrules.h"

namespace billfold
{

// Refusals that belong to a cloud and cannot occur here: ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD,
// ORGANIZATION_MEMBERSHIP_CHANGE_RATE_LIMIT_EXCEEDED and AccessDeniedForDependency. Inviting while all
// features are being turned on is allowed, so INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES does not occur
// either. ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE handshakes come with imports only: accounts here keep their
// role.

namespace
{

Error notFound(const HandshakeId& id)
{
    return refusal(
        u"HandshakeNotFoundException", {},
        OrganizationText::tr("There is no invitation or request %1 for this account. Reload the list.")
            .arg(id.toString()));
}

bool isSameTarget(const World& world, const Handshake& handshake, const HandshakeTarget& target)
{
    const std::optional<AccountId> recipient = recipientOf(world, handshake);
    if (recipient && target.account)
        return recipient == target.account;
    return !target.email.isEmpty() && handshake.targetEmail.compare(target.email, Qt::CaseInsensitive) == 0;
}

Result<void> checkMayInvite(const Draft& draft, const Organization& organization,
                            const HandshakeTarget& target)
{
    const World& world = draft.world();
    const Account* const payer = world.account(organization.payer);
    if (organization.finalizedAt.isValid() && draft.now() < organization.finalizedAt)
        return refusal(
            u"FinalizingOrganizationException", {},
            OrganizationText::tr("The organization is still being made. Try again within an hour."));
    if (!payer->emailVerified)
        return refusal(
            u"AccountOwnerNotVerifiedException", {},
            OrganizationText::tr(
                "The address of the payer account %1 is not verified. Verify it in Settings first.")
                .arg(accountLabel(world, payer->id)));
    if (!payer->standalone.paymentMethod)
        return refusal(u"HandshakeConstraintViolationException", u"PAYMENT_INSTRUMENT_REQUIRED",
                       OrganizationText::tr("The payer account %1 has no payment method. Add one first.")
                           .arg(accountLabel(world, payer->id)));
    const Organization* const current = target.account ? world.organizationOf(*target.account) : nullptr;
    if (current && current->id == organization.id)
        return refusal(u"HandshakeConstraintViolationException", u"ALREADY_IN_AN_ORGANIZATION",
                       OrganizationText::tr("%1 is in this organization already.")
                           .arg(accountLabel(world, *target.account)));
    for (const Handshake& handshake : world.handshakes())
        if (handshake.action == HandshakeAction::Invite && handshake.live() &&
            handshake.organization == organization.id && isSameTarget(world, handshake, target))
            return refusal(
                u"DuplicateHandshakeException", {},
                OrganizationText::tr(
                    "This account was invited already. Cancel that invitation to send another one."));
    if (accountsCounted(world, organization.id) >= organization.accountQuota)
        return refusal(
            u"HandshakeConstraintViolationException", u"ACCOUNT_NUMBER_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "The organization has as many accounts and open invitations as its quota allows: %1. "
                "Raise the quota in Settings, or cancel an invitation.")
                .arg(organization.accountQuota));
    if (invitationsOfDay(world, organization.id, draft.now()) >= invitationsADay(organization))
        return refusal(
            u"HandshakeConstraintViolationException", u"HANDSHAKE_RATE_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "%1 invitations were sent in the last 24 hours, and no more are allowed. Try again later.")
                .arg(invitationsADay(organization)));
    return {};
}

/// \param wanted what is asked of it
Result<void> checkTransition(const Handshake& handshake, HandshakeState wanted)
{
    if (handshake.live())
        return {};
    if (handshake.state == wanted)
        return refusal(u"HandshakeAlreadyInStateException", {},
                       OrganizationText::tr("This was done already. Reload the list to see it."));
    return refusal(
        u"InvalidHandshakeTransitionException", {},
        OrganizationText::tr(
            "This invitation or request was accepted, declined, cancelled or has expired. Reload the list "
            "to see it."));
}

/// The handshake, where the actor is the one who answers it.
Result<Handshake> requireRecipient(const Draft& draft, const AccountId& actor, const HandshakeId& id)
{
    if (const auto account = requireAccount(draft, actor); !account)
        return account.error();
    const Handshake* const handshake = draft.world().handshake(id);
    if (!handshake)
        return notFound(id);
    const std::optional<AccountId> recipient = recipientOf(draft.world(), *handshake);
    if (recipient == actor)
        return *handshake;
    const Organization* const sender = draft.world().organization(handshake->organization);
    if (!sender || sender->payer != actor)
        return notFound(id);
    return refusal(u"AccessDeniedException", {},
                   recipient ? OrganizationText::tr("Only the account that was asked can answer. Act as %1.")
                                   .arg(accountLabel(draft.world(), *recipient))
                             : OrganizationText::tr(
                                   "Only the account that was asked can answer. Add the account of %1 first.")
                                   .arg(handshake->targetEmail));
}

Result<void> acceptInvitation(Draft& draft, const Account& account, const Handshake& handshake)
{
    const World& world = draft.world();
    const Organization organization = *world.organization(handshake.organization);
    if (world.organizationPaidBy(account.id))
        return refusal(
            u"MasterCannotLeaveOrganizationException", {},
            OrganizationText::tr(
                "%1 is the payer account of an organization and cannot join another one. Delete its "
                "organization first.")
                .arg(accountLabel(world, account.id)));
    if (account.membership && account.membership->organization == organization.id)
        return refusal(
            u"HandshakeConstraintViolationException", u"ALREADY_IN_AN_ORGANIZATION",
            OrganizationText::tr("%1 is in this organization already.").arg(accountLabel(world, account.id)));
    if (account.state != AccountState::Active)
        return refusal(
            u"ConstraintViolationException", u"ACCOUNT_CREATION_NOT_COMPLETE",
            OrganizationText::tr(
                "The sign-up of %1 is not complete, or it is being closed. Complete the sign-up first.")
                .arg(accountLabel(world, account.id)));
    if (!world.account(organization.payer)->emailVerified)
        return refusal(
            u"HandshakeConstraintViolationException", u"MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED",
            OrganizationText::tr("The payer account %1 has to verify its address before anybody can join.")
                .arg(accountLabel(world, organization.payer)));
    if (world.members(organization.id).size() >= organization.accountQuota)
        return refusal(
            u"HandshakeConstraintViolationException", u"ACCOUNT_NUMBER_LIMIT_EXCEEDED",
            OrganizationText::tr(
                "The organization has as many accounts as its quota allows: %1. Its payer can raise the "
                "quota in Settings.")
                .arg(organization.accountQuota));
    if (account.membership) {
        if (const auto allowed = checkMayCall(world, account.id, u"organizations:LeaveOrganization");
            !allowed)
            return allowed;
        if (const auto may = checkMayDepart(draft, account); !may)
            return may;
        depart(draft, account.id, draft.now(), DepartureMethod::Left);
    }
    endHandshake(draft, handshake.id, HandshakeState::Accepted, draft.now());
    join(draft, account.id, organization.id, draft.now(), JoinedMethod::Invited, handshake.tags);
    return {};
}

Result<void> finalizeRun(Draft& draft, const Handshake& run)
{
    if (run.state != HandshakeState::Open)
        return refusal(
            u"InvalidHandshakeTransitionException", {},
            OrganizationText::tr(
                "Not every invited account has approved all features. Wait for the answers, or remove the "
                "accounts that declined."));
    endHandshake(draft, run.id, HandshakeState::Accepted, draft.now());
    Organization organization = *draft.world().organization(run.organization);
    organization.features = FeatureSet::All;
    draft.put(organization);
    return {};
}

/// What keeps the member from being asked again, as things stand with its answers.
Result<void> checkMayResend(const World& world, const Handshake& run, const AccountId& member)
{
    const QString label = accountLabel(world, member);
    if (!run.live())
        return refusal(u"InvalidHandshakeTransitionException", {},
                       OrganizationText::tr(
                           "The request for all features has ended. Begin the process again in Settings."));
    // Who left need not approve, nor who came later: that invitation promised all features
    const Account* const account = world.account(member);
    if (!account || !account->membership || account->membership->organization != run.organization ||
        account->membership->joined > run.requested)
        return refusal(
            u"InvalidHandshakeTransitionException", {},
            OrganizationText::tr("%1 left the organization since, and need not approve.").arg(label));
    for (const Handshake& approval : approvalsOf(world, run.id)) {
        if (approval.targetAccount != member)
            continue;
        if (approval.live())
            return refusal(u"DuplicateHandshakeException", {},
                           OrganizationText::tr("%1 has been asked and has not answered yet.").arg(label));
        if (approval.state == HandshakeState::Accepted)
            return refusal(u"InvalidHandshakeTransitionException", {},
                           OrganizationText::tr("%1 has approved already.").arg(label));
    }
    return {};
}

QString handshakeLabel(const World& world, const Handshake& handshake)
{
    if (handshake.targetAccount)
        return accountLabel(world, *handshake.targetAccount);
    return handshake.targetEmail;
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId& actor, const InviteAccountToOrganization& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const Result<HandshakeTarget> target = readTarget(draft.world(), command.target);
    if (!target)
        return target.error();
    if (const auto notes = checkNotes(command.notes); !notes)
        return notes;
    if (const auto tags = checkTags(command.tags); !tags)
        return tags;
    if (const auto count = checkTagCount(command.tags); !count)
        return count;
    if (const auto may = checkMayInvite(draft, *organization, *target); !may)
        return may;
    const bool promised = organization->features == FeatureSet::All || runOf(draft.world(), organization->id);
    const Handshake handshake{.id = draft.freshHandshakeId(),
                              .action = HandshakeAction::Invite,
                              .state = HandshakeState::Open,
                              .organization = organization->id,
                              .targetAccount = target->email.isEmpty() ? target->account : std::nullopt,
                              .targetEmail = target->email,
                              .offeredFeatures = promised ? FeatureSet::All : FeatureSet::ConsolidatedBilling,
                              .notes = command.notes,
                              .tags = command.tags,
                              .requested = draft.now(),
                              .expires = draft.now().addDuration(invitationLife)};
    draft.put(handshake);
    draft.about(handshakeLabel(draft.world(), handshake));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const AcceptHandshake& command)
{
    const Result<Handshake> handshake = requireRecipient(draft, actor, command.handshake);
    if (!handshake)
        return handshake.error();
    if (const auto open = checkTransition(*handshake, HandshakeState::Accepted); !open)
        return open;
    draft.about(handshakeLabel(draft.world(), *handshake));
    switch (handshake->action) {
    case HandshakeAction::Invite:
        return acceptInvitation(draft, *draft.world().account(actor), *handshake);
    case HandshakeAction::EnableAllFeatures:
        return finalizeRun(draft, *handshake);
    case HandshakeAction::TransferResponsibility:
        return acceptTransfer(draft, *handshake);
    case HandshakeAction::ApproveAllFeatures:
    case HandshakeAction::AddServiceLinkedRole:
        break;
    }
    endHandshake(draft, handshake->id, HandshakeState::Accepted, draft.now());
    openRunWhenApproved(draft, handshake->organization);
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const DeclineHandshake& command)
{
    const Result<Handshake> handshake = requireRecipient(draft, actor, command.handshake);
    if (!handshake)
        return handshake.error();
    if (const auto open = checkTransition(*handshake, HandshakeState::Declined); !open)
        return open;
    endHandshake(draft, handshake->id, HandshakeState::Declined, draft.now());
    draft.about(handshakeLabel(draft.world(), *handshake));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const CancelHandshake& command)
{
    if (const auto account = requireAccount(draft, actor); !account)
        return account.error();
    const Handshake* const found = draft.world().handshake(command.handshake);
    if (!found)
        return notFound(command.handshake);
    const Handshake handshake = *found;
    const Organization* const sender = draft.world().organization(handshake.organization);
    if (!sender || sender->payer != actor) {
        if (recipientOf(draft.world(), handshake) != actor && draft.world().organizationOf(actor) != sender)
            return notFound(command.handshake);
        return refusal(u"AccessDeniedException", {},
                       OrganizationText::tr("Only the payer account that sent it can cancel it. Act as %1.")
                           .arg(sender ? accountLabel(draft.world(), sender->payer)
                                       : handshake.organization.toString()));
    }
    if (const auto open = checkTransition(handshake, HandshakeState::Canceled); !open)
        return open;
    endHandshake(draft, handshake.id, HandshakeState::Canceled, draft.now());
    draft.about(handshakeLabel(draft.world(), handshake));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const ResendApproval& command)
{
    const Result<Organization> organization = requirePayer(draft, actor);
    if (!organization)
        return organization.error();
    const World& world = draft.world();
    const Handshake* const found = world.handshake(command.handshake);
    const Handshake* const run = found && found->parent ? world.handshake(*found->parent) : nullptr;
    if (!run || found->action != HandshakeAction::ApproveAllFeatures ||
        found->organization != organization->id)
        return notFound(command.handshake);
    const AccountId member = *found->targetAccount;
    if (const auto may = checkMayResend(world, *run, member); !may)
        return may;
    askForApproval(draft, Handshake(*run), member);
    draft.about(accountLabel(draft.world(), member));
    return {};
}

} // namespace billfold
